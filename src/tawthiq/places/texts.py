"""Place names in running text: which words are names, and which place an event's names mean."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace

from tawthiq.model.claims import PlaceRef
from tawthiq.model.places import Mention
from tawthiq.places.choose import NO_CONTEXT, Context
from tawthiq.places.frames import Frame, read_frame
from tawthiq.places.gazetteer import Entry
from tawthiq.places.geometry import distance
from tawthiq.places.keys import ARTICLES, fold, is_arabic, sounds
from tawthiq.places.known import SEAT, TOWN, Candidates, Known, back, is_unit

ALIKE, SURE = 750, 850
"""Likeness in 1/1000 from which a name in a text is taken for one of the same consonants, and where more is risked."""
_NEAR = 80
"""Characters within which another place weighs fully as context; beyond them, six tenths."""
_CLOSE, _FAR = 100, 60
_NAMING = frozenset(["community", "camp", "admin3", "countryside", "farms", "admin2", "admin1"])
"""Words behind which any name is one, were it an ordinary word elsewhere."""
_LOOKED_BEHIND = _NAMING | {"near", "mantiqa", "region", "area"}
_CAPITALS = re.compile(
    r"[A-ZÀ-Þ][\w'’`]{2,}(?:[ -](?:(?:al|el|as|ash|ad|ar|at|az|an)[ -])?[A-ZÀ-Þ][\w'’`]+){0,3}"
)
_CAPITAL_BEFORE = re.compile(r"[A-ZÀ-Þ][\w'’`-]+(?<!['’]s) (?:al-|Al-|el-)?$")
_ARABIC_WORDS = re.compile(r"[\s\"«“(]*((?:\w+)(?: \w+){0,2})")
_FAR_AWAY = 40_000
"""Metres beyond which a place of another governorate is not "by" a town."""
_CACHED = 100_000
_ADDRESS, _SENTENCE = 16, 150
"""Characters at most between a place and the unit that is its address, and between one and its country's name."""
_AROUND, _FIRST = 2_000, 5
"""Context of an event: the places within so many characters, and the first of the report (its headline)."""


class _Taken:
    """Spans of a folded text that are names already: start -> (end, entry keys)."""

    def __init__(self, length: int) -> None:
        self.spans: dict[int, tuple[int, tuple[int, ...]]] = {}
        self._mask = bytearray(length)

    def free(self, start: int, end: int) -> bool:
        return self._mask.find(1, start, end) < 0

    def add(self, start: int, end: int, keys: tuple[int, ...]) -> None:
        self.spans[start] = (end, keys)
        self._mask[start:end] = b"\1" * (end - start)

    def within(self, start: int, end: int) -> list[int] | None:
        """Starts of the shorter names inside a span; None when the span cuts one, or is one."""
        if self.free(start, end):
            return []
        starts = [s for s in range(start, end) if s in self.spans]
        covered = sum(self.spans[s][0] - s for s in starts)
        cut = covered != self._mask.count(1, start, end) or any(self.spans[s][0] > end for s in starts)
        return None if cut or (starts == [start] and self.spans[start][0] == end) else starts

    def replace(self, inner: list[int], start: int, end: int, keys: tuple[int, ...]) -> None:
        for one in inner:
            del self.spans[one]
        self.add(start, end, keys)


