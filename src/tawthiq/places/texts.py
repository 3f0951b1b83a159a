"""Place names in running text: which words are names, and which place an event's names mean."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from tawthiq.model.memory import Remembered
from tawthiq.model.places import Mention
from tawthiq.places.foreign import about_abroad, is_abroad
from tawthiq.places.gazetteer import PACKAGED
from tawthiq.places.keys import ARTICLES, fold, is_arabic, sounds
from tawthiq.places.known import SEAT, TOWN, Known, back
from tawthiq.places.words import pointed_at

ALIKE, SURE = 750, 850
"""Likeness in 1/1000 from which a name in a text is taken for one of the same consonants, and where more is risked."""
_NAMING = frozenset(["community", "camp", "admin3", "countryside", "farms", "admin2", "admin1"])
"""Words behind which any name is one, were it an ordinary word elsewhere."""
_SHORT_ABROAD = 5
"""Letters of an Arabic name up to which that of a town far away needs a word that leads to a place."""
_GREAT = 370
"""Prior of the packaged towns from which one has over a million people."""
_CITY = frozenset(("مدينه", "city of", "city", "governorate of", "محافظه"))
_LOOKED_BEHIND = _NAMING | {"near", "mantiqa", "region", "area"}
_CAPITALS = re.compile(
    r"[A-ZÀ-Þ][\w'’`]{2,}(?:[ -](?:(?:al|el|as|ash|ad|ar|at|az|an)[ -])?[A-ZÀ-Þ][\w'’`]+){0,3}"
)
_CAPITAL_BEFORE = re.compile(r"[A-ZÀ-Þ][\w'’`-]+(?<!['’]s) (?:al-|Al-|el-)?$")
_ARABIC_WORDS = re.compile(r"[\s\"«“(]*((?:\w+)(?: \w+){0,2})")
CACHED = 100_000


class _Taken:
    """Spans of a folded text that are names already: start -> (end, entry keys)."""

    def __init__(self, length: int) -> None:
        self.spans: dict[int, tuple[int, tuple[int, ...]]] = {}
        self._mask = bytearray(length)

    def free(self, start: int, end: int) -> bool:
        return self._mask.find(1, start, end) < 0

    def ends_at(self, start: int) -> int | None:
        """Where the name that begins at `start` ends."""
        return self.spans[start][0] if start in self.spans else None

    def add(self, start: int, end: int, keys: tuple[int, ...]) -> None:
        self.spans[start] = (end, keys)
        self._mask[start:end] = b"\1" * (end - start)

    def drop(self, starts: Iterable[int]) -> None:
        for start in starts:
            end, _ = self.spans.pop(start)
            self._mask[start:end] = bytes(end - start)

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


class _Name(NamedTuple):
    """What is known of a spelling before a text is read.

    Entries, the likeliest first, and its prior; whether it is `never` a place or an `ordinary` word elsewhere; `far`:
    of countries alone that no pack is of; `point`: a direction; `great`: a great city of a pack's country (or where
    there is no pack); `quarter`, `camps`: some entry is a neighbourhood, all are camps.
    """

    keys: tuple[int, ...]
    prior: int
    never: bool
    ordinary: bool
    far: bool
    latin: bool
    point: bool
    great: bool
    quarter: bool
    camps: bool
    arabic: bool


class Texts:
    """Reads texts with what is known."""

    def __init__(self, known: Known) -> None:
        self._known = known
        self._names, self._words = known.names, known.words
        self._told_of = Remembered(self._tell_of)
        self._barren: set[str] = set()
        self._alike = Remembered(self._most_alike, limit=CACHED)

    def mentions(self, text: str) -> list[Mention]:
        folded, at = fold(text)
        names, heads = self._names.found(folded)
        taken = _Taken(len(folded))
        for _, start, end in sorted((start - end, start, end) for start, end in names):
            if taken.free(start, end):
                keys = self._believed(text, folded, start, end, at[start] if at else start)
                if keys:
                    taken.add(start, end, keys)
        self._add_alike(text, folded, at, heads, taken)
        self._leave_abroad(text, folded, taken)
        return [Mention(*back(at, start, end), keys) for start, (end, keys) in sorted(taken.spans.items())]

    def _leave_abroad(self, text: str, folded: str, taken: _Taken) -> None:
        """Drop little-known names that are those of well-known places abroad, or stand in a text about abroad."""
        entries, abroad = self._known.entries, self._known.abroad
        little = [s for s, (_, keys) in taken.spans.items() if entries[keys[0]].prior < SEAT]
        if not little:
            return
        anchored = len(little) < len(taken.spans)
        if not anchored and about_abroad(abroad, text):
            taken.drop(little)
            return
        for start in little:
            end, _ = taken.spans[start]
            if is_abroad(abroad, folded[start:end]) and not (
                anchored and self._of_a_village(folded, start, end)
            ):
                taken.drop([start])

    def _of_a_village(self, folded: str, start: int, end: int) -> bool:
        """Whether a word beside a name says that it is a settlement, and not that it is a city."""
        return not self._of_a_city(folded, start) and self._known.frame(folded, start, end).role in _NAMING

    def _of_a_city(self, folded: str, start: int) -> bool:
        """Whether a word before a name says that it is a city ("مدينة التل", which is no hill)."""
        before = self._words.before(folded, start)
        return before is not None and before[0] in _CITY

    # which words are names -----------------------------------------------------------------------------------

    def _believed(self, text: str, folded: str, start: int, end: int, offset: int) -> tuple[int, ...]:
        """Entries that this name may mean, the likeliest first; () for what is rather an ordinary word or a person."""
        name = self._told_of[folded[start:end]]
        written = text[offset : offset + end - start + 1]
        if (
            (name.never and not self._of_a_city(folded, start))
            or written.endswith(("'s", "’s"))
            or pointed_at(folded, start)
        ):
            return ()
        if name.prior >= TOWN:
            return name.keys if not name.far or self._sure_town(folded, start, end, name) else ()
        if name.latin and not any(map(str.isupper, written[: end - start])):
            return ()
        frame = self._known.frame(folded, start, end)
        role = frame.roles[0] if frame.roles else ""
        if name.point and role != "community":
            return ()
        if role == "quarter" and not (name.great or name.quarter):
            return ()
        if name.camps and not self._camp(folded[start:end], role):
            return ()
        known = name.prior >= SEAT or role in _NAMING
        return name.keys if known or self._plain_name(text, folded, start, end, offset, name) else ()

    def _tell_of(self, written: str) -> _Name:
        """What is to be told of a spelling of the tables."""
        keys, words = self._names.exact(written), self._words
        entries = [self._known.entries[k] for k in keys]
        far = self._far(keys)
        packaged = entries[0].prior >= _GREAT and entries[0].source == PACKAGED
        return _Name(
            keys, entries[0].prior, self._never(written), self._ordinary(written), far, written.isascii(),
            written in words.points, packaged and not far, any(e.kind == "neighbourhood" for e in entries),
            all(e.kind == "camp" for e in entries), is_arabic(written),
        )  # fmt: skip

    def _sure_town(self, folded: str, start: int, end: int, name: _Name) -> bool:
        """Whether a town far away is meant: no ordinary word (الأمن is not Emmen), no short Arabic name alone."""
        if self._known.frame(folded, start, end).role in _NAMING:
            return True
        if name.ordinary:
            return False
        return not name.arabic or end - start > _SHORT_ABROAD or self._words.led(folded, start)

    def _far(self, keys: tuple[int, ...]) -> bool:
        """Whether a name is only that of places in countries that no pack is of."""
        own = self._known.countries
        entries = (self._known.entries[k] for k in keys)
        return bool(own) and all(own.isdisjoint((*e.admin, e.pcode)) for e in entries)

    def _never(self, name: str) -> bool:
        """Whether a word is only the first of many names ("Abu", تل), or says what a site is (سجن)."""
        bare = name.removeprefix("ال")
        if not self._words.never_alone.isdisjoint((name, bare)):
            return True
        return self._words.roles_before.get(bare) == "quarter"

    def _camp(self, name: str, role: str) -> bool:
        """Whether a word beside a name or in it says that a camp is meant."""
        first, last = name.split(" ", 1)[0], name.rsplit(" ", 1)[-1]
        words = self._words
        return "camp" in (role, words.roles_before.get(first), words.roles_after.get(last))

    def _plain_name(self, text: str, folded: str, start: int, end: int, offset: int, of: _Name) -> bool:
        """Whether a little-known name without a head is to be believed."""
        if end - start <= _SHORT and start and folded[start - 1].isalpha():
            return False  # "برميل", which is no رميل with a clitic
        if of.ordinary:
            return self._great(folded, start, of)
        name = folded[start:end]
        led = self._words.led(folded, start) or _heading(folded, start, end)
        if not led and text[offset - 1 : offset] == " " and self._adjective(folded, start, end):
            return False
        if not (of.arabic or led) and _CAPITAL_BEFORE.search(text, max(0, offset - 24), offset):
            return False  # the end of a longer name, as of a group or a person
        if not led and of.arabic and of.far and " " not in name:
            return False  # "كريما" is not Grimma
        if self._words.before(folded, start, self._words.not_before):
            return False
        if self._words.after(folded, end, self._words.not_after):
            return False
        first = name.split(" ", 1)[0]
        telling = len(name) > 4 if first == name else first not in self._words.person_first
        return telling or led

    def _great(self, folded: str, start: int, name: _Name) -> bool:
        """Whether a great city behind a word that leads to one is meant where no pack tells the country (على بيروت).

        Where one does, a capital abroad is rather who speaks or acts.
        """
        if name.prior < _GREAT or self._known.countries:
            return False
        return self._words.before(folded, start, self._words.locative) is not None

    def _adjective(self, folded: str, start: int, end: int) -> bool:
        """Whether an Arabic word with the article stands right behind another that is no place ("الأمن القومي")."""
        if not folded.startswith("ال", start) or " " in folded[start:end] or folded[start - 1 : start] != " ":
            return False
        word = folded[max(folded.rfind(c, 0, start - 1) for c in " \n") + 1 : start - 1]
        bare = word.lstrip("وبلكف")
        return word.find("ال", 0, 4) in (0, 1) and not (self._names.exact(word) or self._names.exact(bare))

    def _ordinary(self, word: str) -> bool:
        common, heads = self._words.common, self._words.roles_before
        bound = word[:1] in "بلوف" and word[1:] in heads
        return bound or word in common or word.removeprefix("ال") in common

    def _add_alike(
        self, text: str, folded: str, at: Sequence[int] | None, heads: list[tuple[int, int]], taken: _Taken
    ) -> None:
        """Names that no spelling of the tables matches: behind an Arabic head, or capitalised in an English text."""
        for start, end in heads:
            if (
                folded[start:end] not in self._words.definite
                and not folded[start].isascii()
                and self._words.roles_before.get(folded[start:end]) in _LOOKED_BEHIND
            ):
                words = _ARABIC_WORDS.match(folded, end)
                if words:
                    naming = self._words.roles_before[folded[start:end]] in _NAMING
                    self._try(folded, words.start(1), words.end(1), taken, told=naming)
        anchored = any(self._anchors(keys) for _, keys in taken.spans.values())
        for run in _CAPITALS.finditer(text):
            stop = run.end() - 2 * run[0].endswith(("'s", "’s"))
            start, end = forth(at, run.start(), stop)
            if folded[start:end] in self._barren or taken.ends_at(start) == end:
                continue
            if anchored or " " in folded[start:end] or self._headed(folded, start, end):
                self._try(folded, start, end, taken, told=False, alone=anchored)

    def _anchors(self, keys: tuple[int, ...]) -> bool:
        """Whether a name that a table has says that the text is about its country at all."""
        return self._known.entries[keys[0]].prior >= SEAT

    def _headed(self, folded: str, start: int, end: int) -> bool:
        """Whether a word says what kind of place stands here ("village of X", "X village")."""
        words = self._words
        before, after = words.before(folded, start), words.after(folded, end)
        return (before is not None and before[0] in words.roles_before) or (
            after is not None and after[0] in words.roles_after
        )

    def _try(
        self, folded: str, start: int, end: int, taken: _Taken, *, told: bool, alone: bool = True
    ) -> None:
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
            if inner is None or words[count - 1] in ARTICLES or (not told and self._a_town(name)):
                continue
            headed = told or (name.isascii() and self._headed(folded, start, stop))
            least = SURE if inner or not headed else ALIKE
            keys = self._like(name, least)
            if keys and (told or count > 1 or ((alone or headed) and self._told(folded, start, stop))):
                taken.replace(inner, start, stop, keys)
                return
        if barren and len(self._barren) < CACHED:
            self._barren.add(run)

    def _a_town(self, name: str) -> bool:
        """Whether a table has this spelling, and not only of a camp, which is believed behind a word for one alone."""
        return any(self._known.entries[k].kind != "camp" for k in self._names.exact(name))

    def _told(self, folded: str, start: int, end: int) -> bool:
        """Whether a word beside a name says that it is a place."""
        led = (
            self._words.before(folded, start, self._words.leads) is not None
            or folded[start - 1 : start] in "بل"
        )
        after = self._words.after(folded, end)
        if after is not None and self._words.roles_after.get(after[0]) == "quarter":
            return False
        return bool(start and led) or self._words.before(folded, start) is not None or after is not None

    def _like(self, name: str, least: int) -> tuple[int, ...]:
        """Entries alike; () for a run that begins or ends with an ordinary word."""
        return tuple(k for k, near in self._alike[name] if near >= least)

    def _most_alike(self, name: str) -> tuple[tuple[int, int], ...]:
        """Entries alike and how alike, best first. With two consonants only names of six letters and more are."""
        first, last = name.split(" ", 1)[0], name.rsplit(" ", 1)[-1]
        plain = self._ordinary(last) or last in self._words.heads or self._head_or_alone(first, last)
        plain = plain or last in _NEVER_LAST
        letters = len(sounds(name))
        if plain or letters < _SHORT:
            return ()
        found = self._names.alike(name, least=ALIKE)
        if not found and letters >= _LONG:
            found = self._names.alike(name, shortest=2, least=SURE)
        return tuple(
            (k, near)
            for k, near in sorted(found.items(), key=lambda f: (-f[1], f[0]))
            if self._comparable(k, near, letters)
        )

    def _head_or_alone(self, first: str, last: str) -> bool:
        """Whether a run is one ordinary word, or begins with "the" or a word for a kind of place ("city of")."""
        if first == last:
            return self._ordinary(first) or self._never(first)
        return (
            first in _NEVER_FIRST
            or first in self._words.points
            or self._words.roles_before.get(first) in _NAMING
        )

    def _comparable(self, number: int, near: int, letters: int) -> bool:
        """Whether a likeness counts: for the packaged world table only long and close ones of names from Arabic.

        Among the towns of every country nearly every word is like one.
        """
        entry = self._known.entries[number]
        if entry.source != PACKAGED:
            return True
        arabic = not self._words.arabic_countries.isdisjoint(entry.admin)
        return arabic and near >= SURE and letters >= _LONG


_LONG = 6
_FIRST = "the a an for her his its our my your this that and but all any"
_NEVER_FIRST = frozenset(_FIRST.split())
_NEVER_LAST = frozenset(("في", "من", "علي", "الي", "عن", "مع", "قرب"))


_SHORT = 4


def _heading(folded: str, start: int, end: int) -> bool:
    """Whether a name opens its line before a colon or a number: "- تقاد: قصف مدفعي", "تقاد 3 شهداء"."""
    line = folded[folded.rfind("\n", 0, start) + 1 : start]
    tail = folded[end : end + 2].lstrip()
    return (tail.startswith(":") or tail.isdigit()) and not any(c.isalnum() for c in line)


def forth(at: Sequence[int] | None, start: int, end: int) -> tuple[int, int]:
    """A span of the source as a folded span."""
    return (start, end) if at is None else (bisect_left(at, start), bisect_left(at, end))
