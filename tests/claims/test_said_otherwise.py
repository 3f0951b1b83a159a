"""Plain English sentences in other words and on other lines: the same events are read in them."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.claims.test_plain_sentences import KEYS, Wide, read_of

from tawthiq.claims.extract import extract_events
from tawthiq.claims.packs import Pack

_PEOPLE = r"\b(two|three|four|five|six|seven|eight|nine|ten|\d\d?) (civilians|people|children|women|men)\b"
_WORDS = dict(zip("23456789", ["two", "three", "four", "five", "six", "seven", "eight", "nine"], strict=True))
_EVERY = 3
"""Of the sentences to which a change applies every third is asked: the test takes seconds."""


def _in_words(found: re.Match[str]) -> str:
    return f"{_WORDS.get(found[1], found[1])} {found[2]}"


def _wrapped(text: str) -> str:
    if "\n" in text or len(text) < 150:
        return text
    lines, line = [], ""
    for word in text.split(" "):
        if line and len(line) + 1 + len(word) > 60:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".lstrip()
    return "\n".join([*lines, line])


def _same(pattern: str, by: str) -> Callable[[str], str]:
    return lambda text: re.sub(pattern, by, text)


CHANGES: dict[str, Callable[[str], str]] = {
    "numbers in words": lambda text: re.sub(_PEOPLE, _in_words, text),
    "innocent": _same(_PEOPLE, r"\1 innocent \2"),
    "one family": _same(rf"{_PEOPLE}(?= were)", r"\1 \2 from the same family"),
    "hurt": _same(r"\b(was|were) (?:injured|wounded)\b", r"\1 hurt"),
    "air raid": _same(r"\b([Aa])ir ?strike(s?)\b", r"\1ir raid\2"),
    "heavy": _same(r"\b(two|three|four|five|six|\d+) (airstrikes|shells|rockets)\b", r"\1 heavy \2"),
    "reportedly": _same(r"\bwere killed\b", "were reportedly killed"),
    "lines of a width": _wrapped,
    "a bullet": lambda text: text if "\n" in text else "• " + text,
    "two blanks": lambda text: text.replace(". ", ".  "),
    "an office": lambda text: "Local Media Office: " + text if text.startswith(("A ", "An ")) else text,
    "another sentence": lambda text: (
        text + " The agency could not verify this." if text.endswith(".") else text
    ),
}


def _texts() -> list[str]:
    path = Path(__file__).with_name("plain_sentences_en.yml")
    return [row["text"] for row in yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)]


@pytest.mark.parametrize("change", list(CHANGES))
def test_the_same_is_read_of_a_sentence_said_otherwise(change: str, pack: Pack) -> None:
    changed = [(text, said) for text in _texts() if (said := CHANGES[change](text)) != text]
    other = [said for text, said in changed[::_EVERY] if _events(text, pack) != _events(said, pack)]
    assert not other


def _events(text: str, pack: Pack) -> list[str]:
    events = extract_events(text, published=None, finder=Wide(), pack=pack)
    return sorted(repr([_key(read_of(event, key)) for key in KEYS]) for event in events)


def _key(value: Any) -> Any:
    return value.replace("\n", " ") if isinstance(value, str) else value
