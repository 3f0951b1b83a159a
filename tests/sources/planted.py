"""A folder with one of everything, in which a hundred invented names, numbers and ids are planted where people are."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pypdf
import typst
from test_reader_autoarchiver import packed, rows
from test_reader_docx import document, paragraph
from test_reader_warc import archive, wacz

from tawthiq.sources.readers.written import record

PLACES = (
    "exif artist", "xmp creator", "png author", "pdf author", "docx creator", "docx editor", "docx comment",
    "docx deleted", "xlsx creator", "xlsx editor", "xlsx comment", "html account", "html cookie",
    "html commenter", "html author", "feed author", "mail sender", "mail recipient", "mail signature",
    "mail message-id", "chat sender", "chat number", "chat mention", "chat file name", "form device",
    "form sim", "form phone", "form user", "form submitter", "telegram sender", "telegram author",
    "telegram forward", "warc cookie", "warc set-cookie", "profile collector",
    "capture uploader", "capture folder", "capture cookie",
)  # fmt: skip
ROUNDS = 3  # of the places: 114 secrets


def secret(place: str, turn: int) -> str:
    """A name, number or id that stands nowhere else."""
    word = "".join(chr(ord("a") + (ord(c) * 7 + turn) % 26) for c in place if c.isalpha())
    if place in ("chat number", "form phone", "chat mention"):
        return f"+96394{sum(map(ord, place)) % 10_000:04d}{turn}77"
    return f"Zq{word}{turn}"


def secrets() -> list[str]:
    return [secret(place, turn) for turn in range(ROUNDS) for place in PLACES]


def plant(folder: Path) -> None:
    """Write the files of every round into `folder`."""
    for turn in range(ROUNDS):
        for name, data in _files(turn):
            (folder / name).write_bytes(data)


def _files(n: int) -> Iterator[tuple[str, bytes]]:
    def s(place: str) -> str:
        return secret(place, n)

    said = f"قُتل {n + 3} مدنيين في كرسف"
    exif = (
        b"\xff\xe1"
        + (2 + 6 + len(s("exif artist")) + len(s("xmp creator"))).to_bytes(2, "big")
        + b"Exif\x00\x00"
    )
    yield f"photo{n}.jpg", b"\xff\xd8" + exif + (s("exif artist") + s("xmp creator")).encode() + b"\xff\xd9"
    png = f"tEXtAuthor\x00{s('png author')}".encode()
    yield (
        f"drawing{n}.png",
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x09\x00\x00\x00\x09" + bytes(9) + png,
    )
    page = f'#set document(author: "{s("pdf author")}")\n#set text(font: "Amiri", lang: "ar")\n{said}'
    yield f"paper{n}.pdf", _pdf(page)
    core = (
        '<c:coreProperties xmlns:c="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>{s("docx creator")}</dc:creator>'
        f"<c:lastModifiedBy>{s('docx editor')}</c:lastModifiedBy></c:coreProperties>"
    )
    deleted = f"<w:p><w:del><w:r><w:delText>{s('docx deleted')}</w:delText></w:r></w:del></w:p>"
    parts = {"docProps/core.xml": core, "word/comments.xml": f"<x>{s('docx comment')}</x>"}
    yield f"letter{n}.docx", document(paragraph(said) + deleted, **parts)
    yield from _table(n)
    yield from _messages(n, said)


def _messages(n: int, said: str) -> Iterator[tuple[str, bytes]]:
    def s(place: str) -> str:
        return secret(place, n)

    yield f"page{n}.html", _page(n, said)
    entry = f"<item><title>{said}</title><author>{s('feed author')}</author></item>"
    yield f"feed{n}.rss", f"<rss><channel><title>شهد</title>{entry}</channel></rss>".encode()
    yield f"mail{n}.eml", _mail(n, said)
    chat = f"25.03.2031, 14:06 - {s('chat sender')} X: {said} @{s('chat mention')}\n"
    chat += f"25.03.2031, 14:07 - {s('chat number')}: أصيب ٣"
    yield f"WhatsApp Chat with {s('chat file name')}.txt", chat.encode()
    yield f"forms{n}.json", _forms(n)
    yield f"channel{n}.json", _channel(n, said)
    page = f"<article><p>{said} {said} {said} {said}</p></article>"
    cookies = (s("warc cookie"), s("warc set-cookie"))
    yield f"capture{n}.warc", archive(body=page.encode(), gzip=False, cookies=cookies)
    yield f"capture{n}.wacz", wacz(archive(body=page.encode()))
    yield f"captures{n}.zip", _captures(n, said)
    yield f"addresses{n}.urls", f"https://shahed.example/{n}\t2031-03-04\t{said}\n".encode()
    yield (
        f"call{n}.written.json",
        record({"kind": "call", "text": f"{said} ({n})", "published": "2031-03-04"}),
    )
    yield f"note{n}.txt", f"{said}، الملاحظة {n}".encode()


def _captures(n: int, said: str) -> bytes:
    """What auto-archiver leaves: a record, the page it kept with a cookie in it, and its hash."""
    kept = f"<script>{secret('capture cookie', n)}</script>".encode()
    medium = {
        "filename": f"/home/{secret('capture folder', n)}/kept.html", "_key": "kept.html", "urls": [],
        "properties": {"hash": f"SHA-256:{hashlib.sha256(kept).hexdigest()}"},
    }  # fmt: skip
    told = {
        "url": f"https://shahed.example/v/{n}",
        "content": said,
        "uploader": secret("capture uploader", n),
    }
    return packed(
        db_dot_csv=rows({"status": "success", "metadata": told, "media": [medium]}), kept_dot_html=kept
    )


def _pdf(source: str) -> bytes:
    from tawthiq.statement import font_folders

    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(f) for f in font_folders()]
    )
    return bytes(typst.compile(source.encode(), format="pdf", font_paths=fonts))


PROFILE = """
profile: planted
version: 1
event_type: shelling
date: {start: date}
place: {name: village}
identities: [{column: collector, kind: collector}]
counts:
  - {kind: killed, group: civilians, value: killed}
