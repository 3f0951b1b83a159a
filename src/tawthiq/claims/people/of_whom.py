"""English and Arabic numbers of some of those told of, with a verb of their own: "50 were wounded, of whom 12 died"."""

from __future__ import annotations

from collections.abc import Sequence

from tawthiq.claims.people.joined import joined
from tawthiq.claims.people.quantity import Quantity
from tawthiq.claims.people.triggers import Trigger
from tawthiq.claims.text.document import Document
from tawthiq.claims.words.grammar import words

_CLAUSE = 4


def goes_alone(doc: Document, before: Quantity, q: Quantity, marks: Sequence[Trigger]) -> bool:
    """Whether a verb of its own says what befell people joined to others: some of them, or one more."""
    return (q.noun is None and bool(q.part) and has_verb(doc, q, marks)) or own_verb(doc, before, q, marks)


def has_verb(doc: Document, q: Quantity, marks: Sequence[Trigger]) -> bool:
    """ "of whom 12 died", "وأن اثنين منهم توفيا تحت التعذيب": a verb right behind the number says what befell them."""
    for m in marks:
        if m.english and of_whom(doc, q) and touches(doc, q, m) and (m.form == "left" or m.passive):
            return True
        if (
            not m.english
            and q.j <= m.i <= q.j + 1
            and (m.form == "left" or doc.texts[m.i] in words("befell"))
        ):
            return True
    return False


def touches(doc: Document, q: Quantity, trigger: Trigger) -> bool:
    """ "277 wounded", "as many as 277 were wounded": nothing but an auxiliary between a number and its word."""
    return q.j == trigger.i or (
        trigger.passive and all(doc.texts[k] in words("auxiliaries") for k in range(q.j, trigger.i))
    )


def of_whom(doc: Document, q: Quantity) -> bool:
    """ "of whom 355": a number of some of those told of; behind "including" the whole suffered the same."""
    return q.numbered and bool(q.part) and doc.texts[max(q.i - 2, 0) : q.i - 1] == ["of"]


def told_of_some(doc: Document, q: Quantity, trigger: Trigger) -> bool:
    """ "40 farmers, including 12 who were killed": a verb that is said of these only."""
    said = bool(q.part and q.kinds) and doc.texts[q.j : q.j + 1] in (["who"], ["that"])
    return said and q.j < trigger.i <= q.j + _CLAUSE


def linked(doc: Document, before: Quantity, q: Quantity, marks: Sequence[Trigger]) -> bool:
    """Whether two quantities stand in one list, or the second is kin of the first across a clause about him."""
    return joined(doc, before, q) or _own_kin(doc, before, q, marks)


def _own_kin(doc: Document, before: Quantity, q: Quantity, marks: Sequence[Trigger]) -> bool:
    """ "killed a woman who was seven months pregnant and her son": kin of one of whom a clause says more."""
    gap = doc.texts[before.j : q.i]
    who = gap[:1] == ["who"] and gap[-1:] == ["and"] and len(gap) <= _WHO
    if not who or doc.texts[q.i] not in ("his", "her") or any(before.j <= m.i < q.i for m in marks):
        return False
    after = next((m for m in marks if m.i >= q.j), None)
    return after is None or after.i - q.j > _OWN


_WHO = 11


def by_source(doc: Document, q: Quantity) -> bool:
    """ "killed 12 people, according to medics, and 15 according to state TV": a bare number with its own source."""
    if not q.numbered or q.noun is not None:
        return False
    if doc.texts[max(q.i - 3, 0) : q.i] in (["the", "number", "at"], ["the", "figure", "at"]):
        return True  # "while state TV put the number at 15"
    sourced = (doc.texts[q.j : q.j + 3][-2:], doc.texts[q.j : q.j + 2])
    return ["according", "to"] in sourced and doc.texts[q.i - 1] in ("and", ",", "but", "or")


def own_men(doc: Document, q: Quantity) -> bool:
    """ "lost 11 of its own men": the fighters of a party."""
    if q.noun is None or doc.texts[q.noun] != "men":
        return False
    return not {"its", "their"}.isdisjoint(doc.texts[q.noun - 2 : q.noun])


def own_verb(doc: Document, before: Quantity, q: Quantity, marks: Sequence[Trigger]) -> bool:
    """ "killed an engineer and a nurse escorting him was hit in the arm": a verb of its own behind who is joined on."""
    if q.numbered or q.form != "sg" or not before.kinds or q.part or doc.texts[q.i - 1] != "and":
        return False
    own = next((m for m in marks if m.i >= q.j), None)
    if own is None or not (own.english and own.passive) or own.kinds == before.kinds or own.i - q.j > _OWN:
        return False
    return words("own_clause").isdisjoint(doc.texts[q.j : own.i])


_OWN = 8
