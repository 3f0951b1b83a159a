"""What stands behind an English name: age, office, origin and other names: ", 34, a nurse from Kafr Tut"."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from tawthiq.claims.persons.english_heads import Head, name_end, read_head
from tawthiq.claims.persons.roster import ROLES, SEX, Person, years
from tawthiq.claims.text.document import Document
from tawthiq.claims.words.grammar import words

_NAME, _ASIDE, _LONG, _TWO = 6, 9, 24, 2
_AGES = words("ages")
AFTER_NAME = (
    words("stops")
    | words("auxiliaries")
    | words("closers")
    | {"along", "also", "all", "both", "dead", "together"}
)
TELLS = frozenset(("kind", "type"))
_QUOTES = frozenset(('"', "'", "#"))


def behind(doc: Document, person: Person, e: int) -> Person:
    """The person with age, office, origin and other names that stand behind."""
    while True:
        more = next((p for read in _BEHIND if (p := read(doc, person, e)) is not None), None)
        if more is None or more.j - person.i > _LONG + _NAME:
            return person
        person = more


def in_brackets(doc: Document, p: Person, e: int) -> Person | None:
    """ "(34)", "(7 years old)", "(Abu Karim)", "(a nurse)"."""
    if p.j >= e or doc.texts[p.j] != "(":
        return None
    close = next((n for n in range(p.j, min(p.j + _ASIDE, e)) if doc.texts[n] == ")"), None)
    if close is None:
        return None
    age = years(doc, p.j + 1, close)
    months = any("month" in doc.texts[n] for n in range(p.j, close))
    aged = p.age if age is None else 0 if months else age
    inside = read_head(doc, p.j + 1, close)
    return replace(_told(p, inside), j=close + 1, age=aged)


def _name_goes_on(doc: Document, p: Person, e: int) -> Person | None:
    """ "Salim (Saleem) Karam": the name goes on behind another spelling."""
    end = name_end(doc, p.j, e) if p.name is not None and doc.texts[p.j - 1] == ")" else p.j
    return replace(p, j=end, name=(p.name[0], end)) if p.name is not None and end > p.j else None


def age_behind(doc: Document, p: Person, e: int) -> Person | None:
    """ ", 34", ", aged 34", ", 34 years old"; a comma behind it stays."""
    k = p.j + (p.j < e and doc.texts[p.j] == ",")
    said = k < e and doc.texts[k] in ("aged", "age")
    k += said
    age = years(doc, k, e)
    if p.age is not None or age is None or (k == p.j and not said):
        return None
    n = k + 1
    unit = n < e and doc.texts[n] in _AGES
    months = unit and doc.texts[n].startswith("month")
    n += unit
    n += n < e and doc.texts[n] == "old"
    if (
        (doc.texts[n : n + 1] == ["-"] and _OLD & set(doc.texts[n + 1 : n + 3]))
        or doc.texts[n : n + 1] == ["old"]
        or name_end(doc, n, e) > n
    ):
        return None  # ", 65-year-old Huda Karam": of the next
    if doc.tokens[k].kind != "n" and not (unit or said):
        return None
    word = n < e and doc.tokens[n].kind == "w" and not (unit or said)
    if word and doc.texts[n] not in AFTER_NAME and doc.hit("kind", n) is None:
        return None
    return replace(p, j=n, age=0 if months else age)


_OLD = frozenset(("year", "year-old", "years-old", "month-old", "months-old", "old"))


def _apposition(doc: Document, p: Person, e: int) -> Person | None:
    """ ", a 34-year-old teacher at the local school": says more of the person just named."""
    if p.name is None or p.j + 2 >= e or doc.texts[p.j] != ",":
        return None
    if doc.texts[p.j + 1] not in ("a", "an", "the"):
        return _son_of(doc, p, e)
    of_family = doc.texts[p.j + _TWO] == "family's"  # ", the family's grandmother,"
    head = read_head(doc, p.j + 1 + _TWO * of_family, e)
    if not (head.noun or head.titled) or head.plural or name_end(doc, head.n, e) > head.n:
        return None
    end = _described_to(doc, head.n, e)
    listed = doc.texts[end : end + 1] == ["and"] and doc.texts[end + 1 : end + 2] in (["a"], ["an"])
    anyone = head.group == "children" or doc.texts[head.n - 1] in words("anyone_beside")
    if listed or (anyone and head.age is None and end == head.n):
        return None
    return replace(_told(p, head), j=end)


def _told(p: Person, head: Head) -> Person:
    """The person with what a noun behind the name says."""
    if not head.noun:
        return p
    sexed = (
        () if head.article in ("a", "an") else SEX
    )  # "the grandmother of the family", not "a father of five"
    group = head.group if p.group == "all" and head.group in (*ROLES, "children", *sexed) else p.group
    age = p.age if p.age is not None else head.age
    return replace(p, group=group, age=age, sex=p.sex or head.sex, role=p.role or head.role)


def _son_of(doc: Document, p: Person, e: int) -> Person | None:
    """ ", son of Hadi Karam", ", Hadi Karam's sister": whose kin the person just named is."""
    kin = doc.hit("kin", p.j + 1)
    if kin is not None and doc.texts[kin.j : kin.j + 1] == ["of"]:
        end = name_end(doc, kin.j + 1, e)
        name = doc.quote(kin.j + 1, end) if end - kin.j > _TWO else None
    else:
        at = name_end(doc, p.j + 1, e)
        kin = doc.hit("kin", at) if at > p.j + 1 and doc.texts[at - 1].endswith("'s") else None
        end = kin.j if kin is not None else at
        name = doc.quote(p.j + 1, at)[:-_TWO] if doc.texts[end : end + 1] in ([","], []) or end == e else None
    if kin is None or not name:
        return None
    head = read_head(doc, kin.i, e)
    return replace(_told(p, head), j=end, kin=name)


def _described_to(doc: Document, k: int, e: int) -> int:
    """The end of "of five", "at the local school", "from Kafr Tut" behind a noun."""
    if k >= e or doc.texts[k] not in ("of", "at", "from", "in", "with", "for", "who"):
        return k
    for n in range(k + 1, min(k + 12, e)):
        if doc.texts[n] in (",", ";", ".", "and", ")", "(", "-", ":") or doc.known(n, TELLS):
            return k if doc.known(n, TELLS) and doc.texts[k] != "who" else n
        if doc.texts[n] in ("when", "after", "by", "was", "were", "while", "during"):
            return k
    return k if e - k > 12 else e


def _origin(doc: Document, p: Person, e: int) -> Person | None:
    """ "from Kafr Tut": where the person named is from, where the list goes on."""
    if p.name is None or p.j + 1 >= e or doc.texts[p.j] not in ("from", "of"):
        return None
    end = p.j + 1
    while (
        end < e
        and end - p.j < 5
        and (doc.quote(end, end + 1)[:1].isupper() or doc.texts[end].startswith("al-"))
    ):
        end += 1
    joined = end < e and doc.texts[end] in (",", "and", ";", "(")
    return replace(p, j=end) if end > p.j + 1 and joined else None


def _known_as(doc: Document, p: Person, e: int) -> Person | None:
    """ ", known as Abu Karim": another name."""
    k = p.j + (p.j < e and doc.texts[p.j] == ",")
    k += k < e and doc.texts[k] == "also"
    if doc.texts[k : k + 2] != ["known", "as"] and doc.texts[k : k + 1] != ["aka"]:
        return None
    k += 2 if doc.texts[k] == "known" else 1
    k += k < e and doc.texts[k] in _QUOTES
    end = name_end(doc, k, e)
    end += end < e and doc.texts[end] in _QUOTES
    return replace(p, j=end) if end > k else None


_BEHIND: Sequence[Callable[[Document, Person, int], Person | None]] = (
    in_brackets, _name_goes_on, age_behind, _apposition, _origin, _known_as,
)  # fmt: skip
