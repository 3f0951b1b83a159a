"""Claims as the table `records` that is compared: integers and codes, one row per claim.

Columns of COLUMNS, in SCHEMA's types; days are days since 1970-01-01, coordinates 1e-7 degree, precision metres, bits
as families.py has them, None is not stated. `list`: claims of one list are never one event (rows of a table, events of
one report); it is the claim's own id elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable

import duckdb
import pyarrow as pa

from tawthiq.incidents.sketch import HASHES, sketches

SCHEMA = pa.schema(
    [
        ("id", pa.string()), ("source", pa.string()), ("list", pa.string()), ("originator", pa.string()),
        ("first", pa.int32()), ("last", pa.int32()), ("lat", pa.int64()), ("lon", pa.int64()),
        ("precision", pa.int32()), ("pcode", pa.string()), ("kind", pa.string()), ("vague", pa.bool_()),
        ("family", pa.int32()), ("actors", pa.int64()), ("targets", pa.int32()), ("killed_low", pa.int32()),
        ("killed_high", pa.int32()), ("hurt_low", pa.int32()), ("hurt_high", pa.int32()),
        ("names", pa.list_(pa.string())), ("text", pa.string()),
    ]
)  # fmt: skip
COLUMNS = tuple(SCHEMA.names)
MICRO = 1_000_000


def put_records(con: duckdb.DuckDBPyConnection, claims: pa.Table, *, after: int = 0) -> int:
    """Add `claims` (columns of SCHEMA) to the table `records`, rows numbered from `after` in the order of their key.

    The key (source, id) names a record whatever the order of arrival. Returns the number of rows now.
    """
    con.register("incoming", claims)
    _put_sketches(con)
    sketch = ", ".join(f"coalesce(k.s{n}, 0) s{n}" for n in range(HASHES))
    if not after:
        con.execute(
            "create or replace table records as select 0::integer as row, '' as key, i.*, 0::integer as cosine, "
            f"{sketch} from incoming i left join sketched k using (text) limit 0"
        )
    con.execute(
        f"insert into records select (row_number() over (order by i.source, i.id) - 1 + {after})::integer, "
        f"i.source || chr(31) || i.id, i.*, round({MICRO} * cos(radians(i.lat / 1e7)))::integer, {sketch} "
        "from incoming i left join sketched k using (text) order by i.source, i.id"
    )
    con.unregister("incoming")
    con.execute("drop table sketched")
    return after + int(claims.num_rows)


def _put_sketches(con: duckdb.DuckDBPyConnection) -> None:
    texts = con.execute("select distinct text from incoming where text <> ''").to_arrow_table().column(0)
    found = sketches(t.as_py() for t in texts)
    columns = {"text": texts} | {f"s{n}": pa.array(found[:, n]) for n in range(HASHES)}
    con.register("made", pa.table(columns))
    con.execute("create or replace table sketched as select * from made")
    con.unregister("made")


def table_of(rows: Iterable[tuple[object, ...]]) -> pa.Table:
    """Rows in the order of COLUMNS as the table that `put_records` takes."""
    listed = list(rows)
    columns = zip(*listed, strict=True) if listed else ([] for _ in COLUMNS)
    arrays = [pa.array(list(values), kind.type) for values, kind in zip(columns, SCHEMA, strict=True)]
    return pa.Table.from_arrays(arrays, schema=SCHEMA)
