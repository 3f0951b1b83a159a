"""The casebook as a table of events: a row a claim, known only from the day its source published it."""

from __future__ import annotations

from pathlib import Path

import pytest

from made import small
from tawthiq import surge
from tawthiq.casebook import deriving, queries
from tawthiq.casebook.as_events import events

POSTS = {
    "first": "مقتل ثلاثة مدنيين بقصف مدفعي على كرسف اليوم",
    "second": "Three civilians were killed in shelling of Karsef on Tuesday.",
    "third": "غارة جوية على عين دارفيل أمس أدت إلى مقتل طفلين",
}


@pytest.mark.usefixtures("database")
def test_claims_of_one_incident_bear_its_code_and_every_area_that_holds_it(tmp_path: Path) -> None:
    deriving.derive(small(tmp_path / "c", POSTS))
    rows = events()
    assert {r["id"] for r in rows} == set(queries.claims())
    assert len({r["incident"] for r in rows}) == 2
    assert {str(r["area"]) for r in rows} == {"XT01;XC01;darnous", "XT01;XC02;darnous"}
    assert sorted(str(r["source"]) for r in rows) == ["first", "second", "third"]


@pytest.mark.usefixtures("database")
def test_surge_answers_with_the_claims_of_its_window(tmp_path: Path) -> None:
    deriving.derive(small(tmp_path / "c", POSTS))
    result = surge(
        events(), since="2024-03-05", until="2024-03-06", replicates=99, sensitivity=False
    ).as_dict()
    assert result["verdict"] == "cannot tell"
    known = {str(r["incident"]) for r in events()} | set(queries.claims())
    assert set(map(str, result["window"]["incidents"])) <= known
