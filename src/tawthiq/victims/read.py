"""Lists of victims from files: which column is what, and the table `rows` that linking reads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pyarrow as pa
import yaml

from tawthiq.lang.list_columns import NAME_FIELDS, usual_fields
from tawthiq.linkage.tables import read_table
from tawthiq.victims.errors import ListUnreadable, MappingWrong, NoNames, NothingInList
from tawthiq.victims.records import COLUMNS


@dataclass(frozen=True, slots=True)
class Mapped:
    """Which columns give which field, and the columns that are carried along but not compared."""

    fields: Mapping[str, tuple[str, ...]]
    unused: tuple[str, ...]


def read_list(source: Path | bytes, *, name: str = "") -> pa.Table:
    """A CSV or Parquet file as a table of text (CSV) or as it is (Parquet). Raises ListUnreadable, NothingInList."""
    return read_table(source, unreadable=ListUnreadable, empty=NothingInList, name=name)


def read_mapping(path: Path) -> dict[str, tuple[str, ...]]:
    """A mapping file: YAML of `field: column` or `field: [column, column]`. Raises MappingWrong."""
    try:
        raw = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise MappingWrong(place=path.name, read=error, fields=", ".join(COLUMNS), columns="") from error
    if not isinstance(raw, dict):
        raise MappingWrong(place=path.name, read=raw, fields=", ".join(COLUMNS), columns="")
    return {str(k): tuple(map(str, v)) if isinstance(v, list) else (str(v),) for k, v in raw.items()}


def map_columns(columns: list[str], mapping: Mapping[str, tuple[str, ...]] | None = None) -> Mapped:
    """Fields by the mapping given, else by the columns' usual names. Raises MappingWrong, NoNames."""
    if mapping is not None:
        wrong = [f for f in mapping if f not in COLUMNS]
        wrong += [c for found in mapping.values() for c in found if c not in columns]
        if wrong:
            raise MappingWrong(
                place=wrong[0], read=wrong[0], fields=", ".join(COLUMNS), columns=", ".join(columns[:40])
            )
    fields = dict(mapping) if mapping is not None else usual_fields(columns)
    if not any(f in fields for f in NAME_FIELDS):
        raise NoNames(read=", ".join(columns[:20]))
    used = {c for found in fields.values() for c in found}
    return Mapped(fields, tuple(c for c in columns if c not in used))


def put_rows(con: duckdb.DuckDBPyConnection, table: pa.Table, mapped: Mapped) -> None:
    """Write the table `rows`: COLUMNS as text, `n` the place in the file, `row` an order that owes nothing to it.

    A missing id is the row's number; an id that a list repeats keeps its place among the repeats ("17#2").
    """
    con.register("incoming", table.append_column("n__", pa.array(range(table.num_rows), pa.int32())))
    fields = ", ".join(f"{_expression(mapped, f)} as {f}" for f in COLUMNS)
    con.execute(f"create or replace temp table listed as select n__ as n, {fields} from incoming")
    con.unregister("incoming")
    content = ", ".join(COLUMNS[2:])
    con.execute(
        "create or replace temp table named as select * replace (coalesce(id, cast(n + 1 as varchar)) as id, "
        "coalesce(list, '') as list) from listed"
    )
    con.execute(
        f"create or replace temp table rows as select (row_number() over (order by list, id, k) - 1)::integer as row, "
        f"* replace (case when k > 1 then id || '#' || k else id end as id) from (select *, row_number() over "
        f"(partition by list, id order by hash({content}), n) k from named) order by row"
    )


def _expression(mapped: Mapped, field: str) -> str:
    columns = [f"nullif(trim(cast({_quote(c)} as varchar)), '')" for c in mapped.fields.get(field, ())]
    if not columns:
        return "cast(null as varchar)"
    return columns[0] if len(columns) == 1 else f"nullif(concat_ws(' ', {', '.join(columns)}), '')"


def _quote(column: str) -> str:
    return '"' + column.replace('"', '""') + '"'
