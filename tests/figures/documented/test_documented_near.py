"""Incidents that may be one: the lower number counts one of them, the best and the upper number both."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from typing import Any

from documented_made import claim, count, figure, incident, low_best_high, question
from hypothesis import given, settings
from hypothesis import strategies as st
from test_documented_properties import EVERYWHERE, areas_add_up, rules, wide_and_narrow
from test_documented_recount import recounted
from test_documented_ties import withdrawn

from tawthiq.model.incidents import Claim, Incident

Book = tuple[list[Incident], list[Claim]]


def several(*lows: int, pairs: tuple[tuple[int, int], ...] = (), **more: Any) -> Book:
    told = [claim(f"c{n}", count("killed", "all", low, low + 2)) for n, low in enumerate(lows)]
    listed = [incident(f"I{n}", c, **more) for n, c in enumerate(told)]
    return paired(listed, pairs), told


def paired(listed: list[Incident], pairs: Any) -> list[Incident]:
    beside: dict[int, list[str]] = {}
    for a, b in pairs:
        beside.setdefault(a, []).append(listed[b].code)
        beside.setdefault(b, []).append(listed[a].code)
    return [replace(i, maybe=tuple(sorted(beside.get(n, ())))) for n, i in enumerate(listed)]


def test_of_two_that_may_be_one_the_lower_number_holds_the_greater() -> None:
    listed, told = several(3, 5, 7, pairs=((0, 1),))
    found = figure(question(), listed, *told)
    assert low_best_high(found) == (12, 15, 21)
    assert {i.ref: i.why for i in found.inputs if i.low == 0} == {
        "I0": "perhaps the same as another incident that counts: nothing in the lower number"
    }
    assert any(
        "Pairs of incidents that may be one: 1." in en and "would be 15" in en for en, _ in found.caveats
    )
    assert any("الحد الأدنى يحسب واحدة من كل زوج" in ar for _, ar in found.caveats)


def test_one_vague_report_that_may_be_any_of_several_shuts_out_none_of_them() -> None:
    listed, told = several(4, 3, 3, 3, pairs=((0, 1), (0, 2), (0, 3)))
    assert low_best_high(figure(question(), listed, *told)) == (9, 13, 21)


def test_a_twin_that_the_definition_counts_nowhere_shuts_out_nobody() -> None:
    listed, told = several(3, 5, pairs=((0, 1),))
    told[1] = replace(told[1], review="rejected")
    assert low_best_high(figure(question(), listed, *told)) == (3, 3, 5)


@st.composite
def books(draw: st.DrawFn) -> Book:
    listed: list[Incident] = []
    told: list[Claim] = []
    for n in range(draw(st.integers(2, 7))):
        low = draw(st.integers(0, 9))
        high = draw(st.one_of(st.none(), st.integers(low, 12)))
        group = draw(st.sampled_from(("all", "all", "civilians", "women")))
        who = draw(st.sampled_from(("أ", "ب", "ج")))
        told.append(claim(f"c{n}", count("killed", group, low, high), source=who))
        start = draw(st.integers(1, 12))
        admin = draw(st.sampled_from((("QZ", "QZ01"), ("QZ", "QZ02"), ())))
        listed.append(incident(f"I{n}", told[-1], day=start, last=min(12, start + 1), admin=admin))
    pairs = list(combinations(range(len(listed)), 2))
    return paired(listed, draw(st.sets(st.sampled_from(pairs), max_size=6))), told


@settings(max_examples=120)
@given(
    books(), rules, st.sampled_from(("all", "civilians")), st.sampled_from((None, "sex", "source", "status"))
)
def test_only_the_lower_numbers_fall_and_stay_below_the_best(
    book: Book, rule: dict[str, Any], group: str, by: str | None
) -> None:
    asked = question(group=group, by=by, **rule)
    found, sure = (
        figure(asked, *book[:1], *book[1]),
        figure(asked, [replace(i, maybe=()) for i in book[0]], *book[1]),
    )
    assert (found.best, found.high) == (sure.best, sure.high)
    assert (found.low or 0) <= (sure.low or 0)
    for one in (*found.inputs, *found.parts, *found.beside):
        assert one.low <= one.best
    assert recounted(found, *book) == low_best_high(found)


@settings(max_examples=80)
@given(books())
def test_no_two_of_what_the_lower_number_holds_may_be_one(book: Book) -> None:
    found = figure(question(area=EVERYWHERE), *book[:1], *book[1])
    held = {i.ref for i in found.inputs if i.counted and i.low}
    assert not [i.code for i in book[0] if i.code in held and held & set(i.maybe)]


@settings(max_examples=80)
@given(books(), st.integers(0, 3), st.integers(0, 3), rules)
def test_a_narrower_window_never_raises_a_number(
    book: Book, later: int, earlier: int, rule: dict[str, Any]
) -> None:
    wide_and_narrow(book, later, earlier, rule)


def test_of_three_in_a_row_the_lower_number_holds_the_two_at_the_ends() -> None:
    listed, told = several(3, 5, 3, pairs=((0, 1), (1, 2)))
    assert low_best_high(figure(question(), listed, *told)) == (6, 11, 17)
    told[1] = replace(told[1], review="rejected")
    assert low_best_high(figure(question(), listed, *told)) == (6, 6, 10)


def test_many_that_may_be_one_are_chosen_greedily() -> None:
    listed, told = several(*([3] * 30), pairs=tuple((n, n + 1) for n in range(29)))
    found = figure(question(), listed, *told)
    held = [i.ref for i in found.inputs if i.low]
    assert found.low == 3 * len(held)
    assert 10 <= len(held) <= 15


@settings(max_examples=100)
@given(books(), st.data(), rules)
def test_withdrawing_an_incident_raises_no_number_of_everything(
    book: Book, data: st.DataObject, rule: dict[str, Any]
) -> None:
    before, after = withdrawn(book, data, rule, "all")
    assert after[0] <= before[0]
    assert after[1] <= before[1]
    assert before[2] is None or (after[2] is not None and after[2] <= before[2])


@settings(max_examples=80)
@given(books(), rules)
def test_disjoint_areas_add_up(book: Book, rule: dict[str, Any]) -> None:
    areas_add_up(book, rule)
