"""The names of a gazetteer by the words that they begin with, and as consonant skeletons."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate
from operator import itemgetter
from typing import NamedTuple

from tawthiq.model.memory import Remembered
from tawthiq.places.gazetteer import Entry
from tawthiq.places.keys import is_arabic, key, likeness, skeleton, sounds, variants

_CLITICS = frozenset(
    ["", "ع", "وع", "و", "ف", "ب", "ل", "ك", "وب", "ول", "وك", "فب", "فل", "لل", "ولل", "فلل"]
)
_SHORTEST = {True: 2, False: 3}
_Spans = list[tuple[int, int]]


def _word_pattern() -> str:
    """A run of letters and digits of one script, or any other sign by itself: names begin and end with one."""
    other = "".join(c for c in map(chr, range(0x600)) if c.isalnum())
    arabic = "".join(c for c in map(chr, range(0x620, 0x700)) if c.isalpha())
    return rf"((?>[{other}]+|[{arabic}]+|\S))"


_WORD = re.compile(_word_pattern())
_TWO_WORDS = re.compile(rf"\s*{_word_pattern()}\s*{_word_pattern()}")


class _Begun(NamedTuple):
    """What a word of a text begins, behind `cut` letters of clitics.

    `alone` are the lengths of names of this word alone, with and without a possessive s; `longer` the second words of
    all others, each with the length of the longest name that begins so.
    """

    cut: int
    alone: list[int]
    longer: Mapping[str, int]


class Names:
    """Every spelling of every entry. `exact` answers with entry keys by prior, `alike` in ascending order.

    `heads` are words such as "village of" that `found` reports too, so that what stands behind them can be looked
    at more closely; a name that is itself such a word is left out, and so is one that begins or ends with one
    when the rest is a name of the same entry ("محافظة إدلب"). `ordinary` words do not come apart: لبنان is not
    ل and the village of بنان.
    """

    def __init__(
        self,
        entries: Sequence[Entry],
        heads: frozenset[str] = frozenset(),
        ordinary: frozenset[str] = frozenset(),
    ) -> None:
        self._entries = entries
        self._ordinary = ordinary
        self._heads = heads
        self._spellings = self._collect(enumerate(entries))
        self._written: dict[int, frozenset[str]] = {}
        self._bones = _by_consonants(entries)
        self._slips: dict[str, list[int]] | None = None
        self._longer = _by_two_words((*self._spellings, *heads))
        self._begins = Remembered(self._begun)

    def _collect(self, numbered: Iterable[tuple[int, Entry]]) -> dict[str, tuple[int, ...]]:
        found: dict[str, list[int]] = {}
        for number, entry in numbered:
            names = entry.names()
            article = any(map(is_arabic, names))
            spellings = set[str]().union(*map(variants, names)) if article else {*map(key, names)}
            for spelling in spellings:
                if spelling not in self._heads and not (
                    " " in spelling and self._headed(spelling, spellings)
                ):
                    found.setdefault(spelling, []).append(number)
        prior = [-entry.prior for entry in self._entries]
        return {
            name: tuple(sorted(keys, key=lambda k: (prior[k], k))) if len(keys) > 1 else (keys[0],)
            for name, keys in found.items()
        }

    def _headed(self, spelling: str, spellings: set[str]) -> bool:
        space = spelling.find(" ")
        if spelling[:space] in self._heads and spelling[space + 1 :] in spellings:
            return True
        space = spelling.rfind(" ")
        return spelling[space + 1 :] in self._heads and spelling[:space] in spellings

    def exact(self, folded: str) -> tuple[int, ...]:
        """Entries one of whose spellings is exactly this folded text."""
        return self._spellings.get(folded, ())

    def written(self, number: int) -> frozenset[str]:
        """The two main names of an entry, folded, as its table writes them."""
        known = self._written.get(number)
        if known is None:
            entry = self._entries[number]
            known = self._written[number] = frozenset((key(entry.name_en), key(entry.name_ar)))
        return known

    def found(self, folded: str) -> tuple[_Spans, _Spans]:
        """(start, end) of the names and of the heads in a folded text that stand as words, clitics cut off."""
        pieces = _WORD.split(folded)  # what lies between words, a word, what lies between, ...
        words, edges = pieces[1::2], list(accumulate(map(len, pieces)))
        names: _Spans = []
        heads: _Spans = []
        for k, begun in enumerate(map(self._begins.__getitem__, words)):
            for cut, alone, longer in begun:
                start = edges[2 * k] + cut
                ends = [start + length for length in alone]
                if longer and k + 1 < len(words) and (most := _most(longer, words[k + 1])):
                    ends += self._ends(folded, start, start + most, words, edges, k + 1)
                for end in ends:
                    if self._stands(folded, start, end):
                        (heads if folded[start:end] in self._heads else names).append((start, end))
        return names, sorted(heads, key=itemgetter(1, 0))

    def _ends(
        self, folded: str, start: int, last: int, words: Sequence[str], edges: Sequence[int], k: int
    ) -> Iterable[int]:
        """Where the names and heads end, at `last` at most, that begin at `start` and whose second word is word `k`."""
        while k < len(words) and (end := edges[2 * k + 1]) <= last + 1:
            if self._named(folded[start:end]):
                yield end
            if words[k][-1] == "s" and len(words[k]) > 1 and self._named(folded[start : end - 1]):
                yield end - 1
            k += 1

    def _begun(self, word: str) -> tuple[_Begun, ...]:
        """What begins with a word of a folded text."""
        found = []
        for cut in (0,) if word.isascii() else {len(c) for c in _CLITICS if word.startswith(c)}:
            rest = word[cut:]
            alone = [len(w) for w in {rest, rest.removesuffix("s")} if self._named(w)]
            longer = self._longer.get(rest, {})
            if alone or longer:
                found.append(_Begun(cut, alone, longer))
        return tuple(found)

    def _named(self, spelling: str) -> bool:
        """Whether this is a name or a head, and long enough to be told from other words."""
        known = spelling in self._spellings or spelling in self._heads
        return known and len(spelling) >= _SHORTEST[is_arabic(spelling)]

    def _stands(self, folded: str, start: int, end: int) -> bool:
        """Whether a name stands as a word, but for Arabic clitics before it and a possessive s behind it."""
        if _joined(folded, end - 1, end) and not _possessive(folded, end):
            return False
        if start and folded[start - 1].isalnum() and _joined(folded, start, start - 1):
            left = _clitics(folded, start, end - start)
            return left != start and folded[left:end] not in self._ordinary
        return True

    def alike(self, name: str, shortest: int = 3, least: int = 0) -> dict[int, int]:
        """Entries with a name of the same consonants, at least `shortest` of them, and how alike in 1/1000."""
        bones = skeleton(name)
        if len(bones) < shortest:
            return {}
        wanted, script = sounds(name), is_arabic(name)
        found: dict[int, int] = {}
        for number, other in self._bones.get(bones, ()):
            near = likeness(wanted, sounds(other)) if is_arabic(other) == script else 0
            found[number] = max(near, found.get(number, 0))
        return {k: near for k, near in found.items() if near >= least}

    def almost(self, name: str, least: int) -> dict[int, int]:
        """Entries whose consonants differ from those of `name` in one (a slip, or d for th), at least `least` alike.

        One consonant left out of both gives the same rest, so that no pairs are compared (the deletes of SymSpell).
        """
        bones = skeleton(name)
        if len(bones) < _SLIP_FROM:
            return {}
        wanted, script = sounds(name), is_arabic(name)
        numbers = {k for rest in {bones, *_deletes(bones)} for k in self._rests().get(rest, ())}
        found = {}
        for number in sorted(numbers):
            same = (n for n in self._entries[number].names() if is_arabic(n) == script)
            near = max((likeness(wanted, sounds(n)) for n in same), default=0)
            if near >= least:
                found[number] = near
        return found

    def _rests(self) -> dict[str, list[int]]:
        """Skeletons with one consonant left out, and whole ones, to entries; built when first asked for."""
        if self._slips is None:
            self._slips = {}
            for bones, named in self._bones.items():
                if len(bones) >= _SLIP_FROM - 1:
                    for rest in {bones, *_deletes(bones)}:
                        self._slips.setdefault(rest, []).extend(number for number, _ in named)
        return self._slips


def _by_consonants(entries: Sequence[Entry]) -> dict[str, list[tuple[int, str]]]:
    """Skeletons to the names that have them, each with its entry."""
    found: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    for number, entry in enumerate(entries):
        for name in entry.names():
            found[skeleton(name)].append((number, name))
    found.pop("", None)
    return dict(found)


_SLIP_FROM = 4


def _deletes(bones: str) -> set[str]:
    return {bones[:i] + bones[i + 1 :] for i in range(len(bones))}


def _by_two_words(spellings: Iterable[str]) -> dict[str, dict[str, int]]:
    """First words of spellings to second words, each with the length of the longest spelling that begins so."""
    found: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for spelling in spellings:
        if words := _TWO_WORDS.match(spelling):
            first, second = words.groups()
            seconds = found[first]
            seconds[second] = max(len(spelling), seconds.get(second, 0))
    return dict(found)


def _most(longer: Mapping[str, int], word: str) -> int:
    """How long a name is at most whose second word is this one, or this one without its possessive s."""
    return max(longer.get(word, 0), longer.get(word.removesuffix("s"), 0))


def _possessive(folded: str, end: int) -> bool:
    """Whether only a possessive s follows, its apostrophe folded away ("Hamas northern countryside")."""
    return folded[end] == "s" and not folded[end + 1 : end + 2].isalnum() and folded[end - 1].isascii()


def _joined(folded: str, inside: int, outside: int) -> bool:
    """Whether the letter outside a name goes on with its word; another script or, in Arabic, a digit does not."""
    if not 0 <= outside < len(folded):
        return False
    other = folded[outside]
    if folded[inside] < "\u0600":
        return other.isalnum() and other < "\u0600"
    return "\u0620" <= other <= "\u06ff" and other.isalpha()


def _clitics(folded: str, start: int, length: int) -> int:
    """Where the Arabic clitics before a name begin, if they are all of its word before it; else `start`."""
    if folded[start - 1] not in "وفبلك" or length < 3:
        return start
    left = start - 1
    while left > 0 and _joined(folded, left, left - 1) and start - left < 4:
        left -= 1
    clitics = folded[left:start]
    if clitics not in _CLITICS or (left > 0 and _joined(folded, left, left - 1)):
        return start
    return start if clitics[-1] in "كف" and length < 4 else left
