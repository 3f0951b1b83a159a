"""Which place the names of a report mean: the choice among namesakes, and among the names of one event."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import partial

from tawthiq.model.claims import PlaceRef
from tawthiq.model.memory import Remembered
from tawthiq.model.places import Mention
from tawthiq.places.address import (
    BEHIND,
    SETTLED,
    addresses,
    another,
    by_town,
    codes,
    far_but_in,
    far_from,
    in_town,
    leads_into,
    lies_between,
    lies_in,
    on_the_road,
    opens,
    part_of_governorate,
    said_of,
    same_name_unit,
    settlements,
    unit_of,
)
from tawthiq.places.choose import NO_CONTEXT, Context, Side
from tawthiq.places.frames import Frame
from tawthiq.places.gazetteer import PACKAGED, Entry
from tawthiq.places.keys import fold
from tawthiq.places.known import SEAT, Candidates, Known, back, inside, is_unit
from tawthiq.places.texts import ALIKE, CACHED, forth
from tawthiq.places.unknown import WINDOW, unknown_village

_AND = ("و", "and")
_NEAR = 80
"""Characters within which another place weighs fully as context; beyond them, six tenths."""
_CLOSE, _FAR = 100, 60
_ADDRESS, _SENTENCE = 16, 150
"""Characters at most between a place and the unit that is its address, and between one and its country's name."""
_AROUND, _FIRST = 2_000, 5
"""Context of an event: the places within so many characters, and the first of the report (its headline)."""


_Meant = tuple[list[str], list[str], list[tuple[int, int]]]


@dataclass(slots=True)
class _Told:
    """A folded text with its places, what was found out of each by where it begins, and of which a part is meant."""

    folded: str
    at: Sequence[int] | None
    others: Sequence[Mention]
    seen: dict[int, Candidates] = field(default_factory=dict)
    text: str = ""
    parts: list[tuple[Mention, Frame]] | None = None

    def of(self, text: str, others: Sequence[Mention]) -> bool:
        """Whether these are the same places of the same text, in whatever order."""
        return self.text == text and len(others) == len(self.others) and set(others) == set(self.others)

    def within(self, first: int, last: int) -> list[Mention]:
        """The mentions that begin in [first, last) of the folded text; none outside a cut of a long text."""
        return [
            m for m in inside(self.others, self.text) if first <= forth(self.at, m.start, m.end)[0] < last
        ]

    def behind(self, frame: Frame, reach: int) -> list[Mention]:
        """The mentions that begin within `reach` folded characters behind a frame; none outside a cut."""
        near = inside(self.others, self.text)
        return [m for m in near if 0 <= forth(self.at, m.start, m.end)[0] - frame.end <= reach]


