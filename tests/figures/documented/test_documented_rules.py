"""Each rule for disagreement and each part of a definition, on incidents whose answers can be worked out by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from documented_made import claim, count, figure, incident, low_best_high, question

from tawthiq.figures.documented import why
from tawthiq.figures.errors import QuestionRefused
from tawthiq.model.figures import HIGHEST, UNBOUNDED, Area, Beside

MARSAD = claim("marsad", count("killed", "all", 5, 7), published_on=date(2031, 3, 3))
SHABAKA = claim("shabaka", count("killed", "all", 3, 4), published_on=date(2031, 3, 4))
RADIO = claim("radio", count("killed", "all", 9, 12), published_on=date(2031, 3, 2))
DISPUTED = incident("I1", MARSAD, SHABAKA, RADIO)


@pytest.mark.parametrize(
    ("rule", "tiers", "expected"),
    [
        ("range", (), (3, 5, 12)),
        ("latest", (), (3, 3, 4)),
        ("priority", (("radio",), ("marsad",)), (9, 9, 12)),
        ("priority", (("nobody",), ("marsad",)), (5, 5, 7)),
        ("reliability", (("marsad", "shabaka"), ("radio",)), (3, 3, 12)),
        ("reliability", (("shabaka",),), (3, 3, 12)),
    ],
)
def test_each_rule_by_hand(
    rule: str, tiers: tuple[tuple[str, ...], ...], expected: tuple[int, int, int]
) -> None:
    found = figure(question(rule=rule, tiers=tiers), [DISPUTED], MARSAD, SHABAKA, RADIO)
    assert low_best_high(found) == expected


def test_what_a_rule_does_not_use_is_listed_with_the_reason() -> None:
    told = (MARSAD, SHABAKA, RADIO)
    late = figure(question(rule="latest"), [DISPUTED], *told)
    assert {i.ref: i.why for i in late.inputs if not i.counted} == {
        "marsad": why.EARLIER,
        "radio": why.EARLIER,
    }
    first = figure(question(rule="priority", tiers=(("radio",),)), [DISPUTED], *told)
    assert {i.why for i in first.inputs if not i.counted} == {why.OUTRANKED}


@pytest.mark.parametrize("rule", ["range", "latest", "priority", "reliability"])
def test_no_upper_number_where_any_maximum_is_open(rule: str) -> None:
    one, other = claim("a", count("killed", "all", 2, None)), claim("b", count("killed", "all", 4, 4))
    asked = question(rule=rule, tiers=(("a",), ("b",)))
    found = figure(asked, [incident("I1", one), incident("I2", other, day=4)], one, other)
    assert low_best_high(found) == (6, 6, None)
    assert (found.highest, found.named("errors independent")) == (None, None)  # no more than the lower number


def test_an_open_figure_adds_up_the_highest_numbers_stated_and_says_what_is_open() -> None:
    sure = claim("a", count("killed", "all", 10, 14))
    least = claim("b", count("killed", "all", 5, None))
    more = claim("c", count("killed", "all", 9, None))
    exact = claim("d", count("killed", "all", 7, 7))
    told = (sure, least, more, exact)
    listed = [incident("I1", sure), incident("I2", least, more, exact, day=4)]
    found = figure(question(), listed, *told)
    assert low_best_high(found) == (15, 17, None)
    assert found.named(HIGHEST) == Beside(HIGHEST, 15, 17, 23)
    assert found.named(UNBOUNDED) == Beside(UNBOUNDED, 5, 7, 9, 1)
    assert found.highest == 23
    drawn = found.named("errors independent")
    assert drawn is not None
    assert (drawn.high or 0) <= 23
    closed = figure(question(), listed[:1], *told)
    assert (closed.highest, closed.named(HIGHEST)) == (14, None)


def test_a_report_that_sets_voices_against_each_other_has_the_highest_of_them() -> None:
    told = claim(
        "a",
        count("killed", "all", 3, None, attributed_to="أ"),
        count("killed", "all", 8, 8, attributed_to="ب"),
    )
    found = figure(question(), [incident("I1", told)], told)
    assert (found.low, found.high, found.highest) == (3, None, 8)


def test_what_a_tie_leaves_of_an_open_row_counts_by_its_best_number() -> None:
    row, part = claim("r", count("killed", "all", 9, None)), claim("p", count("killed", "all", 4, 6))
    listed = [replace(incident("I1", row), sums=("I2",)), incident("I2", part)]
    found = figure(question(), listed, row, part)
    assert low_best_high(found) == (9, 9, None)
    assert found.highest == 11  # the part's 6 and the 5 that it leaves of the row's 9


def test_a_rule_that_needs_an_order_of_sources_is_refused_without_one() -> None:
    with pytest.raises(QuestionRefused):
        figure(question(rule="priority"), [DISPUTED], MARSAD)


def test_contested_civilians_are_not_in_the_lower_number() -> None:
    civil = claim("civil", count("killed", "civilians", 4, 4))
    army = claim("army", count("killed", "all", 4, 4), count("killed", "fighters", 4, 4))
    found = figure(question(group="civilians"), [incident("I1", civil, army)], civil, army)
    assert low_best_high(found) == (0, 4, 4)
    assert found.inputs[0].why == why.CIVILIANS_CONTESTED
    everyone = figure(question(group="all"), [incident("I1", civil, army)], civil, army)
    assert low_best_high(everyone) == (4, 4, 4)


def test_a_count_by_a_party_takes_only_what_is_laid_to_it() -> None:
    ours = claim("a", count("killed", "all", 1, 1), actor_class=("north",))
    both = claim("b", count("killed", "all", 10, 10), actor_class=("north", "south"))
    theirs = claim("c", count("killed", "all", 100, 100), actor_class=("south",))
    nobody = claim("d", count("killed", "all", 1000, 1000))
    told = (ours, both, theirs, nobody)
    listed = [incident(f"I{n}", c, day=n) for n, c in enumerate(told, 1)]
    found = figure(question(party=("north",)), listed, *told)
    assert low_best_high(found) == (1, 1, 11)
    assert {i.ref: i.why for i in found.inputs} == {
        "I1": why.INSIDE, "I2": why.PARTY_CONTESTED, "I4": why.NO_PARTY,
    }  # fmt: skip
    assert low_best_high(figure(question(), listed, *told)) == (1111, 1111, 1111)


def test_grades_corroboration_and_weapon_narrow_a_definition() -> None:
    fair = claim("fair", count("killed", "all", 2, 2), grade="Fair")
    weak = claim("weak", count("killed", "all", 5, 5), grade="Weak")
    again = claim("again", count("killed", "all", 2, 2))
    told, listed = (
        (fair, weak, again),
        [incident("I1", fair, again), incident("I2", weak, event_type="airstrike")],
    )
    assert low_best_high(figure(question(grades=("Fair",)), listed, *told)) == (2, 2, 2)
    two = figure(question(min_originators=2), listed, *told)
    assert low_best_high(two) == (2, 2, 2)
    assert {i.ref: i.why for i in two.inputs} == {"I1": why.INSIDE, "I2": why.UNCORROBORATED}
    assert low_best_high(figure(question(event_types=("airstrike",)), listed, *told)) == (5, 5, 5)


def test_a_drawn_area_counts_what_lies_inside_and_puts_its_edge_in_the_upper_number() -> None:
    square = ((361000000, 341000000), (362000000, 341000000), (362000000, 342000000), (361000000, 342000000))
    drawn = Area("drawn", (), "drawn", "مرسومة", polygons=(square,))
    told = [claim(name, count("killed", "all", 1, 1)) for name in "abcd"]
    spots = [
        (341500000, 361500000, 1000),
        (341500000, 361999000, 1000),
        (343000000, 361500000, 1000),
        (None, None, None),
    ]
    listed = [
        incident(f"I{n}", c, lat=lat, lon=lon, precision=reach)
        for n, (c, (lat, lon, reach)) in enumerate(zip(told, spots, strict=True))
    ]
    found = figure(question(area=drawn), listed, *told)
    assert low_best_high(found) == (1, 1, 2)
    assert {i.ref: i.why for i in found.inputs} == {"I0": why.INSIDE, "I1": why.EDGE, "I3": why.NO_PLACE}


def test_the_splits_of_sdg_16_1_2_keep_what_is_unknown() -> None:
    told = claim(
        "a", count("killed", "all", 9, 9), count("killed", "children", 3, 3), count("killed", "women", 2, 2)
    )
    listed = [incident("I1", told, event_type="airstrike")]
    by = {name: figure(question(by=name), listed, told) for name in ("sex", "age", "cause", "status")}
    shown = {name: {p.name: (p.low, p.best, p.high) for p in found.parts} for name, found in by.items()}
    assert shown["sex"] == {"female": (2, 2, 2), "unknown": (7, 7, 7)}
    assert shown["age"] == {"under_18": (3, 3, 3), "over_18": (2, 2, 2), "unknown": (4, 4, 4)}
    assert shown["cause"] == {"heavy_weapons": (9, 9, 9)}
    assert shown["status"] == {"civilian": (5, 5, 9), "unknown": (0, 4, 4)}  # children and women: a floor


def test_simulated_ranges_lie_inside_the_sum_and_shared_errors_are_wider() -> None:
    told = [claim(f"c{n}", count("killed", "all", 0, 10, best=5), originator="مرصد") for n in range(40)]
    listed = [incident(f"I{n:02}", c) for n, c in enumerate(told)]
    found = figure(question(seed=7), listed, *told)
    beside = {b.name: b for b in found.beside}
    whole, apart, shared = (
        beside[n] for n in ("sum of minima and maxima", "errors independent", "errors shared")
    )
    assert (whole.low, whole.high) == (0, 400)
    assert whole.low <= shared.low < apart.low < 200 < (apart.high or 0) < (shared.high or 0) <= 400
    # Of forty sums of uniform 0..10 with standard deviation 3.2 each, 95 in 100 lie within 200 +- 40.
    assert 155 <= apart.low <= 165
    assert 235 <= (apart.high or 0) <= 245
    assert figure(question(seed=7), listed, *told).beside == found.beside
    assert figure(question(seed=8), listed, *told).beside != found.beside


def test_an_incidents_own_grade_of_harm_can_be_asked_for() -> None:
    told = [claim("a", count("killed", "all", 3, 3)), claim("b", count("killed", "all", 5, 5))]
    listed = [incident("I1", told[0], harm="corroborated"), incident("I2", told[1], harm="single")]
    found = figure(question(grades=("harm=corroborated", "harm=contested")), listed, *told)
    assert low_best_high(found) == (3, 3, 3)
    assert {i.ref: i.why for i in found.inputs}["I2"] == why.OTHER_HARM
    assert low_best_high(figure(question(), listed, *told)) == (8, 8, 8)
    with pytest.raises(QuestionRefused) as refused:
        figure(question(grades=("harm=sure",)), listed, *told)
    assert refused.value.read == "harm=sure"