"""


def _table(n: int) -> Iterator[tuple[str, bytes]]:
    from openpyxl.comments import Comment

    book = openpyxl.Workbook()
    book.properties.creator, book.properties.lastModifiedBy = (
        secret("xlsx creator", n),
        secret("xlsx editor", n),
    )
    sheet = book.worksheets[0]
    for row in (
        ["date", "village", "killed", "collector"],
        ["2031-03-04", "كرسف", n, secret("profile collector", n)],
    ):
        sheet.append(row)
    sheet["B2"].comment = Comment(secret("xlsx comment", n), "x")
    out = io.BytesIO()
    book.save(out)
    yield f"table{n}.xlsx", out.getvalue()
    yield f"table{n}.yml", PROFILE.encode()


def _page(n: int, said: str) -> bytes:
    return (
        f'<!doctype html><html><head><meta name="author" content="{secret("html author", n)}">'
        f'<script>document.cookie = "{secret("html cookie", n)}"</script></head>'
        f"<body><header>{secret('html account', n)}</header><article><p>{said}. {said}. {said}. {said}.</p>"
        f'<div class="comments">{secret("html commenter", n)}</div></article></body></html>'
    ).encode()


def _mail(n: int, said: str) -> bytes:
    return (
        f"From: {secret('mail sender', n)} A <{secret('mail sender', n)}@a.example>\r\n"
        f"To: {secret('mail recipient', n)}@b.example\r\nMessage-ID: <{secret('mail message-id', n)}@a.example>\r\n"
        "Subject: =?utf-8?b?2YPYsdiz2YE=?=\r\nContent-Type: text/plain; charset=utf-8\r\n"
        "Content-Transfer-Encoding: 8bit\r\n\r\n"
        f"{said}\r\n-- \r\n{secret('mail signature', n)}\r\n"
    ).encode()


def _forms(n: int) -> bytes:
    form = {
        "_uuid": f"u-{n}", "deviceid": secret("form device", n), "simserial": secret("form sim", n),
        "phonenumber": secret("form phone", n), "username": secret("form user", n),
        "_submitted_by": secret("form submitter", n), "event/village": "كرسف", "event/killed": n + 1,
    }  # fmt: skip
    return json.dumps([form]).encode()


def _channel(n: int, said: str) -> bytes:
    def post(number: int, **more: object) -> dict[str, object]:
        date = {"date": "2031-03-04T10:00:00", "date_unixtime": "1930287600"}
        return {"id": number, "type": "message", "text": f"{said} {number}", **date, **more}

    posts = [
        post(1, **{"from": secret("telegram sender", n), "from_id": "user1"}),
        post(2, author=secret("telegram author", n)),
        post(3, forwarded_from=secret("telegram forward", n), forwarded_from_id="user2"),
    ]  # fmt: skip
    return json.dumps({"name": f"قناة {n}", "type": "public_channel", "id": n, "messages": posts}).encode()


def readable(path: Path) -> bytes:
    """The bytes of a file, and of what a ZIP or a PDF holds: what somebody who searches a disk would see."""
    data = path.read_bytes()
    if data.startswith(b"%PDF-"):
        opened = pypdf.PdfReader(io.BytesIO(data))
        said = [str(opened.metadata), *(page.extract_text() for page in opened.pages)]
        data += "\n".join(said).encode("utf-8", "replace")
        data += opened.xmp_metadata.stream.get_data() if opened.xmp_metadata else b""
    if data.startswith(
        b"PK\x03\x04"
    ):  # is_zipfile takes sealed bytes for one that hold a ZIP's mark by chance
        with zipfile.ZipFile(path) as packed_files:
            data += b"\n".join(packed_files.read(name) for name in packed_files.namelist())
    return data
