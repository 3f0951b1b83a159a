"""English ground taken that only a name says: "Rebels took Kafr Tut", "Kafr Tut was taken by the SDF"."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from tawthiq.claims.text.document import Document
from tawthiq.claims.words.grammar import words
from tawthiq.claims.words.marks import needs
from tawthiq.lang.lexicon import Hit, Tag

_TAKES = words("takes_ground")
_TAKEN = frozenset(("taken", "retaken", "won"))
_BESIDE = frozenset(("since", "after", "before", "until", "when", "who", "which", "where", "if", "once"))
_SUBJECT, _NAME = 6, 5


@needs(_TAKES, otherwise=())
def taken_places(doc: Document, s: int, e: int, begin: AbstractSet[int], end: AbstractSet[int]) -> list[Hit]:
    """The verbs in [s, e) whose object is a place; `begin` and `end` are where names of places begin and end."""
    told = (k for k in range(s, e) if doc.texts[k] in _TAKES)
    return [
        Hit(k, k + 1, _GROUND, "")
        for k in told
        if _object(doc, k, s, e, begin, end) or _passive(doc, k, e, end)
    ]


_GROUND = Tag("type", "ground_fighting", "")


def _object(doc: Document, k: int, s: int, e: int, begin: AbstractSet[int], end: AbstractSet[int]) -> bool:
    """ "Rebels took Kafr Tut on Friday": nothing that is of the place behind it."""
    if k + 1 >= e or doc.starts[k + 1] not in begin or not _fight(doc, max(s, k - _SUBJECT), k):
        return False
    opened = next((n for n in range(k, s, -1) if doc.texts[n] in (",", ";")), s)
    if not _BESIDE.isdisjoint(doc.texts[opened:k]):
        return False  # "since the army took Kafr Tut"
    last = next((n for n in range(k + 1, min(k + _NAME, e)) if doc.tokens[n].end in end), None)
    if last is None:
        return False
    behind = doc.texts[last + 1] if last + 1 < e else "."
    return not (behind[0].isalnum() or behind[0] == "'") or behind in words("stops")


def _passive(doc: Document, k: int, e: int, end: AbstractSet[int]) -> bool:
    """ "Kafr Tut was taken by the SDF"."""
    if doc.texts[k] not in _TAKEN or doc.texts[k + 1 : k + 2] != ["by"]:
        return False
    first = next(
        (n for n in range(k - 1, k - 4, -1) if n >= 0 and doc.texts[n] not in words("auxiliaries")), k
    )
    return first < k - 1 and doc.tokens[first].end in end and _fight(doc, k + 2, min(k + 2 + _SUBJECT, e))


def _fight(doc: Document, i: int, j: int) -> bool:
    """Whether tokens [i, j) name a party or fighters."""
    return (
        doc.has_fighters(i, j)
        or bool(doc.hits("actor", i, j))
        or not words("armed_forces").isdisjoint(doc.texts[i:j])
    )
