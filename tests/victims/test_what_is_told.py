"""What linking says of rows and values that it leaves out: nothing falls out in silence."""

from __future__ import annotations

from invented_victims import rows
from tawthiq.victims.link import link_victims


def test_rows_that_state_nothing_are_nobody() -> None:
    """Spreadsheets end with empty rows, and with rows that are numbered in advance."""
    found = link_victims(
        rows(
            {"list": "ا", "id": "1", "name_ar": "سمير كامل ناجي الزعبي", "age": "30"},
            {"list": "ا", "id": "2", "name_ar": "  "},
            {"list": "ا", "id": "3", "sex": "m"},
            {"list": "", "id": ""},
        )
    )
    assert (found.counts["rows"], found.counts["blank"], found.counts["without a name"]) == (4, 2, 1)
    assert found.counts["victims"] == 2
    assert [bool(c) for c in found.table["cluster"].to_pylist()] == [True, False, True, False]


def test_values_that_cannot_be_read_are_told() -> None:
    named = {"name_ar": "سمير كامل ناجي الزعبي", "age": "أربعون", "sex": "؟", "date_of_death": "13/13/2019"}
    found = link_victims(
        rows({"list": "ا", "id": "1", **named}, {"list": "ب", "id": "1", **named, "age": "40"})
    )
    told = [english for english, _ in found.notes if "not used" in english]
    assert told == [
        "2 values of date_of_death are no date and were not used.",
        "1 values of age are no age and were not used.",
        "2 values of sex are no sex and were not used.",
    ]
