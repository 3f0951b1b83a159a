"""People to whom nothing happened, and people named one after another. All names and texts are invented."""

from __future__ import annotations

from datetime import date

import pytest

from tawthiq.claims.extract import extract_events
from tawthiq.claims.packs import load_pack
from tawthiq.model.claims import Event

Row = tuple[str, str, int | None, int | None]


def events(text: str) -> list[Event]:
    return extract_events(text, published=date(2024, 11, 28), finder=None, pack=load_pack(["syria"]))


def rows(text: str) -> set[Row]:
    return {(c.kind, c.group, c.min, c.max) for e in events(text) for c in e.counts}


def names(text: str) -> list[str | None]:
    return [v.name for e in events(text) for v in e.victims]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("No civilians were killed in the strike.", {("killed", "civilians", 0, 0)}),
        ("Two rockets hit the clinic. No staff were hurt.", {("injured", "all", 0, 0)}),
        ("Neither of the two drivers was injured in the strike.", {("injured", "all", 0, 0)}),
        ("None of the 200 pupils were hurt in the shelling.", {("injured", "children", 0, 0)}),
        ("No children or women were killed in the strike.", {("killed", "women", 0, 0)}),
        (
            "No Turkish soldiers were wounded, but two civilians were killed in the strike.",
            {("injured", "fighters", 0, 0), ("killed", "civilians", 2, 2)},
        ),
        ("No fewer than 12 civilians were killed in the strike.", {("killed", "civilians", 12, None)}),
        ("With no warning civilians were killed by shelling.", {("killed", "civilians", 2, None)}),
        ("No other civilians were killed in the strike.", set()),
        ("توفي الطفل سالم كرم متأثراً بإصابته في قصف سابق.", {("killed", "children", 1, 1)}),
        (
            "عناصر الأمن يعتقلون 14 شاباً بينهم قاصران في كفر توت.",
            {("detained", "men", 14, 14), ("detained", "children", 2, 2)},
        ),
    ],
)
def test_nobody_is_nobody(text: str, expected: set[Row]) -> None:
    assert {r for r in rows(text) if r[0] != "facilities_hit"} == expected


def test_a_denial_is_quoted_with_its_no() -> None:
    (event,) = events("Shells fell on Kafr Tut; no civilians were killed.")
    assert [c.quote for c in event.counts] == ["no civilians"]


@pytest.mark.parametrize(
    ("text", "expected", "named"),
    [
        ("مقتل سالم حداد وكريم نعمان بقصف.", {("killed", "all", 2, 2)}, ["سالم حداد", "كريم نعمان"]),
        ("استشهاد الطفلة رنا كرم والطفل سالم حداد.", {("killed", "children", 2, 2)}, ["رنا كرم", "سالم حداد"]),
        ("أصيب المصور سليم حداد والمراسلة رنا كرم بقصف.", {("injured", "journalists", 2, 2)}, ["سليم حداد", "رنا كرم"]),
        ("مقتل وليد حداد بقصف.", {("killed", "all", 1, 1)}, ["وليد حداد"]),
    ],
)  # fmt: skip
def test_persons_named_together_are_added_up(text: str, expected: set[Row], named: list[str]) -> None:
    assert rows(text) == expected
    assert names(text) == named
