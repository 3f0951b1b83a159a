"""DOCX documents (ECMA-376 part 1, 17): the text as a reader of the page sees it."""

from __future__ import annotations

import re
from typing import Any, ClassVar

from tawthiq.errors import Bilingual
from tawthiq.sources.archive import OLE, Archive, Harm, is_zip, names_in, refuse
from tawthiq.sources.gathering import Draft, Gathering
from tawthiq.sources.markup import parse_xml
from tawthiq.sources.reading import Corrections, Item, Reading, ReadOptions

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_CP = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}"
_LEFT_OUT = {
    f"{_W}{name}" for name in ("del", "moveFrom", "instrText", "delText", "sdtPr", "pPr", "rPr", "tblPr")
}
_MARGIN = re.compile(r"word/(header|footer)\d*\.xml")
_MAIN = "word/document.xml"


class DocxReader:
    """One document, one report: paragraphs, tables, footnotes. Deleted text and comments stay in the item."""

    name: ClassVar[str] = "docx"
    title: ClassVar[Bilingual] = Bilingual("DOCX document", "مستند DOCX")
    suffixes: ClassVar[tuple[str, ...]] = (".docx", ".docm")

    def sniff(self, name: str, data: bytes) -> bool:
        return name.lower().endswith(self.suffixes) or (is_zip(data) and _MAIN in names_in(data))

    def read(self, item: Item, options: ReadOptions, corrections: Corrections) -> Reading:
        """Raises BadContainer, BadOption or NoPseudonymKey."""
        if item.data.startswith(OLE):
            raise refuse(item.name, Harm.PASSWORD)
        archive = Archive(item)
        if _MAIN not in archive.names:
            raise refuse(item.name, Harm.BROKEN, _MAIN)
        gathered = Gathering(item, options, corrections, "text")
        root = parse_xml(archive.read(_MAIN), item.name)
        text = _text(root)
        for part in ("word/footnotes.xml", "word/endnotes.xml"):
            if part in archive.names:
                text += "\n" + _text(parse_xml(archive.read(part), item.name))
        _note_changes(gathered, root, archive.names)
        authors = [gathered.persons.pseudonym(name, "author") for name in _authors(archive, item.name)]
        gathered.add("text", Draft(text, author=authors[0] if authors else None))
        return gathered.reading()


def _text(root: Any) -> str:
    """Paragraphs, and rows of tables, in the order of the document, a line each."""
    lines = []
    for node in root.iter(f"{_W}p", f"{_W}tr"):
        if _inside(node, f"{_W}tc") or _inside(node, f"{_W}p"):
            continue
        if node.tag == f"{_W}tr":
            cells = (" ".join(_run(p) for p in cell.iter(f"{_W}p")).strip() for cell in node.iter(f"{_W}tc"))
            lines.append(" | ".join(cell for cell in cells if cell))
        else:
            lines.append(_run(node))
    return "\n".join(line for line in lines if line.strip())


def _inside(node: Any, tag: str) -> bool:
    return any(above.tag == tag for above in node.iterancestors())


def _run(paragraph: Any) -> str:
    """The text of a paragraph: tabs and breaks are blanks, deleted text is gone."""
    pieces = []
    for node in paragraph.iter(f"{_W}t", f"{_W}tab", f"{_W}br", f"{_W}cr", f"{_W}noBreakHyphen"):
        if any(above.tag in _LEFT_OUT for above in node.iterancestors()):
            continue
        named = node.tag.removeprefix(_W)
        pieces.append((node.text or "") if named == "t" else "-" if named == "noBreakHyphen" else " ")
    return "".join(pieces).strip()


def _note_changes(gathered: Gathering, root: Any, names: list[str]) -> None:
    """What the text leaves out is said: deleted passages, comments, pictures."""
    deleted = sum(1 for _ in root.iter(f"{_W}del", f"{_W}moveFrom"))
    if deleted:
        gathered.tally.note(f"deleted passages left out: {deleted}", f"مقاطع محذوفة تُركت: {deleted}")
    if any(name.startswith("word/comments") for name in names):
        gathered.tally.note("comments stay in the item", "التعليقات تبقى في المادة")
    margins = sorted(name for name in names if _MARGIN.fullmatch(name))
    if margins:
        named = ", ".join(margins)
        gathered.tally.note(f"headers and footers left out: {named}", f"رؤوس وتذييلات تُركت: {named}")
    pictures = sum(1 for name in names if name.startswith("word/media/"))
    if pictures:
        gathered.tally.note(f"pictures without text: {pictures}", f"صور بلا نص: {pictures}")


def _authors(archive: Archive, place: str) -> list[str]:
    """Who wrote and last saved the document, for the vault."""
    if "docProps/core.xml" not in archive.names:
        return []
    core = parse_xml(archive.read("docProps/core.xml"), place)
    found = (core.findtext(tag) or "" for tag in (f"{_DC}creator", f"{_CP}lastModifiedBy"))
    return [name.strip() for name in found if name.strip()]
