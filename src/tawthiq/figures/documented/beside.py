"""Numbers that are printed beside a figure of incidents: both readings of civilian status, and two simulated ranges."""

from __future__ import annotations

from collections.abc import Sequence

from tawthiq.figures.documented.by_incidents import Answer
from tawthiq.figures.documented.open_ends import open_ends
from tawthiq.figures.documented.reading import Reading
from tawthiq.figures.documented.simulated import simulate
from tawthiq.model.figures import PAIRS, Beside, Question


def beside(question: Question, found: Answer) -> tuple[Beside, ...]:
    """Empty where nothing is documented; without simulated ranges where no number is uncertain."""
    if found.reading is None:
        return ()
    told = [Beside(name, r.low, r.best, r.high) for name, r in _civilians(question, found, found.reading)]
    drawn = [Beside(name, r.low, r.best, r.high) for name, r in _simulated(question, found)]
    return (*told, *_bounds(found, found.reading, drawn), *drawn)


def _bounds(found: Answer, reading: Reading, drawn: Sequence[Beside]) -> list[Beside]:
    """The sum of minima and maxima; where some maximum is open that of the highest numbers stated, and what is open."""
    low, best, high = reading[:3]
    if high is not None:
        return [Beside("sum of minima and maxima", low, best, high)] if drawn else []
    return [*open_ends(found)]


def _civilians(question: Question, found: Answer, reading: Reading) -> list[tuple[str, Reading]]:
    if question.group != "civilians":
        return []
    wider = found.plus_unknown or reading
    return [("stated as civilian", reading), ("plus status unknown", wider)]


def _simulated(question: Question, found: Answer) -> list[tuple[str, Reading]]:
    drawn = simulate(found.weighed.only_counted(), question.seed) if found.weighed is not None else None
    if drawn is None:
        return []
    pairs = [] if drawn.pairs is None else [(PAIRS, drawn.pairs)]
    return [*pairs, ("errors independent", drawn.independent), ("errors shared", drawn.shared)]
