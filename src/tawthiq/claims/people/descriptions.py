"""People who only describe those counted right before: "five people, reportedly farmers, were injured"."""

from __future__ import annotations

from tawthiq.claims.people.quantity import Quantity
from tawthiq.claims.text.document import Document
from tawthiq.claims.words.grammar import words
from tawthiq.claims.words.marks import needs

_ASIDE, _WIDE, _OPENING = 12, (None, "all", "civilians"), ([","], ["–"], ["-"], ["("])


@needs(words("said_to_be"), otherwise=None)
def without_descriptions(doc: Document, found: list[Quantity]) -> None:
    """Leave out the people of an aside that says who the counted were thought to be, and count them as such."""
    gone: list[Quantity] = []
    for q in found:
        counted = q.numbered and q.unit == "person" and q.group in _WIDE
        end = _aside(doc, q) if counted and q not in gone else None
        inside = [p for p in found if end is not None and q.j <= p.i < end]
        if any(p.numbered for p in inside):
            continue
        if len(inside) == 1 and doc.texts[q.j + 1 : inside[0].j][-1:] != ["and"] and inside[0].j == end:
            q.group = inside[0].group or q.group
        gone += inside
    if gone:
        found[:] = [q for q in found if q not in gone]


def _aside(doc: Document, q: Quantity) -> int | None:
    """The token of the sign that ends an aside behind a number, where a verb follows it."""
    if doc.texts[q.j : q.j + 1] not in _OPENING or doc.texts[q.j + 1 : q.j + 2] == []:
        return None
    if doc.texts[q.j + 1] not in words("said_to_be"):
        return None
    end = next((k for k in range(q.j + 2, min(q.j + _ASIDE, len(doc.texts))) if _closes(doc, k)), None)
    acts = (h for h in doc.hits("type", q.j, end) if h.tag.value != "displacement") if end is not None else ()
    if end is None or end + 1 >= len(doc.texts) or any(acts):
        return None
    verb = doc.hit("kind", end + 1) is not None or doc.texts[end + 1] in words("auxiliaries")
    return end if verb else None


def _closes(doc: Document, k: int) -> bool:
    return doc.texts[k] in (",", "–", "-", ")", ".")
