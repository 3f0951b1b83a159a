"""Figures on the basis of incidents: who counts, what a range is made of, what is left out and said."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from documented_made import IN_VALLEY, claim, count, figure, incident, low_best_high, question

from tawthiq.figures.documented import why
from tawthiq.figures.errors import BasisElsewhere, QuestionRefused
from tawthiq.model.claims import PART
from tawthiq.model.figures import Area
from tawthiq.model.incidents import Claim


def why_of(found, ref: str) -> str:  # type: ignore[no-untyped-def]
    return next(i.why for i in found.inputs if i.ref == ref)


def test_range_runs_from_lowest_minimum_to_highest_maximum_of_the_originators() -> None:
    a = claim("شبكة السنديان", count("killed", "all", 3, 5))
    b = claim("مرصد الوادي", count("killed", "all", 4, 9, best=6))
    assert low_best_high(figure(question(), [incident("I1", a, b)], a, b)) == (3, 3, 9)


def test_best_is_the_lower_median_of_each_originators_own_best_or_minimum() -> None:
    a, b, c = (claim(n, count("killed", "all", low, 9)) for n, low in (("a", 2), ("b", 5), ("c", 7)))
    assert figure(question(), [incident("I1", a, b, c)], a, b, c).best == 5


def test_one_originator_counts_once_by_its_latest_report() -> None:
    early = claim("early", count("killed", "all", 2, 2), originator="مشفى النهر", source="radio")
    late = claim(
        "late",
        count("killed", "all", 6, 6),
        originator="مشفى  النهر",
        source="paper",
        published_on=date(2031, 3, 5),
    )
    found = figure(question(), [incident("I1", early, late)], early, late)
    assert low_best_high(found) == (6, 6, 6)
    assert why_of(found, "early") == why.SUPERSEDED


def test_a_later_report_that_states_no_number_leaves_the_earlier_one_standing() -> None:
    early = claim("early", count("killed", "all", 2, 2), originator="net")
    later = claim("late", count("killed", "all", None, None), originator="net", published_on=date(2031, 3, 6))
    assert low_best_high(figure(question(), [incident("I1", early, later)], early, later)) == (2, 2, 2)


def test_any_open_maximum_leaves_the_sum_without_an_upper_number() -> None:
    a, b = claim("a", count("killed", "all", 3, None)), claim("b", count("killed", "all", 4, 4))
    found = figure(question(), [incident("I1", a), incident("I2", b)], a, b)
    assert low_best_high(found) == (7, 7, None)


def test_zero_unknown_and_not_stated_are_three_things() -> None:
    zero = claim("zero", count("killed", "all", 0, 0))
    unknown = claim("unknown", count("killed", "all", None, None))
    silent = claim("silent", count("injured", "all", 5, 5))
    cases = {name: figure(question(), [incident("I1", c)], c) for name, c in
             (("zero", zero), ("unknown", unknown), ("silent", silent))}  # fmt: skip
    assert low_best_high(cases["zero"]) == (0, 0, 0)
    assert low_best_high(cases["unknown"]) == (0, 0, None)
    assert low_best_high(cases["silent"]) == (None, None, None)
    assert why_of(cases["silent"], "I1") == why.NOT_STATED


def test_dates_that_only_overlap_the_window_reach_the_upper_number_alone() -> None:
    inside, cut = claim("in", count("killed", "all", 4, 4)), claim("cut", count("killed", "all", 3, 3))
    incidents = [incident("I1", inside), incident("I2", cut, day=6, last=9)]
    found = figure(question(), incidents, inside, cut)
    assert (low_best_high(found), found.interval) == ((4, 4, 7), "window bounds")
    assert why_of(found, "I2") == why.OVERLAPS
    assert any(
        "add to the upper number alone (3)" in en and "الحد الأعلى وحده (3)" in ar for en, ar in found.caveats
    )


@pytest.mark.parametrize(
    ("where", "reason"),
    [
        ({"admin": ()}, why.NO_PLACE),
        ({"admin": ("QZ",)}, why.COARSE_PLACE),
        ({"day": None}, why.UNDATED),
    ],
)
def test_an_incident_without_place_or_date_is_listed_and_not_counted(where: dict, reason: str) -> None:  # type: ignore[type-arg]
    a, b = claim("a", count("killed", "all", 4, 4)), claim("b", count("killed", "all", 9, 9))
    found = figure(question(), [incident("I1", a), incident("I2", b, **where)], a, b)
    assert low_best_high(found) == (4, 4, 4)
    assert why_of(found, "I2") == reason
    assert any("1 incident" in en and "حادثة واحدة" in ar for en, ar in found.caveats)


def test_incidents_of_another_area_or_week_are_no_part_of_the_question() -> None:
    a, b, c = (claim(n, count("killed", "all", 4, 4)) for n in "abc")
    incidents = [incident("I1", a), incident("I2", b, admin=("QZ", "QZ02")), incident("I3", c, day=9)]
    found = figure(question(), incidents, a, b, c)
    assert [i.ref for i in found.inputs] == ["I1"]


def test_parts_make_civilians_only_where_the_claim_gives_no_total_of_them() -> None:
    few = claim("parts", count("killed", "children", 1, 1), count("killed", "women", 1, 1))
    whole = claim("whole", count("killed", "civilians", 4, 4), count("killed", "children", 2, 2))
    asked = question(group="civilians")
    assert low_best_high(figure(asked, [incident("I1", few)], few)) == (2, 2, 2)
    assert low_best_high(figure(asked, [incident("I1", whole)], whole)) == (4, 4, 4)


def test_a_rescue_worker_may_be_one_of_the_women_and_is_not_added_to_them() -> None:
    c = claim("c", count("killed", "women", 2, 2), count("killed", "rescue_workers", 1, 1))
    assert low_best_high(figure(question(group="civilians"), [incident("I1", c)], c)) == (2, 2, 2)


CIVILIANS = question(group="civilians")


def parts(name: str, **groups: int) -> Claim:
    """A claim that states only these groups of the killed, each exactly."""
    return claim(name, *(count("killed", group, n, n) for group, n in groups.items()))


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        ({"men": 1, "women": 1}, (2, 2, 2)),
        ({"men": 1, "children": 2}, (3, 3, 3)),
        ({"all": 7, "children": 1}, (1, 1, 7)),
        ({"all": 7, "children": 1, "fighters": 4}, (1, 1, 3)),
        ({"women": 1, "men": 3, "fighters": 3}, (1, 1, 7)),
        ({"men": 5, "civilians": 4}, (4, 4, 4)),
        ({"children": 0}, (None, None, None)),
        ({"all": 0, "children": 0}, (0, 0, 0)),
    ],
)
def test_parts_without_a_total_of_civilians_are_a_floor(
    stated: dict[str, int], expected: tuple[int | None, ...]
) -> None:
    c = parts("رجل وامرأة", **stated)
    assert low_best_high(figure(CIVILIANS, [incident("I1", c)], c)) == expected


def test_a_newborn_among_seven_gives_no_lower_number_where_another_states_the_civilians() -> None:
    newborn = parts("مرصد الوادي", all=7, children=1)
    stated = claim("شبكة السنديان", count("killed", "civilians", 6, 7))
    assert low_best_high(figure(CIVILIANS, [incident("I1", newborn, stated)], newborn, stated)) == (6, 6, 7)


def test_an_open_floor_opens_no_stated_number_and_lifts_it_where_it_is_more() -> None:
    stated = claim("s", count("killed", "civilians", 3, 3))
    for children, high in ((2, 3), (5, 5)):
        p = parts("p", children=children)
        assert low_best_high(figure(CIVILIANS, [incident("I1", p, stated)], p, stated)) == (3, 3, high)


def test_a_breakdown_of_all_persons_is_a_floor_too() -> None:
    couple, stated = parts("p", men=1, women=1), claim("s", count("killed", "all", 5, 6))
    assert low_best_high(figure(question(), [incident("I1", couple, stated)], couple, stated)) == (5, 5, 6)


def test_an_originators_later_breakdown_does_not_replace_its_own_total() -> None:
    whole = claim("w", count("killed", "civilians", 4, 4), originator="net")
    later = claim("l", count("killed", "women", 1, 1), originator="net", published_on=date(2031, 3, 6))
    found = figure(CIVILIANS, [incident("I1", whole, later)], whole, later)
    assert (low_best_high(found), why_of(found, "l")) == ((4, 4, 4), why.PARTS_ONLY)


def test_both_readings_of_civilian_status_are_printed() -> None:
    stated = claim(
        "stated",
        count("killed", "civilians", 3, 3),
        count("killed", "all", 8, 10),
        count("killed", "fighters", 2, 2),
    )
    bare = claim("bare", count("killed", "all", 5, 5))
    found = figure(question(group="civilians"), [incident("I1", stated), incident("I2", bare)], stated, bare)
    assert low_best_high(found) == (3, 3, 3)
    expected = "Stated as civilian: 3 civilians. Plus status unknown: 11–13 people."
    assert expected in {en for en, _ in found.caveats}


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        ({"men": 2, "women": 1}, "3 people"),
        ({"men": 4, "civilians": 1}, "4–5 people"),
        ({"men": 2, "civilians": 3}, "3 people"),
        ({"men": 5, "women": 1, "fighters": 2}, "4–8 people"),
        ({"men": 2, "all": 6}, "6 people"),
    ],
)
def test_men_whose_status_nobody_states_are_in_the_wider_reading(
    stated: dict[str, int], expected: str
) -> None:
    c = parts("ثلاثة رجال", **stated)
    found = figure(CIVILIANS, [incident("I1", c)], c)
    assert any(en.endswith(f"Plus status unknown: {expected}.") for en, _ in found.caveats)


def test_executed_persons_are_killed_and_are_not_added_to_the_killed_of_one_claim() -> None:
    executed = claim("x", count("executed", "all", 3, 3))
    both = claim("y", count("killed", "all", 7, 7), count("executed", "all", 3, 3))
    found = figure(question(), [incident("I1", executed), incident("I2", both)], executed, both)
    assert low_best_high(found) == (10, 10, 10)
    assert "executed" in found.method


def test_killed_or_injured_together_bounds_each_from_above() -> None:
    c = claim("c", count("killed_or_injured", "all", 14, 14))
    for kind in ("killed", "injured"):
        found = figure(question(kind=kind), [incident("I1", c)], c)
        assert low_best_high(found) == (0, 0, 14)
        assert why_of(found, "I1") == why.TOGETHER
    assert figure(question(kind="executed"), [incident("I1", c)], c).low is None
    at_least = claim("d", count("killed_or_injured", "all", 14, None))
    assert low_best_high(figure(question(), [incident("I1", at_least)], at_least)) == (0, 0, None)


def test_who_states_the_killed_themselves_gives_low_and_best_and_the_others_the_ceiling() -> None:
    apart = claim("a", count("killed", "all", 3, 3))
    together = claim("b", count("killed_or_injured", "all", 14, 14))
    listed = [incident("I1", apart, together)]
    assert low_best_high(figure(question(), listed, apart, together)) == (3, 3, 14)
    gone = replace(apart, review="rejected")
    assert low_best_high(figure(question(), listed, gone, together)) == (0, 0, 14)
    parts = claim("a", count("killed", "children", 2, None))
    assert low_best_high(figure(question(), listed, parts, together)) == (2, 2, None)


def test_an_originator_who_later_states_both_together_has_not_taken_back_the_killed() -> None:
    first = claim("a", count("killed", "all", 3, 3), originator="o")
    later = claim(
        "b", count("killed_or_injured", "all", 14, 14), originator="o", published_on=date(2031, 3, 5)
    )
    found = figure(question(), [incident("I1", first, later)], first, later)
    assert low_best_high(found) == (3, 3, 3)
    assert why_of(found, "b") == why.ONLY_TOGETHER


def test_two_voices_that_one_report_sets_against_each_other_make_a_range() -> None:
    c = claim(
        "c",
        count("killed", "all", 3, 3, attributed_to="أهالٍ"),
        count("killed", "all", 7, 7, attributed_to="مشفى"),
    )
    found = figure(question(), [incident("I1", c)], c)
    assert low_best_high(found) == (3, 3, 7)
    assert found.claims == 1


def test_some_of_the_dead_by_name_do_not_open_what_another_originator_counts() -> None:
    counted = claim("a", count("killed", "civilians", 4, 4))
    named = claim("b", count("killed", "civilians", 1, 1), count("killed", "all", 5, None, relation=PART))
    both, alone = incident("I1", counted, named), incident("I2", named)
    assert low_best_high(figure(question(), [both], counted, named)) == (4, 4, 5)
    assert low_best_high(figure(question(), [alone], named)) == (5, 5, None)


def test_rejected_denied_and_later_published_claims_are_out_and_say_why() -> None:
    good = claim("good", count("killed", "all", 2, 2), review="confirmed")
    rejected = claim("rejected", count("killed", "all", 50, 50), review="rejected")
    denied = claim("denied", count("killed", "all", 50, 50), modality="denied")
    late = claim("late", count("killed", "all", 50, 50), published_on=date(2031, 4, 1))
    undated = claim("undated", count("killed", "all", 50, 50), published_on=None)
    all_of = (good, rejected, denied, late, undated)
    found = figure(question(known_on=date(2031, 3, 31)), [incident("I1", *all_of)], *all_of)
    assert low_best_high(found) == (2, 2, 2)
    assert (found.claims, found.reviewed) == (1, 1)
    assert {i.ref: i.why for i in found.inputs if not i.counted} == {
        "rejected": why.REJECTED,
        "denied": why.NOT_HAPPENED,
        "late": why.NOT_YET_PUBLISHED,
        "undated": why.UNDATED_REPORT,
    }


def test_only_reviewed_claims_count_when_the_question_asks_for_them() -> None:
    seen = claim("seen", count("killed", "all", 2, 2), review="corrected")
    unseen = claim("unseen", count("killed", "all", 9, 9))
    found = figure(question(inclusion="reviewed"), [incident("I1", seen, unseen)], seen, unseen)
    assert low_best_high(found) == (2, 2, 2)
    assert why_of(found, "unseen") == why.UNREVIEWED


def test_a_total_never_counts_inside_an_incident() -> None:
    event, summed = (
        claim("e", count("killed", "all", 2, 2)),
        claim("t", count("killed", "all", 80, None), scope="total"),
    )
    found = figure(question(), [incident("I1", event, summed)], event, summed)
    assert low_best_high(found) == (2, 2, 2)


def test_each_source_alone_stands_beside_the_figure_of_all_together() -> None:
    a1, a2 = (
        claim(n, count("killed", "all", k, k), source="أ", originator=n) for n, k in (("a1", 2), ("a2", 3))
    )
    b1 = claim("b1", count("killed", "all", 7, 8), source="ب")
    found = figure(question(by="source"), [incident("I1", a1, b1), incident("I2", a2)], a1, a2, b1)
    assert [(p.name, p.low, p.high, p.incidents) for p in found.parts] == [("أ", 5, 5, 2), ("ب", 7, 8, 1)]
    assert (found.low, found.high) == (5, 11)


def test_a_question_about_health_facilities_takes_in_no_school() -> None:
    clinic = claim("c", count("facilities_hit", "all", 1, 1, unit="facility"), targets=("health_facility",))
    school = claim("s", count("facilities_hit", "all", 2, 2, unit="facility"), targets=("school",))
    asked = question(kind="facilities_hit", targets=("health_facility",))
    found = figure(asked, [incident("I1", clinic), incident("I2", school)], clinic, school)
    assert low_best_high(found) == (1, 1, 1)


def test_households_are_not_counted_as_persons() -> None:
    c = claim("c", count("displaced", "families", 40, 40, unit="household"))
    assert figure(question(kind="displaced", group="families"), [incident("I1", c)], c).low is None


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": "wounded"},
        {"group": "rebels"},
        {"measure": "level"},
        {"window": (date(2031, 3, 7), date(2031, 3, 1))},
        {"area": Area("none", (), "none", "لا شيء")},
        {"targets": ("kitchen",)},
        {"inclusion": "some"},
    ],
)
def test_a_question_without_meaning_is_refused_with_its_field_in_both_languages(wrong: dict) -> None:  # type: ignore[type-arg]
    with pytest.raises(QuestionRefused) as refused:
        figure(question(**wrong), [])
    assert next(iter(wrong)) in refused.value.place
    assert "المتوقع" in refused.value.text("ar")


def test_victims_are_counted_elsewhere() -> None:
    with pytest.raises(BasisElsewhere):
        figure(question(basis="victims"), [])


def test_the_digest_covers_definition_and_inputs_and_not_the_order_of_arrival() -> None:
    a, b = claim("a", count("killed", "all", 3, 5)), claim("b", count("killed", "all", 4, 9))
    incidents = [incident("I1", a), incident("I2", b)]
    first = figure(question(), incidents, a, b)
    assert figure(question(), incidents[::-1], b, a) == first
    assert figure(question(id="other"), incidents, a, b).digest != first.digest
    changed = replace(a, review="rejected")
    assert figure(question(), incidents, changed, b).digest != first.digest


def test_the_admin_chain_may_end_before_the_place_code() -> None:
    c = claim("c", count("killed", "all", 3, 3))
    village = replace(incident("I1", c), admin=IN_VALLEY, pcode="C0007")
    asked = question(area=Area("village", ("C0007",), "the village", "القرية"))
    assert figure(asked, [village], c).low == 3
