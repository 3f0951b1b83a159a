"""Which sources can be compared: those that reported both before the window and in it.

A source that begins or stops reporting changes the counts without any change in the world. Leaving out sources that
were silent in the window would by itself make a rise (what is kept was active by choice), so the expected count is
raised by 1 / (1 - P(silent)) for each kept source, P from how often it was silent for as long in the baseline.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tawthiq.figures.surge.events import NOT_STATED, Event

JOINED = 0.001
JOINED_LEAST = 10
MOST_FACTOR = 2.0
USUAL_SILENCE = 0.05
SILENT = "silent in the window"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A source that is not compared, with its rows in the baseline and in the window."""

    source: str
    why: str
    baseline: int
    window: int


@dataclass(frozen=True, slots=True)
class Comparable:
    """`kept` sources, those left out, and the factor on the window's expected count."""

    kept: tuple[str, ...]
    left_out: tuple[LeftOut, ...]
    factor: float


def choose(events: Sequence[Event], start: date, since: date, until: date) -> Comparable:
    """Sort the sources of all areas. Events without a source count as the source "not stated"."""
    before, inside = _days(events, start, since, until)
    length, window = (since - start).days, (until - since).days + 1
    kept: list[str] = []
    left_out = []
    for source in sorted(before.keys() | inside.keys()):
        why = _why_not(before.get(source, []), inside.get(source, []), start, length)
        if why is None:
            kept.append(source)
        else:
            left_out.append(LeftOut(source, why, len(before.get(source, [])), len(inside.get(source, []))))
    if not kept:
        kept, left_out = _unsurprised(left_out, before, start, length, window)
    alone = len(kept) + sum(1 for s in left_out if s.why == SILENT) == 1
    factor = 1.0 if alone else _factor([before[s] for s in kept], start, length, window)
    return Comparable(tuple(kept), tuple(left_out), factor)


def _unsurprised(
    left_out: list[LeftOut], before: dict[str, list[date]], start: date, length: int, window: int
) -> tuple[list[str], list[LeftOut]]:
    """When every source is silent: keep those that often were for as long, or of which no name is stated."""
    kept = [
        s.source
        for s in left_out
        if s.why == SILENT
        and (s.source == NOT_STATED or _silence(before[s.source], start, length, window) >= USUAL_SILENCE)
    ]
    return kept, [s for s in left_out if s.source not in kept]


def names(event: Event) -> tuple[str, ...]:
    return event.source or (NOT_STATED,)


def _days(
    events: Sequence[Event], start: date, since: date, until: date
) -> tuple[dict[str, list[date]], dict[str, list[date]]]:
    before: dict[str, list[date]] = defaultdict(list)
    inside: dict[str, list[date]] = defaultdict(list)
    for event in events:
        for source in names(event):
            if since <= event.first and event.last <= until:
                inside[source].append(event.first)
            elif start <= event.first and event.last < since:
                before[source].append(event.first)
    return before, inside


def _why_not(before: list[date], inside: list[date], start: date, length: int) -> str | None:
    if not before:
        return "not seen in the baseline"
    if not inside:
        return SILENT
    waited = (min(before) - start).days / max(length, 1)
    if len(before) >= JOINED_LEAST and (1 - waited) ** len(before) < JOINED:
        return f"began on {min(before)}, inside the baseline"
    return None


def _factor(kept: list[list[date]], start: date, length: int, window: int) -> float:
    """Expected count of the kept sources given that each was active, over the expected count without that choice."""
    plain = chosen = 0.0
    for days in kept:
        silent = _silence(days, start, length, window)
        rate = len(days) / max(length, 1)
        plain += rate
        chosen += rate / (1 - min(silent, 1 - 1 / MOST_FACTOR))
    return min(chosen / plain, MOST_FACTOR) if plain else 1.0


def _silence(days: list[date], start: date, length: int, window: int) -> float:
    """How often the source was silent for as long as the window, in the baseline."""
    blocks = max(length // window, 1)
    busy = {(d - start).days // window for d in days}
    return (blocks - sum(1 for b in busy if b < blocks) + 0.5) / (blocks + 1)
