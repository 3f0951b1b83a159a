"""Linking a table of claims: from a file to clusters, with everything that was decided on the way."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import duckdb
import numpy as np
import pyarrow as pa

from tawthiq.incidents import blocking, tables
from tawthiq.incidents.errors import ClaimsUnreadable, PairsWrong
from tawthiq.incidents.group import SEPARATOR, Edges, Facts, Group, Ints, facts, groups, torn, without
from tawthiq.incidents.learn import learn_alone, learn_from_answers
from tawthiq.incidents.pairs import Judged
from tawthiq.incidents.settings import incidents_settings
from tawthiq.incidents.weighing import THRESHOLD, packaged_model, weigh
from tawthiq.linkage.engine import connect
from tawthiq.linkage.model import Model, probability
from tawthiq.linkage.spec import Settings
from tawthiq.linkage.tables import read_table


@dataclass(slots=True)
class LinkedIncidents:
    """The outcome. `table` is the table as received with `cluster` and `weakest`; `con` holds the tables behind it.

    `torn`: rows of vague claims that fit two incidents.
    `weakest` is the probability of the weakest link that holds the cluster (null for a claim alone or of no incident).
    """

    table: pa.Table
    con: duckdb.DuckDBPyConnection
    settings: Settings
    model: Model
    threshold: int
    known: Facts
    edges: Edges
    torn: Ints
    group_of: dict[int, Group]
    counts: dict[str, int]
    told: tables.Told


def link_incidents(
    source: Path | bytes | pa.Table, *, mapping: Mapping[str, str] | None = None, model: Model | None = None,
    judgements: Iterable[Judged] = (), learn: str = "no", answers: str = "",
    threshold: int = THRESHOLD, threads: int = 2, memory: str = "3GB",
) -> LinkedIncidents:  # fmt: skip
    """Say which rows of a table of claims are one event.

    `source` is CSV or Parquet (path or bytes) or a table, with columns of tables.FIELDS. `learn`: "no" uses `model`
    (the packaged one by default), "alone" learns from the claims, "answers" from the column `answers`. `threshold` in
    1/1000 bit of log2 odds. Raises IncidentsError, LinkageError.
    """
    table = (
        source
        if isinstance(source, pa.Table)
        else read_table(source, unreadable=ClaimsUnreadable, empty=ClaimsUnreadable)
    )
    con, settings = connect(threads=threads, memory=memory), incidents_settings()
    fields = tables.map_fields(table.column_names, mapping)
    _, unread = tables.put_claims(con, table, fields)
    pairs = blocking.make_pairs(con)
    used = _model(con, settings, model, learn, table, answers)
    edges = weigh(con, settings, used)
    known = facts(con)
    judged = _judge(known, edges, judgements)
    doubtful = torn(known, edges, threshold)
    group_of = {row: g for g in groups(known, without(known, edges, doubtful), threshold) for row in g.rows}
    unused = tuple(c for c in table.column_names if c not in fields.values())
    counts = {
        "rows": table.num_rows, "claims of events": len(known.keys), "pairs compared": pairs,
        "incidents": len({id(g) for g in group_of.values()}), "judgements": judged,
    }  # fmt: skip
    return LinkedIncidents(
        _written(con, table, known, group_of), con, settings, used, threshold, known, edges, doubtful, group_of, counts,
        tables.Told(fields, unused, unread),
    )  # fmt: skip


def _model(
    con: duckdb.DuckDBPyConnection,
    settings: Settings,
    model: Model | None,
    learn: str,
    table: pa.Table,
    answers: str,
) -> Model:
    if learn == "answers":
        _put_answers(con, table, answers)
        return learn_from_answers(con, settings)
    if model is not None:
        model.check(settings)
    start = model or packaged_model()
    return learn_alone(con, settings, start) if learn == "alone" else start


def _put_answers(con: duckdb.DuckDBPyConnection, table: pa.Table, column: str) -> None:
    con.register(
        "incoming",
        pa.table(
            {"n": pa.array(range(table.num_rows), pa.int32()), "event": table[column].cast(pa.string())}
        ),
    )
    con.execute(
        "create or replace table answers as select r.row, nullif(i.event, '') as event from incoming i "
        "join keys r using (n)"
    )
    con.unregister("incoming")


def _judge(known: Facts, edges: Edges, judgements: Iterable[Judged]) -> int:
    """Put judged pairs among the edges; returns how many. Raises PairsWrong for a claim that is not there."""
    given = list(judgements)
    rows = {key: row for row, key in enumerate(known.keys)} if given else {}
    for j in given:
        a, b = rows.get(f"{j.source_a}{SEPARATOR}{j.id_a}"), rows.get(f"{j.source_b}{SEPARATOR}{j.id_b}")
        if a is None or b is None:
            raise PairsWrong(place="judgements", read=f"{j.source_a} {j.id_a} - {j.source_b} {j.id_b}")
        if j.verdict in ("same", "different"):
            (edges.same if j.verdict == "same" else edges.different).add((min(a, b), max(a, b)))
    return len(given)


def _written(
    con: duckdb.DuckDBPyConnection, table: pa.Table, known: Facts, group_of: Mapping[int, Group]
) -> pa.Table:
    """The table as received with `cluster` and `weakest`; a cluster is named after its first key."""
    size = len(known.keys)
    codes, weakest = [""] * size, np.full(size, np.nan)
    names: dict[int, str] = {}
    for row, group in group_of.items():
        if id(group) not in names:
            names[id(group)] = cluster_code(min(known.keys[r] for r in group.rows))
        codes[row] = names[id(group)]
        if group.weakest is not None:
            weakest[row] = round(probability(group.weakest), 6)
    con.register(
        "made",
        pa.table(
            {
                "row": pa.array(range(size), pa.int32()),
                "cluster": codes,
                "weakest": pa.array(weakest, pa.float64(), from_pandas=True),
            }
        ),
    )
    rows = con.execute("select k.n, m.cluster, m.weakest from keys k join made m using (row)").fetchnumpy()
    con.unregister("made")
    cluster, chance = np.full(table.num_rows, None, dtype=object), np.full(table.num_rows, np.nan)
    cluster[rows["n"]] = rows["cluster"]
    chance[rows["n"]] = np.ma.filled(rows["weakest"], np.nan)
    kept = table.drop_columns([c for c in ("cluster", "weakest") if c in table.column_names])
    return kept.append_column("cluster", pa.array(cluster, pa.string())).append_column(
        "weakest", pa.array(chance, from_pandas=True)
    )


def cluster_code(key: str) -> str:
    """An incident's code in a table, from the key of the first of its claims."""
    return "i-" + hashlib.sha256(key.encode()).hexdigest()[:16]
