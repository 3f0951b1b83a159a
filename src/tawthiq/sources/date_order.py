"""Whether the text dates of a table are written day first or month first, settled once for the whole file."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tawthiq.sources.cells import western

_DATE = re.compile(r"(\d{1,2})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*(?:\d{4}|\d{2})(?:[T ].*)?")


def settled(texts: Iterable[str]) -> tuple[str | None, int]:
    """("day" or "month", how many dates settle it); (None, 0) when none does or when they contradict each other.

    A part above 12 is no month. A date whose two parts are equal is the same either way; when all are, it is "day".
    """
    parts = [(int(m[1]), int(m[2])) for text in texts if (m := _DATE.fullmatch(western(text.strip())))]
    by_day = sum(first > 12 >= second for first, second in parts)
    by_month = sum(second > 12 >= first for first, second in parts)
    if by_day and by_month:
        return None, 0
    if by_day or by_month or all(first == second for first, second in parts):
        return "month" if by_month else "day", by_day + by_month
    return None, 0
