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
    earlier: int | None = None  # killed in an attack told of besides


@dataclass(frozen=True)
class Composed:
    text: str
    published: date
    truth: Truth
    choices: dict[str, str] = field(default_factory=dict)


def parts(language: str) -> dict[str, Any]:
    """The parts of a language, from the table beside this file."""
    path = Path(__file__).with_name(f"composed_{language}.yml")
    loaded: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return loaded


def weekday(published: date, chance: random.Random) -> date:
    """A day of two to five days before."""
    return published - timedelta(days=chance.randint(2, 5))


def picked(chance: random.Random, options: Sequence[Any], plain: float = 0.0) -> Any:
    """One of the options; the first of them with at least this chance."""
    return options[0] if plain and chance.random() < plain else chance.choice(options)


def tidy(text: str) -> str:
    """No comma before a full stop or another comma, one blank between words, a capital at the start."""
    text = re.sub(r"\s+", " ", text).strip()
    text = re.sub(r" ?([,،])(?: ?[,،])*", r"\1", text)
    text = re.sub(r"[,،] ?([.;–-])", r"\1", text).replace(" .", ".")
    return re.sub(r"(^|\. )([a-z])", lambda m: m[1] + m[2].upper(), text)
