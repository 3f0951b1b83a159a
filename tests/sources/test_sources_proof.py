"""A quote is checked against the bytes alone; the example's every quote stands in its item."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from planted import _files
from reading_tools import PLAIN, read, workbook
from test_invented_week import WEEK, readings

from tawthiq.sources.errors import UnknownReader
from tawthiq.sources.proof import stands_in
from tawthiq.sources.readers.ocr import record
from tawthiq.sources.refusals import SEALED
from tawthiq.sources.registry import READERS, detect_reader


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


SCAN = record(
    {"of": "a" * 64, "name": "scan.pdf", "engine": "tesseract", "version": "5.3.0", "languages": "ara"},
    [{"page": "3", "confidence": "87", "text": "قُتل ثلاثة مدنيين في كرسف"}],
)


def test_a_quote_of_every_document_stands_at_its_own_locator_and_nowhere_else() -> None:
    seen = set()
    for name, data in (*_files(0), ("scan.ocr.json", SCAN)):
        reader = "" if name.startswith("table") else detect_reader(name, data)
        if reader in ("", "media"):
            continue
        consented = read(data, reader, name=name, consent="everybody")
        assert consented.reads, name
        for one in consented.reads:
            quote = max(one.report.text.split(SEALED), key=len)
            told = {"name": name, "reader": reader, "locator": one.report.locator}
            assert stands_in(data, quote=quote, **told), name
            assert not stands_in(data, quote=f"{quote}9", **told), name
            assert not stands_in(data, quote="", **told), name
            if reader != "text":
                elsewhere = one.report.locator + "1" if reader != "urls" else "address 9"
                assert not stands_in(data, quote=quote, **{**told, "locator": elsewhere}), name
        seen.add(reader)
    assert seen == {*READERS} - {"media", "csv", "xlsx"}


def test_words_that_a_person_typed_for_a_page_do_not_stand_in_it() -> None:
    page = "<p></p>"
    typed = read(page, "html", corrections={"text": {"text": "قُتل مدني"}})
    assert [one.report.text for one in typed.reads] == ["قُتل مدني"]
    told = {"name": "a.html", "reader": "html", "locator": "text"}
    assert not stands_in(page.encode(), quote="قُتل مدني", **told)


def test_a_chat_whose_dates_say_no_order_is_read_all_the_same() -> None:
    chat = "02/03/2031, 14:06 - Layla Invented: قُتل ثلاثة مدنيين\n".encode()
    told = {"name": "chat.txt", "reader": "whatsapp", "locator": "message 1"}
    assert stands_in(chat, quote="قُتل ثلاثة", **told)
    assert not stands_in(chat, quote="Layla", **told)


def test_a_reader_that_does_not_exist_is_named() -> None:
    with pytest.raises(UnknownReader):
        stands_in(b"x", name="a", reader="parchment", locator="text", quote="x")
