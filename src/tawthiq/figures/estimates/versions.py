"""Several versions of one table: linkage draws times imputations, each estimated, their draws pooled."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from tawthiq.figures.estimates import checks as checking
from tawthiq.figures.estimates.panel import Effort, Panel, panel, shares_of_width, with_draws
from tawthiq.figures.estimates.plan import Plan
from tawthiq.figures.estimates.results import Check, Method
from tawthiq.figures.estimates.subsets import F
from tawthiq.figures.estimates.tables import Overlap


@dataclass(frozen=True, slots=True)
class Share:
    """One source of uncertainty and the variance of the log of the total that it brings."""

    name: str
    variance: float


def pool_versions(
    versions: Sequence[tuple[str, ...]], tables: Sequence[Overlap], first: Panel, plan: Plan, effort: Effort,
    only: str | None,
) -> tuple[Panel, list[Share]]:  # fmt: skip
    """One panel over all versions, and what each source adds. `first` is the panel of the first version.

    A method's numbers come from the pooled draws; a check fails when it fails in half of the versions or more.
    """
    if len(versions) == 1:
        return first, [Share(k, v) for k, v in shares_of_width(first.admissible).items()]
    rest = [panel(t, replace(plan, seed=plan.seed + 1 + i), effort, only) for i, t in enumerate(tables[1:])]
    every = [first, *rest]
    methods = tuple(_pooled([m for p in every for m in p.methods if m.name == n]) for n in _names(every))
    names = {m.name for p in every for m in p.admissible}
    admissible = tuple(m for m in methods if m.name in names)
    checks = _majority([p.checks for p in every])
    pooled = replace(
        first, table=_middle(tables), methods=methods, admissible=admissible, checks=checks,
        verdict=checking.verdict(checks),
    )  # fmt: skip
    return pooled, _shares(versions, every)


def _names(every: Sequence[Panel]) -> list[str]:
    """The methods of any version, in their order."""
    return list(dict.fromkeys(m.name for p in every for m in p.methods))


def _pooled(same: Sequence[Method]) -> Method:
    answered = [m for m in same if m.answered and len(m.draws)]
    if not answered:
        return _spanned([m for m in same if m.answered]) or same[0]
    size = min(len(m.draws) for m in answered)
    each = max(1, min(size, 8000 // len(answered)))
    step = [np.linspace(0, len(m.draws) - 1, each).astype(int) for m in answered]
    mixed = np.concatenate([m.draws[at] for m, at in zip(answered, step, strict=True)])
    return replace(with_draws(answered[0], mixed), settings={**answered[0].settings, "versions": len(same)})


def _spanned(same: Sequence[Method]) -> Method | None:
    """A method without draws: its lowest, middle and highest numbers over the versions."""
    if not same:
        return None
    low, high = (
        pick(float(v or 0) for v in ends)
        for pick, ends in ((min, [m.low for m in same]), (max, [m.high for m in same]))
    )
    middle = float(np.median([float(m.median or 0) for m in same]))
    return replace(same[0], low=low, median=middle, mean=middle, high=high)


def _middle(tables: Sequence[Overlap]) -> Overlap:
    """The version whose documented number is the median one: what is called documented."""
    return sorted(tables, key=lambda t: t.documented)[len(tables) // 2]


def _majority(each: Sequence[Sequence[Check]]) -> tuple[Check, ...]:
    """Every check of any version; a check made more than once in a version is matched in order."""
    grouped: dict[tuple[str, int], list[Check]] = {}
    for checks in each:
        seen = Counter[str]()
        for check in checks:
            grouped.setdefault((check.code, seen[check.code]), []).append(check)
            seen[check.code] += 1
    return tuple(_vote(same, len(each)) for same in grouped.values())


def _vote(same: Sequence[Check], versions: int) -> Check:
    failed = [c for c in same if not c.passed]
    passed = [c for c in same if c.passed]
    return failed[0] if len(failed) * 2 >= versions or not passed else passed[0]


def _shares(versions: Sequence[tuple[str, ...]], every: Sequence[Panel]) -> list[Share]:
    """The law of total variance: between linkage draws, between imputations, and inside a version."""
    middles = np.array([_middle_log(p) for p in every])
    inside = [shares_of_width(p.admissible) for p in every]
    out = [
        Share(k, float(np.mean([s.get(k, 0.0) for s in inside]))) for k in ("methods", "models", "sampling")
    ]
    linkage = _between([v[0] for v in versions], middles)
    return [*out, Share("linkage", linkage), Share("imputation", max(float(middles.var()) - linkage, 0.0))]


def _between(groups: Sequence[str], middles: F) -> float:
    names = sorted(set(groups))
    if len(names) < 2:
        return 0.0
    means = [middles[[g == name for g in groups]].mean() for name in names]
    return float(np.var(means))


def _middle_log(found: Panel) -> float:
    logs = [float(np.log(max(float(m.median or 1), 1))) for m in found.admissible if m.answered]
    return float(np.mean(logs)) if logs else 0.0
