"""What a file tells beside what is read of it: who made, saved or wrote into it, and where. Nothing is decoded.

Whoever shares an item shares what its reports say; a file that may tell more is saved by those who received it alone.
"""

from __future__ import annotations

import re

from tawthiq.sources.archive import Archive
from tawthiq.sources.errors import SourceError
from tawthiq.sources.reading import Item

_ALWAYS = ("html", "warc", "wacz", "autoarchiver", "mail", "whatsapp", "forms")
"""Saved pages hold the account of who saved them, captures cookies, mails and forms their ways and devices."""
_CAMERA = (b"Exif\x00\x00", b"ns.adobe.com/xap", b"Photoshop 3.0")
_PICTURES = (
    (b"\xff\xd8", (*_CAMERA, b"\xff\xfe")), (b"\x89PNG", (b"eXIf", b"tEXt", b"iTXt", b"zTXt")),
    (b"GIF8", (b"!\xfe", b"XMP DataXMP")), (b"RIFF", (b"EXIF", b"XMP ", b"WAVE", b"AVI ")), (b"BM", ()),
)  # fmt: skip
"""By how a picture begins, the marks of what a camera or a person wrote into it; of other kinds it is not known."""
_PDF = (b"dc:creator", b"/Popup")
_PARTS = re.compile(r"comments|persons/|externalLinks/|docProps/custom|people\.xml", re.IGNORECASE)
_PROPERTY = re.compile(
    rb"<(?:\w+:)?(?:creator|lastModifiedBy|Manager|Company)\b[^>]*>\s*(?!openpyxl<|python-docx<)[^<\s]"
)
_HIDDEN = re.compile(rb'absPath|state="(?:veryH|h)idden"|\bhidden="(?:1|true)"|w:author=')
_LARGEST = 50 << 20


def tells_more(item: Item, reader: str) -> bool:
    """Whether the file may name whoever made, saved, sent or commented it, or hold a place or cells that are hidden."""
    if reader == "media":
        return _of_a_picture(item.data)
    if reader == "pdf":
        return any(mark in item.data for mark in _PDF)
    if reader in ("xlsx", "docx"):
        return _of_a_document(item)
    return reader in _ALWAYS


def _of_a_picture(data: bytes) -> bool:
    marks = next((marks for begins, marks in _PICTURES if data.startswith(begins)), None)
    return marks is None or any(mark in data for mark in marks)


def _of_a_document(item: Item) -> bool:
    """The properties, comments, hidden cells and pictures of a workbook or a document."""
    try:
        archive = Archive(item)
        return any(map(_PARTS.search, archive.names)) or any(
            _of_a_part(name, archive.read(name)) for name in archive.names
        )
    except SourceError:
        return True


def _of_a_part(name: str, data: bytes) -> bool:
    if name.startswith("docProps/"):
        return bool(_PROPERTY.search(data))
    if name.endswith(".xml"):
        return len(data) > _LARGEST or bool(_HIDDEN.search(data))
    return any(mark in data for mark in _CAMERA)