class Texts:
    """Reads texts with what is known."""

    def __init__(self, known: Known) -> None:
        self._known = known
        self._names, self._words = known.names, known.words
        self._barren: set[str] = set()
        self._likeness: dict[str, dict[int, int]] = {}
        self._alike: dict[tuple[str, int], tuple[int, ...]] = {}

    def mentions(self, text: str) -> list[Mention]:
        folded, at = fold(text)
        names, heads = self._names.found(folded)
        names.sort(key=lambda hit: (hit[0] - hit[1], hit[0]))
        taken = _Taken(len(folded))
        for start, end in names:
            if taken.free(start, end):
                keys = self._believed(text, folded, start, end, at[start] if at else start)
                if keys:
                    taken.add(start, end, keys)
        self._add_alike(text, folded, at, heads, taken)
        return [Mention(*back(at, start, end), keys) for start, (end, keys) in sorted(taken.spans.items())]

    # which words are names -----------------------------------------------------------------------------------

    def _believed(self, text: str, folded: str, start: int, end: int, offset: int) -> tuple[int, ...]:
        """Entries that this name may mean, the likeliest first; () for what is rather an ordinary word or a person."""
        keys = self._names.exact(folded[start:end])
        entries = self._known.entries
        prior = entries[keys[0]].prior
        if prior >= TOWN:
            return keys
        frame = read_frame(folded, start, end, self._words)
        if frame.role == "quarter" and not any(entries[k].kind == "neighbourhood" for k in keys):
            return ()
        if (
            prior < SEAT
            and frame.role not in _NAMING
            and not self._plain_name(text, folded, start, end, offset)
        ):
            return ()
        return keys

    def _plain_name(self, text: str, folded: str, start: int, end: int, offset: int) -> bool:
        """Whether a little-known name without a head is to be believed."""
        name = folded[start:end]
        if self._ordinary(name):
            return False
        led = self._led(folded, start)
        if not is_arabic(name):
            if not any(c.isupper() for c in text[offset : offset + len(name)]):
                return False
            if not led and _CAPITAL_BEFORE.search(text, max(0, offset - 24), offset):
                return False  # the end of a longer name, as of a group or a person
        if self._words.before(folded, start, self._words.not_before):
            return False
        if self._words.after(folded, end, self._words.not_after):
            return False
        first = name.split(" ", 1)[0]
        telling = len(name) > 4 if first == name else first not in self._words.person_first
        return telling or led

    def _led(self, folded: str, start: int) -> bool:
        """Whether a word that leads to a place ("in", قصف) stands right before."""
        if start and folded[start - 1] in "بل":
            return True
        return self._words.before(folded, start, self._words.locative) is not None

    def _ordinary(self, word: str) -> bool:
        common = self._words.common
        return word in common or word.removeprefix("ال") in common

    def _add_alike(
        self, text: str, folded: str, at: Sequence[int] | None, heads: list[tuple[int, int]], taken: _Taken
    ) -> None:
        """Names that no spelling of the tables matches: behind an Arabic head, or capitalised in an English text."""
        for start, end in heads:
            if (
                not folded[start].isascii()
                and self._words.roles_before.get(folded[start:end]) in _LOOKED_BEHIND
            ):
                words = _ARABIC_WORDS.match(folded, end)
                if words:
                    naming = self._words.roles_before[folded[start:end]] in _NAMING
                    self._try(folded, words.start(1), words.end(1), taken, told=naming)
        for run in _CAPITALS.finditer(text):
            self._try(folded, *_forth(at, run.start(), run.end()), taken, told=False)

    def _try(self, folded: str, start: int, end: int, taken: _Taken, *, told: bool) -> None:
        """The longest beginning of a run of words that has the consonants of a known name.

        It replaces shorter names within it ("Jisr al-Shoghour" over "Jisr"). One word alone must be `told` to be a
        place by a word beside it.
        """
        run = folded[start:end]
        if run in self._barren:
            return
        words, barren = run.split(" "), True
        for count in range(len(words), 0, -1):
            stop = start + len(" ".join(words[:count]))
            name = folded[start:stop]
            barren = barren and not self._like(name, ALIKE)
            inner = taken.within(start, stop)
            if inner is None or words[count - 1] in ARTICLES or (not told and self._names.exact(name)):
                continue
            least = SURE if inner or not (told or name.isascii()) else ALIKE
            keys = self._like(name, least)
            if keys and (told or count > 1 or self._told(folded, start, stop)):
                taken.replace(inner, start, stop, keys)
                return
        if barren and len(self._barren) < _CACHED:
            self._barren.add(run)

    def _told(self, folded: str, start: int, end: int) -> bool:
        """Whether a word beside a name says that it is a place."""
        if self._led(folded, start) or self._words.before(folded, start):
            return True
        return self._words.after(folded, end) is not None

    def _like(self, name: str, least: int) -> tuple[int, ...]:
        """Entries alike; () for a run that begins or ends with an ordinary word."""
        known = self._alike.get((name, least))
        if known is None:
            first, last = name.split(" ", 1)[0], name.rsplit(" ", 1)[-1]
            plain = (
                self._ordinary(last) or last in self._words.heads or (first == last and self._ordinary(first))
            )
            letters = len(sounds(name))
            plain, short = plain or letters < 4, letters >= 6
            found = {} if plain else self._names.alike(name, least=least)
            if not found and short and not plain:
                found = self._names.alike(name, shortest=2, least=max(least, SURE))
            known = tuple(sorted(found, key=lambda k: (-found[k], k)))
            if len(self._alike) > _CACHED:
                self._alike.clear()
            self._alike[name, least] = known
        return known

    # which place they mean -----------------------------------------------------------------------------------

    def resolve(self, text: str, mentions: Sequence[Mention], near: Sequence[Mention]) -> PlaceRef | None:
        if not mentions:
            return None
        folded, at = fold(text)
        around = _around(mentions, near)
        others = [*mentions, *around]
        found = [self._candidates(folded, at, m, others) for m in mentions]
        chosen = found[self._best(folded, found)]
        if is_unit(chosen.scored[0][2]) or _same_name_unit(chosen):
            chosen = self._addressed(folded, at, chosen, around, others) or chosen
        elif chosen.scored[0][2].prior < SEAT:
            chosen = self._told_place(folded, at, chosen, others) or chosen
        start, end = back(at, chosen.frame.start, chosen.frame.end)
        words = text[start:end].strip()
        unit = _same_name_unit(chosen)
        if unit is None:
            return self._known.reference(words, chosen)
        town = chosen.scored[0][2] if not is_unit(chosen.scored[0][2]) else None
        return self._known.unit_reference(words, unit, 600, [town.pcode] if town else [])

    def _addressed(
        self,
        folded: str,
        at: Sequence[int] | None,
        unit: Candidates,
        around: Sequence[Mention],
        others: Sequence[Mention],
    ) -> Candidates | None:
        """The place of which a unit is only the address; beside a country's name, any place of the sentence."""
        country = unit.scored[0][2].kind == "country"
        reach = _SENTENCE if country else _ADDRESS
        nearby = [m for m in around if _gap(at, m, unit.frame) <= reach]
        found = [self._candidates(folded, at, m, others) for m in nearby]
        found = [c for c in found if _addresses(folded, c, unit, country=country)]
        return found[self._best(folded, found)] if found else None

    def _told_place(
        self, folded: str, at: Sequence[int] | None, little: Candidates, others: Sequence[Mention]
    ) -> Candidates | None:
        """The better known place right behind a little-known one whose namesakes all lie in other governorates.

        "The farm of X near Y, in Z": when no X of Z is known, an X far away is not meant; the place is by Y.
        """
        entries = self._known.entries
        named = {entries[k].pcode for m in others for k in m.entries if entries[k].kind == "admin1"}
        if not named or any(not named.isdisjoint(e.admin) for _, _, e in little.scored):
            return None
        behind = [m for m in others if 0 <= _forth(at, m.start, m.end)[0] - little.frame.end <= _ADDRESS]
        found = [self._candidates(folded, at, m, others) for m in behind]
        found = [c for c in found if _far_but_in(c.scored[0][2], little, named)]
        if not found:
            return None
        frame = replace(found[0].frame, roles=("near", *found[0].frame.roles), start=little.frame.start)
        return replace(found[0], frame=frame)

    def _best(self, folded: str, found: Sequence[Candidates]) -> int:
        return min(range(len(found)), key=lambda i: (-self._exactness(folded, found[i], len(found)), i))

    def _candidates(
        self, folded: str, at: Sequence[int] | None, mention: Mention, others: Sequence[Mention]
    ) -> Candidates:
        start, end = _forth(at, mention.start, mention.end)
        frame = read_frame(folded, start, end, self._words)
        name = folded[start:end]
        context = self._context(mention, others) if len(mention.entries) > 1 else NO_CONTEXT
        if self._names.exact(name):
            return self._known.rank(mention.entries, frame, context, written=name)
        alike = self._likeness.get(name)
        if alike is None:
            if len(self._likeness) > _CACHED:
                self._likeness.clear()
            alike = self._likeness[name] = self._names.alike(name, shortest=2)
        return self._known.rank_alike({k: alike.get(k, ALIKE) for k in mention.entries}, frame, context)

    def _context(self, mention: Mention, others: Sequence[Mention]) -> Context:
        codes: dict[str, int] = {}
        settled: list[tuple[int, int]] = []
        own = set(mention.entries)
        for other in others:
            if other.start == mention.start or not own.isdisjoint(other.entries):
                continue
            close = other.start - mention.end < _NEAR and mention.start - other.end < _NEAR
            self._add_codes(codes, other, _CLOSE if close else _FAR)
            settled += self._settled(other)
        return Context(codes, tuple(settled))

    def _add_codes(self, codes: dict[str, int], other: Mention, weight: int) -> None:
        """Units named, and at half weight the members of areas named and the sub-district of a town named."""
        for k in other.entries:
            entry = self._known.entries[k]
            if is_unit(entry):
                codes[entry.pcode] = max(weight, codes.get(entry.pcode, 0))
            for code in entry.members:
                codes[code] = max(weight // 2, codes.get(code, 0))

    def _settled(self, mention: Mention) -> Iterable[tuple[int, int]]:
        """The point of a mention that can only mean one town, or means a well-known one."""
        towns = [e for e in map(self._known.entries.__getitem__, mention.entries) if not is_unit(e)]
        for town in towns:
            if (len(towns) == 1 or town.prior >= SEAT) and town.lat is not None and town.lon is not None:
                yield town.lat, town.lon

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
        if frame.roles:
            return size + 3
        return (
            size
            + (1 if self._led(folded, frame.start) else -3)
            - (1 if entry.prior >= SEAT and count > 1 else 0)
        )


_EXACTNESS = {"country": 0, "admin1": 1, "area": 2, "admin2": 3, "admin3": 4}


def _far_but_in(town: Entry, little: Candidates, named: set[str]) -> bool:
    """Whether a town lies in a named governorate, and far from every place that a little-known name may mean."""
    if is_unit(town) or town.lat is None or town.lon is None or named.isdisjoint(town.admin):
        return False
    points = [(e.lat, e.lon) for _, _, e in little.scored if e.lat is not None and e.lon is not None]
    return all(distance(town.lat, town.lon, lat, lon) > _FAR_AWAY for lat, lon in points)


def _gap(at: Sequence[int] | None, mention: Mention, frame: Frame) -> int:
    """Folded characters between a mention and a frame."""
    start, end = _forth(at, mention.start, mention.end)
    return max(frame.start - end, start - frame.end)


def _addresses(folded: str, place: Candidates, unit: Candidates, *, country: bool) -> bool:
    """Whether a unit is only the address of a place: "X village in Idlib", "قرية X بريف إدلب", "Syria's X"."""
    entry, a, b = place.scored[0][2], place.frame, unit.frame
    gap = folded[a.end : b.start] if a.start < b.start else folded[b.end : a.start]
    held = {e.pcode for _, _, e in unit.scored}
    if any(mark in gap for mark in ".\n:؛;") or held.isdisjoint(entry.admin):
        return False
    if country:
        return entry.kind != "country"
    return not is_unit(entry) and entry.kind != "area" and b.start - a.end > 0


def _around(mentions: Sequence[Mention], near: Sequence[Mention]) -> list[Mention]:
    """Of a report's places in order those that are context for an event's, so that a long text costs no more."""
    first = bisect_left(near, min(m.start for m in mentions) - _AROUND, key=lambda m: m.start)
    last = bisect_left(near, max(m.end for m in mentions) + _AROUND, key=lambda m: m.start)
    own = {m.start for m in mentions}
    return [m for m in (*near[: min(_FIRST, first)], *near[first:last]) if m.start not in own]


def _same_name_unit(chosen: Candidates) -> Entry | None:
    """The governorate, when nothing says whether it or the town of the same name is meant."""
    if chosen.frame.roles or chosen.frame.direction:
        return None
    best = chosen.scored[0][2]
    for _, _, entry in chosen.scored:
        if entry.kind == "admin1" and (entry is best or entry.pcode in best.admin):
            return entry
    return None


def _forth(at: Sequence[int] | None, start: int, end: int) -> tuple[int, int]:
    """A span of the source as a folded span."""
    return (start, end) if at is None else (bisect_left(at, start), bisect_left(at, end))
