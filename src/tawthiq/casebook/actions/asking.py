"""What the case asks: its areas and counting questions, and the freezes that fix its answers."""

from __future__ import annotations

from collections.abc import Sequence

from tawthiq.casebook import db, log
from tawthiq.casebook.book import Casebook
from tawthiq.casebook.log import Acting, append
from tawthiq.evidence.chain import Act
from tawthiq.evidence.kinds import AreaNamed, FreezeMade, QuestionAsked


def name_area(book: Casebook, *, acting: Acting, area: AreaNamed) -> Act:
    with db.one_writer():
        return append(area, acting, book.fresh())


def ask(book: Casebook, *, acting: Acting, question: QuestionAsked) -> Act:
    with db.one_writer():
        return append(question, acting, book.fresh())


def freeze(
    book: Casebook,
    *,
    acting: Acting,
    name: str,
    upto: int,
    code: str,
    derived: str,
    figures: Sequence[tuple[str, str]],
) -> Act:
    """Fix the answers of acts 1..`upto`: old numbers are shown from here, never recomputed."""
    with db.one_writer():
        body = FreezeMade(name, upto, log.head(upto), code, derived, tuple(figures))
        return append(body, acting, book.fresh())
