"""From a cell's text to a number, a date or a coordinate; what cannot be read is refused by name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from datetime import date, timedelta
from functools import lru_cache

from tawthiq.lang.normalise import fold
from tawthiq.model.vocabulary import read_vocabulary
from tawthiq.sources.profile import Dates
from tawthiq.sources.refusals import CellRefused, Why

_GROUPED = re.compile(r"[0-9]{1,3}([,٬ ’'\u00a0\u202f][0-9]{3})+")
_WHOLE = re.compile(r"[0-9]+(\.0+)?")


def western(text: str) -> str:
    """Digits of any script as 0-9; the rest stays."""
    return "".join(str(unicodedata.decimal(c)) if c > "\x7f" and c.isdecimal() else c for c in text)


def whole_number(text: str, field: str) -> int:
    """12, ١٢, 1,200, ١٬٢٠٠ and 12.0 are numbers; 12.5, -3 and "about 12" are refused."""
    plain = western(text.strip())
    if _GROUPED.fullmatch(plain):
        plain = re.sub("[^0-9]", "", plain)
    if not _WHOLE.fullmatch(plain) or len(plain) > 15:
        raise CellRefused(Why.NUMBER, field, text)
    return int(plain.split(".")[0])


def degrees_e7(text: str, field: str, limit: int) -> int:
    """A coordinate in 1e-7 degree, exactly, by its digits (no binary floats)."""
    match = re.fullmatch(r"([+-]?)([0-9]{1,3})(?:[.٫,]([0-9]+))?", western(text.strip()))
    if match is None:
        raise CellRefused(Why.DEGREES, field, text)
    sign, whole, part = match.group(1), match.group(2), (match.group(3) or "")
    digits = (part + "0" * 8)[:8]
    value = int(whole) * 10_000_000 + (int(digits) + 5) // 10
    if value > limit * 10_000_000:
        raise CellRefused(Why.DEGREES, field, text)
    return -value if sign == "-" else value


Bounds = tuple[int | None, int | None, str]
_PARTS = re.compile(
    r"(?P<before>[^0-9]*)(?P<n>[0-9][0-9,٬]*)(?:(?P<join>[^0-9]+)(?P<m>[0-9][0-9,٬]*))?(?P<after>[^0-9]*)"
)


def number_or_range(text: str, field: str) -> Bounds:
    """(min, max, qualifier) of 12, 12-15, 12+, ≥12, >12, ~12, "about 12", "at least 12" and the same in Arabic.

    Words and signs come from the vocabularies phrases.yml and cells.yml.
    """
    parts = _PARTS.fullmatch(" ".join(fold(western(text)).split()))
    if parts is None:
        raise CellRefused(Why.NUMBER, field, text)
    before, after = parts["before"].strip(), parts["after"].strip()
    if parts["m"] is not None:
        return _two(parts, before, after, text, field)
    qualifier = number_words().get(before or after) if before or after else "exact"
    if qualifier in (None, "join", "before") or (before and after):
        raise CellRefused(Why.NUMBER, field, text)
    return qualified(whole_number(parts["n"], field), str(qualifier))


def _two(parts: re.Match[str], before: str, after: str, text: str, field: str) -> Bounds:
    words = number_words()
    if after or words.get(parts["join"].strip()) != "join" or (before and words.get(before) != "before"):
        raise CellRefused(Why.NUMBER, field, text)
    low, high = whole_number(parts["n"], field), whole_number(parts["m"], field)
    if low > high:
        raise CellRefused(Why.ORDER, field, text)
    return low, high, "exact" if low == high else "range"


@lru_cache(maxsize=1)
def number_words() -> dict[str, str]:
    """Folded words and signs with the qualifier they make, or "join" and "before" for ranges."""
    cells, phrases = read_vocabulary("cells"), read_vocabulary("phrases")["qualifier"]
    entries = [(name, words) for name, langs in phrases.items() for words in langs.values()]
    entries += [*cells["signs"].items(), *cells["range"].items()]
    return {" ".join(fold(str(word)).split()): name for name, words in entries for word in words}


def qualified(number: int | None, qualifier: str) -> Bounds:
    """EVENT: at least n is [n, open); more than n is [n+1, open); up to n is (open, n]; about n is n."""
    if number is None:
        return None, None, "none_stated"
    low, high = {
        "at_least": (number, None),
        "more_than": (number + 1, None),
        "up_to": (None, number),
    }.get(qualifier, (number, number))
    return low, high, qualifier


_ISO = "YYYY-MM-DD"


def read_date(text: str, field: str, dates: Dates) -> date:
    """A calendar day, ISO or in one of the profile's formats; a time after it ("T14:00", " 14:00") is allowed."""
    plain = western(" ".join(text.split()))
    for pattern in _patterns((_ISO, *dates.formats)):
        match = pattern.fullmatch(plain)
        if match:
            return _day(match.groupdict(), text, field)
    if re.fullmatch(r"[1-9][0-9]{4}(\.[0-9]+)?", plain):
        return _serial(plain, text, field, dates.serials)
    raise CellRefused(Why.DATE, field, text)


