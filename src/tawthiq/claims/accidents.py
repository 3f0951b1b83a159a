"""Deaths that no party caused, and people who are let go: neither is an attack or an arrest."""

from __future__ import annotations

from collections.abc import Sequence

from tawthiq.claims.document import Document
from tawthiq.claims.quantity import Quantity
from tawthiq.lang.lexicon import Hit

_NO_ATTACK = frozenset(("statement_other", "other", "displacement", "siege", "detention", "abduction"))
_BACK, _NEAR = 8, 12


def accident(doc: Document, s: int, e: int, types: Sequence[Hit]) -> bool:
    """ "مصرع أسرة بحادث سير", "died of a heart attack": whether [s, e) tells of an accident and of no attack."""
    told = doc.hits("accident", s, e)
    if not told or not _beside(told, doc.hits("kind", s, e)):
        return False
    apart = {k for h in told for k in range(h.i, h.j)}
    return all(h.tag.value in _NO_ATTACK or not apart.isdisjoint(range(h.i, h.j)) for h in types)


def _beside(told: Sequence[Hit], kinds: Sequence[Hit]) -> bool:
    """Whether what is told of stands near a word for what happened to people, where there is one at all."""
    return not kinds or any(abs(h.i - k.i) <= _NEAR for h in told for k in kinds)


def let_go(doc: Document, s: int, found: Sequence[Quantity]) -> None:
    """ "أفرجت عن ستة مختطفين", "freed 12 detainees": who is let go is counted as held no longer."""
    if "release" not in doc.by:
        return
    for q in found:
        if q.fixed == "detained" and doc.hits("release", max(s, q.i - _BACK), q.i):
            q.fixed, q.group, q.form = None, q.group or "all", "pl"
