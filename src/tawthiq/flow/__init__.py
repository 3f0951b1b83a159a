"""The stages in order: items -> reports -> claims -> incidents and victims -> figures. One pure function over the acts.

read        every item through its reader, with its account
extract     events of every report, by rules or by the table's own columns
place       names and coordinates to places; totals to areas; undated events to the days before publication
stand       what people confirmed, corrected or rejected
trace       claims to those who said it first; copies to what they repeat
link        claims to incidents, and records of persons to victims, by the adopted models, with people's judgements
answer      the casebook's questions
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import partial

from tawthiq.claims.packs import Pack
from tawthiq.claims.standing import FromReport, Standing, stand
from tawthiq.evidence.identity import anchors, claim_id
from tawthiq.evidence.ledger import Ledger, Receipt, audience, foremost
from tawthiq.figures.documented import Holdings
from tawthiq.flow import naming, reading, versions
from tawthiq.flow import victims as persons
from tawthiq.flow.adopted import INCIDENTS, adopted_model
from tawthiq.flow.asked import Brought, Refused, answers, asked, questions, units
from tawthiq.flow.facilities import FacilityJudgement, facility_judgements, hits
from tawthiq.incidents.grades import ABOUT, Grades, grade
from tawthiq.incidents.link import linked
from tawthiq.incidents.maybe import Near, doubted, untied
from tawthiq.incidents.originators import Names, with_copies, with_originators
from tawthiq.incidents.settings import FINE_METRES
from tawthiq.incidents.ties import Tie, summing, ties
from tawthiq.model.claims import Event, PlaceRef
from tawthiq.model.figures import Figure
from tawthiq.model.incidents import Anchor, Claim, Incident, Source
from tawthiq.model.places import PlaceFinder
from tawthiq.model.progress import Progress, quiet
from tawthiq.model.reports import Account, Report, ReportRead

UNDATED_DAYS, LIVE_DAYS = 3, 1  # "breaking" and "update" speak of this day or the night before
SUM_DAYS, SUM_METRES, LONG_SUM_DAYS = (
    2,
    20_000,
    3,
)  # "since Wednesday" in "Idlib province"; four days anywhere

__all__ = [
    "Brought",
    "Derived",
    "Inputs",
    "ItemRead",
    "Progress",
    "Refused",
    "answers",
    "asked",
    "counted",
    "derive",
    "hits",
    "questions",
    "units",
]


@dataclass(frozen=True, slots=True)
class Inputs:
    """All that a derivation may depend on. `item` gives the bytes of a SHA-256; `code` is V.

    `brought` are the codebooks and tables of control that the casebook adopted. `known` by item is what an earlier
    derivation by the same code read, with the events that its finder and pack read: the outcome does not rest on it.
    """

    ledger: Ledger
    item: Callable[[str], bytes]
    finder: PlaceFinder
    pack: Pack
    pseudonym_key: bytes
    code: str
    workers: int = 1
    progress: Progress = quiet
    brought: Brought = field(default_factory=Brought)
    known: Mapping[str, reading.Known] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ItemRead:
    """One item with what was read of it: the account, and each report with its events before they are placed."""

    sha256: str
    receipts: tuple[Receipt, ...]
    audience: str
    how: str
    account: Account
    reads: Sequence[ReportRead]
    events: Sequence[Sequence[Event]]

    @property
    def act(self) -> int:
        """The number of the act that brought it first."""
        return min(r.act.n for r in self.receipts)


@dataclass(frozen=True, slots=True)
class Derived:
    """Everything that follows from the acts."""

    items: list[ItemRead]
    claims: dict[str, Claim]
    standing: Standing
    incidents: list[Incident]
    figures: list[Figure]
    persons: persons.VictimsFound
    grades: dict[str, Grades]
    ties: list[Tie]
    near: list[Near]
    refused: list[Refused]
    facilities: list[FacilityJudgement]
    sources: list[Source]


def derive(inputs: Inputs) -> Derived:
    """The whole flow. The same inputs give the same rows with any number of workers."""
    items = _read(inputs)
    claims = {c.id: c for c in _claims(inputs, items)}
    standing = stand(claims, inputs.ledger, _from_report(items))
    old = versions.outdated(r.report for item in items for r in item.reads)
    standing = replace(standing, claims=versions.without(standing.claims, old))
    names = naming.names_of(inputs.ledger, inputs.pack.sources, standing.claims.values())
    traced = with_originators(standing.claims, names)
    told = [*standing.claims.values(), *traced.values()]
    inputs.progress("link", 0, 0)
    model = adopted_model(inputs.ledger, inputs.item, INCIDENTS)
    incidents, close = linked(list(traced.values()), standing.judgements, model=model)
    standing = replace(standing, claims=with_copies(traced, incidents))
    tied = ties(incidents, standing.claims)
    close = untied(close, tied)
    graded = _grades(standing, incidents)
    incidents = [replace(i, harm=graded[i.code].harm) for i in doubted(summing(incidents, tied), close)]
    hit = hits(standing.facilities, incidents, inputs.brought.registry)
    found = persons.find(
        _received(items), standing.claims.values(), inputs.ledger, inputs.item, inputs.finder
    )
    inputs.progress("count", 0, 0)
    holdings = Holdings(counted(standing), incidents, hit, found.victims)
    voices = partial(
        naming.voices_of, inputs.ledger, inputs.pack.sources, naming.pairs_of(standing.claims.values())
    )
    put = asked(inputs.ledger, inputs.finder, replace(inputs.brought, names=voices))
    figures, refused = answers(holdings, put, as_of=inputs.ledger.last, code=inputs.code)
    named = _named(inputs, items, names, (told, {r.list for r in found.records}))
    judged = facility_judgements(inputs.ledger, standing, incidents, hit, inputs.brought.registry)
    return Derived(
        items, standing.claims, standing, incidents, figures, found, graded,
        tied, close, refused, judged, named,
    )  # fmt: skip


def _named(
    inputs: Inputs, items: Sequence[ItemRead], names: Names, told: tuple[Sequence[Claim], set[str]]
) -> list[Source]:
    """Who the sources of claims and of victims' lists are, but for those of items that are held back."""
    held = {r.report.source for i in items if naming.is_held_back(i.receipts, i.audience) for r in i.reads}
    return naming.sources(inputs.ledger, inputs.pack, names, told, held)


