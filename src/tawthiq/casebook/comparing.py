"""`figure compare`: two figures of a casebook, and what their difference is made of."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

from tawthiq import flow
from tawthiq.casebook import deriving, log, queries, stored
from tawthiq.casebook.book import Casebook
from tawthiq.casebook.errors import NotFound
from tawthiq.casebook.references import Asked, belongs, only, resolve
from tawthiq.errors import Bilingual
from tawthiq.evidence.ledger import Ledger, fold
from tawthiq.figures.compare import (
    Comparison,
    Part,
    Side,
    World,
    between_sums,
    between_totals,
    chained,
    compared,
    definition_of,
    number_of,
    side_text,
    to_total,
)
from tawthiq.flow.changing import State, change
from tawthiq.model.figures import Figure
from tawthiq.model.incidents import Claim
from tawthiq.model.progress import Progress, quiet


@dataclass(frozen=True)
class Compared:
    """A comparison with what its sides are called."""

    a: Bilingual
    b: Bilingual
    comparison: Comparison


class Comparer:
    """Compares figures of one casebook; each state of it is derived once."""

    def __init__(self, book: Casebook, *, workers: int = 1, progress: Progress = quiet) -> None:
        self._book, self._workers, self._progress = book, workers, progress
        self._last = stored.made(book).acts
        self._ledger = cache(_ledger)
        self._state = cache(self._read_state)

    def compare(self, a: str, b: str, *, as_listed: bool = False) -> Compared:
        """The difference between what two references name. Raises NotFound for one that leads to nothing."""
        one, other = (resolve(text, self._book, self._ledger, self._last) for text in (a, b))
        return Compared(_name(one), _name(other), self._compared(one, other, as_listed))

    def _compared(self, a: Asked | Claim, b: Asked | Claim, as_listed: bool) -> Comparison:
        if not _same_totals(a, b):
            a, b = self._printed(a), self._printed(b)
        if isinstance(a, Asked):
            return self._sums(a, b, as_listed) if isinstance(b, Asked) else self._to_total(a, b)
        return self._to_total(b, a).turned() if isinstance(b, Asked) else between_totals(a, b)

    def _printed(self, side: Asked | Claim) -> Asked | Claim:
        """The printed total that gives a figure of published totals its number; any other side as it is."""
        if not isinstance(side, Asked) or side.question.basis != "published totals":
            return side
        figure = side.frozen if side.frozen is not None and side.is_frozen else self._figure(side)
        claims = self._state(side.upto).world.claims
        speaking = [
            claims[i.ref] for i in figure.inputs if i.counted and i.best == figure.best and i.ref in claims
        ]
        listed = [claims[i.ref] for i in figure.inputs if i.ref in claims]
        if side.source is not None and len(listed) > 1:
            raise NotFound(
                place=side.text, read=f"{len(listed)} totals", what="; ".join(map(_listed, listed))
            )
        return min(speaking or listed, key=lambda c: c.id, default=side)

    def _figure(self, side: Asked) -> Figure:
        """The side's figure by today's program."""
        world = self._state(side.upto).world
        return world.ask(side.question, only(side, world.claims.values(), self._ledger(None)))

    def _side(self, side: Asked, world: World, as_listed: bool) -> Side:
        return Side(side.question, only(side, world.claims.values(), self._ledger(None)), as_listed)

    def _to_total(self, a: Asked, total: Claim) -> Comparison:
        world = self._state(a.upto).world
        return to_total(self._side(a, world, False), total, world)

    def _sums(self, a: Asked, b: Asked, as_listed: bool) -> Comparison:
        """Through the definitions in the first side's state, then through what changed since."""
        if as_listed and a.upto != b.upto:
            raise NotFound(
                place="--as-listed",
                read=f"{a.text}, {b.text}",
                what=Bilingual("two sides of the same acts", "طرفان من الأفعال نفسها"),
            )
        world = self._state(a.upto).world
        found = between_sums(self._side(a, world, as_listed), self._side(b, world, as_listed), world)
        parts = [*self._by_program(a, backwards=True), *found.parts, *self._since(a, b), *self._by_program(b)]
        last = found.b if a.upto == b.upto else self._figure(b)
        first, last = (s.frozen if s.frozen and s.is_frozen else n for s, n in ((a, found.a), (b, last)))
        return compared(first, last, parts, found.differs)

    def _since(self, a: Asked, b: Asked) -> list[Part]:
        if a.upto == b.upto:
            return []
        early, late = (self._state(n) for n in sorted((a.upto, b.upto)))
        parts = change(b.question, early, late, belongs(b.source, self._ledger(None)))
        return parts if a.upto < b.upto else [-p for p in parts]

    def _by_program(self, side: Asked, *, backwards: bool = False) -> list[Part]:
        """What today's program alone moves in a frozen figure."""
        if side.frozen is None or not side.is_frozen:
            return []
        anew = self._figure(side)
        first, last = (side.frozen, anew) if backwards else (anew, side.frozen)
        return chained(first, [("method", last)])

    def _read_state(self, upto: int) -> State:
        """The stored tables for the last act, else derived anew from acts 1 to `upto`."""
        if upto == self._last and stored.is_current(self._book):
            claims = {i: c for i, c in queries.claims().items() if not c.is_only_listed}
            incidents = queries.incidents()
        else:
            made = deriving.compute(self._book, upto=upto, workers=self._workers, progress=self._progress)
            claims, incidents = flow.counted(made.standing), made.incidents
        items = frozenset(self._ledger(upto).receipts)
        return State(World(claims, incidents, upto, stored.code_version()), items)


def _ledger(upto: int | None) -> Ledger:
    return fold(log.read(upto))


def _same_totals(a: Asked | Claim, b: Asked | Claim) -> bool:
    """Whether both ask one question of published totals of one voice, at two moments: that is a change."""
    if not isinstance(a, Asked) or not isinstance(b, Asked):
        return False
    return a.source == b.source and replace(a.question, known_on=None) == replace(b.question, known_on=None)


def _name(side: Asked | Claim) -> Bilingual:
    return side.name() if isinstance(side, Asked) else side_text(definition_of(side), None, side, None)


def _listed(claim: Claim) -> str:
    event = claim.event
    return f"{claim.id} ({claim.publisher}, {event.date_start}..{event.date_end}, {number_of(claim).low:,})"
