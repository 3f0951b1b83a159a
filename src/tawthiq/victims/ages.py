"""How far the ages of each list run ahead of the others', in 1/100 year: measured, or as a model adopted it.

Lists reckon ages on different days: at death, at registration, at the end of a year. Of one person they then state ages
that differ by the same part of a year on average, always in the same direction.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import duckdb
import pyarrow as pa

NEAR, FEWEST, TRUST = 3, 30, 50
SWEEPS = 100

# Names that one record of each list bears, with its age: nearly always one person.
_ONCE = (
    "select list, k_given, k_father, k_grand, k_family, min(age) age from records where age is not null "
    "and k_given is not null and k_father is not null and k_family is not null group by all having count(*) = 1"
)
_DIFFERENCES = (
    f"with once as ({_ONCE}) select a.list, b.list, count(*), sum(b.age - a.age)::bigint from once a join once b on "
    "a.k_given = b.k_given and a.k_father = b.k_father and a.k_family = b.k_family and a.list < b.list "
    f"and a.k_grand is not distinct from b.k_grand and abs(a.age - b.age) <= {NEAR} group by all "
    f"having count(*) >= {FEWEST} order by all"
)


def write_ahead(con: duckdb.DuckDBPyConnection, adopted: Mapping[str, int] | None) -> dict[str, int]:
    """Add to `records` how far a stated age runs ahead (`ahead`, 1/100 year; 0 where a birthday is stated).

    Measured on what FEWEST persons of two lists share, or as `adopted`; other lists run with the rest. Returns what
    each list has.
    """
    found = ahead(con.execute(_DIFFERENCES).fetchall()) if adopted is None else dict(adopted)
    table = {"list": pa.array(list(found), pa.string()), "ahead": pa.array(list(found.values()), pa.int32())}
    con.register("incoming", pa.table(table))
    con.execute(
        "create or replace table records as select r.*, case when born is null then coalesce(i.ahead, 0) else 0 end "
        "as ahead from records r left join incoming i using (list) order by r.row"
    )
    con.unregister("incoming")
    return found


def ahead(differences: Iterable[tuple[str, str, int, int]]) -> dict[str, int]:
    """Per list 1/100 year, from (list, later list, persons, years that the later list states more, summed).

    Least squares over all pairs of lists, each counting by its persons, with TRUST persons of no difference to each
    list; always the same sweeps in the order of names, so that the result is the same anywhere.
    """
    beside: dict[str, list[tuple[str, int, int]]] = {}
    for a, b, persons, years in differences:
        beside.setdefault(a, []).append((b, persons, -years))
        beside.setdefault(b, []).append((a, persons, years))
    found = dict.fromkeys(sorted(beside), 0.0)
    for _ in range(SWEEPS):
        for name in found:
            total = sum(n * found[other] + years for other, n, years in beside[name])
            found[name] = total / (sum(n for _, n, _ in beside[name]) + TRUST)
    return {name: round(100 * years) for name, years in found.items()}
