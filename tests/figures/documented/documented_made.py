"""Invented claims and incidents for the tests of the documented figures."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date
from typing import Any

from tawthiq.figures.documented import answer
from tawthiq.model.claims import Count, Event, PlaceRef
from tawthiq.model.figures import Area, Figure, Question
from tawthiq.model.incidents import Anchor, Claim, Incident

VALLEY = Area("valley", ("QZ01",), "the valley", "الوادي")
WINDOW = (date(2031, 3, 1), date(2031, 3, 7))
IN_VALLEY = ("QZ", "QZ01", "QZ0102")
HOSPITAL, SCHOOL, MARKET = "health_facility", "school", "market"


def count(kind: str, group: str, low: int | None, high: int | None, **more: Any) -> Count:
    return Count(kind, group, low, high, **{"qualifier": "range", "quote": "…", "start": 0, "end": 1, **more})


def claim(name: str, *counts: Count, originator: str | None = None, **more: Any) -> Claim:
    """A claim by the source `more["source"]`; keys of Event and of Claim may both be given."""
    event_keys = {
        k: more.pop(k) for k in tuple(more) if k in Event.__dataclass_fields__ and k != "originators"
    }
    text = f"قُتل أشخاص في قرية السنديان ({name})"
    event = Event("shelling", text, 0, len(text), counts=counts, **event_keys)
    item = hashlib.sha256(name.encode()).hexdigest()
    source = more.pop("source", name)
    return Claim(
        id=name,
        anchor=Anchor(item, "message 1", "rules", text, 0, 0, len(text)),
        event=event,
        source=source,
        publisher=more.pop("publisher", source),
        originators=(originator or source,),
        act=more.pop("act", 1),
        published_on=more.pop("published_on", date(2031, 3, 3)),
        **more,
    )


def incident(
    code: str, *claims: Claim, day: int | None = 3, last: int | None = None, **more: Any
) -> Incident:
    start = None if day is None else date(2031, 3, day)
    end = start if last is None else date(2031, 3, last)
    kind = more.pop("event_type", "shelling")
    return Incident(code, tuple(c.id for c in claims), start, end, kind, **{"admin": IN_VALLEY, **more})


def question(**more: Any) -> Question:
    return Question(**{"id": "killed-week", "kind": "killed", "window": WINDOW, "area": VALLEY, **more})


def figure(asked: Question, incidents: Sequence[Incident], *claims: Claim) -> Figure:
    return answer(asked, claims={c.id: c for c in claims}, incidents=incidents, as_of=9, code="test")


def low_best_high(found: Figure) -> tuple[int | None, int | None, int | None]:
    return (found.low, found.best, found.high)


def total(name: str, window: tuple[date, date], area: tuple[str, ...], *counts: Count, **more: Any) -> Claim:
    first, last = window
    return claim(name, *counts, scope="total", date_start=first, date_end=last, area=area, **more)


def placed(pcode: str, *admin: str) -> PlaceRef:
    return PlaceRef(pcode, pcode=pcode, admin=admin)


def hit(target: str | None, low: int | None, high: int | None = -1, **more: Any) -> Count:
    """Facilities of a kind that were hit; without `high` exactly so many."""
    top = low if high == -1 else high
    return count("facilities_hit", "all", low, top, unit="facility", target=target, **more)


def told(name: str, *counts: Count, **more: Any) -> Claim:
    """A claim about facilities, its targets those of its counts, else schools and hospitals."""
    kinds = tuple(sorted({c.target for c in counts if c.target})) or (SCHOOL, HOSPITAL)
    return claim(name, *counts, **{"targets": kinds, **more})
