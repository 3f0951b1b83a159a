"""Claims as the table `records` that is compared: integers alone, one row per claim; `keys` says which claim it is.

Given is a relation `claims` with the columns of SCHEMA. `n` is the claim's place in what was given; days are days since
1970-01-01, coordinates 1e-7 degree, precision metres, bits as families.py has them, None is not stated. `list`: claims
of one list are never one event (rows of a table, events of one report); it is the claim's own id elsewhere. `weekday`
(1 Monday to 7 Sunday) and `yearday` (its number in a leap year) are what a claim says without a year; in `records` all
have them.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import duckdb
import numpy as np
import pyarrow as pa

from tawthiq.incidents.settings import FEW_DAYS
from tawthiq.incidents.sketch import HASHES, sketches

SCHEMA = pa.schema(
    [
        ("n", pa.int32()), ("id", pa.string()), ("source", pa.string()), ("list", pa.string()),
        ("originator", pa.string()), ("first", pa.int32()), ("last", pa.int32()), ("lat", pa.int64()),
        ("lon", pa.int64()), ("precision", pa.int32()), ("pcode", pa.string()), ("kind", pa.string()),
        ("vague", pa.bool_()), ("family", pa.int32()), ("actors", pa.int64()), ("targets", pa.int32()),
        ("killed_low", pa.int32()), ("killed_high", pa.int32()), ("hurt_low", pa.int32()), ("hurt_high", pa.int32()),
        ("names", pa.list_(pa.string())), ("text", pa.string()), ("weekday", pa.int16()), ("yearday", pa.int16()),
        ("killed_who", pa.int16()), ("hurt_who", pa.int16()),
    ]
)  # fmt: skip
COLUMNS = tuple(SCHEMA.names)
MICRO = 1_000_000
_TEXTS = 50_000  # that are sketched at once
_WORDS = ("list", "source", "originator", "kind")

# of a claim with a day that of its first, where it allows no more than a day or a few
_WEEKDAY = (
    "coalesce(c.weekday, case when c.last - c.first <= 1 then ((c.first + 3) % 7 + 7) % 7 + 1 end)::smallint"
)
_FIRST = "date '1970-01-01' + c.first"
_YEARDAY = (
    f"coalesce(c.yearday, case when c.last - c.first <= {FEW_DAYS} then "
    f"dayofyear(make_date(2000, month({_FIRST}), day({_FIRST}))) end)::smallint"
)


def yearday(month: int, day: int) -> int | None:
    """The number of a day in a leap year, 1 to 366; None when there is no such day."""
    try:
        return date(2000, month, day).timetuple().tm_yday
    except ValueError:
        return None


def code(text: str) -> str:
    """SQL of a whole number that stands for a text: 63 bits of its MD5, so that joins carry no strings."""
    return f"(md5_number_lower({text}) >> 1)::bigint"


def put_records(con: duckdb.DuckDBPyConnection, *, after: int = 0) -> int:
    """Add the relation `claims` to `records` and `keys`, rows numbered from `after` in the order of (source, id).

    The key names a record whatever the order of arrival. Returns the number of rows now.
    """
    fresh = f"select (row_number() over (order by source, id) - 1 + {after})::integer as row, n, source, id from claims"
    sketch = ", ".join(f"coalesce(k.s{n}, 0) s{n}" for n in range(HASHES))
    coded = ", ".join(f"{code('c.' + w)} as {w}" for w in _WORDS)
    pcode = code("nullif(c.pcode, '')") + " as pcode"
    names = f"list_transform(c.names, x -> {code('x')}) as names"
    wording = code("nullif(c.text, '')") + " as wording"
    days = f"{_WEEKDAY} as weekday, {_YEARDAY} as yearday"
    made = (
        f"select f.row, c.* exclude (n, id, text) replace ({coded}, {pcode}, {names}, {days}), {wording}, "
        f"round({MICRO} * cos(radians(c.lat / 1e7)))::integer as cosine, {sketch} "
        f"from claims c join fresh f using (n) left join sketched k on k.text = {code('c.text')}"
    )
    con.execute(f"create or replace temp table fresh as {fresh}")
    _put_sketches(con)
    if after:
        con.execute(f"insert into keys from fresh; insert into records {made}")
    else:
        con.execute(f"create or replace table keys as from fresh; create or replace table records as {made}")
    row = con.execute("select count(*) from fresh").fetchone()
    con.execute("drop table sketched; drop table fresh")
    return after + (int(row[0]) if row else 0)


def _put_sketches(con: duckdb.DuckDBPyConnection) -> None:
    """The table `sketched` (text as its code, s0...) of all distinct texts, a portion of them at a time."""
    row = con.execute("select count(*) from fresh").fetchone()
    parts = 1 + (int(row[0]) if row else 0) // _TEXTS
    con.execute(f"create or replace temp table sketched (text bigint, {_integers()})")
    for part in range(parts):
        found = con.execute(
            f"select {code('text')} as code, text from "
            f"(select distinct text from claims where text <> '' and hash(text) % {parts} = {part})"
        ).to_arrow_table()
        made = sketches(t.as_py() for t in found["text"])
        columns = {"text": found["code"]} | {f"s{n}": pa.array(made[:, n]) for n in range(HASHES)}
        con.register("made", pa.table(columns))
        con.execute("insert into sketched from made")
        con.unregister("made")


def _integers() -> str:
    return ", ".join(f"s{n} integer" for n in range(HASHES))


def table_of(rows: Iterable[tuple[object, ...]]) -> pa.Table:
    """Rows in the order of COLUMNS, without `n`, as the relation that `put_records` takes."""
    listed = list(rows)
    columns = zip(*listed, strict=True) if listed else ([] for _ in COLUMNS[1:])
    arrays = [
        pa.array(list(values), kind.type) for values, kind in zip(columns, list(SCHEMA)[1:], strict=True)
    ]
    return pa.Table.from_arrays([pa.array(np.arange(len(listed), dtype=np.int32)), *arrays], schema=SCHEMA)


def put_claims(con: duckdb.DuckDBPyConnection, rows: Iterable[tuple[object, ...]]) -> None:
    """Rows as `table_of` takes them, into `records`."""
    con.register("claims", table_of(rows))
    put_records(con)
    con.unregister("claims")
