"""A quantity: so many of whom, as the words of a sentence count them."""

from __future__ import annotations

from dataclasses import dataclass

from tawthiq.claims.persons.roster import Roster


@dataclass(slots=True)
class Quantity:
    """Tokens [i, j) count people (or facilities): at least `low`, at most `high` (None: open).

    `fixed` is a kind that the noun itself states; `part` the word that makes it a part of what stood before;
    `noun` the token of the counted noun, None when the number stands bare; `also` a second group of the same people;
    `denied` the token of "no" before them; `roster` who they are, where they are told of one by one;
    `whole` those of whom a list of names has these.
    """

    i: int
    j: int
    low: int | None
    high: int | None
    qualifier: str
    group: str | None = None
    unit: str = "person"
    form: str = ""
    numbered: bool = False
    definite: bool = False
    others: bool = False
    part: str | None = None
    fixed: str | None = None
    target: str | None = None
    kinds: tuple[str, ...] = ()
    noun: int | None = None
    also: str | None = None
    negated: bool = False
    denied: int | None = None
    resolved: str | None = None
    roster: Roster | None = None
    whole: Quantity | None = None


def same_scale(low: int, high: int) -> int:
    """The lower number of "between 4 and 5 thousand", ما بين 4 و5 آلاف, in the thousands of the higher."""
    for scale in (1_000_000, 1_000):
        if low < high // scale and high % scale == 0 and high // scale <= _TIMES * max(low, 1):
            return low * scale
    return low


_TIMES = 20
