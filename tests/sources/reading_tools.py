"""Helpers for the tests of the readers: read bytes, a small profile, a packaged one."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import openpyxl

from tawthiq.sources import cell
from tawthiq.sources.packaged import profile_text
from tawthiq.sources.profile import Profile, load_profile
from tawthiq.sources.reading import Reading, ReadOptions
from tawthiq.sources.registry import read_item

KEY = b"an invented key of 32 bytes....."
PLAIN = """
profile: plain
version: 1
event_type: shelling
date: {start: date}
place: {name: village}
counts:
  - {kind: killed, group: civilians, value: killed}
"""


def read(
    data: bytes | str,
    reader: str,
    *,
    name: str = "file",
    profile: str | None = None,
    corrections: Mapping[str, Mapping[str, str]] | None = None,
    **options: object,
) -> Reading:
    """Read `data` with a profile's YAML text. Every reading adds up, quotes rightly and is the same in the cell."""
    data = data.encode() if isinstance(data, str) else data
    options = {"source": "shahed", "zone": "Asia/Damascus", "pseudonym_key": KEY, **options}
    loaded = load_profile(profile, "test.yml") if profile else None
    told = ReadOptions(profile=loaded, **options)  # type: ignore[arg-type]
    asked = {"item": hashlib.sha256(data).hexdigest(), "name": name, "reader": reader, "options": told}
    reading = read_item(data, **asked, corrections=corrections or {})  # type: ignore[arg-type]
    check(reading)
    in_cell = cell.read_item(data, **asked, corrections=corrections or {})  # type: ignore[arg-type]
    assert replace(in_cell, reader="", tells_more=False) == reading
    return reading


def check(reading: Reading) -> None:
    """What holds for every reading: the account adds up, locators are unique, quotes are substrings."""
    assert reading.account.adds_up()
    assert reading.account.reports == len(reading.reads)
    assert len(reading.account.notes) == len(reading.account.notes_ar)
    locators = [read.report.locator for read in reading.reads] + [r.locator for r in reading.account.refused]
    assert len(set(locators)) == len(locators)
    for read_ in reading.reads:
        for event in read_.events or ():
            assert read_.report.text[event.start : event.end] == event.quote
            for count in event.counts:
                assert read_.report.text[count.start : count.end] == count.quote


def workbook(rows: Sequence[Sequence[object]], *, title: str = "Sheet1", merge: Sequence[str] = ()) -> bytes:
    """An XLSX file of one sheet."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = title
    for row in rows:
        sheet.append(list(row))
    for cells in merge:
        sheet.merge_cells(cells)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def open_profile(name: str, folder: Path = Path()) -> Profile:
    """A packaged profile by its name, else the YAML file in `folder`."""
    path = folder / name
    return load_profile(path.read_text(encoding="utf-8") if path.is_file() else profile_text(name), name)
