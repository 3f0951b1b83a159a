"""Incidents that may be one, among those that a tie holds: both rules at once."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from typing import Any

from documented_made import claim, figure, incident, low_best_high, question
from hypothesis import given, settings
from hypothesis import strategies as st
from test_documented_near import paired
from test_documented_properties import areas_add_up, rules, wide_and_narrow
from test_documented_recount import recounted
from test_documented_ties import Book, day, exact, killed, tied, withdrawn


@st.composite
def near_ties(draw: st.DrawFn) -> Book:
    """Ties of which some incidents may be one: rows, parts, and others; never a row and what it sums up."""
    listed, told = draw(tied())
    under: dict[str, set[str]] = {}
    for one in listed:  # a row comes after what it sums up
        under[one.code] = set(one.sums).union(*(under[code] for code in one.sums))
    pairs = [
        (a, b) for a, b in combinations(range(len(listed)), 2) if listed[a].code not in under[listed[b].code]
    ]
    chosen = draw(st.sets(st.sampled_from(pairs), max_size=5)) if pairs else set()
    return paired(listed, chosen), told


@settings(max_examples=150)
@given(near_ties(), rules, st.sampled_from(("all", "civilians")), st.sampled_from((None, "sex", "source")))
def test_only_the_lower_numbers_fall_and_the_sheet_gives_them(
    book: Book, rule: dict[str, Any], group: str, by: str | None
) -> None:
    asked = question(group=group, by=by, **rule)
    found = figure(asked, *book[:1], *book[1])
    sure = figure(asked, [replace(i, maybe=()) for i in book[0]], *book[1])
    assert (found.best, found.high) == (sure.best, sure.high)
    assert (found.low or 0) <= (sure.low or 0)
    for one in (*found.inputs, *found.parts, *found.beside):
        assert one.low <= one.best
        assert one.high is None or one.best <= one.high
    assert recounted(found, *book) == low_best_high(found)


@settings(max_examples=100)
@given(near_ties(), st.integers(0, 3), st.integers(0, 3), rules)
def test_a_narrower_window_never_raises_a_number(
    book: Book, later: int, earlier: int, rule: dict[str, Any]
) -> None:
    wide, found = wide_and_narrow(book, later, earlier, rule)
    assert wide.high is None or (found.high is not None and found.high <= wide.high) or found.low is None


@settings(max_examples=100)
@given(near_ties(), rules)
def test_disjoint_areas_add_up(book: Book, rule: dict[str, Any]) -> None:
    areas_add_up(book, rule)


@settings(max_examples=150)
@given(near_ties(), st.data(), rules)
def test_withdrawing_an_incident_never_raises_best_or_upper_number(
    book: Book, data: st.DataObject, rule: dict[str, Any]
) -> None:
    before, after = withdrawn(exact(book), data, rule, "all")
    assert after[1] <= before[1]
    assert (after[2] or 0) <= (before[2] or 0)


def test_with_a_part_goes_the_doubt_that_another_incident_is_it() -> None:
    """Three dead of a day, told once more as one incident, which may be a third one: the lower number is 3, not 6."""
    listed, told = day((3, 3), (3, 3))
    other = claim("o", killed(3, 3), source="other")
    listed, told = paired([*listed, incident("Z", other)], ((0, 2),)), [*told, other]
    assert low_best_high(figure(question(), listed, *told)) == (3, 6, 6)
    told[0] = replace(told[0], review="rejected")
    assert low_best_high(figure(question(), listed, *told)) == (6, 6, 6)
