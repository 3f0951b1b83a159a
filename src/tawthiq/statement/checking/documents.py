"""A draft as a file: which kind it is, and the words of plain text and Markdown.

Other kinds are parsed in the parser's cell (`flow.drafts`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from tawthiq.errors import Bilingual
from tawthiq.statement.checking.errors import NothingToCheck, NotText, TooLarge

MAX_BYTES = 20_000_000


@dataclass(frozen=True, slots=True)
class Draft:
    """The text to be checked and what became of the file on the way."""

    text: str
    form: str
    notes: tuple[Bilingual, ...] = ()


def form_of(data: bytes, name: str) -> str:
    """text, markdown, html, docx or pdf. Raises TooLarge.

    `name` only decides between plain text, Markdown and HTML where the bytes do not.
    """
    if len(data) > MAX_BYTES:
        raise TooLarge(place=name, read=len(data), limit=f"{MAX_BYTES:,}")
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data[:4] == b"PK\x03\x04":
        return "docx"
    lower = name.lower()
    start = data[:500].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if lower.endswith((".html", ".htm")) or start.startswith((b"<!doctype html", b"<html")):
        return "html"
    return "markdown" if lower.endswith((".md", ".markdown")) else "text"


def plain_text(data: bytes, name: str, form: str) -> str:
    """What a plain text or a Markdown file says. Raises NotText."""
    text = _decoded(data, name)
    return _markdown(text) if form == "markdown" else text


def draft_of(text: str, name: str, form: str, notes: tuple[Bilingual, ...] = ()) -> Draft:
    """The draft with line breaks of one kind. Raises NothingToCheck."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "\ufffd")
    if not any(c.isalpha() for c in text):
        raise NothingToCheck(place=name)
    return Draft(text, form, notes)


def _decoded(data: bytes, name: str) -> str:
    for encoding in _encodings(data):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if text.count("\x00") * 20 < len(text) + 20:
            return text
    raise NotText(place=name, read=data[:20])


def _encodings(data: bytes) -> tuple[str, ...]:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return ("utf-16",)
    if b"\x00" in data[:2000] or data[:3] in (b"\xff\xd8\xff", b"\x89PN", b"GIF"):
        return ("utf-8-sig",)
    return ("utf-8-sig", "cp1256") if _looks_arabic(data) else ("utf-8-sig", "cp1252")


def _looks_arabic(data: bytes) -> bool:
    """Windows-1256 keeps ا and ل at C7 and E1: the most frequent bytes of an Arabic text."""
    return (data.count(b"\xc7") + data.count(b"\xe1")) * 10 > len(data)


_LINK = re.compile(r"!?\[([^\]\n]{0,500})\]\([^)\s]{0,2000}(?:\s+\"[^\"\n]{0,500}\")?\)")
_FENCE = re.compile(r"^:::.*$", re.MULTILINE)
_MARKS = re.compile(r"^(?:#{1,6}|>+|[-+]{3,}|={3,})[ \t]*", re.MULTILINE)


def _markdown(text: str) -> str:
    """The words of a Markdown text; what `::: en` sections hold stays where it stands."""
    text = _FENCE.sub("", text)
    text = _MARKS.sub("", _LINK.sub(r"\1", text))
    return re.sub(r"(\*\*|__|`)", "", text)
