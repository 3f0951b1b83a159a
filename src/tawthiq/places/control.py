"""Who held a place on a day: tables of areas of control, as OCHA publishes them with its communities."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from tawthiq.places.formats.common import Row, header, refuse, required, rows

_FORMATS = (("admin4pcode", "aoc_rosc", "last_update_date"), ("pcode", "holder", "date"))
_UNKNOWN = ("", "NA")


@dataclass(frozen=True, slots=True)
class Held:
    """A community, who held it as far as the table says (None: not known), the day of that line, and its chain."""

    pcode: str
    holder: str | None
    on: date
    admin: tuple[str, ...]


def read_control(name: str, data: bytes) -> tuple[Held, ...]:
    """The lines of OCHA's table (admin4pcode, aoc_rosc, last_update_date) or of a plain one (pcode, holder, date).

    Raises BadGazetteerRow for another table, an unreadable day, or a line without a code.
    """
    columns = next((f for f in _FORMATS if set(f) <= header(data[:4096].decode("utf-8", "replace"))), None)
    if columns is None:
        refuse(
            name,
            "other columns",
            "pcode, holder, date, or OCHA's table of communities",
            "pcode وholder وdate",
        )
    return tuple(_held(f"{name} row {line}", row, columns) for line, row in rows(name, data))


def _held(where: str, row: Row, columns: tuple[str, str, str]) -> Held:
    code, holder, day = columns
    chain = tuple(row[f"admin{n}pcode"] for n in range(4) if row.get(f"admin{n}pcode"))
    who = row.get(holder, "")
    return Held(
        required(where, row, code), None if who in _UNKNOWN else who, _day(f"{where} field {day}", row.get(day, "")),
        chain,
    )  # fmt: skip


def _day(where: str, text: str) -> date:
    for form in ("%Y-%m-%d", "%d/%m/%Y"):
        try:
            return datetime.strptime(text, form).date()  # noqa: DTZ007 - a calendar day has no zone
        except ValueError:
            continue
    refuse(where, text, "a day such as 2019-05-01 or 01/05/2019", "يوم مثل 2019-05-01 أو 01/05/2019")


def held_by(
    tables: Iterable[Sequence[Held]], holders: Sequence[str], on: date, within: Sequence[str]
) -> tuple[tuple[str, ...], int]:
    """Codes of the communities of `within` that one of `holders` held on the day `on`, and how many nobody tells of.

    The latest line of a community up to that day counts; a line of a later day tells nothing of it.
    """
    latest: dict[str, Held] = {}
    listed: set[str] = set()
    for one in (one for table in tables for one in table):
        if not set(within) & {one.pcode, *one.admin}:
            continue
        listed.add(one.pcode)
        known = latest.get(one.pcode)
        if one.on <= on and (known is None or one.on >= known.on):
            latest[one.pcode] = one
    told = {code: one for code, one in latest.items() if one.holder is not None}
    codes = tuple(sorted(code for code, one in told.items() if one.holder in holders))
    return codes, len(listed) - len(told)
