"""Facilities of one place that are hit again: never twice, and never fewer for an incident more."""

from __future__ import annotations

from datetime import date
from typing import Any

from documented_made import (
    HOSPITAL,
    MARKET,
    SCHOOL,
    figure,
    hit,
    incident,
    low_best_high,
    question,
    told,
)

from tawthiq.figures.documented import Holdings, why
from tawthiq.figures.documented.by_incidents import answer_by_incidents
from tawthiq.figures.documented.leaving_out import leave_out
from tawthiq.model.claims import Count
from tawthiq.model.incidents import Claim, Incident

Three = tuple[int | None, int | None, int | None]


def at_one_place(*days: tuple[int, int, list[Count]]) -> tuple[list[Incident], list[Claim]]:
    """Incidents at one place: first and last day, and what is counted."""
    claims = [told(f"c{n}", *counts, act=n) for n, (_, _, counts) in enumerate(days)]
    listed = [
        incident(f"I{n}", c, day=first, last=last, pcode="QZ010201")
        for n, (c, (first, last, _)) in enumerate(zip(claims, days, strict=True))
    ]
    return listed, claims


def asked(book: tuple[list[Incident], list[Claim]], *kinds: str, **more: Any) -> Three:
    return low_best_high(figure(question(kind="facilities_hit", targets=kinds, **more), book[0], *book[1]))


def test_of_one_place_the_incident_counts_in_full_that_states_most() -> None:
    book = at_one_place((2, 2, [hit(MARKET, 1)]), (5, 5, [hit(HOSPITAL, 3)]))
    assert asked(book) == (3, 3, 4)
    assert asked(book, HOSPITAL) == (3, 3, 3)
    later = (date(2031, 3, 4), date(2031, 3, 7))
    assert asked(book, window=later) == (3, 3, 3)


def test_an_incident_that_only_meets_the_window_takes_no_facility_from_one_inside() -> None:
    book = at_one_place((1, 2, [hit(SCHOOL, 1)]), (5, 5, [hit(SCHOOL, 2)]))
    assert asked(book, window=(date(2031, 3, 2), date(2031, 3, 7))) == (2, 2, 3)


def test_where_a_later_incident_has_the_higher_best_number_it_adds_the_difference() -> None:
    book = at_one_place((2, 2, [hit(SCHOOL, 3)]), (5, 5, [hit(SCHOOL, 1, 6)]))
    book[1][1] = told("c1", hit(SCHOOL, 1, 6), hit(SCHOOL, 5), hit(SCHOOL, 5), act=1)
    found = figure(question(kind="facilities_hit"), book[0], *book[1])
    assert low_best_high(found) == (3, 5, 9)
    assert [(i.low, i.best, i.high, i.why) for i in found.inputs] == [
        (3, 3, 3, why.INSIDE), (0, 2, 6, why.FACILITY_BEYOND),
    ]  # fmt: skip


def test_leaving_an_originator_out_counts_facilities_of_one_place_once_as_well() -> None:
    listed, claims = at_one_place(
        (2, 2, [hit(SCHOOL, 1)]), (5, 5, [hit(SCHOOL, 1)]), (6, 6, [hit(SCHOOL, 1)])
    )
    question_ = question(kind="facilities_hit")
    holdings = Holdings({c.id: c for c in claims}, listed)
    left = leave_out(question_, answer_by_incidents(question_, holdings), holdings)
    assert [(one.originator, one.reading[:3]) for one in left] == [(f"c{n}", (1, 1, 2)) for n in range(3)]
