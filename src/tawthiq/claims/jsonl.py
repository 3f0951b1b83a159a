"""Events as the JSON of EVENT.md."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from tawthiq.model.claims import Count, Event, NamedVictim, PlaceRef, YearlessDay

_E7 = 10_000_000


def to_json(report_id: str, lang: str, events: Sequence[Event]) -> dict[str, object]:
    """One line of `tawthiq extract`: `{"id", "lang", "events"}`; dates in ISO form, coordinates in degrees."""
    return {"id": report_id, "lang": lang, "events": [_event(e) for e in events]}


def _event(e: Event) -> dict[str, object]:
    return {
        "scope": e.scope,
        "modality": e.modality,
        "event_type": e.event_type,
        "date_start": _iso(e.date_start),
        "date_end": _iso(e.date_end),
        "date_basis": e.date_basis,
        "yearless": _yearless(e.yearless),
        "place": _place(e.place),
        "actors": list(e.actors),
        "actor_class": list(e.actor_class),
        "targets": list(e.targets),
        "counts": [_count(c) for c in e.counts],
        "victims": [_victim(v) for v in e.victims],
        "hedged": e.hedged,
        "attributed_to": e.attributed_to,
        "quote": e.quote,
        "start": e.start,
        "end": e.end,
    }


def _yearless(day: YearlessDay | None) -> dict[str, object] | None:
    return None if day is None else {"weekday": day.weekday, "month": day.month, "day": day.day}


def _count(c: Count) -> dict[str, object]:
    return {
        "kind": c.kind,
        "group": c.group,
        "unit": c.unit,
        "measure": c.measure,
        "min": c.min,
        "max": c.max,
        "qualifier": c.qualifier,
        "attributed_to": c.attributed_to,
        "hedged": c.hedged,
        "relation": c.relation,
        "target": c.target,
        "quote": c.quote,
        "start": c.start,
        "end": c.end,
    }


def _victim(v: NamedVictim) -> dict[str, object]:
    return {
        "name": v.name,
        "name_parts": list(v.name_parts),
        "kin_of": v.kin_of,
        "age": v.age,
        "sex": v.sex,
        "role": v.role,
        "status": v.status,
        "quote": v.quote,
        "start": v.start,
        "end": v.end,
    }


def _place(p: PlaceRef | None) -> dict[str, object] | None:
    if p is None:
        return None
    return {
        "text": p.text,
        "pcode": _code(p),
        "name_en": p.name_en,
        "name_ar": p.name_ar,
        "lat": None if p.lat is None else p.lat / _E7,
        "lon": None if p.lon is None else p.lon / _E7,
        "precision": p.precision,
        "alternatives": list(p.alternatives),
    }


def _code(p: PlaceRef) -> str | None:
    """The community or admin code; a place that only another table knows gives the smallest unit around it."""
    if p.pcode is None or ":" not in p.pcode:
        return p.pcode
    return next((code for code in reversed(p.admin) if ":" not in code), None)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
