"""Destroying what must not be kept. The chain is over leaves and still verifies."""

from __future__ import annotations

import json
from dataclasses import dataclass

from tawthiq.casebook import db, log, models, vault
from tawthiq.casebook.book import Casebook
from tawthiq.casebook.errors import NotFound
from tawthiq.casebook.log import Acting, append
from tawthiq.casebook.originals import names_in
from tawthiq.casebook.rows import text
from tawthiq.errors import Bilingual
from tawthiq.evidence.chain import Act
from tawthiq.evidence.kinds import AssetAdopted, Body, BodyErased, EstimateRun, FreezeMade, ItemReceived
from tawthiq.evidence.ledger import fold

_WRITTEN_DOWN = ("ocr", "written")
_WITH_ITEM = ItemReceived | AssetAdopted | FreezeMade | EstimateRun
Acts = list[tuple[Act, Body | None]]


@dataclass(frozen=True, slots=True)
class Erased:
    """The erasing act, how many entries left the vault, and the names of items that could not be read for that.

    `made_of_it` are the receipts of what was written down from the item (a transcript, text by OCR): they remain.
    """

    act: Act
    forgotten: int
    unread: tuple[str, ...]
    made_of_it: tuple[str, ...]


def erase(book: Casebook, *, acting: Acting, act: str, because: str) -> Erased:
    """Remove the body of act `act` and, when no other act needs it, the bytes of its item.

    With the item go the identities that the vault keeps for it alone. What was derived from it goes with the next
    `derive`. The envelope, its hash and this act remain.
    """
    acts = log.read()
    known = {a.id: (a.n, body) for a, body in acts}
    if act not in known or known[act][1] is None:
        raise NotFound(
            place="act",
            read=act,
            what=Bilingual("the id of an act, as `tawthiq log` lists it", "معرّف فعل كما يعرضه `tawthiq log`"),
        )
    n, body = known[act]
    item = body.item if isinstance(body, _WITH_ITEM) else None
    needing = (b for other, (_, b) in known.items() if other != act and isinstance(b, _WITH_ITEM))
    others = {b.item for b in needing}
    alone = item if item is not None and item not in others else None
    persons, unread = _only_of(book, acts, alone) if isinstance(body, ItemReceived) and alone else (set(), ())
    with db.one_writer():
        erasing = append(BodyErased(act, because, alone), acting, book.fresh())
        models.ActBody.objects.filter(n=n).delete()
        forgotten = vault.forget(persons)
        if alone is not None:
            _blank_quotes(alone)
    if alone is not None:
        book.items.destroy(alone)
    db.sweep()
    return Erased(erasing, forgotten, unread, _made_of(book, acts, alone) if alone else ())


def _made_of(book: Casebook, acts: Acts, item: str) -> tuple[str, ...]:
    """The acts that received a record which names `item` as what it was written down from."""
    records = [(a.id, b.item) for a, b in acts if isinstance(b, ItemReceived) and b.reader in _WRITTEN_DOWN]
    return tuple(
        act for act, sha in records if book.items.holds(sha) and item.encode() in book.items.get(sha)
    )


def _blank_quotes(item: str) -> None:
    """Codes of incidents still answer; the words on which they hung in `item` go."""
    rows = list(models.IssuedCode.objects.filter(anchor__contains=f'"{item}"'))
    for row in rows:
        anchor = json.loads(row.anchor)
        row.anchor = text({**anchor, "quote": ""} if "quote" in anchor else anchor)
    models.IssuedCode.objects.bulk_update(rows, ["anchor"], batch_size=500)


def _only_of(book: Casebook, acts: Acts, item: str) -> tuple[set[str], tuple[str, ...]]:
    """Pseudonyms in the vault that of all items only `item` names, and the names of items that could not be read.

    Nothing records which item named whom: every item is read again until nobody is left in doubt. One that cannot be
    read is taken to name nobody: what it names is sealed anew when it is received again.
    """
    ledger = fold(acts)
    received = [body for _, body in acts if isinstance(body, ItemReceived)]
    sealed = set(models.Identity.objects.values_list("pseudonym", flat=True))
    left, unread = {vault.file_pseudonym(item)} & sealed, []
    for body in sorted(received, key=lambda one: one.item != item):
        if body.item != item and not left:
            break
        named = names_in(book, ledger, body)
        if named is None:
            unread.append(body.name)
        elif body.item == item:
            left |= named & sealed
        else:
            left -= named
    return left, tuple(unread)
