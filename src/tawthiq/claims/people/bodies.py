"""English people of a body: "three members of the Turkish-backed police", "two Fifth Corps members"."""

from __future__ import annotations

from tawthiq.claims.people.quantity import Quantity
from tawthiq.claims.text.document import Document
from tawthiq.claims.words.grammar import words

_LONG, _PARTY = 7, 3
_ARTICLES = frozenset(("the", "a", "an", "its", "their", "same", '"'))


def of_body(doc: Document, q: Quantity) -> None:
    """Members of a force are fighters. The body behind "of" is part of their noun: "killed" behind it is said of them.

    "Three Syrian farmers" and "two government employees" are none: a country or a state has other people too.
    """
    if q.group == "all" and _of_force(doc, q) and words("former").isdisjoint(doc.texts[q.i : q.j]):
        q.group = "fighters"
    if doc.texts[q.j - 1] not in words("members") or doc.texts[q.j : q.j + 1] not in (["of"], ["from"]):
        return
    k, end = q.j + 1, q.j
    while k < min(q.j + _LONG, len(doc.tokens)):
        whose, j = _body_at(doc, k)
        q.group = whose if whose and q.group == "all" else q.group
        end = end if j is None else j
        named = doc.quote(k, k + 1)[:1].isupper()  # "members of the Fatah Brigade"
        if j is None and not (named or doc.texts[k] in _ARTICLES or doc.texts[k] in words("of_bodies")):
            break
        k = j or k + 1
    q.j = end


def _body_at(doc: Document, k: int) -> tuple[str | None, int | None]:
    """Whose members they are by the body named at token k, and the token behind it; None where none is."""
    party, people, word = doc.hit("actor", k), doc.hit("group", k), doc.texts[k]
    if party is not None:
        return (None if party.tag.value == "unknown" else "fighters"), party.j
    if people is not None and people.tag.form == "pl" and people.tag.value != "families":
        return people.tag.value, people.j
    armed = word == "military" or word in words("military_units")
    return ("fighters" if armed else None), (k + 1 if word in words("bodies") else None)


_ARMED = words("military_units") | {"military"}


def _of_force(doc: Document, q: Quantity) -> bool:
    """Whether a force stands before their noun: "12 army officers", "two Fifth Corps members"."""
    noun = q.noun or q.i
    of_force = not words("force_members").isdisjoint(doc.texts[noun : q.j])
    if of_force and noun == q.i and any(h.j == noun for h in doc.hits("actor", max(noun - _PARTY, 0), noun)):
        return True  # "the lives of SDF members"
    return any(doc.texts[k] in _ARMED or (of_force and doc.hit("actor", k)) for k in range(q.i, noun))
