"""Arabic parties beside a word of accusing: who accuses, and who is said to have done it."""

from __future__ import annotations

from tawthiq.claims.text.document import Document
from tawthiq.claims.words.grammar import words
from tawthiq.claims.words.marks import and_, needs
from tawthiq.lang.lexicon import Hit

_NEAR, _FAR = 4, 7


@needs(words("points_at") | and_(words("charges")), otherwise=None)
def accused(doc: Document, hit: Hit, s: int, e: int) -> str | None:
    """ "acts" of who is accused, "aside" of who accuses, None of others.

    "وجه الجيش أصابع الاتهام إلى قسد", "قسد اتهمت تركيا", "اتهمت طهران إسرائيل بشن الغارة".
    """
    if doc.texts[hit.i].isascii():
        return None
    behind = doc.texts[hit.j : min(hit.j + 2, e)]
    if not words("points_at").isdisjoint(behind[:1]) or (behind[:1] and _charges(behind[0])):
        return "aside"
    before = doc.texts[max(s, hit.i - _NEAR) : hit.i]
    if not words("points_at").isdisjoint(before):
        return "acts"
    told = next((k for k in range(hit.i - 1, max(s, hit.i - _FAR) - 1, -1) if _charges(doc.texts[k])), None)
    if told is None:
        return None
    alone = told == hit.i - 1 and (doc.tokens[hit.j].kind != "w" if hit.j < e else True)
    return "acts" if alone or (behind[:1] and behind[0].startswith("ب") and not _next(doc, hit)) else None


def _charges(word: str) -> bool:
    return word.removeprefix("و") in words("charges")


def _next(doc: Document, hit: Hit) -> bool:
    """Whether another party stands right behind: the one that is accused."""
    return doc.hit("actor", hit.j) is not None
