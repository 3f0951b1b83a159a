"""Persons whom a report names or describes one by one, with name, kin, age, sex, role and what became of them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence

from tawthiq.claims.document import Document
from tawthiq.claims.grammar import words
from tawthiq.claims.persons import name_word, naming
from tawthiq.lang.numbers_ar import digits_value
from tawthiq.model.claims import Count, NamedVictim

_STATUS = ("killed", "injured", "detained", "executed", "missing")
_SEX = {"women": "female", "men": "male"}
_ROLES = {
    "health_workers": "health_worker",
    "rescue_workers": "rescue_worker",
    "journalists": "journalist",
    "fighters": "fighter",
}
_SKIP = frozenset(('"', "'", "#", "(", "_", "-", ":", "/", "named", "called", "يدعى", "المدعو", "as"))
_AGES, _MOST, _NEAR = words("ages"), 6, 4
_PRONOUNS = ("ه", "ها", "هم", "هما")
_LIST_NAME = re.compile(r"^\s*\d{1,3}\s*[-ـ.):–/]+\s*([^\n\d(]{4,60})", re.MULTILINE)


def victims(doc: Document, s: int, e: int, rows: Iterable[Count]) -> list[NamedVictim]:
    """One person for every row of exactly one in the sentence [s, e), and every person given with an age."""
    out: list[NamedVictim] = []
    told = sorted(rows, key=lambda r: r.start)
    statuses = [r.kind for r in told if r.kind in _STATUS]
    for row in told:
        if row.kind in _STATUS and row.min == row.max == 1 and row.unit == "person":
            person = _described(doc, row, e, out)
            if not any(_same(person, known) for known in out):
                out.append(person)
    if statuses or doc.hits("kind", s, e):
        out += [p for p in _aged(doc, s, e, statuses) if not any(_same(p, known) for known in out)]
    return sorted(out, key=lambda v: v.start)


def listed_victims(doc: Document, start: int, end: int, status: str) -> list[NamedVictim]:
    """The names of a numbered list in source[start:end]."""
    out = []
    for m in _LIST_NAME.finditer(doc.body, start, end):
        name = m.group(1).strip(" .،,…-_")
        at = m.start(1) + m.group(1).find(name)
        if name:
            out.append(NamedVictim(name, at, at + len(name), name, tuple(name.split()), status=status))
    return out


def _same(a: NamedVictim, b: NamedVictim) -> bool:
    return (a.start < b.end and b.start < a.end) or (a.name is not None and a.name == b.name)


def _described(doc: Document, row: Count, e: int, before: Sequence[NamedVictim]) -> NamedVictim:
    i, j = bisect_left(doc.starts, row.start), bisect_left(doc.starts, row.end)
    first, last = _name_span(doc, i, j, e)
    end = doc.tokens[last - 1].end if last > first else row.end
    end = max(end, row.end)
    name = doc.source[doc.tokens[first].start : doc.tokens[last - 1].end] if last > first else None
    return NamedVictim(
        doc.source[row.start : end],
        row.start,
        end,
        name,
        _parts(doc, first, last),
        kin_of=_kin(doc, i, j, before),
        age=_age(doc, i, _behind(doc, max(j, last), e)),
        sex=_sex(doc, row, i, j),
        role=_ROLES.get(row.group),
        status=row.kind,
    )


def _name_span(doc: Document, i: int, j: int, e: int) -> tuple[int, int]:
    """The tokens of the name inside or right behind the row's words; (k, k) when there is none."""
    k = i
    while k < j and not (naming(doc, k) and (k + 1 >= j or naming(doc, k + 1))):
        k += 1
    while k >= j and k < e and doc.tokens[k].text in _SKIP:
        k += 1
    last = k
    while last < e and last - k < _MOST and naming(doc, last):
        last += 1
    return (
        (k, last)
        if last - k >= 2 or (k and doc.tokens[k - 1].text in ("named", '"') and last > k)
        else (k, k)
    )


def _behind(doc: Document, k: int, e: int) -> int:
    """The end of what belongs to a person behind the name: signs and one number."""
    end = k
    while end < e and end - k < _NEAR and (doc.tokens[end].text in _SKIP or doc.tokens[end].text == ","):
        end += 1
    return min(end + 1, e)


