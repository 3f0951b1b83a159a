"""Places that fire came from, and those of earlier days: not those that were hit."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from tawthiq.claims.text.document import Document
from tawthiq.claims.words.grammar import joins, words
from tawthiq.claims.words.marks import needs
from tawthiq.lang.lexicon import Hit

REACH = 26
"""Tokens before a place in which the word for an attack, or for where its fire came from, may stand."""


@needs(words("fire_from"))
def source_of_fire(doc: Document, k: int, last: Hit | None) -> bool:
    """Behind مصدره: where the fire came from, not where it fell ("مصدره قسد على مدينة X"), nor behind who was hurt.

    `last` is the attack named last before.
    """
    first = last.i if last else max(doc.line_start(k), k - REACH + 1)
    if words("fire_from").isdisjoint(doc.texts[first:k]):
        return False
    first = max((h.i for h in doc.hits("kind", first, k)), default=first)
    said = doc.texts[first:k]
    at = max((n for n, w in enumerate(said) if w in words("fire_from")), default=None)
    return at is not None and words("fire_on").isdisjoint(said[at:])


@needs(words("stationed"))
def stationed(doc: Document, k: int) -> bool:
    """Where those who fired stand: "forces stationed at the school in X shelled Y", "المتمركزة في X بلدة Y"."""
    first = max(doc.line_start(k), k - REACH + 1)
    at = max((n for n in range(first, k) if doc.texts[n] in words("stationed")), default=None)
    if at is None or not words("fire_on").isdisjoint(doc.texts[at:k]) or doc.hits("type", at + 1, k):
        return False
    headed = doc.texts[k - 1] in words("towns") and k - at > _BESIDE
    return not headed or doc.texts[k - 2] in words("in_places")


_BESIDE = 3


def in_earlier_days(before: Sequence[str]) -> bool:
    """ "had lived in X", "كان يعمل في X", "سابقا في X": where somebody was in earlier days."""
    if len(before) <= 1 or before[-1] not in words("place_prepositions"):
        return False
    then = before[-2] in words("dwells") and not words("used_to").isdisjoint(before[:-2])
    return then or before[-2] in words("in_earlier_days")


_FIRE = frozenset(
    ("airstrike", "drone_strike", "shelling", "rocket_missile", "cluster_munition", "chemical", "shooting",
     "bare_bombing")
)  # fmt: skip


@needs(frozenset(("from",)))
def fired_from(doc: Document, hit: Hit, s: int) -> bool:
    """ "rockets fired from SDF-held areas", "came from areas controlled by the SDF": where the fire came from."""
    before = doc.texts[max(s, hit.i - 7) : hit.i]
    if "from" not in before:
        return False
    behind = doc.texts[hit.j : hit.j + 1]
    link = before[len(before) - before[::-1].index("from") :]
    fire = doc.hits("type", max(s, hit.i - 4), hit.i)
    area = not words("areas").isdisjoint((*link, *behind))
    near = (
        bool(fire) and fire[-1].j == hit.i - len(link) - 1 and len(link) < 2
    )  # "shelling from regime forces"
    return (area or near) and any(h.tag.value in _FIRE for h in doc.hits("type", s, hit.i))


_THERE, _DID = ("حيث", "ما", "مما"), ("ادي", "ادت", "اسفر", "اسفرت", "تسبب", "تسببت")


@needs(frozenset(_THERE))
def told_there(doc: Document, k: int, end: int) -> bool:
    """ "وعين الورد حيث أصيب خمسة", "وعين الورد ما أدى": a further place, what an attack did there right behind it."""
    j = bisect_left(doc.starts, end)
    if not joins(doc.texts[k]) or j + 1 >= len(doc.texts) or doc.texts[j] not in _THERE:
        return False
    return doc.texts[j] == _THERE[0] or doc.texts[j + 1] in _DID


_AREAS = ("مناطق", "المناطق")


def from_areas(wide: list[str]) -> bool:
    """ "من مناطق سيطرة قوات ...": where the fire came from."""
    if "من" not in wide:
        return False
    fired = not words("fired_out").isdisjoint(wide)
    return any(
        a == "من" and (b in _AREAS or (fired and b in words("posts_of_fire"))) for a, b in pairwise(wide)
    )
