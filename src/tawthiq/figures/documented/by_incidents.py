"""The basis "incidents": what the reports of each incident say, summed over the incidents of the question."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from tawthiq.figures.documented import why
from tawthiq.figures.documented.combine import Combined, Saying, combine, total
from tawthiq.figures.documented.readings import PLUS_UNKNOWN, Reading, Voiced
from tawthiq.figures.documented.selection import Candidate, candidates, says
from tawthiq.model.figures import Input, Part, Question
from tawthiq.model.incidents import Claim, Incident

_COUNTED = (why.INSIDE, why.OVERLAPS)
_PERSONS = ("confirmed", "corrected")


@dataclass(frozen=True, slots=True)
class Answer:
    """What a basis makes of a question, before it becomes a Figure. `reading` None: nothing documented here."""

    reading: Reading | None
    inputs: tuple[Input, ...]
    parts: tuple[Part, ...]
    interval: str
    plus_unknown: Reading | None = None
    left_out: Mapping[str, int] = field(default_factory=dict)
    overlapping: Reading | None = None
    open_above: int = 0


@dataclass(frozen=True, slots=True)
class Weighed:
    """A candidate with what its claims say together (None: the number is not stated)."""

    candidate: Candidate
    said: Combined | None

    @property
    def counted(self) -> bool:
        return self.said is not None and self.candidate.standing in _COUNTED

    def adds(self) -> Reading:
        """What it adds to the sum: nothing to low and best when its dates only overlap the window."""
        if self.said is None:
            return Reading(0, 0, 0)
        if self.candidate.standing == why.OVERLAPS:
            return Reading(0, 0, self.said.reading.high)
        return self.said.reading


def answer_by_incidents(
    question: Question, claims: Mapping[str, Claim], incidents: Sequence[Incident]
) -> Answer:
    """Sum over the incidents in area and window; each source alone when the question asks `by: source`."""
    found = candidates(question, incidents, claims)
    saying = remembered(partial(says, question))
    weighed = [Weighed(c, combine(c.admitted, saying)) for c in found]
    counted = [w for w in weighed if w.counted]
    inputs = [*_incident_inputs(weighed), *_claim_inputs(weighed, saying)]
    return Answer(
        reading=total(w.adds() for w in counted) if counted else None,
        inputs=tuple(inputs),
        parts=_by_source(found, saying) if question.by == "source" else (),
        interval=_interval(counted),
        plus_unknown=_plus_unknown(question, weighed),
        left_out=_left_out(inputs),
        overlapping=_overlapping(counted),
        open_above=sum(1 for w in counted if w.adds().high is None),
    )


def remembered(saying: Saying) -> Saying:
    """The same, read only once for each claim: a figure asks together and again for each source."""
    held: dict[str, tuple[Voiced, ...]] = {}

    def recall(claim: Claim) -> tuple[Voiced, ...]:
        said = held.get(claim.id)
        if said is None:
            said = held[claim.id] = saying(claim)
        return said

    return recall


def reviewed(claims: Iterable[Claim]) -> int:
    """How many of these claims a person confirmed or corrected."""
    return sum(1 for c in claims if c.review in _PERSONS)


def _incident_inputs(weighed: Sequence[Weighed]) -> list[Input]:
    return [_input(w) for w in weighed if w.said is not None or w.candidate.standing in _COUNTED]


def _input(weighed: Weighed) -> Input:
    candidate, said = weighed.candidate, weighed.said
    if said is None:
        return Input(candidate.incident.code, False, why.NOT_STATED, 0, 0, 0, ())
    adds = weighed.adds()
    reason = candidate.standing
    if reason == why.INSIDE and not said.reading.known:
        reason = why.NUMBER_UNKNOWN
    ids = tuple(c.id for c in said.used)
    return Input(
        candidate.incident.code, weighed.counted, reason, adds.low, adds.best, adds.high, ids, said.voices
    )


def _claim_inputs(weighed: Sequence[Weighed], saying: Saying) -> list[Input]:
    """The claims that state the number and are not used, each with why: nothing is left out in silence."""
    out = []
    for w in weighed:
        unused = [*w.candidate.refused]
        if w.said is not None:
            unused += [(c, why.SUPERSEDED) for c in w.said.superseded]
            unused += [(c, why.PARTS_ONLY) for c in w.said.partial]
        for claim, reason in sorted(unused, key=lambda pair: pair[0].id):
            said = combine((claim,), saying)
            if said is not None or reason == why.ONLY_TOGETHER:
                out.append(_claim_input(claim, reason, said))
    return out


def _claim_input(claim: Claim, reason: str, said: Combined | None) -> Input:
    would = said.reading if said is not None else Reading(0, 0, 0)
    voices = said.voices if said is not None else ()
    return Input(claim.id, False, reason, would.low, would.best, would.high, (claim.id,), voices)


def _by_source(found: Sequence[Candidate], saying: Saying) -> tuple[Part, ...]:
    sources = sorted({claim.source for c in found for claim in c.admitted})
    parts = [_part(source, found, saying) for source in sources]
    return tuple(part for part in parts if part is not None)


def _part(source: str, found: Sequence[Candidate], saying: Saying) -> Part | None:
    """The same rule over the claims of one source; None when it states no such number."""
    own = [
        Weighed(c, combine([claim for claim in c.admitted if claim.source == source], saying)) for c in found
    ]
    counted = [w for w in own if w.counted]
    if not counted:
        return None
    reading = total(w.adds() for w in counted)
    used = {c.id: c for w in counted if w.said is not None for c in w.said.used}
    return Part(
        source, reading.low, reading.best, reading.high, len(used), len(counted), reviewed(used.values())
    )


def _plus_unknown(question: Question, stated: Sequence[Weighed]) -> Reading | None:
    """The same sum when persons of unknown status are taken as civilians too: in no incident fewer than are stated."""
    if question.group != "civilians":
        return None
    saying = partial(says, question, group=PLUS_UNKNOWN)
    wider = [(w, Weighed(w.candidate, combine(w.candidate.admitted, saying))) for w in stated]
    counted = [_at_least(all_.adds(), w.adds()) for w, all_ in wider if all_.counted]
    return total(counted) if counted else None


def _at_least(wider: Reading, stated: Reading) -> Reading:
    open_above = wider.high is None or stated.high is None
    high = None if open_above else max(wider.high or 0, stated.high or 0)
    return Reading(max(wider.low, stated.low), max(wider.best, stated.best), high)


def _interval(counted: Sequence[Weighed]) -> str:
    """What the range is: that of the reports, or only of dates that the window cuts."""
    inside = total(w.adds() for w in counted if w.candidate.standing == why.INSIDE)
    cut = any(w.candidate.standing == why.OVERLAPS and w.adds().high != 0 for w in counted)
    return "window bounds" if cut and inside.low == inside.high else "reports"


def _overlapping(counted: Sequence[Weighed]) -> Reading | None:
    cut = [w for w in counted if w.candidate.standing == why.OVERLAPS]
    return total(w.adds() for w in cut) if cut else None


def _left_out(inputs: Sequence[Input]) -> dict[str, int]:
    seen = Counter(i.why for i in inputs if not i.counted and i.why != why.NOT_STATED)
    return dict(sorted(seen.items()))
