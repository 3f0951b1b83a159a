"""Files as they were received, and whom they name: senders and collectors, whose identities the reader sealed."""

from __future__ import annotations

from tawthiq.casebook import browsing, log, vault
from tawthiq.casebook.book import Casebook
from tawthiq.casebook.errors import NamesInside
from tawthiq.errors import TawthiqError
from tawthiq.evidence.kinds import ItemReceived
from tawthiq.evidence.ledger import Ledger, fold
from tawthiq.flow import reading


def original(book: Casebook, sha256: str, viewer: str) -> bytes:
    """The bytes of an item. NotFound when the viewer may not see it.

    NamesInside for another organisation than those that received it, where identities were sealed out of the file or
    it cannot be read: the file itself still holds them.
    """
    browsing.item(sha256, viewer)
    acts = log.read()
    received = [(a, body) for a, body in acts if isinstance(body, ItemReceived) and body.item == sha256]
    if viewer not in {act.organisation for act, _ in received}:
        ledger = fold(acts)
        if any(names_in(book, ledger, body) != set() for _, body in received):
            raise NamesInside(place=sha256, read=", ".join(sorted({act.organisation for act, _ in received})))
    return book.items.get(sha256)


def names_in(book: Casebook, ledger: Ledger, body: ItemReceived) -> set[str] | None:
    """The pseudonyms of all persons whom an item names, as this receipt reads it; None when it cannot be read."""
    try:
        read = reading.read(body.item, body, book.items.get, ledger, vault.pseudonym_key(), reads=False)
    except TawthiqError:
        return None
    return {one.pseudonym for one in read.identities}
