"""Estimates per stratum (place, period, sex), partially pooled and summed by draws."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from tawthiq.figures.estimates import checks as checking
from tawthiq.figures.estimates.panel import Effort, Panel, admissible_names, envelope, run_method, with_draws
from tawthiq.figures.estimates.plan import Plan
from tawthiq.figures.estimates.pooling import pool
from tawthiq.figures.estimates.reading import Lists
from tawthiq.figures.estimates.results import Check, Json, Method, tidy
from tawthiq.figures.estimates.subsets import F
from tawthiq.figures.estimates.tables import Overlap
from tawthiq.figures.estimates.thresholds import OURS


@dataclass(frozen=True, slots=True)
class Stratum:
    """One stratum: its values, documented persons, the lists active there, its pooled envelope or None."""

    values: tuple[str, ...]
    documented: int
    active: tuple[str, ...]
    span: tuple[int, int, int] | None
    methods: Mapping[str, tuple[float, float, float]] = field(default_factory=dict)

    def as_dict(self) -> Json:
        """For JSON."""
        low, best, high = self.span or (None, None, None)
        return {
            "values": list(self.values), "documented": self.documented, "active_lists": list(self.active),
            "low": low, "best": best, "high": high, "methods": tidy(self.methods),
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Stratified:
    """The strata, the methods with their totals replaced by the sum over strata, and the checks of strata.

    `dropped` is (low, median, high) of the first admissible method had the rows without a stratum been dropped.
    """

    strata: tuple[Stratum, ...]
    methods: tuple[Method, ...]
    checks: tuple[Check, ...]
    dropped: tuple[float, float, float] | None


def by_strata(read: Lists, plan: Plan, effort: Effort, whole: Panel) -> Stratified:
    """Estimate every stratum by every admissible method, pool, and sum draw by draw."""
    version = read.versions[0]
    keys = read.keys(version)
    known = [k for k in keys if all(k)]
    tables = {k: active(read.table(version, k), k, read.strata, plan) for k in known}
    filled = impute(read, version, tables, plan.seed)
    names = admissible_names(plan, len(read.lists))
    fits = {}
    for done, (k, t) in enumerate(filled.items()):
        effort.progress("strata", done, len(filled))
        if _enough(t):
            fits[k] = {n: run_method(n, t, plan, effort) for n in names}
    totals, spans, spreads = _add_up(filled, fits, names, plan.seed)
    strata = tuple(_stratum(k, filled[k], spans) for k in known)
    methods = tuple(_replaced(m, totals, spreads) for m in whole.methods)
    silent = [" / ".join(k) for k in known if k not in fits]
    checks = [
        checking.said("active_lists", not silent, strata=checking.names_of(silent), fewest=OURS.fewest_lists)
    ]
    unknown = [k for k in keys if not all(k)]
    if unknown:
        checks.append(_unknown(read, version, unknown))
    return Stratified(
        strata, methods, tuple(checks), _dropped(tables, names, plan, effort) if unknown else None
    )


def active(table: Overlap, stratum: tuple[str, ...], columns: Sequence[str], plan: Plan) -> Overlap:
    """The table of the lists that worked in the stratum: not said to be inactive there, and with someone in them."""
    kept = []
    for j, name in enumerate(table.lists):
        entry = plan.lists.get(name)
        barred = entry is not None and any(
            value in entry.not_in.get(column, ()) for column, value in zip(columns, stratum, strict=True)
        )
        if not barred and table.size(j):
            kept.append(j)
    return table.keep(kept)


def _enough(table: Overlap) -> bool:
    return len(table.lists) >= OURS.fewest_lists and table.documented > table.frequencies()[0]


def impute(
    read: Lists, version: tuple[str, ...], tables: Mapping[tuple[str, ...], Overlap], seed: int
) -> dict[tuple[str, ...], Overlap]:
    """The strata with the rows of unknown stratum spread over them, as those with the same lists are spread."""
    rng = np.random.default_rng([seed, 12])
    counts = {k: t.counts.copy() for k, t in tables.items()}
    keys = list(tables)
    for (v, stratum, row), persons in sorted(read.cells.items()):
        if v != version or all(stratum) or not keys:
            continue
        at = [_mask(tables[k], read.lists, row) for k in keys]
        share = np.array([tables[k].counts[m] if m else 0.0 for k, m in zip(keys, at, strict=True)]) + 1e-9
        share = np.where([bool(m) for m in at], share, 0.0)
        if share.sum() <= 0:
            continue
        for k, m, n in zip(keys, at, rng.multinomial(persons, share / share.sum()), strict=True):
            counts[k][m] += n
    return {k: tables[k].with_counts(counts[k]) for k in keys}


def _mask(table: Overlap, lists: Sequence[str], row: Sequence[int]) -> int:
    """The cell of a combination of lists in a stratum's table; 0 where the stratum lacks one of them."""
    named = [name for name, bit in zip(lists, row, strict=True) if bit]
    if not all(name in table.lists for name in named):
        return 0
    return sum(1 << table.lists.index(name) for name in named)


