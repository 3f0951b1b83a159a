"""Identified victims as a figure, and the three series side by side: who is missing from which."""

from __future__ import annotations

from datetime import date

import pytest
from documented_made import IN_VALLEY, claim, count, incident, low_best_high, question

from tawthiq.figures.documented import Holdings, answer_from, why
from tawthiq.figures.documented.series import series
from tawthiq.figures.errors import GroupNotOfVictims
from tawthiq.model.figures import Figure
from tawthiq.model.victims import Victim

DAY = (date(2031, 3, 3), date(2031, 3, 3))


def victim(code: str, **more: object) -> Victim:
    told = {
        "identified": True,
        "lists": ("مرصد",),
        "died": DAY,
        "admin": IN_VALLEY,
        "statuses": ("killed",),
        **more,
    }
    return Victim(code, (f"R-{code}",), **told)  # type: ignore[arg-type]


VICTIMS = (
    victim("V1", sex="female", age=(30, 30)),
    victim("V2", sex="male", age=(9, 10), lists=("مرصد", "شبكة")),
    victim("V3", age=(17, 19)),
    victim("V4", died=(date(2031, 3, 7), date(2031, 3, 9))),
    victim("V5", identified=False),
    victim("V6", admin=(), statuses=()),
    victim("V7", died=(date(2031, 4, 1), date(2031, 4, 1))),
    victim("V8", statuses=("injured",)),
)


def asked(**more: object) -> Figure:
    holdings = Holdings({}, [], victims=VICTIMS)
    return answer_from(holdings, question(basis="victims", **more), as_of=1, code="t")


def test_identified_victims_are_counted_one_by_one() -> None:
    found = asked()
    assert low_best_high(found) == (3, 3, 4)
    assert {i.ref: i.why for i in found.inputs} == {
        "V1": why.INSIDE, "V2": why.INSIDE, "V3": why.INSIDE, "V4": why.OVERLAPS, "V5": why.UNIDENTIFIED,
        "V6": why.NO_PLACE,
    }  # fmt: skip
    assert any("place unknown: 1 person" in en for en, _ in found.caveats)


@pytest.mark.parametrize(
    ("group", "expected"), [("women", (1, 1, 2)), ("men", (0, 0, 1)), ("children", (1, 1, 3))]
)
def test_age_and_sex_that_nobody_states_are_not_guessed(group: str, expected: tuple[int, int, int]) -> None:
    low, best, high = low_best_high(asked(group=group))
    assert (low or 0, best or 0) == expected[:2]
    assert (high or 0) <= expected[2]


def test_the_splits_by_age_and_sex_add_up() -> None:
    for by in ("sex", "age"):
        found = asked(by=by)
        assert sum(p.low for p in found.parts) == found.low
        assert sum(p.high or 0 for p in found.parts) == found.high
    lists = {p.name: p.best for p in asked(by="source").parts}
    assert lists == {"مرصد": 3, "شبكة": 1}


def test_who_died_of_wounds_is_counted_once_and_among_the_killed() -> None:
    both = victim("V9", statuses=("killed", "injured"))
    holdings = Holdings({}, [], victims=(both, victim("V8", statuses=("injured",))))
    by_kind = {
        kind: answer_from(holdings, question(basis="victims", kind=kind), as_of=1, code="t")
        for kind in ("killed", "injured")
    }
    assert low_best_high(by_kind["killed"]) == (1, 1, 1)
    assert low_best_high(by_kind["injured"]) == (1, 1, 1)
    assert {i.ref: i.why for i in by_kind["injured"].inputs} == {"V8": why.INSIDE, "V9": why.ALSO_KILLED}


def test_a_group_that_lists_do_not_tell_is_refused() -> None:
    with pytest.raises(GroupNotOfVictims):
        asked(group="civilians")


def test_the_three_series_say_who_is_missing_from_which() -> None:
    told = [claim("a", count("killed", "all", 2, 3)), claim("b", count("killed", "all", 4, 4))]
    listed = [incident("I1", told[0]), incident("I2", told[1], day=4)]
    holdings = Holdings({c.id: c for c in told}, listed, victims=VICTIMS)
    documented = answer_from(holdings, question(), as_of=1, code="t")
    found = series(documented, asked(), {"V1": frozenset(["I1"]), "V2": frozenset(["I9"])})
    assert (found.named, found.lists_only, found.unnamed) == (1, 3, (5, 6))
    assert found.estimated is None
    assert low_best_high(found.documented) == (6, 6, 7)