def _parts(doc: Document, first: int, last: int) -> tuple[str, ...]:
    return tuple(doc.quote(k, k + 1) for k in range(first, last) if doc.tokens[k].kind == "w")


def _kin(doc: Document, i: int, j: int, before: Sequence[NamedVictim]) -> str | None:
    """Of whom a wife, son or brother: the name behind the noun, else the person named last for a pronoun."""
    known = next((v.name for v in reversed(before) if v.name), None)
    for k in range(i, j):
        hit = doc.hit("kin", k)
        if hit is None:
            continue
        word = doc.tokens[k].text
        if word.isascii():
            possessed = k > 0 and doc.tokens[k - 1].text in ("his", "her", "their")
            return known if possessed else None
        if j < len(doc.tokens) and name_word(doc, j) and not word.endswith(_PRONOUNS):
            return doc.quote(j, j + 1)
        return known if word.endswith(_PRONOUNS) else None
    return None


def _age(doc: Document, i: int, e: int) -> int | None:
    for k in range(i, e):
        if doc.tokens[k].kind != "n":
            continue
        years = [doc.tokens[n].text for n in range(k + 1, min(k + 4, len(doc.tokens)))]
        value = digits_value(doc.tokens[k].text)
        if value is None or value > 115:
            continue
        if any(y in _AGES for y in years[:2]):
            return 0 if any(y.startswith(("month", "شهر", "اشهر")) for y in years[:2]) else value
        if k and doc.tokens[k - 1].text == "(" and years[:1] == [")"]:
            return value
    return None


_GIRLS = frozenset(
    ("girl", "daughter", "granddaughter", "schoolgirl", "طفلة", "رضيعة", "طفلته", "طفلتها", "ابنته", "ابنتها")
)
_BOYS = frozenset(("boy", "son", "grandson", "schoolboy", "فتى", "ابنه", "ابنها"))


def _sex(doc: Document, row: Count, i: int, j: int) -> str | None:
    if row.group in _SEX:
        return _SEX[row.group]
    said = {doc.tokens[k].text.removeprefix("و").removeprefix("ال") for k in range(i, j)}
    if said & _GIRLS:
        return "female"
    return "male" if said & _BOYS else None


def _aged(doc: Document, s: int, e: int, statuses: Sequence[str]) -> list[NamedVictim]:
    """ "27 year old Ibrahim Saber", "Ibrahim Saber (27)": persons given with name and age."""
    kinds = doc.hits("kind", s, e)
    status = statuses[0] if len(set(statuses)) == 1 else (kinds[0].tag.value if kinds else None)
    out = []
    for k in range(s, e):
        if doc.tokens[k].kind != "n" or (age := _age(doc, k, k + 1)) is None:
            continue
        span = _named_after(doc, k, e) or _named_before(doc, k, s)
        if span is None:
            continue
        first, last = span
        start, end = doc.span(min(first, k), max(last, k + 1))
        name = doc.quote(first, last)
        out.append(
            NamedVictim(
                doc.source[start:end], start, end, name, _parts(doc, first, last), age=age,
                status=status if status in _STATUS else None,
            )
        )  # fmt: skip
    return out


def _named_after(doc: Document, k: int, e: int) -> tuple[int, int] | None:
    """The name behind "27 year old"."""
    n = k + 1
    while n < e and n - k <= 4 and (doc.tokens[n].text in _AGES or doc.tokens[n].text in ("-", "old")):
        n += 1
    last = n
    while last < e and last - n < _MOST and naming(doc, last):
        last += 1
    old = any(doc.tokens[m].text in ("old", "year-old", "years-old") for m in range(k + 1, n))
    return (n, last) if last - n >= 2 and old else None


def _named_before(doc: Document, k: int, s: int) -> tuple[int, int] | None:
    """The name before "(27)" or "(27 عاماً)"."""
    last = k - 1
    if last <= s or doc.tokens[last].text != "(":
        return None
    n = last
    while n > s and last - n < _MOST and naming(doc, n - 1):
        n -= 1
    return (n, last) if last - n >= 1 else None
