"""Log-linear models with chosen pairs of lists, for sparse overlaps (Chan, Silverman and Vincent 2021).

From independence on, the pair whose overlap surprises most is added, while its one-sided Poisson p-value is
under `threshold` and the estimate still exists and is identified. A pair that never overlaps has the extended
estimate zero. The interval is Wald's on the log of the missing; the bootstrap repeats the choice as well.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray
from scipy.special import gammainc, gammaincc, ndtr, ndtri

from tawthiq.errors import Bilingual
from tawthiq.figures.estimates import poisson
from tawthiq.figures.estimates.existence import exists_and_identified
from tawthiq.figures.estimates.poisson import Design, Fits
from tawthiq.figures.estimates.results import Method, Model
from tawthiq.figures.estimates.subsets import F, I, superset_sums, terms_text
from tawthiq.figures.estimates.tables import Overlap

THRESHOLD = 0.02
"""The p-value under which a pair is added: the default of Chan, Silverman and Vincent."""
B = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Chosen:
    """The models chosen for each row of counts: `pairs` (pairs,) masks, `taken` (rows, pairs), and their fits."""

    pairs: I
    taken: B
    layout: Design
    fits: Fits
    exists: B


def choose(counts: F, possible: B, threshold: float = THRESHOLD, engine: str = "auto") -> Chosen:
    """Choose a model for each row of `counts` (rows, 2^lists), all rows in step."""
    lists = int(counts.shape[1]).bit_length() - 1
    pairs = np.array([1 << a | 1 << b for a, b in combinations(range(lists), 2)], dtype=np.int64)
    allowed = np.array([possible[p:][(np.arange(p, len(possible)) & p) == p].any() for p in pairs])
    taken = np.zeros((len(counts), len(pairs)), dtype=bool)
    barred = np.broadcast_to(~allowed, taken.shape).copy()
    layout, fits = _fit(counts, pairs, taken, possible, engine)
    open_rows = np.arange(len(counts))
    while len(open_rows):
        surprise = _p_values(counts[open_rows], fits.fitted[open_rows], pairs)
        surprise[taken[open_rows] | barred[open_rows]] = 1.0
        best = surprise.argmin(axis=1)
        going = surprise[np.arange(len(best)), best] < threshold
        open_rows, best = open_rows[going], best[going]
        if not len(open_rows):
            break
        taken[open_rows, best] = True
        tried, new = _fit(counts[open_rows], pairs, taken[open_rows], possible, engine)
        fine = _fine(counts[open_rows], tried, new)
        taken[open_rows[~fine], best[~fine]] = False
        barred[open_rows[~fine], best[~fine]] = True
        _put(layout, fits, open_rows[fine], tried, new, fine)
    return Chosen(pairs, taken, layout, fits, _fine(counts, layout, fits))


def _fit(counts: F, pairs: I, taken: B, possible: B, engine: str) -> tuple[Design, Fits]:
    lists = int(counts.shape[1]).bit_length() - 1
    base = np.array([0, *(1 << j for j in range(lists))], dtype=np.int64)
    terms = np.broadcast_to(np.concatenate([base, pairs]), (len(counts), len(base) + len(pairs))).copy()
    on = np.concatenate([np.ones((len(counts), len(base)), dtype=bool), taken], axis=1)
    layout = poisson.settle(counts, terms, on, possible)
    return layout, poisson.fit(counts, layout, engine)


def _p_values(counts: F, fitted: F, pairs: I) -> F:
    """One-sided Poisson p-value of each pair's overlap under the model so far, (rows, pairs)."""
    seen, meant = superset_sums(counts)[:, pairs], superset_sums(fitted)[:, pairs]
    meant = np.maximum(meant, 1e-12)
    lower = gammaincc(seen + 1, meant)
    upper = np.where(seen > 0, gammainc(np.maximum(seen, 1), meant), 1.0)
    return np.minimum(lower, upper)  # type: ignore[no-any-return]


def _fine(counts: F, layout: Design, fits: Fits) -> B:
    """Where the estimate exists and is identified; only what Newton left in doubt gets the linear programme."""
    out = fits.settled & (layout.live.sum(axis=1) >= layout.on.sum(axis=1))
    for row in np.flatnonzero(~out):
        out[row] = all(exists_and_identified(counts[row], layout, int(row)))
    return np.asarray(out, dtype=np.bool_)


def _put(layout: Design, fits: Fits, rows: I, tried: Design, new: Fits, fine: B) -> None:
    layout.on[rows], layout.live[rows] = tried.on[fine], tried.live[fine]
    for name in ("missing", "variance", "loglik", "deviance", "largest", "done", "fitted"):
        getattr(fits, name)[rows] = getattr(new, name)[fine]


