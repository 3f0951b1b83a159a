"""People whose harm is told by words on both sides of them: "took six villagers hostage"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from tawthiq.claims.people.joined import joined
from tawthiq.claims.people.quantity import Quantity
from tawthiq.claims.text.document import Document
from tawthiq.claims.words.grammar import words
from tawthiq.claims.words.marks import needs

_SHARES = {
    "half": "1/2",
    "third": "1/3",
    "quarter": "1/4",
    "most": "most_of_them",
    "majority": "most_of_them",
}
_BEFORE, _TAKING = 5, 3


def told_around(doc: Document, s: int, e: int, found: Sequence[Quantity]) -> None:
    """Give people a kind where the verb alone does not say it."""
    _taken(doc, s, found)
    _lost(doc, s, e, found)
    _share_of_those(doc, s, found)


@needs(words("captive"), words("takes_captive"), otherwise=None)
def _taken(doc: Document, s: int, found: Sequence[Quantity]) -> None:
    """ "took six villagers hostage", "holding a nurse captive": what they became stands behind the people."""
    for q in found:
        if q.kinds or q.unit == "facility" or words("captive").isdisjoint(doc.texts[q.j - 1 : q.j + 1]):
            continue
        if not words("takes_captive").isdisjoint(doc.texts[max(s, q.i - _TAKING) : q.i]):
            q.kinds, q.fixed = ("detained",), None


@needs("type", frozenset(("lost",)), otherwise=None)
def _lost(doc: Document, s: int, e: int, found: Sequence[Quantity]) -> None:
    """ "Kafr Tut lost six people in a strike", "who lost his wife and two sons": killed, where an attack is told of."""
    if not doc.hits("type", s, e):
        return
    before: Quantity | None = None
    for q in found:
        bare = not q.kinds and not q.fixed and q.noun is not None and q.unit == "person"
        with_them = before is not None and joined(doc, before, q)
        before = q if bare and (with_them or _lost_now(doc, s, q)) else None
        if before is not None:
            q.kinds, q.definite = ("killed",), False


def _lost_now(doc: Document, s: int, q: Quantity) -> bool:
    """Whether "lost" stands before people: not "had already lost two", nor "lost two in previous strikes"."""
    led = doc.texts[max(q.i - _TAKING, s) : q.i]
    own = led[-1:] == ["lost"] or (led[-1:] in (["his"], ["her"], ["their"]) and led[-2:-1] == ["lost"])
    return own and "already" not in led and _EARLIER.isdisjoint(doc.texts[q.j : q.j + _BEFORE])


_EARLIER = frozenset(("previous", "earlier", "past", "another", "previously"))


@needs(frozenset(_SHARES), otherwise=None)
def _share_of_those(doc: Document, s: int, found: Sequence[Quantity]) -> None:
    """ "Half of the 46 civilians killed in Kafr Tut were children": the share is of the number behind it."""
    for whole, q in pairwise(found):
        if not (whole.numbered and whole.kinds) or q.kinds or q.numbered or q.form != "pl":
            continue
        before = doc.texts[max(s, whole.i - _BEFORE) : whole.i]
        said = next((w for w in before if w in _SHARES), None)
        listed = doc.texts[q.j : q.j + 1] == ["and"]  # "were women and children": a share of both together
        if said is not None and "of" in before and doc.texts[q.i - 1] in words("consist") and not listed:
            q.kinds, q.part = whole.kinds, _SHARES[said]
