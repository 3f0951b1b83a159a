"""A picture, a sound or a film is an item without text, whatever its camera wrote into it."""

from __future__ import annotations

import struct

import pytest
from reading_tools import read

from tawthiq.sources.errors import BadContainer, EmptyFile
from tawthiq.sources.registry import detect_reader

PNG = b"\x89PNG\r\n\x1a\n" + b"\x00\x00\x00\rIHDR" + struct.pack(">II", 640, 480) + bytes(9)
JPEG = (
    b"\xff\xd8\xff\xe1\x00\x12Exif\x00\x00Salma 33.3"
    + b"\xff\xc0\x00\x11\x08"
    + struct.pack(">HH", 480, 640)
    + bytes(9)
)


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
