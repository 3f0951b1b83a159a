"""From claims to incidents, the same whatever the order of arrival.

Judgements come first: same joins, different keeps apart. Then the weights of the adopted model decide, component by
component (group.py).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from tawthiq.evidence.identity import incident_code
from tawthiq.evidence.ledger import strictest
from tawthiq.incidents.blocking import make_pairs
from tawthiq.incidents.families import GENERIC, family, party_bits, people_bits, target_bits
from tawthiq.incidents.group import Edges, facts, groups, torn, without
from tawthiq.incidents.learn import learn_alone
from tawthiq.incidents.maybe import Near
from tawthiq.incidents.near import near
from tawthiq.incidents.records import put_claims, yearday
from tawthiq.incidents.settings import FINE_METRES, incidents_settings
from tawthiq.incidents.summary import summarise
from tawthiq.incidents.tolls import INJURED, KILLED, toll
from tawthiq.incidents.weighing import packaged_model, weigh
from tawthiq.lang.normalise import fold
from tawthiq.linkage.engine import connect
from tawthiq.linkage.model import Model
from tawthiq.model.claims import Event
from tawthiq.model.incidents import Claim, Incident, Judgement

_MODALITIES = ("happened", "ongoing")
_EPOCH = 719_163  # the ordinal of 1970-01-01
_TABLE = "profile:"
SURE = 0  # even odds at least: a wrong join hides deaths, and a missed one is offered for judgement


def link(
    claims: Sequence[Claim], judgements: Iterable[Judgement] = (), *, model: Model | None = None
) -> list[Incident]:
    """Incidents in order of code. Totals, announcements, threats, denials and rejected claims belong to none.

    The packaged model weighs pairs unless another is given. Raises ModelDoesNotFit.
    """
    return linked(claims, judgements, model=model)[0]


def linked(
    claims: Sequence[Claim], judgements: Iterable[Judgement] = (), *, model: Model | None = None
) -> tuple[list[Incident], list[Near]]:
    """The same, and the pairs of incidents that may be one."""
    eligible = {c.id: c for c in claims if belongs(c)}
    if not eligible:
        return [], []
    con, settings, used = connect(threads=1), incidents_settings(), model or packaged_model()
    used.check(settings)
    put_claims(con, map(record, eligible.values()))
    make_pairs(con, begun=True)
    edges, known = weigh(con, settings, used), facts(con)
    ids = [key.rpartition("\x1f")[2] for key in known.keys]
    con.close()
    _judge(edges, ids, judgements)
    found = list(groups(known, without(known, edges, torn(known, edges, SURE)), SURE))
    made = [_incident([ids[row] for row in group.rows], eligible) for group in found]
    pairs = ((sorted((made[a].code, made[b].code)), w) for a, b, w in near(known, edges, found))
    close = [Near(codes[0], codes[1], weight) for codes, weight in pairs]
    return sorted(made, key=lambda i: i.code), sorted(close, key=lambda n: (n.a, n.b))


def learnt(claims: Iterable[Claim]) -> Model | None:
    """A model learnt from the claims themselves, from the packaged one; None when their pairs teach nothing."""
    con, start = connect(threads=1), packaged_model()
    put_claims(con, (record(c) for c in claims if belongs(c)))
    make_pairs(con, begun=True)
    found = learn_alone(con, incidents_settings(), start)
    con.close()
    return None if found is start else found


def belongs(claim: Claim) -> bool:
    """Whether a claim can be part of an incident."""
    event = claim.event
    return (
        event.scope == "event"
        and event.modality in _MODALITIES
        and claim.review != "rejected"
        and not claim.is_only_listed
    )


def record(claim: Claim) -> tuple[object, ...]:
    """The claim as a row of records.SCHEMA, without `n`."""
    event, place, anchor = claim.event, claim.event.place, claim.anchor
    listed = anchor.extractor.startswith(_TABLE)
    first, last = event.date_start, event.date_end or event.date_start
    placed = place is not None and place.lat is not None and place.lon is not None
    killed, hurt = toll(event, KILLED) or (None, None), toll(event, INJURED) or (None, None)
    return (
        claim.id, claim.source, anchor.item if listed else f"{anchor.item} {anchor.locator}", voice(claim),
        first.toordinal() - _EPOCH if first else None, last.toordinal() - _EPOCH if last else None,
        place.lat if place and placed else None, place.lon if place and placed else None,
        (place.precision if place else None) or FINE_METRES, (place.pcode if place else None) or "",
        event.event_type, event.event_type in GENERIC, family(event.event_type), party_bits(event.actor_class),
        target_bits(event.targets), *killed, *hurt, sorted({fold(v.name) for v in event.victims if v.name}),
        "" if listed else anchor.quote, *_yearless(event), _people(event, KILLED), _people(event, INJURED),
    )  # fmt: skip


def _yearless(event: Event) -> tuple[int | None, int | None]:
    """The weekday and the day of the year of an event without a date."""
    said = event.yearless
    if said is None or event.date_start is not None:
        return None, None
    return said.weekday, yearday(said.month, said.day) if said.month and said.day else None


def _people(event: Event, kinds: tuple[str, ...]) -> int:
    """Which groups are stated to be among the dead or injured."""
    return people_bits(c.group for c in event.counts if c.kind in kinds and c.max != 0)


def voice(claim: Claim) -> str:
    """Who said it first, as one name."""
    return " + ".join(sorted(claim.originators)) or claim.source


def _judge(edges: Edges, ids: Sequence[str], judgements: Iterable[Judgement]) -> None:
    """Put judgements among the edges. Of judgements that contradict each other "different" stands."""
    rows = {id_: row for row, id_ in enumerate(ids)}
    decided = sorted((j.a, j.b, j.verdict) for j in judgements if j.a in rows and j.b in rows)
    pairs = [(min(rows[a], rows[b]), max(rows[a], rows[b]), verdict) for a, b, verdict in decided]
    edges.different.update((a, b) for a, b, verdict in pairs if verdict == "different")
    cores: dict[int, set[int]] = {}
    for a, b in ((a, b) for a, b, verdict in pairs if verdict == "same"):
        left, right = cores.get(a, {a}), cores.get(b, {b})
        if not any((min(x, y), max(x, y)) in edges.different for x in left for y in right):
            edges.same.add((a, b))
            joined = left | right
            cores.update(dict.fromkeys(joined, joined))


def _incident(members: Sequence[str], claims: Mapping[str, Claim]) -> Incident:
    ordered = sorted(
        (claims[m] for m in members), key=lambda c: (c.act, c.anchor.item, c.anchor.locator, c.id)
    )
    seen = strictest(c.audience for c in ordered)
    return summarise(incident_code(ordered[0].id), ordered, audience=seen)
