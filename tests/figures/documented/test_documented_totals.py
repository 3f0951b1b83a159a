"""Figures on the basis of published totals: windows and areas are compared, totals are never added."""

from __future__ import annotations

from datetime import date

import pytest
from documented_made import (
    VALLEY,
    WINDOW,
    claim,
    count,
    figure,
    incident,
    low_best_high,
    placed,
    question,
    total,
)

from tawthiq.figures.documented import table_rows, why

ASKED = question(basis="published totals", group="civilians")
PART_OF_WEEK = (date(2031, 3, 2), date(2031, 3, 4))
MONTH = (date(2031, 2, 1), date(2031, 3, 7))


def civilians(low: int, high: int | None) -> object:
    return count("killed", "civilians", low, high)


def test_totals_of_the_same_window_and_area_make_the_range_and_are_not_added() -> None:
    a = total("نشرة أ", WINDOW, ("QZ01",), civilians(80, 80))
    b = total("نشرة ب", WINDOW, ("QZ01",), civilians(95, 95))
    found = figure(ASKED, [], a, b)
    assert low_best_high(found) == (80, 80, 95)
    assert [(p.name, p.window_relation, p.area_relation) for p in found.parts] == [
        ("نشرة أ", "same", "same"),
        ("نشرة ب", "same", "same"),
    ]


def test_at_least_leaves_no_upper_number() -> None:
    a = total("a", WINDOW, ("QZ01",), civilians(80, None))
    b = total("b", WINDOW, ("QZ01",), civilians(95, 95))
    assert low_best_high(figure(ASKED, [], a, b)) == (80, 80, None)


def test_a_part_of_the_window_or_area_is_a_floor() -> None:
    days = total("days", PART_OF_WEEK, ("QZ01",), civilians(38, 38))
    town = total("town", WINDOW, ("QZ0103",), civilians(12, 12))
    found = figure(ASKED, [], days, town)
    assert low_best_high(found) == (38, 38, None)
    assert {i.why for i in found.inputs} == {why.TOTAL_CONTAINED}
    assert {i.high for i in found.inputs} == {None}


def test_publishers_who_differ_over_the_same_part_give_its_lowest_as_the_floor() -> None:
    a = total("a", PART_OF_WEEK, ("QZ01",), civilians(180, 180))
    b = total("b", PART_OF_WEEK, ("QZ01",), civilians(176, None))
    shorter = total("c", (date(2031, 3, 2), date(2031, 3, 3)), ("QZ01",), civilians(90, 90))
    assert low_best_high(figure(ASKED, [], a, b, shorter)) == (176, 176, None)


def test_hundreds_is_listed_and_is_no_floor_of_200() -> None:
    vague = count("killed", "civilians", 200, 999, qualifier="vague")
    said, printed = (
        total("v", PART_OF_WEEK, ("QZ01",), vague),
        total("n", PART_OF_WEEK, ("QZ01",), civilians(80, None)),
    )
    found = figure(ASKED, [], said, printed)
    assert low_best_high(found) == (80, 80, None)
    assert {i.ref: i.why for i in found.inputs}["v"] == why.TOTAL_VAGUE
    assert len(found.parts) == 2


def test_a_floor_above_the_total_of_the_whole_lifts_the_upper_number() -> None:
    whole = total("whole", WINDOW, ("QZ01",), civilians(50, 50))
    part = total("part", PART_OF_WEEK, ("QZ01",), civilians(60, 60))
    assert low_best_high(figure(ASKED, [], whole, part)) == (50, 50, 60)


@pytest.mark.parametrize(
    ("window", "area", "reason"),
    [
        (MONTH, ("QZ01",), why.TOTAL_NOT_CONTAINED),
        (WINDOW, ("QZ01", "QZ02"), why.TOTAL_NOT_CONTAINED),
        (WINDOW, ("QZ",), why.TOTAL_NOT_CONTAINED),
        (WINDOW, (), why.TOTAL_AREA_UNKNOWN),
    ],
)
def test_a_total_that_reaches_beyond_is_listed_and_counts_for_nothing(
    window: tuple[date, date], area: tuple[str, ...], reason: str
) -> None:
    wide = total("wide", window, area, civilians(290, 290))
    chain = claim("seen", place=placed("QZ0102", "QZ", "QZ01"))
    found = figure(ASKED, [incident("I1", chain)], wide, chain)
    assert found.low is None
    assert [(i.ref, i.counted, i.why) for i in found.inputs] == [("wide", False, reason)]
    assert len(found.parts) == 1


