"""OCHA's table of camps and sites: a code, a name in one or both scripts, and the community each belongs to."""

from __future__ import annotations

import re

from tawthiq.places.formats.common import header, required, rows
from tawthiq.places.gazetteer import Entry, Table
from tawthiq.places.keys import is_arabic

NAME = "ocha-camps"
TITLE = "OCHA camps and sites (admin4Pcode, Location_Pcode, LocationName_en)"
RANK = 1
PRECISION = 3_000
"""Metres: the table gives no coordinates, a camp stands at its community."""


def knows(head: str) -> bool:
    return header(head) >= {"admin4Pcode", "Location_Pcode", "LocationName_en"}


def table(name: str, data: bytes) -> Table:
    entries: dict[str, Entry] = {}
    twice = 0
    for line, row in rows(name, data):
        where = f"{name} row {line}"
        code = required(where, row, "Location_Pcode")
        english, arabic, aliases = _names(row.get("LocationName_en", ""), row.get("Locationme_ar", ""))
        if not (english or arabic):
            continue
        twice += code in entries
        parent = required(where, row, "admin4Pcode")
        entries.setdefault(
            code, Entry(code, english, arabic, aliases, "camp", (parent,), None, None, PRECISION, 100, NAME)
        )
    notes = (f"{name}: {twice} rows repeat a code; the first was taken",) if twice else ()
    return Table(name, NAME, RANK, tuple(entries.values()), notes=notes)


def _names(mixed: str, arabic: str) -> tuple[str, str, tuple[str, ...]]:
    """English, Arabic and further names of a cell such as "Al Wafa (Town) / الوفاء"."""
    parts = [p.strip() for p in mixed.split("/") if p.strip()]
    parts += [arabic] if arabic else []
    latin = [p for p in parts if not is_arabic(p)]
    script = [p for p in parts if is_arabic(p)]
    bare = [re.sub(r"\s*\(.*?\)\s*", " ", p).strip() for p in parts]
    aliases = tuple(dict.fromkeys(b for b in bare if b and b not in parts))
    return (latin[0] if latin else ""), (script[0] if script else ""), aliases
