"""Each reader in the parser's cell beside a plain parse of the same bytes by its library, in the same run.

Prints milliseconds of the processor for both, and the cell's by the clock. Then 100,000 posts of a channel export.
usage: bench_readers.py [POSTS]
"""

from __future__ import annotations

import email
import io
import json
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(TOP / "tools"), str(TOP / "tests" / "sources"), str(TOP / "tests")]
import lxml.etree  # noqa: E402 - the path is set above
import lxml.html  # noqa: E402
import openpyxl  # noqa: E402
import pypdf  # noqa: E402
from generate import generate  # noqa: E402
from mutants import originals  # noqa: E402
from reading_tools import KEY, PLAIN  # noqa: E402
from warcio.archiveiterator import ArchiveIterator  # noqa: E402

from tawthiq.sources import cell  # noqa: E402
from tawthiq.sources.profile import load_profile  # noqa: E402
from tawthiq.sources.reading import ReadOptions  # noqa: E402

OPTIONS = ReadOptions(source="x", profile=load_profile(PLAIN, "plain.yml"), pseudonym_key=KEY, consent="c")


def _zip(data: bytes) -> object:
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        return [opened.read(name) for name in opened.namelist()]


def _rows(data: bytes) -> object:
    return list(
        openpyxl.load_workbook(io.BytesIO(data), read_only=True).worksheets[0].iter_rows(values_only=True)
    )


def _pages(data: bytes) -> object:
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages]


PEERS: dict[str, tuple[str, Callable[[bytes], object]]] = {
    ".pdf": ("pypdf", _pages),
    ".docx": ("zipfile", _zip),
    ".xlsx": ("openpyxl", _rows),
    ".html": ("lxml.html", lxml.html.document_fromstring),
    ".rss": ("lxml.etree", lxml.etree.fromstring),
    ".eml": ("email", email.message_from_bytes),
    ".json": ("json", json.loads),
    ".warc": ("warcio", lambda data: [r.content_stream().read() for r in ArchiveIterator(io.BytesIO(data))]),
    ".wacz": ("zipfile", _zip),
    ".zip": ("zipfile", _zip),
}


def _plain(parse: Callable[[bytes], object], data: bytes) -> float:
    """Milliseconds of the processor for one plain parse."""
    start = time.process_time()
    for _ in range(20):
        parse(data)
    return 50 * (time.process_time() - start)


def _in_cell(name: str, data: bytes) -> tuple[float, float]:
    """Milliseconds of the processor in the cell, and by the clock from outside: the smallest of ten."""
    took = []
    for _ in range(10):
        start = time.perf_counter()
        options = OPTIONS if name.endswith((".xlsx", ".csv")) else replace(OPTIONS, profile=None)
        cell.read_item(data, item="0" * 64, name=name, reader="", options=options)
        took.append((1_000 * (time.perf_counter() - start), cell.last_cost().milliseconds))
    return min(ms for _, ms in took), min(clock for clock, _ in took)


def main() -> None:
    posts = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    cell.held()
    print(f"{'file':28} {'peer':10} {'plain ms':>9} {'cell ms':>9} {'by the clock':>13}")
    for name, data in originals():
        ending = Path(name).suffix
        peer, parse = PEERS.get(ending, ("decode", bytes.decode))
        if ending in (".jpg", ".png"):
            peer, parse = "none", bytes
        ms, clock = _in_cell(name, data)
        print(f"{name:28} {peer:10} {_plain(parse, data):9.2f} {ms:9.1f} {clock:13.1f}")
    _export(posts)


def _export(posts: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        data = (generate(posts, Path(folder) / "case").parent / "result.json").read_bytes()
    start = time.process_time()
    json.loads(data)
    plain = time.process_time() - start
    start = time.perf_counter()
    reading = cell.read_item(data, item="0" * 64, name="result.json", reader="", options=OPTIONS)
    took, cost = time.perf_counter() - start, cell.last_cost()
    print(f"{posts:,} posts, {len(data) >> 20} MiB: json.loads {plain:.1f} s of the processor")
    print(f"  in the cell {cost.milliseconds / 1_000:.1f} s and {cost.peak >> 10} MiB")
    print(f"  with its {reading.account.reports:,} reports back here {took:.1f} s by the clock")


if __name__ == "__main__":
    main()
