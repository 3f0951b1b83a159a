"""English rosters: "Salim Karam, 34, a teacher, his wife Huda and their son Ziad, 7"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise

from tawthiq.claims.people.apposed import young
from tawthiq.claims.people.quantity import Quantity
from tawthiq.claims.persons.english_behind import AFTER_NAME, TELLS, age_behind, behind, in_brackets
from tawthiq.claims.persons.english_heads import (
    OWNERS,
    Head,
    aged_before,
    name_end,
    opens_head,
    past_called,
    past_owner_named,
    past_plain_noun,
    past_whose,
    read_head,
    title,
)
from tawthiq.claims.persons.english_names import OF_THE_GROWN
from tawthiq.claims.persons.roster import NAMED, ROLES, SEX, Person
from tawthiq.claims.text.document import Document
from tawthiq.claims.words.grammar import words

Counted = Mapping[int, Quantity]
"""The quantities of a sentence by their first token."""
_ASIDE = 9
_JOINING = frozenset((",", ";", "and", "&", "along", "alongside", "together", "with", "as", "well", "plus"))
_MOTHERS = frozenset(("umm", "um", "oum"))
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
        apart = several and out[-1].owner is None and doc.texts[out[-1].j] not in _DASHES
        if not told or (apart and named):
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
        after = _next(doc, told[-1].j, e, several=told[-1].number > 1)
        if after is None:
            break
        k = after
    if not out:
        return out
    return _without_speaker(doc, with_sex(doc, _named_in_turn(doc, out)), e)


def _named_in_turn(doc: Document, persons: list[Person]) -> list[Person]:
    """ "Salim's wife and son, 29-year-old Huda Karam and 11-year-old Ziad Karam": two, the names in their order."""
    for n in range(len(persons) - _TWO):
        kin, other, last = persons[n : n + 3]
        joined = doc.texts[kin.j : other.i] == doc.texts[other.j : last.i] == ["and"]
        bare = kin.name is None and kin.number == 1 and last.owner is None and not last.noun
        if not (joined and bare and other.name and last.name):
            continue
        if {",", *_DASHES}.isdisjoint(doc.texts[other.i : other.name[0]]):
            continue
        first = replace(kin, name=other.name, age=other.age, noun=True)
        second = replace(other, name=last.name, age=last.age, j=last.j)
        return [*persons[:n], first, second, *persons[n + 3 :]]
    return persons


def with_sex(doc: Document, persons: list[Person]) -> list[Person]:
    """ "Salim Karam, 34, and his wife": the pronoun before kin of the grown says the sex of the one named before."""
    out = list(persons)
    for n, (person, kin) in enumerate(pairwise(persons)):
        sex, group = _BY_PRONOUN.get(kin.owner or "", (None, ""))
        grown = not OF_THE_GROWN.isdisjoint(doc.texts[kin.i : kin.j])
        if sex and grown and person.name is not None and person.sex is None:
            group = group if person.group == "all" else person.group
            out[n] = replace(person, sex=sex, group=group)
    return out


_BY_PRONOUN = {"his": ("male", "men"), "her": ("female", "women")}


def _next(doc: Document, k: int, e: int, *, several: bool) -> int | None:
    """The token of the next person behind ",", "and" or "along with"; None where nothing joins one."""
    if several and k + 1 < e and doc.texts[k] in _DASHES:
        return k + 1  # "three of their sons: Karim, Ziad and"
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
        if doc.tokens[n].kind != "w" or doc.known(n, TELLS):
            return False
    return False


_TWO = 2


def _entry(doc: Document, k: int, e: int, counted: Counted) -> list[Person]:
    """The person at token k, or the several of "her sons Karim and Ziad"."""
    start = k
    while k < e and doc.texts[k] in _QUOTES:
        k += 1
    if start not in counted and k < e and not opens_head(doc, k) and not doc.source[doc.starts[k]].isupper():
        return []
    own = past_owner_named(doc, k, e)
    head = read_head(doc, own, e)
    head.owner = head.owner if own == k else NAMED
    if head.noun and not head.plural:
        _past_noun(doc, head, e)
    head.n = past_plain_noun(doc, head, e)
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
        "women" if head.group == "all" and doc.texts[head.n] in _MOTHERS else head.group,
        head.age,
        head.sex,
        head.role,
        head.owner,
        noun=any(n in counted for n in range(start, head.n)),
    )
    person = _counted_behind(behind(doc, person, e), end, counted)
    alone = alone and person.age is None and person.name == (head.n, end)
    family = doc.texts[person.j : person.j + 1] in ([","], ["and"]) and doc.texts[person.j + 1 : person.j + 2]
    if (alone and not (family and family[0] in OWNERS)) or not _ends_well(doc, person.j, e):
        return []
    return [] if _lives_on(doc, person.j) else [_kin_of(doc, person, k, own)]


def _past_noun(doc: Document, head: Head, e: int) -> None:
    """Go on behind the noun, past whose kin it is, "named as" and a comma, to the name."""
    whose = past_whose(doc, head, e)
    head.owner = NAMED if whose > head.n else head.owner
    head.n = past_called(doc, whose, e)
    _past_comma(doc, head, e)


def _lives_on(doc: Document, k: int) -> bool:
    """ ", who lost his wife": the one named before lives, unless "lost his life"."""
    who = k + (doc.texts[k : k + 1] == [","])
    lost = doc.hit("kind", who + 1) if doc.texts[who : who + 1] == ["who"] else None
    return lost is not None and lost.tag.form == "right" and doc.texts[lost.i] in words("loses")


def _kin_of(doc: Document, person: Person, k: int, own: int) -> Person:
    """ "Salim's wife, 33-year-old Huda Karam": the person with whose kin it is, whom tokens [k, own) name."""
    return replace(person, kin=doc.quote(k, own)[:-2]) if own > k else person


_BEHIND_NAME = frozenset((",", "and", "(", "aged", "age", "from", "of", "also", "known", "aka"))
"""What may say more of a name of one word, which nobody has alone."""


def _counted_behind(person: Person, end: int, counted: Counted) -> Person:
    """ "Umm Hadi Karam, the grandmother of the family,": somebody counted by the noun that says more of the name."""
    q = next((counted[k] for k in range(end, person.j) if k in counted and counted[k].form == "sg"), None)
    if q is None or q.unit != "person":
        return person
    return replace(person, noun=True, group=person.group if person.group != "all" else q.group or "all")


def _past_comma(doc: Document, head: Head, e: int) -> None:
    """ "his wife, Huda Karam", "his brother, 41-year-old Sami", "an elder, Sheikh Hadi Karam,": behind a comma."""
    if head.n >= e or doc.texts[head.n] not in (",", "-", "–", "—"):
        return
    first = past_called(doc, head.n + 1, e)
    n = aged_before(doc, replace(head, n=first), first, e)
    aged = n > first  # "her niece, sister-in-law, 51-year-old Rana Karam"
    own = _office(doc, n, e) if aged else Head(n)
    n = title(doc, replace(head, n=own.n), own.n, e)
    end = name_end(doc, n, e)
    closed = end >= e or (doc.texts[end] != "and" and _ends_well(doc, end, e))
    if end == n or not (head.owner or aged or (head.article and closed and end - n > 1)):
        return
    head.n = first
    aged_before(doc, head, first, e)
    head.n, head.role = own.n, own.role or head.role
    head.group = own.group if own.group in ROLES else head.group
    head.n = title(doc, head, head.n, e)


def _office(doc: Document, k: int, e: int) -> Head:
    """ "her nephew, 31-year-old nurse Hadi": the office between an age and a name; no further kin."""
    head = read_head(doc, k, e) if doc.texts[k] not in (*OWNERS, *words("kin_nouns")) else Head(k)
    return head if head.noun and not (head.plural or head.article) else Head(k)


def _names_one(doc: Document, head: Head, end: int, e: int) -> bool:
    """Whether the words before a name are of one person, and no possessive makes it the owner of something."""
    if doc.texts[end - 1].endswith("'s") or doc.texts[end : end + 1] == ["'"]:
        return False
    return not (head.article is not None and not head.noun and head.age is None)


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
        person = in_brackets(doc, person, e) or age_behind(doc, person, e) or person
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
    group = "children" if young(doc, q, e) else q.group or "all"
    person = Person(k, q.j, None, q.low, group, None, sex, None, own)
    whose = doc.texts[q.j + 2 : q.j + 3] == ["of"]  # "two grandchildren (daughters of Salim)"
    more = in_brackets(doc, person, e) if q.low == 1 or whose else None
    return [more or person]


def _ends_well(doc: Document, k: int, e: int) -> bool:
    """Whether a sign or a small word stands behind a person: no noun that the name only describes."""
    if k >= e or doc.tokens[k].kind != "w":
        return k >= e or doc.texts[k] != "'"
    word = doc.texts[k]
    if word in AFTER_NAME or doc.hit("says", k) is not None:
        return True
    return doc.known(k, TELLS) and doc.quote(k, k + 1).islower()
