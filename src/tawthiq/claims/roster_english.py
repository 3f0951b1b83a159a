"""English rosters: "Salim Karam, 34, a teacher, his wife Huda and their son Ziad, 7"."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from tawthiq.claims.apposed import young_kin
from tawthiq.claims.document import Document
from tawthiq.claims.english_heads import (
    OWNERS,
    Head,
    aged_before,
    name_end,
    opens_head,
    past_called,
    read_head,
)
from tawthiq.claims.english_names import OF_THE_GROWN
from tawthiq.claims.grammar import words
from tawthiq.claims.quantity import Quantity
from tawthiq.claims.roster import ROLES, SEX, Person, years

Counted = Mapping[int, Quantity]
"""The quantities of a sentence by their first token."""
_NAME, _ASIDE, _LONG = 6, 9, 24
_AGES, _STOPS = words("ages"), words("stops")
_AFTER_NAME = _STOPS | words("auxiliaries") | words("closers") | {"also", "all", "both", "dead", "together"}
_JOINING = frozenset((",", ";", "and", "&", "along", "alongside", "together", "with", "as", "well", "plus"))
_QUOTES = frozenset(('"', "'", "#"))


def english_roster(doc: Document, k: int, e: int, counted: Counted) -> list[Person]:
    """The persons told of from token k on, as far as they reach; none where no person begins there."""
    out: list[Person] = []
    left, kin = 0, Person(k, k)
    e = min(e, k + 400)
    while k < e:
        told = _entry(doc, k, e, counted)
        several = bool(out) and out[-1].number > 1 and "and" not in doc.texts[out[-1].j : k]
        named = bool(told) and told[0].name is not None and told[0].owner is None
        if not told or (several and named and out[-1].owner is None):
            break  # "two people, Salim Karam and": who the two are
        if several and named:
            kin = out.pop()  # "her grandsons, one-year-old Karim (the son of Salim) and": who they are
            left = kin.number
        if named and left > 0:
            told[0] = replace(
                told[0], i=min(kin.i, told[0].i) if left == kin.number else told[0].i, owner=kin.owner
            )
            told[0] = replace(told[0], group=kin.group if told[0].group == "all" else told[0].group)
            left -= 1
        out += told
        after = _next(doc, told[-1].j, e)
        if after is None:
            break
        k = after
    return _without_speaker(doc, with_sex(doc, out), e)


def with_sex(doc: Document, persons: list[Person]) -> list[Person]:
    """ "Salim Karam, 34, and his wife": the pronoun before kin of the grown says the sex of the one named before."""
    out = list(persons)
    for n, (person, kin) in enumerate(pairwise(persons)):
        sex, group = _BY_PRONOUN.get(kin.owner or "", (None, ""))
        grown = not OF_THE_GROWN.isdisjoint(doc.texts[kin.i : kin.j])
        if sex and grown and person.name is not None and person.owner is None and person.sex is None:
            group = group if person.group == "all" else person.group
            out[n] = replace(person, sex=sex, group=group)
    return out


_BY_PRONOUN = {"his": ("male", "men"), "her": ("female", "women")}


def _next(doc: Document, k: int, e: int) -> int | None:
    """The token of the next person behind ",", "and" or "along with"; None where nothing joins one."""
    n = k
    while n < e and doc.texts[n] in _JOINING:
        n += 1
    said = doc.texts[k:n]
    people = doc.hit("group", n + 1) if n + 2 < e and doc.texts[n] in OWNERS else None
    if said and people is not None and people.tag.form == "pl" and doc.texts[people.j] in _DASHES:
        return people.j + 1  # "and her children - her daughter Rana and"
    if not said or n >= e or said == ["as"] or said == ["with"]:
        return n if said == ["with"] and n < e and doc.texts[n] in OWNERS else None
    return n


_DASHES = frozenset(("-", "–", "—", ":"))


def _without_speaker(doc: Document, persons: list[Person], e: int) -> list[Person]:
    """The persons without those at the end who only say so: "killing Salim Karam, Huda Issa and Rana Haddad said"."""
    if not persons or not speaks_behind(doc, persons[-1].j, e):
        return persons
    n = len(persons) - 1
    while n > 0 and doc.texts[persons[n].i - 1] != ",":
        n -= 1
    return persons[:n]


def speaks_behind(doc: Document, k: int, e: int) -> bool:
    """Whether a verb of saying stands behind a name, what he is of at most between."""
    k += k < e and doc.texts[k] == ","
    for n in range(k, min(k + _ASIDE, e)):
        hit = doc.hit("says", n)
        if hit is not None and hit.j == n + 1 and doc.quote(n, n + 1).islower():
            return doc.texts[n] not in words("said_or_is_said") or doc.texts[n - 1] not in words(
                "auxiliaries"
            )
        if n == k and doc.texts[n] not in ("of", "from", "at", "who", "also", "later"):
            return False
        if doc.tokens[n].kind != "w" or doc.known(n, _TELLS):
            return False
    return False


_TWO = 2


def _entry(doc: Document, k: int, e: int, counted: Counted) -> list[Person]:
    """The person at token k, or the several of "her sons Karim and Ziad"."""
    start = k
    while k < e and doc.texts[k] in _QUOTES:
        k += 1
    if start not in counted and k < e and not opens_head(doc, k) and not _capital(doc, k):
        return []
    head = read_head(doc, k, e)
    if head.noun and not head.plural:
        head.n = past_called(doc, head.n, e)
    if head.noun and not head.plural and doc.texts[head.n : head.n + 1] == [","]:
        _past_comma(doc, head, e)
    end = name_end(doc, head.n, e)
    if head.plural:
        return _several(doc, start, head, e) or _unnamed(doc, start, counted, e)
    if end == head.n or not _names_one(doc, head, end, e):
        return _unnamed(doc, start, counted, e)
    alone = end - head.n == 1 and not (head.noun or head.age is not None)
    if alone and _BEHIND_NAME.isdisjoint(doc.texts[end : end + 1]):
        return []
    person = Person(
        start,
        end,
        (head.n, end),
        1,
        head.group,
        head.age,
        head.sex,
        head.role,
        head.owner,
        noun=any(n in counted for n in range(start, head.n)),
    )
    person = _counted_behind(_behind(doc, person, e), end, counted)
    alone = alone and person.age is None and person.name == (head.n, end)
    family = doc.texts[person.j : person.j + 1] in ([","], ["and"]) and doc.texts[person.j + 1 : person.j + 2]
    if (alone and not (family and family[0] in OWNERS)) or not _ends_well(doc, person.j, e):
        return []
    return [person]


_BEHIND_NAME = frozenset((",", "and", "(", "aged", "age", "from", "of", "also", "known", "aka"))
"""What may say more of a name of one word, which nobody has alone."""


def _capital(doc: Document, k: int) -> bool:
    return doc.source[doc.starts[k]].isupper()


def _counted_behind(person: Person, end: int, counted: Counted) -> Person:
    """ "Umm Hadi Karam, the grandmother of the family,": somebody counted by the noun that says more of the name."""
    q = next((counted[k] for k in range(end, person.j) if k in counted and counted[k].form == "sg"), None)
    if q is None or q.unit != "person":
        return person
    return replace(person, noun=True, group=person.group if person.group != "all" else q.group or "all")


def _past_comma(doc: Document, head: Head, e: int) -> None:
    """ "his wife, Huda Karam", "his brother, 41-year-old Sami", "a woman, Hala Karam,": the name behind a comma."""
    at = past_called(doc, head.n + 1, e) - 1
    n = aged_before(doc, replace(head, n=at + 1), at + 1, e)
    end = name_end(doc, n, e)
    closed = end >= e or (doc.texts[end] != "and" and _ends_well(doc, end, e))
    aged = n > at + 1  # "their son, daughter-in-law, 24-year-old Rana Karam"
    if end == n or not (head.owner or aged or (head.article and closed and end - n > 1)):
        return
    head.n = at + 1
    head.n = aged_before(doc, head, at + 1, e)


def _names_one(doc: Document, head: Head, end: int, e: int) -> bool:
    """Whether the words before a name are of one person, and no possessive makes it the owner of something."""
    if doc.texts[end - 1].endswith("'s") or doc.texts[end : end + 1] == ["'"]:
        return False
    return not (head.article is not None and not head.noun and head.age is None)


def _behind(doc: Document, person: Person, e: int) -> Person:
    """The person with age, office, origin and other names that stand behind."""
    while True:
        more = next((p for read in _BEHIND if (p := read(doc, person, e)) is not None), None)
        if more is None or more.j - person.i > _LONG + _NAME:
            return person
        person = more


def _in_brackets(doc: Document, p: Person, e: int) -> Person | None:
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


def _age_behind(doc: Document, p: Person, e: int) -> Person | None:
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
    if word and doc.texts[n] not in _AFTER_NAME and doc.hit("kind", n) is None:
        return None
    return replace(p, j=n, age=0 if months else age)


_OLD = frozenset(("year", "year-old", "years-old", "month-old", "months-old", "old"))


def _apposition(doc: Document, p: Person, e: int) -> Person | None:
    """ ", a 34-year-old teacher at the local school": says more of the person just named."""
    if p.name is None or p.j + 2 >= e or doc.texts[p.j] != ",":
        return None
    if doc.texts[p.j + 1] not in ("a", "an", "the"):
        return _son_of(doc, p, e)
    head = read_head(doc, p.j + 1, e)
    if not head.noun or head.plural or name_end(doc, head.n, e) > head.n:
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
    group = head.group if p.group == "all" and head.group in (*ROLES, "children") else p.group
    age = p.age if p.age is not None else head.age
    return replace(p, group=group, age=age, sex=p.sex or head.sex, role=p.role or head.role)


def _son_of(doc: Document, p: Person, e: int) -> Person | None:
    """ ", son of Hadi Karam": whose kin the person just named is."""
    kin = doc.hit("kin", p.j + 1)
    if kin is None or doc.texts[kin.j : kin.j + 1] != ["of"]:
        return None
    end = name_end(doc, kin.j + 1, e)
    name = doc.quote(kin.j + 1, end) if end - kin.j > _TWO else None
    return replace(p, j=end, kin=name) if name else None


def _described_to(doc: Document, k: int, e: int) -> int:
    """The end of "of five", "at the local school", "from Kafr Tut" behind a noun."""
    if k >= e or doc.texts[k] not in ("of", "at", "from", "in", "with", "for", "who"):
        return k
    for n in range(k + 1, min(k + 12, e)):
        if doc.texts[n] in (",", ";", ".", "and", ")", "(", "-", ":") or doc.known(n, _TELLS):
            return k if doc.known(n, _TELLS) and doc.texts[k] != "who" else n
        if doc.texts[n] in ("when", "after", "by", "was", "were", "while", "during"):
            return k
    return k if e - k > 12 else e


_TELLS = frozenset(("kind", "type"))


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
    _in_brackets, _name_goes_on, _age_behind, _apposition, _origin, _known_as,
)  # fmt: skip


def _several(doc: Document, start: int, head: Head, e: int) -> list[Person]:
    """ "his sons Karim and Ziad", "their two daughters, Lina, 7, and Rana, 9": each is one."""
    if head.owner is None and doc.texts[head.n - 1] not in words("brothers_named"):
        return []
    k = head.n + (doc.texts[head.n : head.n + 1] in ([","], [":"], ["("]))
    out: list[Person] = []
    short = False
    while k < e and len(out) != head.number:
        own = Head(k)
        own.n = aged_before(doc, own, k, e)
        small = own.n > k and (hit := doc.hit("group", own.n)) is not None and hit.tag.value == "children"
        own.n += small  # "one-year-old baby Huda"
        end = name_end(doc, own.n, e)
        if end == own.n:
            break
        person = Person(k, end, (own.n, end), 1, head.group, own.age, head.sex, None, head.owner)
        person = _in_brackets(doc, person, e) or _age_behind(doc, person, e) or person
        if out and head.number is None and (end - own.n == 1) != short:
            break  # "his sons Karim and Ziad, Huda Issa": somebody else
        short = end - own.n == 1
        out.append(person)
        joined = [w for w in doc.texts[person.j : person.j + 2] if w in (",", "and")]
        if not joined or (
            "and" in doc.texts[start : own.n] and len(out) > 1 and doc.texts[own.n - 1] == "and"
        ):
            break
        k = person.j + len(joined)
    if len(out) < _TWO or head.number not in (None, len(out)):
        return []
    if doc.texts[head.n - 1] == "parents" and len(out) == _TWO:
        out = [replace(out[0], group="men"), replace(out[1], group="women")]
    return [replace(out[0], i=start), *out[1:]]


def _unnamed(doc: Document, k: int, counted: Counted, e: int) -> list[Person]:
    """ "his wife", "a neighbour", "three of their children", "two others": people counted by a noun."""
    q = next((counted[n] for n in (k, k + 1) if n in counted and (n == k or doc.texts[k] in OWNERS)), None)
    if q is None or q.low is None or q.low != q.high or q.unit != "person" or q.part or q.also:
        return []
    own = doc.texts[k] if doc.texts[k] in OWNERS else None
    told = q.noun is not None and (own is not None or q.numbered or q.form == "sg")
    if not told or (q.definite and own is None):
        return []
    sex = SEX.get(q.group or "")
    sex = sex or next((h.tag.value for h in doc.hits("sex", k, q.j)), None)
    group = "children" if q.noun is not None and young_kin(doc, q.noun) else q.group or "all"
    person = Person(k, q.j, None, q.low, group, None, sex, None, own)
    more = _in_brackets(doc, person, e) if q.low == 1 else None
    return [more or person]


def _ends_well(doc: Document, k: int, e: int) -> bool:
    """Whether a sign or a small word stands behind a person: no noun that the name only describes."""
    if k >= e or doc.tokens[k].kind != "w":
        return k >= e or doc.texts[k] != "'"
    word = doc.texts[k]
    if word in _AFTER_NAME or doc.hit("says", k) is not None:
        return True
    return doc.known(k, _TELLS) and doc.quote(k, k + 1).islower()
