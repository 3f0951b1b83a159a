"""Plain text and Markdown: one file, one report."""

from __future__ import annotations

from typing import ClassVar

from tawthiq.errors import Bilingual
from tawthiq.model.reports import Report, ReportRead
from tawthiq.sources.account import Tally
from tawthiq.sources.encoding import cleaned, decode, refuse_nul
from tawthiq.sources.errors import TextTooLong
from tawthiq.sources.reading import LONGEST_TEXT, Corrections, Item, Reading, ReadOptions
from tawthiq.sources.table import given_publication


class TextReader:
    """The whole file is the report's text: line breaks made one kind, damaged bytes U+FFFD, else unchanged."""

    name: ClassVar[str] = "text"
    title: ClassVar[Bilingual] = Bilingual("plain text or Markdown", "نص عادي أو Markdown")
    suffixes: ClassVar[tuple[str, ...]] = (".txt", ".md", ".text")

    def sniff(self, name: str, data: bytes) -> bool:
        return name.lower().endswith(self.suffixes)

    def read(self, item: Item, options: ReadOptions, corrections: Corrections) -> Reading:
        """Raises EmptyFile, UnknownEncoding, BinaryFile, TextTooLong or BadOption."""
        decoded = decode(item.data, item.name, options.encoding)
        refuse_nul(decoded.text, item.name)
        text = cleaned(decoded.text).replace("\r\n", "\n").replace("\r", "\n")
        if len(text) > LONGEST_TEXT:
            raise TextTooLong(place=item.name, read=text, length=len(text), limit=LONGEST_TEXT)
        tally = Tally("text")
        for note in decoded.notes:
            tally.note(note.en, note.ar)
        published, day, instant, zone = given_publication(options, item.name)
        source = options.source or item.name
        report = Report(
            item=item.sha256, locator="text", text=text, source=source, publisher=source, published=published,
            published_on=day, published_at=instant, zone=zone, lang=options.lang, url=options.url, title=options.title,
        )  # fmt: skip
        tally.report()
        return Reading([ReportRead(report)], tally.close())
