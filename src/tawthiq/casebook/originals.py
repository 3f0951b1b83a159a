"""Files as they were received, and whom they name: senders and collectors, whose identities the reader sealed."""

from __future__ import annotations

from tawthiq.casebook import browsing, vault
from tawthiq.casebook.book import Casebook
from tawthiq.casebook.errors import NamesInside
from tawthiq.errors import TawthiqError
from tawthiq.evidence.kinds import ItemReceived
from tawthiq.evidence.ledger import Ledger
from tawthiq.flow import reading


def original(book: Casebook, ledger: Ledger, sha256: str, viewer: str) -> bytes:
    """The bytes of an item. NotFound when the viewer may not see it, NamesInside where it is withheld."""
    browsing.item(sha256, viewer)
    if is_withheld(book, ledger, sha256, viewer):
        owners = sorted({r.act.organisation for r in ledger.receipts[sha256]})
        raise NamesInside(place=sha256, read=", ".join(owners))
    return book.items.get(sha256)


def is_withheld(book: Casebook, ledger: Ledger, sha256: str, viewer: str) -> bool:
    """Whether only the organisations that received the file save it, and `viewer` is none of them.

    So it is where identities were sealed out of it or it cannot be read: the file itself still holds them. It is read
    for that once.
    """
    receipts = ledger.receipts.get(sha256, [])
    if viewer in {r.act.organisation for r in receipts}:
        return False
    key = (str(book.folder), sha256, *(r.act.n for r in receipts))
    if key not in _NAMING:
        _NAMING[key] = any(names_in(book, ledger, r.body) != set() for r in receipts)
    return _NAMING[key]


_NAMING: dict[tuple[object, ...], bool] = {}


def names_in(book: Casebook, ledger: Ledger, body: ItemReceived) -> set[str] | None:
    """The pseudonyms of all persons whom an item names, as this receipt reads it; None when it cannot be read."""
    try:
        read = reading.read(body.item, body, book.items.get, ledger, vault.pseudonym_key(), reads=False)
    except TawthiqError:
        return None
    return {one.pseudonym for one in read.identities}
