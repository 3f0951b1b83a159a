"""Persons whom a report names or describes one by one, with name, kin, age, sex, role and what became of them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from tawthiq.claims.people.apposed import apposed, shared_surname
from tawthiq.claims.people.counted import age_of_name
from tawthiq.claims.persons.persons import name_word, naming, surname
from tawthiq.claims.persons.roster import HARM, ROLES, SEX
from tawthiq.claims.persons.roster_english import speaks_behind
from tawthiq.claims.text.document import Document
from tawthiq.claims.words.grammar import WHOSE, joins, words
from tawthiq.claims.words.marks import needs
from tawthiq.lang.numbers_ar import digits_value
from tawthiq.model.claims import Count, NamedVictim

_SKIP = frozenset(
    (
        '"',
        "'",
        "#",
        "(",
        "_",
        "-",
        ":",
        "/",
        "named",
        "called",
        "identified",
        "يدعى",
        "المدعو",
        "as",
        "هو",
        "وهو",
        "هي",
        "وهي",
        "واسمه",
        "واسمها",
        "اسمه",
        "اسمها",
        "وتدعى",
        "ويدعى",
        "تدعى",
    )
)
_AGES, _MOST, _NEAR = words("ages"), 6, 4


def victims(
    doc: Document,
    s: int,
    e: int,
    counts: Iterable[Count],
    singles: Sequence[Count] = (),
    persons: Sequence[NamedVictim] = (),
) -> list[NamedVictim]:
    """One person for every row of exactly one in the sentence [s, e), and every person given by name or with an age.

    `singles` are the rows of persons who are only named, `persons` those of rosters.
    """
    out = list(persons)
    several = [v for row in singles if row.min != 1 for v in _all_named(doc, row)]
    out += [p for p in several if not any(_same(p, known) for known in out)]
    listed = [(p.start, p.end) for p in persons]
    told = sorted([*counts, *singles], key=lambda r: r.start)
    told = [r for r in told if not any(i < r.end and r.start < j for i, j in listed)]
    statuses = [r.kind for r in told if r.kind in HARM]
    for row in told:
        if row.kind in HARM and row.min == row.max and (row.min or 0) > 1 and row.unit == "person":
            out += [p for p in _together(doc, row, e) if not any(_same(p, known) for known in out)]
        if row.kind in HARM and row.min == row.max == 1 and row.unit == "person":
            before = [p for p in out if p.start < row.start]
            person = _described(doc, row, e, before)
            if not any(_same(person, known) for known in out):
                out.append(person)
    if statuses or doc.hits("kind", s, e):
        out += [p for p in _aged(doc, s, e, statuses) if not any(_same(p, known) for known in out)]
    return _with_appositions(doc, sorted(out, key=lambda v: v.start)) if len(out) > 1 else out


def _with_appositions(doc: Document, persons: Sequence[NamedVictim]) -> list[NamedVictim]:
    """Those of whom a noun behind the name says more are one person: "killed Samer Haddad, a surgeon"."""
    out: list[NamedVictim] = []
    for person in persons:
        if out and _says_more(doc, out[-1], person):
            out[-1] = replace(out[-1], sex=out[-1].sex or person.sex, role=out[-1].role or person.role)
        else:
            out.append(person)
    return out


def _says_more(doc: Document, named: NamedVictim, other: NamedVictim) -> bool:
    if named.name is None or other.name is not None or named.status != other.status:
        return False
    between = doc.source[named.end : other.start] + doc.source[other.start : other.end][:_ARTICLE]
    return _APPOSED.fullmatch(between) is not None


_ARTICLE = 4
_APPOSED = re.compile(r"(?:,? \(?\d{1,3}\)?)?, (?:an?|the) .{0,3}")
"""What stands between a name and the noun that says more of it, and the noun's first letters."""


