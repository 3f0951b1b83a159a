"""Numbers shown to people: order of a range, plural forms."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawthiq.lang.labels import counted_text, label
from tawthiq.lang.plural import count_noun, filled, noun_form, noun_keys, plural_category, range_noun
from tawthiq.lang.ranges import LRI, PDI, fmt_range


@given(st.integers(0, 10**7), st.integers(0, 10**7))
def test_in_arabic_a_range_is_one_isolated_run_with_the_low_end_first(a: int, b: int) -> None:
    low, high = min(a, b), max(a, b)
    shown = fmt_range(low, high, "ar")
    bare = shown.removeprefix(LRI).removesuffix(PDI)
    ends = [int(part.replace(",", "")) for part in bare.split("–")]
    assert ends == ([low] if low == high else [low, high])
    assert bare.isdigit() or shown == f"{LRI}{bare}{PDI}"


def test_a_range_that_runs_backwards_is_refused() -> None:
    with pytest.raises(ValueError, match="from low to high"):
        fmt_range(5, 3, "ar")


@pytest.mark.parametrize(
    ("low", "high", "en", "ar"),
    [
        (3, None, "at least 3", "3 على الأقل"),
        (None, 9, "up to 9", "9 على الأكثر"),
        (None, None, "not stated", "غير مذكور"),
        (0, 0, "0", "0"),
    ],
)
def test_open_ends_are_said_in_words_and_zero_is_not_unknown(
    low: int | None, high: int | None, en: str, ar: str
) -> None:
    assert (fmt_range(low, high, "en"), fmt_range(low, high, "ar")) == (en, ar)


@pytest.mark.parametrize(
    ("n", "expected"),
    [
        (0, "لا قتلى"),
        (1, "قتيل واحد"),
        (2, "قتيلان"),
        (3, "3 قتلى"),
        (10, "10 قتلى"),
        (11, "11 قتيلاً"),
        (99, "99 قتيلاً"),
        (100, "100 قتيل"),
        (102, "102 قتيل"),
        (103, "103 قتلى"),
        (111, "111 قتيلاً"),
    ],
)
def test_the_arabic_noun_after_a_number_takes_one_of_six_forms(n: int, expected: str) -> None:
    assert count_noun(n, "killed", "ar") == expected


def test_a_dual_after_a_preposition_is_oblique() -> None:
    assert count_noun(2, "child", "ar", oblique=True) == "طفلين"


def test_the_noun_of_a_range_follows_its_last_number() -> None:
    assert range_noun(3, 12, "killed", "ar") == f"{LRI}3–12{PDI} قتيلاً"
    assert range_noun(3, None, "killed", "en") == "at least 3 people killed"
    assert range_noun(2, None, "killed", "ar") == "قتيلان على الأقل"


@given(st.sampled_from(noun_keys()), st.integers(0, 5000), st.sampled_from(("en", "ar")))
def test_every_noun_has_a_form_for_every_number(key: str, n: int, lang: str) -> None:
    assert noun_form(n, key, lang).strip()
    assert plural_category(n, lang) in ("zero", "one", "two", "few", "many", "other")


def test_facilities_have_no_group_of_persons() -> None:
    assert counted_text("killed", "children", "en") == "Killed, children"
    assert counted_text("killed", "children", "ar").startswith("القتلى، ")
    for lang in ("en", "ar"):
        assert counted_text("facilities_hit", "all", lang) == label("kinds", "facilities_hit", lang, "title")
    assert (
        counted_text("killed", "women", "fr", lambda *what: "/".join(what))
        == "kinds/killed/fr/title, groups/women/fr"
    )


def test_a_field_of_a_text_takes_its_noun_in_the_form_that_goes_with_the_number() -> None:
    for n, english, arabic in (
        (1, "1 of 1 incident", "1 من حادثة واحدة"), (2, "1 of 2 incidents", "1 من حادثتين"),
        (7, "1 of 7 incidents", "1 من 7 حوادث"), (11, "1 of 11 incidents", "1 من 11 حادثة"),
    ):  # fmt: skip
        assert filled("{a} of {n:incident}", "en", a=1, n=n) == english
        assert filled("{a} من {n:incident:oblique}", "ar", a=1, n=n) == arabic
    assert filled("{n}: {of}", "ar", n=1200, of="كرسف") == "\u20661,200\u2069: كرسف"
