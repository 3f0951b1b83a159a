"""Parties that let people go, people who were held and let go, and what was kept from happening."""

from __future__ import annotations

from tawthiq.claims.text.described import people_at
from tawthiq.claims.text.document import Document
from tawthiq.claims.words.grammar import words
from tawthiq.claims.words.marks import needs
from tawthiq.lang.lexicon import Hit

_JUST = 3


def lets_go(doc: Document, hit: Hit, e: int) -> bool:
    """ "The SDF released six men": a party right before the verb, and people with their number right behind."""
    if not any(h.j == hit.i for h in doc.hits("actor", max(hit.i - _JUST, 0), hit.i)):
        return False
    first = next((k for k in range(hit.j, min(hit.j + _JUST, e)) if k not in doc.numbers), hit.j)
    people = people_at(doc, first)
    return people is not None and first > hit.j and people.i < e


def released(doc: Document, i: int, j: int) -> bool:
    """Whether the people that tokens [i, j) count are said to have been let go."""
    if doc.texts[j - 1] not in words("held_people"):
        return False
    if not words("swaps").isdisjoint(doc.texts[max(i - _SWAP, 0) : i]):
        return True
    near = (*doc.hits("beside_act", max(i - _BESIDE, 0), i), *doc.hits("beside_act", j, j + _BESIDE))
    return any(h.tag.value == "freed" for h in near)


_SWAP, _BESIDE, _KEPT = 22, 5, 8


@needs(words("stopped"), frozenset(("from",)))
def not_done(doc: Document, hit: Hit) -> bool:
    """ "tried to stop them from abducting women": what somebody was kept from."""
    before = doc.texts[max(hit.i - _KEPT, 0) : hit.i]
    return before[-1:] == ["from"] and not words("stopped").isdisjoint(before)
