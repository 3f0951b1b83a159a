"""Victims and records as a person looks through them; names are sensitive, so the viewer's own rule holds for each."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass

from tawthiq.casebook import persons, searching
from tawthiq.casebook.browsing import Page, cut, one, seen_by
from tawthiq.casebook.derived import models
from tawthiq.errors import Bilingual
from tawthiq.model.victims import Record, RecordPair, Victim
from tawthiq.victims.settings import victims_settings

_CODE = re.compile(r"V(-[0-9A-Z]{4}){3}")


@dataclass(frozen=True, slots=True)
class Doubt:
    """A pair of records that a person may judge, with what was compared, in words."""

    pair: RecordPair
    a: Record
    b: Record
    reasons: list[tuple[Bilingual, Bilingual]]


def victims(words: str, viewer: str, number: int = 1) -> Page[Victim]:
    """Victims whose name in either script has the parts of `words`, or whose code it is; the identified first."""
    rows = models.Victim._default_manager.filter(seen_by(viewer)).order_by("-identified", "-records", "code")
    if words:
        rows = rows.filter(code=words) if _CODE.fullmatch(words) else searching.having_name(rows, words)
    codes, more = cut(rows.values_list("code", flat=True), number)
    found = {v.code: v for v in persons.victims(codes)}
    return Page([found[c] for c in codes], number, more)


def victim(code: str, viewer: str) -> tuple[Victim, list[Record]]:
    """A victim with the records that the viewer may see, in order."""
    one(models.Victim._default_manager.filter(code=code), viewer, code)
    found = persons.victims([code])[0]
    seen = set(
        models.Record._default_manager.filter(seen_by(viewer), victim=code).values_list("id", flat=True)
    )
    held = persons.records(seen)
    return found, [held[r] for r in found.records if r in held]


def doubts(viewer: str, number: int = 1) -> Page[Doubt]:
    """Pairs that nobody has judged, those first about which a judgement tells most: held back, then near even odds."""
    rows = models.RecordPair._default_manager.filter(seen_by(viewer)).order_by("-held", "weight", "id")
    judged = {frozenset((j.a, j.b)) for j in persons.judgements()}
    found, more = cut(rows, number)
    held = persons.records({r for p in found for r in (p.a, p.b)})
    open_ = [p for p in found if frozenset((p.a, p.b)) not in judged]
    return Page([_doubt(p, held[p.a], held[p.b]) for p in open_], number, more)


def doubt(a: str, b: str, viewer: str) -> Doubt:
    """One pair of records; NotFound where it was not compared or may not be seen."""
    row = one(models.RecordPair._default_manager.filter(a=min(a, b), b=max(a, b)), viewer, f"{a} {b}")
    held = persons.records({a, b})
    return _doubt(row, held[row.a], held[row.b])


def _doubt(row: models.RecordPair, a: Record, b: Record) -> Doubt:
    levels = tuple(json.loads(row.levels))
    settings = victims_settings()
    if len(settings.comparisons) != len(levels):
        settings = victims_settings(mixed=False)
    reasons = [
        (c.label, c.levels[level].label)
        for c, level in zip(settings.comparisons, levels, strict=False) if 0 <= level < len(c.levels)
    ]  # fmt: skip
    return Doubt(RecordPair(row.a, row.b, row.weight, bool(row.held), levels, row.audience), a, b, reasons)
