"""The same told in other words, spellings and signs gives the same events: each sentence of the Arabic table."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.claims.test_plain_sentences import KEYS, NAMES, Wide, read_of

from tawthiq.claims.extract import extract_events
from tawthiq.claims.packs import Pack
from tawthiq.lang.normalise import fold

ROWS = yaml.safe_load(Path(__file__).with_name("plain_sentences_ar.yml").read_text(encoding="utf-8"))
EASTERN = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
LETTER = "[\u0621-\u064a]"
PLACES = re.compile("(" + "|".join(map(re.escape, NAMES)) + ")")


def _each(*pairs: tuple[str, str]) -> Callable[[str], str]:
    """Whole words, with و before them or without, written otherwise."""

    def change(text: str) -> str:
        for word, other in pairs:
            text = re.sub(rf"(?<!\w)(و?){word}(?!\w)", rf"\1{other}", text)
        return text

    return change


def _beside_names(change: Callable[[str], str], text: str) -> str:
    """The text changed but for the names of its places, which the finder of these tests knows in one spelling."""
    return "".join(part if part in NAMES else change(part) for part in PLACES.split(text))


CHANGES: dict[str, Callable[[str], str]] = {
    "eastern digits": lambda text: text.translate(EASTERN),
    "no hamza": partial(_beside_names, lambda part: re.sub("[أإآ]", "ا", part)),
    "ha for ta marbuta": _each(
        ("ثلاثة", "ثلاثه"), ("أربعة", "أربعه"), ("خمسة", "خمسه"), ("ستة", "سته"), ("غارة", "غاره"), ("قرية", "قريه"),
        ("جوية", "جويه"), ("حصيلة", "حصيله"), ("مدينة", "مدينه"), ("بلدة", "بلده"), ("امرأة", "امرأه"),
    ),
    "vowel signs": _each(("قتل", "قُتِلَ"), ("أصيب", "أُصيبَ"), ("قصف", "قَصْفٌ"), ("جراء", "جرّاءَ"), ("مدنيين", "مدنيّين")),
    "stretched letters": _each(("قتل", "قتـــل"), ("غارة", "غـارة"), ("شهداء", "شهــداء"), ("مدنيين", "مدنييـن")),
    "western commas": lambda text: text.replace("،", ","),
    "two spaces": partial(_beside_names, lambda part: re.sub(rf"(?<={LETTER}) (?={LETTER})", "  ", part)),
    "hard spaces": partial(_beside_names, lambda part: re.sub(rf"(?<={LETTER}) (?={LETTER})", "\u00a0", part)),
    "died by": _each(("جراء", "إثر"), ("نتيجة", "جراء")),
    "wounded": _each(("أصيب", "جُرح"), ("أصيبت", "جُرحت")),
    "a sign before": lambda text: text if "\n" in text else "🔴 " + text,
    "a source behind": lambda text: text.rstrip() + "\nالمصدر: وكالات",
    "a link behind": lambda text: text.rstrip() + "\nhttps://example.org/a/12",
    "the weather behind": lambda text: text if "\n" in text else text.rstrip(". ") + ". وتشهد المنطقة طقساً بارداً.",
}  # fmt: skip


def _events(text: str, row: dict[str, Any], pack: Pack) -> list[str]:
    """What was read, spelt alike and in order; names of places and persons without what the change did to them."""
    read = extract_events(text, published=row.get("published"), finder=Wide(), pack=pack)
    told = [{key: read_of(event, key) for key in KEYS} for event in read]
    return sorted(re.sub(r"\\xa0| +", " ", fold(repr(event)).replace("ة", "ه")) for event in told)


@pytest.mark.parametrize("name", CHANGES)
def test_the_same_in_other_words_gives_the_same_events(name: str, pack: Pack) -> None:
    changed = [(row, CHANGES[name](row["text"])) for row in ROWS]
    told = [(row, text) for row, text in changed if text != row["text"]]
    other = [text for row, text in told if _events(text, row, pack) != _events(row["text"], row, pack)]
    assert told
    assert not other
