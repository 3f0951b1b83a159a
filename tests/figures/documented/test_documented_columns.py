"""Columns: what is looked up in tables says what sorting says, and ids stand in their order however they came."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from documented_made import claim, count, figure, incident, question
from hypothesis import given
from hypothesis import strategies as st

from tawthiq.figures.documented import Holdings
from tawthiq.figures.documented.columns import distinct
from tawthiq.figures.documented.last_words import met_again
from tawthiq.figures.documented.simulated import _drawn

_ROWS = st.lists(st.tuples(st.integers(0, 3), st.sampled_from((0, 1, 7, 10**9))), max_size=12)


@given(_ROWS)
def test_kinds_of_rows_are_in_the_order_of_the_rows(rows: list[tuple[int, int]]) -> None:
    table = np.array(rows, dtype=np.int64).reshape(-1, 2)
    firsts, kinds = distinct(table)
    told = sorted(set(rows))
    assert [rows[n] for n in firsts.tolist()] == told
    assert firsts.tolist() == [rows.index(one) for one in told]
    assert [told[k] for k in kinds.tolist()] == rows


@given(st.lists(st.lists(st.integers(0, 3), max_size=6), max_size=6))
def test_whoever_speaks_again_in_a_group_is_met_again(groups: list[list[int]]) -> None:
    owners = np.array([g for g, codes in enumerate(groups) for _ in codes], dtype=np.int64)
    codes = np.array([code for some in groups for code in some], dtype=np.int64)
    twice = [len(set(some)) < len(some) for some in groups]
    assert met_again(owners, codes).tolist() == [twice[g] for g in owners.tolist()]


@given(st.permutations("abcd"), st.sets(st.sampled_from("abcd")))
def test_claims_behind_an_incident_are_in_order_of_id(order: list[str], missing: set[str]) -> None:
    told = [claim(name, count("killed", "all", 1, 2), originator=name) for name in order]
    found = figure(question(), [incident("I", *told)], *(c for c in told if c.id not in missing))
    kept = tuple(sorted({*order} - missing))
    assert [i.claims for i in found.inputs if i.counted] == ([kept] if kept else [])
    assert [i.originators for i in found.inputs if i.counted] == ([kept] if kept else [])


def test_places_by_id_count_within_each_incident() -> None:
    told = [claim(name) for name in ("d", "b", "c", "a", "e")]
    two = [incident("I", *told[:3]), incident("J", *told[3:])]
    columns = Holdings({c.id: c for c in told}, two).columns
    assert columns.by_id.tolist() == [2, 0, 1, 0, 1]
    assert columns.whole.tolist() == [False, True]
    fewer = Holdings({c.id: c for c in told if c.id != "a"}, two).columns
    assert (fewer.ids, fewer.whole.tolist()) == (["d", "b", "c", "e"], [False, False])


def test_of_several_originators_at_once_the_one_of_the_last_id_speaks_last() -> None:
    told = [claim(name, count("killed", "all", n, n), originator=name) for n, name in enumerate("cab")]
    found = figure(question(rule="latest"), [incident("I", *told)], *told)
    assert [(i.claims, i.low) for i in found.inputs if i.counted] == [(("c",), 0)]
    earlier = [replace(c, published_on=None) for c in told[:1]] + told[1:]
    found = figure(question(rule="latest"), [incident("I", *earlier)], *earlier)
    assert [(i.claims, i.low) for i in found.inputs if i.counted] == [(("b",), 2)]


@given(st.integers(0, 5), st.integers(0, 5), st.integers(0, 5), st.integers(0, 2**32 - 1))
def test_half_of_the_chance_is_below_the_best_number(low: int, more: int, most: int, number: int) -> None:
    best, high = low + more, low + more + most
    (drawn,) = _drawn(
        np.array([number], dtype=np.uint64), np.array([low, best, high], dtype=np.int64)
    ).tolist()
    first, last = (low, best) if number < 2**31 else (best, high)
    assert drawn == first + (number % 2**31) * (last - first + 1) // 2**31
