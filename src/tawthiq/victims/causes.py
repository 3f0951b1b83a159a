"""Causes of death as lists write them in either language: the type of event, and the kind of means it belongs to.

Types and their words are those of events (model/vocab/weapons.yml, and causes.yml for words that suffice in a column),
the kinds those of SDG indicator 16.1.2 (figures.yml). Words that any attack may have (قصف, attack, explosion) say
nothing.
"""

from __future__ import annotations

import re
from functools import cache

from tawthiq.lang.normalise import fold
from tawthiq.model.vocabulary import read_vocabulary

_WORD = re.compile(r"\w+")
_BEFORE = re.compile(r"^(?:[وف]?[بكل]?ال|[وف]?لل)(?=\w{2})")
_CLITIC = re.compile(r"^[وفبكل](?=\w{3})")

Words = tuple[str, ...]


def read_cause(text: str) -> tuple[str, str] | None:
    """The type of event and its kind: ("airstrike", "heavy_weapons"). None where only vague words stand, or none.

    The most specific of several types wins, as in reports.
    """
    words = tuple(_bare(w) for w in _WORD.findall(fold(text)))
    lengths = range(1, _longest() + 1)
    found = {words[i : i + n] for n in lengths for i in range(len(words) - n + 1)} & _phrases().keys()
    types = [_phrases()[phrase] for phrase in found]
    return min(types)[1:] if types else None


def cause_numbers(text: str) -> tuple[int | None, int | None]:
    """Type and kind as numbers that are equal where they are; None where nothing is said."""
    read = read_cause(text)
    kinds = _kinds()
    return (list(kinds).index(read[0]), list(kinds.values()).index(read[1])) if read else (None, None)


def _bare(word: str) -> str:
    """A word without article and ta marbuta, and without و ف ب ك ل where what remains is a word of some cause."""
    plain = _BEFORE.sub("", word.replace("ة", "ه"))
    rest = _CLITIC.sub("", plain)
    return rest if plain not in _words() and rest in _words() else plain


@cache
def _phrases() -> dict[Words, tuple[int, str, str]]:
    """Words of a phrase -> rank, type, kind."""
    kinds, events, more = _kinds(), read_vocabulary("weapons"), read_vocabulary("causes")
    found: dict[Words, tuple[int, str, str]] = {}
    for name, kind in kinds.items():
        rows = (events[name], more.get(name, {}))
        for phrase in (str(p) for row in rows for lang in ("en", "ar") for p in row.get(lang, ())):
            words = tuple(_BEFORE.sub("", w.replace("ة", "ه")) for w in _WORD.findall(fold(phrase)))
            found[words] = min(found.get(words, (1000, "", "")), (events[name]["rank"], name, kind))
    return found


@cache
def _kinds() -> dict[str, str]:
    kinds: dict[str, str] = read_vocabulary("figures")["sdg_causes"]
    return kinds


@cache
def _words() -> frozenset[str]:
    return frozenset(word for phrase in _phrases() for word in phrase)


@cache
def _longest() -> int:
    return max(map(len, _phrases()))
