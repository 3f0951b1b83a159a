"""A sentence that goes on to a second place with people of its own: "killing a man in A, and injuring 3 in B"."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise

from tawthiq.claims.acts.part import Part
from tawthiq.claims.events.places_in_turn import second_place
from tawthiq.claims.sites.where import grade
from tawthiq.claims.text.document import Document
from tawthiq.claims.words.grammar import words
from tawthiq.lang.dates_base import DateHit
from tawthiq.model.claims import PART, Count
from tawthiq.model.places import Mention

_PAIR = 2


def distributed(doc: Document, part: Part) -> int | None:
    """The token where a sentence goes on to a second place with counts of its own, or None.

    "killing a man in A, and injuring 3 in B": a place after the first count, another after the second.
    """
    if len(part.counts) < _PAIR:
        return None
    turn = second_place(doc, part.s, part.e)
    if turn is not None or len(part.mentions) < _PAIR:
        return turn
    rows = sorted(part.counts, key=lambda c: c.start)
    for first, second in pairwise(rows):
        opened = _opened(doc, part, first.end, second.start)
        if opened is not None and _place_on_both_sides(
            part, first.start, second.end, doc.tokens[opened].start
        ):
            return opened
        between = [m for m in part.mentions if first.end <= m.start < second.start]
        if between and (relative := _each_where(doc, part, first, between[0])):
            return relative
        behind = [m for m in part.mentions if m.start >= second.end]
        if not between or not behind or set(between[-1].entries) & set(behind[0].entries):
            continue
        if grade(doc, between[-1]) >= _PAIR and grade(doc, behind[0]) >= _PAIR:
            cut = _behind_day(doc, bisect_left(doc.starts, between[-1].end))
            return cut if cut < part.e else None
    return None


def by_day(doc: Document, part: Part) -> int | None:
    """ "killing seven people on Monday and eleven on Tuesday": the token where the people of another day begin."""
    if len(part.dates) < _PAIR or len(part.counts) < _PAIR:
        return None
    days = [d for d in part.dates if d.exact and d.start == d.end]
    rows = sorted((c for c in part.counts if c.relation != PART), key=lambda c: c.start)
    if len(days) < _PAIR or len(rows) < _PAIR:
        return None
    for first, second in pairwise(rows):
        i, j = bisect_left(doc.starts, first.end), bisect_left(doc.starts, second.start)
        end = bisect_left(doc.starts, second.end)
        own = next((d for d in days if i <= d.i < j), None)
        other = next((d for d in days if end <= d.i <= end + _PAIR), None)
        if (opened := _opened(doc, part, first.end, second.start)) and _other_day(days, opened):
            return opened  # "قتل طفل الاثنين بقصف، كما قتل رجلان الأحد"
        joint = next((k for k in range(own.j, j) if doc.texts[k] == "and"), None) if own else None
        if own and other and joint and own.start != other.start and own.i - i <= _PAIR:
            return joint + 1
    return None


def _other_day(days: Sequence[DateHit], k: int) -> bool:
    """Whether a day stands before token k, and another behind it."""
    before, behind = ([d.start for d in days if (d.i < k) == first] for first in (True, False))
    return bool(before and behind) and behind[0] not in before


def _each_where(doc: Document, part: Part, first: Count, new: Mention) -> int | None:
    """ "hit A, where two were killed, and B, where three were": the token of the second place, which has its own."""
    before = [m for m in part.mentions if m.end <= first.start]
    if not before or set(before[-1].entries) & set(new.entries):
        return None
    led = all(
        _WHERE & set(doc.texts[k : k + 2]) or doc.texts[k] in _LED_TO
        for k in (bisect_left(doc.starts, m.end) for m in (before[-1], new))
    )
    return bisect_right(doc.starts, new.start) - 1 if led else None


_WHERE, _LED_TO = frozenset(("where", "حيث")), ("ما", "مما")


def _behind_day(doc: Document, cut: int) -> int:
    """ "in A on Monday, and three in B": the token behind the days that stand right behind a place."""
    while days := doc.dates_in(cut, cut + _PAIR):
        cut = days[-1].j
    return cut


def _opened(doc: Document, part: Part, start: int, end: int) -> int | None:
    """The token between two counts that opens a clause about another attack (فيما, كما, "while")."""
    for k in range(bisect_left(doc.starts, start), bisect_left(doc.starts, end)):
        if doc.texts[k] in words("meanwhile") or doc.hit("cut", k):
            return k if doc.hits("type", part.s, k) else None
    return None


def _place_on_both_sides(part: Part, first: int, second: int, cut: int) -> bool:
    """Whether a place stands before the first count and another behind the second, on either side of the cut."""
    before = [m for m in part.mentions if m.start < first]
    behind = [m for m in part.mentions if m.start >= second > cut]
    inside = [m for m in part.mentions if first <= m.start < cut]
    return (
        bool(before or inside)
        and bool(behind)
        and not set((before or inside)[-1].entries) & set(behind[0].entries)
    )
