"""The casebook's questions with what they name filled in: areas as codes or rings, settings from their codebooks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from tawthiq.evidence.kinds import AreaNamed, QuestionAsked
from tawthiq.evidence.ledger import Ledger
from tawthiq.figures.documented.codebook import Codebook, first
from tawthiq.figures.errors import CodebookUnknown
from tawthiq.figures.facilities import Facility
from tawthiq.model.figures import Area, Question
from tawthiq.model.incidents import Incident
from tawthiq.model.places import PlaceFinder
from tawthiq.places.control import Held, held_by


@dataclass(frozen=True, slots=True)
class Brought:
    """What definitions rest on beside the gazetteer: adopted codebooks by id, tables of control, facilities."""

    codebooks: Mapping[str, Codebook] = field(default_factory=dict)
    controls: tuple[tuple[Held, ...], ...] = ()
    registry: tuple[Facility, ...] = ()


def questions(ledger: Ledger, finder: PlaceFinder, brought: Brought | None = None) -> list[Question]:
    """The questions in force, in the order in which they were first asked.

    Raises CodebookUnknown for a question whose codebook nobody adopted.
    """
    known = brought or Brought()
    areas = {a.id: area(a, finder, known.controls) for a in ledger.areas.values()}
    return [_question(q, areas[q.area], _codebook(q, known.codebooks)) for q in ledger.questions.values()]


def _codebook(asked: QuestionAsked, known: Mapping[str, Codebook]) -> Codebook:
    if asked.codebook in known:
        return known[asked.codebook]
    packaged = first()
    if asked.codebook == packaged.id:
        return packaged
    listed = ", ".join(sorted({*known, packaged.id}))
    raise CodebookUnknown(place=f"question {asked.id}", read=asked.codebook, known=listed)


def _question(asked: QuestionAsked, where: Area, by: Codebook) -> Question:
    """What the question leaves open is what its codebook says."""
    start, end = asked.window
    return Question(
        id=asked.id,
        kind=asked.count,
        window=(date.fromisoformat(start), date.fromisoformat(end)),
        area=where,
        basis=asked.basis,
        group=asked.group,
        measure=asked.measure,
        by=asked.by,
        inclusion=asked.inclusion,
        codebook=by.name,
        targets=asked.targets,
        rule=asked.rule or by.rule,
        tiers=asked.tiers or by.tiers,
        event_types=asked.event_types,
        party=asked.party,
        grades=asked.grades or by.grades,
        min_originators=asked.min_originators or by.min_originators,
        seed=asked.seed,
    )


def area(named: AreaNamed, finder: PlaceFinder, controls: Sequence[Sequence[Held]] = ()) -> Area:
    """The area as figures take it: informal areas as their members, control as the communities held on that day."""
    codes, unknown = units(named.pcodes, finder), 0
    day = date.fromisoformat(named.control_on) if named.control_on else None
    if named.control and day is not None:
        codes, unknown = held_by(controls, named.control, day, codes)
    split = () if named.control else finder.units(codes)
    return Area(
        named.id, codes, named.name_en, named.name_ar, named.note, named.polygons, named.everywhere, named.control,
        day, unknown, split,
    )  # fmt: skip


def hits(
    judged: Mapping[str, Mapping[str, str]], incidents: Iterable[Incident], registry: Iterable[Facility]
) -> dict[str, tuple[tuple[str, str], ...]]:
    """For an incident's code the (id, kind) of the facilities that people confirmed on its claims.

    A facility that one claim was judged to have hit and another not is left for people to settle: it is not among them.
    """
    kinds = {f.id: f.kind for f in registry}
    out = {}
    for one in incidents:
        told = [(f, verdict) for c in one.claims for f, verdict in judged.get(c, {}).items()]
        denied = {f for f, verdict in told if verdict == "different"}
        confirmed = sorted({f for f, verdict in told if verdict == "same"} - denied)
        if confirmed:
            out[one.code] = tuple((f, kinds.get(f, "none_stated")) for f in confirmed)
    return out


def located(registry: Iterable[Facility], finder: PlaceFinder) -> tuple[Facility, ...]:
    """Facilities that give only a place, put where the gazetteer has it."""
    return tuple(f if f.lat is not None else _located(f, finder) for f in registry)


def _located(facility: Facility, finder: PlaceFinder) -> Facility:
    found = finder.lookup(facility.place, admin=tuple(a for a in (facility.admin,) if a))
    if found is None or found.lat is None:
        return facility
    return replace(facility, lat=found.lat, lon=found.lon, precision=found.precision or 0)


def units(codes: Sequence[str], finder: PlaceFinder) -> tuple[str, ...]:
    """Admin codes, each informal area replaced by its members."""
    return tuple(dict.fromkeys(unit for code in codes for unit in finder.members(code) or (code,)))