class Resolving:
    """Reads the mentions of a text with what is known."""

    def __init__(self, known: Known) -> None:
        self._known = known
        self._names, self._words = known.names, known.words
        self._likeness: dict[str, dict[int, int]] = {}
        self._meanings = Remembered(self._meant)
        self._last = _Told("", None, ())

    def resolve(self, text: str, mentions: Sequence[Mention], near: Sequence[Mention]) -> PlaceRef | None:
        if not mentions:
            return None
        around = _around(mentions, near)
        told = self._told(text, [*mentions, *around])
        chosen = self._best(told, [self._candidates(told, m) for m in mentions])
        if is_unit(chosen.scored[0][2]) or same_name_unit(chosen):
            chosen = self._addressed(told, chosen, around) or chosen
        elif self._little(chosen):
            chosen = self._told_place(told, chosen) or self._address(told, chosen) or chosen
        start, end = back(told.at, chosen.frame.start, chosen.frame.end)
        words = text[start:end].strip()
        if (around_town := self._of_unknown(told, chosen)) is not None:
            return self._known.unit_reference(words, around_town, 400, [chosen.scored[0][2].pcode])
        chosen = in_town(told.folded, chosen)
        unit = same_name_unit(chosen)
        if unit is None:
            return self._known.reference(words, chosen, beside=self._between(told, chosen))
        town = chosen.scored[0][2] if not is_unit(chosen.scored[0][2]) else None
        return self._known.unit_reference(words, unit, 600, [town.pcode] if town else [])

    def _little(self, chosen: Candidates) -> bool:
        """Whether a place may be taken for one that no table has; packaged towns of a pack's country are all towns.

        So may a well-known one whose name is only alike, or is that of a site ("سد X", "X Dam").
        """
        entry = chosen.scored[0][2]
        home = not self._known.countries.isdisjoint(entry.admin[:1])
        little = entry.prior < SEAT or bool(chosen.likeness) or chosen.frame.role == "quarter"
        return little and not (home and entry.source == PACKAGED)

    def _between(self, told: _Told, chosen: Candidates) -> Entry | None:
        """The other of two places between which something lies: "بين X وY", "طريق X-Y", "the X-Y highway"."""
        entry = chosen.scored[0][2]
        said = told.folded[max(0, chosen.frame.start - _NEAR) : chosen.frame.end]
        behind = told.folded[chosen.frame.end : chosen.frame.end + _NEAR]
        road = "road" in chosen.frame.roles or " road" in behind or " highway" in behind
        if is_unit(entry) or not (road or "بين" in said or "between" in said):
            return None
        near = told.within(chosen.frame.start - _NEAR, chosen.frame.end + _NEAR)
        for other in (self._candidates(told, m) for m in near):
            first, second = sorted((chosen.frame, other.frame), key=lambda f: f.start)
            town = other.scored[0][2]
            if town is not entry and not is_unit(town) and lies_between(told.folded, first, second):
                return town
        return None

    def _of_unknown(self, told: _Told, chosen: Candidates) -> Entry | None:
        """The sub-district of a town that is only the address of a village of no table.

        "قرية X جنوب مدينة Y", "مزرعة X التابعة لبلدة Y": how far X lies from Y is not known.
        """
        town = chosen.scored[0][2]
        if town.kind != "community" or town.prior < SEAT or not town.admin or part_of_governorate(chosen):
            return None
        start, frame = chosen.frame.start, chosen.frame
        line = told.folded[max(told.folded.rfind("\n", 0, start) + 1, start - WINDOW) : start]
        pointed = bool(frame.direction) or not {"near", "countryside"}.isdisjoint(frame.roles)
        found = unknown_village(line, self._words, pointed=pointed)
        if found is None:
            return None
        first, last = (start - len(line) + at for at in found)
        spans = [forth(told.at, m.start, m.end) for m in told.others]
        if any(first <= a < start and b >= last for a, b in spans):
            return None
        return self._known.gazetteer.get(town.admin[-1])

    def _told(self, text: str, others: Sequence[Mention]) -> _Told:
        """The text with its places; what was found out for another event of the same text still holds."""
        last = self._last
        seen, parts = (last.seen, last.parts) if last.of(text, others) else ({}, None)
        self._last = _Told(*fold(text), others, seen, text, parts)
        return self._last

    def _addressed(self, told: _Told, unit: Candidates, around: Sequence[Mention]) -> Candidates | None:
        """The place of which a unit is only the address; beside a country's name, any place of the sentence."""
        country = unit.scored[0][2].kind == "country"
        reach = _SENTENCE if country else _ADDRESS
        near = inside(around, told.text)
        found = [self._candidates(told, m) for m in near if _gap(told.at, m, unit.frame) <= reach]
        found = [c for c in found if addresses(told.folded, c, unit, country=country)]
        return self._best(told, found) if found else None

    def _told_place(self, told: _Told, little: Candidates) -> Candidates | None:
        """The better known place right behind a little-known one whose namesakes all lie in other governorates.

        "The farm of X near Y, in Z": when no X of Z is known, an X far away is not meant; the place is by Y.
        """
        entries = self._known.entries
        named = {entries[k].pcode for m in told.others for k in m.entries if entries[k].kind == "admin1"}
        named |= self._known.around(named)
        if not named or any(not named.isdisjoint(e.admin) for _, _, e in little.scored):
            return None
        found = self._said_behind(told, little, _ADDRESS)
        found = [c for c in found if not same_name_unit(c) and far_but_in(c.scored[0][2], little, named)]
        if not found:
            return None
        frame = found[0].frame._replace(roles=("near", *found[0].frame.roles), start=little.frame.start)
        return found[0]._replace(frame=frame)

    def _address(self, told: _Told, little: Candidates) -> Candidates | None:
        """The unit said beside a little-known place, none of whose namesakes lies in it: such a place is not known.

        "قرية X بمنطقة Y بريف Z", "Z: ... قرية X": X far away is not meant, but a place in the unit whose name is
        written a little otherwise, or else the unit, which says where with its own precision.
        """
        little = settlements(little)
        if any(e.kind not in SETTLED for _, _, e in little.scored):
            return None
        found = self._said_behind(told, little, BEHIND)
        town = bool(found) and (unit_of(found[0]) is None or found[0].frame.role == "community")
        if town and (beside := by_town(little, found[:1])) is not None:
            return beside
        units = [c for c in found if unit_of(c)] or ([] if found else self._units_before(told, little))
        held = {k for c in units for _, _, e in c.scored if is_unit(e) or e.members for k in codes(e)}
        held |= self._known.around(held)
        if any(not held.isdisjoint(e.admin) for _, _, e in little.scored):
            return None
        if not units:
            return by_town(little, found)
        smallest = max(units, key=lambda c: len((unit_of(c) or c.scored[0][2]).admin))
        unit = unit_of(smallest)
        if unit is None or not self._outside(unit, little):
            return None
        if (alike := self._alike_in(unit, little)) is not None:
            return alike
        scored = [s for s in smallest.scored if s[2] is unit]
        start = min(little.frame.start, smallest.frame.start)
        end = max(little.frame.end, smallest.frame.end)
        part = smallest.frame.direction if smallest.frame.parts else ""
        frame = smallest.frame._replace(roles=("countryside",), start=start, end=end, direction=part)
        return smallest._replace(frame=frame, scored=scored, partial=True)

    def _said_behind(self, told: _Told, place: Candidates, reach: int) -> list[Candidates]:
        """The places behind one that may be its address, each said of the one before: "X بناحية Y بريف Z"."""
        found: list[Candidates] = []
        end = place.frame.end
        for one in (self._candidates(told, m) for m in told.behind(place.frame, reach)):
            gap = told.folded[end : one.frame.start]
            if gap.strip(" ،,") in _AND and not one.frame.roles:
                end = max(end, one.frame.end)
                continue
            if another(one, told.folded, self._words) or not said_of(gap, self._words):
                break
            found.append(one)
            end = max(end, one.frame.end)
        return found

    def _units_before(self, told: _Told, little: Candidates) -> list[Candidates]:
        """The unit that opens the line of a place or its sentence: "Z: ... قرية X", "في ريف Z، ... قرية X"."""
        start = little.frame.start
        line = told.folded.rfind("\n", 0, start) + 1
        before = told.within(line, start)
        found = [c for c in map(partial(self._candidates, told), before) if unit_of(c)]
        return [c for c in found if opens(told.folded, line, c)][-1:]

    def _outside(self, unit: Entry, little: Candidates) -> bool:
        """Whether every place that a little-known name may mean lies outside a governorate, and not near its border.

        Of smaller units, whose names are used for more than the unit, and of those of which no table tells what
        lies in them, far from the middle.
        """
        entries, grid, held = self._known.entries, self._known.gazetteer.grid, codes(unit)
        if unit.kind not in ("admin1", "area") or held.isdisjoint(self._known.peopled):
            return far_from(unit, little)
        points = [(e.lat, e.lon) for _, _, e in little.scored if e.lat is not None and e.lon is not None]
        return bool(points) and not any(
            not held.isdisjoint(entries[k].admin)
            for lat, lon in points
            for _, k in grid.near(lat, lon, _BORDER)
        )

    def _alike_in(self, unit: Entry, little: Candidates) -> Candidates | None:
        """The place in a unit whose Latin name is nearly the one that tables have elsewhere alone.

        An Arabic name with other letters is another name.
        """
        latin = little.name if little.name.isascii() else ""
        alike = self._names.alike(latin, least=_TRANSLITERATED) if latin else {}
        entries, held = self._known.entries, codes(unit)
        inside = {k: near for k, near in alike.items() if not held.isdisjoint(entries[k].admin)}
        return self._known.rank_alike(inside, little.frame, NO_CONTEXT) if inside else None

    def _best(self, told: _Told, found: Sequence[Candidates]) -> Candidates:
        only = found[0] if len(found) == 1 else None
        best = only or max(found, key=lambda c: self._exactness(told.folded, c, len(found)))
        unit = None if only else same_name_unit(best)
        if unit is not None and (inner := [c for c in found if c is not best and lies_in(c, unit)]):
            best = max(inner, key=lambda c: self._exactness(told.folded, c, len(found)))
        return next((c for c in found if on_the_road(c) and leads_into(told.folded, c, best)), best)

    def _candidates(self, told: _Told, mention: Mention) -> Candidates:
        known = told.seen.get(mention.start)
        if known is None:
            known = told.seen[mention.start] = self._ranked(told, mention)
        return known

    def _ranked(self, told: _Told, mention: Mention) -> Candidates:
        start, end = forth(told.at, mention.start, mention.end)
        frame = self._known.frame(told.folded, start, end)
        name = told.folded[start:end]
        context = self._context(mention, told) if len(mention.entries) > 1 else NO_CONTEXT
        if self._names.exact(name):
            return self._known.rank(mention.entries, frame, context, written=name)
        alike = self._likeness.get(name)
        if alike is None:
            if len(self._likeness) > CACHED:
                self._likeness.clear()
            alike = self._likeness[name] = self._names.alike(name, shortest=2)
        return self._known.rank_alike({k: alike.get(k, ALIKE) for k in mention.entries}, frame, context)

    def _context(self, mention: Mention, told: _Told) -> Context:
        codes: dict[str, int] = {}
        settled: list[tuple[int, int]] = []
        start, end, entries = mention
        own, parts = set(entries), self._parts(told)
        behind = [m for m, _ in self._parts_behind(told, mention)] if parts else []
        for other in told.others:
            if other.start == start or not own.isdisjoint(other.entries):
                continue
            close = other.start - end < _NEAR and start - other.end < _NEAR
            weight = _CLOSE if close else _FAR
            units, members, points = self._meanings[other.entries]
            for code in units:
                codes[code] = max(weight, codes.get(code, 0))
            for code in members:
                codes[code] = max(weight // 2, codes.get(code, 0))
            if points and other not in behind:
                settled += points
        if not parts:
            return Context(codes, tuple(settled))
        named = [m for m in (mention, *told.others) if m.entries == entries]
        sides = dict.fromkeys(side for m in named for side in self._sides(told, m))
        return Context(codes, tuple(settled), tuple(sides))

    def _sides(self, told: _Told, mention: Mention) -> Iterable[Side]:
        """The sides of units said right behind a name, or behind the same name elsewhere in the text."""
        for other, direction in self._parts_behind(told, mention):
            entries = map(self._known.entries.__getitem__, other.entries)
            yield from filter(None, (self._known.side(e, direction) for e in entries))

    def _parts_behind(self, told: _Told, mention: Mention) -> Iterable[tuple[Mention, str]]:
        """The parts of units that are said to hold a place: "X in western Y", "X بريف Y الغربي"."""
        for other, frame in self._parts(told):
            if 0 <= mention.end <= other.start < mention.end + _NEAR:
                gap = told.folded[forth(told.at, mention.start, mention.end)[1] : frame.start]
                if len(gap) <= BEHIND and said_of(gap, self._words):
                    yield other, frame.direction

    def _parts(self, told: _Told) -> list[tuple[Mention, Frame]]:
        """The names of a text of which a part is meant ("western Y")."""
        if told.parts is None:
            own = inside(told.others, told.text)
            frames = ((m, self._known.frame(told.folded, *forth(told.at, m.start, m.end))) for m in own)
            told.parts = [(m, frame) for m, frame in frames if frame.parts]
        return told.parts

    def _meant(self, keys: tuple[int, ...]) -> _Meant:
        """What a name of these entries says of others: units named, the members of areas named, points of towns.

        A name has the point of the only town that it can mean, and of well-known ones.
        """
        entries = [self._known.entries[k] for k in keys]
        towns = [e for e in entries if not is_unit(e)]
        sure = [t for t in towns if len(towns) == 1 or t.prior >= SEAT]
        points = [(t.lat, t.lon) for t in sure if t.lat is not None and t.lon is not None]
        return [e.pcode for e in entries if is_unit(e)], [c for e in entries for c in e.members], points

    def _exactness(self, folded: str, one: Candidates, count: int) -> int:
        """How exactly candidates say where: a settlement before its sub-district, mere context last.

        Among settlements one behind a word for village counts most, a bare name that nothing leads up to least.
        """
        entry, frame = one.scored[0][2], one.frame
        size = _EXACTNESS.get(entry.kind, 20)
        if "countryside" in frame.roles or frame.parts:
            return min(size, _EXACTNESS["area"])
        if size < 20 or "road" in frame.roles:
            return min(size, 1) if "road" in frame.roles else size
        if frame.direction or folded.startswith(self._words.pointing, frame.start):
            return size - 3
        if frame.roles:
            return size + 3
        return (
            size
            + (1 if self._words.led(folded, frame.start) else -3)
            - (1 if entry.prior >= SEAT and count > 1 else 0)
        )


_EXACTNESS = {"country": 0, "admin1": 1, "area": 2, "admin2": 3, "admin3": 4}


_BORDER, _TRANSLITERATED = 12_000, 930
"""Metres from the communities of a unit within which a place may be told of as one of it; how alike names must be."""


def _gap(at: Sequence[int] | None, mention: Mention, frame: Frame) -> int:
    """Folded characters between a mention and a frame."""
    start, end = forth(at, mention.start, mention.end)
    return max(frame.start - end, start - frame.end)


def _around(mentions: Sequence[Mention], near: Sequence[Mention]) -> list[Mention]:
    """Of a report's places in order those that are context for an event's, so that a long text costs no more."""
    first = bisect_left(near, min(m.start for m in mentions) - _AROUND, key=lambda m: m.start)
    last = bisect_left(near, max(m.end for m in mentions) + _AROUND, key=lambda m: m.start)
    own = {m.start for m in mentions}
    return [m for m in (*near[: min(_FIRST, first)], *near[first:last]) if m.start not in own]
