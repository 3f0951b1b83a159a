"""What people are only forced or meant to do: no flight that is told of, or a plan whose number is announced."""

from __future__ import annotations

from tawthiq.claims.document import Document
from tawthiq.claims.grammar import words
from tawthiq.claims.marks import needs
from tawthiq.lang.lexicon import Hit

_BEHIND, _PLAN = 12, 4
_AHEAD = frozenset(("announced", "threatened"))
_DONE_TO_PEOPLE = frozenset(("returned", "displaced", "detained", "executed"))


@needs(frozenset(("forced", "forcing")))
def forced_otherwise(doc: Document, hit: Hit, s: int, e: int) -> bool:
    """ "Rebels were forced to return fire", "forced to withdraw": nobody was displaced, as in "forced to flee"."""
    if hit.tag.value != "displaced" or doc.texts[hit.i] not in ("forced", "forcing") or hit.j - hit.i > 1:
        return False
    behind = doc.texts[hit.j : min(hit.j + _BEHIND, e)]
    if "to" in behind:
        return words("flight").isdisjoint(behind[behind.index("to") + 1 :][:1])
    return (words("flight") | {"from", "out"}).isdisjoint(behind)


@needs("modality")
def announced(doc: Document, hit: Hit) -> bool:
    """ "plans to deport 32 refugees", "200 families will be returned": those whom a plan counts are announced."""
    if hit.tag.value not in _DONE_TO_PEOPLE:
        return False
    before = doc.hits("modality", max(hit.i - _PLAN, 0), hit.i)
    return any(h.j == hit.i and h.tag.value in _AHEAD for h in before)