def _together(doc: Document, row: Count, e: int) -> Iterator[NamedVictim]:
    """The persons named behind a row of several: "two sisters, Rima and Hala Karam"."""
    j = bisect_left(doc.starts, row.end)
    named = apposed(doc, j, e, row.min or 0)
    if named and speaks_behind(doc, named[-1].j, e):
        return
    shared = shared_surname(doc, doc.source[row.start : row.end], named)
    for person in named:
        start, stop = doc.span(person.i, person.j)
        start += joins(doc.texts[person.i])
        quote = doc.source[start:stop]
        name = quote if shared is None or person.j - person.i > 1 else f"{quote} {shared}"
        yield NamedVictim(
            quote, start, stop, name, tuple(name.split()), age=person.age, sex=SEX.get(row.group),
            role=ROLES.get(row.group), status=row.kind,
        )  # fmt: skip


def _all_named(doc: Document, row: Count) -> Iterator[NamedVictim]:
    """The persons of a row that names several: "Salim Haddad and Rana Karam were killed"."""
    k, end = bisect_left(doc.starts, row.start), bisect_left(doc.starts, row.end)
    while k < end:
        last = k
        while last < end and naming(doc, last) and not (last > k and _next_name(doc, last)):
            last += 1
        shared = last - k == 1 and last < end and _next_name(doc, last)  # "الأخوان سليم وعمر حداد"
        if last - k > 1 or shared:
            start, stop = _name_start(doc, k), doc.tokens[last - 1].end
            name = doc.source[start:stop]
            yield NamedVictim(name, start, stop, name, _parts(doc, k, last), status=row.kind)
        k = max(last, k + 1)


def _next_name(doc: Document, k: int) -> bool:
    """Whether an Arabic word is a name joined by و ("ومهيدي"), not one that begins with it ("وليد")."""
    return joins(doc.texts[k]) and len(doc.texts[k]) > 3


def _same(a: NamedVictim, b: NamedVictim) -> bool:
    return (a.start < b.end and b.start < a.end) or (a.name is not None and a.name == b.name)


def _described(doc: Document, row: Count, e: int, before: Sequence[NamedVictim]) -> NamedVictim:
    i, j = bisect_left(doc.starts, row.start), bisect_left(doc.starts, row.end)
    first, last = _name_span(doc, i, j, e)
    if first == last:
        first, last = _told_who(doc, j, e)
    end = doc.tokens[last - 1].end if last > first else row.end
    end = max(end, row.end) if first - j < _FAR else row.end
    name = doc.source[_name_start(doc, first) : doc.tokens[last - 1].end] if last > first else None
    kin = _kin(doc, i, j, before)
    if kin is not None and name is not None and name.startswith(kin):
        name, kin, first, last = None, name, j, j
    return NamedVictim(
        doc.source[row.start : end],
        row.start,
        end,
        name,
        _parts(doc, first, last),
        kin_of=kin,
        age=_age(doc, _old(doc, i), _behind(doc, max(j, last), e)),
        sex=_sex(doc, row, i, j),
        role=ROLES.get(row.group) or _role(doc, i if joins(doc.texts[i]) else max(i - 1, 0), j),
        status=row.kind,
    )


def _name_start(doc: Document, k: int) -> int:
    """Where the name at token k begins in the source, a و that joins it to the name before left out."""
    start = doc.tokens[k].start
    return start + (doc.source[start] == "و" and k > 0 and naming(doc, k - 1) and _next_name(doc, k))


def _old(doc: Document, i: int) -> int:
    """Where "the 35-year-old" before a person begins, else `i`."""
    for k in range(i - 1, max(i - 3, 0), -1):
        if doc.texts[k].endswith("old"):
            return max(k - 3, 0)
    return i


def _role(doc: Document, i: int, j: int) -> str | None:
    """Teacher, farmer, student: the occupation that a noun among tokens [i, j) states."""
    return next((hit.tag.value for hit in doc.hits("occupation", i, j)), None)


