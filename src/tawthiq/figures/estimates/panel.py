"""One panel, one verdict: every method side by side, the checks, and what may be said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from tawthiq.figures.estimates import checks as checking
from tawthiq.figures.estimates.graphical import graphical
from tawthiq.figures.estimates.latent import Settings, latent_class
from tawthiq.figures.estimates.loglinear import MOST_LISTS, loglinear
from tawthiq.figures.estimates.plan import METHODS, Plan
from tawthiq.figures.estimates.results import Check, Method
from tawthiq.figures.estimates.simple import chao, chapman, nhoi
from tawthiq.figures.estimates.sparse import sparse
from tawthiq.figures.estimates.stability import Stability, stability
from tawthiq.figures.estimates.subsets import F
from tawthiq.figures.estimates.tables import Overlap
from tawthiq.figures.estimates.thresholds import OURS, Thresholds
from tawthiq.figures.estimates.two_groups import two_groups
from tawthiq.model.progress import Progress, quiet


@dataclass(frozen=True, slots=True)
class Effort:
    """How much work a panel may be: the calibration uses less than a real run."""

    bootstraps: int = OURS.bootstraps
    simulations: int = OURS.simulations
    most_rounds: int = 16000
    engine: str = "auto"
    progress: Progress = quiet


@dataclass(frozen=True, slots=True)
class Panel:
    """The answers for one table: `methods` in the order of METHODS, `checks`, `stable`, `verdict`."""

    table: Overlap
    methods: tuple[Method, ...]
    admissible: tuple[Method, ...]
    checks: tuple[Check, ...]
    stable: Stability
    verdict: str


def admissible_names(plan: Plan, lists: int) -> tuple[str, ...]:
    """The methods named in advance; beyond five lists the sparse selection stands in for all hierarchical models."""
    if lists <= MOST_LISTS:
        return plan.admissible
    swapped = ["sparse" if name == "loglinear" else name for name in plan.admissible]
    if lists > 6:
        swapped = ["sparse" if name == "graphical" else name for name in swapped]
    return tuple(dict.fromkeys(swapped))


def run_method(name: str, table: Overlap, plan: Plan, effort: Effort) -> Method:
    """One method by name, with the plan's settings."""
    seed, engine = plan.seed, effort.engine
    if name == "latent_class":
        chosen = Settings(classes=plan.classes, most_rounds=effort.most_rounds)
        return latent_class(table, settings=chosen, most=plan.max_missing, seed=seed, engine=engine)
    if name == "graphical":
        return graphical(table, delta=plan.delta, most=plan.max_missing, seed=seed)
    if name == "loglinear":
        return loglinear(table, seed=seed, engine=engine)
    if name == "sparse":
        return sparse(table, bootstraps=effort.bootstraps, seed=seed, engine=engine)
    return {"chao": chao, "chapman": chapman, "nhoi": nhoi, "two_groups": two_groups}[name](table)


def panel(
    table: Overlap,
    plan: Plan,
    effort: Effort | None = None,
    only: str | None = None,
    limits: Thresholds = OURS,
) -> Panel:
    """Run the methods (or `only` one) and the checks on one table."""
    effort = effort or Effort()
    found = [*checking.of_the_lists(table, plan, limits)]
    uneven = any(c.code == "even_reach" and not c.passed for c in found)
    methods = tuple(_methods(_wanted(only, uneven), table, plan, effort)) if table.lists else ()
    names = admissible_names(plan, len(table.lists))
    admissible = tuple(m for m in methods if m.name in names)
    if uneven:
        found.append(checking.of_two_groups(methods, plan, limits))
        admissible += tuple(
            m for m in methods if found[-1].passed and m.name == "two_groups" and m not in admissible
        )
    stable = _stable(table, plan, effort)
    found += checking.of_the_methods(table.documented, admissible, stable, limits)
    found.append(checking.of_the_linkage(plan))
    return Panel(table, methods, admissible, tuple(found), stable, checking.verdict(found))


def _methods(names: Sequence[str], table: Overlap, plan: Plan, effort: Effort) -> Iterator[Method]:
    for done, name in enumerate(names):
        effort.progress("methods", done, len(names))
        yield run_method(name, table, plan, effort)
    effort.progress("methods", len(names), len(names))


def _wanted(only: str | None, uneven: bool) -> tuple[str, ...]:
    """The methods to run: two groups of persons only where reach looks uneven, or when asked for."""
    wanted = tuple(m for m in METHODS if m != "two_groups") if only is None else (only,)
    return (*wanted, "two_groups") if uneven and "two_groups" not in wanted else wanted


def _stable(table: Overlap, plan: Plan, effort: Effort) -> Stability:
    if len(table.lists) < 3 or table.documented - table.frequencies()[0] < 1:
        return Stability({})
    return stability(table, simulations=effort.simulations, seed=plan.seed, engine=effort.engine)


def envelope(admissible: Sequence[Method]) -> tuple[int, int, int] | None:
    """Lowest lower end, middle of the medians, highest upper end of the methods that answered."""
    answered = [m for m in admissible if m.answered]
    if not answered:
        return None
    best = float(np.median([float(m.median or 0) for m in answered]))
    low, high = min(m.reach[0] for m in answered), max(m.reach[1] for m in answered)
    return int(np.floor(low)), round(best), int(np.ceil(high))


def floor_of(documented: int, methods: Sequence[Method], admissible: Sequence[Method]) -> int:
    """What may be said as "at least": the lowest lower end of the admissible methods and of Chao's bounds."""
    ends = [m.reach[0] for m in admissible if m.answered]
    for method in methods:
        if method.name == "chao" and method.answered:
            ends += [float(str(m.more["low"])) for m in method.models]
    return max(documented, int(np.floor(min(ends)))) if ends else documented


def shares_of_width(admissible: Sequence[Method]) -> dict[str, float]:
    """How the variance of the log of the total splits: between methods, between models inside them, sampling."""
    answered = [m for m in admissible if m.answered and len(m.draws)]
    if not answered:
        return {}
    logs = [np.log(np.maximum(m.draws, 1.0)) for m in answered]
    means = np.array([x.mean() for x in logs])
    inside = np.array([_between_models(m) for m in answered])
    within = np.array([x.var() for x in logs])
    models = float(np.minimum(inside, within).mean())
    return {"methods": float(means.var()), "models": models, "sampling": float(within.mean()) - models}


def _between_models(method: Method) -> float:
    rows = [(float(str(m.more["weight"])), m.estimate) for m in method.models if "weight" in m.more]
    kept = [(w, np.log(e)) for w, e in rows if e is not None and e > 0 and w > 0]
    if not kept:
        return 0.0
    weight, logs = np.array([w for w, _ in kept]), np.array([v for _, v in kept])
    middle = np.average(logs, weights=weight)
    return float(np.average((logs - middle) ** 2, weights=weight))


def with_draws(method: Method, draws: F) -> Method:
    """The same method with its numbers read off other draws of the total."""
    if not len(draws):
        return method
    low, median, high = (float(v) for v in np.quantile(draws, (0.025, 0.5, 0.975)))
    return replace(
        method, low=low, median=median, mean=float(draws.mean()), high=high, draws=draws, span=None
    )
