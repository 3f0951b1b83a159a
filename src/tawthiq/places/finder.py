"""Finding and resolving places in texts and tables: fulfils `tawthiq.model.places.PlaceFinder`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property

from tawthiq.model.claims import PlaceRef
from tawthiq.model.places import Mention
from tawthiq.places.areas import Pack, extended, part_of, parts
from tawthiq.places.choose import NO_CONTEXT, Context, ranked, share
from tawthiq.places.frames import Frame, read_frame
from tawthiq.places.gazetteer import ADMIN_KINDS, Entry, Gazetteer
from tawthiq.places.geometry import distance
from tawthiq.places.index import Names, bare
from tawthiq.places.keys import fold, is_arabic, key, likeness
from tawthiq.places.words import words

SEAT = 450
"""Prior from which a place is known well enough to be meant by its bare name."""
ALIKE = 600
"""Likeness in 1/1000 from which two names with the same consonants are taken for one."""
_PLAIN = Frame((), "", 0, 0)
_BLUR = {
    "near": 5_000,
    "farms": 4_000,
    "region": 6_000,
    "road": 15_000,
    "mountain": 8_000,
    "crossing": 4_000,
    "camp": 3_000,
}
"""Metres of precision at least, by the words around a name."""


class Finder:
    """Places of a gazetteer and of packs. All answers depend on these and the arguments only."""

    def __init__(self, gazetteer: Gazetteer, areas: Sequence[Pack] = ()) -> None:
        self.gazetteer = extended(gazetteer, areas)
        self.entries = self.gazetteer.entries
        self._names = Names(self.entries)
        self._words = words()

    # texts ---------------------------------------------------------------------------------------------------

    def mentions(self, text: str) -> list[Mention]:
        """All place names in `text` in order, the longest where they overlap, clitics cut off."""
        folded, at = fold(text)
        taken: list[tuple[int, int, tuple[int, ...]]] = []
        for start, end in sorted(self._names.found(folded), key=lambda h: (h[0] - h[1], h[0])):
            if all(end <= s or start >= e for s, e, _ in taken):
                keys = self._believed(text, folded, start, end, at[start] if at else start)
                if keys:
                    taken.append((start, end, keys))
        spans = ((_back(at, start, end), keys) for start, end, keys in sorted(taken))
        return [Mention(span[0], span[1], keys) for span, keys in spans]

    def _believed(self, text: str, folded: str, start: int, end: int, offset: int) -> tuple[int, ...]:
        """Entries that this name may mean here, best first; () when it is likelier an ordinary word or a person."""
        name = folded[start:end]
        keys = self._names.exact(name)
        prior = max(self.entries[k].prior for k in keys)
        frame = read_frame(folded, start, end, self._words)
        if frame.role == "quarter" and prior < SEAT and not self._any(keys, "neighbourhood"):
            return ()
        if not frame.role and prior < SEAT and not self._plain_name(text, folded, start, end, offset):
            return ()
        return tuple(k for _, k, _ in ranked(((k, self.entries[k]) for k in keys), frame))

    def _any(self, keys: Iterable[int], kind: str) -> bool:
        return any(self.entries[k].kind == kind for k in keys)

    def _plain_name(self, text: str, folded: str, start: int, end: int, offset: int) -> bool:
        """Whether a little-known name without a head is to be believed."""
        name = folded[start:end]
        if self._words.not_before.search(folded, max(0, start - 24), start):
            return False
        if self._words.not_after.search(folded[end : end + 16]):
            return False
        common = name in self._words.common or name.removeprefix("ال") in self._words.common
        if common or (
            not is_arabic(name) and not any(c.isupper() for c in text[offset : offset + len(name)])
        ):
            return False
        return (
            " " in name
            or bool(self._words.locative.search(folded, max(0, start - 24), start))
            or len(name) > 5
        )

    def resolve(
        self, text: str, mentions: Sequence[Mention], *, near: Sequence[Mention] = ()
    ) -> PlaceRef | None:
        """The place of an event: the most exact of its own `mentions`, the others and `near` as context."""
        if not mentions:
            return None
        folded, at = fold(text)
        found = [self._candidate(folded, at, m, mentions, near) for m in mentions]
        best = min(range(len(found)), key=lambda i: (-self._exactness(found[i], found), i))
        frame, scored = found[best]
        return self._ref(text, at, frame, scored)

    def _candidate(
        self,
        folded: str,
        at: Sequence[int] | None,
        mention: Mention,
        own: Sequence[Mention],
        near: Sequence[Mention],
    ) -> tuple[Frame, list[tuple[int, int, Entry]]]:
        start, end = _forth(at, mention.start, mention.end)
        frame = read_frame(folded, start, end, self._words)
        context = self._context(mention, [*own, *(m for m in near if m not in own)])
        return frame, ranked(((k, self.entries[k]) for k in mention.entries), frame, context)

    def _context(self, mention: Mention, others: Sequence[Mention]) -> Context:
        codes: dict[str, int] = {}
        settled: list[tuple[int, int]] = []
        for other in others:
            if other == mention or set(other.entries) & set(mention.entries):
                continue
            weight = 100 if abs(other.start - mention.end) < 80 or abs(mention.start - other.end) < 80 else 60
            for k in other.entries:
                entry = self.entries[k]
                if entry.kind in ADMIN_KINDS:
                    codes[entry.pcode] = max(weight, codes.get(entry.pcode, 0))
                for member in entry.members:
                    codes[member] = max(weight, codes.get(member, 0))
            sure = self._settled(other)
            settled += [sure] if sure else []
        return Context(codes, tuple(settled))

    def _settled(self, mention: Mention) -> tuple[int, int] | None:
        towns = [e for e in map(self.entries.__getitem__, mention.entries) if e.kind not in ADMIN_KINDS]
        if len(towns) == 1 and towns[0].lat is not None and towns[0].lon is not None:
            return towns[0].lat, towns[0].lon
        return None

    def _exactness(
        self,
        one: tuple[Frame, list[tuple[int, int, Entry]]],
        all_: Sequence[tuple[Frame, list[tuple[int, int, Entry]]]],
    ) -> int:
        """How exactly a candidate says where: a settlement before its sub-district, a context never."""
        frame, scored = one
        entry = scored[0][2]
        size = {"country": 0, "admin1": 1, "admin2": 3, "admin3": 4, "area": 2}.get(entry.kind, 6)
        if "countryside" in frame.roles:
            size = min(size, 2)
        if size == 6 and not frame.role and entry.prior >= SEAT and len(all_) > 1:
            size = 5
        return size

    def _ref(
        self, text: str, at: Sequence[int] | None, frame: Frame, scored: list[tuple[int, int, Entry]]
    ) -> PlaceRef:
        entry = self._framed(frame, scored)
        start, end = _back(at, frame.start, frame.end)
        others = [e.pcode for _, _, e in scored if e.pcode != entry.pcode]
        blur = max((_BLUR.get(role, 0) for role in frame.roles), default=0)
        if frame.direction and entry.kind == "community":
            blur = max(blur, 7_000)
        return self._as_ref(
            text[start:end].strip(),
            entry,
            score=share(scored),
            precision=max(entry.precision, blur),
            others=others,
        )

    def _framed(self, frame: Frame, scored: list[tuple[int, int, Entry]]) -> Entry:
        """The entry itself, or the part of a unit that the words around its name cut out."""
        entry = scored[0][2]
        units = [e for _, _, e in scored if e.kind in ("admin1", "admin2")]
        if "countryside" in frame.roles and frame.direction not in ("", "c") and units:
            return self._part(units[0], frame.direction) or entry
        return entry

    def _part(self, unit: Entry, direction: str) -> Entry | None:
        smaller = [e for e in self.entries if e.kind == "admin3"] or [
            e for e in self.entries if e.kind == "admin2"
        ]
        return part_of(self.gazetteer, unit, self._seat(unit), direction, smaller)

    def _seat(self, unit: Entry) -> Entry:
        """The town a unit is named for, from which "north of" is reckoned; the unit itself when there is none."""
        towns = [self.entries[k] for n in unit.names() for k in self._names.exact(key(n))]
        towns = [t for t in towns if t.kind == "community" and unit.pcode in t.admin]
        return max(towns, key=lambda t: (t.prior, t.pcode), default=unit)

    def _as_ref(
        self, text: str, entry: Entry, *, score: int, precision: int, others: Sequence[str] = (),
        lat: int | None = None, lon: int | None = None,
    ) -> PlaceRef:  # fmt: skip
        """An area is known by the smallest unit that holds it; its own id closes the admin chain."""
        holder = entry.admin[-1] if entry.kind == "area" and entry.admin else entry.pcode
        return PlaceRef(
            text=text, pcode=holder, name_en=entry.name_en or None, name_ar=entry.name_ar or None,
            lat=entry.lat if lat is None else lat, lon=entry.lon if lon is None else lon, precision=precision,
            admin=(*entry.admin, entry.pcode), score=score, source=entry.source, alternatives=tuple(others[:5]),
        )  # fmt: skip

    # tables --------------------------------------------------------------------------------------------------

    def lookup(
        self,
        name: str,
        *,
        admin: Sequence[str] = (),
        lat: int | None = None,
        lon: int | None = None,
        precision: int | None = None,
    ) -> PlaceRef | None:
        """The place a table names; coordinates it gives win, with its precision. None when nothing is known."""
        context = self._hints(admin, lat, lon)
        frame, scored, fuzzy = self._named(name, context)
        if lat is not None and lon is not None:
            return self._at(name, scored, frame, lat, lon, precision)
        if not scored:
            return self._only_admin(name, admin)
        entry = self._framed(frame, scored)
        blur = max((_BLUR.get(role, 0) for role in frame.roles), default=0)
        others = [e.pcode for _, _, e in scored if e is not entry]
        size = max(entry.precision, blur, precision or 0)
        return self._as_ref(
            name, entry, score=share(scored) * (8 if fuzzy else 10) // 10, precision=size, others=others
        )

    def _named(self, name: str, context: Context) -> tuple[Frame, list[tuple[int, int, Entry]], bool]:
        """Entries for a table's name: the whole name, the names in it, then names of the same consonants."""
        folded = key(name)
        keys = self._names.exact(folded)
        if keys:
            return _PLAIN, ranked(((k, self.entries[k]) for k in keys), _PLAIN, context), False
        found = self.mentions(name)
        if found:
            first = max(found, key=lambda m: (-m.start, m.end))
            text, at = fold(name)
            start, end = _forth(at, first.start, first.end)
            frame = read_frame(text, start, end, self._words)
            return frame, ranked(((k, self.entries[k]) for k in first.entries), frame, context), False
        return _PLAIN, self._fuzzy(name, context), True

    def _fuzzy(self, name: str, context: Context) -> list[tuple[int, int, Entry]]:
        alike = []
        for k in self._names.alike(name):
            near = max(likeness(bare(name), bare(n)) for n in self.entries[k].names())
            if near >= ALIKE:
                alike.append((k, self.entries[k]))
        return ranked(alike, _PLAIN, context, fuzzy=True)

    def _hints(self, admin: Sequence[str], lat: int | None, lon: int | None) -> Context:
        codes: dict[str, int] = {}
        for hint in admin:
            for k in self._hinted(hint):
                entry = self.entries[k]
                if entry.kind in ADMIN_KINDS:
                    codes[entry.pcode] = 100
        points = ((lat, lon),) if lat is not None and lon is not None else ()
        return Context(codes, points)

    def _hinted(self, hint: str) -> tuple[int, ...]:
        code = self.gazetteer.by_code.get(hint)
        if code is not None:
            return (code,)
        exact = self._names.exact(key(hint))
        if exact:
            return exact
        inside = [k for m in self.mentions(hint) for k in m.entries]
        return tuple(inside) or self._names.alike(hint)

    def _only_admin(self, name: str, admin: Sequence[str]) -> PlaceRef | None:
        """The smallest unit that the table's admin columns name, when the place itself is unknown."""
        units = [self.entries[k] for hint in admin for k in self._hinted(hint)]
        units = [u for u in units if u.kind in ADMIN_KINDS]
        if not units:
            return None
        unit = max(units, key=lambda u: (len(u.admin), u.prior, u.pcode))
        return self._as_ref(name, unit, score=300, precision=unit.precision)

    def _at(
        self,
        name: str,
        scored: list[tuple[int, int, Entry]],
        frame: Frame,
        lat: int,
        lon: int,
        precision: int | None,
    ) -> PlaceRef:
        reach = max(10_000, 2 * (precision or 0))
        fitting = [
            s for s in scored if s[2].lat is not None and _away(s[2], lat, lon) <= reach + s[2].precision
        ]
        chain = self.gazetteer.chain_at(lat, lon)
        if fitting:
            entry = fitting[0][2]
            chain = chain if entry.kind not in ADMIN_KINDS else entry.admin
            size = precision if precision is not None else entry.precision
            ref = self._as_ref(name, entry, score=share(fitting), precision=size, lat=lat, lon=lon)
            return ref if not chain else _with_admin(ref, (*chain, entry.pcode))
        return self._unnamed(name, chain, lat, lon, precision)

    def _unnamed(
        self, name: str, chain: tuple[str, ...], lat: int, lon: int, precision: int | None
    ) -> PlaceRef:
        """A point whose name no table has: the smallest unit around it that is not smaller than its precision."""
        size = 5_000 if precision is None else precision
        unit = self.gazetteer.get(chain[-1]) if chain else None
        while unit is not None and unit.precision < size and unit.admin:
            unit = self.gazetteer.get(unit.admin[-1])
        if unit is None:
            return PlaceRef(text=name, lat=lat, lon=lon, precision=size, score=200, source="coordinates")
        return PlaceRef(
            text=name, pcode=unit.pcode, name_en=unit.name_en or None, name_ar=unit.name_ar or None, lat=lat, lon=lon,
            precision=size, admin=(*unit.admin, unit.pcode), score=500, source=f"coordinates+{unit.source}",
        )  # fmt: skip

    def find(self, name: str, limit: int = 10) -> list[dict[str, object]]:
        """Rows of `tawthiq places find`: best first, coordinates in 1e-7 degree."""
        _, scored, fuzzy = self._named(name, NO_CONTEXT)
        rows: list[dict[str, object]] = []
        for i in range(min(limit, len(scored))):
            entry = scored[i][2]
            score = share([scored[i], *scored[:i], *scored[i + 1 :]]) if i == 0 else share_of(scored, i)
            rows.append(_row(entry, score * (8 if fuzzy else 10) // 10))
        return rows

    # areas ---------------------------------------------------------------------------------------------------

    def area(self, name: str) -> tuple[str, ...]:
        """Codes a printed area covers, each informal area followed by its members; () if any part is unknown."""
        whole = self._one_area(name)
        if whole:
            return whole
        codes: list[str] = []
        for part in parts(name):
            found = self._one_area(part)
            if not found:
                return ()
            codes += found
        return tuple(dict.fromkeys(codes))

    def _one_area(self, name: str) -> tuple[str, ...]:
        text, at = fold(name)
        whole = self._names.exact(text.strip())
        if whole:
            return self._covered(whole, _PLAIN)
        for mention in self.mentions(name)[:1]:
            frame = read_frame(text, *_forth(at, mention.start, mention.end), self._words)
            if not any(c.isalnum() for c in text[: frame.start] + text[frame.end :]):
                return self._covered(mention.entries, frame)
        return ()

    def _covered(self, keys: Iterable[int], frame: Frame) -> tuple[str, ...]:
        """The largest unit of the name, unless the words beside it ask for another kind or for a part."""
        entries = [self.entries[k] for k in keys]
        entry = min(entries, key=lambda e: (e.kind != frame.role, _order(e), e.pcode))
        if frame.direction not in ("", "c") and entry.kind in ("admin1", "admin2"):
            entry = self._part(entry, frame.direction) or entry
        return tuple(dict.fromkeys((entry.pcode, *entry.members)))

    @cached_property
    def only_packaged(self) -> bool:
        """Whether only the packaged gazetteer is loaded (for `doctor`)."""
        return self.gazetteer.only_packaged()


_SIZES = ("area", "country", "admin1", "admin2", "admin3", "community", "camp")


def _order(entry: Entry) -> int:
    return _SIZES.index(entry.kind) if entry.kind in _SIZES else len(_SIZES)


def share_of(scored: list[tuple[int, int, Entry]], i: int) -> int:
    """The i-th candidate's part of all weight in 1/1000, every candidate counted."""
    top = scored[0][0]
    weights = [1 << max(0, 24 - (top - p) // 40) for p, _, _ in scored]
    return weights[i] * 1000 // sum(weights)


def _row(entry: Entry, score: int) -> dict[str, object]:
    return {
        "pcode": entry.pcode, "name_en": entry.name_en, "name_ar": entry.name_ar, "lat": entry.lat, "lon": entry.lon,
        "precision": entry.precision, "score": score, "source": entry.source,
    }  # fmt: skip


def _with_admin(ref: PlaceRef, admin: tuple[str, ...]) -> PlaceRef:
    from dataclasses import replace

    return replace(ref, admin=admin)


def _away(entry: Entry, lat: int, lon: int) -> int:
    return distance(entry.lat or 0, entry.lon or 0, lat, lon)


def _back(at: Sequence[int] | None, start: int, end: int) -> tuple[int, int]:
    """A folded span as a span of the source."""
    return (start, end) if at is None else (at[start], at[end - 1] + 1)


def _forth(at: Sequence[int] | None, start: int, end: int) -> tuple[int, int]:
    """A span of the source as a folded span."""
    from bisect import bisect_left

    return (start, end) if at is None else (bisect_left(at, start), bisect_left(at, end))