def sparse(
    table: Overlap,
    *,
    bootstraps: int = 1000,
    threshold: float = THRESHOLD,
    seed: int = 0,
    engine: str = "auto",
) -> Method:
    """The sparse selection with its bootstrap. Without `bootstraps` the interval is Wald's alone."""
    if len(table.lists) < 3:
        return Method("sparse", why_not=_TOO_FEW)
    found = choose(table.counts[None, :], table.possible, threshold, engine)
    if not found.exists[0]:
        return Method("sparse", settings={"threshold": threshold}, why_not=_NOT_THERE)
    n, missing, scale = table.documented, float(found.fits.missing[0]), float(np.sqrt(found.fits.variance[0]))
    low, high = (n + missing * float(np.exp(z * scale)) for z in (-1.959963984540054, 1.959963984540054))
    replicates = bootstrap(table, bootstraps, threshold, seed, engine) if bootstraps else np.empty(0)
    span, more = _bootstrap_span(table, n + missing, replicates, threshold, engine)
    rng = np.random.default_rng([seed, 6])
    draws = replicates if len(replicates) else n + missing * np.exp(scale * rng.standard_normal(1000))
    reach = (min(low, span[0]), max(high, span[1])) if span else None
    settings = {
        "threshold": threshold,
        "interval": "Wald on the log of the missing",
        "bootstraps": bootstraps,
    }
    return Method(
        "sparse", low, n + missing, n + missing * float(np.exp(scale**2 / 2)), high, settings, more,
        [_model(table, found)], draws, reach,
    )  # fmt: skip


def bootstrap(table: Overlap, times: int, threshold: float, seed: int, engine: str) -> F:
    """Totals after resampling the persons and choosing again; those without an estimate are left out."""
    rng = np.random.default_rng([seed, 7])
    drawn = rng.multinomial(table.documented, table.counts / table.counts.sum(), size=times).astype(
        np.float64
    )
    again = choose(drawn, table.possible, threshold, engine)
    return (table.documented + again.fits.missing)[again.exists]


def _bootstrap_span(
    table: Overlap, estimate: float, replicates: F, threshold: float, engine: str
) -> tuple[tuple[float, float] | None, dict[str, object]]:
    if len(replicates) < 100:
        return None, {}
    low, high = bca(replicates, estimate, *_jackknife(table, threshold, engine))
    return (low, high), {"bootstrap_low": low, "bootstrap_high": high, "bootstraps_kept": len(replicates)}


def _jackknife(table: Overlap, threshold: float, engine: str) -> tuple[F, F]:
    """The estimate with one person of each cell left out, and how many persons each such cell has."""
    cells = np.flatnonzero(table.counts > 0)
    less = np.repeat(table.counts[None, :], len(cells), axis=0)
    less[np.arange(len(cells)), cells] -= 1
    again = choose(less, table.possible, threshold, engine)
    return table.documented - 1 + again.fits.missing, table.counts[cells]


def bca(replicates: F, estimate: float, jackknife: F, persons: F) -> tuple[float, float]:
    """Efron's bias-corrected accelerated 95 % interval (1987); ties with the estimate count half."""
    below = (replicates < estimate).mean() + 0.5 * (replicates == estimate).mean()
    bias = float(ndtri(np.clip(below, 0.5 / len(replicates), 1 - 0.5 / len(replicates))))
    away = np.average(jackknife, weights=persons) - jackknife
    square = float(persons @ away**2)
    speed = float(persons @ away**3) / (6 * square**1.5) if square > 0 else 0.0
    shares = []
    for z in (-1.959963984540054, 1.959963984540054):
        at = bias + z
        shares.append(float(ndtr(bias + at / max(1 - speed * at, 1e-3))))
    low, high = np.quantile(replicates, shares)
    return float(low), float(high)


def _model(table: Overlap, found: Chosen) -> Model:
    pairs = [int(p) for p in found.pairs[found.taken[0]]]
    masks = pairs + [1 << j for j in range(len(table.lists))]
    missing, variance = float(found.fits.missing[0]), float(found.fits.variance[0])
    size = len(masks) + 1
    bic = -2 * float(found.fits.loglik[0]) + float(np.log(table.documented)) * size
    more = {"bic": bic, "deviance": found.fits.deviance[0], "exists": True}
    error = float(np.sqrt(missing + missing**2 * variance))
    return Model(
        terms_text(masks), tuple(table.names(m) for m in pairs), table.documented + missing, error, more
    )


_TOO_FEW = Bilingual(
    "Pairs of lists can be told from chance only with three lists or more.",
    "لا يمكن تمييز ارتباط القوائم عن المصادفة إلا بثلاث قوائم أو أكثر.",
)
_NOT_THERE = Bilingual(
    "The estimate does not exist or is not identified, even under independence.",
    "التقدير غير موجود أو غير محدد حتى بافتراض الاستقلال.",
)
