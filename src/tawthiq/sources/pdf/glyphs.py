"""What two engines that share no code see on a page: glyphs with their places.

pdfminer.six (Python) and PDFium (C++) each decode fonts and content streams by themselves. Their own order of the text
is not used: on Arabic pages both reverse words or numbers, each in its own way. What counts is where a glyph stands.
"""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Iterator
from ctypes import c_double
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
from pdfminer.converter import PDFPageAggregator
from pdfminer.layout import LTChar, LTContainer, LTItem
from pdfminer.pdfdocument import PDFDocument, PDFPasswordIncorrect
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import PDFException
from pdfminer.psexceptions import PSException

from tawthiq.sources.archive import Harm, refuse

PAGES = 2_000


@dataclass(frozen=True, slots=True)
class Glyph:
    """Text that one glyph stands for, folded (NFKC), between `left` and `right` on a line at `base`, `size` high."""

    text: str
    left: float
    right: float
    base: float
    size: float


def by_pdfminer(data: bytes, place: str) -> Iterator[list[Glyph]]:
    """The glyphs of each page. Raises BadContainer."""
    try:
        document = PDFDocument(PDFParser(io.BytesIO(data)))
        resources = PDFResourceManager(caching=True)
        device = PDFPageAggregator(resources, laparams=None)
        interpreter = PDFPageInterpreter(resources, device)
        for page in PDFPage.create_pages(document):
            interpreter.process_page(page)
            yield list(_miner_glyphs(device.get_result()))
    except PDFPasswordIncorrect as error:
        raise refuse(place, Harm.PASSWORD) from error
    except (
        PDFException,
        PSException,
        ValueError,
        TypeError,
        KeyError,
        IndexError,
        AttributeError,
        AssertionError,
    ) as error:
        raise refuse(place, Harm.BROKEN) from error


def _miner_glyphs(top: LTItem) -> Iterator[Glyph]:
    waiting: list[LTItem] = [top]
    while waiting:
        node = waiting.pop()
        if isinstance(node, LTChar):
            text = _folded(node.get_text())
            if text and node.upright:
                yield Glyph(text, node.x0, node.x1, node.matrix[5], node.size)
        elif isinstance(node, LTContainer):
            waiting += reversed(list(node))


def by_pdfium(data: bytes, place: str) -> Iterator[list[Glyph]]:
    """The same with the other engine."""
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        locked = "password" in str(error).lower() or "security" in str(error).lower()
        raise refuse(place, Harm.PASSWORD if locked else Harm.BROKEN) from error
    with document:
        if len(document) > PAGES:
            raise refuse(place, Harm.MANY, len(document))
        for number in range(len(document)):
            try:
                yield _pdfium_glyphs(document[number].get_textpage())
            except pdfium.PdfiumError as error:
                raise refuse(place, Harm.BROKEN, inside=f"page {number + 1}") from error


def _pdfium_glyphs(page: pdfium.PdfTextPage) -> list[Glyph]:
    """Blanks are left out: PDFium puts its own where none are drawn, at places of no meaning."""
    found = []
    for i in range(page.count_chars()):
        if pdfium_c.FPDFText_IsGenerated(page, i) == 1:
            continue
        text = _folded(chr(pdfium_c.FPDFText_GetUnicode(page, i)))
        if not text.strip() or abs(pdfium_c.FPDFText_GetCharAngle(page, i) % 6.2832) > 0.1:
            continue
        _, _, right, _ = page.get_charbox(i, loose=True)
        x, y, matrix = c_double(), c_double(), pdfium_c.FS_MATRIX()
        pdfium_c.FPDFText_GetCharOrigin(page, i, x, y)
        pdfium_c.FPDFText_GetMatrix(page, i, matrix)
        size = abs(matrix.d) * pdfium_c.FPDFText_GetFontSize(page, i)
        found.append(Glyph(text, x.value, max(right, x.value), y.value, size))
    return found


def authors(data: bytes) -> list[str]:
    """Who made the document, as its properties say."""
    try:
        with pdfium.PdfDocument(data) as document:
            told = document.get_metadata_dict(skip_empty=True)
    except pdfium.PdfiumError:
        return []
    return [told["Author"]] if told.get("Author", "").strip() else []


def _folded(text: str) -> str:
    """Presentation forms as letters; marks, controls and direction signs, which two engines place differently, gone."""
    plain = unicodedata.normalize("NFKC", text)
    return "".join(c for c in plain if unicodedata.category(c)[0] not in "MC" and c != "\u0640")
