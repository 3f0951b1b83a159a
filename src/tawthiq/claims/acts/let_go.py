"""Parties that let people go, told of with no word for prisoners."""

from __future__ import annotations

from tawthiq.claims.text.document import Document
from tawthiq.lang.lexicon import Hit

_JUST = 3


def lets_go(doc: Document, hit: Hit, e: int) -> bool:
    """ "The SDF released six men": a party right before the verb, and people with their number right behind."""
    if not any(h.j == hit.i for h in doc.hits("actor", max(hit.i - _JUST, 0), hit.i)):
        return False
    people = next(iter(doc.hits("group", hit.j, min(hit.j + _JUST, e))), None)
    return people is not None and all(k in doc.numbers for k in range(hit.j, people.i)) and people.i > hit.j
