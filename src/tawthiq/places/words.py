"""The words around place names, read once from model/vocab/places_words.yml."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from typing import Any

import yaml

from tawthiq.places.keys import key

_LONGEST = 3
_WINDOW = 40
_OPENING = ' "(:.[«“”'
_CLOSING = '"»”)]'
_EDGE = '.,;:!?"()[]«»“”'
_FILLERS = ("the", "of", "al")


@dataclass(frozen=True)
class Words:
    """Folded words by what they say of a name beside them. `heads` may be looked behind for unknown names."""

    roles_before: dict[str, str]
    roles_after: dict[str, str]
    points: dict[str, str]
    locative: frozenset[str]
    not_before: frozenset[str]
    not_after: frozenset[str]
    common: frozenset[str]
    heads: frozenset[str]
    person_first: frozenset[str]
    digest: str
    _plain: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def before(self, folded: str, pos: int, known: Iterable[str] | None = None) -> tuple[str, int] | None:
        """The longest known word that ends right before `pos`, clitics cut off, and where it begins.

        `known` are the words to look for, by default those of kinds of place and of directions.
        """
        space = folded[max(0, pos - _WINDOW) : pos]
        text = space.rstrip(_OPENING)
        if not text or (text[-1].isalnum() and len(text) == len(space)):
            return None
        wanted = _Either(self.roles_before, self.points) if known is None else known
        found = self._ending(text, wanted)
        if found is None and text.rsplit(" ", 1)[-1] in _FILLERS:
            text = text.rsplit(" ", 1)[0] if " " in text else ""
            found = self._ending(text, wanted)
        return None if found is None else (found[0], pos - len(space) + found[1])

    def _ending(self, text: str, wanted: Any) -> tuple[str, int] | None:
        words = text.rsplit(" ", _LONGEST)
        for count in range(min(_LONGEST, len(words)), 0, -1):
            phrase = " ".join(words[-count:])
            for plain in self._unbound(phrase):
                if plain in wanted:
                    return plain, len(text) - len(phrase.lstrip(_EDGE))
        return None

    def _unbound(self, phrase: str) -> tuple[str, ...]:
        """A phrase as it stands and without the clitics of its first word."""
        known = self._plain.get(phrase)
        if known is None:
            bare = phrase.lstrip(_EDGE)
            forms = [bare]
            if bare[:1] in "وف" and len(bare) > 2:
                forms.append(bare[1:])
            forms += [f[1:] for f in tuple(forms) if f[:1] in "بلك" and len(f) > 2]
            if len(self._plain) > 200_000:
                self._plain.clear()
            known = self._plain[phrase] = tuple(f for f in forms if f)
        return known

    def after(self, folded: str, pos: int, known: Any = None) -> tuple[str, int] | None:
        """The longest known word right after `pos`, a possessive s or a closing quote between, and where it ends."""
        text = folded[pos : pos + _WINDOW]
        if text[:2] == "s ":
            text = text[1:]
        rest = text.lstrip(_CLOSING)
        if rest[:1] != " ":
            return None
        words = rest[1:].split(" ", _LONGEST)
        for count in range(min(_LONGEST, len(words)), 0, -1):
            phrase = " ".join(words[:count])
            plain = phrase.split("\n", 1)[0].rstrip(_EDGE).removesuffix("،")
            if (plain in self.roles_after or plain in self.points) if known is None else plain in known:
                return plain, pos + folded[pos : pos + _WINDOW].index(rest) + 1 + len(plain)
        return None


class _Either:
    """Two dictionaries asked as one."""

    __slots__ = ("_a", "_b")

    def __init__(self, a: dict[str, str], b: dict[str, str]) -> None:
        self._a, self._b = a, b

    def __contains__(self, word: str) -> bool:
        return word in self._a or word in self._b


def read_vocabulary(name: str) -> Any:
    """One packaged vocabulary file as plain data."""
    text = files("tawthiq.model").joinpath("vocab", f"{name}.yml").read_text(encoding="utf-8")
    return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))


@lru_cache(maxsize=1)
def words() -> Words:
    """The packaged words, folded."""
    data = read_vocabulary("places_words")
    heads, compass = data["heads"], data["directions"]
    points = {key(w): point for point, h in compass.items() for w in (*h["ar"], *h["en"])}
    quarter = _single([heads["quarter"]])
    return Words(
        roles_before={key(w): role for role, h in heads.items() for w in (*h["ar"], *h["en_before"])},
        roles_after={key(w): role for role, h in heads.items() for w in h["en_after"]},
        points=points,
        locative=_both(data["locative"]),
        not_before=_both(data["not_place_before"]),
        not_after=_both(data["not_place_after"]),
        common=frozenset([*(key(w) for t in data["common"].values() for w in t.split()), *quarter, *points]),
        heads=frozenset(_single(h for role, h in heads.items() if role != "quarter")),
        person_first=frozenset(map(key, data["person_first"])),
        digest=hashlib.sha256(json.dumps(data, ensure_ascii=False, sort_keys=True).encode()).hexdigest(),
    )


def _both(lists: dict[str, list[str]]) -> frozenset[str]:
    return frozenset(map(key, (*lists["ar"], *lists["en"])))


def _single(heads: Iterable[dict[str, list[str]]]) -> list[str]:
    """The heads that are one word, Arabic ones with and without article."""
    found = [w for head in heads for w in map(key, (*head["ar"], *head["en_after"])) if " " not in w]
    return [*found, *("ال" + w for w in found if not w.isascii())]
