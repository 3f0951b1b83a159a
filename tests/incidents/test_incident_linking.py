"""Claims of one event become one incident, whatever their order; what a source or a person keeps apart stays apart."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from tawthiq.evidence.identity import claim_id, incident_code
from tawthiq.incidents.link import link
from tawthiq.model.claims import Count, Event, PlaceRef
from tawthiq.model.geo import metres
from tawthiq.model.incidents import Anchor, Claim, Incident, Judgement

DAY = date(2024, 3, 5)
VILLAGES = [(341234567, 361234567), (341434567, 361234567), (343234567, 363234567)]


def claim(
    n: int, village: int = 0, day: int = 0, killed: int | None = 3, kind: str = "airstrike", *,
    precision: int = 1500, item: str = "", extractor: str = "rules", scope: str = "event", basis: str = "stated",
    span: int = 0, targets: tuple[str, ...] = ("none_stated",),
) -> Claim:  # fmt: skip
    """The n-th invented claim: its own item unless one is named."""
    lat, lon = VILLAGES[village]
    counts = () if killed is None else (Count("killed", "civilians", killed, killed, "exact", "q", 0, 1),)
    place = PlaceRef("عين", f"XC{village}", "Ain", "عين", lat, lon, precision, ("XT", "XT01", f"XC{village}"))
    start = DAY + timedelta(days=day)
    event = Event(
        kind, f"quote {n}", 0, 7, scope=scope, date_start=start, date_end=start + timedelta(days=span),
        date_basis=basis, place=place, counts=counts, targets=targets,
    )  # fmt: skip
    anchor = Anchor(item or f"{n:064d}", f"message {n}", extractor, event.quote, 0, 0, 7)
    return Claim(claim_id(anchor), anchor, event, f"s{n}", f"S{n}", (f"s{n}",), n)


def groups(incidents: list[Incident]) -> set[frozenset[str]]:
    return {frozenset(i.claims) for i in incidents}


def together(a: Claim, b: Claim) -> bool:
    return len(link([a, b])) == 1


def test_one_strike_told_twice_is_one_incident() -> None:
    assert together(claim(1), claim(2))
    assert together(claim(1), claim(2, kind="unknown_explosion"))


def test_another_village_day_or_kind_is_another_incident() -> None:
    assert not together(claim(1), claim(2, village=2))
    assert not together(claim(1), claim(2, day=2))
    assert not together(claim(1), claim(2, kind="execution"))


def test_an_attack_by_other_means_needs_more_that_agrees() -> None:
    raid, strike = claim(1, kind="raid", killed=12), claim(2, killed=12)
    assert together(raid, strike)
    assert not together(claim(1, kind="raid", killed=None), claim(2, killed=None))
    assert not together(claim(1, kind="execution", killed=12), strike)


def test_what_states_no_day_was_published_soon_after() -> None:
    told = [claim(2, day=n - 3, span=3, basis="published", killed=None) for n in (0, 1, 3)]
    assert [len(link([claim(1, killed=None), one])) for one in told] == [1, 1, 2]


def test_a_toll_may_grow_but_not_tenfold() -> None:
    assert together(claim(1, killed=3), claim(2, killed=7))
    assert not together(claim(1, killed=3), claim(2, killed=30))


def test_two_facilities_with_two_tolls_are_two_strikes() -> None:
    school, clinic = claim(1, targets=("school",)), claim(2, targets=("health_facility",), killed=5)
    assert not together(school, clinic)


def test_what_one_source_calls_two_stays_two() -> None:
    report = claim(1)
    other = replace(
        claim(2), anchor=replace(claim(2).anchor, item=report.anchor.item, locator=report.anchor.locator)
    )
    assert not together(report, other)
    rows = [claim(n, item="a" * 64, extractor="profile:x") for n in (1, 2)]
    assert not together(*rows)


def test_totals_and_announcements_are_part_of_no_incident() -> None:
    assert link([claim(1, scope="total"), claim(2, scope="announcement")]) == []


def test_an_undated_claim_joins_by_the_days_before_its_publication() -> None:
    undated = claim(2, day=-3, span=3, basis="published")
    incidents = link([claim(1), undated])
    assert len(incidents) == 1
    assert (incidents[0].date_start, incidents[0].date_end) == (DAY, DAY)


def test_a_claim_of_the_whole_province_joins_the_only_incident_of_its_number() -> None:
    coarse = claim(9, precision=40_000, killed=7)
    assert len(link([claim(1, killed=7), coarse])) == 1
    assert len(link([claim(1, killed=7), claim(2, village=2, killed=7), coarse])) == 3
    assert len(link([claim(1, killed=3), coarse])) == 2


def test_a_claim_without_a_place_is_an_incident_of_its_own() -> None:
    lost = claim(2)
    assert len(link([claim(1), replace(lost, event=replace(lost.event, place=None))])) == 2


def test_judgements_come_before_rules() -> None:
    a, b, c = claim(1), claim(2), claim(3, village=2)
    assert groups(link([a, b, c], [Judgement(a.id, c.id, "same", "x")])) == {frozenset([a.id, b.id, c.id])}
    assert len(link([a, b], [Judgement(a.id, b.id, "different", "x")])) == 2


def test_the_code_comes_from_the_earliest_act() -> None:
    a, b = claim(1), claim(2)
    assert link([b, a])[0].code == incident_code(a.id)
    assert link([b, replace(a, act=9)])[0].code == incident_code(b.id)


CLAIMS = st.builds(
    claim, st.integers(1, 10_000), st.integers(0, 2), st.integers(0, 3), st.none() | st.integers(0, 12),
    st.sampled_from(["airstrike", "shelling", "execution", "detention"]),
    precision=st.sampled_from([500, 1500, 40_000]), span=st.integers(0, 2),
)  # fmt: skip


@settings(max_examples=25)
@given(st.lists(CLAIMS, max_size=12, unique_by=lambda c: c.id), st.randoms(use_true_random=False))
def test_order_changes_nothing_and_groups_never_chain(claims: list[Claim], chance: random.Random) -> None:
    incidents = link(claims)
    shuffled = list(claims)
    chance.shuffle(shuffled)
    assert link(shuffled) == incidents
    assert sorted(c for i in incidents for c in i.claims) == sorted(c.id for c in claims)
    by_id = {c.id: c for c in claims}
    for incident in incidents:
        for a, b in combinations((by_id[c].event for c in incident.claims), 2):
            assert near(a, b)


def near(a: Event, b: Event) -> bool:
    """Whether two events of one incident are within a day, and within 5 km of what both precisions allow."""
    assert a.place
    assert b.place
    assert a.date_start
    assert b.date_start
    assert a.date_end
    assert b.date_end
    gap = (max(a.date_start, b.date_start) - min(a.date_end, b.date_end)).days
    apart = metres(a.place.lat or 0, a.place.lon or 0, b.place.lat or 0, b.place.lon or 0)
    return gap <= 1 and apart <= (a.place.precision or 0) + (b.place.precision or 0) + 5_100


def test_judgements_that_contradict_each_other_stop_nothing() -> None:
    a, b, c = claim(1), claim(2, village=1), claim(3, village=2)
    said = [
        Judgement(a.id, b.id, "same", "x"), Judgement(b.id, c.id, "same", "y"), Judgement(a.id, c.id, "different", "z"),
    ]  # fmt: skip
    incidents = link([a, b, c], said)
    assert not any({a.id, c.id} <= set(i.claims) for i in incidents)
    assert any(b.id in i.claims and len(i.claims) == 2 for i in incidents)
