"""The text of a draft: plain text, Markdown, HTML or DOCX. Nothing is fetched, nothing is expanded.

A DOCX is a zip whose word/document.xml holds paragraphs (ECMA-376 part 1, 17.3); a document type declaration is
refused before any entity could be declared, and sizes are bounded before anything is unpacked.
"""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass
from html.parser import HTMLParser
from xml.parsers import expat

from tawthiq.errors import Bilingual
from tawthiq.statement.checking.errors import (
    BrokenDocx,
    NothingToCheck,
    NotText,
    PdfNotRead,
    ScannedPdf,
    TooLarge,
)

MAX_BYTES = 20_000_000
MAX_XML = 60_000_000
_BLOCKS = frozenset(
    [
        "p",
        "div",
        "br",
        "li",
        "tr",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "section",
        "article",
        "header",
        "footer",
        "blockquote",
        "title",
        "table",
        "ul",
        "ol",
        "dt",
        "dd",
        "hr",
    ]
)
_SILENT = frozenset(("script", "style", "template", "noscript", "svg", "head"))
_VOID = frozenset(("br", "hr"))


@dataclass(frozen=True, slots=True)
class Draft:
    """The text to be checked and what became of the file on the way."""

    text: str
    form: str
    notes: tuple[Bilingual, ...] = ()


def read_draft(data: bytes, name: str) -> Draft:
    """The text of a file. Raises the CHK refusals for what cannot be read.

    `name` only decides between plain text, Markdown and HTML where the bytes do not.
    """
    if len(data) > MAX_BYTES:
        raise TooLarge(place=name, read=len(data), limit=f"{MAX_BYTES:,}")
    form = _form(data, name)
    notes: tuple[Bilingual, ...] = ()
    if form == "docx":
        text, notes = _docx(data, name)
    else:
        text = _decoded(data, name)
        text = {"html": _html, "markdown": _markdown}.get(form, str)(text)
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "\ufffd")
    if not any(c.isalpha() for c in text):
        raise NothingToCheck(place=name)
    return Draft(text, form, notes)


def _form(data: bytes, name: str) -> str:
    if data[:1024].lstrip().startswith(b"%PDF"):
        raise PdfNotRead(place=name) if b"/Font" in data else ScannedPdf(place=name)
    if data[:4] == b"PK\x03\x04":
        return "docx"
    lower = name.lower()
    start = data[:500].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if lower.endswith((".html", ".htm")) or start.startswith((b"<!doctype html", b"<html")):
        return "html"
    return "markdown" if lower.endswith((".md", ".markdown")) else "text"


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


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.out: list[str] = []
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT and tag != "head":
            self.silent += 1
        elif tag in _BLOCKS:
            self.out.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT and tag != "head":
            self.silent = max(0, self.silent - 1)
        elif tag in _BLOCKS and tag not in _VOID:
            self.out.append("\n")

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.out.append(re.sub(r"\s+", " ", data))


def _html(text: str) -> str:
    words = _Words()
    words.feed(text)
    words.close()
    lines = (line.strip() for line in "".join(words.out).split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip() + "\n"


def _docx(data: bytes, name: str) -> tuple[str, tuple[Bilingual, ...]]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            info = archive.getinfo("word/document.xml")
            if info.file_size > MAX_XML:
                raise _broken(name, info.file_size)
            with archive.open(info) as member:
                xml = member.read(MAX_XML + 1)
            others = [
                n
                for n in archive.namelist()
                if re.match(r"word/(footnotes|endnotes|header\d*|footer\d*)\.xml", n)
            ]
    except (zipfile.BadZipFile, KeyError, EOFError, NotImplementedError, RuntimeError, OSError) as error:
        raise _broken(name, type(error).__name__) from error
    if len(xml) > MAX_XML:
        raise _broken(name, len(xml))
    return _paragraphs(xml, name), tuple(_unread(n) for n in sorted(others))


def _unread(part: str) -> Bilingual:
    return Bilingual(
        f"{part} of the DOCX was not read: only the body of the document is checked.",
        f"لم يُقرأ {part} من ملف DOCX: يُفحص متن الوثيقة وحده.",
    )


def _broken(name: str, read: object) -> BrokenDocx:
    return BrokenDocx(place=name, read=read, limit=f"{MAX_XML:,}")


def _paragraphs(xml: bytes, name: str) -> str:
    """The words of every w:p, without what tracked changes deleted."""
    out: list[str] = []
    state = {"text": 0, "deleted": 0}

    def start(tag: str, attrs: dict[str, str]) -> None:
        local = tag.rpartition("}")[2]
        state["text"] += local == "t"
        state["deleted"] += local in ("del", "moveFrom", "instrText")
        if local in ("tab", "br", "cr"):
            out.append("\t" if local == "tab" else "\n")

    def end(tag: str) -> None:
        local = tag.rpartition("}")[2]
        state["text"] -= local == "t"
        state["deleted"] -= local in ("del", "moveFrom", "instrText")
        if local == "p":
            out.append("\n")

    def words(data: str) -> None:
        if state["text"] and not state["deleted"]:
            out.append(data)

    def refuse(*_: object) -> None:
        raise _broken(name, "<!DOCTYPE")

    parser = expat.ParserCreate(namespace_separator="}")
    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler, parser.StartDoctypeDeclHandler = words, refuse
    try:
        parser.Parse(xml, True)
    except expat.ExpatError as error:
        raise _broken(name, str(error)) from error
    return "".join(out)
