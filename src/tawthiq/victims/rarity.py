"""How rare each name part and place is among the records, in 1/1000 bit: counted, or as a model adopted it."""

from __future__ import annotations

import duckdb
import pyarrow as pa

from tawthiq.linkage.model import Model
from tawthiq.victims.records import SLOTS


def write_rarities(con: duckdb.DuckDBPyConnection, model: Model | None) -> None:
    """Add to `records` how rare each name part and place is: counted here, or as the model adopted it."""
    for field_ in (*SLOTS, "place"):
        name = f"rare_{field_}"
        if model is None:
            _count_rarity(con, field_, name)
            fallback = "null"
        else:
            _adopt_rarity(con, name, model.rarities.get(name, {}))
            fallback = str(model.unseen.get(name, 0))
        value, part = "p.sound", f"left join parts p on p.part = coalesce(r.{field_}_ar, r.{field_}_la)"
        if field_ == "place":
            value, part = "p.name", "left join place_names p on p.number = r.place"
        con.execute(
            f"create or replace table records as select r.*, case when {value} is not null "
            f"then coalesce(f.bits, {fallback}) end as {name} from records r {part} "
            f"left join rarity_{name} f on f.value = {value} order by r.row"
        )


def _count_rarity(con: duckdb.DuckDBPyConnection, field_: str, name: str) -> None:
    if field_ == "place":
        values = "select n.name as value from records r join place_names n on n.number = r.place"
    else:
        bearer = f"coalesce(r.{field_}_ar, r.{field_}_la)"
        values = f"select p.sound as value from records r join parts p on p.part = {bearer}"
    con.execute(
        f"create or replace table rarity_{name} as select value, "
        f"cast(round(1000 * log2(sum(count(*)) over () / count(*))) as integer) as bits from ({values}) group by value"
    )


def _adopt_rarity(con: duckdb.DuckDBPyConnection, name: str, adopted: dict[str, int]) -> None:
    table = pa.table(
        {"value": pa.array(list(adopted), pa.string()), "bits": pa.array(list(adopted.values()), pa.int32())}
    )
    con.register("incoming", table)
    con.execute(f"create or replace table rarity_{name} as select * from incoming")
    con.unregister("incoming")
