"""Records of victims: rows of lists, and persons whom reports name; who is whom by the adopted model."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from tawthiq.evidence.ledger import Ledger
from tawthiq.flow.adopted import VICTIMS, adopted_model
from tawthiq.lang.normalise import fold
from tawthiq.model.claims import Event, NamedVictim, PlaceRef
from tawthiq.model.incidents import Claim, Decision
from tawthiq.model.places import PlaceFinder
from tawthiq.model.reports import ReportRead
from tawthiq.model.victims import Particulars, Record, RecordJudgement, RecordPair, Victim

_MODALITIES = ("happened", "ongoing")


@dataclass(frozen=True, slots=True)
class VictimsFound:
    """Records in act order, the victims they are about, the pairs compared, and how people's judgements hang."""

    records: list[Record] = field(default_factory=list)
    victims: list[Victim] = field(default_factory=list)
    pairs: list[RecordPair] = field(default_factory=list)
    judgements: list[RecordJudgement] = field(default_factory=list)
    decisions: list[Decision] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Received:
    """One item's reports, the act that received it first, and how far it is shared."""

    reads: Sequence[ReportRead]
    act: int
    audience: str


def find(
    received: Iterable[Received], claims: Iterable[Claim], ledger: Ledger, item: Callable[[str], bytes],
    finder: PlaceFinder,
) -> VictimsFound:  # fmt: skip
    """All records and victims of the casebook. Raises ModelUnreadable, ModelDoesNotFit."""
    made = records(received, claims, finder)
    if not made and not ledger.record_judgements:
        return VictimsFound()
    from tawthiq.victims.people import people
    from tawthiq.victims.standing import stand

    standing = stand(made, ledger.record_judgements)
    found = people(made, adopted_model(ledger, item, VICTIMS), standing.judgements)
    return VictimsFound(made, found.victims, found.pairs, standing.judgements, standing.decisions)


def records(received: Iterable[Received], claims: Iterable[Claim], finder: PlaceFinder) -> list[Record]:
    """Every record in act order, earlier versions of an entry superseded."""
    listed, told = list(_listed(received, finder)), list(_told(claims))
    if not listed and not told:
        return []
    from tawthiq.victims.versions import supersede

    return supersede([*listed, *told])


def _listed(received: Iterable[Received], finder: PlaceFinder) -> Iterator[Record]:
    """The rows of victims' lists."""
    from tawthiq.victims.stated import Repeats, Source, list_record

    repeats = Repeats()
    for one in received:
        for read in one.reads:
            if read.person is not None:
                report = read.report
                source = Source(report.item, report.locator, report.source, one.act, one.audience)
                place = _place(read.person, finder)
                yield list_record(source, read.person, report.text, repeats, place)


def _place(person: Particulars, finder: PlaceFinder) -> PlaceRef | None:
    admin = (person.area,) if person.area else ()
    return finder.lookup(person.place, admin=admin) if person.place else None


def _told(claims: Iterable[Claim]) -> Iterator[Record]:
    """The persons whom claims name, each report once for a name; totals, threats and rejected claims name nobody."""
    from tawthiq.victims.stated import Repeats, Source, text_record

    repeats = Repeats()
    seen: set[tuple[str, str, str]] = set()
    ordered = sorted(claims, key=lambda c: (c.act, c.anchor.item, c.anchor.locator, c.anchor.start, c.id))
    for claim in ordered:
        if not _names_victims(claim):
            continue
        anchor = claim.anchor
        source = Source(anchor.item, anchor.locator, claim.source, claim.act, claim.audience)
        for victim in claim.event.victims:
            once = (anchor.item, anchor.locator, fold(victim.name or "").strip())
            if not once[2] or once not in seen:
                seen.add(once)
                stated = _stated(victim, claim.event)
                span = (victim.start, victim.end)
                yield text_record(source, stated, victim.quote, span, claim.id, repeats, claim.event.place)


def _names_victims(claim: Claim) -> bool:
    event = claim.event
    standing = claim.review != "rejected" and not claim.is_only_listed
    return standing and bool(event.victims) and event.scope == "event" and event.modality in _MODALITIES


def _stated(victim: NamedVictim, event: Event) -> Particulars:
    """A name in its own script; the event's day and place where it states one day, one place."""
    name = victim.name
    arabic = any("\u0620" <= c <= "\u06ff" for c in name or "")
    one_day = event.date_start is not None and event.date_start == event.date_end
    dead = victim.status in ("killed", "executed")
    return Particulars(
        name_ar=name if arabic else None,
        name_en=None if arabic else name,
        age=None if victim.age is None else str(victim.age),
        sex=victim.sex,
        date_of_death=event.date_start.isoformat() if one_day and dead and event.date_start else None,
        place=(event.place.name_ar or event.place.name_en or event.place.text) if event.place else None,
        status=victim.status,
    )
