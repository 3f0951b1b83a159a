"""English first names that are also names of places: "Salwa was killed", "his sister Nada", "killed Nada and Huda"."""

from __future__ import annotations

from tawthiq.claims.text.document import Document
from tawthiq.claims.words.grammar import words
from tawthiq.claims.words.marks import needs

_AND, _ONE = frozenset(("and", ",")), frozenset(("a", "an", "the"))
_PEOPLE = frozenset(("group", "kin"))


@needs(("kind", "kin", "group"))
def called_so(doc: Document, i: int, j: int) -> bool:
    """Whether the English name of tokens [i, j) is that of somebody to whom something was done."""
    if not doc.texts[i].isascii():
        return False
    while i > 1 and doc.texts[i - 1] in _AND and _capital(doc, i - 2):
        i -= 2
    while j < len(doc.texts) and _capital(doc, j):
        j += 1  # "Nada Karam"
    while j + 1 < len(doc.texts) and doc.texts[j] in _AND and _capital(doc, j + 1):
        j += 2
    return _object(doc, i, j) or _subject(doc, j)


def _object(doc: Document, i: int, j: int) -> bool:
    """ "his sister Salwa", "killed Nada": behind a word for one person, or a verb that harms whom it has behind it."""
    before = doc.here.get(i - 1, {})
    person = before.get("group")
    if "kin" in before or (person is not None and person.tag.form == "sg"):
        return True
    verb = before.get("kind")
    harms = verb is not None and verb.tag.form == "right" and doc.texts[i - 1] in words("participles")
    return harms and doc.texts[i - 2] not in words("auxiliaries") and doc.hit("group", j) is None


def _subject(doc: Document, j: int) -> bool:
    """ "Salwa was killed", "Salwa died", "Salwa, a teacher,": what is said of one person behind the name."""
    behind = doc.texts[j : j + 2]
    if behind[:1] == [","] and behind[1:] and behind[1] in _ONE:
        return any(h.tag.form == "sg" for h in doc.hits("group", j + 2, j + 4))
    passive = behind[:1] != [] and behind[0] in ("was", "were")
    verb = doc.hit("kind", j + passive)
    return verb is not None and (passive or verb.tag.form == "left")


def _capital(doc: Document, k: int) -> bool:
    return doc.quote(k, k + 1)[:1].isupper() and not _PEOPLE & doc.here.get(k, {}).keys()