def _day(found: dict[str, str], text: str, field: str) -> date:
    month = month_names().get(fold(found["mon"]), 0) if "mon" in found else int(found["m"])
    year = int(found["y"]) + (2000 if len(found["y"]) == 2 else 0)
    try:
        return date(year, month, int(found["d"]))
    except ValueError as error:
        raise CellRefused(Why.DATE, field, text) from error


@lru_cache(maxsize=1)
def month_names() -> dict[str, int]:
    """Names of months in both languages, folded."""
    months = read_vocabulary("dates")["months"]
    return {
        fold(str(name)): int(n) for n, names in months.items() for lang in names.values() for name in lang
    }


def _serial(plain: str, text: str, field: str, system: int | None) -> date:
    """ECMA-376 part 1, 18.17.4.1: days from 1899-12-30 (after 1900-02-28) or from 1904-01-01."""
    if system is None:
        raise CellRefused(Why.SERIAL, field, text)
    first = date(1899, 12, 30) if system == 1900 else date(1904, 1, 1)
    return first + timedelta(days=int(plain.split(".")[0]))


@lru_cache(maxsize=256)
def _patterns(formats: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(_pattern(text) + r"(?:[T ][0-9]{1,2}:[0-9]{2}.*)?") for text in formats)


def _pattern(text: str) -> str:
    parts = re.split("(YYYY|YY|MON|MM|DD|M|D)", text)
    named = {
        "YYYY": "(?P<y>[0-9]{4})", "YY": "(?P<y>[0-9]{2})", "MM": "(?P<m>[0-9]{2})", "DD": "(?P<d>[0-9]{2})",
        "M": "(?P<m>[0-9]{1,2})", "D": "(?P<d>[0-9]{1,2})", "MON": r"(?P<mon>[^\W\d_]+(?: [^\W\d_]+)?)\.?",
    }  # fmt: skip
    return "".join(named.get(part) or re.escape(part) for part in parts)


def instant_day(text: str, zone: str) -> tuple[date | None, str | None, str]:
    """A stated publication time: (calendar day, ISO instant, zone). A bare date has no instant.

    An instant with an offset gives the day it had at its own offset (the publisher's calendar day).
    """
    match = re.fullmatch(
        r"(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)?\s*(Z|[+-]\d{2}:?\d{2})?)?",
        western(text.strip()),
    )
    if match is None:
        return None, None, "unknown"
    try:
        day = date.fromisoformat(match[1])
    except ValueError:
        return None, None, "unknown"
    if not match[2] or not match[3]:
        return day, None, zone if match[2] is None else "unknown"
    offset = "+00:00" if match[3] == "Z" else match[3]
    return day, f"{match[1]}T{match[2]}{offset}", offset


def first_filled(row: Sequence[str]) -> bool:
    return any(cell.strip() for cell in row)
