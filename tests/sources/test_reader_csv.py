"""CSV through a profile: invented rows; every reading is checked by `reading_tools.check`."""

from __future__ import annotations

import contextlib
import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading_tools import PLAIN, read, workbook

from tawthiq.sources.account import account_text
from tawthiq.sources.errors import (
    DuplicateColumn,
    EmptyFile,
    MergedHeader,
    MissingColumns,
    NoHeader,
    NoProfile,
    UnknownEncoding,
)
from tawthiq.sources.refusals import SEALED

HEAD = "date,village,killed\n"


def test_a_row_becomes_one_event_with_its_quote_and_its_row_number() -> None:
    reading = read(HEAD + "2031-03-04,تل الرمان,3\n", "csv", profile=PLAIN)
    (only,) = reading.reads
    assert only.report.locator == "row 2"
    assert only.report.text == "date: 2031-03-04\nvillage: تل الرمان\nkilled: 3"
    assert only.events is not None
    (event,) = only.events
    assert (event.date_start, event.date_end, event.date_basis) == (
        date(2031, 3, 4),
        date(2031, 3, 4),
        "stated",
    )
    assert event.place is not None
    assert (event.place.text, event.place.pcode) == ("تل الرمان", None)
    assert [(c.kind, c.group, c.min, c.max, c.quote) for c in event.counts] == [
        ("killed", "civilians", 3, 3, "killed: 3")
    ]


def test_zero_blank_and_unknown_stay_three_things() -> None:
    profile = PLAIN + "unknown: [unknown, غير معروف]\n"
    rows = "2031-03-04,A,0\n2031-03-04,B,\n2031-03-04,C,غير معروف\n"
    counts = [
        [(c.min, c.max, c.qualifier) for c in r.events[0].counts]
        for r in read(HEAD + rows, "csv", profile=profile).reads
        if r.events
    ]
    assert counts == [[(0, 0, "exact")], [], [(None, None, "none_stated")]]


def test_a_refused_row_is_named_with_field_reading_and_expectation_in_both_languages() -> None:
    reading = read(HEAD + "2031-03-04,A,1\n2031-13-02,B,2\n", "csv", profile=PLAIN)
    assert "2 rows: 1 report, 1 refused:" in account_text(reading.account)
    assert "row 3, field date, read '2031-13-02', expected a date (SRC-102)" in account_text(reading.account)
    assert "الصف 3، الحقل date، المقروء «2031-13-02»، المتوقع تاريخ (SRC-102)" in account_text(
        reading.account, "ar"
    )


def test_a_corrected_row_is_taken_in_and_says_what_stood_there() -> None:
    data = HEAD + "2031-03-04,A,1\n2031-13-02,B,2\n"
    reading = read(data, "csv", profile=PLAIN, corrections={"row 3": {"date": "2031-12-02"}})
    assert (reading.account.reports, len(reading.account.refused)) == (2, 0)
    corrected = reading.reads[1]
    assert corrected.report.text.endswith("date (as received): 2031-13-02")
    assert corrected.events is not None
    assert corrected.events[0].date_start == date(2031, 12, 2)
    assert reading.account.notes == ("row 3: corrected by an act: date",)


def test_a_correction_that_meets_no_row_is_noted() -> None:
    reading = read(
        HEAD + "2031-03-04,A,1\n", "csv", profile=PLAIN, corrections={"row 9": {"date": "2031-12-02"}}
    )
    assert reading.account.notes == ("the correction of row 9 met no row",)


def test_a_row_with_too_many_cells_is_refused_and_needs_all_its_cells_from_a_person() -> None:
    data = HEAD + "2031-03-04,A,B,1\n2031-03-05,C,2\n"
    reading = read(data, "csv", profile=PLAIN)
    assert [(r.locator, r.code, r.field) for r in reading.account.refused] == [("row 2", "SRC-110", "3/4")]
    fixed = {"row 2": {"date": "2031-03-04", "village": "A, B", "killed": "1"}}
    assert (
        read(data, "csv", profile=PLAIN, corrections=fixed)
        .reads[0]
        .report.text.startswith("date: 2031-03-04")
    )


def test_blank_cells_after_the_last_column_are_no_cells() -> None:
    assert read(HEAD + "2031-03-04,A,1,,,\n", "csv", profile=PLAIN).account.reports == 1