def test_an_area_inside_by_its_admin_chain_is_contained() -> None:
    village = total("v", WINDOW, (), civilians(7, 7), place=placed("C0007", "QZ", "QZ01"))
    found = figure(ASKED, [], village)
    assert [p.area_relation for p in found.parts] == ["contained"]


def test_one_originators_later_total_for_the_same_window_replaces_its_earlier() -> None:
    early = total("early", WINDOW, ("QZ01",), civilians(80, 80), originator="المكتب")
    late = total(
        "late", WINDOW, ("QZ01",), civilians(90, 90), originator="المكتب", published_on=date(2031, 3, 20)
    )
    found = figure(ASKED, [], early, late)
    assert low_best_high(found) == (90, 90, 90)
    assert {i.ref: i.why for i in found.inputs}["early"] == why.SUPERSEDED


def test_a_total_of_people_is_not_one_of_civilians_nor_of_the_injured() -> None:
    people = total("p", WINDOW, ("QZ01",), count("killed", "all", 100, None))
    injured = total("i", WINDOW, ("QZ01",), count("injured", "civilians", 300, None))
    assert figure(ASKED, [], people, injured).inputs == ()


def test_a_total_of_children_is_a_floor_beside_a_total_of_civilians() -> None:
    children = total("c", WINDOW, ("QZ01",), count("killed", "children", 30, 30))
    whole = total("w", WINDOW, ("QZ01",), civilians(80, 95))
    found = figure(ASKED, [], children, whole)
    assert low_best_high(found) == (80, 80, 95)
    assert not any("No upper number" in en for en, _ in found.caveats)
    assert low_best_high(figure(ASKED, [], children)) == (30, 30, None)


def test_flow_stock_and_arrivals_are_different_measures() -> None:
    flow = total("f", WINDOW, ("QZ01",), count("displaced", "all", 150000, None, measure="flow"))
    arrivals = total("a", WINDOW, ("QZ01",), count("displaced", "all", 123254, 123254, measure="arrival"))
    found = figure(question(kind="displaced", measure="flow", basis="published totals"), [], flow, arrivals)
    assert [i.ref for i in found.inputs] == ["f"]
    assert low_best_high(found) == (150000, 150000, None)


def test_a_total_of_schools_is_a_floor_for_facilities_of_every_kind() -> None:
    schools = total(
        "s", WINDOW, ("QZ01",), count("facilities_hit", "all", 10, 10, unit="facility"), targets=("school",)
    )
    asked = question(kind="facilities_hit", basis="published totals")
    found = figure(asked, [], schools)
    assert low_best_high(found) == (10, 10, None)
    assert found.inputs[0].why == why.TOTAL_PART_OF_WHAT
    narrowed = question(kind="facilities_hit", basis="published totals", targets=("school",))
    assert low_best_high(figure(narrowed, [], schools)) == (10, 10, 10)


def test_what_is_published_after_the_date_of_knowledge_is_listed_and_out() -> None:
    late = total("late", WINDOW, ("QZ01",), civilians(80, 80), published_on=date(2031, 5, 1))
    found = figure(question(basis="published totals", group="civilians", known_on=date(2031, 4, 1)), [], late)
    assert found.low is None
    assert found.inputs[0].why == why.NOT_YET_PUBLISHED


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_the_table_lists_every_total_with_its_own_window_under_the_figure(lang: str) -> None:
    a = total("نشرة أ", PART_OF_WEEK, ("QZ01",), civilians(1200, None))
    rows = table_rows([figure(ASKED, [], a)], lang)
    assert len({len(r) for r in rows}) == 1
    assert rows[2][0].startswith("  نشرة أ، " if lang == "ar" else "  نشرة أ, ")
    assert VALLEY.name_en in rows[1][0] or VALLEY.name_ar in rows[1][0]
    assert "1,200" in rows[2][1]
    assert rows[1][3] == ("open" if lang == "en" else "مفتوح")
