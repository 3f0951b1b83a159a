"""From what a row or a report says of a person to a record: its identity, and the values that can be compared."""

from __future__ import annotations

import hashlib
from calendar import monthrange
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from tawthiq.evidence.chain import canonical
from tawthiq.evidence.identity import short_hash
from tawthiq.model.claims import PlaceRef
from tawthiq.model.victims import Particulars, Record, RecordAnchor
from tawthiq.victims.dates import Day, read_day
from tawthiq.victims.fields import read_age, read_sex
from tawthiq.victims.names import Name, parse, parse_part


@dataclass(frozen=True, slots=True)
class Source:
    """Where records are read from: one report, by which list it stands, and how far its item is shared."""

    item: str
    locator: str
    list: str
    act: int
    audience: str


@dataclass(slots=True)
class Repeats:
    """How often an entry stood before in the same item and list: the second "17" of a list is not the first."""

    seen: Counter[tuple[str, ...]] = field(default_factory=Counter)

    def of(self, *entry: str) -> int:
        self.seen[entry] += 1
        return self.seen[entry] - 1


def list_record(
    source: Source, stated: Particulars, text: str, repeats: Repeats, place: PlaceRef | None
) -> Record:
    """The record of a row of a victims' list; the list is the row's own where it names one."""
    named = stated.list or source.list
    entry = ("id", stated.own_id) if stated.own_id else ("words", text)
    k = repeats.of(source.item, named, *entry)
    anchor = _anchor(source, named, [*entry, k], text, 0, len(text))
    return _record(anchor, "list", named, source, stated, place)


def text_record(
    source: Source, stated: Particulars, words: str, span: tuple[int, int], claim: str, repeats: Repeats,
    place: PlaceRef | None,
) -> Record:  # fmt: skip
    """The record of a person whom a report names. The report stands once for each person it names."""
    k = repeats.of(source.item, source.locator, words)
    anchor = _anchor(source, source.list, ["text", source.item, source.locator, words, k], words, *span)
    group = f"{source.item}:{source.locator}"
    return replace(_record(anchor, "from_text", source.list, source, stated, place), claim=claim, group=group)


def _anchor(
    source: Source, list_: str, entry: Sequence[object], words: str, start: int, end: int
) -> RecordAnchor:
    key = _digest([list_, *entry])
    return RecordAnchor(source.item, source.locator, list_, key, _digest(words), start, end)


def _digest(value: object) -> str:
    return hashlib.sha256(canonical(value)).hexdigest()


def record_id(anchor: RecordAnchor) -> str:
    """ "R-" and 16 characters over item, locator and entry: never over version, offset or what was read from it."""
    return "R-" + short_hash(canonical([anchor.item, anchor.locator, anchor.key]), 16)


def victim_code(first_record: str) -> str:
    """ "V-XXXX-XXXX-XXXX" from the id of the victim's earliest record."""
    code = short_hash(b"victim " + first_record.encode(), 12)
    return f"V-{code[:4]}-{code[4:8]}-{code[8:]}"


def _record(
    anchor: RecordAnchor, kind: str, list_: str, source: Source, stated: Particulars, place: PlaceRef | None
) -> Record:
    return Record(
        record_id(anchor), anchor, kind, list_, list_, stated, source.act, is_named(stated),
        sex=read_sex(stated.sex) if stated.sex else None,
        age=read_age(stated.age) if stated.age else None,
        died=_interval(read_day(stated.date_of_death)) if stated.date_of_death else None,
        pcode=place.pcode if place else None, admin=place.admin if place else (), audience=source.audience,
    )  # fmt: skip


def is_named(stated: Particulars) -> bool:
    """Whether an own or family name stands there; "an unidentified man" names nobody."""
    full = (parse(stated.name_ar), parse(stated.name_en))
    parts = (parse_part(stated.given), parse_part(stated.family, family=True))
    return any(name != Name(titles=name.titles) for name in full) or any(p is not None for p in parts)


def _interval(day: Day | None) -> tuple[date, date] | None:
    """The days that a full or partial date allows."""
    if day is None:
        return None
    first = date(day.y, day.m or 1, day.d or 1)
    month = day.m or 12
    return first, date(day.y, month, day.d or monthrange(day.y, month)[1])
