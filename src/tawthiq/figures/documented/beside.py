"""Numbers that are printed beside a figure of incidents: both readings of civilian status, and two simulated ranges."""

from __future__ import annotations

from tawthiq.figures.documented.by_incidents import Answer
from tawthiq.figures.documented.readings import Reading
from tawthiq.figures.documented.simulated import simulate
from tawthiq.model.figures import Beside, Question


def beside(question: Question, found: Answer) -> tuple[Beside, ...]:
    """Empty where nothing is documented; without simulated ranges where the figure has no upper number."""
    if found.reading is None:
        return ()
    told = [*_civilians(question, found, found.reading), *_simulated(question, found, found.reading)]
    return tuple(Beside(name, r.low, r.best, r.high) for name, r in told)


def _civilians(question: Question, found: Answer, reading: Reading) -> list[tuple[str, Reading]]:
    if question.group != "civilians":
        return []
    wider = found.plus_unknown or reading
    return [("stated as civilian", reading), ("plus status unknown", wider)]


def _simulated(question: Question, found: Answer, reading: Reading) -> list[tuple[str, Reading]]:
    drawn = simulate(found.weighed.only_counted(), question.seed) if found.weighed is not None else None
    if drawn is None:
        return []
    return [
        ("sum of minima and maxima", reading),
        ("errors independent", drawn[0]),
        ("errors shared", drawn[1]),
    ]
