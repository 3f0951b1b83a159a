"""Aircraft that were brought down and struck nothing."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from tawthiq.claims.text.document import Document
from tawthiq.claims.words.grammar import words

_NEAR = 5


def downed(before: Sequence[str]) -> bool:
    """ "shot down a warplane", "إسقاط طائرة": aircraft that were brought down and struck nothing."""
    return not words("downed").isdisjoint(before) or ("down" in before and "shot" in before)


def brought_down_there(doc: Document, j: int, s: int, e: int) -> bool:
    """ "brought down a drone", "aircraft were brought down": the aircraft before token j; no building that fell."""
    if doc.texts[j - 1] not in words("aircraft"):
        return False
    behind = [w for w in doc.texts[j : min(j + _NEAR, e)] if w not in words("auxiliaries")]
    passive = doc.texts[j : j + 1] != [] and doc.texts[j] in words("auxiliaries")
    before = doc.texts[max(s, j - _NEAR) : j]
    active = ("brought", "down") in pairwise(before)
    return active or (passive and behind[:2] == ["brought", "down"])
