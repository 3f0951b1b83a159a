"""Which claims are compared: neighbours in space and time, equal numbers for vague places, shared names or wording.

A place is fine up to FINE_METRES. Claims meet through cells of a grid and days; what is known only to a governorate, or
without a day, must share more. Work grows with the number of neighbours, not with the square of the claims.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import duckdb
import numpy as np
from numpy.typing import NDArray

from tawthiq.incidents.records import MICRO
from tawthiq.incidents.settings import BESIDE, FEW_DAYS, FINE_METRES, LONG_DAYS, PROVINCE_METRES
from tawthiq.incidents.sketch import HASHES

Ints = NDArray[np.int64]
OUTSKIRTS = 2 * FINE_METRES  # a claim without a day says where by a village or what lies around it
CELL = 2_000_000  # 0.2 degree
UNITS_PER_METRE = 90  # 1e-7 degree of latitude, rounded up
SLACK_DAYS = 1  # dated claims farther apart are never of one incident
STRETCH = 60_000  # claims whose pairs are made at once
SPELL, MOST = 4, 9  # days of one spell of strikes, and from how many spells a village is hit all the time
AREA, SPAN, CROWD = (
    4_000_000,
    16,
    100,
)  # 0.4 degree, days, and how many spells of villages are told of at most
BUSIEST = 400  # claims of one number and day, of one name or wording: more say nothing

_FINE = f"lat is not null and precision <= {FINE_METRES} and last - first <= {LONG_DAYS}"
_VILLAGE = "coalesce(pcode, (lat // 200000) * 100000 + lon // 200000)"
_DATED = f"lat is not null and last - first <= {FEW_DAYS}"

_PAIRS = "l integer, r integer, d integer, gap integer, alike tinyint, struck smallint, around smallint"


def make_pairs(con: duckdb.DuckDBPyConnection, *, since: int = 0, begun: bool = False) -> int:
    """Write the table `pairs` (l, r, d, gap, alike, struck, around), each pair once, l < r.

    With `since`, only pairs of newer rows. Where telling has only `begun` much is taken to be told `around` any pair:
    that little is told yet does not say that little happened.
    Pairs that can never be one event (one list, no common family of kinds, too far apart in space or time) are left
    out. Work goes from one stretch of days to the next, so that memory does not grow with the claims. Returns their
    number.
    """
    for name, (keyed, keys) in _KEYED.items():
        con.execute(
            f"create or replace temp table busy_{name} as "
            f"select {keys}, count(*) filter (row < {since}) as before from ({keyed.format(records='records')}) "
            f"group by {keys} having count(*) > {BUSIEST}"
        )
    _put_density(con)
    con.execute(f"create or replace table pairs ({_PAIRS})")
    for start, end in _stretches(con, since):
        con.execute(
            f"create or replace temp table slice as select r.*, {_DENSITY} where {_reaching(start, end)}"
        )
        con.execute("create or replace temp table met (l integer, r integer)")
        for rule in _rules(since):
            con.execute(f"insert into met {rule} and {_of_stretch(start, end)}")
        con.execute(f"insert into pairs {_MEASURED}")
    if begun:
        con.execute(f"update pairs set around = {CROWD} where around is not null")
    con.execute("drop table met; drop table slice")
    row = con.execute("select count(*) from pairs").fetchone()
    return int(row[0]) if row else 0


def _put_density(con: duckdb.DuckDBPyConnection) -> None:
    """How much is told: the tables `struck` (place, times) and `busy` (y, x, t, times).

    In how many spells of SPELL days somebody tells of a village, MOST at most; how many of these lie in a cell of AREA
    within a stretch of SPAN days, CROWD at most.
    """
    told = f"select {_VILLAGE} as place, lat // {AREA} as y, lon // {AREA} as x, first // {SPELL} as spell"
    con.execute(
        f"create or replace temp table spells as select distinct * from ({told} from records where {_FINE})"
    )
    for name, keys, most in (
        ("struck", "place", MOST),
        ("busy", f"y, x, spell // {SPAN // SPELL} as t", CROWD),
    ):
        con.execute(
            f"create or replace temp table {name} as select {keys}, "
            f"least(count(*), {most})::smallint as times from spells group by all"
        )
    con.execute("drop table spells")


# `struck` of a claim without a day: how often its village was; `around` of one with a day and a place.
_OUTSKIRTS = f"lat is not null and precision <= {OUTSKIRTS}"
_DENSITY = (
    f"(case when first is null then case when {_OUTSKIRTS} then coalesce(s.times, 0) else {MOST} end end)::smallint "
    "as struck, (case when first is not null and lat is not null then coalesce(b.times, 0) end)::smallint as around "
    f"from records r left join struck s on s.place = case when first is null then {_VILLAGE} end "
    f"left join busy b on b.y = lat // {AREA} and b.x = lon // {AREA} and b.t = first // {SPELL} // {SPAN // SPELL}"
)


def densities(con: duckdb.DuckDBPyConnection) -> tuple[Ints, Ints]:
    """`struck` and `around` of each row as `make_pairs` last counted them; -1 where there is none."""
    found = con.execute(f"select {_DENSITY} order by row").to_arrow_table()
    struck, around = (found[c].fill_null(-1).to_numpy().astype(np.int64) for c in ("struck", "around"))
    return struck, around


def lapsed(con: duckdb.DuckDBPyConnection, since: int, left: Ints, right: Ints) -> NDArray[np.bool_]:
    """Which pairs of rows before `since` no rule makes any more, as newer rows made what they share too common.

    To be asked after `make_pairs` with the same `since`.
    """
    held = (
        f"select row from ({keyed.format(records='records')}) join busy_{name} using ({keys}) "
        f"where before <= {BUSIEST} and row < {since}"
        for name, (keyed, keys) in _KEYED.items()
    )
    con.execute(f"create or replace temp table slice as from records where row in ({' union '.join(held)})")
    rows = con.execute("select row from slice").fetchnumpy()["row"]
    met = con.execute(f"select distinct * from ({' union all '.join(_rules(0))}) as m (l, r)").fetchnumpy()
    con.execute("drop table slice")
    made = np.asarray(met["l"], dtype=np.int64) * since + met["r"]
    touched = np.isin(left, rows) & np.isin(right, rows)
    return np.asarray(touched & ~np.isin(left * since + right, made), dtype=bool)


def _stretches(con: duckdb.DuckDBPyConnection, since: int) -> list[tuple[int | None, int | None]]:
    """Days that part the claims from `since` into stretches of about STRETCH: (first day, day after), None is open."""
    found = con.execute(
        f"select first, count(*) from records where row >= {since} and first is not null group by 1 order by 1"
    ).fetchall()
    cuts, held = [], 0
    for day, n in found:
        if held >= STRETCH:
            cuts.append(day)
            held = 0
        held += n
    return list(pairwise([None, *cuts, None]))


def _reaching(start: int | None, end: int | None) -> str:
    """The claims that pairs of this stretch can be made of."""
    after = f"last >= {start - SLACK_DAYS}" if start is not None else "true"
    before = f"first < {end}" if end is not None else "true"
    return f"first is null or ({after} and {before})"


def _of_stretch(start: int | None, end: int | None) -> str:
    """A pair belongs to the stretch in which its later claim begins; one without any day to the first."""
    later = "greatest(l.first, r.first)"
    after = f"{later} >= {start}" if start is not None else "true"
    before = f"{later} < {end}" if end is not None else "true"
    undated = "l.first is null and r.first is null"
    return f"({undated} or {before})" if start is None else f"({after} and {before})"


def _rules(since: int) -> Iterator[str]:
    """Every way to meet, as SELECT l, r with a condition that others can be added to."""
    yield _near(since)
    yield _wide(since)
    for name, condition in _CONDITIONS.items():
        yield _shared(name, condition, since)


def _near(since: int) -> str:
    """Fine claims of neighbouring places, at most a day apart."""
    reach = f"(precision + {FINE_METRES + BESIDE})"
    reached = _reached(f"{_FINE} and row >= {since}", reach, SLACK_DAYS)
    return _meeting(_cells(_FINE), reached, SLACK_DAYS, "l.row < r.row")


def _wide(since: int) -> str:
    """A claim of a district or a governorate with those of its very days in its reach."""
    wide = f"{_DATED} and precision between {FINE_METRES} + 1 and {PROVINCE_METRES}"
    own = _cells(f"{_DATED} and precision <= {PROVINCE_METRES}")
    ends = [f"({s}.precision, {s}.lat, {s}.lon, {s}.row)" for s in "lr"]  # of two wide ones the wider reaches
    once = f"l.row <> r.row and {ends[0]} < {ends[1]} and greatest(l.row, r.row) >= {since}"
    return _meeting(own, _reached(wide, "precision", 0), 0, once)


def _cells(which: str) -> str:
    """Each claim in its own cell, on every day that it allows."""
    return (
        f"select row, first, precision, lat, lon, lat // {CELL} as y, lon // {CELL} as x, "
        "unnest(range(first, last + 1)) as day "
        f"from slice where {which}"
    )


def _reached(which: str, metres: str, slack: int) -> str:
    """Each claim in every cell that `metres` around it touch, on its days and `slack` days around them."""
    north = f"({metres} * {UNITS_PER_METRE})::bigint"
    east = f"({north} * {MICRO} // greatest(cosine, 1000))"
    rows = f"select *, unnest({_range('lat', north)}) as y from slice where {which}"
    cells = f"select *, unnest({_range('lon', east)}) as x from ({rows})"
    return (
        f"select row, first, precision, lat, lon, y, x, unnest(range(first - {slack}, last + {slack} + 1)) as day "
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


_SOON = (
    "(l.first is null or r.first is null or "
    f"(l.first <= r.last + {SLACK_DAYS} and r.first <= l.last + {SLACK_DAYS}))"
)
_MONTH = "unnest(range(first, least(last, first + 31) + 1)) as day"
# What claims may share: columns from a table of records (with `first`, and what the condition asks), and the keys.
_KEYED = {
    # a claim of a wide place or a longer period with those of its day and number of dead or injured
    "numbers": (
        " union all ".join(
            f"select row, first, {n} as what, {kind}_low as low, {kind}_high as high, {_MONTH}, ({_FINE}) as fine "
            f"from {{records}} where {kind}_high > 1 and lat is not null"
            for n, kind in enumerate(("killed", "hurt"))
        ),
        "what, low, high, day",
    ),
    # a claim without a place with those of its day and both its numbers
    "placeless": (
        "select row, first, killed_low, killed_high, hurt_low, hurt_high, unnest(range(first, last + 1)) as day, "
        f"lat is null as lost from {{records}} where killed_high > 1 and hurt_high > 1 and last - first <= {FEW_DAYS}",
        "killed_low, killed_high, hurt_low, hurt_high, day",
    ),
    # a claim without a day, or of a longer period, with those of its village
    "undated": (
        f"select row, first, first is null or last - first > {LONG_DAYS} as lost, "
        f"{_VILLAGE} as place from {{records}} where lat is not null and precision <= {OUTSKIRTS}",
        "place",
    ),
    "names": ("select row, first, last, unnest(names) as name from {records}", "name"),
} | {
    f"words{n}": (f"select row, first, last, s{n} as a, s{n + 1} as b from {{records}} where s{n} <> 0", "a, b")
    for n in range(0, HASHES, 2)
}  # fmt: skip
_FIRST = "l.day = greatest(l.first, r.first)"
_LOST = "(l.lost or r.lost)"
_CONDITIONS = {
    "numbers": f"not (l.fine and r.fine) and {_FIRST}", "placeless": f"{_LOST} and {_FIRST}", "undated": _LOST,
    "names": _SOON, **{name: _SOON for name in _KEYED if name.startswith("words")},
}  # fmt: skip


def _shared(name: str, condition: str, since: int) -> str:
    """Pairs that agree on all keys, leaving out values that more than BUSIEST claims share."""
    keyed, keys = _KEYED[name]
    rows = keyed.format(records="slice")
    on = " and ".join(f"l.{k} = r.{k}" for k in keys.split(", "))
    rare = f"(select * from ({rows}) anti join busy_{name} using ({keys}))"
    return (
        f"select l.row, r.row from {rare} l join {rare} r on {on} "
        f"where l.row < r.row and r.row >= {since} and {condition}"
    )


def _distance() -> str:
    """Whole metres from integers alone: 1e-7 degree is 0.01112 m."""
    north = "(l.lat - r.lat)"
    east = f"((l.lon - r.lon) * ((l.cosine + r.cosine) // 2) // {MICRO})"
    return f"(sqrt(({north} * {north} + {east} * {east})::double) * 0.011119492664455873)::integer"


def _alike() -> str:
    same = " + ".join(f"(l.s{n} = r.s{n})::tinyint" for n in range(HASHES))
    return f"(case when l.s0 <> 0 and r.s0 <> 0 then {same} end)::tinyint"


# `greatest` and `least` pass over what is not stated, so that a claim without a day would share that of any other.
_GAP = "case when l.first + r.first is not null then greatest(l.first, r.first) - least(l.last, r.last) end"
# `xor` keeps the planner from joining claims with claims on unlike lists before it joins them with the pairs.
_MEASURED = (
    "select l, r, d, gap, alike, struck, around from ("
    f"select m.l, m.r, {_distance()} d, {_GAP} gap, {_alike()} alike, greatest(l.struck, r.struck) struck, "
    "case when l.around + r.around is not null then greatest(l.around, r.around) end around, "
    "l.precision + r.precision reach from (select distinct l, r from met) m "
    "join slice l on l.row = m.l join slice r on r.row = m.r "
    "where xor(l.list, r.list) <> 0 and l.family & r.family <> 0) "
    f"where (d is null or d <= reach + {BESIDE}) and (gap is null or gap <= {SLACK_DAYS})"
)
