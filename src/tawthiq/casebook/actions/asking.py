"""What the case asks: its areas, its sources and counting questions."""

from __future__ import annotations

from tawthiq.casebook import db
from tawthiq.casebook.book import Casebook
from tawthiq.casebook.log import Acting, append
from tawthiq.evidence.chain import Act
from tawthiq.evidence.kinds import AreaNamed, QuestionAsked, SourceNamed


def name_area(book: Casebook, *, acting: Acting, area: AreaNamed) -> Act:
    with db.one_writer():
        return append(area, acting, book.fresh())


def name_source(book: Casebook, *, acting: Acting, source: SourceNamed) -> Act:
    with db.one_writer():
        return append(source, acting, book.fresh())


def ask(book: Casebook, *, acting: Acting, question: QuestionAsked) -> Act:
    with db.one_writer():
        return append(question, acting, book.fresh())
