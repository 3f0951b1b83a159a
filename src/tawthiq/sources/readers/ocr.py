"""Text that `tawthiq ocr` read: it says by which engine, and counts nowhere before a person looked."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any, ClassVar

from tawthiq.errors import Bilingual
from tawthiq.model.incidents import BY_OCR
from tawthiq.sources.errors import BadOcr
from tawthiq.sources.gathering import Draft, Gathering
from tawthiq.sources.reading import Corrections, Item, Reading, ReadOptions

FORMAT = "tawthiq text by OCR 1"
FIELDS = ("of", "name", "engine", "version", "languages")


class OcrReader:
    """One report a page. Its claims stay unreviewed whatever the engine's confidence, and nothing rests on them."""

    name: ClassVar[str] = "ocr"
    title: ClassVar[Bilingual] = Bilingual("text that `tawthiq ocr` read", "نص قرأه الأمر `tawthiq ocr`")
    suffixes: ClassVar[tuple[str, ...]] = (".ocr.json",)

    def sniff(self, name: str, data: bytes) -> bool:
        return FORMAT.encode() in data[:4096] and data.lstrip()[:1] == b"{"

    def read(self, item: Item, options: ReadOptions, corrections: Corrections) -> Reading:
        """Raises BadOcr or BadOption."""
        told = _told(item)
        gathered = Gathering(item, options, corrections, "page")
        for page in told["pages"]:
            _add(gathered, told, page)
        reading = gathered.reading()
        return replace(reading, reads=[replace(one, extractor=BY_OCR) for one in reading.reads])


def record(told: dict[str, str], pages: list[dict[str, str]]) -> bytes:
    """The bytes of a record, the same for the same text. A page: page ("" for a picture), confidence, text."""
    full = {"format": FORMAT, **told, "pages": pages}
    return json.dumps(full, ensure_ascii=False, indent=1, sort_keys=True).encode() + b"\n"


def _add(gathered: Gathering, told: dict[str, Any], page: dict[str, str]) -> None:
    sure = page["confidence"] or "-"
    by = f"{told['engine']} {told['version']}, {told['languages']}, {sure}/100"
    locator = f"page {page['page']}" if page["page"] else "text"
    at = (f"page {page['page']} of ", f"الصفحة {page['page']} من ") if page["page"] else ("", "")
    gathered.tally.note(
        f"{at[0]}{told['of'][:12]}: text by OCR, {by}; for search and as a draft only, it needs eyes",
        f"{at[1]}{told['of'][:12]}: نص بالتعرف الضوئي، {by}؛ للبحث والمسودة فقط، ويحتاج إلى عين إنسان",
    )
    gathered.add(locator, Draft(page["text"], title=f"OCR: {by}", attached=(told["name"],)))


def _told(item: Item) -> dict[str, Any]:
    try:
        told: Any = json.loads(item.data)
    except (ValueError, RecursionError) as error:
        raise BadOcr(place=item.name, read=item.data[:60]) from error
    if not isinstance(told, dict) or told.get("format") != FORMAT or not isinstance(told.get("pages"), list):
        raise BadOcr(place=item.name, read=item.data[:60])
    if not all(isinstance(told.get(name), str) and told[name] for name in FIELDS):
        raise BadOcr(place=item.name, read=", ".join(told))
    named = [page.get("page") if isinstance(page, dict) else None for page in told["pages"]]
    if len(set(map(str, named))) < len(named) or not all(map(_is_page, told["pages"])):
        raise BadOcr(place=item.name, read=", ".join(map(str, named)))
    return told


def _is_page(page: Any) -> bool:
    return (
        isinstance(page, dict)
        and page.keys() == {"page", "confidence", "text"}
        and all(isinstance(value, str) for value in page.values())
        and (not page["page"] or page["page"].isdecimal())
    )
