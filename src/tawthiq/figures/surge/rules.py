"""What two public alert rules would have said of the same events; they are shown beside, never used.

ACLED's Subnational Surge Tracker flags an area with at least 100 % more events in the last week than in an
average week of the past month, when that average is at least one (Subnational Threat & Surge Trackers). HDX
Signals flags a 30-day sum of deaths of at least 100 that is the highest of the past one or three years
(OCHA Centre for Humanitarian Data, HDX Signals, Armed conflict).
"""

from __future__ import annotations

from dataclasses import dataclass

from tawthiq.figures.surge.model import Floats

WEEK, MONTH, YEAR = 7, 30, 365
LEAST_DEATHS = 100
ROSE_BY = 1.0


@dataclass(frozen=True, slots=True)
class Rule:
    """`fires` None: the events do not reach far enough back, or the rule does not apply; `why` says so."""

    name: str
    fires: bool | None
    value: float | None
    usual: float | None
    why: str


def acled(events: Floats) -> Rule:
    """Daily event counts as known, ending on the last day of the window."""
    name = "ACLED +100 %"
    if len(events) < 5 * WEEK:
        return Rule(name, None, None, None, "needs five weeks of events")
    last, usual = float(events[-WEEK:].sum()), float(events[-5 * WEEK : -WEEK].sum()) / 4
    if usual < 1:
        return Rule(
            name, None, last, usual, "fewer than one event a week before: the rule does not look here"
        )
    return Rule(
        name,
        last >= (1 + ROSE_BY) * usual,
        last,
        usual,
        "last week against an average week of the four before",
    )


def hdx_signals(deaths: Floats) -> Rule:
    """Daily deaths as known, ending on the last day of the window; a year of them is needed."""
    name = "HDX Signals"
    if len(deaths) < YEAR + MONTH:
        return Rule(
            name,
            None,
            float(deaths[-MONTH:].sum()),
            None,
            f"needs {YEAR + MONTH} days of deaths, has {len(deaths)}",
        )
    last, highest = float(deaths[-MONTH:].sum()), _highest(deaths, YEAR)
    if last < LEAST_DEATHS:
        return Rule(name, False, last, highest, f"fewer than {LEAST_DEATHS} deaths in 30 days")
    if len(deaths) >= 3 * YEAR + MONTH and last > _highest(deaths, 3 * YEAR):
        return Rule(
            name, True, last, _highest(deaths, 3 * YEAR), "30-day deaths, the highest of the past three years"
        )
    return Rule(name, last > highest, last, highest, "30-day deaths against the highest of the past year")


def _highest(deaths: Floats, days: int) -> float:
    """The highest 30-day sum that ended on one of the `days` before the last."""
    return max(float(deaths[i - MONTH : i].sum()) for i in range(len(deaths) - days, len(deaths)))
