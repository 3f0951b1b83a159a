"""Who the dead and injured of a simulated strike are, and which groups of them a report names."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from tawthiq.incidents.simulation.model import Said, Strike
from tawthiq.incidents.simulation.noise import Noise

SHARES = {"children": 320, "women": 220, "men": 460}  # of the harmed, in 1/1000
NAMED = {
    "children": 750,
    "women": 600,
    "men": 250,
}  # how many reports name a group that is among them, in 1/1000
Groups = tuple[tuple[str, int], ...]


def peopled(chance: random.Random, strike: Strike) -> Strike:
    """The strike with the group of each person, in the order in which they become known."""
    return replace(strike, dead=_drawn(chance, strike.killed), hurt=_drawn(chance, strike.injured))


def _drawn(chance: random.Random, number: int) -> tuple[str, ...]:
    return tuple(chance.choices(tuple(SHARES), tuple(SHARES.values()), k=number))


def described(chance: random.Random, noise: Noise, strike: Strike, said: Said) -> Said:
    """The claim with the groups that its source names; as often as a toll is misheard one is taken for another."""

    def names(persons: tuple[str, ...], number: int | None) -> Groups:
        chosen = [g for g, rate in NAMED.items() if chance.randrange(1000) < rate]
        wrong = chance.randrange(1000) < noise.misheard
        return _numbered(chosen, persons, number, mistaken=wrong)

    dead, hurt = names(strike.dead, said.killed), names(strike.hurt, said.injured)
    return replace(said, killed_who=dead, injured_who=hurt)


def described_again(strike: Strike, first: Said, said: Said) -> Said:
    """A later claim of the same source with the groups that it named first, in the numbers of its later toll."""
    dead, hurt = ([g for g, _ in groups] for groups in (first.killed_who, first.injured_who))
    return replace(
        said,
        killed_who=_numbered(dead, strike.dead, said.killed),
        injured_who=_numbered(hurt, strike.hurt, said.injured),
    )


def _numbered(
    named: Iterable[str], persons: tuple[str, ...], number: int | None, *, mistaken: bool = False
) -> Groups:
    """The named groups among the first `number` persons; `mistaken` takes children for women and the reverse."""
    known = Counter(persons[: number or 0])
    swapped = {"children": "women", "women": "children"} if mistaken else {}
    return tuple((swapped.get(g, g), known[g]) for g in named if known[g])
