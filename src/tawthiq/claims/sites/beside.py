"""What only marks the spot in English: "near the school", "north of the camp", "next to Ali Mosque"."""

from __future__ import annotations

from tawthiq.claims.text.document import Document
from tawthiq.claims.words.grammar import words
from tawthiq.lang.lexicon import Hit

_FURTHEST = 9
_SMALL = frozenset(
    ("the", "a", "an", "his", "her", "their", "its", "family", "al", "main", "local", "nearby", "public", "former",
     "old", "new", "bin", "ibn", "bint", "abu", "umm")
)  # fmt: skip


def beside(doc: Document, hit: Hit, s: int) -> bool:
    """Whether the English word for a building at `hit` is only what the attack was near."""
    if not doc.texts[hit.i].isascii():
        return False
    k = hit.i - 1
    plain = k > s and doc.texts[k].isalpha() and doc.hit("type", k) is None
    if plain and doc.texts[k] not in words("strikes") and doc.texts[k - 1] in ("a", "an", "the"):
        k -= 1  # "the vicinity of a water station", not "beside the bombed house"
    while k >= s and hit.i - k <= _FURTHEST and _goes_back(doc, k):
        k -= 1
    return k >= s and _marks(doc, k, s)


def _goes_back(doc: Document, k: int) -> bool:
    """A name, an article, a word that describes, or another building of one list ("near a school and a mosque")."""
    word = doc.texts[k]
    if word in _SMALL or k in doc.numbers or word.startswith(("al-", "el-")) or word in ("'", '"', "-"):
        return True
    if word == "(":  # "near the mill (a bakery)"
        return any(h.j == k for h in doc.hits("target", k - 3, k))
    if word in ("and", "or"):
        return any(doc.hit("target", n) for n in (k - 1, k - 2))
    return doc.tokens[k].kind == "w" and (
        doc.quote(k, k + 1)[:1].isupper() or any(h.j > k for h in doc.hits("target", k - 2, k + 1))
    )


def _marks(doc: Document, k: int, s: int) -> bool:
    word, before = doc.texts[k], doc.texts[k - 1] if k > s else ""
    if word in words("beside"):
        return True
    return (word in ("of", "from", "to")) and before in words("beside_of")
