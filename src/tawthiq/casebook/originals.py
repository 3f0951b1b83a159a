"""Files as they were received, and whom they name: senders and collectors, whose identities the reader sealed."""

from __future__ import annotations

from tawthiq.casebook import browsing, vault
from tawthiq.casebook.book import Casebook
from tawthiq.casebook.errors import NamesInside
from tawthiq.errors import TawthiqError
from tawthiq.evidence.kinds import ItemReceived
from tawthiq.evidence.ledger import Ledger
from tawthiq.flow import reading
from tawthiq.sources.reading import Reading
from tawthiq.sources.refusals import SEALED


def original(book: Casebook, ledger: Ledger, sha256: str, viewer: str) -> bytes:
    """The bytes of an item. NotFound when the viewer may not see it, NamesInside where it is withheld."""
    browsing.item(sha256, viewer)
    if is_withheld(book, ledger, sha256, viewer):
        owners = sorted({r.act.organisation for r in ledger.receipts[sha256]})
        raise NamesInside(place=sha256, read=", ".join(owners))
    return book.items.get(sha256)


def is_withheld(book: Casebook, ledger: Ledger, sha256: str, viewer: str) -> bool:
    """Whether only the organisations that received the file save it, and `viewer` is none of them.

    So it is where persons were sealed out of its reports or its refusals, where it may tell more than they do (see
    `sources.traces`), or cannot be read. It is read for that once.
    """
    receipts = ledger.receipts.get(sha256, [])
    if viewer in {r.act.organisation for r in receipts}:
        return False
    key = (str(book.folder), sha256, *(r.act.n for r in receipts))
    if key not in _NAMING:
        _NAMING[key] = any(_names_somebody(_reading(book, ledger, r.body)) for r in receipts)
    return _NAMING[key]


_NAMING: dict[tuple[object, ...], bool] = {}


def _names_somebody(read: Reading | None) -> bool:
    """Whether a file names persons, or holds what could not be read, in which names may stand."""
    if read is None or read.tells_more or read.identities:
        return True
    return any(SEALED in one.read for one in read.account.refused)


def names_in(book: Casebook, ledger: Ledger, body: ItemReceived) -> set[str] | None:
    """The pseudonyms of all persons whom an item names, as this receipt reads it; None when it cannot be read."""
    read = _reading(book, ledger, body)
    return None if read is None else {one.pseudonym for one in read.identities}


def _reading(book: Casebook, ledger: Ledger, body: ItemReceived) -> Reading | None:
    """Without its reports; None when it cannot be read."""
    try:
        return reading.read(body.item, body, book.items.get, ledger, vault.pseudonym_key(), reads=False)
    except TawthiqError:
        return None
