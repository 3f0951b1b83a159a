"""Buildings that only say where those work who tell of an attack: "according to a doctor at the hospital"."""

from __future__ import annotations

from tawthiq.claims.text.document import Document
from tawthiq.claims.words.grammar import words
from tawthiq.claims.words.marks import needs
from tawthiq.lang.lexicon import Hit

_AT = frozenset(("at", "in", "of", "from", "with", "في", "من"))
_NAME, _BEFORE = 4, 3
_DASHES = frozenset(("-", "–", "—"))


@needs(("says", _DASHES))
def of_teller(doc: Document, hit: Hit, s: int) -> bool:
    """Whether the building at `hit` is where somebody works who says so."""
    k = hit.i - 1
    while k > s and hit.i - k < _NAME and doc.texts[k] not in _AT and _in_name(doc, k):
        k -= 1
    if k <= s or doc.texts[k] not in _AT:
        return False
    person = next((h for h in doc.hits("group", max(k - _BEFORE, s), k) if h.j == k), None)
    return person is not None and person.tag.form in ("sg", "pl") and _tells(doc, person.i, s)


def _in_name(doc: Document, k: int) -> bool:
    """An article or a word of a building's name."""
    return doc.tokens[k].kind == "w" and (
        doc.texts[k] in words("definite") or doc.quote(k, k + 1)[:1].isupper()
    )


def _tells(doc: Document, k: int, s: int) -> bool:
    """Whether who is named at token k stands behind "according to", a verb of saying or a dash."""
    before = k - 1
    while (
        before > s
        and k - before < _BEFORE
        and doc.texts[before] in ("a", "an", "the", "one", "local", "senior")
    ):
        before -= 1
    if before < s:
        return False
    word = doc.texts[before]
    if word in _DASHES:
        return doc.tokens[before].start > doc.tokens[before - 1].end
    return doc.texts[before - 1 : before + 1] == ["according", "to"] or any(
        h.j == before + 1 for h in doc.hits("says", max(before - 1, s), before + 1)
    )
