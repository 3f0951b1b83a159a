"""People under siege who are told of otherwise than as its object: those of the town, those who are trapped."""

from __future__ import annotations

from collections.abc import Sequence

from tawthiq.claims.people.quantity import Quantity
from tawthiq.claims.text.document import Document
from tawthiq.claims.words.grammar import words
from tawthiq.claims.words.marks import needs
from tawthiq.lang.lexicon import Hit

_BEFORE = 3


@needs(words("inhabited"), otherwise=None)
def inhabitants(doc: Document, s: int, e: int, found: Sequence[Quantity]) -> None:
    """ "laid siege to Kafr Tut, a town of 20,000", "حاصر كفر توت التي يسكنها": those who live there are besieged."""
    if not _siege(doc, s, e) or any("besieged" in q.kinds for q in found):
        return
    for q in found:
        if q.numbered and q.unit != "facility" and not (q.kinds or q.fixed) and _lives_there(doc, q):
            q.kinds = ("besieged",)


def _lives_there(doc: Document, q: Quantity) -> bool:
    before = doc.texts[max(q.i - _BEFORE, 0) : q.i]
    if before[-1:] == ["of"]:
        return not (words("inhabited") | words("place_nouns")).isdisjoint(before)
    return not words("inhabited").isdisjoint(before)


@needs(words("traps") | words("under_siege"))
def not_besieged(doc: Document, hit: Hit, s: int, e: int) -> bool:
    """ "trapping ten people under the rubble", "البلدة المحاصرة": not by a siege, a word that describes a town."""
    if hit.tag.value != "besieged":
        return False
    trapped = not words("traps").isdisjoint(doc.texts[hit.i : hit.j]) and not _siege(doc, s, e)
    return trapped or (doc.texts[hit.i] in words("under_siege") and hit.i - 1 not in doc.counting)


def _siege(doc: Document, s: int, e: int) -> bool:
    return any(h.tag.value == "siege" for h in doc.hits("type", s, e))
