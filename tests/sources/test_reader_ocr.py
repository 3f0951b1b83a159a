"""OCR: a picture's words with the engine's confidence, read by a program that can do nothing else."""

from __future__ import annotations

import shutil
import struct
import subprocess
import sys
import zlib
from pathlib import Path

import pytest
import typst
from reading_tools import read

from printed import fonts, picture
from tawthiq.sources import ocr
from tawthiq.sources.cell import kernel
from tawthiq.sources.errors import BadOcr
from tawthiq.sources.ocr.errors import NoOcr, NoOcrLanguage, OcrFailed
from tawthiq.sources.ocr.table import Words, words_of
from tawthiq.sources.readers.ocr import record

TESSERACT = shutil.which("tesseract")
real = pytest.mark.skipif(TESSERACT is None, reason="tesseract is not installed")
TOLD = {
    "of": "a" * 64,
    "name": "photo.png",
    "engine": "tesseract",
    "version": "5.3.0",
    "languages": "ara+eng",
}


def scanned(folder: Path) -> bytes:
    """A PDF of which page 1 has text and page 2 is the picture."""
    (folder / "p.png").write_bytes(picture())
    source = '#set text(font: "Noto Sans")\nTwo people were injured.\n#pagebreak()\n#image("p.png")'
    (folder / "p.typ").write_text(source, encoding="utf-8")
    return bytes(typst.compile(str(folder / "p.typ"), format="pdf", font_paths=fonts()))


@real
def test_a_picture_is_read_in_both_languages() -> None:
    words = ocr.recognise(picture(), "photo.png", None)
    assert "Three civilians were killed in shelling of Karsef on 4 March 2031." in words.text
    assert "ثلاثة مدنيين" in words.text
    assert words.confidence is not None
    assert 50 < words.confidence <= 100


@real
def test_a_page_without_text_is_drawn_and_read(tmp_path: Path) -> None:
    pdf = scanned(tmp_path)
    account = read(pdf, "pdf").account
    assert [(r.locator, r.code) for r in account.refused] == [("page 2", "SRC-131")]
    assert "Three civilians were killed" in ocr.recognise(pdf, "a.pdf", 2).text


@real
@pytest.mark.parametrize("page", [None, 7])
def test_what_cannot_be_read_is_refused_by_name(page: int | None) -> None:
    with pytest.raises(OcrFailed):
        ocr.recognise(b"%PDF-1.4 no page of it is whole", "a.pdf", page)


@real
def test_a_flood_of_points_is_refused() -> None:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    flood = (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(bytes(1 << 20)))
        + chunk(b"IEND", b"")
    )
    with pytest.raises(OcrFailed):
        ocr.recognise(flood, "flood.png", None)


@real
def test_a_language_that_is_not_there_is_named() -> None:
    for asked in ("xxx", "ara+xxx", "--psm", "../../etc/passwd"):
        with pytest.raises(NoOcrLanguage, match="eng"):
            ocr.recognise(picture(), "photo.png", None, asked)


def test_without_the_program_the_refusal_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    ocr.engine.cache_clear()
    monkeypatch.setenv("PATH", "/nowhere")
    try:
        with pytest.raises(NoOcr) as refused:
            ocr.recognise(picture(), "photo.png", None)
    finally:
        ocr.engine.cache_clear()
    assert "apt-get install tesseract-ocr tesseract-ocr-ara" in refused.value.text("en")
    assert "apt-get install tesseract-ocr tesseract-ocr-ara" in refused.value.text("ar")


@real
@pytest.mark.skipif(not kernel.landlock_version() or not kernel.can_filter(), reason="not this kernel")
@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("os.execv('/bin/true', ['true'])", "PermissionError"),
        ("os.execv(sys.executable, ['python'])", "PermissionError"),
        ("open('/etc/passwd')", "PermissionError"),
        ("open('/tmp/tawthiq-ocr-must-not-write', 'w')", "PermissionError"),
        ("socket.socket()", "PermissionError"),
        ("os.fork()", "PermissionError"),
        ("os.execv(program, [str(program), '--version'])", "tesseract"),
    ],
)
def test_the_program_that_reads_may_start_tesseract_and_nothing_else(code: str, said: str) -> None:
    start = (
        "import os, socket, sys\nfrom pathlib import Path\nfrom tawthiq.sources.cell import confine\n"
        "from tawthiq.sources.ocr import confined\n"
        f"program = Path({str(TESSERACT)!r}).resolve()\n"
        "confine.confine(); confine.bound_to(program, confined._data_of(program), 1 << 30, 20)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", start + code], capture_output=True, text=True, timeout=60, check=False
    )
    assert said in done.stdout + done.stderr


def test_words_stand_line_by_line_with_their_mean_confidence() -> None:
    rows = [
        "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext",
        "4\t1\t1\t1\t1\t0\t0\t0\t9\t9\t-1\t",
        "5\t1\t1\t1\t1\t1\t0\t0\t9\t9\t90.9\tThree",
        "5\t1\t1\t1\t1\t2\t0\t0\t9\t9\t81.2\tkilled",
        "5\t1\t1\t1\t2\t1\t0\t0\t9\t9\t30\t\u200fكرسف\u200f",
        "5\t1\t1\t1\t2\t2\t0\t0\t9\t9\t-1\t ",
        "damaged",
    ]
    assert words_of("\n".join(rows)) == Words("Three killed\nكرسف", 67)
    assert words_of("") == Words("", None)


def test_a_record_says_by_what_it_was_read() -> None:
    pages = [
        {"page": "3", "confidence": "87", "text": "Three killed"},
        {"page": "4", "confidence": "", "text": ""},
    ]
    reading = read(record(TOLD, pages), "ocr")
    (one,) = reading.reads
    assert (one.report.locator, one.report.title, one.extractor) == (
        "page 3", "OCR: tesseract 5.3.0, ara+eng, 87/100", "ocr",
    )  # fmt: skip
    assert (reading.account.units, reading.account.empty) == (2, 1)
    assert "page 3 of aaaaaaaaaaaa: text by OCR, tesseract 5.3.0, ara+eng, 87/100" in reading.account.notes[0]


@pytest.mark.parametrize(
    "data",
    [
        b"{}", b"[1]", b"{" * 50_000, record({**TOLD, "engine": ""}, []),
        record(TOLD, [{"page": "x", "confidence": "1", "text": "a"}]), record(TOLD, [{"page": "1", "text": "a"}]),
        record(TOLD, [{"page": "1", "confidence": "1", "text": "a"}] * 2),
    ],
)  # fmt: skip
def test_what_is_no_record_is_refused(data: bytes) -> None:
    with pytest.raises(BadOcr):
        read(data, "ocr")
