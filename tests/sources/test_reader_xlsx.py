"""XLSX through a profile: what only workbooks have."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime, time

import openpyxl
import pytest
from openpyxl.styles import PatternFill
from reading_tools import PLAIN, read, workbook

from tawthiq.sources.errors import BadWorkbook, EmptyFile, MergedHeader

HEAD = ["date", "village", "killed"]
TWO_LINES = PLAIN.replace("value: killed", "low: Killed min, high: Killed max") + "header: {rows: 2}\n"


def computed(data: bytes, value: int) -> bytes:
    """The workbook with `value` as the computed result of its formulas, as a spreadsheet program saves it."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            content = old.read(name).replace(b"<v></v>", f"<v>{value}</v>".encode())
            new.writestr(name, content.replace(b"<v />", f"<v>{value}</v>".encode()))
    return out.getvalue()


def test_a_formula_counts_as_last_computed_and_is_noted() -> None:
    data = computed(workbook([HEAD, ["2031-03-04", "A", "=2+3"]]), 5)
    reading = read(data, "xlsx", profile=PLAIN)
    assert reading.reads[0].events is not None
    assert reading.reads[0].events[0].counts[0].min == 5
    assert reading.account.notes == ("formulas read as last computed (1)",)


def test_a_formula_that_was_never_computed_refuses_its_row() -> None:
    reading = read(
        workbook([HEAD, ["2031-03-04", "A", "=2+3"], ["2031-03-05", "B", 2]]), "xlsx", profile=PLAIN
    )
    (refused,) = reading.account.refused
    assert (refused.locator, refused.field, refused.read, refused.code) == (
        "Sheet1!2",
        "killed",
        "=2+3",
        "SRC-114",
    )
    fixed = read(
        workbook([HEAD, ["2031-03-04", "A", "=2+3"]]),
        "xlsx",
        profile=PLAIN,
        corrections={"Sheet1!2": {"killed": "5"}},
    )
    assert fixed.account.reports == 1


def test_an_error_cell_refuses_its_row() -> None:
    reading = read(workbook([HEAD, ["2031-03-04", "A", "#REF!"]]), "xlsx", profile=PLAIN)
    assert [r.code for r in reading.account.refused] == ["SRC-115"]


def test_date_cells_are_read_by_the_workbook_and_serials_are_not_guessed() -> None:
    rows = [
        HEAD,
        [datetime.combine(date(2031, 3, 4), time()), "A", 1],
        [date(2031, 3, 5), "B", 1],
        [47911, "C", 1],
    ]
    reading = read(workbook(rows), "xlsx", profile=PLAIN)
    assert [r.events[0].date_start for r in reading.reads if r.events] == [date(2031, 3, 4), date(2031, 3, 5)]
    assert [(r.locator, r.code) for r in reading.account.refused] == [("Sheet1!4", "SRC-108")]


def test_merged_header_cells_are_joined_over_exactly_the_cells_they_span() -> None:
    rows = [
        ["date", "village", "Killed", None, None],
        [None, None, "min", "max", "remark"],
        ["2031-03-04", "A", 2, 5, "x"],
    ]
    reading = read(workbook(rows, merge=["C1:D1", "A1:A2", "B1:B2"]), "xlsx", profile=TWO_LINES)
    assert reading.reads[0].report.text.splitlines()[-1] == "remark: x"
    assert reading.reads[0].report.locator == "Sheet1!3"


def test_merged_header_cells_are_refused_when_the_profile_does_not_say_so() -> None:
    rows = [["date", "village", "killed", None], ["2031-03-04", "A", 2, None]]
    with pytest.raises(MergedHeader):
        read(workbook(rows, merge=["C1:D1"]), "xlsx", profile=PLAIN)


def test_the_sheet_with_the_mapped_columns_is_read_and_the_others_are_noted() -> None:
    book = openpyxl.Workbook()
    book.worksheets[0].append(["read me first"])
    sheet = book.create_sheet("ضحايا")
    for row in (HEAD, ["2031-03-04", "تل الرمان", 1]):
        sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    reading = read(out.getvalue(), "xlsx", profile=PLAIN)
    assert reading.reads[0].report.locator == "ضحايا!2"
    assert "sheet Sheet was not read" in reading.account.notes


def test_the_sheet_is_found_by_its_joined_names_when_the_header_spans_two_rows() -> None:
    book = openpyxl.Workbook()
    book.worksheets[0].append(["read me first"])
    sheet = book.create_sheet("data")
    for row in (["date", "village", "Killed", None], [None, None, "min", "max"], ["2031-03-04", "A", 2, 5]):
        sheet.append(row)
    sheet.merge_cells("C1:D1")
    out = io.BytesIO()
    book.save(out)
    assert read(out.getvalue(), "xlsx", profile=TWO_LINES).reads[0].report.locator == "data!3"


@pytest.mark.parametrize(
    ("setting", "reports", "codes"), [("", 1, ["SRC-117"]), ("merged_cells: fill\n", 2, [])]
)
def test_cells_merged_over_rows_are_refused_or_filled_never_read_as_blank(
    setting: str, reports: int, codes: list[str]
) -> None:
    rows = [HEAD, ["2031-03-04", "تل الرمان", 1], ["2031-03-05", None, 2]]
    reading = read(workbook(rows, merge=["B2:B3"]), "xlsx", profile=PLAIN + setting)
    assert reading.account.reports == reports
    assert [r.code for r in reading.account.refused] == codes
    assert all("village: تل الرمان" in r.report.text for r in reading.reads)


def test_a_damaged_sheet_is_refused_as_a_whole() -> None:
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(workbook([HEAD, ["2031-03-04", "A", 1]]))) as old,
        zipfile.ZipFile(out, "w") as new,
    ):
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, content[: len(content) - 60] if "sheet1" in name else content)
    with pytest.raises(BadWorkbook):
        read(out.getvalue(), "xlsx", profile=PLAIN)


def test_formatted_blank_rows_below_the_table_are_no_rows() -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in (HEAD, ["2031-03-04", "A", 1]):
        sheet.append(row)
    sheet.cell(500, 1).number_format = "0.00"
    out = io.BytesIO()
    book.save(out)
    assert read(out.getvalue(), "xlsx", profile=PLAIN).account.units == 1


def test_a_file_that_is_no_workbook_is_refused() -> None:
    with pytest.raises(EmptyFile):
        read(b"", "xlsx", profile=PLAIN)
    for data in (b"PK\x03\x04 and then nothing", workbook([HEAD])[:-200], b"\xd0\xcf\x11\xe0 an old .xls"):
        with pytest.raises(BadWorkbook):
            read(data, "xlsx", profile=PLAIN)


def test_colours_are_counted_and_change_nothing() -> None:
    plain = workbook([HEAD, ["2031-03-04", "كرسف", 3], ["2031-03-05", "كرسف", 4]])
    book = openpyxl.load_workbook(io.BytesIO(plain))
    for cell in ("A2", "C2"):
        book.worksheets[0][cell].fill = PatternFill("solid", fgColor="FFFF0000")
    out = io.BytesIO()
    book.save(out)
    coloured = read(out.getvalue(), "xlsx", profile=PLAIN)
    assert "coloured cells; colours are not interpreted (2)" in coloured.account.notes
    uncoloured = read(plain, "xlsx", profile=PLAIN)
    assert not any("coloured" in note for note in uncoloured.account.notes)
    assert [r.events for r in coloured.reads] == [r.events for r in uncoloured.reads]
