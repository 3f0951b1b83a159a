"""Flight that drove nobody from home: what people were told to do, and prisoners who escape."""

from __future__ import annotations

from tawthiq.claims.text.document import Document
from tawthiq.claims.words.grammar import words
from tawthiq.claims.words.marks import needs
from tawthiq.lang.lexicon import Hit


@needs(words("telling"))
def only_told(doc: Document, hit: Hit, s: int, e: int) -> bool:
    """ "told more than a million people to flee": what people were told to do, not what they did."""
    if hit.tag.value != "displaced" or doc.texts[hit.i - 1 : hit.i] != ["to"]:
        return False
    return not words("telling").isdisjoint(doc.texts[max(s, hit.i - _TELLING) : hit.i])


_TELLING = 14


@needs(words("prisoners"))
def escaped(doc: Document, hit: Hit, s: int, e: int) -> bool:
    """ "فرار 15 سجيناً من سجن", "هروب سجناء": prisoners who escape are not displaced."""
    if hit.tag.value != "displaced" or doc.texts[hit.i].isascii():
        return False
    return not words("prisoners").isdisjoint(doc.texts[hit.j : min(hit.j + _PRISONERS, e)])


_PRISONERS = 4
