"""A quote is checked against the bytes alone; the example's every quote stands in its item."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from reading_tools import PLAIN, read, workbook
from test_invented_week import WEEK, readings

from tawthiq.sources.proof import stands_in


def test_every_quote_of_every_table_and_text_of_the_example_stands_in_its_item() -> None:
    files = {p.name: p for p in (WEEK / "input").iterdir()}
    readers = {".json": "telegram", ".txt": "text", ".csv": "csv", ".xlsx": "xlsx"}
    for name, reading in readings().items():
        data = files[name].read_bytes()
        reader = readers[Path(name).suffix]
        for r in reading.reads:
            quotes = [c.quote for e in r.events or () for c in e.counts] or [r.report.text[:40]]
            for quote in quotes:
                assert stands_in(data, name=name, reader=reader, locator=r.report.locator, quote=quote), quote


@pytest.mark.parametrize(
    ("locator", "quote", "stands"),
    [
        ("row 2", "killed: 3", True),
        ("row 2", "village: تل الرمان\nkilled: 3", True),
        ("row 3", "killed: 3", False),
        ("row 2", "killed: 33", False),
        ("row 9", "killed: 3", False),
        ("row 2", "", False),
    ],
)
def test_a_quote_stands_only_in_its_own_row_and_letter_for_letter(
    locator: str, quote: str, stands: bool
) -> None:
    data = "date,village,killed\n2031-03-04,تل الرمان,3\n2031-03-05,B,4\n".encode("utf-16")
    assert stands_in(data, name="a.csv", reader="csv", locator=locator, quote=quote) is stands


def test_a_quote_in_a_workbook_is_found_in_its_own_sheet_and_row() -> None:
    data = workbook([["date", "killed"], ["2031-03-04", 3]], title="ضحايا")
    assert stands_in(data, name="a.xlsx", reader="xlsx", locator="ضحايا!2", quote="killed: 3")
    assert not stands_in(data, name="a.xlsx", reader="xlsx", locator="ضحايا!1", quote="killed: 3")
    assert not stands_in(data, name="a.xlsx", reader="xlsx", locator="Sheet!2", quote="killed: 3")


def test_a_corrected_value_does_not_stand_in_the_item() -> None:
    data = "date,village,killed\n2031-13-04,A,3\n"
    corrections = {"row 2": {"date": "2031-12-04"}}
    report = read(data, "csv", profile=PLAIN, corrections=corrections).reads[0].report
    assert report.item == hashlib.sha256(data.encode()).hexdigest()
    assert not stands_in(data.encode(), name="a.csv", reader="csv", locator="row 2", quote="date: 2031-12-04")
    assert stands_in(
        data.encode(), name="a.csv", reader="csv", locator="row 2", quote="date (as received): 2031-13-04"
    )
