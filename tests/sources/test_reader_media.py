"""A picture, a sound or a film is an item without text, whatever its camera wrote into it."""

from __future__ import annotations

import io
import struct

import openpyxl
import pytest
from openpyxl.comments import Comment
from reading_tools import read, workbook

from tawthiq.sources.errors import BadContainer, EmptyFile
from tawthiq.sources.reading import Item
from tawthiq.sources.registry import detect_reader
from tawthiq.sources.traces import tells_more

PNG = b"\x89PNG\r\n\x1a\n" + b"\x00\x00\x00\rIHDR" + struct.pack(">II", 640, 480) + bytes(9)
JPEG = (
    b"\xff\xd8\xff\xe1\x00\x12Exif\x00\x00Salma 33.3"
    + b"\xff\xc0\x00\x11\x08"
    + struct.pack(">HH", 480, 640)
    + bytes(9)
)


def with_author(data: bytes, where: str) -> bytes:
    """The workbook with an author, a hidden second sheet or a comment."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    if where == "creator":
        book.properties.creator = "Salma"
    elif where == "comment":
        book.worksheets[0]["A1"].comment = Comment("seen by Salma", "")
    else:
        book.create_sheet("Salma").sheet_state = "hidden"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "name", "note"),
    [
        (PNG, "a.png", "a picture without text, 640 x 480"),
        (b"OggS" + bytes(60), "voice.opus", "a sound without text"),
        (b"\x00\x00\x00\x18ftypmp42" + bytes(60), "film.mp4", "a film without text"),
        (JPEG, "IMG.jpg", "a picture without text, 640 x 480"),
    ],
)
def test_its_account_is_one_unit_without_text(data: bytes, name: str, note: str) -> None:
    assert detect_reader(name, data) == "media"
    account = read(data, "media", name=name).account
    assert (account.units, account.reports, account.empty, account.notes) == (1, 0, 1, (note,))
    assert "Salma" not in repr(account)


@pytest.mark.parametrize(
    ("data", "reader", "more"),
    [
        (PNG, "media", False),
        (PNG + b"\x00\x00\x00\x05tEXtSalma", "media", True),
        (JPEG, "media", True),
        (JPEG.replace(b"Exif", b"JFIF"), "media", False),
        (b"OggS" + bytes(60), "media", True),
        (workbook([["a"]]), "xlsx", False),
        (with_author(workbook([["a"]]), "creator"), "xlsx", True),
        (with_author(workbook([["a"]]), "sheetState"), "xlsx", True),
        (with_author(workbook([["a"]]), "comment"), "xlsx", True),
        (b"%PDF-1.7 <dc:creator>Salma</dc:creator>", "pdf", True),
        (b"<p>Salma's account</p>", "html", True),
        (b"Salma", "text", False),
    ],
)
def test_what_may_tell_who_made_a_file_or_where_is_known(data: bytes, reader: str, more: bool) -> None:
    assert tells_more(Item(data, "0" * 64, "file"), reader) is more


def test_a_flood_of_points_is_refused_by_its_header() -> None:
    flood = PNG.replace(struct.pack(">II", 640, 480), struct.pack(">II", 100_000, 100_000))
    with pytest.raises(BadContainer) as refused:
        read(flood, "media", name="a.png")
    assert "100000 x 100000" in refused.value.text("ar")


def test_an_empty_file_and_a_wrong_one_are_refused() -> None:
    with pytest.raises(EmptyFile):
        read(b"", "media")
    with pytest.raises(BadContainer):
        read(b"<html>", "media")
