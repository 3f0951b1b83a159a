"""What is known of places: entries, their names, and how one becomes a reference."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from types import MappingProxyType
from typing import NamedTuple

from tawthiq.model.claims import PlaceRef
from tawthiq.model.memory import Remembered, uncollected
from tawthiq.model.places import Mention
from tawthiq.places.areas import Pack, extended, part_of, sides
from tawthiq.places.choose import EXACT, HOME, Context, Side, ranked, share, standing
from tawthiq.places.foreign import countries, foreign
from tawthiq.places.frames import Frame, read_frame
from tawthiq.places.gazetteer import ADMIN_KINDS, PACKAGED, Entry, Gazetteer
from tawthiq.places.geometry import distance
from tawthiq.places.index import Names
from tawthiq.places.keys import key
from tawthiq.places.words import Words, words

Scored = list[tuple[int, int, Entry]]
"""(points, key, entry), best first."""

SEAT = 450
"""Prior from which a place is known well enough to be meant by its bare name."""
PLAIN = Frame((), "", 0, 0)
_NAMES = 20_000
"""Names of which the points before a text is read are remembered."""
TOWN = 600
"""Prior from which a place gives its name to hospitals and quarters: "مشفى إدلب"."""
_BLUR = {
    "near": 5_000, "farms": 4_000, "mantiqa": 6_000, "region": 6_000, "area": 6_000, "road": 15_000,
    "countryside": 12_000, "mountain": 8_000, "crossing": 4_000, "camp": 3_000, "quarter": 4_000,
}  # fmt: skip
"""Metres of precision at least, by the words around a name."""
_COUNTRYSIDE = 30_000
"""Metres of precision at least of the countryside of a large town."""
_BESIDE = 7_000
"""Metres of precision at least for "north of" a town."""
_BESIDE_A_SEAT = 25_000
"""The same of a town that a district or governorate is named for: three in four villages so told of lie within."""


class Candidates(NamedTuple):
    """The entries that a name may mean, in its frame.

    `likeness` in 1/1000 by key when the name is only alike, else empty; `partial` when words of the name are left over;
    `name` as it is written, folded, when it is one of a table.
    """

    frame: Frame
    scored: Scored
    likeness: Mapping[int, int] = MappingProxyType({})
    partial: bool = False
    name: str = ""

    def trust(self, number: int) -> int:
        """How far the name itself is to be trusted for an entry, in 1/1000: a spelling of a table in full."""
        whole = (
            min(900, max(100, (self.likeness[number] - 600) * 9 // 4)) if number in self.likeness else 1000
        )
        return whole // 2 if self.partial else whole


class Known:
    """A gazetteer with its packs, indexed by name."""

    def __init__(self, gazetteer: Gazetteer, packs: Sequence[Pack]) -> None:
        self.gazetteer = extended(gazetteer, packs)
        self.entries = self.gazetteer.entries
        self.words: Words = words(p.heads for p in packs)
        self.countries = frozenset(p.country for p in packs if p.country)
        self.abroad = foreign(countries(e.admin for e in self.entries))
        self._seats: dict[str, Entry | None] = {}
        self._parts: dict[tuple[str, str], Entry | None] = {}
        self._standing = Remembered(self._stand, limit=_NAMES)
        self._framed, self._frames = "", dict[tuple[int, int], Frame]()
        with uncollected():
            self.names = Names(self.entries, self.words.heads, self.words.common)

    def frame(self, folded: str, start: int, end: int) -> Frame:
        """The words around a name; those of the text asked about last are remembered."""
        if self._framed != folded:
            self._framed = folded
            self._frames.clear()
        known = self._frames.get((start, end))
        if known is None:
            known = self._frames[start, end] = read_frame(folded, start, end, self.words)
        return known

    def rank(self, keys: Iterable[int], frame: Frame, context: Context, written: str = "") -> Candidates:
        """The entries of an exact name, best first; `written` is the name, folded."""
        found = self._standing[tuple(keys), written]
        return Candidates(frame, ranked(found, frame, context), name=written)

    def _stand(self, named: tuple[tuple[int, ...], str]) -> Scored:
        """The entries of a name with their points before its text is read."""
        found = ((k, self.entries[k]) for k in named[0])
        return [(standing(entry) + self._for_name(k, named[1]), k, entry) for k, entry in found]

    def _for_name(self, number: int, name: str) -> int:
        """Points for a name that a table has as its main one, of the packaged towns for one of a pack's countries.

        Of those any spelling is as good as the main one.
        """
        entry = self.entries[number]
        if entry.source == PACKAGED:
            return HOME if not self.countries.isdisjoint(entry.admin[:1]) else 0
        return EXACT if name in self.names.written(number) else 0

    def rank_alike(self, alike: Mapping[int, int], frame: Frame, context: Context) -> Candidates:
        """The entries of names that are only alike (likeness in 1/1000 by key), best first."""
        entries = self.entries
        found = [
            (standing(entries[k], fuzzy=True) + (near - 1000) // 2, k, entries[k])
            for k, near in alike.items()
        ]
        return Candidates(frame, ranked(found, frame, context), dict(alike))

    def framed(self, candidates: Candidates) -> Entry:
        """The best entry, or the part of a unit that the words around its name cut out."""
        entry, frame = candidates.scored[0][2], candidates.frame
        if frame.parts and entry.kind != "area":
            units = [e for _, _, e in candidates.scored if e.kind in ("admin1", "admin2")]
            return (self.part(units[0], frame.direction) if units else None) or entry
        return entry

    def part(self, unit: Entry, direction: str) -> Entry | None:
        """The part of a unit in a direction of its seat, made of the smallest admin units."""
        key = (unit.pcode, direction)
        if key not in self._parts:
            seat = self.seat(unit) or unit
            self._parts[key] = part_of(self.gazetteer, unit, seat, direction, self._smallest_units)
        return self._parts[key]

    def side(self, entry: Entry, direction: str) -> Side | None:
        """The side of a governorate or district that a direction from its seat cuts out; None of anything else."""
        middle = self.seat(entry) or entry
        if entry.kind not in ("admin1", "admin2") or middle.lat is None or middle.lon is None:
            return None
        return Side(entry.pcode, middle.lat, middle.lon, *sides(direction))

    @cached_property
    def _smallest_units(self) -> list[Entry]:
        units = [e for e in self.entries if e.kind == "admin3"]
        return units or [e for e in self.entries if e.kind == "admin2"]

    def _names_a_unit(self, town: Entry) -> bool:
        """Whether a district or governorate is named for a town."""
        units = [self.gazetteer.get(code) for code in town.admin[1:]]
        return any(self.seat(u) is town for u in units if u and u.kind in ("admin1", "admin2"))

    def around(self, codes: Iterable[str]) -> set[str]:
        """The governorates whose name says that they lie around one of these ("Rural Damascus", ريف دمشق)."""
        return {outer for code in codes for outer in self._around.get(code, ())}

    @cached_property
    def _around(self) -> dict[str, tuple[str, ...]]:
        units = [(e.pcode, [n for n in map(key, e.names()) if n]) for e in self.entries if e.kind == "admin1"]
        found = {
            code: tuple(outer for outer, long in units if any(_holds(n, i) for n in long for i in names))
            for code, names in units
        }
        return {code: outer for code, outer in found.items() if outer}

    @cached_property
    def peopled(self) -> frozenset[str]:
        """Codes of the units of which communities are known."""
        return frozenset(code for e in self.entries if e.kind == "community" for code in e.admin)

    def seat(self, unit: Entry) -> Entry | None:
        """The town a unit is named for."""
        if unit.pcode not in self._seats:
            self._seats[unit.pcode] = self._seat(unit)
        return self._seats[unit.pcode]

    def _seat(self, unit: Entry) -> Entry | None:
        towns = [self.entries[k] for n in unit.names() for k in self.names.exact(key(n))]
        towns = [t for t in towns if t.kind == "community" and unit.pcode in t.admin]
        return max(towns, key=lambda t: (t.prior, t.pcode), default=None)

    def reference(
        self, text: str, candidates: Candidates, *, precision: int = 0, beside: Entry | None = None
    ) -> PlaceRef:
        """The best of the candidates as a reference, the others as its alternatives.

        Between it and a place `beside` it, it lies in the middle, as exactly as they are near.
        """
        entry, frame = self.framed(candidates), candidates.frame
        blur = max((_BLUR.get(role, 0) for role in frame.roles), default=0)
        if frame.direction and entry.kind == "community":
            blur = max(blur, _BESIDE_A_SEAT if self._names_a_unit(entry) else _BESIDE)
        if "countryside" in frame.roles and entry.kind == "community" and _large(entry):
            blur = max(blur, _COUNTRYSIDE)
        score = share(candidates.scored) * candidates.trust(candidates.scored[0][1]) // 1000
        others = [e.pcode for _, _, e in candidates.scored if e.pcode != entry.pcode]
        middle, half = _middle(entry, beside) if beside else (None, 0)
        if middle is not None:
            blur, others = half, [*others, beside.pcode] if beside else others
        seat = self.seat(entry) if entry.kind == "admin2" else None
        lat, lon = middle or ((seat.lat, seat.lon) if seat else (None, None))
        return as_reference(
            text, entry, score=score, precision=max(entry.precision, blur, precision), others=others,
            lat=lat, lon=lon,
        )  # fmt: skip

    def unit_reference(self, text: str, unit: Entry, score: int, others: Sequence[str] = ()) -> PlaceRef:
        """A whole unit, its point that of its seat: where the unit stands for a place not known more exactly."""
        seat = self.seat(unit)
        lat, lon = (seat.lat, seat.lon) if seat else (unit.lat, unit.lon)
        return as_reference(
            text, unit, score=score, precision=unit.precision, lat=lat, lon=lon, others=others
        )


def _middle(a: Entry, b: Entry) -> tuple[tuple[int, int] | None, int]:
    """The middle between two places and half their distance; None where they are no pair, or have no points."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return None, 0
    half = distance(a.lat, a.lon, b.lat, b.lon) // 2
    return (((a.lat + b.lat) // 2, (a.lon + b.lon) // 2), half) if half <= _PAIR else (None, 0)


_PAIR = 30_000
"""Metres from the middle between two places up to which something may lie between them."""


def _holds(name: str, inner: str) -> bool:
    """Whether a folded name is another one behind a word for countryside."""
    return name.endswith(f" {inner}")


def _large(town: Entry) -> bool:
    """Whether a town's countryside may be a governorate: it is named for one, or no table says what it belongs to."""
    return town.prior > TOWN or len(town.admin) < 2


def as_reference(
    text: str, entry: Entry, *, score: int, precision: int, others: Sequence[str] = (),
    lat: int | None = None, lon: int | None = None,
) -> PlaceRef:  # fmt: skip
    """An informal area is known by the smallest unit that holds it; its own id closes the admin chain."""
    holder = entry.admin[-1] if entry.kind == "area" and entry.admin else entry.pcode
    return PlaceRef(
        text=text, pcode=holder, name_en=entry.name_en or None, name_ar=entry.name_ar or None,
        lat=entry.lat if lat is None else lat, lon=entry.lon if lon is None else lon, precision=precision,
        admin=(*entry.admin, entry.pcode), score=score, source=entry.source, alternatives=tuple(others[:5]),
    )  # fmt: skip


def is_unit(entry: Entry) -> bool:
    return entry.kind in ADMIN_KINDS


def back(at: Sequence[int] | None, start: int, end: int) -> tuple[int, int]:
    """A folded span as a span of the source."""
    return (start, end) if at is None else (at[start], at[end - 1] + 1)


def inside(mentions: Sequence[Mention], text: str) -> list[Mention]:
    """The mentions that lie in a text; those of the rest of a long one, of which it is a cut, lie outside."""
    return [m for m in mentions if m.start >= 0 and m.end <= len(text)]
