"""The basis "published totals": what publishers printed for a window and an area, side by side, never added.

A total of the question's own window and area speaks for it. A total of a part of the window or of the area is a
floor: what happened in a part happened in the whole. A total that reaches beyond, or whose window or area is not
known, is listed and counts for nothing. Where several publishers give totals for one and the same part, its floor
is the lowest of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from tawthiq.figures.documented import why
from tawthiq.figures.documented.by_incidents import Answer
from tawthiq.figures.documented.combine import combine
from tawthiq.figures.documented.reading import Reading
from tawthiq.figures.documented.readings import PLUS_UNKNOWN, is_vague
from tawthiq.figures.documented.relations import area_relation, chains, codes_of, window_relation
from tawthiq.figures.documented.selection import refusal, says
from tawthiq.model.figures import Input, Part, Question
from tawthiq.model.incidents import BY_PERSONS, Claim, Incident

_IN = ("same", "contained")


@dataclass(frozen=True, slots=True)
class Total:
    """One publisher's total with its relation to the question, and why it may not speak (None: it may)."""

    claim: Claim
    reading: Reading
    voices: tuple[str, ...]
    window: str
    area: str
    refused: str | None
    one_target: bool
    vague: bool
    of_a_part: bool = False

    @property
    def speaks(self) -> bool:
        return self.why == why.TOTAL_SAME

    @property
    def is_floor(self) -> bool:
        return self.why in why.FLOORS

    @property
    def why(self) -> str:
        if self.refused is not None:
            return self.refused
        if self.area == "unknown":
            return why.TOTAL_AREA_UNKNOWN
        if self.window == "unknown":
            return why.TOTAL_WINDOW_UNKNOWN
        if self.window not in _IN or self.area not in _IN:
            return why.TOTAL_NOT_CONTAINED
        if self.vague:
            return why.TOTAL_VAGUE
        if not self.reading.known:
            return why.NUMBER_UNKNOWN
        if self.one_target:
            return why.TOTAL_PART_OF_WHAT
        if self.of_a_part:
            return why.TOTAL_PART_OF_WHOM
        return why.TOTAL_SAME if self.window == self.area == "same" else why.TOTAL_CONTAINED


def answer_by_totals(
    question: Question, claims: Mapping[str, Claim], incidents: Sequence[Incident]
) -> Answer:
    """Range over the totals of the same window and area, not below the highest floor; open where any is open."""
    totals = _demoted(_latest(listed_totals(question, claims, incidents)))
    speaking = [t for t in totals if t.speaks]
    floors = [t for t in totals if t.is_floor]
    inputs = tuple(_input(t) for t in totals)
    together = _together([t.reading for t in speaking], _agreed(floors, lambda t: t.reading))
    is_open = together is not None and together.high is None
    return Answer(
        reading=together,
        inputs=inputs,
        parts=tuple(_part(t) for t in totals if t.refused is None),
        interval="reports",
        plus_unknown=_plus_unknown(question, speaking, floors),
        left_out=dict(sorted(Counter(i.why for i in inputs if not i.counted).items())),
        open_above=sum(1 for t in speaking if is_open and t.reading.high is None),
    )


def listed_totals(
    question: Question, claims: Mapping[str, Claim], incidents: Sequence[Incident]
) -> list[Total]:
    """Every published total of the question's kind and group whose window and area are not outside, by its days."""
    stated = [c for c in claims.values() if c.event.scope == "total"]
    known = chains(stated, incidents)
    found = [_total(question, claim, known) for claim in stated]
    return sorted((t for t in found if t is not None and _meets(t)), key=_order)


def _total(question: Question, claim: Claim, known: Mapping[str, frozenset[str]]) -> Total | None:
    said = combine((claim,), partial(says, question))
    if said is None:
        return None
    event = claim.event
    return Total(
        claim=claim,
        reading=said.reading,
        voices=said.voices,
        window=window_relation(question.window, event.date_start, event.date_end),
        area=area_relation(question.area.pcodes, event, known),
        refused=refusal(question, claim),
        one_target=_one_target(question, claim),
        vague=is_vague(event, question),
    )


