"""What the records of one victim come to. Where they disagree the victim has a range, or nothing: never a choice."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from tawthiq.evidence.ledger import strictest
from tawthiq.model.victims import STATUSES, Record, Victim
from tawthiq.victims.stated import victim_code


def victim(records: Sequence[Record], weakest: int | None) -> Victim:
    """The victim of these records (at least one); superseded ones give the code and the audience, and state nothing."""
    ordered = sorted(records, key=lambda r: (r.act, r.anchor.item, r.anchor.locator, r.id))
    stating = [r for r in ordered if r.superseded_by is None] or ordered
    sexes = {r.sex for r in stating if r.sex}
    ages = [r.age for r in stating if r.age is not None]
    placed = [r for r in stating if r.pcode]
    finest = max(placed, key=lambda r: len(r.admin), default=None)
    return Victim(
        victim_code(ordered[0].id), tuple(r.id for r in ordered), any(r.named for r in stating),
        tuple(sorted({r.list for r in stating})), weakest,
        name_ar=_longest(_full_name(r, "name_ar") for r in stating),
        name_en=_longest(_full_name(r, "name_en") for r in stating),
        sex=sexes.pop() if len(sexes) == 1 else None,
        age=(min(ages), max(ages)) if ages else None,
        died=together([r.died for r in stating if r.died]),
        pcode=finest.pcode if finest else None, admin=finest.admin if finest else (),
        statuses=tuple(s for s in STATUSES if any(befell(r) == s for r in stating)),
        audience=strictest(r.audience for r in ordered),
    )  # fmt: skip


def befell(record: Record) -> str | None:
    """What a record says befell the person; a day of death alone says that he was killed."""
    return record.stated.status or ("killed" if record.died else None)


def together(intervals: Sequence[tuple[date, date]]) -> tuple[date, date] | None:
    """The days that all intervals allow; where they exclude one another, from the first day stated to the last."""
    if not intervals:
        return None
    start, end = max(a for a, _ in intervals), min(b for _, b in intervals)
    return (start, end) if start <= end else (min(a for a, _ in intervals), max(b for _, b in intervals))


def _full_name(record: Record, field: str) -> str | None:
    """The stated full name, else its parts, taken for the script they are in."""
    stated = record.stated
    whole: str | None = getattr(stated, field)
    if whole:
        return whole
    parts = " ".join(p for p in (stated.given, stated.father, stated.grandfather, stated.family) if p)
    arabic = any("\u0620" <= c <= "\u06ff" for c in parts)
    return parts if parts and arabic == (field == "name_ar") else None


def _longest(names: Iterable[str | None]) -> str | None:
    """The fullest name; of equally long ones the first in act order."""
    return max((n for n in names if n), key=lambda n: len(n.split()), default=None)
