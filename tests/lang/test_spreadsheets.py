"""No cell of an export is computed when a person opens it."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawthiq.lang.spreadsheets import harmless_cell, write_rows
from tawthiq.linkage.tables import write_table

HIDDEN = [
    "",
    " ",
    "\t",
    "\r",
    "\n",
    "\u00a0",
    "\u200e",
    "\u200f",
    "\u202b",
    "\u2067",
    "\ufeff",
    "\u200d",
    "\ufe0f",
    "\x00",
]
SIGNS = ["=", "+", "-", "@", "＝", "＋", "－", "＠", "﹦", "﹢", "﹣", "﹫", "−"]


@pytest.mark.parametrize("sign", SIGNS)
@pytest.mark.parametrize("before", HIDDEN)
def test_no_cell_is_taken_for_a_formula(before: str, sign: str) -> None:
    text = f'{before}{sign}HYPERLINK("http://example.invalid";"عين دارفيل")'
    assert harmless_cell(text) == "'" + text


@pytest.mark.parametrize(
    "text", ["عين دارفيل", "I-0001", "12", "", "-12", "-36.75", "12-15", "a=b", "\u200fقُتل 3 = لا"]
)
def test_ordinary_cells_stay_as_they_are(text: str) -> None:
    assert harmless_cell(text) == text


@pytest.mark.parametrize("text", ["-2+3", "-1|cmd", "--1", "-A1", "-"])
def test_a_minus_that_begins_no_plain_number_is_a_sign(text: str) -> None:
    assert harmless_cell(text) == "'" + text


@given(st.lists(st.lists(st.text(), min_size=2), min_size=1))
def test_what_is_written_reads_back_with_nothing_but_the_apostrophe_added(rows: list[list[str]]) -> None:
    out = io.StringIO(newline="")
    write_rows(out, rows)
    back = list(csv.reader(io.StringIO(out.getvalue(), newline="")))
    assert back == [[harmless_cell(cell) for cell in row] for row in rows]
    assert all(cell in (harmless_cell(cell), harmless_cell(cell)[1:]) for row in rows for cell in row)


def test_a_number_and_nothing_are_written_plainly() -> None:
    out = io.StringIO()
    write_rows(out, [[None, 12, -3, "قُتل"]], line_end="\n")
    assert out.getvalue() == ",12,-3,قُتل\n"


def test_a_linked_list_holds_no_formula_in_any_column_of_text(tmp_path: Path) -> None:
    names = ["سلمى", None, "\u200f=1+1", "＝A1"]
    write_table(pa.table({"id": [1, 2, 3, 4], "name_ar": names, "age": [-1, 2, 3, 4]}), tmp_path / "out.csv")
    with (tmp_path / "out.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["name_ar"] for row in rows] == ["سلمى", "", "'\u200f=1+1", "'＝A1"]
    assert [row["age"] for row in rows] == ["-1", "2", "3", "4"]
