"""`figure totals`, `figure displacement` and `figure series` of the invented week, in both languages."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from made import Week
from run_cli import tawthiq


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory, a_week: Week) -> Path:
    return a_week(tmp_path_factory.mktemp("more")) / "casebook"


def shown(book: Path, *words: str) -> str:
    done = tawthiq(*words, "--casebook", book)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_totals_stand_beside_our_incidents_with_the_area_that_was_printed(book: Path) -> None:
    lines = shown(book, "figure", "totals", "published-killed").splitlines()
    row = next(re.split(r"\s{2,}", line) for line in lines if "Darnous governorate" in line)
    assert row[:6] == [
        "Relief Coordination Desk", "from 4 to 10 March 2024", "Darnous governorate", "24", "21–24", "the ranges meet",
    ]  # fmt: skip
    told = json.loads(shown(book, "figure", "totals", "published-killed", "--json"))
    assert {c["area"] for c in told["compared"]} >= {"Tamrasa", "Darnous governorate"}
    assert [i["best"] for i in told["increments"]] == [25, 9]


@pytest.mark.parametrize(
    ("lang", "least", "pair"),
    [
        ("en", "at least 1,900", "Relief Coordination Desk, from 4 to 10 March 2024 (C-"),
        ("ar", "1,900⁩ على الأقل", "Relief Coordination Desk، من 4 إلى 10 آذار/مارس 2024 (C-"),
    ],
)
def test_displacement_names_the_totals_that_overlap(book: Path, lang: str, least: str, pair: str) -> None:
    text = shown(book, "--lang", lang, "figure", "displacement", "displaced")
    assert least in text
    assert text.count(pair) == 2


@pytest.mark.parametrize(
    ("lang", "nobody", "none"),
    [("en", "nobody identified", "none made"), ("ar", "لا أحد معروفاً بالاسم", "لم يُجرَ تقدير")],
)
def test_three_series_say_which_of_them_there_is_not(book: Path, lang: str, nobody: str, none: str) -> None:
    text = shown(book, "--lang", lang, "figure", "series", "killed-week")
    assert re.search(r"\b31 +34 +35\b", text)
    assert nobody in text
    assert none in text
