"""Two groups of persons, one harder to document: the latent class model by maximum likelihood (Pledger 2000).

The average over latent classes prefers few classes and lists that reach everybody well, so where a second group is
really there its interval ends too low. The profile likelihood of two groups has no such preference: it ends where the
overlaps end, or nowhere.

A range is published only where the profile ends, and of many tables from the same persons it ends in those that came
out low. So the envelope takes the profile at 99 %: at 95 % the published upper ends would miss too often.
"""

from __future__ import annotations

from functools import cache

import numpy as np
from scipy.optimize import OptimizeResult, minimize
from scipy.special import expit, gammaln, xlogy
from scipy.stats import chi2

from tawthiq.errors import Bilingual
from tawthiq.figures.estimates.mixture_plain import softplus
from tawthiq.figures.estimates.profile import span_of_missing
from tawthiq.figures.estimates.results import Method, Model
from tawthiq.figures.estimates.subsets import F
from tawthiq.figures.estimates.tables import Overlap

_FARTHEST = 4.0  # in logs: fifty times the missing
_LEVEL = 0.99
"""Of the profile that the envelope takes in; the method's own interval is at 95 %."""
_NO_UPPER_END = 50  # times the documented: what ends later says nothing
FEWEST_LISTS = 4
"""Three lists have seven cells, and two groups seven parameters and the total."""


def two_groups(table: Overlap) -> Method:
    """The total under two groups with its profile interval, without an upper end where the overlaps give none.

    `diagnostics` hold `p` of the deviance on `df` degrees: do two groups explain the overlaps?
    """
    lists, n = len(table.lists), table.documented
    if lists < FEWEST_LISTS or table.never:
        return Method("two_groups", why_not=_STRUCTURAL if table.never else _TOO_FEW)
    bits, counts = _cells(table)
    at = _top(bits, counts)
    loglik, none = -_fall(at, bits, counts, None)[0], float(np.exp(_log_chances(at, bits)[0]))
    missing = n * none / (1 - none)
    profile = cache(_Profile(at, bits, counts))
    wide = span_of_missing(profile, missing, (-0.5, 0.5), _FARTHEST, _LEVEL)
    settings = {"groups": 2, "interval": "profile likelihood", "envelope_level": _LEVEL}
    if wide[1] > _NO_UPPER_END * n:
        return Method("two_groups", settings=settings, why_not=_NO_END)
    low, high = span_of_missing(profile, missing, (-0.5, 0.5), _FARTHEST)
    freedom = (1 << lists) - 3 - 2 * lists
    p = float(chi2.sf(2 * (float(xlogy(counts, counts / n).sum()) - loglik), freedom))
    bic = float(np.log(n) * (2 * lists + 2)) - 2 * loglik
    model = Model("2 groups", (), n + missing, None, {"bic": bic, "low": n + low, "high": n + high})
    return Method(
        "two_groups", n + low, n + missing, n + missing, n + high, settings, {"p": p, "df": freedom}, [model],
        span=(n + wide[0], n + wide[1]),
    )  # fmt: skip


class _Profile:
    """The log likelihood of a number missing: the best climb from the top and from groups nearer and farther apart."""

    def __init__(self, at: F, bits: F, counts: F) -> None:
        self.bits, self.counts, self.n = bits, counts, float(counts.sum())
        self.top = at

    def __call__(self, missing: float) -> float:
        starts = [self.top, *(_start(self.bits, self.counts, apart, missing) for apart in (1.0, 2.5))]
        every = [_climb(start, self.bits, self.counts, missing) for start in starts]
        best = min(float(f.fun) for f in every)
        return float(gammaln(self.n + missing + 1) - gammaln(missing + 1)) - best


def _top(bits: F, counts: F) -> F:
    """The best of some starts that differ in how far the groups are apart."""
    starts = [_start(bits, counts, apart, 0.5 * counts.sum()) for apart in (0.5, 1.0, 2.0, 3.0)]
    found = [_climb(start, bits, counts, None) for start in starts]
    return np.asarray(min(found, key=lambda f: float(f.fun)).x)


def _start(bits: F, counts: F, apart: float, missing: float) -> F:
    """Groups `apart` in logits, the second of them about as large as the missing."""
    reach = counts @ bits / (counts.sum() + missing)
    logits = np.log(reach) - np.log1p(-reach)
    return np.concatenate([[np.log(counts.sum() / missing)], logits + 0.3 * apart, logits - apart])


def _climb(at: F, bits: F, counts: F, missing: float | None) -> OptimizeResult:
    """Truncated Newton steps: scipy's L-BFGS-B wakes every thread of the linear algebra for its tiny matrices."""
    return minimize(
        _fall, at, (bits, counts, missing), jac=True, method="TNC", bounds=[(-30, 30)] * len(at),
        options={"maxfun": 4000, "ftol": 1e-13, "gtol": 1e-6},
    )  # fmt: skip


def _cells(table: Overlap) -> tuple[F, F]:
    cells = np.concatenate([[0], np.flatnonzero(table.counts > 0)])
    bits = (cells[:, None] >> np.arange(len(table.lists))) & 1
    return bits.astype(np.float64), table.counts[cells].astype(np.float64)


def _log_chances(at: F, bits: F) -> F:
    """Log chance of each cell. `at` is (share's logit, logits of the first group's captures, of the second's)."""
    first, second = _parts(at, bits)
    return np.logaddexp(first, second)


def _parts(at: F, bits: F) -> tuple[F, F]:
    lists = bits.shape[1]
    one, two = at[1 : 1 + lists], at[1 + lists :]
    first = bits @ one - softplus(one).sum() - softplus(-at[0])
    second = bits @ two - softplus(two).sum() - softplus(at[0])
    return first, second


def _fall(at: F, bits: F, counts: F, missing: float | None) -> tuple[float, F]:
    """Minus the log likelihood and its slope: with so many `missing`, or (None) of the documented alone."""
    first, second = _parts(at, bits)
    every, weight = np.logaddexp(first, second), counts.copy()
    value = -float(counts[1:] @ every[1:])
    if missing is None:
        seen = max(-float(np.expm1(every[0])), 1e-300)
        value += float(counts.sum() * np.log(seen))
        weight[0] = counts.sum() * np.exp(every[0]) / seen
    else:
        value -= missing * float(every[0])
        weight[0] = missing
    one = weight * np.exp(first - every)
    two = weight - one
    reach, lists = expit(at), bits.shape[1]
    share = [one.sum() - reach[0] * weight.sum()]
    slope = [
        share,
        one @ bits - reach[1 : 1 + lists] * one.sum(),
        two @ bits - reach[1 + lists :] * two.sum(),
    ]
    return value, -np.concatenate(slope)


_TOO_FEW = Bilingual(
    "Three lists cannot tell two groups of persons from one.",
    "لا تكفي ثلاث قوائم للتمييز بين فئتين من الأشخاص وفئة واحدة.",
)
_NO_END = Bilingual(
    "Under two groups the overlaps give the total no upper end.",
    "بافتراض فئتين لا تعطي التقاطعات حداً أعلى للمجموع.",
)
_STRUCTURAL = Bilingual(
    "Some lists could not record the same person, and this method has no place for such cells.",
    "بعض القوائم لا يمكن أن تسجل الشخص نفسه، ولا مكان لمثل هذه الخلايا في هذه الطريقة.",
)
