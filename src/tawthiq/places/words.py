"""The words around place names, read once from model/vocab/places_words.yml."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

import yaml

from tawthiq.places.keys import key


@dataclass(frozen=True, slots=True)
class Words:
    """Folded words and the expressions made of them.

    `before` ends at a name and captures `head`, `direction` or `not`; `after` begins behind it. `roles` and
    `points` say what a captured word means.
    """

    before: re.Pattern[str]
    after: re.Pattern[str]
    locative: re.Pattern[str]
    not_before: re.Pattern[str]
    not_after: re.Pattern[str]
    roles_before: dict[str, str]
    roles_after: dict[str, str]
    points: dict[str, str]
    common: frozenset[str]
    heads: frozenset[str]
    person_first: frozenset[str]
    digest: str


def read_vocabulary(name: str) -> Any:
    """One packaged vocabulary file as plain data."""
    text = files("tawthiq.model").joinpath("vocab", f"{name}.yml").read_text(encoding="utf-8")
    return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))


@lru_cache(maxsize=1)
def words() -> Words:
    """The packaged words, compiled."""
    data = read_vocabulary("places_words")
    heads, points = data["heads"], data["directions"]
    before = {key(w): role for role, h in heads.items() for w in (*h["ar"], *h["en_before"])}
    after = {key(w): role for role, h in heads.items() for w in h["en_after"]}
    compass = {key(w): point for point, h in points.items() for w in (*h["ar"], *h["en"])}
    arabic_points = [w for h in points.values() for w in h["ar"] if len(w) > 1]
    return Words(
        before=_ending((*before, *compass)),
        after=_beginning(
            (*after, *map(key, arabic_points), *(key(w) for h in points.values() for w in h["en"]))
        ),
        locative=_ending(map(key, (*data["locative"]["ar"], *data["locative"]["en"]))),
        not_before=_ending(map(key, (*data["not_place_before"]["ar"], *data["not_place_before"]["en"]))),
        not_after=_beginning(map(key, (*data["not_place_after"]["ar"], *data["not_place_after"]["en"]))),
        roles_before=before,
        roles_after=after,
        points=compass,
        person_first=frozenset(map(key, data["person_first"])),
        digest=hashlib.sha256(json.dumps(data, ensure_ascii=False, sort_keys=True).encode()).hexdigest(),
        heads=frozenset(_single(h for role, h in heads.items() if role != "quarter")),
        common=frozenset(
            [
                *(key(w) for text in data["common"].values() for w in text.split()),
                *_single([heads["quarter"]]),
                *compass,
            ]
        ),
    )


def _single(heads: Iterable[dict[str, list[str]]]) -> Iterable[str]:
    """The heads that are one word, with and without article."""
    for head in heads:
        for word in map(key, (*head["ar"], *head["en_after"])):
            if " " not in word:
                yield from (word, "ال" + word) if not word.isascii() else (word,)


def _alternation(terms: Iterable[str]) -> str:
    return "|".join(re.escape(term) for term in sorted(set(terms), key=lambda t: (-len(t), t)))


def _ending(terms: Iterable[str]) -> re.Pattern[str]:
    """A word of `terms`, clitics before it, right before the end of the string (quotes and the article between)."""
    return re.compile(
        rf"(?<!\w)[وف]?[بلك]?(?:ال)?({_alternation(terms)})[\s.]*[\"«“”(:]*\s*(?:of )?(?:the )?(?:al )?$"
    )


def _beginning(terms: Iterable[str]) -> re.Pattern[str]:
    """A word of `terms` right after a name, a possessive s, a comma or a closing quote between."""
    return re.compile(rf"^(?:s\b)?[\"»”)]*\s*({_alternation(terms)})(?!\w)")
