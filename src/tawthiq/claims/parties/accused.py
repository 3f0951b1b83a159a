"""Who accuses, and who is said to have done it; parties that say it was they."""

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
    return "acts" if alone or (behind[:1] and behind[0].startswith("ب")) else None


def _charges(word: str) -> bool:
    return word.removeprefix("و") in words("charges")


def _was_behind_it(doc: Document, k: int) -> bool:
    """ "ISIS said it was behind it": what was told of before."""
    return (
        doc.texts[k] == "behind"
        and doc.texts[k - 1] in ("was", "were")
        and doc.texts[k + 1 : k + 2] == ["it"]
    )


def backs_raid(doc: Document, before: list[str], s: int, e: int) -> bool:
    """ "عملية إنزال بدعم من التحالف": who backs a raid takes part in it."""
    backs = any(w.removeprefix("و") in ("بدعم", "مدعومة", "مدعوما") for w in before[-3:])
    return (backs or _backed_in(doc, before, s, e)) and any(
        h.tag.value in ("raid", "detention") for h in doc.hits("type", s, e)
    )


def _backed_in(doc: Document, before: list[str], s: int, e: int) -> bool:
    """ "raided the town, backed by the coalition": behind a comma; "rebels backed by" only says who they are."""
    if not {"backed", "supported"} & set(before[-3:]):
        return False
    at = next((k for k in range(s + 1, e) if doc.texts[k] in ("backed", "supported")), s)
    return doc.texts[at - 1] == "," and doc.texts[at + 1 : at + 2] == ["by"]


_BLAMED = words("blame") | words("responsibility") | words("points_at")


@needs(_BLAMED | {"behind"}, "actor")
def only_blames(doc: Document, s: int, e: int) -> bool:
    """ "ISIS claimed responsibility", "residents blamed the army": a sentence that only says who did it."""
    blamed = next((k for k in range(s, e) if doc.texts[k] in _BLAMED or _was_behind_it(doc, k)), None)
    if blamed is None or not doc.hits("actor", s, e):
        return False
    return not any(h.tag.value == "denied" and h.i < blamed for h in doc.hits("modality", s, e))
