"""The form by which a person corrects a claim or adds one, read back into an event."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from tawthiq.casebook.tools import tools_of
from tawthiq.model.claims import (
    EVENT_TYPES,
    GROUPS,
    KINDS,
    MODALITIES,
    SCOPES,
    TARGETS,
    Count,
    Event,
    PlaceRef,
)
from tawthiq.model.reports import Report
from tawthiq.web.desk import Desk
from tawthiq.web.fields import FieldWrong, day, needed, one_of, whole

CHOICES: dict[str, Any] = {
    "event_types": EVENT_TYPES, "kinds": KINDS, "groups": GROUPS, "all_targets": TARGETS, "scopes": SCOPES,
    "modalities": MODALITIES,
}  # fmt: skip
BLANK_ROWS = 2
BLANK = Event("other", "", 0, 0)


def count_rows(desk: Desk, event: Event | None) -> list[dict[str, str]]:
    """The rows of numbers as the form shows them: as they were typed, else as the event states them, and blank ones."""
    if desk.posted and desk.field("rows"):
        return [_typed(desk, n) for n in range(whole("rows", desk.field("rows")) or 0)]
    rows = [
        {"kind": c.kind, "group": c.group, "min": _text(c.min), "max": _text(c.max), "quote": c.quote}
        for c in (event.counts if event else ())
    ]
    return [
        *rows,
        *({"kind": "", "group": "all", "min": "", "max": "", "quote": ""} for _ in range(BLANK_ROWS)),
    ]


def _typed(desk: Desk, n: int) -> dict[str, str]:
    return {name: desk.field(f"{name}-{n}") for name in ("kind", "group", "min", "max", "quote")}


def _text(number: int | None) -> str:
    return "" if number is None else str(number)


def corrected(desk: Desk, event: Event) -> Event:
    """The event with what the form says: type, kind of statement, days, place, targets and numbers."""
    start, end = day("date_start", desk.field("date_start")), day("date_end", desk.field("date_end"))
    end = end or start
    if start and end and end < start:
        raise FieldWrong(place="date_end", read=end, expected_en="not before the first day",
                         expected_ar="ليس قبل اليوم الأول")  # fmt: skip
    basis = (
        event.date_basis
        if (start, end) == (event.date_start, event.date_end)
        else "stated"
        if start
        else "none"
    )
    return replace(
        event,
        event_type=one_of("event_type", desk.field("event_type"), EVENT_TYPES),
        scope=one_of("scope", desk.field("scope"), SCOPES),
        modality=one_of("modality", desk.field("modality"), MODALITIES),
        date_start=start, date_end=end, date_basis=basis,
        place=_place(desk, event.place, event.hints),
        targets=tuple(one_of("targets", t, TARGETS) for t in desk.fields("targets")) or ("none_stated",),
        counts=_counts(desk, event),
    )  # fmt: skip


def _place(desk: Desk, known: PlaceRef | None, hints: tuple[str, ...]) -> PlaceRef | None:
    """The place as it was while its name is as it was; else looked up; a name that is not known is kept as a name."""
    name = desk.field("place")
    if not name:
        return None
    if known and name in (known.text, known.name_en, known.name_ar):
        return known
    finder, _ = tools_of(desk.book, desk.ledger)
    return finder.lookup(name, admin=hints) or PlaceRef(name)


def _counts(desk: Desk, event: Event) -> tuple[Count, ...]:
    """Every row with a kind; a row whose numbers are both empty says that the number is unknown."""
    out = []
    for n in range(whole("rows", desk.field("rows")) or 0):
        row = _typed(desk, n)
        if not row["kind"] or desk.field(f"drop-{n}"):
            continue
        low, high = whole(f"min-{n}", row["min"]), whole(f"max-{n}", row["max"])
        out.append(_count(event, n, row, low, high))
    return tuple(out)


def _count(event: Event, n: int, row: dict[str, str], low: int | None, high: int | None) -> Count:
    """One row as a count; what stands as it stood keeps its qualifier, its words and who says it."""
    if low is not None and high is not None and high < low:
        raise FieldWrong(
            place=f"max-{n}", read=high, expected_en=f"{low} or more", expected_ar=f"{low} أو أكثر"
        )
    kind, group = one_of(f"kind-{n}", row["kind"], KINDS), one_of(f"group-{n}", row["group"], GROUPS)
    before = event.counts[n] if n < len(event.counts) else None
    if before and (before.kind, before.group, before.min, before.max) == (kind, group, low, high):
        return before
    unit = "facility" if kind == "facilities_hit" else "household" if group == "families" else "person"
    plain = Count(kind, group, low, high, _qualifier(low, high), event.quote, event.start, event.end, unit)
    if before is None:
        return plain
    target = before.target if unit == "facility" else None
    return replace(
        before,
        kind=kind,
        group=group,
        min=low,
        max=high,
        best=None,
        qualifier=plain.qualifier,
        unit=unit,
        target=target,
    )


def _qualifier(low: int | None, high: int | None) -> str:
    if low is None:
        return "none_stated" if high is None else "up_to"
    return "at_least" if high is None else "exact" if low == high else "range"


def event_of_words(desk: Desk, report: Report) -> Event:
    """The event of words that a person marked: they must stand in the report, letter for letter."""
    words = needed("quote", desk.request.POST.get("quote", "").replace("\r\n", "\n").strip())
    start = _where(desk, report.text, words)
    return corrected(desk, replace(BLANK, quote=words, start=start, end=start + len(words)))


def _where(desk: Desk, text: str, words: str) -> int:
    """Where the words stand: at the marked place when they stand there, else where they stand first."""
    marked = whole("start", desk.field("start"))
    if marked is not None and text[marked : marked + len(words)] == words:
        return marked
    found = text.find(words)
    if found < 0:
        raise FieldWrong(place="quote", read=words, expected_en="words of this report, letter for letter",
                         expected_ar="كلمات من هذا التقرير حرفا بحرف")  # fmt: skip
    return found
