"""The four models as problems that the engine can solve: what is added up, how it is scored, what chance does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np

from tawthiq.figures.scan import nulls, scores
from tawthiq.figures.scan.engine import Critical, Score
from tawthiq.figures.scan.errors import ModelRefused
from tawthiq.figures.scan.expected import Expected, dispersion, population_share
from tawthiq.figures.scan.scores import Floats
from tawthiq.figures.scan.tables import Study
from tawthiq.figures.scan.zones import Ints

MODELS = ("poisson-expectation", "poisson-population", "negbin", "permutation")


@dataclass(frozen=True, slots=True)
class Problem:
    """`cells` (places, periods) are added up beside `beside`; `mean` is the expected count of each cell.

    `draw` gives replicates of `cells`. `theta` is the negative binomial size in use, None for none.
    """

    model: str
    cells: Any
    beside: Floats
    mean: Floats
    score: Score
    critical: Critical
    draw: nulls.Draw
    whole: bool
    theta: float | None


Dispersion = float | str | None


def expectation(study: Study, expected: Expected, spread: Dispersion) -> Problem:
    """Expectation-based Poisson: each window against what was expected there (Neill 2009)."""
    theta = _theta(spread, study.counts, expected)
    draw = _draw(expected, theta)
    score, critical = scores.poisson_expectation, scores.critical_expectation
    return Problem(
        "poisson-expectation", study.counts, expected.mean, expected.mean, score, critical, draw, True, theta
    )


def population(study: Study, expected: Expected, spread: Dispersion, over: str) -> Problem:
    """Population-based Poisson: each window against the rest, given the total (Kulldorff 2001)."""
    total = int(study.counts.sum())
    if study.population is not None:
        share = population_share(study.population, over=over)
    else:
        share = expected.mean / expected.mean.sum()
    mean = share * total
    theta = _theta(spread, study.counts, Expected(mean, expected.basis, None, expected.theta))
    score = partial(scores.poisson_conditional, total=total)
    return Problem(
        "poisson-population",
        study.counts,
        mean,
        mean,
        score,
        partial(_critical_given, total=total),
        nulls.multinomial(mean, total)
        if theta is None
        else nulls.overdispersed_multinomial(mean, np.array(theta), total),
        True,
        theta,
    )


def _critical_given(mean: Floats, level: float, *, total: int) -> Floats:
    return scores.critical_conditional(mean, float(total), level)


def same_time(study: Study, expected: Expected, theta: float | None) -> Problem:
    """Each window against the other places in the same periods: every period keeps its observed total."""
    totals = study.counts.sum(axis=0)
    share = expected.mean / np.maximum(expected.mean.sum(axis=0), 1e-300)
    total = int(totals.sum())
    score = partial(scores.poisson_conditional, total=total)
    critical = partial(_critical_given, total=total)
    mean = share * totals
    draw = nulls.by_period(share, totals, theta)
    return Problem("same-time", study.counts, mean, mean, score, critical, draw, True, theta)


def negbin(study: Study, expected: Expected, spread: Dispersion) -> Problem:
    """Negative binomial score scan, hotspot form (Tango, Takahashi and Kohriyama 2011)."""
    theta = _theta("estimate" if spread is None else spread, study.counts, expected)
    if theta is None:
        theta = 1e6  # no more variance than Poisson: the score's limit
    weight = 1 + expected.mean / theta
    counts = _draw(expected, theta)

    def draw(rng: np.random.Generator, count: int) -> Any:
        return (counts(rng, count) - expected.mean) / weight

    return Problem(
        "negbin",
        (study.counts - expected.mean) / weight,
        expected.mean / weight,
        expected.mean,
        scores.negbin_hotspot,
        _critical_hotspot,
        draw,
        False,
        theta,
    )


def _critical_hotspot(variance: Floats, level: float) -> Floats:
    return np.asarray(level * np.sqrt(variance))


def permutation(study: Study) -> Problem:
    """Space-time permutation: no population needed, places and periods keep their totals (Kulldorff 2005)."""
    counts = study.counts
    total = int(counts.sum())
    mean = np.outer(counts.sum(axis=1), counts.sum(axis=0)) / total
    score = partial(scores.poisson_conditional, total=total)
    critical: Callable[[Floats, float], Floats] = partial(_critical_given, total=total)
    return Problem("permutation", counts, mean, mean, score, critical, nulls.permutation(counts), True, None)


def _draw(expected: Expected, theta: float | None) -> nulls.Draw:
    if theta is None and expected.shape is None:
        return nulls.poisson(expected.mean)
    return nulls.mixed(expected.mean, theta, expected.shape)


def _theta(spread: Dispersion, counts: Ints, expected: Expected) -> float | None:
    """The size asked for; "estimate": of the earlier periods if there are, else of the scanned counts themselves."""
    if spread is None:
        return None
    if spread == "estimate":
        return expected.theta if expected.shape is not None else dispersion(counts, expected.mean)
    try:
        theta = float(spread)
    except ValueError:
        theta = -1.0
    if not theta > 0:
        raise ModelRefused(
            place="--dispersion",
            read=spread,
            wanted_en="a number above 0, or estimate",
            wanted_ar="عدد فوق الصفر أو estimate",
        )
    return theta
