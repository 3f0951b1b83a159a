"""Ages that lists reckon differently: what is measured, and what comes of it. Invented lists."""

from __future__ import annotations

import pyarrow as pa
import pytest

from invented_victims import people
from tawthiq.victims.ages import ahead
from tawthiq.victims.link import LinkedVictims, link_victims

OLDER = "ب"
"""The list that counts a year more."""


@pytest.fixture(scope="module")
def linked() -> LinkedVictims:
    rows = people(700, 5).to_pylist()
    for row in rows:
        if row["list"] == OLDER and row["age"] is not None:
            row["age"] = str(int(row["age"]) + 1)
    return link_victims(pa.Table.from_pylist(rows).drop_columns(["truth"]))


def test_lists_are_set_right_by_what_their_persons_share() -> None:
    found = ahead([("ا", "ب", 1000, 1000), ("ا", "ج", 500, -150), ("ب", "ج", 2000, -2600)])
    assert found["ب"] - found["ا"] == pytest.approx(100, abs=6)
    assert found["ج"] - found["ب"] == pytest.approx(-130, abs=6)


def test_few_persons_say_little_and_none_say_nothing() -> None:
    few = ahead([("ا", "ب", 2, 2)])
    assert few["ب"] - few["ا"] < 10
    assert ahead([]) == {}


def test_the_measure_does_not_depend_on_which_list_is_named_first() -> None:
    one, two = ahead([("ا", "ب", 900, 700)]), ahead([("ب", "ا", 900, -700)])
    assert one == two


def test_a_list_that_counts_a_year_more_is_known_and_taken_for_agreement(linked: LinkedVictims) -> None:
    years = linked.model.ahead
    assert all(80 < years[OLDER] - years[other] < 120 for other in "اج")
    levels = dict(
        linked.con.execute(
            "select g_born, count(*) from scored join records l on l.row = scored.l join records r on r.row = scored.r "
            f"where weight > 8000 and (l.list = '{OLDER}') <> (r.list = '{OLDER}') "
            f"and abs(l.age - r.age) = 1 and (l.age > r.age) = (l.list = '{OLDER}') group by 1"
        ).fetchall()
    )
    names = [level.name for level in linked.settings.comparison("born").levels]
    assert {names[g] for g in levels} == {"same year"}


def test_an_adopted_model_keeps_what_it_measured(linked: LinkedVictims) -> None:
    two = pa.Table.from_pylist(
        [
            {"list": list_, "id": "1", "name_ar": "سمير كامل ناجي الزعبي", "age": age}
            for list_, age in (("ا", "30"), (OLDER, "31"), ("قائمة جديدة", "31"))
        ]
    )
    found = link_victims(two, model=linked.model)
    assert found.model.ahead == linked.model.ahead
    assert dict(found.con.execute("select list, ahead from records").fetchall()) == {
        "ا": linked.model.ahead["ا"], OLDER: linked.model.ahead[OLDER], "قائمة جديدة": 0,
    }  # fmt: skip


def test_records_with_one_damaged_part_meet_by_age() -> None:
    """What a printed list loses when read back: family and grandfather are no key any more, the age still is."""
    rows = [
        {"list": "ا", "id": "1", "name_ar": "سمير كامل ناجي الزعبي", "age": "30"},
        {"list": "ب", "id": "1", "name_ar": "سمير كامل نا الز", "age": "31"},
    ]
    found = link_victims(pa.Table.from_pylist(rows))
    assert any("age" in b.rule.name and b.taken and b.pairs for b in found.scored.blocked)
    assert found.scored.pairs == 1
