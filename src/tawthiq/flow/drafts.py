"""A draft as a file of any kind, parsed in the parser's cell by the readers that read evidence."""

from __future__ import annotations

import hashlib
import secrets
from itertools import chain

from tawthiq.errors import Bilingual
from tawthiq.lang.labels import locator_text
from tawthiq.sources.cell import read_item
from tawthiq.sources.errors import BadContainer
from tawthiq.sources.reading import Reading, ReadOptions
from tawthiq.sources.refusals import Why
from tawthiq.statement.checking.documents import Draft, draft_of, form_of, plain_text
from tawthiq.statement.checking.errors import BrokenDocx, NothingToCheck, PdfNotRead, ScannedPdf

_FULL = 0.8  # of the longest line of a page: a line that ends before this ends its paragraph
_BULLETS = ("•", "-", "–", "—", "*", "·", "◦", "▪")


def read_draft(data: bytes, name: str) -> Draft:
    """The text of a draft, and what its reader left out. Raises the CHK refusals and those of the readers.

    Of a PDF every page must be one on which the two engines agree; pages without text are named.
    """
    form = form_of(data, name)
    if form in ("text", "markdown"):
        return draft_of(plain_text(data, name, form), name, form)
    reading = _in_cell(data, name, form)
    if form == "pdf":
        _whole(reading, name)
    texts = [one.report.text for one in reading.reads]
    if not texts:
        raise NothingToCheck(place=name)
    text = "\n".join(paragraphs(page) if form == "pdf" else page for page in texts)
    return draft_of(text + "\n", name, form, _notes(reading))


def _in_cell(data: bytes, name: str, form: str) -> Reading:
    """What the reader of this form makes of it; nobody's name in it is kept."""
    item = hashlib.sha256(data).hexdigest()
    options = ReadOptions(source="draft", pseudonym_key=secrets.token_bytes(32))
    try:
        return read_item(data, item=item, name=name, reader=form, options=options)
    except BadContainer as refusal:
        if form == "docx":
            raise BrokenDocx(
                place=name, read=str(refusal.data["why"]), why_ar=refusal.data["why_ar"]
            ) from refusal
        raise


def _whole(reading: Reading, name: str) -> None:
    """Refuse a PDF that was not read as a whole: what is left out of a check looks as if it were in order."""
    doubtful = [r.locator for r in reading.account.refused if r.code != Why.PICTURE.value]
    if doubtful:
        raise PdfNotRead(place=name, read=", ".join(doubtful))
    if not reading.reads:
        raise ScannedPdf(place=name)


def _notes(reading: Reading) -> tuple[Bilingual, ...]:
    """What the reader says of the file, and the pages that hold no text."""
    said = [Bilingual(en, ar) for en, ar in zip(reading.account.notes, reading.account.notes_ar, strict=True)]
    pages = [(r.locator, locator_text(r.locator, "ar")) for r in reading.account.refused]
    blank = [Bilingual(f"{en}: no text, not checked", f"{ar}: بلا نص، لم تُفحص") for en, ar in pages]
    return tuple(chain(said, blank))


def paragraphs(page: str) -> str:
    """The lines of a printed page as paragraphs: a line that reaches (almost) the margin goes on in the next one."""
    lines = page.split("\n")
    full = _FULL * max(map(len, lines))
    out: list[str] = []
    goes_on = False
    for line in lines:
        if goes_on and not line.lstrip().startswith(_BULLETS):
            out[-1] += " " + line
        else:
            out.append(line)
        goes_on = len(line) >= full
    return "\n".join(out)
