"""The readers by name. Adding one is a file in readers/, a test of the same name, a line here and one in the docs."""

from __future__ import annotations

from tawthiq.sources.errors import UnknownFormat, UnknownReader
from tawthiq.sources.readers.autoarchiver import AutoArchiverReader
from tawthiq.sources.readers.csv import CsvReader
from tawthiq.sources.readers.docx import DocxReader
from tawthiq.sources.readers.feed import FeedReader
from tawthiq.sources.readers.forms import FormsReader
from tawthiq.sources.readers.html import HtmlReader
from tawthiq.sources.readers.mail import MailReader
from tawthiq.sources.readers.media import MediaReader
from tawthiq.sources.readers.ocr import OcrReader
from tawthiq.sources.readers.pdf import PdfReader
from tawthiq.sources.readers.telegram import TelegramReader
from tawthiq.sources.readers.text import TextReader
from tawthiq.sources.readers.urls import UrlsReader
from tawthiq.sources.readers.warc import WaczReader, WarcReader
from tawthiq.sources.readers.whatsapp import WhatsappReader
from tawthiq.sources.readers.written import WrittenReader
from tawthiq.sources.readers.xlsx import XlsxReader
from tawthiq.sources.reading import NO_CORRECTIONS, Corrections, Item, Reader, Reading, ReadOptions

# In the order in which they are asked: those that know their bytes before those that go by a name.
READERS: dict[str, Reader] = {
    reader.name: reader
    for reader in (
        WaczReader(), XlsxReader(), DocxReader(), AutoArchiverReader(), WhatsappReader(), PdfReader(), WarcReader(),
        MediaReader(), WrittenReader(), OcrReader(), FormsReader(), TelegramReader(), FeedReader(), MailReader(),
        HtmlReader(), UrlsReader(), CsvReader(), TextReader(),
    )
}  # fmt: skip


def read_item(
    data: bytes,
    *,
    item: str,
    name: str,
    reader: str,
    options: ReadOptions,
    corrections: Corrections = NO_CORRECTIONS,
) -> Reading:
    """Read `data` (whose SHA-256 is `item`, received as `name`) with the named reader: a pure function.

    `corrections` are {locator: {field: value}} by which refused rows are taken in again.
    Raises UnknownReader and the SourceErrors of the reader.
    """
    if reader not in READERS:
        raise UnknownReader(place=name, read=reader, known=", ".join(READERS))
    return READERS[reader].read(Item(data, item, name), options, corrections)


def detect_reader(name: str, data: bytes) -> str:
    """The reader for a file that nobody named one for, by its bytes and its name. Raises UnknownFormat."""
    for reader in READERS.values():
        if reader.sniff(name, data):
            return reader.name
    known = ", ".join(f"{reader.name} ({' '.join(reader.suffixes)})" for reader in READERS.values())
    raise UnknownFormat(place=name, read=data[:16], known=known)
