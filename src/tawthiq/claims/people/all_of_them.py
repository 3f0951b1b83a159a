"""English words for all of those told of before: "both died", "all three were killed", "had them executed"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from tawthiq.claims.people.quantity import Quantity
from tawthiq.claims.people.referring import pronouns
from tawthiq.claims.people.triggers import Trigger
from tawthiq.claims.persons.english_names import latin_name
from tawthiq.claims.persons.roster import Roster, as_roster
from tawthiq.claims.persons.roster_english import english_roster
from tawthiq.claims.text.document import Document
from tawthiq.claims.words.grammar import words
from tawthiq.claims.words.marks import needs
from tawthiq.lang.lexicon import Hit
from tawthiq.lang.numbers_en import english_value

_HARM = frozenset(("killed", "injured", "executed"))
_ALL, _THEM = frozenset(("both", "all")), frozenset(("them", "him", "her"))
_BACK, _SUBJECT, _PUT = 40, 6, frozenset(("had", "having", "ordered", "got"))


def told_again(doc: Document, s: int, found: list[Quantity], marks: Sequence[Trigger]) -> None:
    """Give people told of before what a pronoun says of them again."""
    pronouns(doc, found, marks)
    _all_of_them(doc, s, found, marks)
    _fleeing(doc, found, marks)


@needs(frozenset(("fleeing",)), otherwise=None)
def _fleeing(doc: Document, found: Sequence[Quantity], marks: Sequence[Trigger]) -> None:
    """ "Fleeing the fighting, some 2,000 people reached the camp": those who fled, behind the comma."""
    for mark in marks:
        if doc.texts[mark.i] != "fleeing" or any("displaced" in q.kinds for q in found):
            continue
        near = range(mark.j, min(mark.j + _FLED, len(doc.texts)))
        comma = next((k for k in near if doc.texts[k] == ","), None)
        people = next((q for q in found if comma is not None and 0 < q.i - comma <= _SUBJECT), None)
        if people is not None and not people.kinds and people.unit != "facility":
            people.kinds, people.definite = ("displaced",), False


_FLED = 12


@needs(_ALL | _THEM, otherwise=None)
def _all_of_them(doc: Document, s: int, found: list[Quantity], marks: Sequence[Trigger]) -> None:
    """Give those told of before what a verb says of "both", "all four" or "all of them", and who was held of "them"."""
    for mark in marks:
        if not mark.english or mark.negated or mark.kinds[0] not in _HARM:
            continue
        told = _subject(doc, s, mark) or _object(doc, mark)
        if told is not None:
            _give(doc, s, told, found, mark)
        elif (held := _held(doc, found, mark)) is not None:
            held.kinds = (*held.kinds, *mark.kinds)


def _subject(doc: Document, s: int, mark: Trigger) -> tuple[int, int, int] | None:
    """Tokens [i, j) of "both", "all three" before the verb, and how many; 0 for "all of them"."""
    return _before_verb(doc, s, mark.i, left=mark.form == "left")


def _before_verb(doc: Document, s: int, i: int, *, left: bool) -> tuple[int, int, int] | None:
    k = i
    while k > s and (doc.texts[k - 1] in words("auxiliaries") or doc.texts[k - 1] in words("later")):
        k -= 1
    if not (left or k < i):
        return None
    first = next((n for n in range(k - 1, max(s, k - _SUBJECT) - 1, -1) if doc.texts[n] in _ALL), None)
    return None if first is None else _how_many(doc, first, k)


def _object(doc: Document, mark: Trigger) -> tuple[int, int, int] | None:
    """The same behind the verb: "killing both", "wounding all four"."""
    if mark.form != "right" or mark.passive or doc.texts[mark.j : mark.j + 1] not in (["both"], ["all"]):
        return None
    end = next((n for n in range(mark.j + 1, mark.j + _SUBJECT) if _ends(doc, n)), mark.j + 1)
    two = end > mark.j + 1 and doc.texts[end : end + 1] == ["and"]  # "killed both fighters and civilians"
    return None if two else _how_many(doc, mark.j, end)


@needs(_ALL, otherwise=())
def named_before(
    doc: Document, s: int, hits: Sequence[Hit], counted: Mapping[int, Quantity]
) -> Iterator[Roster]:
    """ "the car in which Layla Issa and her driver were travelling; both died": who both are, where one is named."""
    for hit in hits:
        told = _before_verb(doc, s, hit.i, left=hit.tag.form == "left")
        for k in range(max(s, told[0] - _BACK), told[0]) if told is not None and told[2] else ():
            if not (latin_name(doc, k) or doc.hit("group", k) or k in counted):
                continue
            persons = english_roster(doc, k, told[0] if told else k, counted)
            if told and sum(p.number for p in persons) == told[2] and any(p.name for p in persons):
                yield from as_roster(persons, kind=hit.tag.value)
                break


def _ends(doc: Document, k: int) -> bool:
    return k >= len(doc.texts) or doc.tokens[k].kind != "w" or doc.texts[k] in ("and", "on", "in", "at")


def _how_many(doc: Document, i: int, j: int) -> tuple[int, int, int] | None:
    """How many "both", "both men", "all three", "all of them", which tokens [i, j) must be, are."""
    said = doc.texts[i + 1 : j]
    if said[:1] == ["of"]:
        said = said[1:]
        if said not in (["them"], ["whom"], ["these"], ["those"]):
            return None
        return i, j, 2 if doc.texts[i] == "both" else 0
    number = 2 if doc.texts[i] == "both" else (english_value(said[0]) or 0) if said else 0
    rest = said if doc.texts[i] == "both" else said[1:]
    plain = not rest or (len(rest) == 1 and _people(doc, j - 1))
    return (i, j, number) if plain and number > 1 else None


def _people(doc: Document, k: int) -> bool:
    hit = doc.hit("group", k)
    return hit is not None and hit.tag.form == "pl"


def _give(doc: Document, s: int, told: tuple[int, int, int], found: list[Quantity], mark: Trigger) -> None:
    """Give the people before what is said of all of them; where none are counted before, they are as many as said."""
    i, j, number = told
    said = [q for q in found if i <= q.i < j]
    if any(q.kinds == mark.kinds and q.j <= i and not q.part for q in found):
        again = [q for q in said if any(p.kinds == q.kinds and p.j <= i and p.low == q.low for p in found)]
        found[:] = [q for q in found if q not in again]
        return
    before = _before(doc, [q for q in found if q.j <= i and i - q.j <= _BACK and q.unit == "person"], number)
    if before:
        for q in before:
            q.kinds, q.definite, q.group = mark.kinds, False, _group(doc, q, j)
        found[:] = [q for q in found if q not in said]
    elif number == 2 and not any(q.numbered for q in said):
        found[:] = [q for q in found if q not in said]
        new = Quantity(i, j, number, number, "exact", form="pl", numbered=True, noun=i, kinds=mark.kinds)
        new.group = _group(doc, new, j) or _two_before(doc, s)
        found.append(new)
        found.sort(key=lambda q: q.i)


def _group(doc: Document, q: Quantity, j: int) -> str | None:
    """The group of one of "both women", which end at token j, where his own word says none."""
    people = doc.hit("group", j - 1)
    return people.tag.value if people is not None and q.group in (None, "all") else q.group


def _two_before(doc: Document, s: int) -> str | None:
    """The group of the two people whom the sentence before token s counts."""
    told = [h for h in doc.hits("group", max(s - _BACK, 0), s) if h.tag.form == "pl"]
    return told[-1].tag.value if told and doc.texts[told[-1].i - 1] in ("two", "2") else None


def _before(doc: Document, told: list[Quantity], number: int) -> list[Quantity]:
    """The people told of last who are as many as said: two farmers; a woman and her son."""
    free = [q for q in told if not q.kinds or "detained" in q.kinds]
    last = free[-1] if free else None
    if last is None or last is not told[-1]:
        return []
    if last.low == last.high == number or (number == 0 and last.low != 1):
        return [last]
    total: list[Quantity] = []
    for q in reversed(free):
        if total and "and" not in doc.texts[q.j : total[0].i] and "," not in doc.texts[q.j : total[0].i]:
            break
        total.insert(0, q)
        if q.low != q.high or q.low is None:
            return []
        if sum(t.low or 0 for t in total) >= max(number, 2):
            break
    return total if sum(t.low or 0 for t in total) == max(number, 2) else []


def _held(doc: Document, found: Sequence[Quantity], mark: Trigger) -> Quantity | None:
    """Those told of before as held, or held by nobody said, of "and shot them", "had them executed"."""
    behind = doc.texts[mark.j : mark.j + 1] if mark.form == "right" and not mark.passive else []
    caused = mark.i > 1 and doc.texts[mark.i - 1] in _THEM and doc.texts[mark.i - 2] in _PUT
    word = doc.texts[mark.i - 1] if caused else behind[0] if behind else ""
    if word not in _THEM or (word == "her" and not caused and doc.hit("group", mark.j + 1)):
        return None
    before = [q for q in found if q.j <= mark.i and q.unit == "person" and mark.i - q.j <= _BACK]
    last = before[-1] if before else None
    if (
        last is None
        or last.negated
        or not (set(last.kinds) <= {"detained"})
        or (not last.kinds and not caused)
    ):
        return None
    last.definite = last.definite and not caused
    return last if (last.low == last.high == 1) == (word != "them") else None