def _one_target(question: Question, claim: Claim) -> bool:
    """A total of hospitals is only a floor for a question about facilities of every kind."""
    specific = set(claim.event.targets) - {"none_stated"}
    return question.kind == "facilities_hit" and not question.targets and bool(specific)


def _meets(found: Total) -> bool:
    return found.window != "outside" and found.area != "outside"


def _order(found: Total) -> tuple[object, ...]:
    dates = (found.claim.event.date_start, found.claim.event.date_end)
    return (tuple(d.isoformat() if d else "" for d in dates), found.claim.publisher, found.claim.id)


def _latest(totals: Sequence[Total]) -> list[Total]:
    """One originator's totals for the same window and area: only its latest speaks."""
    last: dict[tuple[object, ...], Total] = {}
    for one in sorted((t for t in totals if t.speaks), key=lambda t: t.claim.recency()):
        last[one.voices] = one
    kept = {t.claim.id for t in last.values()}
    return [t if not t.speaks or t.claim.id in kept else _superseded(t) for t in totals]


def _superseded(old: Total) -> Total:
    return replace(old, refused=why.SUPERSEDED)


def _demoted(totals: Sequence[Total]) -> list[Total]:
    """A total of only a part of the group ("40 children") is a floor while another is of the group itself."""
    if not any(t.speaks and not t.reading.floor for t in totals):
        return list(totals)
    return [replace(t, of_a_part=True) if t.speaks and t.reading.floor else t for t in totals]


def _together(speaking: Sequence[Reading], floors: Sequence[Reading]) -> Reading | None:
    """Low: the lowest total for the whole, else the highest floor. High: only where no total is open above."""
    known = [r for r in speaking if r.known]
    floor = max((r.low for r in floors if r.known), default=None)
    if not known:
        return None if floor is None else Reading(floor, floor, None)
    bests = sorted(r.best for r in known)
    highs = [r.high for r in known]
    high = None if None in highs else max([*(h for h in highs if h is not None), floor or 0])
    return Reading(min(r.low for r in known), bests[(len(bests) - 1) // 2], high)


def _agreed(floors: Iterable[Total], reading_of: Callable[[Total], Reading | None]) -> list[Reading]:
    """One floor for each window and area: the lowest of the totals that different publishers give for it."""
    lowest: dict[tuple[object, ...], Reading] = {}
    for one in floors:
        event, reading = one.claim.event, reading_of(one)
        if reading is None or not reading.known:
            continue
        key = (event.date_start, event.date_end, codes_of(event))
        if key not in lowest or reading.low < lowest[key].low:
            lowest[key] = reading
    return list(lowest.values())


def _plus_unknown(question: Question, speaking: Iterable[Total], floors: Iterable[Total]) -> Reading | None:
    if question.group != "civilians":
        return None
    saying = partial(says, question, group=PLUS_UNKNOWN)

    def wider(one: Total) -> Reading | None:
        said = combine((one.claim,), saying)
        return said.reading if said else None

    whole = [r for t in speaking if (r := wider(t)) is not None]
    return _together(whole, _agreed(floors, wider))


def _input(found: Total) -> Input:
    counted = found.speaks or found.is_floor
    high = None if found.is_floor else found.reading.high
    low, best = found.reading.low, found.reading.best
    return Input(found.claim.id, counted, found.why, low, best, high, (found.claim.id,), found.voices)


def _part(found: Total) -> Part:
    event = found.claim.event
    reading = found.reading
    return Part(
        name=found.claim.publisher,
        low=reading.low,
        best=reading.best,
        high=reading.high,
        claims=1,
        incidents=0,
        reviewed=int(found.claim.review in BY_PERSONS),
        window=(event.date_start, event.date_end),
        window_relation=found.window,
        area_relation=found.area,
    )
