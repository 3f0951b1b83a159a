"""Archives made by another library are read, requests never, and stated hashes are checked again."""

from __future__ import annotations

import gc
import hashlib
import io
import json
import warnings
import zipfile
from collections.abc import Sequence

import pytest
from reading_tools import read
from test_reader_html import PAGE
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from tawthiq.sources.errors import BadContainer

# warcio leaves its temporary files to the garbage collector
pytestmark = pytest.mark.filterwarnings(
    "ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning"
)


def archive(
    *,
    gzip: bool = True,
    body: bytes = PAGE.encode(),
    media: str = "text/html",
    status: str = "200 OK",
    cookies: Sequence[str] = ("c00kie", "c00kie"),
) -> bytes:
    """A request with a cookie and its answer."""
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=gzip)
    asked = StatusAndHeaders("GET / HTTP/1.1", [("Cookie", f"sid={cookies[0]}")], is_http_request=True)
    answered = StatusAndHeaders(
        status, [("Content-Type", media), ("Set-Cookie", f"sid={cookies[1]}")], protocol="HTTP/1.1"
    )
    url = "https://shahed.example/news/17"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)  # warcio leaves its temporary files to the collector
        writer.write_record(writer.create_warc_record(url, "request", http_headers=asked))
        writer.write_record(
            writer.create_warc_record(url, "response", payload=io.BytesIO(body), http_headers=answered)
        )
        gc.collect()
    return out.getvalue()


def wacz(warc: bytes, *, stated: str | None = None, extra: str = "") -> bytes:
    out = io.BytesIO()
    digest = stated or f"sha256:{hashlib.sha256(warc).hexdigest()}"
    package = {"profile": "data-package", "resources": [{"path": "archive/data.warc.gz", "hash": digest}]}
    with zipfile.ZipFile(out, "w") as made:
        made.writestr("datapackage.json", json.dumps(package))
        made.writestr("archive/data.warc.gz", warc)
        if extra:
            made.writestr(extra, warc)
    return out.getvalue()


@pytest.mark.parametrize("gzip", [True, False])
def test_the_page_is_a_report_and_the_request_is_counted(gzip: bool) -> None:
    reading = read(archive(gzip=gzip), "warc")
    (report,) = (one.report for one in reading.reads)
    assert report.text.startswith("قصف على كرسف\nقُتل ثلاثة مدنيين")
    assert (report.url, report.locator) == ("https://shahed.example/news/17", "capture 2")
    assert (reading.account.units, reading.account.empty) == (2, 1)
    assert "c00kie" not in repr(reading)


@pytest.mark.parametrize(("media", "status"), [("image/png", "200 OK"), ("text/html", "404 Not Found")])
def test_what_is_no_page_is_counted(media: str, status: str) -> None:
    account = read(archive(media=media, status=status), "warc").account
    assert (account.units, account.empty, account.reports) == (2, 2, 0)


def test_a_block_that_was_altered_is_a_refused_unit() -> None:
    data = archive(gzip=False).replace("ثلاثة".encode(), "تسعةٌ".encode())
    assert [r.code for r in read(data, "warc").account.refused] == ["SRC-133"]


def test_a_wacz_with_the_hashes_that_it_states_is_read() -> None:
    reading = read(wacz(archive()), "wacz")
    assert reading.reads[0].report.locator == "capture data.warc.gz 2"
    assert reading.account.notes[0] == "files whose stated hash holds: 1"


@pytest.mark.parametrize(
    "data",
    [
        wacz(archive(), stated="sha256:" + "0" * 64),
        wacz(archive(), extra="archive/more.warc.gz"),
        wacz(b"x")[:-40],
    ],
)
def test_a_wacz_with_another_or_no_hash_is_refused_whole(data: bytes) -> None:
    with pytest.raises(BadContainer):
        read(data, "wacz")


@pytest.mark.parametrize(
    "data", [archive()[:-30], archive(gzip=False)[:-30], b"WARC/1.0\r\n\r\n", b"\x1f\x8b\x08\x00junk"]
)
def test_a_cut_or_broken_archive_is_refused(data: bytes) -> None:
    with pytest.raises(BadContainer):
        read(data, "warc")