def test_blank_rows_are_counted_as_empty_and_keep_the_numbering() -> None:
    reading = read(HEAD + "\n,,\n2031-03-04,A,1\n", "csv", profile=PLAIN)
    assert (reading.account.units, reading.account.empty, reading.reads[0].report.locator) == (3, 2, "row 4")


def test_a_cell_with_a_line_break_counts_as_one_row() -> None:
    reading = read(HEAD + '2031-03-04,"A\nB",1\n2031-03-05,C,2\n', "csv", profile=PLAIN)
    assert [r.report.locator for r in reading.reads] == ["row 2", "row 3"]


def test_a_truncated_export_loses_only_its_last_row() -> None:
    reading = read(HEAD + "2031-03-04,A,1\n2031-03-05,تل ال", "csv", profile=PLAIN)
    assert [(r.locator, r.code) for r in reading.account.refused] == [("row 3", "SRC-112")]
    assert reading.account.reports == 1


def test_an_export_cut_within_an_arabic_letter_is_read_up_to_there() -> None:
    data = (HEAD + "2031-03-04,A,1\n2031-03-05,تل").encode()[:-1]
    reading = read(data, "csv", profile=PLAIN)
    assert [(r.locator, r.code) for r in reading.account.refused] == [("row 3", "SRC-112")]
    assert "the file ends within a character" in reading.account.notes


def test_a_quotation_mark_that_never_closes_costs_only_its_row() -> None:
    reading = read(HEAD + '2031-03-04,"A,1\n2031-03-05,B,2\n2031-03-06,C,3\n', "csv", profile=PLAIN)
    assert [(r.locator, r.code, r.field) for r in reading.account.refused] == [("row 2", "SRC-116", "line 2")]
    assert [r.report.locator for r in reading.reads] == ["row 3", "row 4"]


def test_nul_bytes_refuse_their_row_and_nothing_else() -> None:
    reading = read(HEAD + "2031-03-04,A\x00B,1\n2031-03-05,C,2\n", "csv", profile=PLAIN)
    assert [(r.locator, r.field, r.code) for r in reading.account.refused] == [
        ("row 2", "village", "SRC-113")
    ]
    assert "\x00" not in reading.account.refused[0].read


def test_damaged_bytes_in_utf8_refuse_their_row_and_are_not_taken_for_windows_1256() -> None:
    good = "".join(f"2031-03-04,قرية تل الرمان الشرقية {i},1\n" for i in range(20)).encode()
    reading = read(HEAD.encode() + good + b"2031-03-05,\xd8\xff,2\n", "csv", profile=PLAIN)
    assert [(r.locator, r.code) for r in reading.account.refused] == [("row 22", "SRC-113")]
    assert "UTF-8" in reading.account.notes[0]


@pytest.mark.parametrize("encoding", ["cp1256", "utf-16", "utf-16-le", "utf-8-sig", "utf-8"])
def test_the_same_table_is_read_alike_in_every_encoding_and_the_account_says_which(encoding: str) -> None:
    text = HEAD + "2031-03-04,قرية الرمان,3\n2031-03-05,عين الوردة السفلى,1\n"
    plain, other = (read(text.encode(e), "csv", profile=PLAIN) for e in ("utf-8", encoding))
    assert [r.report.text for r in other.reads] == [r.report.text for r in plain.reads]
    said = {"cp1256": "Windows-1256", "utf-16": "UTF-16", "utf-16-le": "utf-16-le"}.get(encoding)
    assert (said in " ".join(other.account.notes)) if said else other.account.notes == ()


@pytest.mark.parametrize(
    "data",
    ["date,village,killed\n2031-03-04,Thérouanne-lès-Prés,3\n".encode("cp1252"),
     "date,village,killed\n2031-03-04,قرية الرمان,3\n".encode("iso-8859-6")],
    ids=["cp1252", "iso-8859-6"],
)  # fmt: skip
def test_bytes_without_evidence_for_windows_1256_are_refused_rather_than_guessed(data: bytes) -> None:
    with pytest.raises(UnknownEncoding):
        read(data, "csv", profile=PLAIN)


def test_an_encoding_that_a_person_names_is_used() -> None:
    data = (HEAD + "2031-03-04,قرية الرمان,3\n").encode("iso-8859-6")
    reading = read(data, "csv", profile=PLAIN, encoding="iso-8859-6")
    assert "village: قرية الرمان" in reading.reads[0].report.text


