"""A population that contains another is never below it: all persons, civilians, children, those of any target."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import pytest
from documented_made import claim, count, figure, incident, low_best_high, question
from hypothesis import given, settings
from hypothesis import strategies as st
from test_documented_near import paired
from test_documented_properties import EVERYWHERE, added, rules, three
from test_documented_recount import recounted

from tawthiq.figures.documented import why
from tawthiq.figures.documented.readings import wider
from tawthiq.model.figures import Area, Figure, Question
from tawthiq.model.incidents import Claim, Incident

Book = tuple[list[Incident], list[Claim]]
_GROUPS = ("all", "civilians", "children", "women", "men", "fighters", "health_workers")
_KINDS = ("killed", "killed", "executed", "killed_or_injured")


@st.composite
def books(draw: st.DrawFn) -> Book:
    """Incidents whose reports state several populations and contradict each other and themselves."""
    listed: list[Incident] = []
    told: list[Claim] = []
    for n in range(draw(st.integers(1, 5))):
        own = [_claim(draw, f"c{n}{k}") for k in range(draw(st.integers(1, 3)))]
        first = draw(st.integers(1, 9))
        admin = draw(st.sampled_from((("QZ", "QZ01"), ("QZ", "QZ02"), ())))
        listed.append(incident(f"I{n}", *own, day=first, last=min(9, first + 1), admin=admin))
        told += own
    pairs = list(combinations(range(len(listed)), 2))
    return paired(listed, draw(st.sets(st.sampled_from(pairs), max_size=4)) if pairs else ()), told


def _claim(draw: st.DrawFn, name: str) -> Claim:
    counts = []
    for _ in range(draw(st.integers(1, 3))):
        low = draw(st.one_of(st.none(), st.integers(0, 6)))
        high = None if low is None else draw(st.one_of(st.none(), st.integers(low, 9)))
        counts.append(count(draw(st.sampled_from(_KINDS)), draw(st.sampled_from(_GROUPS)), low, high))
    who = draw(st.sampled_from(("مرصد", "شبكة", "راديو")))
    targets = draw(st.sampled_from(((), ("school",))))
    return claim(name, *counts, source=who, targets=targets, act=int(name[1:]))


_ASKED = st.builds(
    lambda group, targets, least, rule: question(group=group, targets=targets, min_originators=least, **rule),
    st.sampled_from(_GROUPS), st.sampled_from(((), ("school",))),
    st.sampled_from((1, 1, 2)), rules,
)  # fmt: skip


@settings(max_examples=150)
@given(books(), _ASKED)
def test_a_whole_is_never_below_its_part(book: Book, asked: Question) -> None:
    part = figure(asked, *book[:1], *book[1])
    for one in wider(asked):
        whole = figure(one, *book[:1], *book[1])
        assert (part.low or 0) <= (whole.low or 0)
        assert (part.best or 0) <= (whole.best or 0)
        assert _top(part) <= _top(whole)
    assert recounted(part, *book) == low_best_high(part)
    for row in (*part.inputs, *part.beside):
        assert row.low <= row.best
        assert row.high is None or row.best <= row.high


def _top(found: Figure) -> float:
    if found.low is None:
        return 0
    return float("inf") if found.high is None else found.high


@settings(max_examples=60)
@given(books(), rules, st.sampled_from(("civilians", "children", "men")))
def test_disjoint_areas_of_a_part_add_up(book: Book, rule: dict[str, Any], group: str) -> None:
    whole = figure(question(area=EVERYWHERE, by="area", group=group, **rule), *book[:1], *book[1])
    assert added(map(three, whole.parts)) == three(whole)
    areas = [Area("a", codes, "a", "أ") for codes in (("QZ01",), ("QZ02",), ("QZ01", "QZ02"))]
    one, two, both = (
        three(figure(question(area=a, group=group, **rule), *book[:1], *book[1])) for a in areas
    )
    assert added([one, two]) == both


def test_who_reports_fewer_dead_in_all_bounds_the_civilians_and_is_named() -> None:
    few = claim("مرصد الوادي", count("killed", "all", 6, 6))
    many = claim("شبكة السنديان", count("killed", "civilians", 9, 9), count("killed", "all", 9, 9))
    listed = [incident("I1", few, many)]
    found = figure(question(group="civilians"), listed, few, many)
    assert low_best_high(found) == (6, 6, 9)
    assert low_best_high(figure(question(), listed, few, many)) == (6, 6, 9)
    row = found.inputs[0]
    assert (row.why, row.claims) == (why.BOUNDED, tuple(sorted((few.id, many.id))))
    assert low_best_high(figure(question(group="civilians"), [incident("I1", many)], many)) == (9, 9, 9)


@pytest.mark.parametrize(("rule", "expected"), [("priority", (0, 5, 5)), ("range", (0, 5, 5))])
def test_a_table_whose_civilians_belong_to_its_best_number_has_its_own_lower_one(
    rule: str, expected: tuple[int, int, int]
) -> None:
    row = claim("جدول", count("killed", "all", 0, 7, best=7), count("killed", "civilians", 5, 5))
    asked = question(group="civilians", rule=rule, tiers=(("جدول",),))
    assert low_best_high(figure(asked, [incident("I1", row)], row)) == expected


def test_of_two_that_may_be_one_every_population_keeps_the_same() -> None:
    soldiers = claim("a", count("killed", "all", 5, 5), count("killed", "fighters", 5, 5))
    family = claim("b", count("killed", "all", 4, 4), count("killed", "civilians", 4, 4))
    listed = paired([incident("I0", soldiers), incident("I1", family)], ((0, 1),))
    assert low_best_high(figure(question(), listed, soldiers, family)) == (5, 9, 9)
    assert low_best_high(figure(question(group="civilians"), listed, soldiers, family)) == (0, 4, 4)


def test_whoever_calls_the_number_unknown_comes_after_the_sources_that_state_one() -> None:
    silent = claim("أولى", count("killed", "all", None, None))
    other = claim("ثانية", count("killed", "all", 4, 4))
    asked = question(rule="priority", tiers=(("أولى",), ("ثانية",)))
    found = figure(asked, [incident("I1", silent, other)], silent, other)
    assert low_best_high(found) == (4, 4, 4)
    assert {i.ref: i.why for i in found.inputs if not i.counted} == {"أولى": why.OUTRANKED}


def test_classes_of_a_group_are_of_that_group() -> None:
    """Fighters are no civilians, women no children, and whoever is asked for is of its own class."""
    numbers = {"all": 9, "civilians": 6, "fighters": 3, "women": 2, "children": 1}
    told = claim("a", *(count("killed", group, n, n) for group, n in numbers.items()))

    def classes(group: str, by: str) -> dict[str, tuple[int, int, int | None]]:
        found = figure(question(group=group, by=by), [incident("I", told)], told)
        return {p.name: (p.low, p.best, p.high) for p in found.parts if p.high != 0}

    assert classes("civilians", "status") == {"civilian": (6, 6, 6)}
    assert classes("children", "age") == {"under_18": (1, 1, 1)}
    assert classes("children", "sex") == {"unknown": (1, 1, 1)}
    assert classes("women", "sex") == {"female": (2, 2, 2)}
    assert classes("women", "age") == {"over_18": (2, 2, 2)}
    assert classes("children", "status") == {"civilian": (1, 1, 1)}
    assert classes("all", "status") == {"civilian": (6, 6, 6), "fighter": (3, 3, 3)}
