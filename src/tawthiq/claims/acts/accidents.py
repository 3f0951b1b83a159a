"""Deaths that no party caused, and people who are let go: neither is an attack or an arrest."""

from __future__ import annotations

from collections.abc import Sequence

from tawthiq.claims.acts.types import NO_ATTACK
from tawthiq.claims.people.quantity import Quantity
from tawthiq.claims.text.document import Document
from tawthiq.claims.words.grammar import words
from tawthiq.claims.words.marks import and_, needs
from tawthiq.lang.lexicon import Hit

_BACK, _NEAR, _FAR = 8, 12, 30


def accident(doc: Document, s: int, e: int, types: Sequence[Hit]) -> bool:
    """ "مصرع أسرة بحادث سير", "died of a heart attack": whether [s, e) tells of an accident and of no attack."""
    told = doc.hits("accident", s, e)
    if not told or not _beside(told, doc.hits("kind", s, e), _NEAR if types else _FAR):
        return False
    apart = {k for h in told for k in range(h.i, h.j)}
    return all(h.tag.value in NO_ATTACK or not apart.isdisjoint(range(h.i, h.j)) for h in types)


def _beside(told: Sequence[Hit], kinds: Sequence[Hit], near: int) -> bool:
    """Whether what is told of stands near a word for what happened to people, where there is one at all."""
    return not kinds or any(abs(h.i - k.i) <= near for h in told for k in kinds)


@needs(("release", and_(words("leaves"))), otherwise=None)
def let_go(doc: Document, s: int, found: list[Quantity]) -> None:
    """ "أفرجت عن ستة مختطفين", "freed 12 detainees": who is let go is counted as held no longer."""
    for q in list(found):
        freed = doc.hits("release", max(s, q.i - _BACK), q.i) if "release" in doc.by else ()
        if q.fixed == "detained" and (freed or _left_prison(doc, q, s)):
            q.fixed, q.group, q.form = None, q.group or "all", "pl"
        elif q.noun is None and q.numbered and freed and doc.texts[freed[-1].j : q.i] in _OF:
            found.remove(q)  # "ثم أفرجت عن اثنين منهم"


def _left_prison(doc: Document, q: Quantity, s: int) -> bool:
    """ "خرج نحو 150 معتقلاً من سجن": held no longer."""
    leaves = any(w.removeprefix("و") in words("leaves") for w in doc.texts[max(s, q.i - _LEFT) : q.i])
    behind = doc.texts[q.j : q.j + _LEFT]
    return leaves and "من" in behind and not words("prisons").isdisjoint(behind)


_LEFT = 4
_OF: tuple[list[str], ...] = ([], ["عن"], ["سراح"], ["of"])