Spans = dict[tuple[str, ...], dict[str, F]]


def _add_up(
    tables: Mapping[tuple[str, ...], Overlap], fits: Mapping[tuple[str, ...], Mapping[str, Method]],
    names: Sequence[str], seed: int,
) -> tuple[dict[str, F], Spans, dict[str, float | None]]:  # fmt: skip
    """Draws of the total per method; pooled draws per stratum and method; the spread between strata per method."""
    totals: dict[str, F] = {}
    spans: Spans = {k: {} for k in fits}
    spreads: dict[str, float | None] = {}
    rest = sum(t.documented for k, t in tables.items() if k not in fits)
    for name in names:
        if not fits or not all(f[name].answered and len(f[name].draws) for f in fits.values()):
            continue
        pooled = pool([tables[k].documented for k in fits], [f[name].draws for f in fits.values()], seed)
        totals[name], spreads[name] = pooled.draws.sum(axis=0) + rest, pooled.spread
        for row, key in enumerate(fits):
            spans[key][name] = pooled.draws[row]
    return totals, spans, spreads


def _stratum(key: tuple[str, ...], table: Overlap, spans: Spans) -> Stratum:
    found = {n: np.quantile(d, (0.025, 0.5, 0.975)) for n, d in spans.get(key, {}).items()}
    numbers = {n: (float(q[0]), float(q[1]), float(q[2])) for n, q in found.items()}
    methods = [Method(n, low, median, median, high) for n, (low, median, high) in numbers.items()]
    return Stratum(key, table.documented, table.lists, envelope(methods), numbers)


def _replaced(method: Method, totals: Mapping[str, F], spreads: Mapping[str, float | None]) -> Method:
    if method.name not in totals:
        return method
    settings = {**method.settings, "strata": "summed by draws", "spread_between_strata": spreads[method.name]}
    settings["without_strata"] = [method.low, method.median, method.high]
    return replace(with_draws(method, totals[method.name]), settings=settings)


def _unknown(read: Lists, version: tuple[str, ...], unknown: Sequence[tuple[str, ...]]) -> Check:
    """How unevenly the lists lack the stratum."""
    whole = read.table(version)
    parts = [read.table(version, k) for k in unknown]
    shares = [sum(p.size(j) for p in parts) / max(whole.size(j), 1) for j in range(len(read.lists))]
    even = max(shares) - min(shares) <= OURS.uneven_missing
    return checking.said("strata_known", even, least=f"{min(shares):.1%}", most=f"{max(shares):.1%}")


def _dropped(
    tables: Mapping[tuple[str, ...], Overlap], names: Sequence[str], plan: Plan, effort: Effort
) -> tuple[float, float, float] | None:
    """The first admissible method's total had the rows without a stratum been dropped."""
    fits = {k: {names[0]: run_method(names[0], t, plan, effort)} for k, t in tables.items() if _enough(t)}
    totals, _, _ = _add_up(tables, fits, names[:1], plan.seed)
    if names[0] not in totals:
        return None
    low, median, high = np.quantile(totals[names[0]], (0.025, 0.5, 0.975))
    return float(low), float(median), float(high)
