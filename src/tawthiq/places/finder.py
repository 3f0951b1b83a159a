"""Finding and resolving places in texts and tables: fulfils `tawthiq.model.places.PlaceFinder`."""

from __future__ import annotations

import hashlib
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cached_property

from tawthiq.model.claims import PlaceRef
from tawthiq.model.places import Mention
from tawthiq.places.areas import Pack, parts
from tawthiq.places.choose import shares
from tawthiq.places.frames import Frame, read_frame
from tawthiq.places.gazetteer import ADMIN_KINDS, Entry, Gazetteer
from tawthiq.places.geometry import degrees
from tawthiq.places.keys import fold
from tawthiq.places.known import PLAIN, Known, is_unit
from tawthiq.places.resolving import Resolving
from tawthiq.places.tables import Tables
from tawthiq.places.texts import Texts


class Finder:
    """Places of a gazetteer and of packs. All answers depend on these and the arguments only."""

    def __init__(self, gazetteer: Gazetteer, areas: Sequence[Pack] = ()) -> None:
        self._known = Known(gazetteer, areas)
        self._texts = Texts(self._known)
        self._resolving = Resolving(self._known)
        self._tables = Tables(self._known, self._texts)

    @property
    def gazetteer(self) -> Gazetteer:
        """The merged gazetteer with the packs' names and areas."""
        return self._known.gazetteer

    @property
    def entries(self) -> tuple[Entry, ...]:
        """What `Mention.entries` point into."""
        return self._known.entries

    @cached_property
    def digest(self) -> str:
        """SHA-256 over everything an answer depends on: tables, packs and words."""
        parts_ = (self.gazetteer.digest, self._known.words.digest, self._known.abroad.digest)
        return hashlib.sha256("\n".join(parts_).encode()).hexdigest()

    def mentions(self, text: str) -> list[Mention]:
        """All place names in `text` in order, the longest where they overlap, clitics cut off (بإدلب -> إدلب)."""
        return self._texts.mentions(text)

    def resolve(
        self, text: str, mentions: Sequence[Mention], *, near: Sequence[Mention] = ()
    ) -> PlaceRef | None:
        """The place of an event: the most exact of its own `mentions`, the others and `near` as context."""
        return self._resolving.resolve(text, mentions, near)

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
        return self._tables.lookup(name, admin, lat, lon, precision)

    def find(self, name: str, limit: int = 10) -> list[dict[str, object]]:
        """Rows of `tawthiq places find`, best first: {pcode, name_en, name_ar, lat, lon, precision, score, source}.

        For people and other programs: `lat` and `lon` in degrees (None when no table gives them), `precision` in
        metres, `score` in 1/1000 of all candidates' weight, less for a spelling that is only alike or part of the name.
        """
        found = self._tables.candidates(name)
        scores = shares(found.scored)
        rows = zip(found.scored[:limit], scores, strict=False)
        return [_row(entry, score * found.trust(k) // 1000) for (_, k, entry), score in rows]

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

    def members(self, code: str) -> tuple[str, ...]:
        """The admin codes an informal area is made of, also of a computed part ("XA1:n"); () for any other code."""
        unit, _, direction = code.rpartition(":")
        entry = self.gazetteer.get(code)
        whole = self.gazetteer.get(unit)
        if entry is None and whole is not None and is_unit(whole):
            entry = self._known.part(whole, direction)
        return entry.members if entry else ()

    def admin_chain(self, pcode: str) -> tuple[str, ...]:
        """Codes from the country down to `pcode` itself; () for a code that is not loaded."""
        return self.gazetteer.admin_chain(pcode)

    def units(self, codes: Sequence[str]) -> tuple[tuple[str, str, str], ...]:
        """(code, English, Arabic name) of the units that a split names: of several codes these, of one those below."""
        wanted = set(codes)
        depth = len(self.gazetteer.admin_chain(codes[0])) if len(codes) == 1 else -1
        named = (
            e
            for e in self.gazetteer.entries
            if (e.pcode in wanted if depth < 0 else wanted & set(e.admin) and len(e.admin) == depth)
        )
        return tuple((e.pcode, e.name_en, e.name_ar) for e in named if e.kind in ADMIN_KINDS)

    @property
    def only_packaged(self) -> bool:
        """Whether only the packaged gazetteer is loaded (`doctor` warns of it)."""
        return self.gazetteer.only_packaged()

    def _one_area(self, name: str) -> tuple[str, ...]:
        code = self.gazetteer.get(name.strip())
        if code is not None:
            return (code.pcode, *code.members)
        text, at = fold(name)
        whole = self._known.names.exact(text.strip())
        if whole:
            return self._covered(whole, PLAIN)
        for mention in self.mentions(name)[:1]:
            start, end = (mention.start, mention.end)
            if at is not None:
                start, end = bisect_left(at, start), bisect_left(at, end)
            frame = read_frame(text, start, end, self._known.words)
            if not any(c.isalnum() for c in text[: frame.start] + text[frame.end :]):
                return self._covered(mention.entries, frame)
        return ()

    def _covered(self, keys: Iterable[int], frame: Frame) -> tuple[str, ...]:
        """The largest unit of the name, unless the words beside it ask for another kind or for a part.

        A part that cannot be told is unknown: never the whole unit in its place.
        """
        entries = [self.entries[k] for k in keys]
        entry = min(entries, key=lambda e: (e.kind != frame.role, _order(e), e.pcode))
        if frame.direction not in ("", "c") and entry.kind in ("admin1", "admin2"):
            part = self._known.part(entry, frame.direction)
            return (part.pcode, *part.members) if part else ()
        return tuple(dict.fromkeys((entry.pcode, *entry.members)))


_SIZES = ("area", "country", "admin1", "admin2", "admin3", "community", "camp")


def _order(entry: Entry) -> int:
    return _SIZES.index(entry.kind) if entry.kind in _SIZES else len(_SIZES)


def _row(entry: Entry, score: int) -> dict[str, object]:
    return {
        "pcode": entry.pcode,
        "name_en": entry.name_en,
        "name_ar": entry.name_ar,
        "lat": degrees(entry.lat),
        "lon": degrees(entry.lon),
        "precision": entry.precision,
        "score": score,
        "source": entry.source,
    }
