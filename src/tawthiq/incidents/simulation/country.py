"""The invented country: governorates, districts, villages, some of which share a name."""

from __future__ import annotations

import random
from functools import cache
from importlib import resources
from typing import Any

import yaml

from tawthiq.incidents.simulation.model import Site, Source
from tawthiq.model.vocabulary import LOADER

DISTRICTS, SPREAD, NAMESAKES = 5, 4_000_000, 60
_VILLAGE_METRES, _DISTRICT_METRES, _GOVERNORATE_METRES = 1_500, 20_000, 55_000


@cache
def words() -> Any:
    """The vocabulary of the simulation."""
    path = resources.files("tawthiq.incidents.simulation") / "words.yml"
    return yaml.load(path.read_text(encoding="utf-8"), Loader=LOADER)


def sources() -> list[Source]:
    return [Source(key, **told) for key, told in words()["sources"].items()]


def sites(chance: random.Random, villages: int) -> list[Site]:
    """The country, its governorates and districts, then `villages` villages; one in NAMESAKES of 1000 is a namesake."""
    country = words()["country"]
    top = Site(
        country["pcode"], country["en"], country["ar"], "country", country["lat"], country["lon"], 150_000, ()
    )
    out, districts = [top], []
    for g, (en, ar) in enumerate(words()["governorates"]):
        lat, lon = top.lat + (1 if g < 2 else -1) * SPREAD, top.lon + (1 if g % 2 else -1) * SPREAD
        code = f"XS0{g + 1}"
        out.append(Site(code, en, ar, "admin1", lat, lon, _GOVERNORATE_METRES, (top.pcode,)))
        for d in range(DISTRICTS):
            here = lat + (d - 2) * SPREAD // 3, lon + (d % 3 - 1) * SPREAD // 2
            named = _name(chance, out)
            districts.append(
                Site(f"{code}0{d + 1}", *named, "admin2", *here, _DISTRICT_METRES, (top.pcode, code))
            )
        out += districts[-DISTRICTS:]
    for n in range(villages):
        out.append(_village(chance, n, districts[n % len(districts)], out))
    return out


def _village(chance: random.Random, n: int, district: Site, taken: list[Site]) -> Site:
    others = [s for s in taken[-200:] if s.kind == "community" and s.district != district.pcode]
    alike = chance.choice(others) if others and chance.randrange(1000) < NAMESAKES else None
    en, ar = (alike.en, alike.ar) if alike else _name(chance, taken)
    lat = district.lat + chance.randint(-1_400_000, 1_400_000)
    lon = district.lon + chance.randint(-1_400_000, 1_400_000)
    parents = (*district.parents, district.pcode)
    return Site(f"XC{n:04d}", en, ar, "community", lat, lon, _VILLAGE_METRES, parents)


def _name(chance: random.Random, taken: list[Site]) -> tuple[str, str]:
    known = {s.en for s in taken}
    while True:
        head, first, middle, last = (
            chance.choice(words()[part]) for part in ("heads", "first", "middle", "last")
        )
        en = f"{head[0]} {first[0]}{middle[0]}{last[0]}".strip()
        if en not in known:
            return en, f"{head[1]} {first[1]}{middle[1]}{last[1]}".strip()
