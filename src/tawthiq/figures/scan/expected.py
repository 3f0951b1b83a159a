"""What was to be expected in each cell, and how much more than Poisson the counts vary."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from tawthiq.figures.scan.errors import ExpectedZero, NoBaseline, WindowRefused
from tawthiq.figures.scan.scores import Floats
from tawthiq.figures.scan.tables import Study
from tawthiq.figures.scan.zones import Ints

LEAST_HISTORY = 7


@dataclass(frozen=True, slots=True)
class Expected:
    """`mean` (places, periods); `basis` says where it comes from.

    `shape` (places,): when the mean was estimated from earlier periods, the gamma shape of that estimate, else None.
    `theta`: size of a negative binomial fitted to the earlier periods (None: no more variance than Poisson's).
    """

    mean: Floats
    basis: str
    shape: Floats | None = None
    theta: float | None = None


def from_study(study: Study, history: int | None) -> tuple[Study, Expected]:
    """The study to scan and its expected counts: the baseline, else earlier periods, else the population's share.

    Raises NoBaseline (SCN-005) when there is none of them, ExpectedZero (SCN-012) when a case meets
    an expectation of 0.
    """
    if history is not None:
        study, expected = _from_history(study, history)
    elif study.baseline is not None:
        expected = Expected(study.baseline, "baseline")
    elif study.population is not None:
        share = population_share(study.population, over="period")
        expected = Expected(share * study.counts.sum(), "population")
    else:
        raise NoBaseline(place="cases", read="location, date, cases")
    impossible = (expected.mean <= 0) & (study.counts > 0)
    if impossible.any():
        names = [study.locations[i] for i in np.flatnonzero(impossible.any(axis=1))]
        raise ExpectedZero(place="cases", read=", ".join(names[:5]), count=len(names))
    return study, expected


def population_share(population: Floats, *, over: str) -> Floats:
    """Share of all cases that each cell would have at equal risk; sums to 1.

    `over` "period": every period has the same share of all cases, split by its own population. "total": person-time, so
    that a period with more people has more cases (as SaTScan does).
    """
    if over == "total":
        return np.asarray(population / population.sum())
    return np.asarray(population / population.sum(axis=0) / population.shape[1])


def _from_history(study: Study, history: int) -> tuple[Study, Expected]:
    """Each place's mean over its first `history` periods, drawn a little to the overall mean (weight: one period).

    Daily counts over four weeks or more get factors for the days of the week, from all places together.
    """
    if not LEAST_HISTORY <= history < study.counts.shape[1]:
        raise WindowRefused(
            place="--history",
            read=history,
            why_en="the history must leave periods to scan, and hold enough to learn from",
            why_ar="يجب أن يترك الماضي فترات للمسح وأن يكفي للتعلّم منه",
            wanted_en=f"{LEAST_HISTORY} to {study.counts.shape[1] - 1}",
            wanted_ar=f"من {LEAST_HISTORY} إلى {study.counts.shape[1] - 1}",
        )
    past = study.counts[:, :history]
    week = _weekdays(study, history)
    overall = past.mean()
    shape = past.sum(axis=1) + overall
    level = shape / (week[:history].sum() + 1)
    mean = level[:, None] * week[None, :]
    theta = dispersion(past, mean[:, :history], fitted=len(past))
    return study.after(history), Expected(mean[:, history:], f"first {history} periods", shape, theta)


def _weekdays(study: Study, history: int) -> Floats:
    """Relative level of each period's weekday, mean 1 over the history; all 1 when not daily or too short."""
    periods = study.counts.shape[1]
    if study.unit != "day" or history < 28:
        return np.ones(periods)
    day = (study.first + np.arange(periods)) % 7
    past = study.counts[:, :history].sum(axis=0)
    usual = past.mean()
    level = np.array(
        [(past[day[:history] == d].sum() + 1) / ((day[:history] == d).sum() * usual + 1) for d in range(7)]
    )
    return np.asarray(level[day] / level[day[:history]].mean())


def dispersion(counts: Ints, mean: Floats, *, fitted: int = 0) -> float | None:
    """Negative binomial size theta by moments, 1/theta = sum((y-b)^2 - b(1 - p/n)) / sum(b^2); None if infinite.

    `fitted` is the number p of means that were estimated from these counts.
    """
    b = mean * (1 - fitted / counts.size)
    extra = float(((counts - mean) ** 2 - b).sum() / (mean**2).sum())
    return 1 / extra if extra > 1e-6 else None
