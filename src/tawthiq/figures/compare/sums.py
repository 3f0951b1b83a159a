"""Two sums over incidents: from the first definition to the second, one field after another.

Each step asks the same incidents again with one more field of the second question; what the number moves by is that
field's part. The parts of such a chain add up to the whole difference by construction. The order is fixed (window,
area, population, grade, method, knowledge, whose claims), because an incident that is out for two reasons must be put
under one of them. When the definitions are the same, what is left is whose claims are counted: incidents of one side
only, and incidents to which the two give another toll.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from functools import cache
from itertools import pairwise

from tawthiq.figures.compare.parts import ZERO, Comparison, Delta, Difference, Part, joined, numbers
from tawthiq.figures.documented import answer, why
from tawthiq.model.figures import Figure, Question
from tawthiq.model.incidents import Claim, Incident

STEPS: tuple[tuple[str, frozenset[str]], ...] = (
    ("window", frozenset({"window"})),
    ("area", frozenset({"area"})),
    ("grade", frozenset({"inclusion"})),
)
_SILENT = frozenset({"id", "by", "known_on"})


@dataclass(frozen=True)
class World:
    """Claims by id and incidents, as acts 1 to `as_of` read by `code` give them."""

    claims: Mapping[str, Claim]
    incidents: Sequence[Incident]
    as_of: int
    code: str

    def ask(self, question: Question, only: frozenset[str] | None = None) -> Figure:
        """The figure of `question` from all claims, or only from those with these ids."""
        claims = self.claims if only is None else {i: c for i, c in self.claims.items() if i in only}
        return answer(question, claims=claims, incidents=self.incidents, as_of=self.as_of, code=self.code)


@dataclass(frozen=True)
class Side:
    """A figure to compare: what is asked, and of whose claims (`only` None: everybody's).

    `as_listed` counts reports that repeat an incident once more, as a list of rows that nobody linked does.
    """

    question: Question
    only: frozenset[str] | None = None
    as_listed: bool = False


def between_sums(a: Side, b: Side, world: World) -> Comparison:
    """The parts between two sums over the incidents of one world."""
    ask = cache(world.ask)
    first, last = ask(a.question, a.only), ask(b.question, b.only)
    twice_a, twice_b = (
        repeated(f) if s.as_listed else Part("duplicates", ZERO) for s, f in ((a, first), (b, last))
    )
    parts = [*_definitions(a, b.question, ask), *_knowledge(a, b.question, world, ask)]
    parts += _whose(ask(b.question, a.only), last) if a.only != b.only else []
    parts += [-twice_a, twice_b]
    return Comparison(
        numbers(first) + twice_a.delta,
        numbers(last) + twice_b.delta,
        joined(parts),
        differences(a.question, b.question),
    )


Ask = Callable[[Question, frozenset[str] | None], Figure]


def _definitions(a: Side, target: Question, ask: Ask) -> Iterator[Part]:
    """One step for each field that differs, from the first question to the second with the first's knowledge."""
    at = a.question
    for cause, names in _steps():
        then = replace(at, **{n: getattr(target, n) for n in names})
        if then != at:
            yield step(cause, ask(at, a.only), ask(then, a.only))
        at = then


def _steps() -> list[tuple[str, frozenset[str]]]:
    """Every field of a question under one cause: what is counted is the population, how is the method."""
    known = {n for _, names in STEPS for n in names} | _SILENT
    method = frozenset({"basis", "codebook", "rule"} & {f.name for f in fields(Question)})
    counted = frozenset(f.name for f in fields(Question)) - known - method
    return [*STEPS[:2], ("population", counted), STEPS[2], ("method", method)]


def _knowledge(a: Side, target: Question, world: World, ask: Ask) -> Iterator[Part]:
    """Between two dates of knowledge: reports of sources that had spoken before, then sources new since."""
    old, new = a.question.known_on, target.known_on
    if old == new:
        return
    backwards = new is not None and (old is None or new < old)
    early, late = (new, old) if backwards else (old, new)
    before, after = replace(target, known_on=early), replace(target, known_on=late)
    start, end = ask(before, a.only), ask(after, a.only)
    known = _of_known_sources(world, start, early)
    middle = ask(after, known if a.only is None else known & a.only)
    for part in (step("late reports", start, middle), step("new sources", middle, end)):
        yield -part if backwards else part


def _of_known_sources(world: World, figure: Figure, day: date | None) -> frozenset[str]:
    """Claims of the sources that had published something by `day` on the incidents of the figure."""
    spoken = {i for one in figure.inputs if one.counted for i in one.claims}
    sources = {world.claims[i].source for i in spoken if i in world.claims}
    return frozenset(i for i, c in world.claims.items() if c.source in sources or i in spoken)


def _whose(first: Figure, last: Figure) -> Iterator[Part]:
    """The same question to other claims: incidents that only one side has, and the same incident with another toll."""
    a, b = incidents_of(first), incidents_of(last)
    for cause, refs in (
        ("only in A", a.keys() - b.keys()),
        ("only in B", b.keys() - a.keys()),
        ("another toll", {r for r in a.keys() & b.keys() if a[r] != b[r]}),
    ):
        moved = total(b.get(r, ZERO) + -a.get(r, ZERO) for r in sorted(refs))
        yield Part(cause, moved, tuple(sorted(refs)))
    left = numbers(last) + -numbers(first) + -total(b.values()) + total(a.values())
    yield Part("method", left)


def step(cause: str, first: Figure, last: Figure) -> Part:
    """What the number moves by from one figure to the next, and the incidents through which it does."""
    a, b = incidents_of(first), incidents_of(last)
    refs = sorted(r for r in a.keys() | b.keys() if a.get(r) != b.get(r))
    return Part(cause, numbers(last) + -numbers(first), tuple(refs))


def chained(first: Figure, steps: Iterable[tuple[str, Figure]]) -> list[Part]:
    """A part for each (cause, figure after it), from `first` on."""
    return [step(cause, a, b) for (_, a), (cause, b) in pairwise([("", first), *steps])]


def incidents_of(figure: Figure) -> dict[str, Delta]:
    """What each incident or total that a figure counts adds to it."""
    return {i.ref: Delta(i.low, i.best, i.high) for i in figure.inputs if i.counted}


def repeated(figure: Figure) -> Part:
    """What the reports would add that say a counted incident once more."""
    used = {c for one in figure.inputs if one.counted for c in one.claims}
    again = [i for i in figure.inputs if i.why == why.SUPERSEDED and i.ref not in used]
    return Part("duplicates", total(Delta(i.low, i.best, i.high) for i in again), tuple(i.ref for i in again))


def total(deltas: Iterable[Delta]) -> Delta:
    return sum(deltas, ZERO)


def differences(a: Question, b: Question) -> tuple[Difference, ...]:
    """Every field in which two questions differ; the fields' own text forms."""
    out = []
    for field in fields(Question):
        x, y = getattr(a, field.name), getattr(b, field.name)
        if x != y and field.name not in ("id", "by"):
            out.append(Difference(field.name, _text(x), _text(y)))
    return tuple(out)


def _text(value: object) -> str:
    match value:
        case (date() as first, date() as last):
            return f"{first}..{last}"
        case tuple():
            return ", ".join(map(str, value))
        case None:
            return ""
    return str(getattr(value, "id", value))
