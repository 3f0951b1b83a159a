"""A claim from words that a person marked in a report, typed in: what kind of event, how many, when, where."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tawthiq.casebook import log, queries
from tawthiq.casebook.book import Casebook
from tawthiq.casebook.errors import NotAllowed, NotFound
from tawthiq.casebook.reviewing import item_named
from tawthiq.casebook.tools import tools_of
from tawthiq.errors import Bilingual
from tawthiq.evidence.ledger import fold
from tawthiq.model.claims import GROUPS, KINDS, Count, Event, PlaceRef
from tawthiq.model.reports import Report
from tawthiq.sources.cells import number_or_range
from tawthiq.sources.refusals import CellRefused

_COUNT = re.compile(r"(?P<kind>\w+)(?::(?P<group>\w+))?=(?P<number>.+)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Typed:
    """What the person typed beside the words; `counts` as "killed=3", "injured:children=2-4", "displaced=1,200+"."""

    event_type: str
    counts: Sequence[str] = ()
    day: date | None = None
    until: date | None = None
    place: PlaceRef | None = None
    modality: str = "happened"
    attributed_to: str | None = None


def event_of(report: Report, words: str, which: int, typed: Typed) -> Event:
    """The event of the `which`-th place where `words` stand in the report. Raises NotAllowed."""
    start = _stands(report.text, words, which)
    end = start + len(words)
    first, last = typed.day, typed.until or typed.day
    if first is not None and last is not None and last < first:
        raise _wrong(last, f"a day from {first} on", f"يوم من {first} فصاعدا", place="--until")
    return Event(
        typed.event_type, words, start, end, modality=typed.modality, date_start=first, date_end=last,
        date_basis="stated" if first else "none", place=typed.place,
        counts=tuple(_count(text, words, start, typed) for text in typed.counts), attributed_to=typed.attributed_to,
    )  # fmt: skip


def place_named(book: Casebook, name: str) -> PlaceRef:
    """What the casebook's gazetteers make of a name; a name that they do not know stays a name."""
    finder, _ = tools_of(book, fold(log.read()))
    return finder.lookup(name) or PlaceRef(name)


def report_named(item: str, locator: str) -> Report:
    """The report at `locator` of the only item whose SHA-256 begins so. Raises NotFound."""
    sha = item_named(item)
    found = queries.reports([(sha, locator)]).get((sha, locator))
    if found is None:
        raise NotFound(
            place="LOCATOR",
            read=locator,
            what=Bilingual(
                'a report of this item, such as "message 17" or "text"',
                'تقرير من هذه المادة، مثل "message 17" أو "text"',
            ),
        )
    return found


def _stands(text: str, words: str, which: int) -> int:
    at = -1
    for _ in range(which):
        at = text.find(words, at + 1) if words else -1
        if at < 0:
            expected = ("words as they stand in the report", "كلمات كما ترد في التقرير حرفا بحرف")
            raise _wrong(words, *expected, place="WORDS")
    return at


def _count(text: str, words: str, start: int, typed: Typed) -> Count:
    match = _COUNT.fullmatch(text.strip())
    kind, group = (match["kind"], match["group"] or "all") if match else ("", "")
    if match is None or kind not in KINDS or group not in GROUPS:
        listed = f"KIND=N or KIND:GROUP=N; {', '.join(KINDS)}; {', '.join(GROUPS)}"
        raise _wrong(text, listed, listed, place="--count")
    try:
        low, high, qualifier = number_or_range(match["number"], "--count")
    except CellRefused as refused:
        raise _wrong(text, "12, 12-15, 12+ or ~12", "12 أو 12-15 أو 12+ أو ~12", place="--count") from refused
    unit = "facility" if kind == "facilities_hit" else "person"
    return Count(
        kind,
        group,
        low,
        high,
        qualifier,
        words,
        start,
        start + len(words),
        unit,
        attributed_to=typed.attributed_to,
    )


def _wrong(read: object, expected_en: str, expected_ar: str, *, place: str) -> NotAllowed:
    return NotAllowed(
        place=place, read=read, command="write", expected_en=expected_en, expected_ar=expected_ar
    )
