"""Parts and wholes across reports: what one tells and another does not is no contradiction."""

from __future__ import annotations

from typing import Any

import pytest
from documented_made import (
    HOSPITAL,
    SCHOOL,
    count,
    figure,
    hit,
    incident,
    low_best_high,
    question,
    told,
)

from tawthiq.model.claims import Count
from tawthiq.model.incidents import Claim

Three = tuple[int | None, int | None, int | None]


def facilities(claims: list[Claim], *asked: str, **more: Any) -> Three:
    listed = [incident("I", *claims, pcode="QZ010201")]
    return low_best_high(figure(question(kind="facilities_hit", targets=asked, **more), listed, *claims))


def dead(claims: list[Claim], group: str, **more: Any) -> Three:
    return low_best_high(figure(question(group=group, **more), [incident("I", *claims)], *claims))


def killed(group: str, low: int, high: int | None = -1) -> Count:
    return count("killed", group, low, low if high == -1 else high)


@pytest.mark.parametrize(
    ("one", "other", "hospitals", "schools", "together"),
    [
        ([hit(HOSPITAL, 3)], [hit(SCHOOL, 2)], (3, 3, 3), (2, 2, 2), (3, 3, 5)),
        ([hit(HOSPITAL, 3), hit(SCHOOL, 5)], [hit(HOSPITAL, 2)], (2, 2, 3), (5, 5, 5), (5, 5, 8)),
        # who counts all is not set against who counts one kind
        ([hit(None, 8), hit(HOSPITAL, 3), hit(SCHOOL, 5)], [hit(SCHOOL, 1)], (3, 3, 3), (1, 1, 5), (8, 8, 8)),
        ([hit(None, 2)], [hit(HOSPITAL, 3)], (2, 2, 3), (1, 1, 2), (2, 2, 3)),
        # 12 facilities that may be schools do not lower the three hospitals that are counted
        ([hit(None, 12)], [hit(HOSPITAL, 3)], (3, 3, 12), (1, 1, 12), (12, 12, 12)),
    ],
)  # fmt: skip
def test_a_report_of_one_kind_says_nothing_of_the_others(
    one: list[Count], other: list[Count], hospitals: Three, schools: Three, together: Three
) -> None:
    claims = [told("a", *one), told("b", *other)]
    for asked, expected in (((HOSPITAL,), hospitals), ((SCHOOL,), schools), ((), together)):
        assert facilities(claims, *asked) == expected
    both = facilities(claims, HOSPITAL, SCHOOL)
    assert both[0] is not None
    assert both[0] >= max(hospitals[0] or 0, schools[0] or 0)


def test_a_number_of_no_kind_counts_the_only_kind_that_was_hit() -> None:
    claims = [told("a", hit(None, 2), targets=(SCHOOL,)), told("b", hit(HOSPITAL, 1))]
    assert facilities(claims) == (2, 2, 3)
    assert facilities(claims, SCHOOL) == (2, 2, 2)


@pytest.mark.parametrize("rule", ["range", "latest"])
def test_children_by_one_report_and_women_by_another_are_no_contradiction(rule: str) -> None:
    claims = [told("a", killed("children", 3)), told("b", killed("women", 2))]
    assert dead(claims, "children", rule=rule) == (3, 3, 3)
    assert dead(claims, "women", rule=rule) == (2, 2, 2)
    assert dead(claims, "all", rule=rule)[0] == 3
    assert dead(claims, "all", rule="range") == dead(claims, "civilians", rule="range") == (3, 3, 5)


def test_reports_that_state_the_same_parts_are_a_range_as_before() -> None:
    claims = [told("a", killed("children", 3), killed("women", 2)), told("b", killed("children", 2))]
    assert dead(claims, "all") == (2, 2, 5)
    agree = [told("a", killed("children", 3), killed("women", 2)),
             told("b", killed("children", 2), killed("women", 3))]  # fmt: skip
    assert dead(agree, "all") == (5, 5, 5)


def test_who_states_the_whole_still_bounds_its_parts() -> None:
    claims = [told("a", killed("all", 2)), told("b", killed("children", 3))]
    assert dead(claims, "all") == (2, 2, 3)
    assert dead(claims, "children") == (2, 2, 3)
