"""Destroying what must not be kept. The chain is over leaves and still verifies."""

from __future__ import annotations

from tawthiq.casebook import db, log, models
from tawthiq.casebook.book import Casebook
from tawthiq.casebook.errors import NotFound
from tawthiq.casebook.log import Acting, append
from tawthiq.evidence.chain import Act
from tawthiq.evidence.kinds import AssetAdopted, BodyErased, FreezeMade, ItemReceived

_WITH_ITEM = ItemReceived | AssetAdopted | FreezeMade


def erase(book: Casebook, *, acting: Acting, act: str, because: str) -> Act:
    """Remove the body of act `act` and, when no other act needs it, the bytes of its item.

    What was derived from it goes with the next `derive`. The envelope, its hash and this act remain.
    """
    known = {a.id: (a.n, body) for a, body in log.read()}
    if act not in known or known[act][1] is None:
        raise NotFound(place="act", read=act, what="the id of an act, as `tawthiq log` lists it")
    n, body = known[act]
    item = body.item if isinstance(body, _WITH_ITEM) else None
    needing = (b for other, (_, b) in known.items() if other != act and isinstance(b, _WITH_ITEM))
    others = {b.item for b in needing}
    alone = item if item is not None and item not in others else None
    with db.one_writer():
        erasing = append(BodyErased(act, because, alone), acting, book.fresh())
        models.ActBody.objects.filter(n=n).delete()
    if alone is not None:
        book.items.destroy(alone)
    return erasing
