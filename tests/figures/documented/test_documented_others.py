"""Totals of others as increments and beside ours; displacement within its bounds."""

from __future__ import annotations

from datetime import date
from itertools import combinations

from documented_made import claim, count, incident, placed, question, total
from hypothesis import given, settings
from hypothesis import strategies as st

from tawthiq.figures.documented import Holdings
from tawthiq.figures.documented.displacement import displacement
from tawthiq.figures.documented.others import compared, increments, series_name, totals_of
from tawthiq.model.claims import Count
from tawthiq.model.incidents import Claim, Incident

PLACE = placed("QZ01", "QZ", "QZ01")


def day(n: int) -> date:
    return date(2031, 3, n)


def said(
    name: str, first: int, last: int, low: int, high: int | None, published: int, by: str = "Bulletin 1"
) -> Claim:
    return total(
        name,
        (day(first), day(last)),
        ("QZ01",),
        count("killed", "all", low, high),
        place=PLACE,
        publisher=by,
        published_on=day(published),
        originator=name,
    )


def holdings(told: list[Claim], listed: list[Incident] | None = None) -> Holdings:
    return Holdings({c.id: c for c in told}, listed or [])


def test_a_cumulative_series_becomes_increments_with_late_additions_dated() -> None:
    told = [
        said("a", 1, 3, 80, 80, 4),
        said("b", 1, 5, 170, 170, 6, "Bulletin 2"),
        said("c", 1, 5, 175, 175, 9, "Bulletin 3"),
        said("d", 1, 7, 172, None, 10, "Bulletin 4"),
        said("e", 2, 4, 7, 7, 5, "Other"),
    ]
    held = holdings(told)
    found = increments(totals_of(question(basis="published totals"), held.claims, held))
    assert [(i.kind, i.days, i.published_on, i.low, i.best, i.high) for i in found] == [
        ("first", (day(1), day(3)), day(4), 80, 80, 80),
        ("new days", (day(4), day(5)), day(6), 90, 90, 90),
        ("late addition", (day(1), day(5)), day(9), 5, 5, 5),
        ("correction", (day(6), day(7)), day(10), -3, -3, None),
    ]
    assert sum(i.best for i in found) == 172


def test_series_are_told_by_their_publisher_without_the_issue_number() -> None:
    assert series_name("Situation Report 2") == series_name("Situation Report No. 13") == "Situation Report"
    assert series_name("2") == "2"


def test_a_total_stands_beside_our_incidents_of_its_own_window_and_area() -> None:
    ours = [claim("x", count("killed", "all", 4, 5)), claim("y", count("killed", "all", 6, 6))]
    listed = [incident("I1", ours[0], day=2), incident("I2", ours[1], day=6)]
    told = [said("a", 1, 3, 5, 5, 4), said("b", 1, 7, 80, 80, 8, "Other")]
    held = holdings([*told, *ours], listed)
    asked = question(basis="published totals")
    found = {c.claim: c for c in compared(asked, totals_of(asked, held.claims, held), held)}
    assert (found["a"].verdict, found["b"].verdict) == ("agrees", "theirs is higher")
    assert found["a"].ours is not None
    assert (found["a"].ours.low, found["a"].ours.high) == (4, 5)
    assert (found["a"].within, found["b"].within) == (("b",), ())


def moved(
    name: str, first: int, last: int, low: int, high: int | None, measure: str, area: str = "QZ01"
) -> Claim:
    counted = Count(
        "returned" if measure == "return" else "displaced",
        "all",
        low,
        high,
        "exact",
        "…",
        0,
        1,
        measure=measure,
    )
    chain = ("QZ", "QZ01") if area == "QZ01" else ("QZ", "QZ01", area)
    return total(
        name, (day(first), day(last)), (area,), counted, place=placed(area, *chain), publisher="cluster"
    )


def test_displacement_is_bounded_by_the_largest_window_and_the_greatest_disjoint_sum() -> None:
    told = [
        moved("a", 1, 3, 100, 100, "flow"),
        moved("b", 2, 5, 150, 150, "flow"),
        moved("c", 4, 7, 90, 90, "flow"),
        moved("s1", 1, 1, 1000, 1000, "stock"),
        moved("s2", 1, 7, 1170, 1170, "stock"),
        moved("r", 2, 6, 20, 20, "return"),
    ]
    found = displacement(question(kind="displaced", measure="flow", basis="published totals"), holdings(told))
    assert (found.low, found.high, found.behind) == (150, 190, ("a", "c"))
    assert set(found.overlaps) == {("a", "b"), ("b", "c")} or {frozenset(o) for o in found.overlaps} == {
        frozenset("ab"),
        frozenset("bc"),
    }
    balance = found.balances[0]
    assert (balance.before, balance.after, balance.flow, balance.returned, balance.residual) == (
        1000,
        1170,
        150,
        20,
        40,
    )
    opened = displacement(
        question(kind="displaced", basis="published totals"),
        holdings([*told, moved("o", 1, 2, 5, None, "flow")]),
    )
    assert (opened.low, opened.high) == (150, None)


@settings(max_examples=60)
@given(
    st.lists(
        st.tuples(
            st.integers(1, 7),
            st.integers(0, 3),
            st.integers(0, 50),
            st.sampled_from(("QZ01", "QZ0102", "QZ0103")),
        ),
        min_size=1,
        max_size=7,
    )
)
def test_the_greatest_disjoint_sum_is_what_trying_all_subsets_gives(
    rows: list[tuple[int, int, int, str]],
) -> None:
    told = [
        moved(f"f{n}", a, min(7, a + more), size, size, "flow", area)
        for n, (a, more, size, area) in enumerate(rows)
    ]
    found = displacement(question(kind="displaced", basis="published totals"), holdings(told))
    spans = [(a, min(7, a + more), size, area) for a, more, size, area in rows]

    def apart(x: tuple[int, int, int, str], y: tuple[int, int, int, str]) -> bool:
        return x[1] < y[0] or y[1] < x[0] or (x[3] != y[3] and "QZ01" not in (x[3], y[3]))

    sums = [
        sum(s[2] for s in some)
        for size in range(len(spans) + 1)
        for some in combinations(spans, size)
        if all(apart(x, y) for x, y in combinations(some, 2))
    ]
    assert found.high == max(sums)
    windows = {(a, b, area) for a, b, _, area in spans}
    assert found.low == max(min(s for x, y, s, z in spans if (x, y, z) == w) for w in windows)
    assert found.low <= (found.high or 0)
