"""Incidents that stay apart and may yet be one: near even odds, and nothing that keeps them apart."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from test_grades import row
from test_incident_linking import claim

from tawthiq.incidents.link import link, linked
from tawthiq.incidents.maybe import Near, doubted, untied
from tawthiq.incidents.ties import Tie
from tawthiq.model.incidents import Claim, Judgement


def next_day(c: Claim) -> Claim:
    day = c.event.date_start
    assert day is not None
    later = day + timedelta(days=1)
    return replace(c, event=replace(c.event, date_start=later, date_end=later))


def pair() -> list[Claim]:
    """Two texts of one village and two days with unlike tolls."""
    return [claim(1, killed=4), next_day(claim(2, killed=6))]


def test_what_stays_apart_near_even_odds_is_named_in_any_order() -> None:
    incidents, near = linked(pair())
    assert len(incidents) == 2
    assert [(n.a, n.b) for n in near] == [tuple(i.code for i in incidents)]
    assert near[0].weight >= -4000
    assert linked(pair()[::-1]) == (incidents, near)
    assert link(pair()) == incidents
    doubts = doubted(incidents, near)
    assert [i.maybe for i in doubts] == [(incidents[1].code,), (incidents[0].code,)]
    assert {i.odds for i in doubts} == {(near[0].weight,)}


def test_what_people_or_a_table_keep_apart_is_not() -> None:
    a, b = pair()
    assert linked([a, b], [Judgement(a.id, b.id, "different", "x")])[1] == []
    rows = [row(1, 4, "a"), next_day(row(2, 6, "a"))]
    assert linked(rows)[1] == []


def test_a_row_and_what_it_sums_up_are_not() -> None:
    pairs = [Near("I-A", "I-B", -100), Near("I-B", "I-C", -100)]
    assert untied(pairs, [Tie("I-B", ("I-A", "I-D"), (3, 3), (3, 3))]) == pairs[1:]