@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf", b" \r\n\n", b"\x00\x00"])
def test_an_empty_file_is_refused(data: bytes) -> None:
    with pytest.raises(EmptyFile):
        read(data, "csv", profile=PLAIN)


def test_a_mapped_column_that_stands_twice_refuses_the_table() -> None:
    with pytest.raises(DuplicateColumn) as refused:
        read("date,village,killed,killed\n2031-03-04,A,1,2\n", "csv", profile=PLAIN)
    assert refused.value.data["column"] == "killed"


def test_an_unmapped_column_that_stands_twice_keeps_both_values() -> None:
    reading = read("date,village,killed,by,by\n2031-03-04,A,1,x,y\n", "csv", profile=PLAIN)
    assert reading.reads[0].report.text.endswith("by: x\nby (2): y")


def test_columns_left_over_are_noted_unless_ignored_by_name() -> None:
    data = "date,village,killed,mood\n2031-03-04,A,1,bad\n"
    assert "mood" in read(data, "csv", profile=PLAIN).account.notes[0]
    assert read(data, "csv", profile=PLAIN + "ignore: [mood]\n").account.notes == ()


def test_a_missing_column_refuses_the_table_unless_optional() -> None:
    with pytest.raises(MissingColumns) as refused:
        read("date,village\n2031-03-04,A\n", "csv", profile=PLAIN)
    assert refused.value.data["missing"] == "killed"
    reading = read("date,village\n2031-03-04,A\n", "csv", profile=PLAIN + "optional: [killed]\n")
    assert reading.account.reports == 1


TWO_LINES = PLAIN.replace("value: killed", "low: Killed min, high: Killed max") + "header: {rows: 2}\n"
MERGED = "date,village,Killed,\n,,min,max\n2031-03-04,A,2,5\n"


def test_a_two_line_header_is_joined_when_the_profile_says_so() -> None:
    reading = read(MERGED, "csv", profile=TWO_LINES)
    assert reading.reads[0].report.locator == "row 3"
    assert reading.reads[0].events is not None
    (count,) = reading.reads[0].events[0].counts
    assert (count.min, count.max, count.qualifier, count.quote) == (
        2,
        5,
        "range",
        "Killed min: 2\nKilled max: 5",
    )


def test_a_merged_header_is_refused_with_the_remedy_when_the_profile_does_not_say_so() -> None:
    with pytest.raises(MergedHeader) as refused:
        read(MERGED, "csv", profile=PLAIN.replace("value: killed", "value: Killed"))
    assert "rows: 2" in refused.value.text()


def test_a_header_below_a_title_is_found_by_its_row() -> None:
    data = "Deaths in March,,\n\n" + HEAD + "2031-03-04,A,1\n"
    reading = read(data, "csv", profile=PLAIN + "header: {row: 3}\n")
    assert reading.reads[0].report.locator == "row 4"
    assert reading.account.notes == ("rows above the header: 1",)


def test_a_table_without_a_header_is_refused() -> None:
    with pytest.raises(NoHeader):
        read("\n" + HEAD, "csv", profile=PLAIN)


def test_a_table_without_a_profile_is_refused() -> None:
    with pytest.raises(NoProfile):
        read(HEAD, "csv")


@pytest.mark.parametrize("mark", [";", "\t", "|"])
def test_the_delimiter_is_found_by_the_mapped_columns_and_said(mark: str) -> None:
    reading = read((HEAD + "2031-03-04,A,1\n").replace(",", mark), "csv", profile=PLAIN)
    assert reading.account.reports == 1
    assert "parted by" in reading.account.notes[0]


def test_excels_own_line_names_the_delimiter_and_is_no_row() -> None:
    reading = read("sep=;\r\ndate;village;killed\r\n2031-03-04;A;1\r\n", "csv", profile=PLAIN)
    assert [r.report.locator for r in reading.reads] == ["row 2"]


def test_many_broken_rows_are_refused_in_linear_time() -> None:
    rows = "".join(f'2031-03-04,"A"x,{i}\n' for i in range(20_000))
    begin = time.perf_counter()
    assert len(read(HEAD + rows, "csv", profile=PLAIN).account.refused) == 20_000
    assert time.perf_counter() - begin < 5


