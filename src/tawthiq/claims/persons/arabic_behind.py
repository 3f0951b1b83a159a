"""What stands behind an Arabic name: ages, births, origins and other names."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from tawthiq.claims.persons.persons import name_word
from tawthiq.claims.persons.roster import Person
from tawthiq.claims.text.document import Document
from tawthiq.claims.words.grammar import joins, words
from tawthiq.lang.numbers_ar import digits_value
from tawthiq.lang.tokens import LINE

_OLDEST, _BRACKET, _TOLD, _ORIGIN, _MOST = 116, 9, 5, 5, 40
_MONTHS = ("شهر", "اشهر")


def behind_arabic_name(doc: Document, person: Person, e: int) -> Person:
    """The person with what is said behind the name: "(٩ سنوات)", "من مواليد 1990", "من أهالي كفر توت", "الملقب"."""
    while person.j - person.i < _MOST:
        more = next((p for read in _BEHIND if (p := read(doc, person, e)) is not None), None)
        if more is None:
            break
        person = more
    return person


def _age_at(doc: Document, k: int, e: int, *, bare: bool = False) -> tuple[int, int] | None:
    """The age at token k and the token behind it: "9 سنوات", "34 عاماً"; `bare`: no word for years need follow."""
    value = digits_value(doc.texts[k]) if k < e and doc.tokens[k].kind == "n" else None
    if value is None or value >= _OLDEST:
        return None
    unit = k + 1 < e and doc.texts[k + 1] in words("ages")
    if not (unit or bare):
        return None
    return (0 if unit and doc.texts[k + 1].startswith(_MONTHS) else value), k + 1 + unit


def _in_brackets(doc: Document, p: Person, e: int) -> Person | None:
    if p.j >= e or doc.texts[p.j] != "(":
        return None
    close = next((n for n in range(p.j, min(p.j + _BRACKET, e)) if doc.texts[n] == ")"), None)
    if close is None or any(doc.tokens[n].kind == LINE for n in range(p.j, close)):
        return None
    born = any(doc.texts[n].startswith("مواليد") for n in range(p.j, close))
    ages = (_age_at(doc, n, close, bare=not born) for n in range(p.j + 1, close))
    age = None if born else next((a[0] for a in ages if a is not None), None)
    return replace(p, j=close + 1, age=p.age if age is None else age)


def _age_behind(doc: Document, p: Person, e: int) -> Person | None:
    k = p.j + (p.j < e and doc.texts[p.j] == ",")
    told = _age_at(doc, k, e)
    if p.age is not None or told is None:
        return None
    return replace(p, j=told[1], age=told[0])


def _told_age(doc: Document, p: Person, e: int) -> Person | None:
    """ "البالغ من العمر 34 عاماً", "عمره 9 سنوات"."""
    k = p.j + (p.j < e and doc.texts[p.j] == ",")
    if p.age is not None or k >= e or doc.texts[k] not in words("aged") - {"من"}:
        return None
    told = next((a for n in range(k + 1, min(k + _TOLD, e)) if (a := _age_at(doc, n, e, bare=True))), None)
    return replace(p, j=told[1], age=told[0]) if told is not None else None


def _born(doc: Document, p: Person, e: int) -> Person | None:
    """ "من مواليد 1990", "مواليد كفر توت 1990"."""
    k = p.j + (p.j < e and doc.texts[p.j] == ",")
    k += k < e and doc.texts[k] == "من"
    if k >= e or not doc.texts[k].startswith("مواليد"):
        return None
    end = k + 1
    while end < e and end - k < _ORIGIN and _of_place(doc, end):
        end += 1
    end += end < e and doc.tokens[end].kind == "n"
    return replace(p, j=end)


def _origin(doc: Document, p: Person, e: int) -> Person | None:
    """ "من أهالي كفر توت", "من بلدة كفر نوران"."""
    if p.j >= e or doc.texts[p.j] != "من":
        return None
    end = p.j + 1
    while end < e and end - p.j <= _ORIGIN and _of_place(doc, end):
        end += 1
    return replace(p, j=end) if end > p.j + 1 else None


def _of_place(doc: Document, k: int) -> bool:
    word = doc.texts[k]
    if doc.tokens[k].kind != "w" or joins(word):
        return False
    return name_word(doc, k) or word in words("settlements") | words("dwellers") | words("natives")


def _known_as(doc: Document, p: Person, e: int) -> Person | None:
    """ "الملقب بأبي كريم", "المعروف أبو هدى"."""
    if p.j >= e or doc.texts[p.j] not in words("called_so"):
        return None
    end = p.j + 1
    while end < e and end - p.j < _ORIGIN and (doc.texts[end] in ('"', "ب", "باسم") or name_word(doc, end)):
        if joins(doc.texts[end]) and end > p.j + 1:
            break
        end += 1
    return replace(p, j=end) if end > p.j + 1 else None


_BEHIND: Sequence[Callable[[Document, Person, int], Person | None]] = (
    _in_brackets, _age_behind, _told_age, _born, _origin, _known_as,
)  # fmt: skip
