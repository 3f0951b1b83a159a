"""What a claim says of its dead and injured, as one range."""

from __future__ import annotations

from tawthiq.model.claims import PART, Count, Event, in_rows

Range = tuple[int, int]
KILLED, INJURED = ("killed", "executed"), ("injured",)
_TOTALS = ("all", "civilians")


def toll(event: Event, kinds: tuple[str, ...]) -> Range | None:
    """The widest stated total of these kinds, an open end read as its minimum; None when none is stated.

    Of groups the totals count, else whatever group is stated. People beside others are added, and a part of people
    counted already is no total of its own.
    """
    rows = [row for kind in kinds for row in in_rows(c for c in event.counts if c.kind == kind)]
    rows = [row for row in rows if any(c.group in _TOTALS for c in row)] or rows
    rows = [row for row in rows if row[0].relation != PART] or rows
    if not rows:
        return None
    return min(sum(map(_low, row)) for row in rows), max(sum(map(_high, row)) for row in rows)


def bounded(event: Event, kinds: tuple[str, ...]) -> Range | None:
    """The same, where "14 killed or injured" alone bounds both: nobody to 14."""
    stated = toll(event, kinds)
    together = [c for c in event.counts if c.kind == "killed_or_injured"]
    if stated is not None or not together:
        return stated
    return 0, max(map(_high, together))


def _low(count: Count) -> int:
    return count.min if count.min is not None else 0


def _high(count: Count) -> int:
    return count.max if count.max is not None else _low(count)
