"""Web archives: WARC (ISO 28500:2017) and WACZ 1.1.1 (Webrecorder), one report a page.

Requests hold cookies and accounts of whoever captured; they are counted and never read.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from base64 import b32encode
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, ClassVar

from tawthiq.errors import Bilingual
from tawthiq.sources.archive import Archive, Harm, is_zip, names_in, refuse
from tawthiq.sources.encoding import decode
from tawthiq.sources.errors import SourceError
from tawthiq.sources.gathering import Draft, Gathering
from tawthiq.sources.markup import bare_url
from tawthiq.sources.readers.html import declared_encoding, page
from tawthiq.sources.reading import Corrections, Item, Reading, ReadOptions
from tawthiq.sources.refusals import Why

_UNPACKED, _RECORDS, _HEAD = 600 << 20, 200_000, 1 << 16
_PAGES = ("text/html", "application/xhtml+xml", "text/plain")


@dataclass(frozen=True, slots=True)
class Record:
    """One record: the headers by lower-case name, and its block."""

    headers: dict[str, str]
    block: bytes


class WarcReader:
    """A page that was answered with 200 is a report; pictures, scripts, requests and errors count as empty."""

    name: ClassVar[str] = "warc"
    title: ClassVar[Bilingual] = Bilingual("web archive (WARC)", "أرشيف ويب (WARC)")
    suffixes: ClassVar[tuple[str, ...]] = (".warc", ".warc.gz")

    def sniff(self, name: str, data: bytes) -> bool:
        return data.startswith(b"WARC/") or (
            data.startswith(b"\x1f\x8b") and name.lower().endswith(".warc.gz")
        )

    def read(self, item: Item, options: ReadOptions, corrections: Corrections) -> Reading:
        """Raises BadContainer, BadOption or NoPseudonymKey."""
        gathered = Gathering(item, options, corrections, "capture")
        _captures(gathered, item.data, item.name, "capture", options.zone)
        return gathered.reading()


class WaczReader:
    """The WARC files of a WACZ; each file must have the hash that datapackage.json states, or nothing is read."""

    name: ClassVar[str] = "wacz"
    title: ClassVar[Bilingual] = Bilingual("web archive (WACZ)", "أرشيف ويب (WACZ)")
    suffixes: ClassVar[tuple[str, ...]] = (".wacz",)

    def sniff(self, name: str, data: bytes) -> bool:
        return is_zip(data) and (name.lower().endswith(self.suffixes) or "datapackage.json" in names_in(data))

    def read(self, item: Item, options: ReadOptions, corrections: Corrections) -> Reading:
        """Raises BadContainer (also for a file whose hash is another), BadOption or NoPseudonymKey."""
        archive = Archive(item)
        gathered = Gathering(item, options, corrections, "capture")
        verified = _verified(archive, item.name)
        gathered.tally.note(
            f"files whose stated hash holds: {verified}", f"ملفات تطابق بصمتها المذكورة: {verified}"
        )
        for name in sorted(
            n for n in archive.names if n.startswith("archive/") and n.endswith((".warc", ".warc.gz"))
        ):
            _captures(
                gathered,
                archive.read(name),
                item.name,
                f"capture {name.removeprefix('archive/')}",
                options.zone,
            )
        return gathered.reading()


def _verified(archive: Archive, place: str) -> int:
    """How many files have the hash that the package states. Raises BadContainer at the first that has not."""
    if "datapackage.json" not in archive.names:
        raise refuse(place, Harm.BROKEN, "no datapackage.json")
    package = archive.read("datapackage.json")
    resources = _resources(package, place)
    if "datapackage-digest.json" in archive.names:
        stated = _object(archive.read("datapackage-digest.json"), place).get("hash")
        if stated != f"sha256:{hashlib.sha256(package).hexdigest()}":
            raise refuse(place, Harm.ALTERED, stated, inside="datapackage.json")
    for resource in resources:
        path, stated = str(resource.get("path")), str(resource.get("hash"))
        found = f"sha256:{hashlib.sha256(archive.read(path)).hexdigest()}"
        if stated != found:
            raise refuse(place, Harm.ALTERED, stated, inside=path)
    stray = {n for n in archive.names if n.startswith("archive/")} - {str(r.get("path")) for r in resources}
    if stray:
        raise refuse(place, Harm.ALTERED, "no hash", inside=min(stray))
    return len(resources)


def _resources(package: bytes, place: str) -> list[dict[str, Any]]:
    listed = _object(package, place).get("resources")
    if not isinstance(listed, list) or not all(isinstance(entry, dict) for entry in listed):
        raise refuse(place, Harm.BROKEN, "no resources")
    return listed


def _object(data: bytes, place: str) -> dict[str, Any]:
    try:
        found = json.loads(data)
    except ValueError as error:
        raise refuse(place, Harm.BROKEN, "JSON") from error
    if not isinstance(found, dict):
        raise refuse(place, Harm.BROKEN, "JSON")
    return found


def _captures(gathered: Gathering, data: bytes, place: str, called: str, zone: str) -> None:
    for number, record in enumerate(records(_unpacked(data, place), place), start=1):
        _capture(gathered, f"{called} {number}", record, zone)


def _capture(gathered: Gathering, locator: str, record: Record, zone: str) -> None:
    kind = record.headers.get("warc-type", "")
    if kind not in ("response", "resource"):
        gathered.empty("records without a page (requests, metadata)", "سجلات بلا صفحة (طلبات وبيانات وصفية)")
        return
    if not _digest_holds(record):
        gathered.refuse(
            locator, Why.ALTERED, "WARC-Block-Digest", record.headers.get("warc-block-digest", "")
        )
        return
    status, media, body = (
        _http(record) if kind == "response" else (200, record.headers.get("content-type", ""), record.block)
    )
    if status != 200 or media.split(";")[0].strip().lower() not in _PAGES or not body.strip():
        gathered.empty("captures that are no page of text", "لقطات ليست صفحات نص")
        return
    draft = _draft(body, media, record, zone, gathered)
    if draft is None:
        gathered.refuse(locator, Why.BYTES, "text", record.headers.get("warc-target-uri", ""))
    else:
        gathered.add(locator, draft)


def _draft(body: bytes, media: str, record: Record, zone: str, gathered: Gathering) -> Draft | None:
    charset = media.lower().partition("charset=")[2].split(";")[0].strip(" \"'")
    named = charset if charset in ("windows-1256", "cp1256") else declared_encoding(body)
    try:
        text = decode(body, "page", named).text
    except SourceError:
        return None
    url = bare_url(record.headers.get("warc-target-uri", "").strip("<>"))
    if media.lower().startswith("text/plain"):
        return Draft(text, url=url)
    found = page(text, zone, gathered.persons)
    if found is None:
        return Draft("")
    return Draft(found.text, found.published, found.publisher, found.title, url or found.url, found.author)


def _unpacked(data: bytes, place: str) -> bytes:
    """A .warc.gz is a chain of gzip members, one a record (ISO 28500, annex D)."""
    if not data.startswith(b"\x1f\x8b"):
        return data
    out, rest, size = [], data, 0
    while rest:
        unpacker = zlib.decompressobj(zlib.MAX_WBITS | 16)
        try:
            member = unpacker.decompress(rest, _UNPACKED - size + 1)
        except zlib.error as error:
            raise refuse(place, Harm.BROKEN, "gzip") from error
        size += len(member)
        if size > _UNPACKED or unpacker.unconsumed_tail or size > 400 * len(data) + (1 << 20):
            raise refuse(place, Harm.BOMB, f"{size >> 20} MB")
        out.append(member)
        if not unpacker.eof:
            raise refuse(place, Harm.BROKEN, "gzip, cut")
        rest = unpacker.unused_data
    return b"".join(out)


def records(data: bytes, place: str) -> Iterator[Record]:
    """The records of a WARC. Raises BadContainer where it is none, or cut."""
    at, count = 0, 0
    while at < len(data):
        end = data.find(b"\r\n\r\n", at, at + _HEAD)
        if end < 0 or not data.startswith(b"WARC/", at) or count >= _RECORDS:
            harm = Harm.MANY if count >= _RECORDS else Harm.BROKEN
            raise refuse(place, harm, data[at : at + 16], inside=f"byte {at}")
        headers = _headers(data[at:end])
        length = headers.get("content-length", "")
        start = end + 4
        if not length.isascii() or not length.isdigit() or start + int(length) > len(data):
            raise refuse(place, Harm.BROKEN, length[:20], inside=f"byte {at}, Content-Length")
        yield Record(headers, data[start : start + int(length)])
        at, count = start + int(length), count + 1
        while data.startswith(b"\r\n", at):
            at += 2


def _headers(head: bytes) -> dict[str, str]:
    pairs = (line.partition(":") for line in head.decode("utf-8", "replace").split("\r\n")[1:])
    return {name.strip().lower(): value.strip() for name, colon, value in pairs if colon}


def _digest_holds(record: Record) -> bool:
    """Whether the block has the SHA-1 or SHA-256 that the record states (in hex or base 32)."""
    name, _, stated = record.headers.get("warc-block-digest", "").partition(":")
    if name.lower() not in ("sha1", "sha-1", "sha256", "sha-256"):
        return True
    made = (hashlib.sha1 if name.lower() in ("sha1", "sha-1") else hashlib.sha256)(
        record.block, usedforsecurity=False
    )
    return stated.lower() in (made.hexdigest(), b32encode(made.digest()).decode().lower())


def _http(record: Record) -> tuple[int, str, bytes]:
    """Status, media type and body of an HTTP answer (RFC 9112), unpacked from its transfer and content coding."""
    head, _, body = record.block.partition(b"\r\n\r\n")
    headers = _headers(head)
    status = head[:32].split(b" ")[1:2]
    if "chunked" in headers.get("transfer-encoding", "").lower():
        body = _chunks(body)
    coding = headers.get("content-encoding", "").lower()
    if coding in ("gzip", "x-gzip", "deflate"):
        body = _inflated(body, coding)
    elif coding not in ("", "identity"):
        body = b""
    return int(status[0]) if status and status[0].isdigit() else 0, headers.get("content-type", ""), body


def _chunks(body: bytes) -> bytes:
    """The chunks put together; a body that is none (some tools store it plain) stays as it is."""
    out: list[bytes] = []
    at = 0
    while True:
        end = body.find(b"\r\n", at, at + 64)
        size = body[at:end].split(b";")[0].strip() if end >= 0 else b""
        if not size or not all(c in b"0123456789abcdefABCDEF" for c in size):
            return body if not out else b"".join(out)
        length = int(size, 16)
        if length == 0:
            return b"".join(out)
        out.append(body[end + 2 : end + 2 + length])
        at = end + 2 + length + 2


def _inflated(body: bytes, coding: str) -> bytes:
    bits = zlib.MAX_WBITS | 16 if coding != "deflate" else zlib.MAX_WBITS
    try:
        return zlib.decompressobj(bits).decompress(body, 64 << 20)
    except zlib.error:
        return b""
