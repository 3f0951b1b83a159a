"""What a claim says of its dead and injured, as one range."""

from __future__ import annotations

from tawthiq.model.claims import Count, Event

Range = tuple[int, int]
KILLED, INJURED = ("killed", "executed"), ("injured",)
_TOTALS = ("all", "civilians")


def toll(event: Event, kinds: tuple[str, ...]) -> Range | None:
    """The widest stated total of these kinds, an open end read as its minimum; None when none is stated.

    Of groups the totals count, else whatever group is stated.
    """
    rows = [c for c in event.counts if c.kind in kinds and c.group in _TOTALS]
    rows = rows or [c for c in event.counts if c.kind in kinds]
    if not rows:
        return None
    return min(_low(c) for c in rows), max(c.max if c.max is not None else _low(c) for c in rows)


def bounded(event: Event, kinds: tuple[str, ...]) -> Range | None:
    """The same, where "14 killed or injured" alone bounds both: nobody to 14."""
    stated = toll(event, kinds)
    together = [c for c in event.counts if c.kind == "killed_or_injured"]
    if stated is not None or not together:
        return stated
    return 0, max(c.max if c.max is not None else _low(c) for c in together)


def _low(count: Count) -> int:
    return count.min if count.min is not None else 0
