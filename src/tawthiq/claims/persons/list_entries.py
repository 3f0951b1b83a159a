"""The persons of one entry of a list: a line, or what stands behind a number."""

from __future__ import annotations

from tawthiq.claims.persons.roster import Person
from tawthiq.claims.persons.roster_arabic import arabic_roster
from tawthiq.claims.persons.roster_english import english_roster
from tawthiq.claims.text.document import Document
from tawthiq.lang.tokens import LINE

_LEAD, _REST = 6, 3


def entry(doc: Document, k: int, e: int) -> list[Person]:
    """The persons told of from token k on, where one is named first; signs before the name are passed over."""
    while k < e and doc.tokens[k].kind not in ("w", LINE):
        k += 1
    if k >= e or doc.tokens[k].kind == LINE:
        return []
    read = english_roster if doc.texts[k].isascii() else _arabic
    persons = read(doc, k, e, {})
    return persons if persons and persons[0].name is not None else []


def _arabic(doc: Document, k: int, e: int, counted: object) -> list[Person]:
    return arabic_roster(doc, k, e, {}, listed=True)


def line_entry(doc: Document, s: int, e: int) -> list[Person]:
    """The persons of a line that holds nothing but them: "- Salim Karam, 34", "🔴 سالم حداد من أهالي كفر توت"."""
    k = s
    while k < e and (doc.tokens[k].kind not in ("w", LINE)) and k - s < _LEAD:
        k += 1
    persons = entry(doc, k, e)
    if not persons:
        return []
    rest = range(persons[-1].j, e)
    plain = [n for n in rest if doc.tokens[n].kind == "w"]
    told = any(doc.known(n, _TELLS) for n in rest)
    return [] if told or len(plain) > _REST else persons


_TELLS = frozenset(("type", "says", "actor", "vague"))
