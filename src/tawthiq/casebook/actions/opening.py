"""A casebook begins."""

from __future__ import annotations

from collections.abc import Sequence

from tawthiq.casebook import db
from tawthiq.casebook.book import Casebook
from tawthiq.casebook.log import Acting, append
from tawthiq.casebook.vault import check_recipients
from tawthiq.evidence.chain import Act
from tawthiq.evidence.kinds import CasebookOpened


def open_for(
    book: Casebook,
    *,
    acting: Acting,
    name: str,
    zone: str,
    languages: Sequence[str],
    organisations: Sequence[tuple[str, str, str]],
    recipients: Sequence[tuple[str, str]] = (),
) -> Act:
    """The first act: name, IANA zone, languages, organisations (id, English, Arabic), age recipients."""
    check_recipients([key for _, key in recipients])
    body = CasebookOpened(name, zone, tuple(languages), tuple(organisations), tuple(recipients))
    with db.one_writer():
        return append(body, acting, book.fresh())
