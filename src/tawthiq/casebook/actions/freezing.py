"""A freeze fixes the answers of acts 1 to N."""

from __future__ import annotations

from collections.abc import Sequence

from tawthiq.casebook import db, log
from tawthiq.casebook.book import Casebook
from tawthiq.casebook.errors import NotAllowed
from tawthiq.casebook.log import Acting, append
from tawthiq.evidence.chain import Act
from tawthiq.evidence.kinds import FreezeMade
from tawthiq.evidence.ledger import fold


def freeze(
    book: Casebook,
    *,
    acting: Acting,
    name: str,
    upto: int,
    code: str,
    derived: str,
    figures: Sequence[tuple[str, str]],
    data: bytes,
) -> Act:
    """Fix the answers of acts 1..`upto`: old numbers are shown from `data`, never recomputed.

    `figures` are (id, digest), `data` the figures as JSON. The bytes are on disk before the act says so.
    NotAllowed for a name without letters or one that another freeze bears.
    """
    _check(name)
    item = book.items.keep(data)
    with db.one_writer():
        body = FreezeMade(name, upto, log.head(upto), code, derived, tuple(figures), item)
        return append(body, acting, book.fresh())


def _check(name: str) -> None:
    taken = {body.name for _, body in fold(log.read()).freezes}
    if not name.strip() or name in taken:
        raise NotAllowed(
            place="NAME", read=name, command="freeze",
            expected_en="a name that no other freeze bears", expected_ar="اسم لا يحمله تجميد آخر",
        )  # fmt: skip
