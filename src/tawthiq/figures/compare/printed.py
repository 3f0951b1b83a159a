"""Two totals that publishers printed: their difference belongs to one cause only where they differ in one thing.

A bare total cannot be taken apart. Where window, area and population are the same and only the publisher differs, it
is another number for the same thing; where only the window differs, the days make the difference. Where two or more
things differ, nobody can say from two numbers what each is worth: the whole is a rest, and every field that differs
is named.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tawthiq.figures.compare.parts import Comparison, Delta, Difference, Part, compared, joined
from tawthiq.figures.compare.sums import Side, World, between_sums, differences
from tawthiq.figures.documented.combine import combine
from tawthiq.figures.documented.relations import area_as_printed, codes_of
from tawthiq.figures.documented.selection import says
from tawthiq.model.figures import Area, Question
from tawthiq.model.incidents import Claim

_POPULATION = frozenset({"kind", "group", "measure", "targets"})
_WORDING = frozenset({"qualifier"})


def definition_of(claim: Claim) -> Question:
    """What a printed total counts, as a question: its first number's kind and group, its window, its area as printed.

    A day that the total does not state stands as the earliest or latest there is.
    """
    event, first = claim.event, claim.event.counts[0]
    window = (event.date_start or date.min, event.date_end or event.date_start or date.max)
    codes = codes_of(event)
    named = area_as_printed(event)
    area = Area(named, codes, named, named)
    targets = tuple(t for t in event.targets if t != "none_stated")
    return Question(
        claim.id, first.kind, window, area, "incidents", first.group, first.measure, targets=targets
    )


def number_of(claim: Claim) -> Delta:
    """Low, best and high of a printed total by the rule of figures; zero where it states no number."""
    question = definition_of(claim)
    said = combine((claim,), lambda c: says(question, c))
    if said is None or not said.reading.known:
        return Delta(0, 0, None)
    return Delta(said.reading.low, said.reading.best, said.reading.high)


def between_totals(a: Claim, b: Claim) -> Comparison:
    """Two printed totals; the parts are one: the only thing that differs, else the rest."""
    differs = _differs(a, b)
    cause = _cause({d.what for d in differs})
    first, last = number_of(a), number_of(b)
    return Comparison(first, last, joined([Part(cause, last + -first, (a.id, b.id))]), differs)


def to_total(a: Side, total: Claim, world: World) -> Comparison:
    """From a sum to a printed total: as far as its definition can be asked of the incidents, then a rest."""
    target = definition_of(total)
    if not target.area.pcodes:
        first = world.ask(a.question, a.only)
        near = compared(first, first, (), differences(a.question, target))
    else:
        asked = replace(target, known_on=a.question.known_on)
        near = between_sums(a, replace(a, question=asked), world)
    rest = Part("rest", number_of(total) + -near.b, (total.id,))
    return compared(near.a, number_of(total), [*near.parts, rest], near.differs)


def _cause(differs: set[str]) -> str:
    """The one cause to which everything that differs belongs, else the rest. How exact a number is moves none."""
    match sorted(differs - _WORDING - _POPULATION):
        case []:
            return "population" if differs & _POPULATION else "another toll"
        case ["window" | "area" as only] if not differs & _POPULATION:
            return only
        case ["published"] if not differs & _POPULATION:
            return "late reports"
        case ["publisher"] | ["published", "publisher"] if not differs & _POPULATION:
            return "another toll"
    return "rest"


def _differs(a: Claim, b: Claim) -> tuple[Difference, ...]:
    one, other = _fields(a), _fields(b)
    return tuple(Difference(k, one[k], other[k]) for k in one if one[k] != other[k])


def _fields(claim: Claim) -> dict[str, str]:
    event, count = claim.event, claim.event.counts[0]
    return {
        "publisher": claim.publisher,
        "published": str(claim.published_on or ""),
        "window": f"{event.date_start or ''}..{event.date_end or event.date_start or ''}",
        "area": area_as_printed(event),
        "kind": count.kind,
        "group": count.group,
        "measure": count.measure or "",
        "targets": ", ".join(event.targets),
        "qualifier": count.qualifier,
    }
