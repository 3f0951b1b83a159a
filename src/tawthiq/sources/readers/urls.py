"""A list of addresses that somebody captured elsewhere: what each says of itself, nothing is fetched."""

from __future__ import annotations

import re
from typing import ClassVar

from tawthiq.errors import Bilingual
from tawthiq.sources.encoding import decode
from tawthiq.sources.gathering import Draft, Gathering, moment
from tawthiq.sources.markup import bare_url
from tawthiq.sources.reading import Corrections, Item, Reading, ReadOptions
from tawthiq.sources.refusals import Why

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:?\d{2})?)?")


class UrlsReader:
    """One line, one address: "URL", "URL<TAB>day<TAB>text" or with commas. With a text it is a report."""

    name: ClassVar[str] = "urls"
    title: ClassVar[Bilingual] = Bilingual("list of captured addresses", "قائمة عناوين ملتقطة")
    suffixes: ClassVar[tuple[str, ...]] = (".urls", ".url", ".txt")

    def sniff(self, name: str, data: bytes) -> bool:
        if not name.lower().endswith(self.suffixes):
            return False
        lines = [line for line in data[:65_536].decode("utf-8", "ignore").split("\n")[:50] if line.strip()]
        return bool(lines) and all(re.match(r"\s*(https?://|#)", line) for line in lines)

    def read(self, item: Item, options: ReadOptions, corrections: Corrections) -> Reading:
        """Raises EmptyFile, UnknownEncoding, BadOption."""
        decoded = decode(item.data, item.name, options.encoding)
        gathered = Gathering(item, options, corrections, "address")
        for note in decoded.notes:
            gathered.tally.note(note.en, note.ar)
        for number, line in enumerate(decoded.text.splitlines(), start=1):
            if line.strip() and not line.lstrip().startswith("#"):
                _add(gathered, f"address {number}", line, options.zone)
        return gathered.reading()


def _add(gathered: Gathering, locator: str, line: str, zone: str) -> None:
    cells = [cell.strip() for cell in re.split(r"[\t,;]", line)]
    url = bare_url(cells[0])
    if url is None:
        gathered.refuse(locator, Why.URL, "url", cells[0])
        return
    day = next((cell for cell in cells[1:] if _DAY.fullmatch(cell)), None)
    text = " ".join(cell for cell in cells[1:] if cell and cell != day)
    if not text:
        gathered.empty("addresses without text", "عناوين بلا نص")
        return
    gathered.add(locator, Draft(text, moment(day, zone), url=url))
