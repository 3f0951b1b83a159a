"""People to whom nothing happened, as a sentence says: "no civilians", "neither driver", "none of the staff"."""

from __future__ import annotations

from collections.abc import Sequence

from tawthiq.claims.people.quantity import Quantity
from tawthiq.claims.text.document import Document
from tawthiq.claims.words.grammar import words
from tawthiq.claims.words.marks import needs

_NOBODY = frozenset(("no", "neither", "none"))
_OF = frozenset(("of", "the", "these", "those", "his", "her", "their", "its"))
_BETWEEN = frozenset(
    ("local", "young", "foreign", "single", "such", "civilian", "other", "further", "additional")
)
_FEWER = frozenset(("fewer", "less"))
_OR = frozenset(("or", "nor"))
_REACH = 5


def nobody_of(doc: Document, q: Quantity) -> int | None:
    """The token of "no" before the people of `q`, "of the", another group or one word that describes between.

    None when there is none.
    """
    if q.i < len(doc.texts) and doc.texts[q.i] in _NOBODY:
        return q.i if q.low == q.high == 1 and doc.texts[q.i + 1] not in _FEWER else None
    described = 0
    first = (q.noun if q.noun is not None and not q.numbered else q.i) - 1
    for k in range(first, max(first - _REACH, -1), -1):
        word = doc.texts[k]
        if word in _NOBODY:
            return None if doc.texts[k + 1] in _FEWER else k
        listed = k < first and doc.texts[k + 1] in _OR and doc.hit("group", k) is not None
        if word not in _OF and word not in _OR and not listed:
            described += 1
            capital = doc.quote(k, k + 1)[:1].isupper()
            if described > 1 or not word.isalpha() or not (capital or word in _BETWEEN):
                return None
    return None


def held_or_hurt(doc: Document, q: Quantity) -> bool:
    """ "None of the 14 people arrested in Kafr Tut has seen a lawyer": what befell all of them stands right behind."""
    return q.numbered and q.j < len(doc.texts) and doc.texts[q.j] in words("participles")


@needs(_NOBODY, otherwise=None)
def deny(doc: Document, kept: Sequence[Quantity]) -> None:
    """Mark the quantities that are denied."""
    for q in kept:
        q.denied = None if held_or_hurt(doc, q) else nobody_of(doc, q)
        q.negated = q.negated or q.denied is not None
