"""Arabic forms that follow from listed words, plans, and a weekday that is no number. All texts are invented."""

from __future__ import annotations

from datetime import date

import pytest

from tawthiq.claims.extract import extract_events
from tawthiq.claims.packs import derived_forms, load_pack
from tawthiq.model.claims import Event

THURSDAY = date(2024, 11, 28)


def events(text: str) -> list[Event]:
    return extract_events(text, published=THURSDAY, finder=None, pack=load_pack(["syria"]))


def rows(text: str) -> set[tuple[str, str, int | None, int | None]]:
    return {(c.kind, c.group, c.min, c.max) for e in events(text) for c in e.counts}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("إصابة ممرضتين بقصف على كفر توت", {("injured", "health_workers", 2, 2)}),
        ("قتل ناشطان بانفجار عبوة في كفر توت", {("killed", "all", 2, 2)}),
        ("غارة تقتل سائق شاحنة وتجرح طفلين", {("killed", "all", 1, 1), ("injured", "children", 2, 2)}),
        (
            "مسيرة تقتل 9 مدنيين وتصيب 17 في كفر توت",
            {("killed", "civilians", 9, 9), ("injured", "all", 17, 17)},
        ),
        ("مقتل والدان بقصف على منزل في كفر توت", {("killed", "all", 2, 2)}),
    ],
)
def test_duals_and_feminine_verbs_need_not_be_listed(
    text: str, expected: set[tuple[str, str, int | None, int | None]]
) -> None:
    assert rows(text) == expected


def test_a_movement_is_no_dual_of_a_pupil() -> None:
    assert rows("قصف على موقع قالت طالبان إنه خال") == set()


def test_no_form_follows_from_a_phrase_or_a_latin_word() -> None:
    assert [
        *derived_forms("راعي أغنام", "sg"),
        *derived_forms("yield", "right"),
        *derived_forms("أب", "sg"),
    ] == []


@pytest.mark.parametrize(
    "text",
    [
        "أعلنت السلطات عزمها تنفيذ حكم الإعدام بحق 30 معتقلاً في سجن كفر توت",
        "The ministry said that it would execute 30 prisoners in the coming weeks.",
    ],
)
def test_an_execution_announced_is_none_that_happened(text: str) -> None:
    (event,) = events(text)
    assert (event.scope, event.modality, event.event_type) == ("announcement", "announced", "execution")


def test_last_monday_is_one_day_and_not_the_past_two() -> None:
    (event,) = events("أصيب أربعة أطفال بانفجار لغم في كفر توت يوم الإثنين الماضي.")
    assert (event.date_start, event.date_end) == (date(2024, 11, 25), date(2024, 11, 25))
    (event,) = events("أصيب أربعة أطفال بقصف على كفر توت خلال الأيام الثلاثة الماضية.")
    assert (event.date_start, event.date_end) == (date(2024, 11, 25), THURSDAY)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("The ministry said that it would execute 30 prisoners in April.", (date(2025, 4, 1), date(2025, 4, 30))),
        ("أعلنت السلطات عزمها إعدام 30 معتقلاً في شهر نيسان القادم.", (date(2025, 4, 1), date(2025, 4, 30))),
        ("The ministry said that it would execute 30 prisoners in April 2024.", (date(2024, 4, 1), date(2024, 4, 30))),
        ("The army executed 30 prisoners in April.", (date(2024, 4, 1), date(2024, 4, 30))),
    ],
)  # fmt: skip
def test_the_months_of_a_plan_are_the_next_ones(text: str, days: tuple[date, date]) -> None:
    (event,) = events(text)
    assert (event.date_start, event.date_end) == days
