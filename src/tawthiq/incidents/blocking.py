"""Which claims are compared: neighbours in space and time, equal numbers for vague places, shared names or wording.

A place is fine up to FINE_METRES. Claims meet through cells of a grid and days; what is known only to a governorate, or
without a day, must share more. Work grows with the number of neighbours, not with the square of the claims.
"""

from __future__ import annotations

import duckdb

from tawthiq.incidents.records import MICRO
from tawthiq.incidents.settings import BESIDE, FEW_DAYS, FINE_METRES, LONG_DAYS
from tawthiq.incidents.sketch import HASHES

CELL = 2_000_000  # 0.2 degree
UNITS_PER_METRE = 90  # 1e-7 degree of latitude, rounded up
SLACK_DAYS = 1  # dated claims farther apart are never of one incident
DISTRICT_METRES = 35_000  # wider places, a governorate or more, must share a number
BUSIEST = 400  # claims of one number and day, of one name or wording: more say nothing

_FINE = f"lat is not null and precision <= {FINE_METRES} and last - first <= {LONG_DAYS}"
_DATED = f"lat is not null and last - first <= {FEW_DAYS}"


def make_pairs(con: duckdb.DuckDBPyConnection, *, since: int = 0) -> int:
    """Write the table `pairs` (l, r, d, gap, alike), each pair once, l < r. With `since`, only pairs of newer rows.

    Pairs that can never be one event (one list, no common family of kinds, too far apart in space or time) are left
    out. Returns their number.
    """
    rules = (
        _near(),
        _wide(),
        _numbers(),
        _placeless(),
        _undated(),
        _names(),
        *map(_wording, range(0, HASHES, 2)),
    )
    con.execute("create or replace temp table met (l integer, r integer)")
    for rule in rules:
        con.execute(f"insert into met {rule} and greatest(l.row, r.row) >= {since}")
    con.execute(
        "create or replace table pairs as select * from ("
        f"select m.l, m.r, {_distance()} d, greatest(l.first, r.first) - least(l.last, r.last) gap, {_alike()} alike, "
        "l.precision + r.precision reach from (select distinct l, r from met) m "
        "join records l on l.row = m.l join records r on r.row = m.r "
        "where l.list <> r.list and l.family & r.family <> 0) "
        f"where (d is null or d <= reach + {BESIDE}) and (gap is null or gap <= {SLACK_DAYS})"
    )
    con.execute("drop table met")
    row = con.execute("select count(*) from pairs").fetchone()
    return int(row[0]) if row else 0


def _near() -> str:
    """Fine claims of neighbouring places, at most a day apart."""
    reach = f"(precision + {FINE_METRES + BESIDE})"
    return _meeting(_cells(_FINE), _reached(_FINE, reach, SLACK_DAYS), SLACK_DAYS, "l.row < r.row")


def _wide() -> str:
    """A claim of a district with those of its very days in its reach."""
    wide = f"{_DATED} and precision between {FINE_METRES} + 1 and {DISTRICT_METRES}"
    own = _cells(f"{_DATED} and precision <= {DISTRICT_METRES}")
    once = f"l.row <> r.row and (l.precision <= {FINE_METRES} or l.row < r.row)"
    return _meeting(own, _reached(wide, "precision", 0), 0, once)


def _cells(which: str) -> str:
    """Each claim in its own cell, on every day that it allows."""
    return (
        f"select row, first, precision, lat // {CELL} as y, lon // {CELL} as x, unnest(range(first, last + 1)) as day "
        f"from records where {which}"
    )


def _reached(which: str, metres: str, slack: int) -> str:
    """Each claim in every cell that `metres` around it touch, on its days and `slack` days around them."""
    north = f"({metres} * {UNITS_PER_METRE})::bigint"
    east = f"({north} * {MICRO} // greatest(cosine, 1000))"
    rows = f"select *, unnest({_range('lat', north)}) as y from records where {which}"
    cells = f"select *, unnest({_range('lon', east)}) as x from ({rows})"
    return (
        f"select row, first, precision, y, x, unnest(range(first - {slack}, last + {slack} + 1)) as day "
        f"from ({cells})"
    )


def _range(column: str, around: str) -> str:
    return f"range(({column} - {around}) // {CELL}, ({column} + {around}) // {CELL} + 1)"


def _meeting(own: str, reached: str, slack: int, once: str) -> str:
    """Pairs in one cell on one day; of the days they share only the first counts, so that a pair is made once."""
    return (
        f"select least(l.row, r.row), greatest(l.row, r.row) from ({own}) l join ({reached}) r "
        f"on l.day = r.day and l.y = r.y and l.x = r.x and l.day = greatest(l.first, r.first - {slack}) where {once}"
    )


def _numbers() -> str:
    """A claim of a wide place or a longer period with those of its day and number of dead or injured."""
    days = "unnest(range(first, least(last, first + 31) + 1)) as day"
    keyed = " union all ".join(
        f"select row, {n} as what, {kind}_low as low, {kind}_high as high, {days}, ({_FINE}) as fine "
        f"from records where {kind}_high > 1 and lat is not null"
        for n, kind in enumerate(("killed", "hurt"))
    )
    return _shared(keyed, "what, low, high, day", "not (l.fine and r.fine)")


def _placeless() -> str:
    """A claim without a place with those of its day and both its numbers."""
    keyed = (
        "select row, killed_low, killed_high, hurt_low, hurt_high, unnest(range(first, last + 1)) as day, "
        f"lat is null as lost from records where killed_high > 1 and hurt_high > 1 and last - first <= {FEW_DAYS}"
    )
    return _shared(keyed, "killed_low, killed_high, hurt_low, hurt_high, day", "(l.lost or r.lost)")


def _undated() -> str:
    """A claim without a day with those of its place."""
    placed = f"lat is not null and precision <= {FINE_METRES}"
    keyed = (
        "select row, coalesce(nullif(pcode, ''), (lat // 200000) || ' ' || (lon // 200000)) as place, "
        f"first is null as lost from records where {placed}"
    )
    return _shared(keyed, "place", "(l.lost or r.lost)")


_SOON = (
    "(l.first is null or r.first is null or "
    f"(l.first <= r.last + {SLACK_DAYS} and r.first <= l.last + {SLACK_DAYS}))"
)


def _names() -> str:
    return _shared("select row, unnest(names) as name, first, last from records", "name", _SOON)


def _wording(n: int) -> str:
    keyed = f"select row, s{n} as a, s{n + 1} as b, first, last from records where s{n} <> 0"
    return _shared(keyed, "a, b", _SOON)


def _shared(keyed: str, keys: str, condition: str) -> str:
    """Pairs that agree on all keys, leaving out values that more than BUSIEST claims share."""
    rare = f"select * from ({keyed}) qualify count(*) over (partition by {keys}) between 2 and {BUSIEST}"
    on = " and ".join(f"l.{k} = r.{k}" for k in keys.split(", "))
    return f"select l.row, r.row from ({rare}) l join ({rare}) r on {on} where l.row < r.row and {condition}"


def _distance() -> str:
    """Whole metres from integers alone: 1e-7 degree is 0.01112 m."""
    north = "(l.lat - r.lat)"
    east = f"((l.lon - r.lon) * ((l.cosine + r.cosine) // 2) // {MICRO})"
    return f"(sqrt(({north} * {north} + {east} * {east})::double) * 0.011119492664455873)::integer"


def _alike() -> str:
    same = " + ".join(f"(l.s{n} = r.s{n})::integer" for n in range(HASHES))
    return f"case when l.s0 <> 0 and r.s0 <> 0 then {same} end"
