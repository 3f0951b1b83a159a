"""What happened: strikes that come in waves, on some villages more than on others."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import datetime, timedelta

from tawthiq.incidents.simulation.country import words
from tawthiq.incidents.simulation.model import Site, Strike

SELDOM = 0.125  # how intense a day of calm is; others are 3 in the mean
AGAIN, QUIET = 180, 650  # chances in 1/1000: the same village again within two days; a village seldom hit


def strikes(
    chance: random.Random, villages: Sequence[Site], number: int, start: datetime, days: int, calm: int = 0
) -> list[Strike]:
    """`number` strikes over `days` days and the `calm` ones that follow, in the order of time."""
    weights = [1 if chance.randrange(1000) < QUIET else chance.randint(4, 16) for _ in villages]
    intensity = [chance.choice((1, 1, 2, 3, 8)) for _ in range(days)] + [SELDOM] * calm
    days += calm
    found: list[tuple[datetime, Site, str]] = []
    while len(found) < number:
        if found and chance.randrange(1000) < AGAIN:
            before, village, party = found[chance.randrange(max(0, len(found) - 40), len(found))]
            at = min(before + timedelta(minutes=chance.randint(90, 2880)), start + timedelta(days=days - 1))
        else:
            day = chance.choices(range(days), intensity)[0]
            at = start + timedelta(days=day, minutes=chance.randrange(1440))
            village = chance.choices(villages, weights)[0]
            party = chance.choices(list(words()["parties"]), (6, 3, 1))[0]
        found.append((at, village, party))
    found.sort(key=lambda f: (f[0], f[1].pcode))
    return [_strike(chance, f"T{n:06d}", *f) for n, f in enumerate(found)]


def _strike(chance: random.Random, id_: str, at: datetime, village: Site, party: str) -> Strike:
    kind, target = _drawn(chance, "weapons"), _drawn(chance, "targets")
    killed = min(
        60, int(chance.paretovariate(1.1)) - 1 + (chance.randrange(3) if target != "none_stated" else 0)
    )
    if kind == "execution":
        killed, target = max(1, killed), "none_stated"
    injured = 0 if kind == "execution" else min(120, int(chance.paretovariate(0.9)) - 1 + killed // 2)
    told = min(killed, chance.randint(1, 4)) if killed and chance.randrange(1000) < 300 else 0
    names = tuple(_person(chance) for _ in range(told))
    return Strike(id_, village, at, kind, party, target, killed, injured, names)


def _person(chance: random.Random) -> tuple[str, str]:
    """A name with the father's and the family's, in both scripts."""
    parts = [chance.choice(words()[part]) for part in ("given", "given", "family")]
    return " ".join(p[0] for p in parts), " ".join(p[1] for p in parts)


def _drawn(chance: random.Random, what: str) -> str:
    table = words()[what]
    return str(chance.choices(list(table), [one["share"] for one in table.values()])[0])
