"""All hierarchical log-linear models of up to five lists, weighted by BIC (Fienberg 1972; Bishop et al. 1975)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.optimize import brentq
from scipy.special import gammaln, ndtr, xlogy

from tawthiq.errors import Bilingual
from tawthiq.figures.estimates import poisson
from tawthiq.figures.estimates.existence import exists_and_identified
from tawthiq.figures.estimates.hierarchy import hierarchical_models
from tawthiq.figures.estimates.poisson import Design, Fits
from tawthiq.figures.estimates.profile import span_of_missing
from tawthiq.figures.estimates.results import Method, Model
from tawthiq.figures.estimates.subsets import F, maximal, terms_text
from tawthiq.figures.estimates.tables import Overlap

MOST_LISTS = 5
DRAWS = 4000


@dataclass(frozen=True, slots=True)
class Fitted:
    """Every model fitted to one table: BIC, AIC, weights (0 where the estimate does not exist)."""

    models: tuple[tuple[int, ...], ...]
    layout: Design
    fits: Fits
    bic: F
    aic: F
    weight: F
    absent: int


def fit_all(table: Overlap, engine: str = "auto") -> Fitted:
    """Fit all hierarchical models of `table` (2 to 5 lists) and weigh those whose estimate exists."""
    models = hierarchical_models(len(table.lists))
    layout = poisson.design(table.counts, models, table.possible)
    fits = poisson.fit(table.counts, layout, engine)
    size = np.array([len(m) for m in models], dtype=np.float64)
    bic = -2 * fits.loglik + np.log(max(table.documented, 1)) * size
    usable = _usable(table, layout, fits, bic, size)
    weight = (
        np.where(usable, np.exp(np.minimum(-0.5 * (bic - bic[usable].min()), 0.0)), 0.0)
        if usable.any()
        else np.zeros(len(bic))
    )
    aic = -2 * fits.loglik + 2 * size
    return Fitted(models, layout, fits, bic, aic, weight / max(weight.sum(), 1e-300), int((~usable).sum()))


def _usable(
    table: Overlap, layout: Design, fits: Fits, bic: F, size: F
) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Where the estimate exists and is identified. Doubtful ones get the linear programme, best BIC first."""
    usable: np.ndarray[tuple[int], np.dtype[np.bool_]] = fits.settled & (
        layout.live.sum(axis=1) >= layout.on.sum(axis=1)
    )
    if not usable.any():
        return usable
    doubtful = np.flatnonzero(~usable & (bic < bic[usable].min() + 20) & (size > 0))
    for row in doubtful[np.argsort(bic[doubtful])][:20]:
        usable[row] = all(exists_and_identified(table.counts, layout, int(row))) and bool(fits.done[row])
    return usable


def loglinear(table: Overlap, *, seed: int = 0, engine: str = "auto", listed: int = 200) -> Method:
    """The average of all hierarchical models. `listed`: how many models, best BIC first, the answer names."""
    if not 3 <= len(table.lists) <= MOST_LISTS:
        return Method("loglinear", why_not=_WRONG_NUMBER)
    found = fit_all(table, engine)
    if not found.weight.any():
        return Method("loglinear", settings={"models": len(found.models)}, why_not=_NONE_EXISTS)
    low, median, high = mixture_quantiles(found, table.documented)
    mean = table.documented + float(found.weight @ np.where(found.weight > 0, found.fits.missing, 0.0))
    settings = {"models": len(found.models), "without_estimate": found.absent, "weights": "BIC"}
    return Method(
        "loglinear", low, median, mean, high, settings, {}, _listing(table, found, listed, engine),
        _draws(found, table.documented, seed),
    )  # fmt: skip


def spread(fits: Fits) -> F:
    """Standard deviation of the log of the missing: of the constant, and of who happened to be missed."""
    return np.sqrt(fits.variance + 1 / np.maximum(fits.missing, 1e-9))


def mixture_quantiles(found: Fitted, documented: int) -> tuple[float, float, float]:
    """2.5, 50 and 97.5 % of the total, a mixture of log-normals of the missing."""
    kept = found.weight > 1e-9
    weight, centre, scale = found.weight[kept], np.log(found.fits.missing[kept]), spread(found.fits)[kept]
    span = (float((centre - 9 * scale).min()), float((centre + 9 * scale).max()))
    weight = weight / weight.sum()

    def at(share: float) -> float:
        return documented + float(
            np.exp(brentq(lambda x: weight @ ndtr((x - centre) / scale) - share, *span))
        )

    return at(0.025), at(0.5), at(0.975)


def _draws(found: Fitted, documented: int, seed: int) -> F:
    rng = np.random.default_rng([seed, 1])
    which = rng.choice(len(found.weight), DRAWS, p=found.weight)
    scale = spread(found.fits)[which]
    return documented + np.exp(np.log(found.fits.missing[which]) + scale * rng.standard_normal(DRAWS))


def _listing(table: Overlap, found: Fitted, listed: int, engine: str) -> list[Model]:
    order = np.argsort(found.bic, kind="stable")
    best = int(np.argmax(found.weight))
    shown = [best, *(int(i) for i in order[:listed] if i != best)]
    return [_model(table, found, i, engine if i == best else None) for i in shown]


def _model(table: Overlap, found: Fitted, i: int, profile_engine: str | None) -> Model:
    missing, variance = float(found.fits.missing[i]), float(found.fits.variance[i])
    there = bool(found.weight[i] > 0)
    freedom = int(found.layout.live[i].sum() - found.layout.on[i].sum())
    more: dict[str, object] = {
        "bic": found.bic[i], "aic": found.aic[i], "weight": found.weight[i], "deviance": found.fits.deviance[i],
        "df": freedom, "exists": there,
    }  # fmt: skip
    if profile_engine is not None:
        more["low"], more["high"] = profile_interval(table, found.models[i], profile_engine)
    generators = tuple(table.names(m) for m in maximal(found.models[i]) if m)
    estimate = table.documented + missing if there else None
    error = float(np.sqrt(missing + missing**2 * variance)) if there else None
    return Model(terms_text(found.models[i]), generators, estimate, error, more)


def profile_interval(table: Overlap, model: tuple[int, ...], engine: str = "auto") -> tuple[float, float]:
    """95 % interval of the total under one model, from its multinomial profile likelihood (Cormack 1992)."""
    n = table.documented
    layout = poisson.design(table.counts, [model], table.possible)
    start = float(poisson.fit(table.counts, layout, engine).missing[0])
    layout.live[:, 0] = True

    def height(missing: float) -> float:
        counts = table.counts.copy()
        counts[0] = missing
        fits = poisson.fit(counts[None, :], layout, engine)
        seen = np.where(layout.live[0], counts, 0.0)
        shares = fits.fitted[0] / (n + missing)
        kernel = xlogy(seen, np.where(shares > 0, shares, 1.0)).sum()
        return float(gammaln(n + missing + 1) - gammaln(missing + 1) + kernel)

    low, high = span_of_missing(height, start)
    return n + low, n + high


_WRONG_NUMBER = Bilingual(
    f"All hierarchical models are fitted for three to {MOST_LISTS} lists; with more, see the sparse selection.",
    f"تُلاءم كل النماذج الهرمية لثلاث إلى {MOST_LISTS} قوائم؛ ولما زاد على ذلك انظر الاختيار المتفرق.",
)
_NONE_EXISTS = Bilingual(
    "No hierarchical model has an estimate that exists and is identified by these overlaps.",
    "لا يوجد نموذج هرمي له تقدير موجود ومحدد بهذه التقاطعات.",
)
