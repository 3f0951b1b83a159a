"""Reading records and victims back from derived.db, and the model that links them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from tawthiq.casebook import log, queries
from tawthiq.casebook.book import Casebook
from tawthiq.casebook.derived import models
from tawthiq.casebook.errors import NotFound
from tawthiq.casebook.models import IssuedCode
from tawthiq.errors import Bilingual
from tawthiq.evidence.ledger import fold
from tawthiq.flow import adopted
from tawthiq.flow.adopted import CALIBRATION, VICTIMS
from tawthiq.linkage.draws import Calibration
from tawthiq.linkage.model import Model
from tawthiq.model.plain import from_plain
from tawthiq.model.victims import Particulars, Record, RecordAnchor, RecordJudgement, RecordPair, Victim
from tawthiq.victims import people
from tawthiq.victims.judgements import Judged
from tawthiq.victims.link import LinkedVictims
from tawthiq.victims.stated import record_id


def records(ids: Iterable[str] | None = None) -> dict[str, Record]:
    """Records by id, superseded ones among them."""
    wanted = None if ids is None else sorted(set(ids))
    return {r.id: _record(r) for r in queries.some(models.Record, "id", wanted, "id")}


def victims(codes: Iterable[str] | None = None) -> list[Victim]:
    """Victims in order of code, their records in act order."""
    wanted = None if codes is None else sorted(set(codes))
    members: dict[str, list[str]] = {}
    for row in queries.some(models.Record, "victim", wanted, "victim", "position"):
        members.setdefault(row.victim, []).append(row.id)
    return [_victim(r, members[r.code]) for r in queries.some(models.Victim, "code", wanted, "code")]


def pairs() -> list[RecordPair]:
    """The pairs that were compared and not far from being joined, in order of their records."""
    rows = models.RecordPair._default_manager.order_by("a", "b").iterator(5_000)
    return [
        RecordPair(r.a, r.b, r.weight, bool(r.held), tuple(json.loads(r.levels)), r.audience) for r in rows
    ]


def judgements() -> list[RecordJudgement]:
    """People's judgements of records that are in force today."""
    rows = models.Judgement._default_manager.filter(about="records").exclude(state="contradicted")
    order = {act.id: act.n for act in log.acts()}
    last: dict[tuple[str, str], RecordJudgement] = {}
    for r in sorted(rows, key=lambda r: order[r.act]):
        if r.a and r.b and r.a != r.b:
            pair = (min(r.a, r.b), max(r.a, r.b))
            last[pair] = RecordJudgement(*pair, r.verdict, r.act)
    return list(last.values())


def adopted_model(book: Casebook) -> Model | None:
    """The model that the casebook adopted for victims; None while the starting values serve."""
    return adopted.adopted_model(fold(log.read()), book.items.get, VICTIMS)


def linkage(book: Casebook) -> tuple[LinkedVictims, list[Judged]]:
    """The linkage behind the victims as last derived, and every pair that is judged, since then too."""
    standing = [r for r in records().values() if r.superseded_by is None]
    said = judgements()
    found = people.linked(standing, adopted_model(book), said)
    if found is None:
        raise NotFound(
            place=str(book.folder),
            read="0",
            what=Bilingual("records of victims with names", "سجلات ضحايا بأسماء"),
        )
    since = [
        RecordJudgement(record_id(body.a), record_id(body.b), body.verdict, act.id)
        for act, body in fold(log.read()).record_judgements
    ]
    return found, people.judged(standing, [*said, *since])


def drawn(
    book: Casebook, number: int, seed: int, calibration: Calibration | None = None
) -> Iterator[list[Victim]]:
    """`number` draws of who is whom among the casebook's victims, for figures and estimates to carry through.

    Each draw is a list of victims in order of code, as `victims` gives them: their lists, age, sex, days and place.
    """
    yield from people.drawn(
        list(records().values()),
        pairs(),
        judgements(),
        number,
        seed,
        calibration or adopted_calibration(book),
    )


def adopted_calibration(book: Casebook) -> Calibration | None:
    """What an audit found the stated odds to be worth, if the casebook adopted that."""
    asset = fold(log.read()).assets.get((CALIBRATION, VICTIMS))
    return Calibration(**json.loads(book.items.get(asset.item))) if asset else None


def anchor_of(ref: str) -> RecordAnchor:
    """The anchor of a record (R-...), or of the earliest record of a victim (V-...)."""
    rows = models.Record._default_manager.order_by("position")
    row = rows.filter(victim=_today(ref)).first() if ref.startswith("V-") else rows.filter(id=ref).first()
    if row is None:
        raise NotFound(
            place="A or B",
            read=ref,
            what=Bilingual("a record (R-...) or a victim (V-...)", "سجل (R-...) أو ضحية (V-...)"),
        )
    return from_plain(RecordAnchor, json.loads(row.anchor))


def answer(code: str) -> queries.Answer | None:
    """What a victim's code ever shown leads to today: its page, a redirect, or a tombstone; None if never given."""
    if models.Victim._default_manager.filter(code=code).exists():
        return queries.Answer(code, "page", code)
    issued = IssuedCode.objects.filter(code=code).first()
    if issued is None or not code.startswith("V-"):
        return None
    from tawthiq.victims.standing import Hooks

    anchor = from_plain(RecordAnchor, json.loads(issued.anchor))
    near = models.Record._default_manager.filter(list=anchor.list)
    found, _ = Hooks(_record(r) for r in near.order_by("id")).hang(anchor)
    home = models.Record._default_manager.filter(id=found).first() if found else None
    return queries.Answer(code, "redirect" if home else "tombstone", home.victim if home else None)


def _today(code: str) -> str | None:
    found = answer(code)
    return found.incident if found else None


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _days(row: Any) -> tuple[date, date] | None:
    start, end = _day(row.died_start), _day(row.died_end)
    return (start, end) if start and end else None


def _record(r: Any) -> Record:
    return Record(
        r.id, from_plain(RecordAnchor, json.loads(r.anchor)), r.kind, r.list, r.group,
        from_plain(Particulars, json.loads(r.stated)), r.act, bool(r.named), r.superseded_by, r.claim, r.sex,
        r.age, _days(r), r.pcode, tuple(json.loads(r.admin)), r.audience,
    )  # fmt: skip


def _victim(r: Any, members: list[str]) -> Victim:
    return Victim(
        r.code, tuple(members), bool(r.identified), tuple(json.loads(r.lists)), r.weakest, r.name_ar, r.name_en,
        r.sex, None if r.age_min is None else (r.age_min, r.age_max), _days(r), r.pcode,
        tuple(json.loads(r.admin)), tuple(json.loads(r.statuses)), r.audience,
    )  # fmt: skip