def _name_span(doc: Document, i: int, j: int, e: int) -> tuple[int, int]:
    """The tokens of the name inside or right behind the row's words; (k, k) when there is none."""
    k = next((h.j for h in doc.hits("group", i, j) if i <= h.i <= i + 1 and h.j < j and "ال" in h.clitic), i)
    if k == i and (org := next((h for h in doc.hits("org", i, min(j + 2, e)) if h.i <= j), None)):
        i = k = j = max(org.j, j)  # "مراسل وكالة هاوار سالم حداد"
    while k < j and not (naming(doc, k) and (k + 1 >= j or naming(doc, k + 1))):
        k += 1
    kin = _kin_noun(doc, i, j)
    while j <= k < e and (doc.texts[k] in _SKIP or (doc.texts[k] == "," and (kin or _apposed(doc, k, e)))):
        k += 1
    if k < e and doc.texts[k] in _OF_PLACE:
        return k, k  # "مختار قرية كفر توت"
    last = k
    while last < e and last - k < _MOST and _in_name(doc, last, first=last == k):
        last += 1
    while last - k > 2 and _title(doc, k):
        k += 1
    told = k > 0 and (doc.texts[k - 1] in ("named", '"') or (kin and k < e and doc.texts[k].isascii()))
    return (k, last) if last - k >= 2 or (told and last > k) else (k, k)


_OF_PLACE = words("settlements") | words("sure_heads") | {"بلدية", "بلديه"}
"""Behind somebody's office: where it is held."""


def _told_who(doc: Document, j: int, e: int) -> tuple[int, int]:
    """The name behind "وهو الشاب" where nobody else is told of before it; (j, j) when there is none.

    "وفاة معتقل تحت التعذيب في سجن القلعة، وهو الشاب كريم نعمان".
    """
    who = next((k for k in range(j, min(j + _WHO, e)) if doc.texts[k] in words("who_it_is")), None)
    if who is None or doc.hits("kind", j, who):
        return j, j
    if any("ال" not in h.clitic for h in doc.hits("group", j, who)):
        return j, j
    k = who + 1
    while k < e and (doc.texts[k] in _SKIP or _definite_person(doc, k)):
        k += 1
    last = k
    while last < e and last - k < _MOST and _in_name(doc, last, first=last == k):
        last += 1
    return (k, last) if last - k >= 2 else (j, j)


def _definite_person(doc: Document, k: int) -> bool:
    hit = doc.hit("group", k)
    titled = hit is not None and hit.tag.form == "sg" and "ال" in hit.clitic
    return titled or doc.texts[k] in words("honorifics")


_WHO, _FAR = 16, 6


def _apposed(doc: Document, k: int, e: int) -> bool:
    """ "a shepherd, Hamad Karam, 34": a name of two words between a comma and another sign."""
    n = k + 1
    while n < e and n - k <= _MOST and _in_name(doc, n, first=n == k + 1):
        n += 1
    return (
        n - k > 2 and (n >= e or doc.texts[n] in (",", ".", ")", ";", "and")) and doc.texts[k + 1].isascii()
    )


def _title(doc: Document, k: int) -> bool:
    """ "المدعو سالم كرم", "رئيس المجلس المحلي سالم حداد": titles and offices before a name, no part of it."""
    word = doc.texts[k]
    office = word.startswith("ال") and len(word) > 3 and word not in words("names_with_article")
    return office or word in words("honorifics")


def _in_name(doc: Document, k: int, *, first: bool) -> bool:
    if not first and _next_name(doc, k):
        return False
    particle = not first and doc.texts[k].startswith(("al-", "el-"))
    return (naming(doc, k) or particle or (not first and surname(doc, k))) and doc.texts[k] not in words(
        "name_ends"
    )


def _kin_noun(doc: Document, i: int, j: int) -> bool:
    """ "his father, Salim Haddad": a comma may part kin from their name."""
    return any(doc.hit("kin", k) for k in range(i, j))


