"""What the flow derived, as rows in the column order of `casebook.derived.models`, and their digest."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from tawthiq.casebook.db import columns
from tawthiq.casebook.derived import models
from tawthiq.evidence.ledger import audience, foremost, strictest
from tawthiq.flow import Derived, ItemRead, Refused
from tawthiq.flow.victims import VictimsFound
from tawthiq.incidents.grades import Grades
from tawthiq.model.figures import Figure, Input
from tawthiq.model.incidents import Claim, Decision, Incident, Source
from tawthiq.model.plain import to_plain
from tawthiq.model.reports import Report
from tawthiq.model.victims import Record, RecordPair, Victim
from tawthiq.statement.entries import in_order

_compact = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
Row = tuple[Any, ...]
Table = tuple[type[models.Derived], list[Row]]


def tables(derived: Derived) -> Iterator[Table]:
    """Every derived table with its rows in key order."""
    yield _table(models.Item, (_item(i) for i in derived.items))
    yield _table(models.Receipt, (r for i in derived.items for r in _receipts(i)))
    yield _table(models.Refusal, (r for i in derived.items for r in _refusals(i)))
    yield _table(models.Report, (_report(r.report, i.audience) for i in derived.items for r in i.reads))
    yield _table(models.Reading, (r for i in derived.items for r in _readings(i)))
    yield _table(models.Claim, (_claim(c) for c in derived.claims.values()))
    yield _table(models.Source, (_source(s) for s in derived.sources))
    yield _table(models.Incident, (_incident(i, derived.grades[i.code]) for i in derived.incidents))
    yield _table(models.IncidentTie, _ties(derived))
    yield _table(models.IncidentNear, _near(derived))
    yield _table(models.IncidentClaim, (r for i in derived.incidents for r in _members(i)))
    yield from _persons(derived.persons)
    yield _table(models.Judgement, _decisions(derived))
    yield _table(models.FacilityJudgement, _facilities(derived))
    yield _table(models.Figure, (_figure(f) for f in derived.figures))
    yield _table(models.FigureRefusal, (_refused(r) for r in derived.refused))
    known = {i.code: i for i in derived.incidents}
    yield _table(models.FigureInput, (r for f in derived.figures for r in _figure_inputs(f, known)))


def _table(model: type[models.Derived], rows: Iterable[dict[str, Any]]) -> Table:
    names = columns(model)
    keys = [names.index(k) for k in model.key_fields]
    made = [tuple(row[name] for name in names) for row in rows]
    made.sort(key=lambda row: [str(row[k]).encode() for k in keys])
    return model, made


class Digest:
    """SHA-256 over the rows of every table in key order; the same on every database that holds the same rows."""

    def __init__(self) -> None:
        self._sha = hashlib.sha256()

    def add(self, model: type[models.Derived], rows: Iterable[Sequence[Any]]) -> int:
        """Take in one table; how many rows it had."""
        self._sha.update(f"\n{model._meta.db_table}\n".encode())
        count = 0
        for count, row in enumerate(rows, 1):  # noqa: B007 - the count after the last row is the answer
            self._sha.update(_compact(list(row)).encode())
        return count

    def hex(self) -> str:
        return self._sha.hexdigest()


def text(value: Any) -> str:
    """Compact JSON of a plain form, Arabic kept readable."""
    return _compact(to_plain(value))


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _item(item: ItemRead) -> dict[str, Any]:
    body, account = foremost(item.receipts).body, item.account
    return {
        "audience": item.audience, "sha256": item.sha256, "size": body.size, "name": body.name,
        "reader": body.reader, "source": body.source, "first_act": item.receipts[0].act.n,
        "receipts": len(item.receipts), "unit": account.unit, "units": account.units,
        "reports": account.reports, "refused": len(account.refused), "empty": account.empty,
        "notes": text([account.notes, account.notes_ar]), "how": item.how,
    }  # fmt: skip


def _receipts(item: ItemRead) -> Iterator[dict[str, Any]]:
    """Each as far to be seen as it shares the item itself, however far another opens it."""
    for r in item.receipts:
        yield {
            "audience": audience([r]), "act": r.act.id, "n": r.act.n, "item": item.sha256,
            "organisation": r.act.organisation, "member": r.act.member, "level": r.body.level, "at": r.act.at,
        }  # fmt: skip


def _refusals(item: ItemRead) -> Iterator[dict[str, Any]]:
    for r in item.account.refused:
        yield {
            "audience": item.audience, "id": f"{item.sha256}:{r.locator}:{r.field}", "item": item.sha256,
            "locator": r.locator, "field": r.field, "read": r.read,
            "expected": text([r.expected, r.expected_ar]), "code": r.code,
        }  # fmt: skip


def _report(r: Report, audience: str) -> dict[str, Any]:
    return {
        "audience": audience, "id": f"{r.item}:{r.locator}", "item": r.item, "locator": r.locator,
        "text": r.text, "source": r.source, "publisher": r.publisher, "published": r.published,
        "published_on": _day(r.published_on), "published_at": r.published_at, "zone": r.zone, "lang": r.lang,
        "title": r.title, "url": r.url, "author": r.author, "forwarded_from": r.forwarded_from,
        "attached": text(r.attached), "version_of": r.version_of, "replaces": r.replaces,
    }  # fmt: skip


def _readings(item: ItemRead) -> Iterator[dict[str, Any]]:
    for position, (read, events) in enumerate(zip(item.reads, item.events, strict=True)):
        yield {
            "audience": item.audience, "report": f"{item.sha256}:{read.report.locator}", "item": item.sha256,
            "position": position, "extractor": read.extractor, "stated": int(read.events is not None),
            "events": text(events), "person": text(read.person) if read.person else None,
        }  # fmt: skip


def _claim(c: Claim) -> dict[str, Any]:
    event, anchor, place = c.event, c.anchor, c.event.place
    return {
        "audience": c.audience, "id": c.id, "report": f"{anchor.item}:{anchor.locator}",
        "extractor": anchor.extractor, "quote": anchor.quote, "k": anchor.k, "start": anchor.start,
        "end": anchor.end, "event": text(event), "scope": event.scope, "event_type": event.event_type,
        "date_start": _day(event.date_start), "date_end": _day(event.date_end),
        "pcode": place.pcode if place else None, "lat": place.lat if place else None,
        "lon": place.lon if place else None, "precision": place.precision if place else None,
        "source": c.source, "publisher": c.publisher, "published": c.published, "published_at": c.published_at,
        "lang": c.lang, "url": c.url,
        "originators": text(c.originators), "act": c.act,
        "published_on": _day(c.published_on), "review": c.review, "reviewed_by": c.reviewed_by,
        "known_as": text(c.known_as),
    }  # fmt: skip


def _source(s: Source) -> dict[str, Any]:
    return {
        "audience": "items", "id": s.id, "name_en": s.name_en, "name_ar": s.name_ar, "spellings": text(s.spellings),
    }  # fmt: skip


def _incident(i: Incident, grades: Grades) -> dict[str, Any]:
    return {
        "audience": i.audience, "code": i.code, "event_type": i.event_type, "date_start": _day(i.date_start),
        "date_end": _day(i.date_end), "pcode": i.pcode, "admin": text(i.admin), "lat": i.lat, "lon": i.lon,
        "precision": i.precision, "place_en": i.place_en, "place_ar": i.place_ar, "claims": len(i.claims),
        "targets": text(i.targets), "harm": grades.harm, "attribution": grades.attribution, "grades": text(grades),
    }  # fmt: skip


def _ties(derived: Derived) -> Iterator[dict[str, Any]]:
    """Each tie is as shared as the strictest of its incidents."""
    audience = {i.code: i.audience for i in derived.incidents}
    for tie in derived.ties:
        seen = strictest(audience[code] for code in (tie.whole, *tie.parts))
        for part in tie.parts:
            yield {
                "audience": seen, "id": f"{tie.whole}:{part}", "whole": tie.whole, "part": part,
                "whole_toll": text(tie.whole_toll), "parts_toll": text(tie.parts_toll),
            }  # fmt: skip


def _near(derived: Derived) -> Iterator[dict[str, Any]]:
    """Each pair is as shared as the stricter of its incidents."""
    audience = {i.code: i.audience for i in derived.incidents}
    for one in derived.near:
        yield {
            "audience": strictest((audience[one.a], audience[one.b])), "id": f"{one.a}:{one.b}", "a": one.a,
            "b": one.b, "weight": one.weight,
        }  # fmt: skip


def _members(i: Incident) -> Iterator[dict[str, Any]]:
    for position, claim in enumerate(i.claims):
        yield {"audience": i.audience, "claim": claim, "incident": i.code, "position": position}


def _persons(found: VictimsFound) -> Iterator[Table]:
    """Records, the pairs compared and the victims."""
    places = {r: (v.code, i) for v in found.victims for i, r in enumerate(v.records)}
    yield _table(models.Record, (_record(r, *places[r.id]) for r in found.records))
    yield _table(models.RecordPair, (_pair(p) for p in found.pairs))
    yield _table(models.Victim, (_victim(v) for v in found.victims))


def _record(r: Record, victim: str, position: int) -> dict[str, Any]:
    return {
        "audience": r.audience, "id": r.id, "victim": victim, "position": position, "kind": r.kind,
        "list": r.list, "group": r.group, "report": f"{r.anchor.item}:{r.anchor.locator}", "claim": r.claim,
        "anchor": text(r.anchor), "stated": text(r.stated), "named": int(r.named),
        "superseded_by": r.superseded_by, "sex": r.sex, "age": r.age, **_died(r.died), "pcode": r.pcode,
        "admin": text(r.admin), "act": r.act,
    }  # fmt: skip


def _pair(p: RecordPair) -> dict[str, Any]:
    return {
        "audience": p.audience, "id": f"{p.a}-{p.b}", "a": p.a, "b": p.b, "weight": p.weight,
        "held": int(p.held), "levels": text(p.levels),
    }  # fmt: skip


def _victim(v: Victim) -> dict[str, Any]:
    low, high = v.age or (None, None)
    return {
        "audience": v.audience, "code": v.code, "identified": int(v.identified), "records": len(v.records),
        "lists": text(v.lists), "weakest": v.weakest, "name_ar": v.name_ar, "name_en": v.name_en, "sex": v.sex,
        "age_min": low, "age_max": high, **_died(v.died), "pcode": v.pcode, "admin": text(v.admin),
        "statuses": text(v.statuses),
    }  # fmt: skip


def _died(days: tuple[date, date] | None) -> dict[str, str | None]:
    start, end = days or (None, None)
    return {"died_start": _day(start), "died_end": _day(end)}


def _decisions(derived: Derived) -> Iterator[dict[str, Any]]:
    """What people decided of claims and of records, each as far to be seen as what it is about."""
    audiences = {c.id: c.audience for c in derived.claims.values()}
    audiences |= {r.id: r.audience for r in derived.persons.records}
    for d in (*derived.standing.decisions, *derived.persons.decisions):
        yield _decision(d, audiences)


def _decision(d: Decision, audiences: Mapping[str, str]) -> dict[str, Any]:
    seen = strictest(audiences[c] for c in (d.a, d.b) if c is not None and c in audiences)
    return {
        "audience": seen, "act": d.act, "about": d.about, "verdict": d.verdict, "state": d.state,
        "a": d.a, "b": d.b, "because": d.because,
    }  # fmt: skip


def _facilities(derived: Derived) -> Iterator[dict[str, Any]]:
    """Each as far to be seen as the claim it hangs on."""
    for one in derived.facilities:
        claim = derived.claims.get(one.claim or "")
        yield {
            "audience": strictest((claim.audience,) if claim else ()), "act": one.act, "facility": one.facility,
            "kind": one.kind, "claim": one.claim, "incident": one.incident, "verdict": one.verdict,
            "state": one.state, "counts": int(one.counts),
        }  # fmt: skip


def _refused(r: Refused) -> dict[str, Any]:
    says = [r.error.text("en"), r.error.text("ar")]
    return {
        "audience": "internal", "id": r.id, "code": r.error.code, "read": r.error.read, "says": text(says)
    }  # fmt: skip


def _figure(f: Figure) -> dict[str, Any]:
    return {
        "audience": f.audience, "id": f.id, "question": text(f.question), "low": f.low, "best": f.best,
        "high": f.high, "interval": f.interval, "claims": f.claims, "incidents": f.incidents,
        "reviewed": f.reviewed, "parts": text(f.parts), "method": text(f.method),
        "caveats": text(f.caveats), "beside": text(f.beside), "as_of": f.as_of, "code": f.code, "digest": f.digest,
    }  # fmt: skip


def _figure_inputs(f: Figure, known: Mapping[str, Incident]) -> Iterator[dict[str, Any]]:
    """The inputs of a figure, each with its rank for readers and how far one of its claims can move the figure."""
    ranks = {id(one): rank for rank, one in enumerate(in_order(f, known))}
    for position, one in enumerate(f.inputs):
        yield {
            "audience": f.audience, "id": f"{f.id}:{position:07}", "figure": f.id, "rank": ranks[id(one)],
            "moves": moves(one), "ref": one.ref, "counted": int(one.counted), "why": one.why, "low": one.low,
            "best": one.best, "high": one.high, "claims": text(one.claims), "originators": text(one.originators),
            "less": text(one.less), "states": text(one.states),
        }  # fmt: skip


def moves(one: Input) -> int:
    """How far the figure can move if one claim falls away: all that it adds when it stands alone, else the spread."""
    if not one.counted:
        return 0
    most = max(one.low, one.best, one.high or 0)
    return most if len(one.claims) == 1 else max(most - one.low, 1)
