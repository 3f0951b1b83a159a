"""Incidents that may be one: the lower number counts one of them, the best and the upper number both."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import combinations
from typing import Any

import pytest
from documented_made import claim, count, figure, incident, low_best_high, question
from hypothesis import given, settings
from hypothesis import strategies as st
from test_documented_properties import EVERYWHERE, areas_add_up, rules, wide_and_narrow
from test_documented_recount import recounted
from test_documented_ties import withdrawn

from tawthiq.model.figures import HIGHEST, PAIRS
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


def pairs_apart(many: int, odds: int, low: int, high: int) -> Book:
    """`many` pairs of incidents of `low` to `high` dead, each pair one by its odds (1/1000 bit)."""
    told = [claim(f"c{n:03}", count("killed", "all", low, high)) for n in range(2 * many)]
    listed = [
        replace(incident(f"I{n:03}", c), maybe=(f"I{n ^ 1:03}",), odds=(odds,)) for n, c in enumerate(told)
    ]
    return listed, told


def test_pairs_are_one_by_their_odds_and_their_dead_count_once_where_they_are() -> None:
    listed, told = pairs_apart(100, 0, 3, 3)
    found = figure(question(), listed, *told)
    drawn = found.named(PAIRS)
    assert drawn is not None
    assert low_best_high(found) == (300, 600, 600)
    # A hundred pairs at even odds, 3 dead less where they are one: 450 on average, standard deviation 15.
    assert 417 <= drawn.low <= 424
    assert 444 <= drawn.best <= 456
    assert 476 <= (drawn.high or 0) <= 483
    assert any(
        f"the figure is {drawn.low} to {drawn.high}, best {drawn.best}" in en for en, _ in found.caveats
    )


@pytest.mark.parametrize(("odds", "best"), [(-20_000, 600), (-2000, 540), (0, 450), (9000, 450)])
def test_the_odds_decide_how_often_and_are_even_at_most(odds: int, best: int) -> None:
    listed, told = pairs_apart(100, odds, 3, 3)
    drawn = figure(question(), listed, *told).named(PAIRS)
    assert drawn is not None
    assert abs(drawn.best - best) <= 8


def test_incidents_that_are_one_are_heard_as_reports_of_one() -> None:
    listed, told = several(3, 9, 5, pairs=((0, 1), (1, 2)))
    for k in (0, 1, 2):
        listed[k] = replace(listed[k], odds=(0,) * len(listed[k].maybe))
    drawn = figure(question(), listed, *told).named(PAIRS)
    assert drawn is not None
    assert (drawn.low, drawn.high) == (3, 23)  # all one: 3, 5, 11; none: 17, 17, 23


def test_what_may_lie_outside_and_what_is_no_pair_here_is_not_drawn() -> None:
    listed, told = pairs_apart(1, 0, 3, 5)
    listed[1] = replace(listed[1], date_end=date(2031, 3, 20))
    cut = figure(question(), listed, *told)
    assert (low_best_high(cut), cut.named(PAIRS)) == ((3, 3, 10), None)
    alone = figure(question(), listed[:1], *told)
    assert (low_best_high(alone), alone.named(PAIRS)) == ((3, 3, 5), None)


def test_simulated_ranges_draw_the_pairs_too() -> None:
    listed, told = pairs_apart(100, 0, 3, 3)
    found, sure = (
        figure(question(), listed, *told),
        figure(question(), [replace(i, maybe=()) for i in listed], *told),
    )
    for name in ("errors independent", "errors shared"):
        drawn = found.named(name)
        assert drawn is not None
        assert 417 <= drawn.low < 450 < (drawn.high or 0) <= 483
        assert sure.named(name) is None


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
    for name in (PAIRS, "errors independent", "errors shared"):
        drawn, whole = found.named(name), found.named(HIGHEST)
        most = found.high if whole is None else whole.high
        assert drawn is None or (drawn.best <= (drawn.high or 0) <= (most or 0))
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