def _grades(standing: Standing, incidents: Sequence[Incident]) -> dict[str, Grades]:
    """Grades by code of incident; of a person's acts on one grade of an incident the last stands."""
    home = {c: i.code for i in incidents for c in i.claims}
    decided: dict[str, dict[str, tuple[str, str]]] = {}
    for d in standing.decisions:
        if d.about in ABOUT and d.a in home:
            decided.setdefault(home[d.a], {})[d.about] = d.verdict, d.act
    return {i.code: grade(i, standing.claims, decided.get(i.code)) for i in incidents}


def _received(items: Sequence[ItemRead]) -> Iterator[persons.Received]:
    for item in items:
        yield persons.Received(item.reads, item.act, item.audience)


def counted(standing: Standing) -> dict[str, Claim]:
    """The claims that figures may rest on: those that are only listed do not count."""
    return {i: c for i, c in standing.claims.items() if not c.is_only_listed}


def _read(inputs: Inputs) -> list[ItemRead]:
    """Every item; of those that an earlier derivation read only what is not known of them is read."""
    known = []
    held = [(sha, rs) for sha, rs in inputs.ledger.receipts.items() if not _erased(inputs.ledger, rs)]
    for done, (sha, receipts) in enumerate(held):
        inputs.progress("read", done, len(held))
        body, before = foremost(receipts).body, inputs.known.get(sha)
        known.append(
            reading.known(sha, body, inputs.item, inputs.ledger, inputs.pseudonym_key, before),
        )
    found = _events(inputs, known)
    return [
        ItemRead(sha, tuple(receipts), audience(receipts), one.how, one.account, one.reads, events)
        for (sha, receipts), one, events in zip(held, known, found, strict=True)
    ]


def _events(inputs: Inputs, known: Sequence[reading.Known]) -> list[list[Sequence[Event]]]:
    """The events of every report of each item: those that are known, and those of the texts yet to be read."""
    texts = [r for k in known for r, events in zip(k.reads, k.events, strict=True) if events is None]
    found = iter(reading.events_of(texts, inputs.finder, inputs.pack, inputs.workers, inputs.progress))
    return [[next(found) if events is None else events for events in one.events] for one in known]


