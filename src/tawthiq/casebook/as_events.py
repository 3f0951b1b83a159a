"""The casebook as the table of events that `surge` is asked of.

One row a claim; the claims of one incident bear its code. A stamp older than the incident is no knowledge of it:
such a claim counts as undated, so that `--known-on` leaves it out.
"""

from __future__ import annotations

from collections.abc import Set
from dataclasses import replace
from functools import partial

from tawthiq.casebook import log, queries
from tawthiq.casebook.naming import Naming, naming
from tawthiq.evidence.ledger import Ledger, fold
from tawthiq.figures.surge.result import SurgeResult
from tawthiq.incidents.tolls import KILLED, toll
from tawthiq.lang.labels import label
from tawthiq.model.incidents import Claim, Incident


def events(hidden: Set[str] = frozenset()) -> list[dict[str, object]]:
    """Rows as docs/how-to/surge.md names the columns; `area` holds every admin code and every area of the case.

    Claims and incidents that are `hidden`, by their ids and codes, give no row.
    """
    ledger = fold(log.read())
    claims = queries.claims()
    dated = [i for i in queries.incidents() if i.date_start and i.code not in hidden]
    rows = [_row(i, claims[c], ledger) for i in dated for c in i.claims if c not in hidden]
    return sorted(rows, key=lambda r: str(r["id"]))


def _row(incident: Incident, claim: Claim, ledger: Ledger) -> dict[str, object]:
    killed = toll(claim.event, KILLED)
    stamp, last = claim.published_on, incident.date_end or incident.date_start
    published = stamp if stamp and last and stamp >= last else None
    codes = list(dict.fromkeys((*incident.admin, *([incident.pcode] if incident.pcode else []))))
    return {
        "id": claim.id,
        "date": incident.date_start,
        "date_end": incident.date_end,
        "published": published,
        "area": ";".join([*codes, *_areas(codes, ledger)]),
        "place": incident.pcode or "",
        "source": claim.source,
        "incident": incident.code,
        "weapon": incident.event_type,
        "target": ";".join(t for t in claim.event.targets if t != "none_stated"),
        "deaths": killed[0] if killed else None,
    }


def _areas(codes: list[str], ledger: Ledger) -> list[str]:
    return [a.id for a in ledger.areas.values() if set(a.pcodes) & set(codes)]


def named(found: SurgeResult, lang: str, by: str | None = None) -> SurgeResult:
    """The answer as a person reads it in `lang`: sources and areas of the case by their names.

    `by` says what the groups are: weapons and targets are words of the vocabulary.
    """
    sources, areas = naming(lang), _area_names(lang)
    groups = {"source": sources.name, "area": areas.name}.get(by or "") or partial(
        _word, _TABLES.get(by or ""), lang
    )
    return replace(
        found, sentence=areas.told(found.sentence), notes=tuple(map(sources.told, found.notes)),
        sensitivity=tuple({**row, lang: sources.said(str(row[lang]), lang)} for row in found.sensitivity),
        groups=tuple(replace(g, name=groups(g.name)) for g in found.groups),
    )  # fmt: skip


_TABLES = {"weapon": "event_types", "target": "targets"}


def _word(table: str | None, lang: str, key: str) -> str:
    return label(table, key, lang) if table else key


def _area_names(lang: str) -> Naming:
    areas = fold(log.read()).areas.values()
    return Naming(lang, {a.id: a.name_ar if lang == "ar" else a.name_en for a in areas})
