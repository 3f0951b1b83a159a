"""The basis "incidents": what the reports of each incident say, summed over the incidents of the question."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from tawthiq.figures.documented import why
from tawthiq.figures.documented.combine import Combined, combine, total
from tawthiq.figures.documented.holdings import Holdings
from tawthiq.figures.documented.readings import PLUS_UNKNOWN, Reading
from tawthiq.figures.documented.selection import Candidate, select
from tawthiq.figures.documented.tied import Heard, once, outside
from tawthiq.figures.documented.weighing import COUNTED, NOTHING, Hearing, Weighed, saying_of, weigh
from tawthiq.model.figures import Input, Part, Question
from tawthiq.model.incidents import BY_PERSONS, Claim


@dataclass(frozen=True, slots=True)
class Answer:
    """What a basis makes of a question, before it becomes a Figure. `reading` None: nothing documented here.

    `weighed` are the incidents behind it (basis "incidents" only), for splits, simulations and pictures; `pairs` how
    many pairs of those that count may be one incident.
    """

    reading: Reading | None
    inputs: tuple[Input, ...]
    parts: tuple[Part, ...]
    interval: str
    plus_unknown: Reading | None = None
    left_out: Mapping[str, int] = field(default_factory=dict)
    overlapping: Reading | None = None
    open_above: int = 0
    weighed: tuple[Weighed, ...] = ()
    pairs: int = 0


def answer_by_incidents(question: Question, holdings: Holdings) -> Answer:
    """Sum over the incidents in area and window; each source alone when the question asks `by: source`."""
    found = select(question, holdings)
    saying = saying_of(question, holdings)
    told = weigh(question, found, saying, holdings)
    weighed = once(question, counted_once(question, told, holdings), saying, holdings)
    counted = [w for w in weighed if w.counted]
    beyond = outside(question, weighed, saying, holdings)
    inputs = [*_incident_inputs([*weighed, *beyond], holdings), *_claim_inputs(weighed, saying)]
    whole = total([w.adds() for w in counted]) if counted else None
    return Answer(
        reading=whole,
        inputs=tuple(inputs),
        parts=by_source(question, told, saying, holdings) if question.by == "source" else (),
        interval=_interval(counted),
        plus_unknown=_plus_unknown(question, weighed, holdings),
        left_out=_left_out(inputs),
        overlapping=_overlapping(counted),
        open_above=sum(1 for w in counted if w.adds().high is None) if whole and whole.high is None else 0,
        weighed=tuple(weighed),
        pairs=_pairs(counted, holdings),
    )


def _pairs(counted: Sequence[Weighed], holdings: Holdings) -> int:
    """Of counted incidents that add something to the lower number, or would, how many pairs may be one."""
    if not holdings.near:
        return 0
    here = {w.candidate.n for w in counted if w.candidate.n in holdings.near and (w.twin or w.adds().low)}
    return sum(1 for n in here for m in holdings.near[n] if m in here and n < m)


def counted_once(question: Question, weighed: list[Weighed], holdings: Holdings) -> list[Weighed]:
    """For a question about facilities: none twice. Confirmed ones by their ids, the others by their place."""
    if question.kind != "facilities_hit":
        return weighed
    seen: set[str] = set()
    places: set[str | None] = set()
    out: dict[int, Weighed] = {}
    for w in sorted(weighed, key=lambda w: (w.candidate.incident.date_start or date.max, w.candidate.n)):
        one = w.candidate.incident
        confirmed = [i for i, kind in holdings.facilities.get(one.code, ()) if _asked(question, kind)]
        if confirmed and w.candidate.standing in COUNTED and w.candidate.admitted:
            out[w.candidate.n] = _confirmed(w, confirmed, seen)
            seen.update(confirmed)
        elif w.counted and w.reason == why.INSIDE and one.pcode is not None and one.pcode in places:
            out[w.candidate.n] = w._replace(reason=why.FACILITY_MAYBE_AGAIN)
        if w.counted or confirmed:
            places.add(one.pcode)
    return [out.get(w.candidate.n, w) for w in weighed]


def _asked(question: Question, kind: str) -> bool:
    return not question.targets or kind in question.targets


def _confirmed(w: Weighed, confirmed: Sequence[str], seen: set[str]) -> Weighed:
    """The facilities that are new, and what the reports state beyond those that were confirmed."""
    new, known = len(set(confirmed) - seen), len(confirmed)
    stated = w.said.reading if w.said is not None else NOTHING
    low, best = new + max(0, stated.low - known), new + max(0, stated.best - known)
    high = None if stated.high is None else max(best, new + max(0, stated.high - known))
    claims = w.said.used if w.said is not None else w.candidate.admitted
    voices = (
        w.said.voices if w.said is not None else tuple(sorted({n for c in claims for n in c.originators}))
    )
    said = Combined(Reading(low, best, high), claims, (), voices)
    reason = (
        why.FACILITY_AGAIN if new < known and w.candidate.standing == why.INSIDE else w.candidate.standing
    )
    return Weighed(w.candidate, said, reason, True)


def reviewed(claims: Iterable[Claim]) -> int:
    """How many of these claims a person confirmed or corrected."""
    return sum(1 for c in claims if c.review in BY_PERSONS)


def _incident_inputs(weighed: Sequence[Weighed], holdings: Holdings) -> list[Input]:
    out = []
    for w in weighed:
        code, said = w.candidate.incident.code, w.said
        if said is not None:
            low, best, high = w.adds()[:3]
            ids = tuple([c.id for c in said.used])
            one = Input(code, w.counted, w.reason, low, best, high, ids, said.voices)
            out.append(one if w.states is None else _tied(one, w, w.states, holdings))
        elif w.candidate.standing in COUNTED:
            out.append(Input(code, False, why.NOT_STATED, 0, 0, 0, ()))
    return out


def _tied(one: Input, w: Weighed, states: Reading, holdings: Holdings) -> Input:
    """The same with its ties."""
    less = tuple(holdings.incidents[n].code for n in w.less)
    return one._replace(less=less, states=states[:3])


def _claim_inputs(weighed: Sequence[Weighed], saying: Hearing) -> list[Input]:
    """The claims that state the number and are not used, each with why: nothing is left out in silence."""
    out = []
    for w in weighed:
        told = w.said
        if not (w.candidate.refused or (told is not None and (told.superseded or any(told[4:])))):
            continue
        for claim, reason in _unused(w):
            said = combine((claim,), saying.voices)
            if said is not None and said.reading.ceiling and reason == why.PARTS_ONLY:
                out.append(_claim_input(claim, why.ONLY_TOGETHER, said))
            elif said is not None:
                out.append(_claim_input(claim, reason, said))
    return out


def _unused(w: Weighed) -> list[tuple[Claim, str]]:
    unused = [*w.candidate.refused]
    if w.said is not None:
        unused += [(c, why.SUPERSEDED) for c in w.said.superseded]
        unused += [(c, why.PARTS_ONLY) for c in w.said.partial]
        unused += [(c, why.OUTRANKED) for c in w.said.outranked]
        unused += [(c, why.EARLIER) for c in w.said.earlier]
    return sorted(unused, key=lambda pair: pair[0].id) if len(unused) > 1 else unused


def _claim_input(claim: Claim, reason: str, said: Combined | None) -> Input:
    would = said.reading if said is not None else Reading(0, 0, 0)
    voices = said.voices if said is not None else ()
    return Input(claim.id, False, reason, would.low, would.best, would.high, (claim.id,), voices)


def by_source(
    question: Question, weighed: Sequence[Weighed], saying: Hearing, holdings: Holdings
) -> tuple[Part, ...]:
    """The same rule over the claims of one source at a time; a source that states no such number has no part."""
    own: dict[str, list[Weighed]] = {}
    shared: dict[str, list[Candidate]] = {}
    for w in weighed:
        sources = {c.source for c in w.candidate.admitted}
        if len(sources) == 1:
            own.setdefault(sources.pop(), []).append(w)
        for source in sources if len(sources) > 1 else ():
            mine = tuple(c for c in w.candidate.admitted if c.source == source)
            shared.setdefault(source, []).append(w.candidate._replace(admitted=mine))
    made = []
    for source in sorted(own.keys() | shared.keys()):
        told = [*own.get(source, ()), *weigh(question, shared.get(source, ()), saying)]
        told.sort(key=lambda w: w.candidate.n)
        alone = counted_once(question, told, holdings)
        made.append(part(source, once(question, alone, saying, holdings, _speaking(source))))
    return tuple(p for p in made if p is not None)


def _speaking(source: str) -> Heard:
    return lambda claim: claim.source == source


def part(name: str, weighed: Sequence[Weighed]) -> Part | None:
    """The sum over some of a figure's incidents under a name; None where none of them counts."""
    counted = [w for w in weighed if w.counted]
    if not counted:
        return None
    reading = total(w.adds() for w in counted)
    claims = sum(len(w.said.used) for w in counted if w.said is not None)
    confirmed = reviewed(c for w in counted if w.said is not None for c in w.said.used)
    return Part(name, reading.low, reading.best, reading.high, claims, len(counted), confirmed)


