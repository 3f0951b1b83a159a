"""Well-known places of other countries than those a gazetteer is of: model/vocab/foreign_places.yml."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

import ahocorasick

from tawthiq.model.vocabulary import read_vocabulary
from tawthiq.places.keys import ARTICLES, fold, key

_CLITICS = frozenset(("", "و", "ف", "ب", "ل", "ك", "وب", "ول", "وك", "فب", "فل"))


@dataclass(frozen=True, slots=True)
class Foreign:
    """Folded names of places abroad; `telling` finds those that say what a text is about."""

    names: frozenset[str]
    telling: ahocorasick.Automaton
    digest: str


@lru_cache(maxsize=4)
def foreign(own: frozenset[str]) -> Foreign:
    """What is abroad for a gazetteer of the countries `own` (ISO codes); nothing when these are not known."""
    data = read_vocabulary("foreign_places")
    digest = hashlib.sha256(json.dumps(data, ensure_ascii=False, sort_keys=True).encode()).hexdigest()
    places, capitals = (_abroad(data[part], own) for part in ("places", "capitals"))
    if not own or not places:
        return Foreign(frozenset(), _automaton(()), digest)
    return Foreign(places | capitals, _automaton(places), digest)


def _automaton(names: Iterable[str]) -> ahocorasick.Automaton:
    found = ahocorasick.Automaton()
    for name in names:
        found.add_word(name, len(name))
    found.make_automaton()
    return found


def _abroad(countries: dict[str, dict[str, list[str]]], own: frozenset[str]) -> frozenset[str]:
    """The folded names of all countries but `own`, Arabic ones also behind لل."""
    names = {
        key(n) for code, both in countries.items() if code not in own for n in (*both["en"], *both["ar"])
    }
    return frozenset(names | {"لل" + n[2:] for n in names if n.startswith("ال")})


def about_abroad(abroad: Foreign, text: str) -> bool:
    """Whether a text names a place abroad that things happen in; an English one with a capital."""
    if not abroad.names:
        return False
    folded, at = fold(text)
    for last, length in abroad.telling.iter(folded):
        start, end = last + 1 - length, last + 1
        capital = not folded[start:end].isascii() or text[at[start] if at else start].isupper()
        if capital and _a_word(folded, start, end):
            return True
    return False


def _a_word(folded: str, start: int, end: int) -> bool:
    """Whether a name stands as a word, Arabic clitics before it cut off."""
    if folded[end : end + 1].isalnum():
        return False
    left = start
    while left > 0 and start - left < _LONGEST and folded[left - 1].isalnum():
        left -= 1
    return folded[left:start] in _CLITICS


_LONGEST = 4


def is_abroad(abroad: Foreign, name: str) -> bool:
    """Whether a folded name is that of a place abroad, an English one with or without its article."""
    first, _, rest = name.partition(" ")
    return name in abroad.names or (first in ARTICLES and rest in abroad.names)


def countries(chains: Iterable[tuple[str, ...]]) -> frozenset[str]:
    """The countries that places lie in, by their admin chains; empty when some have none that is an ISO code."""
    return frozenset(chain[0] for chain in chains if chain and len(chain[0]) == 2)
