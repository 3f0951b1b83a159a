"""Sexes as lists write them."""

from __future__ import annotations

import pytest

from tawthiq.victims.fields import read_sex


@pytest.mark.parametrize(
    "text", ["M", "male", " Man", "ذكر", "الذكر", "رجل مسن", "ولد", "مذكر", "m.", "Erkek"]
)
def test_words_for_men_and_boys(text: str) -> None:
    assert read_sex(text) == "male"


@pytest.mark.parametrize(
    "text", ["F", "Female", "(f)", "أنثى", "انثى", "رضيعة", "بنت", "امرأة حامل", "مؤنث", "Kadın"]
)
def test_words_for_women_and_girls(text: str) -> None:
    assert read_sex(text) == "female"


@pytest.mark.parametrize("text", ["", "unknown", "mixed", "غير معروف", "طفل", "1", "?", "أفراد"])
def test_what_says_neither_is_not_stated(text: str) -> None:
    """Not by its first letter: رضيعة begins like رجل, "mixed" like "male"."""
    assert read_sex(text) is None