def _plus_unknown(question: Question, stated: Sequence[Weighed], holdings: Holdings) -> Reading | None:
    """The same sum when persons of unknown status are taken as civilians too: in no incident fewer than are stated."""
    if question.group != "civilians":
        return None
    wide = replace(question, group=PLUS_UNKNOWN)
    saying = saying_of(wide, holdings)
    wider = once(wide, weigh(wide, [w.candidate for w in stated], saying, holdings), saying, holdings)
    alone = {all_.candidate.n for all_ in wider if all_.beyond or all_.candidate.n in holdings.near}
    counted = [
        all_.adds()
        if all_.candidate.n in alone
        else _at_least(all_.adds(), w.adds() if w.counted else NOTHING)
        for w, all_ in zip(stated, wider, strict=True)
        if all_.counted
    ]
    return _at_least(total(counted), total(w.adds() for w in stated if w.counted)) if counted else None


def _at_least(wider: Reading, stated: Reading) -> Reading:
    open_above = wider.high is None or stated.high is None
    high = None if open_above else max(wider.high or 0, stated.high or 0)
    return Reading(max(wider.low, stated.low), max(wider.best, stated.best), high)


def _interval(counted: Sequence[Weighed]) -> str:
    """What the range is: that of the reports, or only of dates that the window cuts."""
    if not any(w.reason == why.OVERLAPS and w.adds().high != 0 for w in counted):
        return "reports"
    inside = total(w.adds() for w in counted if w.reason not in why.UPPER_ONLY)
    return "window bounds" if inside.low == inside.high else "reports"


def _overlapping(counted: Sequence[Weighed]) -> Reading | None:
    cut = [w for w in counted if w.reason == why.OVERLAPS]
    return total(w.adds() for w in cut) if cut else None


def _left_out(inputs: Sequence[Input]) -> dict[str, int]:
    seen = Counter(i.why for i in inputs if not i.counted and i.why != why.NOT_STATED)
    return dict(sorted(seen.items()))
