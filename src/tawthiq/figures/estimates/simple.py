"""Answers by a formula: Chapman per pair, Chao's lower bound, no interaction of all lists."""

from __future__ import annotations

from itertools import combinations

import numpy as np

from tawthiq.errors import Bilingual
from tawthiq.figures.estimates import poisson
from tawthiq.figures.estimates.results import Method, Model
from tawthiq.figures.estimates.subsets import sizes, terms_text
from tawthiq.figures.estimates.tables import Overlap

SWEEP = (0.5, 2 / 3, 1.0, 1.5, 2.0)
"""How far the interaction of all lists is let from none (Aleshin-Guendel, Sadinle and Wakefield 2024)."""
_Z = 1.959963984540054


def chapman_pair(first: int, second: int, both: int) -> tuple[float, float]:
    """Chapman's (1951) estimate of the total from two lists and its standard error (Seber 1970)."""
    estimate = (first + 1) * (second + 1) / (both + 1) - 1
    top = (first + 1) * (second + 1) * (first - both) * (second - both)
    return estimate, float(np.sqrt(top / ((both + 1) ** 2 * (both + 2))))


def chapman(table: Overlap) -> Method:
    """Chapman for every pair of lists; the method's own numbers are the lowest, middle and highest pair."""
    pairs = list(combinations(range(len(table.lists)), 2))
    if not pairs:
        return Method("chapman", why_not=_ONE_LIST)
    models = [_pair(table, i, j) for i, j in pairs]
    totals = [float(m.estimate or 0) for m in models]
    lows, highs = [float(str(m.more["low"])) for m in models], [float(str(m.more["high"])) for m in models]
    settings = {"pairs": len(pairs), "assumes": "the two lists are independent; each pair alone"}
    return Method(
        "chapman",
        min(lows),
        float(np.median(totals)),
        float(np.mean(totals)),
        max(highs),
        settings,
        {},
        models,
    )


def _pair(table: Overlap, i: int, j: int) -> Model:
    estimate, error = chapman_pair(table.size(i), table.size(j), table.both(i, j))
    seen = table.size(i) + table.size(j) - table.both(i, j)
    low, high = _around(seen, estimate - seen, error)
    names = (table.lists[i],), (table.lists[j],)
    return Model(
        terms_text([1 << i, 1 << j]), names, estimate, error, {"low": low, "high": high, "seen": seen}
    )


def _around(seen: float, missing: float, error: float) -> tuple[float, float]:
    """A log-normal 95 % interval of the total: never under what was seen (Chao 1987)."""
    if missing <= 0 or error <= 0:
        return float(seen + max(missing, 0.0)), float(seen + max(missing, 0.0))
    factor = float(np.exp(_Z * np.sqrt(np.log1p((error / missing) ** 2))))
    return seen + missing / factor, seen + missing * factor


def chao(table: Overlap) -> Method:
    """Chao's lower bound for a known number of lists, (k - 1)/k f1^2 / (2 f2); beside it other forms.

    f1 and f2 are the persons in exactly one and exactly two lists. Without the factor (Chao 1987) the bound is
    for many occasions and lies above the truth when there are few lists.
    """
    lists = len(table.lists)
    if lists < 2:
        return Method("chao", why_not=_ONE_LIST)
    once, twice = (float(v) for v in table.frequencies()[:2])
    if twice == 0:
        return Method("chao", why_not=_NOBODY_TWICE)
    n, factor = table.documented, (lists - 1) / lists
    models = [
        _chao_form(
            n, "(k-1)/k f1^2/(2 f2)", factor * once**2 / (2 * twice), factor * _chao_error(once, twice)
        ),
        _chao_form(n, "f1^2/(2 f2)", once**2 / (2 * twice), _chao_error(once, twice)),
        _chao_form(n, "f1(f1-1)/(2(f2+1))", once * (once - 1) / (2 * (twice + 1)), _chao_error(once, twice)),
    ]
    unequal = _unequal_lists(table)
    if unequal is not None:
        models.append(_chao_form(n, "lists of unequal reach, from those in one or two", *unequal))
    first = models[0]
    low, high = (float(str(first.more[k])) for k in ("low", "high"))
    return Method(
        "chao", low, first.estimate, first.estimate, high, {"form": first.terms, "bound": "lower"}, {}, models
    )


def _chao_error(once: float, twice: float) -> float:
    ratio = once / twice
    return float(np.sqrt(twice * (0.25 * ratio**4 + ratio**3 + 0.5 * ratio**2)))


def _chao_form(n: int, name: str, missing: float, error: float) -> Model:
    low, high = _around(n, missing, error)
    return Model(name, (), n + missing, error, {"low": low, "high": high})


def _unequal_lists(table: Overlap) -> tuple[float, float] | None:
    """Missing and its error from independence fitted to those in one or two lists (Rivest and Baillargeon 2007)."""
    lists = len(table.lists)
    few = (sizes(lists) <= 2) & table.possible
    layout = poisson.design(table.counts, [(0, *(1 << j for j in range(lists)))], few)
    fits = poisson.fit(table.counts, layout)
    if not fits.settled[0] or layout.live[0].sum() < layout.on[0].sum():
        return None
    missing = float(fits.missing[0])
    return missing, float(np.sqrt(missing + missing**2 * fits.variance[0]))


def nhoi(table: Overlap) -> Method:
    """The total if no interaction of all lists exists, and the sweep over how far it may be from none.

    missing = product of the odd cells / product of the even ones; the sweep multiplies it.
    """
    lists = len(table.lists)
    if lists < 2:
        return Method("nhoi", why_not=_ONE_LIST)
    cells = table.counts[1:]
    if (cells <= 0).any():
        return Method("nhoi", why_not=_EMPTY_CELL)
    sign = np.where(sizes(lists)[1:] % 2 == 1, 1.0, -1.0)
    missing = float(np.exp(sign @ np.log(cells)))
    error = missing * float(np.sqrt((1 / cells).sum() + 1 / missing))
    n = table.documented
    low, high = _around(n, missing, error)
    models = [_at(n, xi, missing, error) for xi in SWEEP]
    draws = n + missing * np.exp(np.random.default_rng([0, 8]).standard_normal(2000) * error / missing)
    return Method("nhoi", low, n + missing, n + missing, high, {"sweep": list(SWEEP)}, {}, models, draws)


def _at(n: int, xi: float, missing: float, error: float) -> Model:
    low, high = _around(n, xi * missing, xi * error)
    return Model(f"xi={xi:.4g}", (), n + xi * missing, xi * error, {"low": low, "high": high})


_ONE_LIST = Bilingual("One list overlaps nothing.", "قائمة واحدة لا تتقاطع مع شيء.")
_NOBODY_TWICE = Bilingual("Nobody is in exactly two lists.", "لا أحد يرد في قائمتين بالضبط.")
_EMPTY_CELL = Bilingual(
    "Some combination of lists holds nobody, so the product does not exist.",
    "توجد توليفة من القوائم لا أحد فيها، فلا وجود لحاصل الضرب.",
)
