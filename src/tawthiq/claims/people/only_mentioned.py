"""People whom English only mentions beside harm: who fled in what was hit, the 33rd to be killed, who mourns."""

from __future__ import annotations

from collections.abc import Sequence

from tawthiq.claims.people.quantity import Quantity
from tawthiq.claims.text.document import Document
from tawthiq.claims.words.grammar import words
from tawthiq.claims.words.marks import needs

_NTH = frozenset(("th", "rd", "nd", "st"))
_OLD = frozenset(("elderly",))
_BODIES, _FAR = frozenset(("bodies", "body", "remains", "corpses")), 9
_GIVEN = frozenset(
    (
        "exchanged",
        "exchange",
        "exchanging",
        "swapped",
        "swap",
        "swapping",
        "hand",
        "handed",
        "handing",
        "repatriated",
    )
)


def only_mentioned(doc: Document, q: Quantity, kept: Sequence[Quantity]) -> bool:
    """Whether an English quantity with a kind counts nobody."""
    if not doc.texts[q.j - 1].isascii():
        return False
    if q.kinds == ("besieged",) and q.low == q.high == 1 and not q.numbered:
        return True  # "said a mother in Kafr Tut, which is under siege"
    if _given_back(doc, q):
        return True
    return _took_refuge(doc, q) or _nth(doc, q) or _mourns(doc, q) or _old_of_list(doc, q, kept)


def _took_refuge(doc: Document, q: Quantity) -> bool:
    """ "a convoy of civilians fleeing the town", "many of the victims had sought refuge": before they were hit."""
    if "displaced" not in q.kinds or q.numbered or q.noun is None:
        return False
    of_what = q.i > 1 and doc.texts[q.i - 1] == "of" and doc.hit("target", q.i - 2) is not None
    return doc.texts[q.noun] in words("sufferers") or (of_what and doc.texts[q.j : q.j + 1] == ["fleeing"])


@needs(_BODIES, _GIVEN)
def _given_back(doc: Document, q: Quantity) -> bool:
    """ "exchanged the bodies of five fighters", "hand over the bodies of 12 soldiers": dead before."""
    before = doc.texts[max(q.i - _FAR, 0) : q.i + 1]
    behind = any(h.tag.value in ("killed", "executed") for h in doc.hits("kind", q.j, q.j + _FAR))
    bodies = not _BODIES.isdisjoint([*before[-4:], *doc.texts[q.i : q.j + 1]])
    return bodies and not behind and not _GIVEN.isdisjoint(before)


@needs(_NTH)
def _nth(doc: Document, q: Quantity) -> bool:
    """ "was the 33rd nurse to be killed": how many there were before."""
    return q.noun is not None and doc.texts[q.noun - 1] in _NTH and doc.texts[q.j : q.j + 1] == ["to"]


@needs(frozenset(("death",)))
def _mourns(doc: Document, q: Quantity) -> bool:
    """ "After his death, friends": people of the main clause."""
    return not q.numbered and q.i > 1 and doc.texts[q.i - 2 : q.i] == ["death", ","] and q.form == "pl"


@needs(_OLD)
def _old_of_list(doc: Document, q: Quantity, kept: Sequence[Quantity]) -> bool:
    """ "including four children and two elderly people": old people among others told apart by sex or as children."""
    if q.resolved != "all" or _OLD.isdisjoint(doc.texts[q.i : q.j]):
        return False
    told = [
        p for p in kept if p is not q and p.kinds == q.kinds and p.resolved in ("women", "children", "men")
    ]
    return any(p.part or q.part for p in told)
