"""Plain text: one file, one report."""

from __future__ import annotations

from datetime import date

import pytest
from reading_tools import read

from tawthiq.sources.errors import BadOption, BinaryFile, EmptyFile, TextTooLong, UnknownFormat, UnknownReader
from tawthiq.sources.registry import READERS, detect_reader

TEXT = "Shells fell on Tell Rumman.\r\nقُتل ثلاثة مدنيين.\r\n"


def test_a_text_is_one_report_with_its_stated_publication() -> None:
    reading = read(TEXT, "text", published="2031-03-06")
    report = reading.reads[0].report
    assert (report.locator, report.published_on, report.zone) == ("text", date(2031, 3, 6), "Asia/Damascus")
    assert report.text == "Shells fell on Tell Rumman.\nقُتل ثلاثة مدنيين.\n"


def test_an_instant_keeps_the_publishers_own_day() -> None:
    report = read(TEXT, "text", published="2031-03-06T23:30:00-05:00").reads[0].report
    assert (report.published_on, report.zone) == (date(2031, 3, 6), "-05:00")


def test_without_a_stated_publication_a_text_is_undated() -> None:
    report = read(TEXT, "text").reads[0].report
    assert (report.published, report.published_on) == (None, None)


def test_an_unreadable_publication_date_is_refused() -> None:
    with pytest.raises(BadOption):
        read(TEXT, "text", published="last Tuesday")


def test_windows_1256_is_read_by_evidence_and_said() -> None:
    text = "قُتل ثلاثة مدنيين في القرية الشرقية".replace("ُ", "")
    reading = read(text.encode("cp1256"), "text")
    assert reading.reads[0].report.text == text
    assert "Windows-1256" in reading.account.notes[0]
    assert "Windows-1256" in reading.account.notes_ar[0]


def test_damaged_bytes_are_shown_and_counted_and_the_rest_is_read() -> None:
    data = "قُتل ثلاثة مدنيين في القرية".encode().replace("في".encode(), b"\xd9\xff\xff")
    reading = read(data, "text")
    assert "�" in reading.reads[0].report.text
    assert reading.account.notes == ("read as UTF-8 with damaged bytes: 3",)


@pytest.mark.parametrize(
    ("data", "error"),
    [("", EmptyFile), ("قصف\x00على", BinaryFile), ("ق" * 5_000_000, TextTooLong)],
    ids=["empty", "nul", "five million characters"],
)
def test_bad_texts_are_refused_with_place_and_remedy_in_both_languages(
    data: str, error: type[Exception]
) -> None:
    with pytest.raises(error) as refused:
        read(data, "text", name="article.txt")
    assert "article.txt" in str(refused.value)
    assert "ما العمل" in refused.value.text("ar")  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("name", "data", "reader"),
    [
        ("a.txt", b"text", "text"),
        ("a.md", b"# text", "text"),
        ("a.csv", b"a,b\n", "csv"),
        ("a.tsv", b"a\tb\n", "csv"),
        ("result.json", b'{"name": "x", "messages": []}', "telegram"),
        ("a.xlsx", b"PK\x03\x04....xl/workbook.xml", "xlsx"),
        ("saved as.csv", b"PK\x03\x04....xl/workbook.xml", "xlsx"),
    ],
)
def test_the_reader_is_found_by_bytes_and_name(name: str, data: bytes, reader: str) -> None:
    assert detect_reader(name, data) == reader


@pytest.mark.parametrize(
    ("name", "data"), [("a.bin", b"\x7fELF"), ("a.json", b'{"a": 1}'), ("a.xls", b"\xd0\xcf\x11\xe0")]
)
def test_an_unknown_format_is_refused_with_the_known_ones(name: str, data: bytes) -> None:
    with pytest.raises(UnknownFormat) as refused:
        detect_reader(name, data)
    assert all(reader in str(refused.value) for reader in READERS)


def test_an_unknown_reader_is_refused() -> None:
    with pytest.raises(UnknownReader):
        read(TEXT, "stone-tablet")
