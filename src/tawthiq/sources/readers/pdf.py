"""PDF documents with text: one report a page, if two independent engines agree on it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import zip_longest
from typing import ClassVar

from tawthiq.errors import Bilingual
from tawthiq.sources.gathering import Draft, Gathering
from tawthiq.sources.pdf.glyphs import Glyph, authors, by_pdfium, by_pdfminer
from tawthiq.sources.pdf.lines import has_columns, lines_of, text_of
from tawthiq.sources.reading import Corrections, Item, Reading, ReadOptions
from tawthiq.sources.refusals import Why

_NAMELESS = re.compile(r"\(cid:\d+\)")


class PdfReader:
    """A page on which the engines differ, in columns or without text needs eyes: it is refused, never "0 claims"."""

    name: ClassVar[str] = "pdf"
    title: ClassVar[Bilingual] = Bilingual("PDF with text", "PDF فيه نص")
    suffixes: ClassVar[tuple[str, ...]] = (".pdf",)

    def sniff(self, name: str, data: bytes) -> bool:
        return b"%PDF-" in data[:1024] or name.lower().endswith(self.suffixes)

    def read(self, item: Item, options: ReadOptions, corrections: Corrections) -> Reading:
        """Raises BadContainer, BadOption or NoPseudonymKey."""
        gathered = Gathering(item, options, corrections, "page")
        known = [gathered.persons.pseudonym(name, "author") for name in authors(item.data)]
        pages = zip_longest(by_pdfium(item.data, item.name), by_pdfminer(item.data, item.name), fillvalue=())
        for number, (one, other) in enumerate(pages, start=1):
            _page(gathered, f"page {number}", one, other, known[0] if known else None)
        return gathered.reading()


def _page(
    gathered: Gathering, locator: str, one: Sequence[Glyph], other: Sequence[Glyph], author: str | None
) -> None:
    lines = lines_of(_told(other, one))
    text, check = ("\n".join(map(text_of, found)) for found in (lines, lines_of(one)))
    if not text.strip() and not check.strip():
        gathered.refuse(locator, Why.PICTURE, "text", "")
    elif has_columns(lines):
        gathered.refuse(locator, Why.EYES, "columns", text)
    elif essence(text) != essence(check):
        gathered.refuse(locator, Why.EYES, "text", _difference(text, check))
    else:
        gathered.add(locator, Draft(text, author=author))


def _told(glyphs: Sequence[Glyph], other: Sequence[Glyph]) -> list[Glyph]:
    """Without glyphs that have no text of their own ("(cid:5)") where the other engine sees a letter at the same place.

    Typst draws a letter with its mark as two glyphs of which one carries the text. Where the other engine sees nothing
    either, a letter or a digit is missing: the glyph stays, so that the page needs eyes.
    """
    return [glyph for glyph in glyphs if not (_NAMELESS.fullmatch(glyph.text) and _covered(glyph, other))]


def _covered(glyph: Glyph, others: Sequence[Glyph]) -> bool:
    return any(
        abs(one.base - glyph.base) < 0.2 * glyph.size and one.left < glyph.right and glyph.left < one.right
        for one in others
    )


def essence(text: str) -> str:
    """What two readings must agree on: letters and digits in order, and where one number ends."""
    apart = re.sub(r"(?<=\d)[^\w]+(?=\d)", "|", text)
    return re.sub(r"[^\w|]+", "", apart)


def _difference(text: str, check: str) -> str:
    """The first words on which the engines differ."""
    pairs = zip_longest(text.split(), check.split(), fillvalue="")
    return next((f"{a} / {b}" for a, b in pairs if essence(a) != essence(b)), text[:80])
