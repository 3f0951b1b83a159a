"""A sum over attacks that are told of one by one: "Seven were killed in two attacks", then five here and two there."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from tawthiq.claims.text.document import Document
from tawthiq.claims.words.grammar import words
from tawthiq.model.claims import Count, Event

_TOTALS, _AROUND = ("all", "civilians"), 10


def without_sums(doc: Document, events: list[Event]) -> list[Event]:
    """The events; the first without a row of "two attacks" that only adds up its own people and those of all others.

    The parts of what was added up are counted where each belongs.
    """
    if len(events) < 2 or any(e.scope != "event" for e in events):
        return events
    first = events[0]
    rows = tuple(c for c in first.counts if not _adds_up(doc, c, first, events[1:]))
    return [replace(first, counts=rows), *events[1:]] if len(rows) < len(first.counts) else events


def _adds_up(doc: Document, row: Count, first: Event, others: Sequence[Event]) -> bool:
    if row.unit != "person" or row.group not in _TOTALS or row.min != row.max:
        return False
    if not (_of_several(doc, row) or _told_apart(doc, row, others)):
        return False
    own = _people(row.kind, (c for c in first.counts if c is not row and c.start > row.start))
    rest = [_people(row.kind, e.counts) for e in others]
    return bool(own) and any(rest) and own + sum(rest) == row.min


def _of_several(doc: Document, row: Count) -> bool:
    """Whether "two attacks", "separate", هجومين stands near a row, in its sentence."""
    k = bisect_left(doc.starts, row.start)
    s, e = next(((s, e) for s, e in doc.sentences if s <= k < e), (k, k))
    near = doc.texts[max(s, k - _AROUND) : min(e, k + _AROUND)]
    counted = any(a in words("counted_attacks") and b in words("attack_plurals") for a, b in pairwise(near))
    return counted or not words("several_attacks").isdisjoint(near)


def _told_apart(doc: Document, row: Count, others: Sequence[Event]) -> bool:
    """ "Twelve died on Saturday: seven in a strike on A, five in shelling of B": all in the sentence behind a colon."""
    k = bisect_left(doc.starts, row.start)
    e = next((e for s, e in doc.sentences if s <= k < e), k)
    end = doc.starts[e] if e < len(doc.starts) else row.end + _SENTENCE
    same = all(row.end <= c.start < end for event in others for c in event.counts)
    return same and ":" in doc.texts[k : min(k + _AROUND, e)]


_SENTENCE = 10**6


def _people(kind: str, rows: Iterable[Count]) -> int:
    """How many people rows have of a kind: the highest total, else all groups together; 0 where none is exact."""
    mine = [c for c in rows if c.kind == kind and c.unit == "person" and c.min == c.max]
    totals = [c.min or 0 for c in mine if c.group in _TOTALS]
    return max(totals) if totals else sum(c.min or 0 for c in mine)
