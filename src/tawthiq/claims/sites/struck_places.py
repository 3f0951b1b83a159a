"""Places that stand as the object of an attack: "shells hit Kafr Tut", "استهدف قصف مدفعي لقوات النظام كفر توت"."""

from __future__ import annotations

from tawthiq.claims.text.document import Document
from tawthiq.claims.words.grammar import words

_VERBS = words("strikes_places")
_WERE = (["was"], ["were"])
_PHRASES, _LONGEST = ("type", "actor"), 6


def is_object(doc: Document, k: int, j: int) -> bool:
    """Whether the place at tokens [k, j) is what a verb for striking has as its object, or was struck by something."""
    if doc.texts[k].isascii():
        if doc.texts[j : j + 1] in _WERE and doc.texts[j + 1 : j + 2] and doc.texts[j + 1] in _VERBS:
            return True
        before = k
        while before and doc.texts[before - 1] in words("place_adjectives") - _VERBS:
            before -= 1
        return before > 0 and doc.texts[before - 1] in _VERBS
    first: int | None = k
    while first is not None and (first := _phrase_before(doc, k)) is not None:
        if doc.texts[first].removeprefix("و") in _VERBS:
            return True
        k = first
    return k > 0 and doc.texts[k - 1].removeprefix("و") in _VERBS


def _phrase_before(doc: Document, k: int) -> int | None:
    """The first token of the weapon or the party that ends right before token k."""
    for domain in _PHRASES:
        for hit in doc.hits(domain, max(k - _LONGEST, 0), k):
            if hit.j == k:
                return hit.i
    return None
