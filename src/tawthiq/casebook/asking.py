"""Figures asked anew: as they were known on a day, or as of an act."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tawthiq import flow
from tawthiq.casebook import deriving, log
from tawthiq.casebook.book import Casebook
from tawthiq.casebook.tools import tools_of
from tawthiq.evidence.ledger import fold
from tawthiq.figures.documented import answer
from tawthiq.model.figures import Figure


def answers(
    book: Casebook,
    *,
    known_on: date | None = None,
    upto: int | None = None,
    workers: int = 1,
    progress: flow.Progress = lambda *_: None,
) -> list[Figure]:
    """The casebook's questions answered from acts 1..`upto`, by what sources had published on `known_on`."""
    derived = deriving.compute(book, upto=upto, workers=workers, progress=progress)
    ledger = fold(log.read(upto))
    finder, _ = tools_of(book, ledger)
    claims = flow.counted(derived.standing)
    return [
        answer(
            replace(q, known_on=known_on), claims=claims, incidents=derived.incidents, as_of=ledger.last,
            code=deriving.code_version(),
        )
        for q in flow.questions(ledger, finder)
    ]  # fmt: skip
