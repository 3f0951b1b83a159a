"""Persons of a family told of over several sentences: added up, or left out where a toll counts their groups."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from tawthiq.claims.acts.part import Part
from tawthiq.claims.people.settle import by_kin
from tawthiq.claims.persons.roster import Person, Roster
from tawthiq.claims.text.document import Document
from tawthiq.model.claims import PART, Count, NamedVictim

_SEXED, _TOTALS, _MANY = ("men", "women", "children"), ("all", "civilians"), 3
Rows = list[list[Count]]
Told = list[tuple[int, Count]]
"""Rows with the place of their sentence."""


def told_one_by_one(doc: Document, parts: Sequence[Part], rows: Rows) -> Rows:
    """The rows of each part of an event, its persons told of one by one settled over all of its sentences.

    Where a toll of three and more counts women or children apart, they are among those, told before or behind.
    Else a man in one sentence and another in the next are two men, who stand in the first row that counts any.
    """
    if len(parts) == 1:
        return rows
    for kind in dict.fromkeys(v.status for p in parts for v in p.victims if v.name and v.status):
        rows = _Family(doc, parts, rows, kind).with_sexed()
        rows = _Family(doc, parts, rows, kind).settled()
        rows = _Family(doc, parts, rows, kind).with_named()
    return rows


@dataclass(slots=True)
class _Family:
    """The rows of one kind of harm, by sentence, and which of them tell of persons one by one."""

    doc: Document
    parts: Sequence[Part]
    rows: Rows
    kind: str

    def settled(self) -> Rows:
        """The rows of all sentences, the persons added up or left out."""
        stated = [(n, c) for n, c in self._all() if c.unit == "person" and not self._one_by_one(n, c)]
        totals = {n: c.min or c.max or 0 for n, c in stated if c.group in _TOTALS and c.qualifier != "vague"}
        whole = max(totals.values(), default=0)
        if whole >= _MANY and any(_by_group(c) and (n in totals or c.relation == PART) for n, c in stated):
            return self._without(lambda n, c: (c.min or 0) < whole and self._among(n, c))
        told = [(n, c) for n, c in self._all() if c.group == "all" and self._in_roster(n, c)]
        first = min(totals, default=len(self.parts))
        gone = {id(c) for n, c in told if n > first and (c.min or 0) < whole}
        self.rows = self._without(lambda _, c: id(c) in gone)
        return self._added(whole)

    def with_sexed(self) -> Rows:
        """The rows with persons named of whom the sex or age is told, where nobody of their group is counted else."""
        counted = {c.group for n, c in self._all() if not self._one_by_one(n, c)}
        out: Rows = []
        for n, (part, told) in enumerate(zip(self.rows, self.parts, strict=True)):
            named = [
                s for s in told.singles if s.kind == self.kind and s.group in _SEXED and s.quote.isascii()
            ]
            more = [s for s in named if s.group not in counted and self._victims_in(n, s)]
            out.append(sorted([*part, *more], key=lambda c: c.start))
        return out

    def with_named(self) -> Rows:
        """The rows with those named in a sentence of their own, where nobody is counted but by name or as kin."""
        told = self._all()
        if any(c.unit == "person" and not self._one_by_one(n, c) for n, c in told):
            return self.rows
        known = [_written(v) for n, c in told for v in self._victims_in(n, c)]
        new: Told = []
        for n, part in enumerate(self.parts):
            for row in (c for c in part.singles if c.kind == self.kind and c.group == "all" and c.min == 1):
                named = [_written(v) for v in self._victims_in(n, row)]
                if named and len(named[0]) >= _TWO and not _again(named[0], known):
                    new.append((n, row))
                    known += named
        if not new or len(told) + len(new) < _TWO:
            return self.rows
        first, row = new[0]
        more = replace(row, min=len(new), max=len(new))
        return [[*part, more] if n == first else part for n, part in enumerate(self.rows)]

    def _victims_in(self, n: int, row: Count) -> list[NamedVictim]:
        """The persons named in the words of a row of the `n`-th sentence."""
        named = (v for v in self.parts[n].victims if v.name and v.status == self.kind)
        return [v for v in named if row.start <= v.start < row.end]

    def _in_roster(self, n: int, row: Count) -> bool:
        return any(_inside(self.doc, row, r) for r in self._rosters(n))

    def _all(self) -> Told:
        return [(n, c) for n, part in enumerate(self.rows) for c in part if c.kind == self.kind]

    def _without(self, gone: Callable[[int, Count], bool]) -> Rows:
        return [[c for c in part if not gone(n, c)] for n, part in enumerate(self.rows)]

    def _rosters(self, n: int) -> list[Roster]:
        return [r for kind, r in self.parts[n].rosters if kind == self.kind]

    def _named(self, n: int, row: Count) -> bool:
        """Whether a row is of a roster of the `n`-th sentence, or of persons named in it."""
        named = [v for v in self.parts[n].victims if v.name and v.status == self.kind]
        one = row.min == 1 and row.relation is None and row.quote[:1].isascii()
        if one and any(v.start <= row.start < v.end for v in named):
            return True
        return self._in_roster(n, row)

    def _one_by_one(self, n: int, row: Count) -> bool:
        """Whether a row is of persons named or told of as kin, not of a number of people."""
        if row.kind != self.kind or row.min != row.max or row.group not in (*_SEXED, "all"):
            return False
        return self._named(n, row) or by_kin(row)

    def _among(self, n: int, row: Count) -> bool:
        """Whether a row is of people whom a toll that counts groups holds: also "their daughters", "three siblings"."""
        if self._one_by_one(n, row):
            return True
        several = row.kind == self.kind and row.group in (*_SEXED, "all") and row.relation is None
        owned = _of_somebody(self.doc, row) and row.group == "children"
        vague = (row.qualifier == "vague" and row.max is None and by_kin(row)) or owned
        first = {self.doc.span(r.of, r.i)[0] for r in self._rosters(n) if r.of is not None}
        return several and (vague or (row.start in first and row.min == row.max and row.group == "children"))

    def _added(self, whole: int) -> Rows:
        """The rows with the persons of each group added up, unless they are more than the toll."""
        sexed = [(n, c) for n, c in self._all() if c.group in _SEXED and self._one_by_one(n, c)]
        named = [(n, c) for n, c in sexed if self._named(n, c)]
        unnamed = [(n, c) for n, c in sexed if not self._named(n, c) and by_kin(c)]
        listed = named + unnamed if whole else named
        number = self._numbers(listed)
        if not whole and unnamed:
            groups = {c.group for _, c in unnamed}
            alike = all(
                c.group in (*groups, "children") for _, c in named
            )  # "his daughter", later 5-year-old
            behind = bool(named) and unnamed[-1][0] < named[0][0]
            again = alike and behind and sum(number.values()) == _sum(unnamed)
            same = {id(c) for _, c in unnamed} if again else set[int]()
            return self._without(lambda _, c: id(c) in same)
        if len({n for n, _ in listed}) < _TWO or (whole and sum(number.values()) > whole):
            return self.rows
        return self._at_first(listed, number)

    def _at_first(self, listed: Told, number: Mapping[str, int]) -> Rows:
        """The rows of which the first of each group has the number of them all."""
        first = {c.group: c for _, c in sorted(listed, key=lambda told: -told[1].start)}
        gone = {id(c) for _, c in listed if c is not first[c.group]}
        more = {id(c): number[g] for g, c in first.items()}
        rows = self._without(lambda _, c: id(c) in gone)
        return [[_with(c, more.get(id(c))) for c in part] for part in rows]

    def _numbers(self, listed: Told) -> dict[str, int]:
        """How many of each group are told of, a person told of again once."""
        out: dict[str, int] = dict.fromkeys(_SEXED, 0)
        known: list[list[str]] = []
        for n, part in enumerate(self.parts):
            for row in (c for m, c in listed if m == n):
                again = sum(self._told_before(n, p, known) for p in self._persons(n, row))
                out[row.group] += max((row.min or 0) - again, 0)
            known += [_name(self.doc, p) for r in self._rosters(n) for p in r.persons]
            known += [_written(v) for v in part.victims if v.status == self.kind]
        return out

    def _persons(self, n: int, row: Count) -> list[Person]:
        """The persons whom a row of a roster counts."""
        inside = [r for r in self._rosters(n) if _inside(self.doc, row, r)]
        return [p for r in inside for p in r.persons if p.of_group() == row.group]

    def _told_before(self, n: int, person: Person, known: Sequence[list[str]]) -> bool:
        """Whether somebody was told of by the same name, or is a parent of whom one so told of was called the child."""
        if person.name:
            return _again(_name(self.doc, person), known)
        parent = not _PARENTS.isdisjoint(self.doc.texts[person.i : person.j])
        child = next((p for r in self._rosters(n) for p in r.persons if p.j < person.i and p.kin), None)
        return parent and child is not None and _again((child.kin or "").lower().split(), known)


_TWO = 2


def _of_somebody(doc: Document, row: Count) -> bool:
    """ "Salim’s three children": whose they are stands right before the row."""
    return doc.source[max(row.start - _WHOSE, 0) : row.start] in ("\u2019s ", "'s ")


_WHOSE = 3


def _inside(doc: Document, row: Count, roster: Roster) -> bool:
    start, end = doc.span(roster.i, roster.j)
    return start <= row.start < end


def _sum(told: Told) -> int:
    return sum(c.min or 0 for _, c in told)


def _by_group(row: Count) -> bool:
    return row.group in ("women", "children") and row.qualifier != "vague" and row.max != 0


def _with(row: Count, number: int | None) -> Count:
    return replace(row, min=number, max=number) if number else row


def _written(victim: NamedVictim) -> list[str]:
    return (victim.name or "").lower().split()


def _name(doc: Document, person: Person) -> list[str]:
    return doc.texts[slice(*person.name)] if person.name else []


_PARENTS = frozenset(("father", "mother"))


def _again(name: Sequence[str], known: Sequence[list[str]]) -> bool:
    """Whether a name was told before, in full or in part."""
    return any(
        name[0] == other[0] and (set(name) <= set(other) or set(other) <= set(name))
        for other in known
        if other
    )
