"""English wounded by where they are or what they have: "22 in hospital", "taken to the clinic with burns"."""

from __future__ import annotations

from collections.abc import Sequence

from tawthiq.claims.people.quantity import Quantity
from tawthiq.claims.text.document import Document
from tawthiq.claims.words.grammar import words
from tawthiq.lang.lexicon import Hit


def met_there(doc: Document, hit: Hit, found: Sequence[Quantity]) -> bool:
    """ "22 in hospital", "30 with burns": wounded only right behind a number; "children in hospital" are met there."""
    wounded = doc.texts[hit.i] in ("in", "with") and doc.texts[hit.j - 1] in words("wounded_by_place")
    if wounded and doc.texts[hit.i] == "with" and _brought(doc, hit.i):
        return False  # "were taken to the clinic with burns"
    return wounded and not any(q.numbered and q.j == hit.i for q in found)


def _brought(doc: Document, k: int) -> bool:
    near = doc.texts[max(k - _BROUGHT, 0) : k]
    return not words("brought_in").isdisjoint(near) and _CLAUSE_SIGNS.isdisjoint(near[-_BROUGHT + 1 :])


_BROUGHT, _CLAUSE_SIGNS = 6, frozenset((",", ".", ";"))
