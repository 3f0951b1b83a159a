"""`tawthiq ocr`: the words of a picture or of pages without text become an item of their own, said to be by OCR."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from tawthiq.casebook import log, vault
from tawthiq.casebook.book import Casebook
from tawthiq.casebook.case import CaseInput
from tawthiq.casebook.errors import NotAllowed
from tawthiq.casebook.log import Acting
from tawthiq.casebook.running import Taken, take_bytes
from tawthiq.evidence.kinds import ItemReceived
from tawthiq.evidence.ledger import Ledger, fold, foremost
from tawthiq.flow import reading
from tawthiq.sources import ocr
from tawthiq.sources.readers.ocr import record
from tawthiq.sources.refusals import Why

_CARRIED = ("published", "zone", "lang", "url")


def by_ocr(book: Casebook, item: str, pages: Sequence[int], languages: str, *, acting: Acting) -> Taken:
    """Read `item` (a SHA-256) by OCR and receive the text under the item's own source, level and publication.

    `pages` of a PDF; without any, those that have no text. Raises NotAllowed and the refusals of `sources.ocr`.
    """
    ledger = fold(log.read())
    told, data = foremost(ledger.receipts[item]).body, book.items.get(item)
    wanted = _wanted(book, ledger, told, pages)
    engine = ocr.engine()
    found = [(page, ocr.recognise(data, told.name, page, languages)) for page in wanted]
    made = record(
        {
            "of": item,
            "name": told.name,
            "engine": "tesseract",
            "version": engine.version,
            "languages": languages,
        },
        [
            {"page": str(page or ""), "confidence": str(w.confidence if w.text else ""), "text": w.text}
            for page, w in found
        ],
    )
    options = {name: value for name, value in (told.options or {}).items() if name in _CARRIED}
    one = CaseInput(
        Path(f"{told.name}.ocr.json"), "ocr", told.source, None, options, acting.organisation, told.level, told.consent
    )  # fmt: skip
    return take_bytes(book, one, made, acting=acting)


def _wanted(book: Casebook, ledger: Ledger, told: ItemReceived, pages: Sequence[int]) -> list[int | None]:
    """The pages to be read: None stands for a picture as a whole."""
    if told.reader == "media" and not pages:
        return [None]
    if told.reader != "pdf":
        raise NotAllowed(
            place=told.name, read=told.reader, command="ocr",
            expected_en="a picture, or a PDF", expected_ar="صورة أو ملف PDF",
        )  # fmt: skip
    if pages:
        return list(dict.fromkeys(pages))
    account = reading.read(told.item, told, book.items.get, ledger, vault.pseudonym_key()).account
    blank = [r.locator.removeprefix("page ") for r in account.refused if r.code == Why.PICTURE.value]
    if not blank:
        raise NotAllowed(
            place=told.name, read=account.units, command="ocr",
            expected_en="a page without text; name others with --page",
            expected_ar="صفحة بلا نص؛ سمِّ غيرها بالخيار ‎--page",
        )  # fmt: skip
    return [int(page) for page in blank]