def _behind(doc: Document, k: int, e: int) -> int:
    """The end of what belongs to a person behind the name: signs and one number."""
    end = k
    while end < e and end - k < _NEAR and (doc.texts[end] in _SKIP or doc.texts[end] == ","):
        end += 1
    if end < e and doc.texts[end] in words("aged"):
        return min(end + _AGED, e)
    return min(end + 1, e)


_AGED = 5


def _parts(doc: Document, first: int, last: int) -> tuple[str, ...]:
    words_ = [k for k in range(first, last) if doc.tokens[k].kind == "w"]
    return tuple(
        doc.source[_name_start(doc, k) : doc.tokens[k].end] if k == first else doc.quote(k, k + 1)
        for k in words_
    )


def _kin(doc: Document, i: int, j: int, before: Sequence[NamedVictim]) -> str | None:
    """Of whom a wife, son or brother: the name behind the noun, else the person named last for a pronoun."""
    known = next((v.name or v.kin_of for v in reversed(before) if v.name or v.kin_of), None)
    for k in range(i, j):
        hit = doc.hit("kin", k)
        if hit is None:
            continue
        word = doc.texts[k]
        if word.isascii():
            possessed = k > 0 and doc.texts[k - 1] in ("his", "her", "their")
            return known if possessed else None
        if "ال" in hit.clitic:
            return None
        if word.endswith(WHOSE):
            return known
        return doc.quote(k + 1, k + 2) if hit.tag.value != "child" and _of_name(doc, k + 1) else None
    return None


def _of_name(doc: Document, k: int) -> bool:
    """Whether a name stands at token k: "زوجة خالد"."""
    return k < len(doc.tokens) and name_word(doc, k)


def _age(doc: Document, i: int, e: int) -> int | None:
    for k in range(i, e):
        if doc.tokens[k].kind != "n":
            continue
        years = [doc.texts[n] for n in range(k + 1, min(k + 4, len(doc.tokens)))]
        value = digits_value(doc.texts[k])
        if value is None or value > 115:
            continue
        if not _AGES.isdisjoint(years[:2]):
            return 0 if any(y.startswith(_SMALL_UNITS) for y in years[:2]) else value
        if (k and doc.texts[k - 1] == "(" and years[:1] == [")"]) or age_of_name(doc, k, k + 1):
            return value
    return None


_SMALL_UNITS = ("month", "week", "day", "شهر", "اشهر")


def _sex(doc: Document, row: Count, i: int, j: int) -> str | None:
    if row.group in SEX:
        return SEX[row.group]
    for hit in doc.hits("sex", max(i - 1, 0), j):
        return hit.tag.value
    return None


def _digit(word: str) -> bool:
    return word[:1].isdigit()


@needs(_digit, otherwise=())
def _aged(doc: Document, s: int, e: int, statuses: Sequence[str]) -> Sequence[NamedVictim]:
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
                status=status if status in HARM else None,
            )
        )  # fmt: skip
    return out


def _named_after(doc: Document, k: int, e: int) -> tuple[int, int] | None:
    """The name behind "27 year old"."""
    n = k + 1
    while n < e and n - k <= 4 and (doc.texts[n] in _AGES or doc.texts[n] in ("-", "old")):
        n += 1
    last = n
    while last < e and last - n < _MOST and naming(doc, last):
        last += 1
    old = any(doc.texts[m] in ("old", "year-old", "years-old") for m in range(k + 1, n))
    return (n, last) if last - n >= 2 and old else None


def _named_before(doc: Document, k: int, s: int) -> tuple[int, int] | None:
    """The name before "(27)", "(27 عاماً)" or ", 27,"."""
    last = k - 1
    if last <= s or doc.texts[last] not in ("(", ","):
        return None
    n = last
    while n > s and last - n < _MOST and naming(doc, n - 1) and doc.texts[n - 1] not in words("name_ends"):
        n -= 1
    return (n, last) if last - n >= 1 else None