def test_a_publication_before_the_event_is_noted() -> None:
    data = "date,village,killed,out\n2031-03-04,A,1,2021-03-04\n"
    reading = read(data, "csv", profile=PLAIN + "published: out\n")
    assert reading.account.notes == ("reports whose stated publication is before the event (1)",)


def test_a_ditto_mark_repeats_the_value_of_the_row_above_even_if_that_row_is_refused() -> None:
    data = "date,village,killed,link\n2031-13-04,A,1,https://example.org/a\n2031-03-05,B,1,same\n"
    reading = read(data, "csv", profile=PLAIN + "url: {column: link, ditto: [same]}\n")
    assert [r.report.url for r in reading.reads] == ["https://example.org/a"]


def test_a_refused_row_shows_nobody_who_stands_in_it() -> None:
    profile = PLAIN + "identities: [{column: collector, kind: collector}]\n"
    rows = ["2031-03-04,A,1,Nour Karam,more", "2031-03-04,A,two,Nour Karam", '2031-03-04,A,"1,Nour Karam',
            "2031-03-04,A,1,Nour \x00Karam", ",,,", "village,who,office,date", "Nour Karam,chief,east,"]  # fmt: skip
    reading = read("date,village,killed,collector\n" + "\n".join(rows) + "\n", "csv", profile=profile)
    refused = {r.locator: (r.code, r.read) for r in reading.account.refused}
    assert refused["row 2"] == ("SRC-110", SEALED)
    assert refused["row 3"] == ("SRC-103", "two")
    assert refused["row 8"] == ("SRC-118", SEALED)
    assert "Nour" not in str(reading.account.refused)


def test_an_excel_serial_is_a_date_only_when_the_profile_says_so() -> None:
    data = HEAD + "47911,A,1\n"  # 2031-03-04, by ECMA-376 and by datetime.date below
    assert date(1899, 12, 30).toordinal() + 47911 == date(2031, 3, 4).toordinal()
    assert read(data, "csv", profile=PLAIN).account.refused[0].code == "SRC-108"
    reading = read(data, "csv", profile=PLAIN + 'dates: {serials: "1900"}\n')
    assert reading.reads[0].events is not None
    assert reading.reads[0].events[0].date_start == date(2031, 3, 4)


@pytest.mark.parametrize(("order", "day"), [("day", date(2031, 3, 4)), ("month", date(2031, 4, 3))])
def test_the_order_of_day_and_month_comes_from_the_profile(order: str, day: date) -> None:
    reading = read(
        HEAD + "٤/٣/٢٠٣١,A,1\n4/3/2031,A,1\n", "csv", profile=PLAIN + f"dates: {{order: {order}}}\n"
    )
    assert [r.events[0].date_start for r in reading.reads if r.events] == [day, day]


def test_collectors_are_pseudonyms_in_reports_and_go_to_the_vault() -> None:
    profile = PLAIN + "identities: [{column: collector, kind: collector}]\n"
    data = "date,village,killed,collector\n2031-03-04,A,1,سلمى الحداد\n2031-03-05,B,1,سلمى الحداد\n"
    reading = read(data, "csv", profile=profile)
    (identity,) = reading.identities
    assert (identity.kind, identity.value) == ("collector", "سلمى الحداد")
    assert all("سلمى" not in r.report.text and "[sealed" in r.report.text for r in reading.reads)
    assert {r.report.author for r in reading.reads} == {identity.pseudonym}
    other = read(data, "csv", profile=profile, pseudonym_key=b"another key of 32 bytes.........")
    assert other.identities[0].pseudonym != identity.pseudonym
    assert [r.report.text for r in other.reads] == [r.report.text for r in reading.reads]


def test_the_source_of_a_row_comes_from_the_named_field() -> None:
    data = "date,village,killed,who\n2031-03-04,A,1,Shahed\n2031-03-04,B,2,\n"
    reading = read(data, "csv", profile=PLAIN, source_field="who", source="")
    assert [r.report.source for r in reading.reads] == ["Shahed"]
    assert [(r.locator, r.field, r.code) for r in reading.account.refused] == [("row 3", "who", "SRC-101")]


cell = st.text(st.characters(codec="utf-8", exclude_characters="\x00\r\n"), max_size=12)


