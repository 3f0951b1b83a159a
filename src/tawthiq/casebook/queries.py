"""Reading derived.db back into the words of the model."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from django.db.models import Q

from tawthiq.casebook.derived import models
from tawthiq.casebook.errors import NotFound
from tawthiq.casebook.models import IssuedCode
from tawthiq.evidence.identity import reattach
from tawthiq.evidence.ledger import Ledger
from tawthiq.incidents.maybe import Near, doubted
from tawthiq.model.claims import Event
from tawthiq.model.figures import Beside, Figure, Input, Part, Question
from tawthiq.model.incidents import Anchor, Claim, Incident
from tawthiq.model.memory import Remembered
from tawthiq.model.plain import from_plain
from tawthiq.model.reports import Report

_MANY = 900


@dataclass(frozen=True, slots=True)
class Answer:
    """Where a code leads today: the page of an incident (or victim), a redirect to one, or a tombstone."""

    code: str
    state: str
    incident: str | None


def figures(ids: Iterable[str] | None = None) -> list[Figure]:
    """The stored figures, all or those named, in order of id."""
    heads = figure_heads(ids)
    held: dict[str, list[Input]] = {}
    for r in some(models.FigureInput, "figure", [f.id for f in heads], "id"):
        held.setdefault(r.figure, []).append(input_of(r))
    return [replace(f, inputs=tuple(held.get(f.id, ()))) for f in heads]


def figure_heads(ids: Iterable[str] | None = None) -> list[Figure]:
    """The same without their inputs, which may be a hundred thousand each."""
    rows = models.Figure._default_manager.order_by("id")
    if ids is not None:
        rows = rows.filter(id__in=list(ids))
    return [_figure(r) for r in rows]


def figure(ident: str) -> Figure:
    """The stored figure of that id. Raises NotFound, which lists the ids there are."""
    head = figure_head(ident)
    return figures([head.id])[0]


def figure_head(ident: str) -> Figure:
    """The same without its inputs."""
    found = figure_heads([ident])
    if not found:
        ids = models.Figure._default_manager.order_by("id").values_list("id", flat=True)
        raise NotFound(place="figure", read=ident, what=", ".join(map(str, ids)))
    return found[0]


def refused_questions() -> dict[str, tuple[str, str]]:
    """For the id of each question that cannot be answered its refusal, in English and Arabic."""
    rows = models.FigureRefusal._default_manager.order_by("id").values_list("id", "says")
    return {ident: tuple(json.loads(says)) for ident, says in rows}


def figures_on(code: str) -> list[tuple[str, Question]]:
    """Id and question of every figure that counts the incident or says why it does not."""
    looking = models.FigureInput._default_manager.filter(ref=code).values_list("figure", flat=True)
    rows = models.Figure._default_manager.filter(id__in=list(looking)).order_by("id")
    return [(str(i), from_plain(Question, json.loads(q))) for i, q in rows.values_list("id", "question")]


def changed_since_freeze(ledger: Ledger) -> list[str]:
    """Ids of the figures whose definition or inputs are not those of the last freeze; none without a freeze."""
    if not ledger.freezes:
        return []
    frozen = dict(ledger.freezes[-1][1].figures)
    now = dict(models.Figure._default_manager.values_list("id", "digest"))
    return sorted(i for i in now.keys() | frozen.keys() if now.get(i) != frozen.get(i))


def incidents(codes: Iterable[str] | None = None) -> list[Incident]:
    """Incidents in order of code, with their claims in act order."""
    wanted = None if codes is None else sorted(set(codes))
    members: dict[str, list[str]] = {}
    for link in some(models.IncidentClaim, "incident", wanted, "incident", "position"):
        members.setdefault(link.incident, []).append(link.claim)
    sums: dict[str, list[str]] = {}
    for tie in some(models.IncidentTie, "whole", wanted, "whole", "part"):
        sums.setdefault(tie.whole, []).append(tie.part)
    rows = some(models.Incident, "code", wanted, "code")
    found = [_incident(r, members.get(r.code, []), sums.get(r.code, [])) for r in rows]
    pairs = {
        (n.a, n.b, n.weight) for side in ("a", "b") for n in some(models.IncidentNear, side, wanted, "id")
    }
    return doubted(found, (Near(*pair) for pair in sorted(pairs)))


def claims(ids: Iterable[str] | None = None) -> dict[str, Claim]:
    """Claims by id."""
    wanted = None if ids is None else sorted(set(ids))
    return {r.id: claim_of(r) for r in some(models.Claim, "id", wanted, "id")}


def reports(keys: Iterable[tuple[str, str]]) -> dict[tuple[str, str], Report]:
    """Reports by (item, locator)."""
    wanted = sorted({f"{item}:{locator}" for item, locator in keys})
    found = some(models.Report, "id", wanted, "id")
    return {(r.item, r.locator): report_of(r) for r in found}


@dataclass(frozen=True, slots=True)
class Sight:
    """Which `claims` and whole `texts` somebody may see; without a condition all of them."""

    claims: Q = field(default_factory=Q)
    texts: Q = field(default_factory=Q)


EVERYTHING = Sight()


def claims_named(beginnings: Iterable[str], sight: Sight = EVERYTHING) -> dict[str, Claim]:
    """Claims whose ids begin with one of these."""
    found: dict[str, Claim] = {}
    for beginning in sorted(set(beginnings)):
        rows = models.Claim._default_manager.filter(sight.claims, id__startswith=beginning).order_by("id")[:2]
        found.update({r.id: claim_of(r) for r in rows})
    return found


class StoredReports:
    """Reports answered from the database, so that nothing is held twice."""

    def __init__(self, sight: Sight = EVERYTHING) -> None:
        self._rows = models.Report._default_manager.filter(sight.texts)

    def get(self, item: str, locator: str) -> Report | None:
        row = self._rows.filter(id=f"{item}:{locator}").first()
        return report_of(row) if row else None

    def of_items(self, prefix: str) -> list[Report]:
        """All reports of the items whose SHA-256 begins with `prefix`, in order of item and locator."""
        rows = self._rows.filter(item__startswith=prefix.lower()).order_by("item", "id")
        return [report_of(r) for r in rows]


def incident_of(claim: str) -> str | None:
    link = models.IncidentClaim._default_manager.filter(claim=claim).first()
    return link.incident if link else None


def answer(code: str) -> Answer | None:
    """What a code ever shown leads to; None for a code that this casebook never gave."""
    if models.Incident._default_manager.filter(code=code).exists():
        return Answer(code, "page", code)
    issued = IssuedCode.objects.filter(code=code).first()
    if issued is None:
        return None
    claim = find_claim(from_plain(Anchor, json.loads(issued.anchor)))
    incident = incident_of(claim) if claim else None
    return Answer(code, "redirect" if incident else "tombstone", incident)


def find_claim(anchor: Anchor) -> str | None:
    """The claim that an anchor hangs on today."""
    rows = models.Claim._default_manager.filter(report=f"{anchor.item}:{anchor.locator}")
    spans = [(r.id, r.start, r.end) for r in rows.order_by("id") if r.review != "superseded"]
    found, _ = reattach(anchor, {i for i, _, _ in spans}, spans)
    return found


def some(model: type[Any], field: str, wanted: list[str] | None, *order: str) -> Iterator[Any]:
    """Rows whose `field` is one of `wanted` (all for None), in order, however many are wanted."""
    if wanted is None:
        yield from model._default_manager.order_by(*order).iterator(5_000)
        return
    for i in range(0, len(wanted), _MANY):
        yield from model._default_manager.filter(**{f"{field}__in": wanted[i : i + _MANY]}).order_by(*order)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _figure(r: Any) -> Figure:
    return Figure(
        r.id, from_plain(Question, json.loads(r.question)), r.low, r.best, r.high, r.interval, r.claims,
        r.incidents, r.reviewed, (), tuple(from_plain(Part, p) for p in json.loads(r.parts)), json.loads(r.method),
        tuple((en, ar) for en, ar in json.loads(r.caveats)), r.as_of, r.code, r.digest, r.audience,
        tuple(from_plain(Beside, b) for b in json.loads(r.beside)),
    )  # fmt: skip


def input_of(r: Any) -> Input:
    """A row of the inputs of a figure."""
    return Input(
        r.ref, bool(r.counted), r.why, r.low, r.best, r.high, tuple(json.loads(r.claims)),
        _LISTS[r.originators] or (), _LISTS[r.less] or (), _LISTS[r.states],
    )  # fmt: skip


def _list(text: str) -> tuple[Any, ...] | None:
    return None if (held := json.loads(text)) is None else tuple(held)


_LISTS = Remembered(_list)  # the same few stand in a hundred thousand rows


def _incident(r: Any, members: list[str], sums: list[str]) -> Incident:
    return Incident(
        r.code, tuple(members), _day(r.date_start), _day(r.date_end), r.event_type, r.pcode,
        tuple(json.loads(r.admin)), r.lat, r.lon, r.precision, r.place_en, r.place_ar, r.audience,
        tuple(sums), harm=r.harm, targets=_LISTS[r.targets] or (),
    )  # fmt: skip


def claim_of(r: Any) -> Claim:
    """A row of the claim table as a Claim."""
    item, _, locator = r.report.partition(":")
    anchor = Anchor(item, locator, r.extractor, r.quote, r.k, r.start, r.end)
    return Claim(
        r.id, anchor, from_plain(Event, json.loads(r.event)), r.source, r.publisher,
        tuple(json.loads(r.originators)), r.act, _day(r.published_on), r.published, r.lang, r.url, r.review,
        r.reviewed_by, r.audience, r.published_at, tuple((words, known) for words, known in json.loads(r.known_as)),
    )  # fmt: skip


def report_of(r: Any) -> Report:
    """A row of the report table as a Report."""
    return Report(
        r.item, r.locator, r.text, r.source, r.publisher, r.published, _day(r.published_on), r.published_at,
        r.zone, r.lang, r.title, r.url, r.author, r.forwarded_from, tuple(json.loads(r.attached)),
        r.version_of, r.replaces,
    )  # fmt: skip


def behind(figures: Iterable[Figure]) -> tuple[list[Incident], dict[str, Claim]]:
    """The incidents and claims that figures rest on (counted or left out with a reason)."""
    inputs = [i for f in figures for i in f.inputs]
    found = incidents({i.ref for i in inputs if i.ref.startswith("I-")})
    ids = {c for i in inputs for c in i.claims} | {c for i in found for c in i.claims}
    ids |= {i.ref for i in inputs if i.ref.startswith("C-")}
    return found, claims(ids)
