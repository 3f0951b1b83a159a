"""Who stands behind words that only describe people: "three injured young men"."""

from __future__ import annotations

from tawthiq.claims.text.document import Document
from tawthiq.claims.words.grammar import words
from tawthiq.lang.lexicon import Hit


def people_at(doc: Document, k: int) -> Hit | None:
    """The word for people at token k, or behind up to two words that describe them."""
    for n in range(k, min(k + _DESCRIBED, len(doc.texts))):
        people = doc.hit("group", n)
        if people is not None or doc.texts[n] not in _DESCRIBE:
            return people
    return None


_DESCRIBE, _DESCRIBED = words("described_people"), 3