@settings(max_examples=60)
@given(rows=st.lists(st.lists(cell, min_size=1, max_size=5), max_size=8))
def test_whatever_the_rows_hold_the_account_adds_up_and_quotes_are_substrings(rows: list[list[str]]) -> None:
    body = "".join(",".join(f'"{c.replace(chr(34), chr(34) * 2)}"' for c in row) + "\n" for row in rows)
    reading = read(HEAD + body, "csv", profile=PLAIN)
    assert reading.account.units == len(rows)


@settings(max_examples=60)
@given(data=st.binary(max_size=200))
def test_whatever_the_bytes_are_each_is_read_or_refused_with_a_code(data: bytes) -> None:
    with contextlib.suppress(UnknownEncoding):
        reading = read(HEAD.encode() + data, "csv", profile=PLAIN)
        assert all(r.code.startswith("SRC-1") for r in reading.account.refused)


def test_csv_and_xlsx_of_the_same_table_give_the_same_events() -> None:
    table = [["date", "village", "killed"], [date(2031, 3, 4), "تل الرمان", 3]]
    csv_reading = read(HEAD + "2031-03-04,تل الرمان,3\n", "csv", profile=PLAIN)
    xlsx_reading = read(workbook(table), "xlsx", profile=PLAIN)
    assert xlsx_reading.reads[0].events == csv_reading.reads[0].events
    assert xlsx_reading.reads[0].report.locator == "Sheet1!2"


def test_a_second_table_under_the_first_is_read_and_its_header_is_no_row() -> None:
    table = "date,village,killed\n2031-03-04,كرسف,3\n,,\ndate,village,killed\n2031-03-05,كرسف,4\n"
    reading = read(table, "csv", profile=PLAIN)
    assert [one.report.locator for one in reading.reads] == ["row 2", "row 5"]
    assert (reading.account.empty, reading.account.refused) == (2, ())
    assert "header rows again, of a second table (1)" in reading.account.notes
    other = read(
        table.replace("date,village,killed\n2031-03-05", "day,place,dead\n2031-03-05"), "csv", profile=PLAIN
    )
    assert [(r.locator, r.code) for r in other.account.refused] == [
        ("row 4", "SRC-118"),
        ("row 5", "SRC-118"),
    ]
    assert "another table begins at row 4 (day, place, dead): its rows are refused" in other.account.notes


TWO = "date,village,killed,injured\n2031-03-04,كرسف,3,9\n,,,\n{}\n2031-03-05,كرسف,7,1\n2031-03-06,كرسف,8,2\n"


def test_a_second_table_with_its_columns_in_another_order_is_read_by_its_own_header() -> None:
    table = TWO.format("date,village,injured,killed")
    reading = read(table, "csv", profile=PLAIN)
    assert [one.events[0].counts[0].min for one in reading.reads if one.events] == [3, 1, 2]
    assert (
        "a second table begins at row 4, with its own header: date, village, injured, killed"
        in reading.account.notes
    )
    back = read(table + "date,village,killed,injured\n2031-03-07,كرسف,5,0\n", "csv", profile=PLAIN)
    assert back.reads[-1].events is not None
    assert back.reads[-1].events[0].counts[0].min == 5


@pytest.mark.parametrize("header", ["date,village,arrested,detained", "اليوم,القرية,المعتقلون,المفقودون"])
def test_a_table_of_something_else_is_refused_by_name_and_counted(header: str) -> None:
    reading = read(TWO.format(header), "csv", profile=PLAIN)
    assert [one.report.locator for one in reading.reads] == ["row 2"]
    assert [(r.locator, r.code) for r in reading.account.refused] == [
        (f"row {n}", "SRC-118") for n in (4, 5, 6)
    ]
    again = read(
        TWO.format(header) + "date,village,killed,injured\n2031-03-07,كرسف,5,0\n", "csv", profile=PLAIN
    )
    assert [one.report.locator for one in again.reads] == ["row 2", "row 8"]


def test_a_row_without_figures_after_a_blank_one_is_no_header() -> None:
    table = "date,village,killed\n2031-03-04,كرسف,3\n,,\n,كرسف,\n2031-03-05,كرسف,4\nunknown,village,many\n"
    reading = read(table, "csv", profile=PLAIN)
    assert [one.report.locator for one in reading.reads] == ["row 2", "row 5"]
    assert [r.locator for r in reading.account.refused] == ["row 4", "row 6"]
    assert "SRC-118" not in {r.code for r in reading.account.refused}
