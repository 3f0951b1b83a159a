"""How rare each name part and place is among the records, in 1/1000 bit: counted, or as a model adopted it.

A list states a person once, so a value's bearers are its records divided by the lists. Small lists lean on what is
known of names in general (model/vocab/names.yml), as if PEOPLE persons had been counted before.
"""

from __future__ import annotations

import math

import duckdb
import pyarrow as pa

from tawthiq.linkage.model import BIT, Model
from tawthiq.victims.names import make_part, raw_vocabulary
from tawthiq.victims.records import SLOTS, sound

PEOPLE = 500


def write_rarities(con: duckdb.DuckDBPyConnection, model: Model | None) -> None:
    """Add to `records` how rare each name part and place is: counted here, or as the model adopted it."""
    columns, joins = [], []
    for i, field in enumerate((*SLOTS, "place")):
        name = f"rare_{field}"
        _put(con, name, _counted(con, field) if model is None else model.rarities.get(name, {}))
        new = model.unseen.get(name, 0) if model else 0
        value, part = (
            f"p{i}.sound",
            f"left join parts p{i} on p{i}.part = coalesce(r.{field}_ar, r.{field}_la)",
        )
        if field == "place":
            value, part = f"p{i}.name", f"left join place_names p{i} on p{i}.number = r.place"
        columns.append(f"case when {value} is not null then coalesce(f{i}.bits, {new}) end as {name}")
        joins.append(f"{part} left join rarity_{name} f{i} on f{i}.value = {value}")
    con.execute(
        f"create or replace table records as select r.*, {', '.join(columns)} from records r {' '.join(joins)} "
        "order by r.row"
    )


def _counted(con: duckdb.DuckDBPyConnection, field: str) -> dict[str, int]:
    value, source = "p.sound", f"join parts p on p.part = coalesce(r.{field}_ar, r.{field}_la)"
    if field == "place":
        value, source = "p.name", "join place_names p on p.number = r.place"
    counts = con.execute(f"select {value}, count(*) from records r {source} group by 1 order by 1").fetchall()
    row = con.execute("select greatest(1, count(distinct list)) from records").fetchone()
    lists = int(row[0]) if row else 1
    total = sum(n for _, n in counts) / lists + PEOPLE
    known, other = _shares(field)
    return {v: rarity((n / lists + PEOPLE * known.get(v, other)) / total) for v, n in counts}


def rarity(share: float) -> int:
    """How rare a share is, in 1/1000 bit."""
    return round(-BIT * math.log2(share))


def _shares(field: str) -> tuple[dict[str, float], float]:
    """Known shares by sound, and the share of any other value."""
    raw = raw_vocabulary()
    column = {"given": "own", "father": "father", "grand": "father"}.get(field)
    known = {
        sound(make_part(name)): row[column] / 1000
        for row in raw["shares"] if column and row[column]
        for name in row["names"]
    }  # fmt: skip
    return known, raw["share_of_others"][field] / 1000


def _put(con: duckdb.DuckDBPyConnection, name: str, bits: dict[str, int]) -> None:
    table = pa.table(
        {"value": pa.array(list(bits), pa.string()), "bits": pa.array(list(bits.values()), pa.int32())}
    )
    con.register("incoming", table)
    con.execute(f"create or replace table rarity_{name} as select * from incoming")
    con.unregister("incoming")
