"""The clusters of one problem: the best windows that share no place, with their p-values."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from tawthiq.figures.scan import nulls, periods
from tawthiq.figures.scan.engine import Engine, check_size
from tawthiq.figures.scan.maxima import maxima as highest
from tawthiq.figures.scan.models import Problem
from tawthiq.figures.scan.result import Cluster
from tawthiq.figures.scan.scores import Floats
from tawthiq.figures.scan.tables import Study
from tawthiq.figures.scan.tail import gumbel_p, monte_carlo_p
from tawthiq.figures.scan.windows import Spans
from tawthiq.figures.scan.zones import Zones
from tawthiq.model.progress import Progress, quiet


@dataclass(frozen=True, slots=True)
class Search:
    """Where and when to look, and how hard."""

    zones: Zones
    spans: Spans
    distance: Floats
    prospective: bool
    min_cases: int
    replicates: int
    seed: int
    max_clusters: int
    progress: Progress = quiet


def clusters(study: Study, problem: Problem, search: Search) -> tuple[tuple[Cluster, ...], Floats]:
    """The clusters, best first, and the replicates' maxima."""
    check_size(search.zones, search.spans)
    engine = Engine(
        search.zones,
        search.spans,
        problem.beside,
        problem.score,
        problem.critical,
        search.min_cases,
        problem.whole,
    )
    best = list(_apart(engine, problem, search.max_clusters))
    draws = nulls.blocks(problem.draw, search.replicates, study.counts.size, search.seed)
    maxima = (
        highest(engine, draws, total=search.replicates, progress=search.progress) if best else np.zeros(0)
    )
    return tuple(_cluster(study, problem, search, found, maxima) for found in best), maxima


@dataclass(frozen=True, slots=True)
class _Found:
    score: float
    row: int
    k: int
    span: int
    members: tuple[int, ...]


def _apart(engine: Engine, problem: Problem, most: int) -> Iterator[_Found]:
    """The best window of each zone, taken from the best down, leaving out zones that share a place with one taken.

    Equal scores: fewer places first, then the row that comes first, then the shorter window.
    """
    shape = engine.zones.order.shape
    score, span = np.full(shape, -1.0), np.zeros(shape, dtype=np.int64)
    for k, _, _, values in engine.all_windows(problem.cells):
        span[: len(values), k] = values.argmax(axis=1)
        score[: len(values), k] = values.max(axis=1)
    rows, steps = np.nonzero(score > 0)
    values = score[rows, steps]
    taken: set[int] = set()
    count = 0
    for i in np.lexsort((rows, steps, -values)):
        row, k = int(rows[i]), int(steps[i])
        members = engine.zones.members(row, k)
        if count < most and taken.isdisjoint(members):
            taken.update(members)
            count += 1
            yield _Found(float(values[i]), row, k, int(span[row, k]), members)
        elif count >= most:
            return


def _cluster(study: Study, problem: Problem, search: Search, found: _Found, maxima: Floats) -> Cluster:
    first, after = int(search.spans.first[found.span]), int(search.spans.after[found.span])
    inside = np.array(found.members)
    observed = int(study.counts[inside, first:after].sum())
    expected = float(problem.mean[inside, first:after].sum())
    p = monte_carlo_p(found.score, maxima)
    start, end = study.labels(first, after - 1)
    centre = int(search.zones.order[found.row, 0])
    return Cluster(
        locations=tuple(study.locations[i] for i in found.members),
        start=start,
        end=end,
        duration=after - first,
        observed=observed,
        expected=expected,
        score=found.score,
        relative_risk=observed / expected if expected > 0 else None,
        p=p,
        gumbel_p=gumbel_p(found.score, maxima),
        recurrence_days=periods.DAYS[study.unit] / p if search.prospective else None,
        centre=(float(study.where[centre, 0]), float(study.where[centre, 1])),
        radius=float(search.distance[centre, inside].max()),
    )
