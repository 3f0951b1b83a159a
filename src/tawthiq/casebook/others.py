"""What others printed for a question of the casebook, by its stored tables."""

from __future__ import annotations

from dataclasses import dataclass

from tawthiq import flow
from tawthiq.casebook import log, queries
from tawthiq.casebook.book import Casebook
from tawthiq.casebook.errors import NotFound
from tawthiq.casebook.facilities import confirmed
from tawthiq.casebook.tools import brought_of, tools_of
from tawthiq.evidence.ledger import fold
from tawthiq.figures.documented import Holdings
from tawthiq.figures.documented.displacement import Displacement, displacement
from tawthiq.figures.documented.others import Compared, Increment, compared, increments, totals_of
from tawthiq.model.figures import Question


@dataclass(frozen=True, slots=True)
class Others:
    """The series of a question as increments, and each total beside our incidents."""

    increments: tuple[Increment, ...]
    compared: tuple[Compared, ...]


def beside_ours(book: Casebook, ident: str) -> Others:
    """NotFound for a question that nobody asked."""
    question, holdings = _question(book, ident), _holdings(book)
    told = totals_of(question, holdings.claims, holdings)
    return Others(tuple(increments(told)), tuple(compared(question, told, holdings)))


def displaced(book: Casebook, ident: str) -> Displacement:
    """NotFound for a question that nobody asked."""
    return displacement(_question(book, ident), _holdings(book))


def _question(book: Casebook, ident: str) -> Question:
    ledger = fold(log.read())
    finder, _ = tools_of(book, ledger)
    asked = {q.id: q for q in flow.questions(ledger, finder, brought_of(book, ledger))}
    if ident not in asked:
        raise NotFound(place="ID", read=ident, what=", ".join(asked))
    return asked[ident]


def _holdings(book: Casebook) -> Holdings:
    claims = {i: c for i, c in queries.claims().items() if c.review != "superseded"}
    return Holdings(claims, queries.incidents(), confirmed(book))