def _erased(ledger: Ledger, receipts: Sequence[Receipt]) -> bool:
    """A body that was erased has no receipt here at all; an item erased by name counts as well."""
    gone = {e.item for e in ledger.erased.values()}
    return receipts[0].body.item in gone


def _claims(inputs: Inputs, items: Sequence[ItemRead]) -> Iterator[Claim]:
    for item in items:
        act = item.act
        for one, events in zip(item.reads, item.events, strict=True):
            placed = [place(e, one.report, inputs.finder) for e in events]
            if one.events is None:
                placed = [summed(e) for e in placed]
            yield from claims_of(one, placed, act, item.audience)


def claims_of(read: ReportRead, events: Sequence[Event], act: int, seen_by: str) -> Iterator[Claim]:
    """The claims of one report, each on its anchor."""
    report = read.report
    hung = anchors(report.item, report.locator, read.extractor, events)
    for anchor, event in zip(hung, events, strict=True):
        yield claim(report, anchor, event, act, seen_by)


def claim(report: Report, anchor: Anchor, event: Event, act: int, seen_by: str) -> Claim:
    """One claim with what its report says of itself."""
    return Claim(
        claim_id(anchor), anchor, event, report.source, report.publisher,
        event.originators or (report.forwarded_from or report.source,), act,
        report.published_on, report.published, report.lang, report.url, audience=seen_by,
        published_at=report.published_at,
    )  # fmt: skip


def _from_report(items: Sequence[ItemRead]) -> FromReport:
    """Claims that people confirmed, made from their reports even where today's rules read nothing there."""
    held = {
        (one.report.item, one.report.locator): (one.report, item.act, item.audience)
        for item in items
        for one in item.reads
    }

    def make(anchor: Anchor, event: Event) -> Claim | None:
        found = held.get((anchor.item, anchor.locator))
        return claim(found[0], anchor, event, found[1], found[2]) if found else None

    return make


def place(event: Event, report: Report, finder: PlaceFinder) -> Event:
    """The event with its place looked up, a total's area, and days for an event that states none."""
    if event.place is not None and event.place.pcode is None:
        event = event.with_place(_looked_up(event, event.place, finder))
    if event.scope == "total" and not event.area and event.place is not None:
        codes = finder.area(event.place.text) or ((event.place.pcode,) if event.place.pcode else ())
        event = replace(event, area=units(codes, finder))
    return _dated(event, report.published_on)


def summed(event: Event) -> Event:
    """What a text counts over several days is a sum over a window and an area, no single event."""
    place, start, end = event.place, event.date_start, event.date_end
    if (
        event.scope != "event"
        or event.date_basis != "stated"
        or not event.counts
        or start is None
        or end is None
    ):
        return event
    wide = place is not None and (place.precision or 0) >= SUM_METRES
    if (end - start).days < (SUM_DAYS if wide else LONG_SUM_DAYS) or (
        event.event_type == "displacement" and not wide
    ):
        return event
    return replace(event, scope="total", area=(place.pcode,) if place is not None and place.pcode else ())


def _looked_up(event: Event, ref: PlaceRef, finder: PlaceFinder) -> PlaceRef:
    def look(name: str) -> PlaceRef | None:
        return finder.lookup(name, admin=event.hints, lat=ref.lat, lon=ref.lon, precision=ref.precision)

    found = look(ref.text)
    other = (
        look(ref.name_ar) if ref.name_ar and (found is None or (found.precision or 0) > FINE_METRES) else None
    )
    if other is not None and (found is None or (other.precision or 0) < (found.precision or 0)):
        return replace(other, text=ref.text)
    return found or ref


def _dated(event: Event, published: date | None) -> Event:
    if (
        event.date_basis == "published"
        and event.date_start is not None
        and event.date_start == event.date_end
    ):
        return replace(event, date_start=event.date_start - timedelta(days=LIVE_DAYS))
    if event.date_start is not None or event.scope != "event" or published is None:
        return event
    return replace(
        event, date_start=published - timedelta(days=UNDATED_DAYS), date_end=published, date_basis="published"
    )
