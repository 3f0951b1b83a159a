"""The casebook's questions with what they name filled in: areas as codes or rings, settings from their codebooks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from tawthiq.errors import TawthiqError
from tawthiq.evidence.kinds import AreaNamed, QuestionAsked
from tawthiq.evidence.ledger import Ledger
from tawthiq.figures.documented import Holdings, answer_from
from tawthiq.figures.documented.codebook import Codebook, first
from tawthiq.figures.errors import AreaUnknown, CodebookUnknown, SourceUnknown
from tawthiq.figures.facilities import Facility
from tawthiq.flow.naming import told_of
from tawthiq.incidents.originators import Names
from tawthiq.model.figures import Area, Figure, Question
from tawthiq.model.memory import uncollected
from tawthiq.model.places import PlaceFinder
from tawthiq.places.control import Held, held_by


@dataclass(frozen=True, slots=True)
class Brought:
    """What definitions rest on beside the gazetteer: adopted codebooks by id, tables of control, facilities.

    `names` gives the spellings of sources, where a question may rank them; without it they are taken as written.
    """

    codebooks: Mapping[str, Codebook] = field(default_factory=dict)
    controls: tuple[tuple[Held, ...], ...] = ()
    registry: tuple[Facility, ...] = ()
    names: Callable[[], Names] | None = None


@dataclass(frozen=True, slots=True)
class Refused:
    """A question that cannot be answered, by its id, and the refusal that says why. Other questions go on."""

    id: str
    error: TawthiqError


def asked(
    ledger: Ledger, finder: PlaceFinder, brought: Brought | None = None
) -> tuple[list[Question], list[Refused]]:
    """The questions in force, in the order in which they were first asked, and those that cannot even be put."""
    known = brought or Brought()
    found: list[Question] = []
    refused: list[Refused] = []
    for q in ledger.questions.values():
        try:
            where = area(_named(q, ledger.areas), finder, known.controls)
            put = _question(q, where, _codebook(q, known.codebooks))
            found.append(_ranked(put, q, ledger, known.names) if known.names and put.tiers else put)
        except TawthiqError as error:
            refused.append(Refused(q.id, error))
    return found, refused


def questions(ledger: Ledger, finder: PlaceFinder, brought: Brought | None = None) -> list[Question]:
    """Those that can be put."""
    return asked(ledger, finder, brought)[0]


def answers(
    holdings: Holdings, put: tuple[Sequence[Question], Sequence[Refused]], *, as_of: int, code: str
) -> tuple[list[Figure], list[Refused]]:
    """The figure of every question that can be answered, and a refusal for each of the others."""
    figures: list[Figure] = []
    refused = list(put[1])
    with uncollected():
        for question in put[0]:
            try:
                figures.append(answer_from(holdings, question, as_of=as_of, code=code))
            except TawthiqError as error:
                refused.append(Refused(question.id, error))
    return figures, refused


def _named(asked: QuestionAsked, known: Mapping[str, AreaNamed]) -> AreaNamed:
    if asked.area not in known:
        raise AreaUnknown(
            place=f"question {asked.id}", read=asked.area, known=", ".join(sorted(known)) or "–"
        )
    return known[asked.area]


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


def _ranked(question: Question, asked: QuestionAsked, ledger: Ledger, names: Callable[[], Names]) -> Question:
    """The question with the ids of the sources that it ranks. SourceUnknown where it names one that is nobody's.

    A codebook serves many casebooks: whom it ranks need not have reported to this one.
    """
    known = names()
    for name in (name for tier in asked.tiers for name in tier):
        if known.exact(name) is None:
            raise SourceUnknown(
                place=f"question {asked.id}", read=name, known=", ".join(told_of(ledger)) or "–"
            )
    tiers = (dict.fromkeys(known.exact(name) or name for name in tier) for tier in question.tiers)
    return replace(question, tiers=tuple(map(tuple, tiers)))


def area(named: AreaNamed, finder: PlaceFinder, controls: Sequence[Sequence[Held]] = ()) -> Area:
    """The area as figures take it: informal areas as their members, control as the communities held on that day."""
    codes, unknown = units(named.pcodes, finder), 0
    day = date.fromisoformat(named.control_on) if named.control_on else None
    if named.control and day is not None:
        codes, unknown = held_by(controls, named.control, day, codes)
    split = () if named.control else finder.units(codes)
    return Area(
        named.id, codes, named.name_en, named.name_ar, named.note, named.polygons, named.everywhere, named.control,
        day, unknown, split, () if named.control else informal(named.pcodes, finder),
    )  # fmt: skip


def located(registry: Iterable[Facility], finder: PlaceFinder) -> tuple[Facility, ...]:
    """Facilities that give only a place, put where the gazetteer has it."""
    return tuple(f if f.lat is not None else _located(f, finder) for f in registry)


def _located(facility: Facility, finder: PlaceFinder) -> Facility:
    found = finder.lookup(facility.place, admin=tuple(a for a in (facility.admin,) if a))
    if found is None or found.lat is None:
        return facility
    return replace(facility, lat=found.lat, lon=found.lon, precision=found.precision or 0)


def informal(codes: Sequence[str], finder: PlaceFinder) -> tuple[str, ...]:
    """Those of the codes that are informal areas."""
    return tuple(dict.fromkeys(code for code in codes if finder.members(code)))


def units(codes: Sequence[str], finder: PlaceFinder) -> tuple[str, ...]:
    """Admin codes, each informal area replaced by its members."""
    return tuple(dict.fromkeys(unit for code in codes for unit in finder.members(code) or (code,)))
