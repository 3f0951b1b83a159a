"""What the reports of one incident say of one kind of harm, by the same rule as a figure."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import partial

from tawthiq.figures.documented.combine import combine
from tawthiq.figures.documented.reading import Reading
from tawthiq.figures.documented.selection import refusal, says
from tawthiq.model.figures import Area, Question
from tawthiq.model.incidents import Claim

_ANYWHERE = Area("anywhere", (), "anywhere", "في أي مكان")


def toll(claims: Iterable[Claim], kind: str, group: str = "all") -> Reading | None:
    """Low, best and high of `kind` and `group` over the claims of one incident; None where none states it.

    Rejected claims, and what was only announced or denied, are out, as they are out of figures.
    """
    question = Question("toll", kind, (date.min, date.max), _ANYWHERE, group=group)
    speaking = [c for c in claims if c.event.scope == "event" and refusal(question, c) is None]
    said = combine(speaking, partial(says, question))
    return said.reading if said is not None and said.reading.known else None
