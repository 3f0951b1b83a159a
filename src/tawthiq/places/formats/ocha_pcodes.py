"""OCHA's list of admin codes of many countries: names and parents, without coordinates."""

from __future__ import annotations

from tawthiq.places.formats.common import header, required, rows, whole
from tawthiq.places.gazetteer import Entry, Table

NAME = "ocha-pcodes"
TITLE = "OCHA global p-codes (Location, Admin Level, P-Code, Name, Parent P-Code)"
RANK = 2


def knows(head: str) -> bool:
    return header(head) >= {"Location", "Admin Level", "P-Code", "Name", "Parent P-Code"}


def table(name: str, data: bytes) -> Table:
    parents: dict[str, str] = {}
    named: dict[str, tuple[str, int]] = {}
    for line, row in rows(name, data):
        where = f"{name} row {line}"
        code = required(where, row, "P-Code")
        level = whole(f"{where} field Admin Level", row["Admin Level"], 1)
        if level <= 3:
            named.setdefault(code, (required(where, row, "Name"), level))
            parents[code] = row["Parent P-Code"]
    entries = [
        Entry(code, title, "", (), f"admin{level}", _chain(parents, code), None, None, 0, 100, NAME)
        for code, (title, level) in named.items()
    ]
    return Table(name, NAME, RANK, tuple(entries))


def _chain(parents: dict[str, str], code: str) -> tuple[str, ...]:
    chain: list[str] = []
    while code in parents and parents[code] not in chain:
        code = parents[code]
        chain.append(code)
    return tuple(reversed(chain))
