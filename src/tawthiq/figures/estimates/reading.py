"""Read overlapping lists: one row per person with a 0 or 1 per list, or one row per combination with `count`.

A file is read once, row by row; rows alike are counted together, so a million rows fit in little memory.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, islice
from pathlib import Path

from tawthiq.figures.estimates.errors import (
    BadCount,
    BadFile,
    BadMembership,
    DuplicateColumn,
    NoLists,
    NoRows,
    PersonInNoList,
    TooManyLists,
    UnknownColumn,
)  # fmt: skip
from tawthiq.figures.estimates.tables import MOST_LISTS, Overlap, overlap

COUNT = ("count", "persons")
VERSIONS = ("linkage_draw", "imputation")
"""Columns that number full versions of the same table: every version is estimated, their draws are pooled."""
_SAMPLE = 2000
Numbered = tuple[int, list[str]]
"""A row and its number."""
Cell = tuple[tuple[str, ...], tuple[str, ...], tuple[int, ...]]
"""Version, stratum, memberships."""


@dataclass(frozen=True, slots=True)
class Lists:
    """What was read. `cells` maps (version, stratum, memberships) to persons, in the order read.

    `lists` are the list columns with someone in them, `empty` those without, `ignored` other columns. `documented` is
    what is called so where versions differ; the middle version's unless given. `outside` persons are in none of the
    lists that were named, but may be in others of the table.
    """

    lists: tuple[str, ...]
    empty: tuple[str, ...]
    ignored: tuple[str, ...]
    strata: tuple[str, ...]
    cells: Mapping[Cell, int]
    documented: int | None = None
    outside: int = 0

    @property
    def versions(self) -> list[tuple[str, ...]]:
        """The versions in sorted order; one, of empty names, without version columns."""
        return sorted({version for version, _, _ in self.cells}) or [("", "")]

    def table(self, version: tuple[str, ...], stratum: tuple[str, ...] | None = None) -> Overlap:
        """The table of one version, of one stratum or of all."""
        chosen = (
            (row, n)
            for (v, s, row), n in self.cells.items()
            if v == version and (stratum is None or s == stratum)
        )
        return overlap(self.lists, chosen)

    def keys(self, version: tuple[str, ...]) -> list[tuple[str, ...]]:
        """The strata of one version in sorted order."""
        return sorted({s for v, s, _ in self.cells if v == version})


def read_lists(path: Path, *, lists: Sequence[str] = (), strata: Sequence[str] = ()) -> Lists:
    """Read a CSV file. `lists` names the list columns (else all of 0 and 1), `strata` the stratum columns.

    Raises an EstimateRefused that names file, row and column.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as handle:
            return read_text(handle, path.name, lists=lists, strata=strata)
    except UnicodeDecodeError as error:
        raise BadFile(place=path.name, read=error) from error


def read_text(
    lines: Iterable[str], name: str, *, lists: Sequence[str] = (), strata: Sequence[str] = ()
) -> Lists:
    """The same from lines of CSV, such as standard input; `name` stands for the file."""
    source = iter(lines)
    first = next(source, "").lstrip("\ufeff")
    rows = csv.reader(chain([first], source), delimiter=max(",;\t", key=first.count))
    try:
        header = [column.strip() for column in next(rows, [])]
        return collect(header, _whole(rows, len(header), name), name, lists, strata)
    except csv.Error as error:
        raise BadFile(place=name, read=error) from error


def rows_of(
    rows: Iterable[Mapping[str, object]], *, lists: Sequence[str] = (), strata: Sequence[str] = ()
) -> Lists:
    """The same from mappings, such as `csv.DictReader` gives; the first one's keys are the header."""
    every = list(rows)
    header = [str(k) for k in every[0]] if every else []
    values = enumerate(([str(row.get(k, "")) for k in header] for row in every), start=2)
    return collect(header, values, "rows", lists, strata)


def _whole(rows: Iterable[list[str]], width: int, name: str) -> Iterator[Numbered]:
    for number, row in enumerate(rows, start=2):
        if not row or (len(row) == 1 and not row[0].strip() and width > 1):
            continue
        if len(row) != width:
            raise BadFile(place=f"{name} row {number}", read=", ".join(row))
        yield number, row


def collect(
    header: list[str], rows: Iterable[Numbered], name: str, lists: Sequence[str], strata: Sequence[str]
) -> Lists:
    """Count rows alike and judge each kind once, with the place of its first row.

    Where `lists` names some of the table's lists, persons that are in none of these are left out, and counted.
    """
    _check_header(header, name, [*lists, *strata])
    source = iter(rows)
    sample = list(islice(source, _SAMPLE))
    if not sample:
        raise NoRows(place=name)
    count = next((header.index(c) for c in header if c.lower() in COUNT), None)
    versions = [header.index(c) for c in VERSIONS if c in header]
    all_lists = _list_columns(header, [row for _, row in sample], {*strata, *VERSIONS}, count)
    chosen = [header.index(c) for c in lists] or all_lists
    if not chosen:
        raise NoLists(place=name, read=", ".join(header))
    if len(chosen) > MOST_LISTS:
        raise TooManyLists(place=name, count=len(chosen), limit=MOST_LISTS)
    cuts = [header.index(c) for c in strata]
    counted = _count(sample, source, [*versions, *cuts, *chosen], count, name)
    used = {*versions, *cuts, *chosen} | ({count} if count is not None else set())
    ignored = tuple(h for i, h in enumerate(header) if i not in used)
    outside = _left_out(counted, len(versions) + len(cuts)) if set(all_lists) - set(chosen) else 0
    cells = _cells(counted, [header[i] for i in chosen], len(versions), len(cuts), count is not None, name)
    found = _finish([header[i] for i in chosen], ignored, tuple(strata), cells, len(versions), name)
    return replace(found, outside=outside)


