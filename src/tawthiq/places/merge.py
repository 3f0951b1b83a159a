"""Tables into one gazetteer: the same code is one place, and so are two rows near each other with one name.

The same village stands in OCHA's table and in Who's On First; were both kept, every name would be ambiguous.
A row of a table of lower rank is taken into an entry of higher rank when they are of one class, within
`REACH` metres, and share a folded name or a consonant skeleton; the nearest such entry wins.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from tawthiq.model.geo import Ring
from tawthiq.places.bare_names import with_bare_names
from tawthiq.places.gazetteer import ADMIN_KINDS, Entry, Gazetteer, Table
from tawthiq.places.geometry import distance
from tawthiq.places.keys import is_arabic, key, skeleton, sounds

REACH = {
    "country": (2_000_000, 1_000_000),
    "settlement": (7_000, 3_500),
    "admin": (60_000, 40_000),
    "other": (3_000, 1_500),
}
"""Metres within which an equal name, and an equal skeleton only, mean the same place."""
_NOWHERE = 1 << 60


def merge(tables: Iterable[Table]) -> Gazetteer:
    ordered = sorted(
        with_bare_names(tables), key=lambda t: (t.rank, t.format, [e.row() for e in t.entries[:3]], t.name)
    )
    merged = _Merged()
    for number, table in enumerate(ordered, 1):
        merged.add(table, last=number == len(ordered))
    entries = merged.finished()
    boundaries: dict[str, tuple[Ring, ...]] = {}
    for table in ordered:
        boundaries.update({c: r for c, r in table.boundaries.items() if c not in boundaries})
    gazetteer = Gazetteer(entries, boundaries, tuple(sorted({t.format for t in ordered})), _notes(ordered))
    return Gazetteer(_placed(gazetteer), boundaries, gazetteer.sources, gazetteer.notes)


def _notes(tables: Iterable[Table]) -> tuple[str, ...]:
    return tuple(sorted({note for table in tables for note in table.notes}))


class _Merged:
    """Entries by code, found again by name."""

    def __init__(self) -> None:
        self.entries: dict[str, Entry] = {}
        self._named: dict[str, list[str]] = {}

    def add(self, table: Table, *, last: bool) -> None:
        """Take in a table; the names of the last one need not be found again."""
        taken: list[tuple[Entry, frozenset[str]]] = []
        for entry in sorted(table.entries, key=lambda e: (e.pcode, e.name_en, e.name_ar)):
            if entry.pcode in self.entries:
                self.entries[entry.pcode] = union(self.entries[entry.pcode], entry)
                continue
            plain = plain_keys(entry) if self._named or not last else frozenset[str]()
            twin = self._twin(entry, plain) if self._named else None
            if twin is None:
                self.entries[entry.pcode] = entry
                taken.append((entry, plain))
            else:
                self.entries[twin] = union(self.entries[twin], entry)
        for entry, plain in () if last else taken:  # only now: two rows of one table are never one place
            for name in plain | bone_keys(entry):
                self._named.setdefault(name, []).append(entry.pcode)

    def _twin(self, entry: Entry, plain: frozenset[str]) -> str | None:
        """The code of the nearest entry of the same name, which is one of `plain`, else of the same consonants."""
        if entry.lat is None or entry.lon is None:
            return None
        equal, alike = REACH["country" if entry.kind == "country" else _class(entry)]
        return self._nearest(entry, plain, equal) or self._nearest(entry, bone_keys(entry), alike)

    def _nearest(self, entry: Entry, names: frozenset[str], metres: int) -> str | None:
        """Of the entries of one class that share a name the nearest within reach; of equally near ones the lowest."""
        codes = {code for name in names for code in self._named.get(name, ())}
        found = [(self._away(entry, self.entries[code]), code) for code in codes]
        best = min(found, default=None)
        return best[1] if best and best[0] <= metres else None

    @staticmethod
    def _away(entry: Entry, other: Entry) -> int:
        """Metres between two that may be one place; out of reach when they may not."""
        level = entry.kind in ADMIN_KINDS and other.kind != entry.kind
        if level or _class(other) != _class(entry) or other.lat is None or other.lon is None:
            return _NOWHERE
        return distance(entry.lat or 0, entry.lon or 0, other.lat, other.lon)

    def finished(self) -> tuple[Entry, ...]:
        return tuple(self.entries[code] for code in sorted(self.entries))


def _class(entry: Entry) -> str:
    if entry.kind in ADMIN_KINDS:
        return "admin"
    return "settlement" if entry.kind == "community" else "other"


def plain_keys(entry: Entry) -> frozenset[str]:
    """The names without articles and spaces, letters that stand for one sound made one."""
    return frozenset(filter(None, map(sounds, entry.names())))


def bone_keys(entry: Entry) -> frozenset[str]:
    """The skeletons of three consonants and more, marked with "~"."""
    bones = map(skeleton, entry.names())
    return frozenset("~" + b for b in bones if len(b) >= 3)


def union(first: Entry, second: Entry) -> Entry:
    """`first` with the names of `second`, and what `first` lacks."""
    names = [n for n in second.names() if n not in (first.name_en, first.name_ar)]
    aliases = tuple(sorted({*first.aliases, *(n for n in names if key(n))}))
    sources = "+".join(sorted({*first.source.split("+"), *second.source.split("+")}))
    return replace(
        first,
        name_en=first.name_en or second.name_en,
        name_ar=first.name_ar or (second.name_ar if is_arabic(second.name_ar) else ""),
        aliases=aliases,
        admin=first.admin if len(first.admin) >= len(second.admin) else second.admin,
        lat=first.lat if first.lat is not None else second.lat,
        lon=first.lon if first.lon is not None else second.lon,
        prior=max(first.prior, second.prior),
        population=max(first.population, second.population),
        source=sources,
    )


def _placed(gazetteer: Gazetteer) -> tuple[Entry, ...]:
    """Entries without an admin chain get the one their point lies in; camps stand at their community."""
    if not gazetteer.boundaries and all(len(entry.admin) < 2 for entry in gazetteer.entries):
        return gazetteer.entries  # nobody knows a chain that could be passed on
    return tuple(_with_chain(gazetteer, entry) for entry in gazetteer.entries)


def _with_chain(gazetteer: Gazetteer, entry: Entry) -> Entry:
    if entry.lat is None and entry.admin:
        parent = gazetteer.get(entry.admin[-1])
        if parent is not None and parent.lat is not None:
            entry = replace(entry, lat=parent.lat, lon=parent.lon, admin=(*parent.admin, parent.pcode))
    if len(entry.admin) > 1 or entry.kind in ADMIN_KINDS or entry.lat is None or entry.lon is None:
        return entry
    chain = gazetteer.chain_at(entry.lat, entry.lon)
    return replace(entry, admin=chain) if chain else entry
