"""English people of a body: "three members of the Turkish-backed police", "two members of a medical staff"."""

from __future__ import annotations

from tawthiq.claims.document import Document
from tawthiq.claims.grammar import words
from tawthiq.claims.quantity import Quantity

_LONG = 7
_ARTICLES = frozenset(("the", "a", "an", "its", "their", "same"))


def of_body(doc: Document, q: Quantity) -> None:
    """The body that counted members belong to is part of their noun: "killed" right behind it is said of them."""
    if doc.texts[q.j - 1] not in words("members") or doc.texts[q.j : q.j + 1] not in (["of"], ["from"]):
        return
    k, end = q.j + 1, q.j
    while k < min(q.j + _LONG, len(doc.tokens)):
        party, people = doc.hit("actor", k), doc.hit("group", k)
        if party is not None:
            q.group = "fighters" if q.group == "all" and party.tag.value != "unknown" else q.group
            k = end = party.j
        elif people is not None and people.tag.form == "pl" and people.tag.value != "families":
            q.group = people.tag.value if q.group == "all" else q.group
            k = end = people.j
        elif doc.texts[k] in words("bodies"):
            k = end = k + 1
        elif doc.texts[k] in _ARTICLES or doc.texts[k] in words("of_bodies"):
            k += 1
        else:
            break
    q.j = end
