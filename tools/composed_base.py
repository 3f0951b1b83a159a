"""What `make eval-composed` is composed of: a report with its choices and the truth that they make."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any, NamedTuple

import yaml

Row = tuple[str, int | None, int | None]  # group, least, most; the group "others" is all or civilians
More = tuple[str, str, int | None, int | None]  # what befell them, then as above
PUBLISHED = tuple(date(2019, 5, 6) + timedelta(days=24 * n) for n in range(5))


class People(NamedTuple):
    """Who was harmed: words by case (one only in English), the rows, and what the verb agrees with."""

    choice: str
    words: dict[str, str]
    rows: tuple[Row, ...]
    many: bool = True
    form: str = ""


NOBODY = People("none", {}, ())


class Time(NamedTuple):
    choice: str
    words: str
    days: tuple[date, date] | None


@dataclass(frozen=True)
class Truth:
    type: str
    killed: tuple[Row, ...]
    injured: tuple[Row, ...]
    facilities: frozenset[int]  # more than one where either may be read
    place: str
    days: tuple[date, date] | None
    actor: str | None
    targets: frozenset[str]
    more: tuple[More, ...] = ()  # displaced, detained and so on
    standing: frozenset[str] = frozenset(("happened",))  # or "total", "announced", "threatened", "denied"
    loose: frozenset[str] = frozenset()  # fields that are not asked
    optional: bool = False  # told of besides: it may be read, as it is, or not


@dataclass(frozen=True)
class Composed:
    text: str
    published: date
    truths: tuple[Truth, ...]
    choices: dict[str, str] = field(default_factory=dict)


def aside(**known: Any) -> Truth:
    """What is told of besides: only the fields that are known are asked of it."""
    blank = {"type": "", "killed": (), "injured": (), "facilities": frozenset({0}), "place": "", "days": None}
    told = {**blank, "actor": None, "targets": frozenset[str](), **known}
    names = {"days": "day", "actor": "party", "targets": "target"}
    asked = {names.get(name, name) for name in known}
    every = {"killed", "injured", "facilities", "type", "place", "day", "party", "target", "more", "standing"}
    return Truth(**{"loose": frozenset(every - asked), **told})


def parts(language: str) -> dict[str, Any]:
    """The parts of a language, from the table beside this file."""
    path = Path(__file__).with_name(f"composed_{language}.yml")
    loaded: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return loaded


def simple_places(parts: dict[str, Any]) -> dict[str, Any]:
    """The place phrases that name no other place."""
    return {name: one for name, one in parts["place_phrases"].items() if "{q}" not in one["pp"]}


def weekday(published: date, chance: random.Random) -> date:
    """A day of two to five days before."""
    return published - timedelta(days=chance.randint(2, 5))


def picked(chance: random.Random, options: Sequence[Any], plain: float = 0.0) -> Any:
    """One of the options; the first of them with at least this chance."""
    return options[0] if plain and chance.random() < plain else chance.choice(options)


def tidy(text: str, *, capital: bool = True) -> str:
    """No comma before a full stop or another comma, one blank between words, a capital at the start if asked."""
    text = re.sub(r"\s+", " ", text).strip()
    text = re.sub(r" ?([,،])(?: ?[,،])*", r"\1", text)
    text = re.sub(r"[,،] ?([.;–-])", r"\1", text).replace(" .", ".")
    return re.sub(r"(^|\. )([a-z])" if capital else r"(\. )([a-z])", lambda m: m[1] + m[2].upper(), text)
