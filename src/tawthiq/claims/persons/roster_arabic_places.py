"""Where Arabic rosters stand: behind "استشهاد" and the like, behind بينهم and هم, behind a number and a colon."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tawthiq.claims.parties.arabic_parties import past_party
from tawthiq.claims.people.quantity import Quantity
from tawthiq.claims.persons.roster import HARM, Person, Roster, as_roster
from tawthiq.claims.persons.roster_arabic import Counted, arabic_roster, knows_name
from tawthiq.claims.text.document import Document
from tawthiq.claims.words.grammar import joins, words
from tawthiq.claims.words.marks import arabic, needs
from tawthiq.lang.lexicon import Hit

_REACH, _TWO = 18, 2
_WHO = frozenset(("هم", "وهم", "هما", "وهما", "هو", "وهو", "هي", "وهي", ":"))


@needs(arabic, otherwise=())
def arabic_candidates(
    doc: Document, s: int, e: int, found: Sequence[Quantity], counted: Counted
) -> Iterator[Roster]:
    """The Arabic rosters of the sentence [s, e); some may overlap, of which the first holds."""
    yield from _of_number(doc, e, found, counted)
    for hit in doc.hits("kind", s, e):
        if _opens(doc, hit):
            yield from _behind_verb(doc, hit, e, counted)


def _opens(doc: Document, hit: Hit) -> bool:
    """Whether a word is one behind which Arabic names of those harmed begin."""
    return hit.tag.value in HARM and hit.tag.form == "right" and not doc.texts[hit.i].isascii()


def _persons(doc: Document, hit: Hit, e: int, counted: Counted) -> list[Person]:
    """The persons right behind a word for harm."""
    if doc.texts[hit.i].removeprefix("و").startswith("ال"):
        return []
    k = past_party(doc, hit.j, e)
    k += 2 if doc.texts[k : k + 2] == ["كل", "من"] else 0
    if k >= e or doc.texts[k].isascii() or joins(doc.texts[k]):
        return []
    return _without_speaker(doc, arabic_roster(doc, k, e, counted), e)


def _acts(doc: Document, hit: Hit) -> bool:
    """Whether a word says what somebody does to others: قتل, نعى; not what befell one."""
    return doc.texts[hit.i].removeprefix("و") in words("acts_on_somebody")


def _suffered(doc: Document, hit: Hit, k: int, e: int, counted: Counted) -> bool:
    """ "قتل سالم حداد وكريم نعمان ثلاثة مدنيين", "نعى سالم حداد وكريم نعمان الشهداء": people right behind names."""
    if not _acts(doc, hit) or k >= e or joins(doc.texts[k]) or doc.texts[k] == ",":
        return False
    behind = counted.get(k)
    several = behind is not None and behind.unit == "person" and behind.low != 1
    dead = doc.hit("kind", k) or doc.hit("group", k)
    named = dead is not None and dead.tag.form == "noun_pl" and not dead.clitic  # "شهداء كفر توت"
    return (
        several or named or (dead is not None and dead.clitic == "ال" and dead.tag.form in ("pl", "noun_pl"))
    )


def _behind_verb(doc: Document, hit: Hit, e: int, counted: Counted) -> Iterator[Roster]:
    """ "استشهاد سالم حداد وزوجته هدى والطفلة لين"."""
    first = counted.get(hit.j) if hit.j in doc.numbers and hit.j not in doc.here else None
    if first is not None and first.low != 1:
        return  # "استشهاد ثلاثة مدنيين"
    persons = _persons(doc, hit, e, counted)
    if not persons or persons[0].number > 1 or _suffered(doc, hit, persons[-1].j, e, counted):
        return
    if len(persons) == 1 and persons[0].kin is not None:
        yield Roster(persons[0].i, persons[0].j, tuple(persons))  # "استشهاد ابن سالم حداد"
    titled = len(persons) == 1 and persons[0].titled > 1
    if len(persons) >= _TWO or titled:
        yield from as_roster(persons, least=1)
        yield from _titles_alone(persons)


def _titles_alone(persons: Sequence[Person]) -> Iterator[Roster]:
    """ "المسعف والسائق": definite nouns for one person each, none named."""
    alone = all(p.name is None and p.owner is None and p.number == 1 for p in persons)
    if alone and all(p.kin is None for p in persons) and persons[0].titled:
        yield Roster(persons[0].i, persons[-1].j, tuple(persons))


def _without_speaker(doc: Document, persons: list[Person], e: int) -> list[Person]:
    """The persons without a last one whom a comma joins and who only says so: "قتل سالم حداد، كريم نعمان قال"."""
    k = persons[-1].j if persons else e
    if k < e and doc.hit("says", k) is not None and doc.texts[persons[-1].i - 1] == ",":
        return persons[:-1]
    return persons


@needs((_WHO, "part"), otherwise=())
def _of_number(doc: Document, e: int, found: Sequence[Quantity], counted: Counted) -> Iterator[Roster]:
    """ "مقتل ثلاثة أشخاص، هم سالم حداد وزوجته وابنه", "بينهم الطفلة لين حداد", "عرف منهم كريم نعمان"."""
    for q in found:
        if q.low is None or q.unit != "person" or doc.texts[q.j - 1].isascii() or q.part:
            continue
        if not (q.numbered or q.form in ("dual", "noun_dual") or (q.low == q.high == 1)):
            continue
        for k in _openings(doc, q, e):
            persons = arabic_roster(doc, k, e, counted, listed=True)
            if persons and sum(p.number for p in persons) <= q.low and _evident(doc, persons):
                yield from as_roster(persons, least=1, whole=False, of=q.i)
                break


def _openings(doc: Document, q: Quantity, e: int) -> Iterator[int]:
    """The tokens where the names of counted people may begin."""
    for k in range(q.j, min(q.j + _REACH, e)):
        if k > q.j + _TWO and doc.hit("kind", k):
            return
        part = doc.hit("part", k)
        if doc.texts[k] in _WHO or (part is not None and part.tag.value == "of_them"):
            n = part.j if part is not None else k + 1
            n += n < e and doc.texts[n] in (":", "كل")
            n += n < e and doc.texts[n - 1] == "كل" and doc.texts[n] == "من"
            if n < e and not (q.low == 1 and doc.texts[k] == ":"):
                yield n
        if doc.texts[k] in (".", ";"):
            return


def _evident(doc: Document, persons: Sequence[Person]) -> bool:
    """Whether one of those named has a title, an age, kin or a first name that many bear."""
    named = [p for p in persons if p.name is not None]
    told = any(p.titled or p.age is not None or p.owner for p in named)
    return told or any(knows_name(doc, *p.name) for p in named if p.name is not None)