def _left_out(counted: Counted, before: int) -> int:
    """Take the persons out that are in none of the lists, which stand behind `before` other columns; how many."""
    none = [key for key in counted if all(_bit(value) == 0 for value in key[before:])]
    return sum(counted.pop(key)[0] for key in none)


def _check_header(header: list[str], name: str, asked: Sequence[str]) -> None:
    for column in header:
        if header.count(column) > 1:
            raise DuplicateColumn(place=f"{name} row 1", read=column, column=column)
    for column in asked:
        if column not in header:
            raise UnknownColumn(place=f"{name} row 1", read=column, column=column, there=", ".join(header))


def _list_columns(
    header: list[str], sample: list[list[str]], taken: set[str], count: int | None
) -> list[int]:
    """Columns of which at least half of the filled values are 0 or 1: a stray value is then an error, not a hint."""
    out = []
    for i, column in enumerate(header):
        if column in taken or i == count:
            continue
        filled = [row[i].strip() for row in sample if row[i].strip()]
        if filled and sum(_bit(v) is not None for v in filled) * 2 >= len(filled):
            out.append(i)
    return out


_BITS = {"0": 0, "1": 1, "0.0": 0, "1.0": 1, "٠": 0, "١": 1, "۰": 0, "۱": 1, "true": 1, "false": 0}


def _bit(value: str) -> int | None:
    return _BITS.get(value.strip().lower())


Counted = dict[tuple[str, ...], tuple[int, int]]


def _count(
    sample: list[Numbered], rest: Iterator[Numbered], columns: list[int], count: int | None, name: str
) -> Counted:
    """Rows alike to (persons, first row)."""
    out: Counted = {}
    for number, row in chain(sample, rest):
        key = tuple([row[i] for i in columns])
        persons = 1 if count is None else _persons(row[count], f"{name} row {number}")
        before = out.get(key)
        out[key] = (persons, number) if before is None else (before[0] + persons, before[1])
    return out


def _persons(text: str, place: str) -> int:
    clean = text.strip()
    if clean.endswith(".0"):
        clean = clean[:-2]
    if not clean.isdecimal():
        raise BadCount(place=place, read=text)
    return int(clean)


def _cells(
    counted: Counted, lists: list[str], versions: int, cuts: int, with_count: bool, name: str
) -> dict[Cell, int]:
    out: dict[Cell, int] = {}
    for key, (persons, number) in counted.items():
        values = key[versions + cuts :]
        bits = tuple(_bit(v) for v in values)
        for column, value, bit in zip(lists, values, bits, strict=True):
            if bit is None:
                raise BadMembership(place=f"{name} row {number}, {column}", read=value, column=column)
        row = tuple(int(b or 0) for b in bits)
        if not any(row):
            if with_count and persons == 0:
                continue
            raise PersonInNoList(place=f"{name} row {number}", read=", ".join(values))
        version = tuple(v.strip() for v in key[:versions])
        stratum = tuple(v.strip() for v in key[versions : versions + cuts])
        out[version, stratum, row] = out.get((version, stratum, row), 0) + persons
    return out


def _finish(
    columns: list[str], ignored: tuple[str, ...], strata: tuple[str, ...],
    cells: dict[Cell, int], versions: int, name: str,
) -> Lists:  # fmt: skip
    """Leave out the lists that hold nobody, and name them."""
    if not any(cells.values()):
        raise NoRows(place=name)
    full = [j for j in range(len(columns)) if any(row[j] and n for (_, _, row), n in cells.items())]
    narrowed: dict[Cell, int] = {}
    for (version, stratum, row), n in cells.items():
        key = (version + ("",) * (2 - versions), stratum, tuple(row[j] for j in full))
        narrowed[key] = narrowed.get(key, 0) + n
    empty = tuple(c for j, c in enumerate(columns) if j not in full)
    return Lists(tuple(columns[j] for j in full), empty, ignored, strata, narrowed)


def lists_of(names: Sequence[str], strata: Sequence[str], cells: Mapping[Cell, int]) -> Lists:
    """The same from cells that were counted elsewhere: (version, stratum, memberships in the order of `names`)."""
    if not cells:
        raise NoRows(place="lists")
    return _finish(list(names), (), tuple(strata), dict(cells), 2, "lists")
