"""Files made to do harm, by the name of what they do. Each must be refused, cheaply; large ones are made on demand."""

from __future__ import annotations

import gzip
import io
import json
import stat
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from functools import partial

from test_reader_docx import document, paragraph
from test_reader_media import PNG
from test_reader_warc import archive, wacz
from test_reader_whatsapp import IPHONE_TR

Made = bytes | Callable[[], bytes]
ZEROS = bytes(1 << 20)
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def zipped(entries: dict[str, bytes], change: Callable[[zipfile.ZipInfo], None] | None = None) -> bytes:
    """A ZIP of these entries; `change` alters each entry's record before it is written."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in entries.items():
            info = zipfile.ZipInfo(name)
            info.compress_type = zipfile.ZIP_DEFLATED
            if change is not None:
                change(info)
            made.writestr(info, data)
    return out.getvalue()


def locked(data: bytes) -> bytes:
    """The same ZIP with the flag that its entries are encrypted."""
    for mark, at in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        start = data.find(mark)
        while start >= 0:
            data = data[: start + at] + bytes([data[start + at] | 1]) + data[start + at + 1 :]
            start = data.find(mark, start + 4)
    return data


def link(info: zipfile.ZipInfo) -> None:
    info.create_system, info.external_attr = 3, (stat.S_IFLNK | 0o777) << 16


PARTS = {
    "docx": "word/document.xml",
    "xlsx": "xl/workbook.xml",
    "wacz": "datapackage.json",
    "zip": "_chat.txt",
}


def containers() -> Iterator[tuple[str, str, Made]]:
    """Every kind of container, with every harm that a container can do."""
    for kind, part in PARTS.items():
        name, inner = f"a.{kind}", {part: IPHONE_TR.encode() if kind == "zip" else b"<x/>"}
        yield f"{kind}: bomb of zeros", name, partial(_bomb, inner)
        yield f"{kind}: name that leads up", name, zipped({**inner, "../../etc/cron.d/x": b"x"})
        yield f"{kind}: name from the root", name, zipped({**inner, "/etc/passwd": b"x"})
        yield f"{kind}: name with backslashes", name, zipped({**inner, "..\\..\\x": b"x"})
        yield f"{kind}: name of a drive", name, zipped({**inner, "C:/x": b"x"})
        yield f"{kind}: symbolic link", name, zipped({**inner, "link": b"/etc/passwd"}, link)
        yield f"{kind}: password", name, locked(zipped(inner))
        yield f"{kind}: macros", name, zipped({**inner, "word/vbaProject.bin": b"x"})
        yield f"{kind}: too many entries", name, partial(_many, inner)
        yield f"{kind}: cut in the middle", name, zipped({**inner, "x": b"x" * 1_000})[:-30]


def _bomb(inner: dict[str, bytes]) -> bytes:
    return zipped({**inner, "big.bin": ZEROS * 64})


def _many(inner: dict[str, bytes]) -> bytes:
    return zipped({**inner, **{f"{n}": b"" for n in range(20_001)}})


def xml() -> Iterator[tuple[str, str, Made]]:
    """Entities, nesting and size in XML, as a feed and inside a document."""
    lol = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    laughs = f'<!DOCTYPE x [<!ENTITY a0 "ha">{lol}]>'
    outside = '<!DOCTYPE x [<!ENTITY a9 SYSTEM "file:///etc/passwd">]>'
    parameter = '<!DOCTYPE x [<!ENTITY % p SYSTEM "http://127.0.0.1:9/x">%p;]>'
    for what, head in (
        ("a billion laughs", laughs),
        ("external file", outside),
        ("parameter entity", parameter),
    ):
        feed = f"{head}<rss><channel><item><title>&a9;</title></item></channel></rss>"
        yield f"feed: {what}", "a.rss", feed.encode()
        yield f"feed in UTF-16: {what}", "a.rss", feed.encode("utf-16")
        body = f"{head}<w:document {_W}><w:body>&a9;</w:body></w:document>"
        yield f"docx: {what}", "a.docx", zipped({"word/document.xml": body.encode()})
    yield "feed: a million levels", "a.rss", b"<rss>" + b"<a>" * 1_000_000
    yield "docx: a hundred thousand levels", "a.docx", document("<w:p>" * 100_000)
    yield "docx: an attribute of 20 MB", "a.docx", document(f'<w:p x="{"a" * 20_000_000}"/>' + paragraph("x"))


def others() -> Iterator[tuple[str, str, Made]]:
    huge = struct.pack(">II", 2**31 - 1, 2**31 - 1)
    yield "png: flood of points", "a.png", PNG.replace(struct.pack(">II", 640, 480), huge)
    yield "gif: flood of points", "a.gif", b"GIF89a" + struct.pack("<HH", 65_535, 65_535) + bytes(20)
    yield (
        "bmp: flood of points",
        "a.bmp",
        b"BM" + bytes(16) + struct.pack("<ii", 2**31 - 1, -(2**31) + 1) + bytes(9),
    )
    yield "jpeg: flood of points", "a.jpg", b"\xff\xd8\xff\xc0\x00\x11\x08\xff\xff\xff\xff" + bytes(9)
    yield from _broken_rules()


def _broken_rules() -> Iterator[tuple[str, str, Made]]:
    yield "json: a hundred thousand levels", "a.json", b'{"_uuid": ' + b"[" * 100_000
    yield "json: forms nested without end", "a.json", json.dumps([_nested(60)]).encode()
    yield "telegram: private chat", "result.json", b'{"name":"x","type":"personal_chat","messages":[]}'
    yield "telegram: no chat at all", "result.json", b'{"messages": [' + b"[" * 50_000
    yield "warc: bomb of zeros", "a.warc.gz", lambda: gzip.compress(ZEROS * 100)
    yield "warc: length of 9 exabytes", "a.warc", b"WARC/1.1\r\nContent-Length: 9999999999999999999\r\n\r\nx"
    yield "warc: negative length", "a.warc", b"WARC/1.1\r\nContent-Length: -5\r\n\r\nx"
    yield "warc: header without end", "a.warc", b"WARC/1.1\r\nX: " + b"a" * 2_000_000
    yield "wacz: another hash than stated", "a.wacz", wacz(archive(), stated="sha256:" + "0" * 64)
    yield "wacz: a file without a hash", "a.wacz", wacz(archive(), extra="archive/b.warc.gz")
    yield from _captures()
    yield "pdf: nothing in it", "a.pdf", b"%PDF-1.7\n%%EOF"
    yield (
        "pdf: a page tree that is its own child",
        "a.pdf",
        _pdf(b"<</Type/Pages/Kids[2 0 R]/Count 999999999>>"),
    )
    yield (
        "pdf: a filter chain of bombs",
        "a.pdf",
        lambda: _pdf(b"<</Type/Pages/Kids[]/Count 1>>", zlib.compress(zlib.compress(ZEROS * 200))),
    )
    yield "whatsapp: without a consent", "chat.txt", IPHONE_TR.encode()
    yield "text: one of five million letters", "a.txt", "ا".encode() * 5_000_000
    yield "text: NUL bytes", "a.txt", b"killed \x00 3" * 10
    yield "csv: without a profile", "a.csv", b"=cmd|' /C calc'!A0,b\n"
    yield "doc: an old document with macros", "a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)
    yield "xlsx: locked with a password", "a.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)
    yield "program: ELF", "a.bin", b"\x7fELF" + bytes(60)
    yield "program: Windows", "invoice.pdf.exe", b"MZ" + bytes(60)
    yield "empty file", "a.pdf", b""
    yield (
        "written: a field that is none",
        "a.written.json",
        b'{"format": "tawthiq written record 1", "kind": "call", "text": 3}',
    )


def _captures() -> Iterator[tuple[str, str, Made]]:
    marks = b'{"status": 1, "metadata": 1, "filename": 1, "properties": 1, "media": '
    yield "captures: a record of a hundred thousand levels", "a.json", marks + b"[" * 100_000
    yield (
        "captures: a way out of the folder",
        "a.zip",
        zipped({"db.csv": b"status,metadata,media\n", "../x": b"x"}),
    )


def _nested(depth: int) -> dict[str, object]:
    made: dict[str, object] = {"_uuid": "x"}
    for _ in range(depth):
        made = {"group": made}
    return {"_uuid": "x", **made}


def _pdf(pages: bytes, stream: bytes = b"") -> bytes:
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        pages,
        b"<</Filter[/FlateDecode/FlateDecode]/Length %d>>stream\n%s\nendstream" % (len(stream), stream),
    ]
    body = b"%PDF-1.7\n" + b"".join(b"%d 0 obj %s endobj\n" % (n, o) for n, o in enumerate(objects, start=1))
    return body + b"trailer <</Root 1 0 R/Size 4>>\n%%EOF"


def hostile() -> dict[str, tuple[str, Made]]:
    """What it does -> file name and bytes, or what makes them."""
    return {what: (name, data) for made in (containers, xml, others) for what, name, data in made()}
