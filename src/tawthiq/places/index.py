"""The names of a gazetteer as an automaton over folded text, and as consonant skeletons."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import ahocorasick

from tawthiq.places.gazetteer import Entry
from tawthiq.places.keys import ARTICLES, is_arabic, key, skeleton, variants

_CLITICS = frozenset(["", "و", "ف", "ب", "ل", "ك", "وب", "ول", "وك", "فب", "فل", "لل", "ولل", "فلل"])
_SHORTEST = {True: 2, False: 3}


class Names:
    """Every spelling of every entry. `exact` and `alike` answer with entry keys in ascending order."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._entries = entries
        self._spellings = self._collect(enumerate(entries))
        self._bones: dict[str, list[int]] | None = None
        self._automaton = ahocorasick.Automaton()
        for spelling in self._spellings:
            if len(spelling) >= _SHORTEST[is_arabic(spelling)]:
                self._automaton.add_word(spelling, spelling)
        self._automaton.make_automaton()
        self._empty = not len(self._automaton)

    @staticmethod
    def _collect(numbered: Iterable[tuple[int, Entry]]) -> dict[str, tuple[int, ...]]:
        found: dict[str, list[int]] = {}
        for number, entry in numbered:
            spellings: set[str] = set()
            for name in entry.names():
                spellings.update(variants(name))
            for spelling in spellings:
                found.setdefault(spelling, []).append(number)
        return {spelling: tuple(keys) for spelling, keys in found.items()}

    def exact(self, folded: str) -> tuple[int, ...]:
        """Entries one of whose spellings is exactly this folded text."""
        return self._spellings.get(folded, ())

    def found(self, folded: str) -> list[tuple[int, int]]:
        """(start, end) of every spelling in a folded text that stands as a word of its own, clitics cut off."""
        if self._empty:
            return []
        hits: list[tuple[int, int]] = []
        for last, spelling in self._automaton.iter(folded):
            start, end = last + 1 - len(spelling), last + 1
            if _ends(folded, end, spelling) and _begins(folded, start, len(spelling)):
                hits.append((start, end))
        return hits

    def alike(self, name: str) -> tuple[int, ...]:
        """Entries that have a name of the same consonants; () for names of fewer than three."""
        bones = skeleton(name)
        return tuple(self._skeletons().get(bones, ())) if len(bones) >= 3 else ()

    def _skeletons(self) -> dict[str, list[int]]:
        if self._bones is None:
            self._bones = {}
            for number, entry in enumerate(self._entries):
                for bones in sorted({skeleton(name) for name in entry.names()}):
                    if len(bones) >= 3:
                        self._bones.setdefault(bones, []).append(number)
        return self._bones


def _ends(folded: str, end: int, spelling: str) -> bool:
    """Whether a name may end here: before no letter, or before a possessive s, its apostrophe folded away."""
    following = folded[end : end + 2]
    if not following[:1].isalnum():
        return True
    return following[0] == "s" and not following[1:].isalnum() and spelling.isascii()


def _begins(folded: str, start: int, length: int) -> bool:
    """Whether a name may begin here: after no letter, or after Arabic clitics that begin a word."""
    if start == 0 or not folded[start - 1].isalnum():
        return True
    if folded[start - 1] not in "وفبلك" or length < 3:
        return False
    left = start - 1
    while left > 0 and folded[left - 1].isalnum() and start - left < 4:
        left -= 1
    clitics = folded[left:start]
    if clitics not in _CLITICS or (left > 0 and folded[left - 1].isalnum()):
        return False
    return not (clitics[-1] in "كف" and length < 4)


def bare(name: str) -> str:
    """A folded name without articles and spaces, for comparing letter by letter."""
    words = [w for w in key(name).split() if w not in ARTICLES]
    return "".join(w.removeprefix("ال") if len(w) > 4 else w for w in words)
