"""What one source gets to know of a strike, and where it errs."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from tawthiq.incidents.simulation.country import words
from tawthiq.incidents.simulation.model import Said, Site, Source, Strike
from tawthiq.incidents.simulation.noise import Noise

BOMBARDMENT = ("airstrike", "shelling", "rocket_missile", "helicopter_barrel_bomb", "drone_strike")
ORDINARY = (
    "agricultural",
    "home_residential",
    "vehicle",
)  # what a wrong report says was hit; never another facility
SPREAD, OFF = (
    400,
    60_000,
)  # databases give a range so often, in 1/1000; their points lie up to so far off, 1e-7 degree
FULL_HOURS = 30  # after so many hours the whole toll is known


@dataclass(frozen=True, slots=True)
class Map:
    """Where a village may be mistaken for another."""

    districts: dict[str, Site]
    governorates: dict[str, Site]
    beside: dict[str, Site]
    namesakes: dict[str, Site]


def see(chance: random.Random, noise: Noise, map_: Map, strike: Strike, source: Source, at: datetime) -> Said:
    """A claim with every error drawn anew. `at` is when the source tells it: early reports know a part of the toll."""

    def happens(rate: int) -> bool:
        return chance.randrange(1000) < rate

    day = strike.at.date()
    if happens(noise.day_off):
        day += timedelta(days=chance.choice((-1, 1)))
    killed, injured = _toll(chance, noise, strike, at)
    kind = _kind(chance, noise, strike.event_type)
    party = "" if happens(noise.unsaid) else strike.party
    if party and happens(noise.blamed_wrong):
        party = chance.choice(sorted(words()["parties"]))
    target = "none_stated" if happens(noise.unseen) else strike.target
    if target != "none_stated" and happens(noise.hit_wrong):
        target = chance.choice(ORDINARY)
    place, listed = _place(chance, noise, map_, strike.village), source.kind == "database"
    undated = happens(noise.undated) and not listed
    return Said(
        "", "", source.id, source.id, strike.id, "event", None if undated else (day, day), place, kind, party,
        target, killed, injured, strike.names if killed and happens(500) else (),
        spread=chance.randint(1, 3) if listed and killed and happens(SPREAD) else 0,
        at=_point(chance, place) if listed and place else None, meant=day,
    )  # fmt: skip


def _point(chance: random.Random, place: Site) -> tuple[int, int]:
    return place.lat + chance.randint(-OFF, OFF), place.lon + chance.randint(-OFF, OFF)


def again(chance: random.Random, noise: Noise, strike: Strike, first: Said, at: datetime) -> Said:
    """The same source's later report: what it knew before, with the toll of that hour."""
    killed, injured = _toll(chance, noise, strike, at)
    return replace(first, killed=killed, injured=injured, update=True)


def _toll(chance: random.Random, noise: Noise, strike: Strike, at: datetime) -> tuple[int | None, int | None]:
    if chance.randrange(1000) < noise.untold:
        return None, None
    hours = (at - strike.at).total_seconds() / 3600
    part = 1000
    if hours < FULL_HOURS and chance.randrange(1000) < noise.early:
        part = chance.randint(300, 900)
    killed, injured = strike.killed * part // 1000, strike.injured * part // 1000
    if chance.randrange(1000) < noise.misheard:
        killed = max(0, killed + chance.choice((-2, -1, 1, 2, 3)))
    if chance.randrange(1000) < noise.misheard:
        injured = max(0, injured + chance.choice((-4, -2, -1, 1, 2, 5)))
    return killed, None if chance.randrange(1000) < noise.unhurt else injured


def _kind(chance: random.Random, noise: Noise, kind: str) -> str:
    if kind not in BOMBARDMENT:
        return kind
    if chance.randrange(1000) < noise.vague:
        return "unknown_explosion"
    return chance.choice(BOMBARDMENT) if chance.randrange(1000) < noise.other_kind else kind


def _place(chance: random.Random, noise: Noise, map_: Map, village: Site) -> Site | None:
    drawn = chance.randrange(1000)
    for rate, place in (
        (noise.placeless, None),
        (noise.coarse, map_.districts[village.district]),
        (noise.wide, map_.governorates[village.parents[1]]),
        (noise.beside, map_.beside[village.pcode]),
        (noise.namesake, map_.namesakes.get(village.pcode, village)),
    ):
        if drawn < rate:
            return place
        drawn -= rate
    return village
