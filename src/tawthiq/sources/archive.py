"""ZIP containers, opened so that nothing in them can do harm: read in memory, never unpacked to disk.

Refused before anything is read: names that lead out of the folder, symbolic links, encrypted entries, programs
(macros), more entries or more bytes than an honest file holds, and nested archives that hide such a thing.
"""

from __future__ import annotations

import io
import stat
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from enum import Enum

from tawthiq.errors import Bilingual
from tawthiq.sources.errors import BadContainer
from tawthiq.sources.reading import Item

ENTRIES, UNPACKED, RATIO = 20_000, 600 << 20, 200
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # a document locked with a password is an OLE file (MS-OFFCRYPTO)
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    ValueError,
    NotImplementedError,
    KeyError,
    RuntimeError,
)


class Harm(Enum):
    """Why a container is refused: the words for people."""

    BROKEN = Bilingual("it is damaged", "تالفة")
    PASSWORD = Bilingual("it is locked with a password", "مقفلة بكلمة سر")
    TRAVERSAL = Bilingual("a name in it leads out of its folder", "فيها اسم يقود إلى خارج مجلدها")
    LINK = Bilingual("it holds a symbolic link", "فيها رابط رمزي")
    MACROS = Bilingual("it holds a program (macros)", "فيها برنامج (ماكرو)")
    MANY = Bilingual("it holds too many entries", "فيها مداخل كثيرة جدا")
    BOMB = Bilingual(
        "it unpacks to far more than an honest file does", "محتواها بعد الفك أكبر بكثير مما في ملف سليم"
    )
    TWICE = Bilingual("two entries in it have one name", "فيها مدخلان باسم واحد")
    ENTITIES = Bilingual("its XML defines entities", "ملف XML فيها يعرّف كيانات")
    PIXELS = Bilingual("its picture has more points than a camera makes", "صورتها أكبر مما تصنعه أي كاميرا")
    ALTERED = Bilingual(
        "a file in it is not the one whose hash it states", "فيها ملف لا يطابق بصمته المذكورة"
    )


def refuse(place: str, harm: Harm, read: object = "", *, inside: str = "") -> BadContainer:
    """The refusal, to be raised; `inside` names the part of the container."""
    return BadContainer(
        place=f"{place} / {inside}" if inside else place, read=read, why=harm.value.en, why_ar=harm.value.ar
    )


class Archive:
    """The entries of a ZIP file by name. Raises BadContainer."""

    def __init__(self, item: Item) -> None:
        self._item = item
        with _broken(item):
            self._zip = zipfile.ZipFile(io.BytesIO(item.data))
        entries = self._zip.infolist()
        if len(entries) > ENTRIES:
            raise refuse(item.name, Harm.MANY, len(entries))
        for entry in entries:
            harm = _harm(entry)
            if harm is not None:
                raise refuse(item.name, harm, inside=entry.filename)
        unpacked = sum(entry.file_size for entry in entries)
        if unpacked > UNPACKED or unpacked > RATIO * len(item.data) + (1 << 20):
            raise refuse(item.name, Harm.BOMB, f"{unpacked >> 20} MB")
        names = [entry.filename for entry in entries]
        if len(set(names)) < len(names):
            raise refuse(item.name, Harm.TWICE)
        self.names = [name for name in names if not name.endswith("/")]

    def read(self, name: str) -> bytes:
        """The bytes of an entry; never more than its header states."""
        with _broken(self._item):
            entry = self._zip.getinfo(name)
            with self._zip.open(entry) as handle:
                data = handle.read(entry.file_size + 1)
        if len(data) > entry.file_size:
            raise refuse(self._item.name, Harm.BOMB, inside=name)
        return data


def _harm(entry: zipfile.ZipInfo) -> Harm | None:
    name = entry.filename.replace("\\", "/")
    if (
        name.startswith("/")
        or ".." in name.split("/")
        or ":" in name.split("/")[0]
        or "\x00" in entry.orig_filename
    ):
        return Harm.TRAVERSAL
    if stat.S_ISLNK(entry.external_attr >> 16):
        return Harm.LINK
    if entry.flag_bits & 0x1:
        return Harm.PASSWORD
    if name.lower().endswith(("vbaproject.bin", "vbadata.xml")) or "/macrosheets/" in name.lower():
        return Harm.MACROS
    return None


@contextmanager
def _broken(item: Item) -> Iterator[None]:
    try:
        yield
    except _BROKEN as error:
        raise refuse(item.name, Harm.BROKEN) from error


def is_zip(data: bytes) -> bool:
    return data.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def names_in(data: bytes) -> list[str]:
    """The names of a ZIP file for telling its kind; none when it cannot be opened (its reader says why)."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as opened:
            return [entry.filename for entry in opened.infolist()[:ENTRIES]]
    except _BROKEN:
        return []
