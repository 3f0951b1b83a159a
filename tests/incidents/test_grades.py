"""Harm and attribution are graded apart; a toll keeps its course; sums are tied to incidents, never joined."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from test_incident_linking import claim, groups

from tawthiq.incidents.course import course
from tawthiq.incidents.grades import Grades, grade
from tawthiq.incidents.link import link
from tawthiq.incidents.ties import summing, ties
from tawthiq.model.claims import Count
from tawthiq.model.incidents import Claim, Incident


def told(
    n: int, killed: int | None = 3, party: str = "unknown", by: str = "", grade: str | None = None
) -> Claim:
    made = claim(n, killed=killed)
    event = replace(made.event, actor_class=(party,), grade=grade)
    return replace(made, event=event, originators=(by or f"s{n}",))


def graded(*claims: Claim, **overrides: tuple[str, str]) -> Grades:
    incident = Incident("I-1", tuple(c.id for c in claims), None, None, "airstrike")
    return grade(incident, {c.id: c for c in claims}, overrides)


def test_two_originators_corroborate_and_two_reports_of_one_do_not() -> None:
    assert graded(told(1), told(2)).harm == "corroborated"
    assert graded(told(1), told(2, by="s1")).harm == "single"


def test_no_casualties_against_dead_is_contested_and_silence_is_not() -> None:
    assert graded(told(1), told(2, killed=0)).harm == "contested"
    assert graded(told(1), told(2, killed=None)).harm == "single"
    assert graded(told(1, killed=None)).harm == "none stated"


def test_doubt_about_who_never_touches_the_harm() -> None:
    found = graded(told(1, party="selmara_army"), told(2, party="hill_front"))
    assert (found.harm, found.attribution) == ("corroborated", "contested")
    agreed = graded(told(1, party="selmara_army"), told(2, party="selmara_army"))
    assert agreed.attribution == "corroborated"
    assert graded(told(1)).attribution == "none stated"


def test_an_imported_grade_is_split() -> None:
    contested = graded(told(1, party="russia", grade="Contested"), told(2))
    assert (contested.harm, contested.attribution) == ("corroborated", "contested")
    assert graded(told(1, grade="Contested")).harm == "single"
    assert graded(told(1, grade="Fair")).harm == "corroborated"
    assert graded(told(1, grade="Discounted")).harm == "contested"
    assert graded(told(1, grade="a word of another database")).harm == "single"


def test_a_person_overrides_one_grade_and_not_the_other() -> None:
    found = graded(told(1), harm=("contested", "act-7"))
    assert (found.harm, found.attribution, found.overrides) == (
        "contested",
        "none stated",
        (("harm", "act-7"),),
    )


def published(n: int, day: int, killed: int | None, by: str) -> Claim:
    return replace(told(n, killed=killed, by=by), published_on=date(2024, 3, day))


def test_the_latest_of_each_originator_stands_and_earlier_ones_stay() -> None:
    claims = [published(1, 5, 2, "a"), published(2, 7, 5, "a"), published(3, 6, 4, "b")]
    steps = course(link(claims)[0], {c.id: c for c in claims})
    assert [(s.originator, s.killed, s.stands) for s in steps] == [
        ("a", (2, 2), False), ("b", (4, 4), True), ("a", (5, 5), True),
    ]  # fmt: skip


def test_killed_or_injured_bounds_both() -> None:
    together = Count("killed_or_injured", "all", 14, 14, "exact", "q", 0, 1)
    c = told(1)
    c = replace(c, event=replace(c.event, counts=(together,)))
    step = course(link([c])[0], {c.id: c})[0]
    assert (step.killed, step.injured) == ((0, 14), (0, 14))


def row(n: int, killed: int, table: str, village: int = 0, precision: int = 1500) -> Claim:
    made = claim(n, village, killed=killed, item=table * 64, extractor="profile:x", precision=precision)
    return replace(made, source=table, originators=(table,))


def test_a_day_total_is_tied_to_the_incidents_it_sums_and_joins_none() -> None:
    whole = row(1, 12, "a", precision=30_000)
    parts = [row(2, 5, "b"), row(3, 4, "b", village=1), row(4, 3, "c", village=2)]
    claims = {c.id: c for c in (whole, *parts)}
    incidents = link(list(claims.values()))
    assert frozenset({whole.id}) in groups(incidents)
    found = ties(incidents, claims)
    assert len(found) == 1
    assert (found[0].whole_toll, found[0].parts_toll, len(found[0].parts)) == ((12, 12), (12, 12), 3)
    assert ties(list(reversed(incidents)), claims) == found


def test_a_copy_of_the_row_that_sums_up_leaves_the_tie_as_it_is() -> None:
    whole = row(1, 12, "a", precision=30_000)
    parts = [row(2, 5, "b"), row(3, 4, "b", village=1), row(4, 3, "c", village=2)]
    claims = {c.id: c for c in (whole, *parts)}
    incidents = link(list(claims.values()))
    copy = replace(whole, id="copied", source="mirror")
    grown = [replace(i, claims=(*i.claims, copy.id)) if whole.id in i.claims else i for i in incidents]
    found = ties(grown, {**claims, copy.id: copy})
    assert found == ties(incidents, claims) != []
    summed = summing(incidents, found)
    assert [i.sums for i in summed if i.sums] == [found[0].parts]
    assert [i.code for i in summed] == [i.code for i in incidents]


def test_a_sum_that_several_choices_explain_is_no_tie() -> None:
    whole = row(1, 8, "a", precision=20_000)
    parts = [row(2, 4, "b"), row(3, 4, "b", village=1), row(4, 4, "c", village=1)]
    claims = {c.id: c for c in (whole, *parts)}
    alone = [link([c])[0] for c in claims.values()]
    assert ties(alone, claims) == []
