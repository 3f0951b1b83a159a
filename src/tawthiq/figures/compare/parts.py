"""The parts of a difference. A part is what one cause adds on the way from the first number to the second."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tawthiq.model.figures import Figure

CAUSES = (
    "window", "area", "population", "grade", "late reports", "new sources", "withdrawals", "corrections", "merges",
    "splits", "only in A", "only in B", "another toll", "duplicates", "method", "rest",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Delta:
    """How much low, best and high move; `high` None where one of the numbers on the way is open above."""

    low: int
    best: int
    high: int | None

    def __add__(self, other: Delta) -> Delta:
        high = None if self.high is None or other.high is None else self.high + other.high
        return Delta(self.low + other.low, self.best + other.best, high)

    def __neg__(self) -> Delta:
        return Delta(-self.low, -self.best, None if self.high is None else -self.high)


ZERO = Delta(0, 0, 0)


@dataclass(frozen=True, slots=True)
class Part:
    """One cause of CAUSES with what it moves; `refs` are the incidents (or claims) through which it does."""

    cause: str
    delta: Delta
    refs: tuple[str, ...] = ()

    def __neg__(self) -> Part:
        return Part(self.cause, -self.delta, self.refs)


@dataclass(frozen=True, slots=True)
class Difference:
    """A field in which the two definitions differ, as each side has it."""

    what: str
    a: str
    b: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two numbers, and parts that add up to the second less the first in low, in best and, where closed, in high.

    A side where nothing is documented counts as 0. `differs` names every field of the definitions that differs,
    whether or not the material allows to say what it alone is worth.
    """

    a: Delta
    b: Delta
    parts: tuple[Part, ...]
    differs: tuple[Difference, ...] = ()

    @property
    def difference(self) -> Delta:
        return self.b + -self.a

    def turned(self) -> Comparison:
        """The same from the other side."""
        swap = {"only in A": "only in B", "only in B": "only in A"}
        parts = joined(Part(swap.get(p.cause, p.cause), -p.delta, p.refs) for p in self.parts)
        return Comparison(self.b, self.a, parts, tuple(Difference(d.what, d.b, d.a) for d in self.differs))

    def of(self, cause: str) -> Delta:
        """What one cause moves; zero where it has no part."""
        return next((p.delta for p in self.parts if p.cause == cause), ZERO)


def numbers(figure: Figure) -> Delta:
    """Low, best and high of a figure; "nothing documented" is an empty sum."""
    return ZERO if figure.low is None else Delta(figure.low, figure.best or 0, figure.high)


def compared(
    first: Figure | Delta, last: Figure | Delta, parts: Iterable[Part], differs: tuple[Difference, ...]
) -> Comparison:
    """Two numbers and the parts between them, which must add up."""
    a, b = (numbers(n) if isinstance(n, Figure) else n for n in (first, last))
    return Comparison(a, b, joined(parts), differs)


def joined(parts: Iterable[Part]) -> tuple[Part, ...]:
    """One part for each cause, in the order of CAUSES; a cause that moves nothing and touches nothing is left out.

    Where any high is open, no part has one: highs that do not add up are not shown.
    """
    found: dict[str, Part] = {}
    for part in parts:
        held = found.get(part.cause, Part(part.cause, ZERO))
        refs = tuple(sorted({*held.refs, *part.refs}))
        found[part.cause] = Part(part.cause, held.delta + part.delta, refs)
    kept = [found[c] for c in CAUSES if c in found and (found[c].refs or found[c].delta != ZERO)]
    if any(p.delta.high is None for p in kept):
        kept = [Part(p.cause, Delta(p.delta.low, p.delta.best, None), p.refs) for p in kept]
    return tuple(kept)
