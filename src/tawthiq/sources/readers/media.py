"""Photos, sound and films: items without text. What a camera wrote into them (EXIF, XMP, places) stays in the item."""

from __future__ import annotations

import struct
from typing import ClassVar

from tawthiq.errors import Bilingual
from tawthiq.sources.account import Tally
from tawthiq.sources.archive import Harm, refuse
from tawthiq.sources.errors import EmptyFile
from tawthiq.sources.reading import Corrections, Item, Reading, ReadOptions

_POINTS = 250_000_000
_IMAGE, _SOUND, _FILM = ("picture", "صورة"), ("sound", "صوت"), ("film", "فيلم")
_MAGIC = (
    (b"\xff\xd8\xff", 0, _IMAGE), (b"\x89PNG\r\n\x1a\n", 0, _IMAGE), (b"GIF8", 0, _IMAGE), (b"BM", 0, _IMAGE),
    (b"II*\x00", 0, _IMAGE), (b"MM\x00*", 0, _IMAGE), (b"WEBP", 8, _IMAGE), (b"heic", 8, _IMAGE), (b"mif1", 8, _IMAGE),
    (b"avif", 8, _IMAGE), (b"OggS", 0, _SOUND), (b"ID3", 0, _SOUND), (b"\xff\xfb", 0, _SOUND), (b"\xff\xf1", 0, _SOUND),
    (b"fLaC", 0, _SOUND), (b"WAVE", 8, _SOUND), (b"#!AMR", 0, _SOUND), (b"M4A ", 8, _SOUND), (b"ftyp", 4, _FILM),
    (b"\x1aE\xdf\xa3", 0, _FILM), (b"AVI ", 8, _FILM), (b"FLV", 0, _FILM), (b"\x00\x00\x01\xba", 0, _FILM),
)  # fmt: skip


class MediaReader:
    """One file, no report. Its account is one unit without text; a transcript of it is an item of its own."""

    name: ClassVar[str] = "media"
    title: ClassVar[Bilingual] = Bilingual("picture, sound or film", "صورة أو صوت أو فيلم")
    suffixes: ClassVar[tuple[str, ...]] = (
        ".jpg", ".jpeg", ".png", ".gif", ".bmp", ".tif", ".tiff", ".webp", ".heic", ".avif", ".ogg", ".opus", ".mp3",
        ".aac", ".flac", ".wav", ".amr", ".m4a", ".mp4", ".mov", ".3gp", ".mkv", ".webm", ".avi", ".flv", ".mpg",
    )  # fmt: skip

    def sniff(self, name: str, data: bytes) -> bool:
        return _kind(data) is not None and (name.lower().endswith(self.suffixes) or not data[:64].isascii())

    def read(self, item: Item, options: ReadOptions, corrections: Corrections) -> Reading:
        """Raises EmptyFile, or BadContainer for what is no such file or would flood a viewer with points."""
        if not item.data:
            raise EmptyFile(place=item.name)
        kind = _kind(item.data)
        if kind is None:
            raise refuse(item.name, Harm.BROKEN, item.data[:8].hex())
        width, height = _points(item.data)
        if width * height > _POINTS:
            raise refuse(item.name, Harm.PIXELS, f"{width} x {height}")
        tally = Tally("file")
        tally.empty()
        size = f", {width} x {height}" if width else ""
        tally.note(f"a {kind[0]} without text{size}", f"{kind[1]} بلا نص{size.replace(',', '،')}")
        return Reading([], tally.close())


def _kind(data: bytes) -> tuple[str, str] | None:
    return next((kind for magic, at, kind in _MAGIC if data[at : at + len(magic)] == magic), None)


def _points(data: bytes) -> tuple[int, int]:
    """Width and height as the header states them; (0, 0) where it is none that we know. Nothing is decoded."""
    if data.startswith(b"\x89PNG") and len(data) >= 24:
        width, height = struct.unpack(">II", data[16:24])
        return width, height
    if data.startswith(b"GIF8") and len(data) >= 10:
        width, height = struct.unpack("<HH", data[6:10])
        return width, height
    if data.startswith(b"BM") and len(data) >= 26:
        width, height = struct.unpack("<ii", data[18:26])
        return abs(width), abs(height)
    if data.startswith(b"\xff\xd8"):
        return _jpeg(data)
    return (0, 0)


def _jpeg(data: bytes) -> tuple[int, int]:
    """The size in the first frame header (ITU-T T.81, B.2.2)."""
    at = 2
    while at + 9 <= len(data) and data[at] == 0xFF:
        marker, length = data[at + 1], int.from_bytes(data[at + 2 : at + 4], "big")
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            return width, height
        at += 2 + max(length, 2)
    return (0, 0)
