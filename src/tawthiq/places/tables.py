"""Places that a table names: a name, admin columns, coordinates."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from tawthiq.model.claims import PlaceRef
from tawthiq.model.places import Mention
from tawthiq.places.choose import Context, share
from tawthiq.places.frames import Frame, read_frame
from tawthiq.places.gazetteer import Entry
from tawthiq.places.geometry import distance
from tawthiq.places.keys import fold, key
from tawthiq.places.known import PLAIN, Candidates, Known, Scored, as_reference, is_unit
from tawthiq.places.texts import Texts

ALIKE, SHORT, BRIEF, SLIP = 720, 800, 820, 860
"""Likeness in 1/1000 from which names are one: of three consonants, inside a named unit of one or two, anywhere of
two, and with one consonant wrong."""
ASTRAY = 25_000
"""Metres a place may lie outside a unit of no larger reach that its row names."""
REACH = 10_000
"""Metres between a name's place and a row's coordinates within which they are one place."""
BORDER = 3_000
"""Metres within which a drawn boundary may be wrong and the unit that the row names right."""
_PARTS = re.compile(r"\s*(?:,|،|;|\(|\)|:|/|\s[-–]\s)\s*")
_SMALL = ("neighbourhood", "feature", "camp", "crossing")
_UNKNOWN_SCORE, _QUARTER_SCORE = 300, 400


class Tables:
    """Reads rows with what is known."""

    def __init__(self, known: Known, texts: Texts) -> None:
        self._known, self._texts = known, texts

    def lookup(
        self, name: str, admin: Sequence[str], lat: int | None, lon: int | None, precision: int | None
    ) -> PlaceRef | None:
        units = self._units(admin)
        found = self._named(name, units, ((lat, lon),) if lat is not None and lon is not None else ())
        if lat is not None and lon is not None:
            return self._at(name, found, units, lat, lon, precision)
        if found.scored and (not units or self._inside(found.scored[0][2], units)):
            return self._known.reference(name, found, precision=precision or 0)
        units = units or next(filter(None, map(self._unit, _rest(name))), [])
        return self._only_unit(name, units, found) if units else None

    def candidates(self, name: str) -> Candidates:
        """Everything a bare name may mean, best first."""
        return self._named(name, [], ())

    # names ---------------------------------------------------------------------------------------------------

    def _named(self, name: str, units: Sequence[Entry], points: tuple[tuple[int, int], ...]) -> Candidates:
        """The whole name, then its parts from the first ("village, district, governorate"), then names inside it."""
        context = Context({u.pcode: 100 for u in units}, points)
        best = Candidates(PLAIN, [])
        for number, (part, rest) in enumerate(_parts(name)):
            wider = [*units, *(u for r in rest for u in self._unit(r))]
            found = self._whole(part, wider, Context({u.pcode: 100 for u in wider}, points))
            first = number < 2  # later parts say where it is; in brackets another name may stand
            fits = found.scored and (not wider or self._inside(found.scored[0][2], wider))
            if fits and (first or (f"({part}" in name and not self._unit(part))):
                return found
            best = best if best.scored or best.frame.roles or not first else found
        return self._within(name, units, context, best)

    def _whole(self, name: str, units: Sequence[Entry], context: Context) -> Candidates:
        """Exact and fuzzy matches of one name, with and without the words that say what it is."""
        folded, _ = fold(name)
        folded = folded.strip()
        exact = self._known.names.exact(folded)
        frame, bare = PLAIN, folded
        if not exact:
            frame, bare = self._stripped(folded)
            exact = self._known.names.exact(bare)
        if "quarter" in frame.roles:
            exact = tuple(k for k in exact if self._known.entries[k].kind in _SMALL)
        if exact:
            found = self._known.rank(exact, frame, context, written=bare)
            if not units or self._inside(found.scored[0][2], units):
                return found
        alike = {} if "quarter" in frame.roles else self._alike(bare, bool(units))
        fuzzy = self._known.rank_alike(alike, frame, context)
        if fuzzy.scored and (not units or self._inside(fuzzy.scored[0][2], units)):
            return fuzzy
        return found if exact else Candidates(frame, [])

    def _alike(self, name: str, inside: bool) -> dict[int, int]:
        """Names of the same consonants; of one or two only inside a unit, and then nearly equal."""
        names = self._known.names
        found = names.alike(name, least=ALIKE) or names.alike(name, shortest=2, least=BRIEF)
        if not found and inside:
            found = names.alike(name, shortest=1, least=SHORT)
        return found or names.almost(name, SLIP)

    def _stripped(self, folded: str) -> tuple[Frame, str]:
        """A name without the words around it, and what they say: "village of X" -> community, X."""
        words = folded.split(" ")
        for first in range(len(words)):
            for last in range(len(words), first, -1):
                inner = " ".join(words[first:last])
                start = len(" ".join(words[:first])) + (1 if first else 0)
                frame = read_frame(folded, start, start + len(inner), self._known.words)
                if not any(c.isalnum() for c in folded[: frame.start] + folded[frame.end :]) and frame.roles:
                    return frame, inner
        return PLAIN, folded

    def _within(self, name: str, units: Sequence[Entry], context: Context, best: Candidates) -> Candidates:
        """A name inside a longer one ("road near X"), when words lead to it and it lies where the row says."""
        if best.scored or "quarter" in best.frame.roles:
            return best
        folded, _ = fold(name)
        found = [self._mentioned(folded, name, m, context) for m in self._texts.mentions(name)]
        bare = not units and not _rest(name)
        found = [c for c in found if c.frame.roles or c.frame.direction or bare]
        found = [c for c in found if not units or self._sits(c.scored[0][2], units)]
        found = [c._replace(partial=_left_over(folded, c.frame)) for c in found]
        return max(found, key=lambda c: c.scored[0][0], default=best)

    def _sits(self, entry: Entry, units: Sequence[Entry]) -> bool:
        return not is_unit(entry) and self._inside(entry, units)

    def _mentioned(self, folded: str, name: str, mention: Mention, context: Context) -> Candidates:
        text = name[mention.start : mention.end]
        start = max(0, folded.find(key(text)))
        frame = read_frame(folded, start, start + len(key(text)), self._known.words)
        return self._known.rank(mention.entries, frame, context, written=key(text))

    # admin columns -------------------------------------------------------------------------------------------

    def _units(self, admin: Sequence[str]) -> list[Entry]:
        return [unit for hint in admin if hint for unit in self._unit(hint)]

    def _unit(self, hint: str) -> list[Entry]:
        """The units a hint may mean: a code, a name, a name inside it, a name of the same consonants."""
        entry = self._known.gazetteer.get(hint)
        if entry is not None:
            return [entry]
        names = self._known.names
        keys = names.exact(key(hint)) or tuple(k for m in self._texts.mentions(hint) for k in m.entries)
        keys = keys or tuple(names.alike(hint, shortest=2, least=SHORT))
        return [e for e in map(self._known.entries.__getitem__, keys) if is_unit(e)]

    def _inside(self, entry: Entry, units: Sequence[Entry]) -> bool:
        """Whether a place lies in a unit the row names, or just outside a small one (a capital and its outskirts)."""
        codes = {u.pcode for u in units}
        if entry.pcode in codes or not codes.isdisjoint(entry.admin) or entry.kind == "area":
            return True
        largest = min(units, key=lambda u: (len(u.admin), u.pcode))
        if largest.precision > ASTRAY or _point(largest) is None:
            return False
        return _away(entry, *(_point(largest) or (0, 0))) <= largest.precision + ASTRAY

    def _only_unit(self, name: str, units: Sequence[Entry], found: Candidates) -> PlaceRef:
        """The unit that the row names, its place unknown; a quarter or site in it is in its seat."""
        levels = {u.pcode for u in units}
        unit = max((u for u in units if not levels & set(u.admin)), key=lambda u: (u.prior, u.pcode))
        others = [e.pcode for _, _, e in found.scored]
        seat = self._known.seat(unit)
        frame = self._stripped(fold(name)[0].strip())[0]
        if seat is not None and "quarter" in frame.roles:
            return as_reference(
                name, seat, score=_QUARTER_SCORE, precision=max(seat.precision, 8_000), others=others
            )
        return self._known.unit_reference(name, unit, _UNKNOWN_SCORE, others)

    # coordinates ---------------------------------------------------------------------------------------------

    def _at(
        self, name: str, found: Candidates, units: Sequence[Entry], lat: int, lon: int, precision: int | None
    ) -> PlaceRef:
        """A point the row gives: it wins, with its precision; the name says which place when it lies there."""
        reach = max(REACH, 2 * (precision or 0))
        fitting = [s for s in found.scored if _away(s[2], lat, lon) <= reach + s[2].precision]
        chain = self._chain_at(lat, lon, units)
        size = 5_000 if precision is None else precision
        if not fitting or (fitting[0][2].pcode in chain and size < fitting[0][2].precision):
            return self._unnamed(name, chain, lat, lon, size)
        entry = fitting[0][2]
        size = entry.precision if precision is None else precision
        ref = as_reference(
            name, entry, score=share(fitting), precision=size, lat=lat, lon=lon, others=_others(fitting)
        )
        return ref if entry.admin else replace(ref, admin=(*chain, entry.pcode))

    def _chain_at(self, lat: int, lon: int, units: Sequence[Entry]) -> tuple[str, ...]:
        """The units around a point; where boundaries and the row disagree, those of a community beside it."""
        gazetteer = self._known.gazetteer
        chain = gazetteer.chain_at(lat, lon)
        codes = {u.pcode for u in units}
        if not codes or not codes.isdisjoint(chain):
            return chain
        for _, number in sorted(gazetteer.grid.near(lat, lon, BORDER)):
            entry = self._known.entries[number]
            if not codes.isdisjoint(entry.admin):
                return entry.admin
        return chain

    def _unnamed(self, name: str, chain: tuple[str, ...], lat: int, lon: int, size: int) -> PlaceRef:
        """A point whose name no table has: the smallest unit around it that is not smaller than its precision."""
        unit = self._known.gazetteer.get(chain[-1]) if chain else None
        while unit is not None and unit.precision < size and unit.admin:
            unit = self._known.gazetteer.get(unit.admin[-1])
        if unit is None:
            return PlaceRef(text=name, lat=lat, lon=lon, precision=size, score=200, source="coordinates")
        ref = as_reference(name, unit, score=500, precision=size, lat=lat, lon=lon)
        return replace(ref, source=f"coordinates+{unit.source}")


def _left_over(folded: str, frame: Frame) -> bool:
    """Whether words of a name stand outside a place found in it and what is said of that."""
    return any(c.isalnum() for c in _PARTS.split(folded[: frame.start] + " " + folded[frame.end :])[0])


def _others(scored: Scored) -> list[str]:
    return [entry.pcode for _, _, entry in scored[1:]]


def _point(entry: Entry) -> tuple[int, int] | None:
    return None if entry.lat is None or entry.lon is None else (entry.lat, entry.lon)


def _away(entry: Entry, lat: int, lon: int) -> int:
    if entry.lat is None or entry.lon is None:
        return 1 << 60
    return distance(entry.lat, entry.lon, lat, lon)


def _rest(name: str) -> list[str]:
    """The parts of a name behind its first."""
    parts = _parts(name)
    return parts[1][1] if len(parts) > 1 else []


def _parts(name: str) -> list[tuple[str, list[str]]]:
    """The name as a whole, then each of its parts with the parts behind it."""
    parts = [p for p in _PARTS.split(name) if p and key(p)]
    return [(name, []), *((part, parts[i + 1 :]) for i, part in enumerate(parts) if len(parts) > 1)]
