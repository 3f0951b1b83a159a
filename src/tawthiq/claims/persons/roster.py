"""A roster: persons told of one after another, with name, age, kin and office, as a list of the dead has them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tawthiq.claims.text.document import Document
from tawthiq.claims.words.grammar import joins
from tawthiq.lang.numbers_ar import digits_value
from tawthiq.lang.numbers_en import english_value
from tawthiq.model.claims import BESIDE, Count, NamedVictim

ADULT, _OLDEST = 18, 116
NAMED = "'s"
"""The owner of kin whom a name tells whose they are."""
HARM = ("killed", "injured", "detained", "executed", "missing")
HARMED = frozenset((*HARM, "killed_or_injured"))
_GROWN = ("all", "men", "women", "civilians")
SEX = {"women": "female", "men": "male"}
_BY_SEX: dict[str | None, str] = {"female": "women", "male": "men"}
ROLES = {
    "health_workers": "health_worker",
    "rescue_workers": "rescue_worker",
    "journalists": "journalist",
    "fighters": "fighter",
}


@dataclass(frozen=True, slots=True)
class Person:
    """Tokens [i, j) tell of one person or, where nobody is named, of `number`.

    `name` are the tokens of the name; `owner` the pronoun of "his wife", `kin` the name in "the wife of Salim Karam";
    `noun`: a noun before the name says who it is ("the nurse Hala Issa"); `titled`: how many Arabic titles stand there.
    """

    i: int
    j: int
    name: tuple[int, int] | None = None
    number: int = 1
    group: str = "all"
    age: int | None = None
    sex: str | None = None
    role: str | None = None
    owner: str | None = None
    kin: str | None = None
    noun: bool = False
    titled: int = 0

    def of_group(self) -> str:
        """The group that the person is counted in: children by their age, "his son Karim, 22" no longer."""
        if self.age is None:
            return self.group
        if self.age < ADULT:
            return "children" if self.group in _GROWN else self.group
        return _BY_SEX.get(self.sex, "all") if self.group == "children" else self.group


@dataclass(frozen=True, slots=True)
class Roster:
    """The persons in tokens [i, j).

    `whole`: all whom one kind of harm befell, so that they are counted; else names among people counted elsewhere.
    `of` is the first token of the quantity that counts those; `kind` is known where a heading says it;
    `listing`: a number stated for the same people goes before it.
    """

    i: int
    j: int
    persons: tuple[Person, ...]
    whole: bool = True
    of: int | None = None
    kind: str | None = None
    listing: bool = False

    @property
    def total(self) -> int:
        """How many persons are told of."""
        return sum(p.number for p in self.persons)

    def only_names(self) -> bool:
        """Whether every person has a name, no noun before it, and is nobody's kin."""
        return all(p.name is not None and p.owner is None and not p.noun for p in self.persons)


def as_roster(persons: Sequence[Person], *, least: int = 2, **more: object) -> Iterator[Roster]:
    """The persons as a roster, where somebody is named and they are enough."""
    if persons and any(p.name is not None for p in persons) and sum(p.number for p in persons) >= least:
        yield Roster(persons[0].i, persons[-1].j, tuple(persons), **more)  # type: ignore[arg-type]


def rows(doc: Document, roster: Roster, kind: str) -> list[Count]:
    """One row for each group of the roster, the others beside the first."""
    by: dict[str, list[Person]] = {}
    for person in roster.persons:
        by.setdefault(person.of_group(), []).append(person)
    out: list[Count] = []
    for group, persons in by.items():
        start, end = doc.span(persons[0].i, persons[-1].j)
        number = sum(p.number for p in persons)
        how = BESIDE if out else None
        quote = doc.source[start:end]
        out.append(Count(kind, group, number, number, "exact", quote, start, end, relation=how))
    return out


def described(doc: Document, roster: Roster, kind: str) -> Iterator[NamedVictim]:
    """The persons of a roster whom it names or tells of one by one."""
    told: list[tuple[Person, str | None]] = []
    kin: str | None = None
    for person in roster.persons:
        if person.number != 1:
            continue
        name = written(doc, *person.name) if person.name is not None else None
        with_last = bool(told) and person.owner is not None and doc.texts[person.i] != person.owner
        if (
            not with_last or told[-1][0].owner != person.owner or person.kin
        ):  # else of the same noun: "his sons Karim and Ziad"
            kin = person.kin or (_kin_of(told, person.owner) if person.owner else None)
        start, end = doc.span(person.i, person.j)
        start += doc.source[start] == "و" and joins(doc.texts[person.i])
        parts = tuple(name.split()) if name else ()
        sex = person.sex or SEX.get(person.group)
        role = person.role or ROLES.get(person.group)
        yield NamedVictim(
            doc.source[start:end], start, end, name, parts, kin, person.age, sex, role, status=kind
        )
        told.append((person if sex is None else replace(person, sex=sex), name))


def written(doc: Document, i: int, j: int) -> str:
    """A name as the source has it, without a و that joins it to the one before."""
    start, end = doc.span(i, j)
    start += doc.source[start] == "و" and joins(doc.texts[i])
    return doc.source[start:end]


def _kin_of(told: Sequence[tuple[Person, str | None]], owner: str) -> str | None:
    """Of whom a wife, son or brother: for "his" the last man named, for "her" the last woman, else who heads them."""
    named = [(p, name) for p, name in told if name is not None]
    if not named:
        return None
    wrong = {"his": "female", "her": "male"}.get(owner)
    heads = [(p, name) for p, name in named if p.owner is None]
    if wrong is None:
        return (heads or named)[-1][1]
    fitting = [name for p, name in named if p.sex != wrong and (p.owner is None or p.sex is not None)]
    return fitting[-1] if fitting else (heads or named)[-1][1]


def years(doc: Document, k: int, e: int) -> int | None:
    """The number at token k that can be an age, in digits or words, alone or as the head of "five-year-old"."""
    if k >= e:
        return None
    word = doc.texts[k]
    value = digits_value(word) if doc.tokens[k].kind == "n" else english_value(word.split("-")[0])
    return value if value is not None and value < _OLDEST else None
