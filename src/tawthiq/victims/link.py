"""Linking victims' lists: from files to clusters, with everything that was decided on the way."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from pathlib import Path

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from tawthiq.linkage.cluster import Cluster, Rules
from tawthiq.linkage.engine import Scored, Verdict, compare, connect, join, weigh_here
from tawthiq.linkage.errors import ContradictoryJudgements
from tawthiq.linkage.model import Model, probability
from tawthiq.linkage.score import Lexicon
from tawthiq.linkage.spark import weigh as weigh_on_spark
from tawthiq.linkage.spec import Settings
from tawthiq.victims import alone
from tawthiq.victims.ages import write_ahead
from tawthiq.victims.errors import JudgementsWrong, NoNames
from tawthiq.victims.judgements import Judged
from tawthiq.victims.rarity import write_rarities
from tawthiq.victims.read import Mapped, map_columns, put_rows, read_list
from tawthiq.victims.records import Parts, build
from tawthiq.victims.settings import victims_settings

THRESHOLD = 0
ENGINES = {"duckdb": weigh_here, "spark": weigh_on_spark}


@dataclass(slots=True)
class LinkedVictims:
    """The outcome. `table` is the list as received with `cluster` and `weakest`; `con` holds the tables behind it.

    `weakest` is the probability of the weakest link that holds the cluster (null for a victim of one record).
    """

    table: pa.Table
    con: duckdb.DuckDBPyConnection
    settings: Settings
    scored: Scored
    mapped: Mapped
    home: Mapping[int, Cluster[int]]
    threshold: int
    counts: dict[str, int]
    notes: tuple[tuple[str, str], ...]
    parts: Parts

    @property
    def model(self) -> Model:
        return self.scored.model


def link_victims(
    source: Path | bytes | pa.Table, *, mapping: Mapping[str, Sequence[str]] | None = None, model: Model | None = None,
    judgements: Iterable[Judged] = (), pairs: Iterable[tuple[str, str, str, str]] | None = None,
    names_alone: str = "rare", within_lists: bool = False, threshold: int = THRESHOLD, seed: int = 1, threads: int = 2,
    memory: str = "5GB", adopted: bool = False, learn: bool = True, engine: str = "duckdb",
) -> LinkedVictims:  # fmt: skip
    """Say which rows of victims' lists are one person.

    `source` is CSV or Parquet (path or bytes) or a table. `pairs` (list, id, list, id) are compared instead of those
    that blocking makes. `threshold` in 1/1000 bit of log2 odds. `adopted`: take the blocking rules of
    `model` as well. Without a model one is learnt, or (`learn` false) the starting values serve.
    `engine`: what compares the pairs, "duckdb" or "spark"; both give the same weights.
    Raises VictimsError, LinkageError.
    """
    table = source if isinstance(source, pa.Table) else read_list(source)
    fields = None if mapping is None else {f: tuple(c) for f, c in mapping.items()}
    mapped = map_columns(table.column_names, fields)
    con = connect(threads=threads, memory=memory)
    parts = Parts()
    words, settings = _prepare(con, table, mapped, parts, within_lists=within_lists, mixed=adopted)
    write_rarities(con, model)
    ahead = write_ahead(con, model.ahead if model else None)
    if pairs is not None:
        _put_pairs(con, pairs)
    scored = compare(
        con, settings, words, model=model, seed=seed, pairs_given=pairs is not None, adopted=adopted,
        learn=learn, weigh=ENGINES[engine],
    )  # fmt: skip
    persons = (adopted and scored.model.persons) or alone.count_persons(con, threshold)
    scored = replace(scored, model=replace(scored.model, persons=persons, ahead=ahead))
    held = alone.hold_back(con, names_alone, threshold, persons)
    verdicts = list(_verdicts(con, judgements))
    home = _joined(con, Rules(threshold, settings.exclusive), verdicts)
    blank = blank_rows(table, mapped)
    counts = _counts(con, scored, home, held, threshold, len(blank)) | {"judgements": len(verdicts)}
    notes = tuple(_notes(con, mapped, settings, scored))
    return LinkedVictims(
        _write(con, table, home, blank), con, settings, scored, mapped, home, threshold, counts, notes, parts
    )


def blank_rows(table: pa.Table, mapped: Mapped) -> frozenset[int]:
    """Places of the rows that state nothing beside their number and their list, as spreadsheets end with."""
    numbering = {c for field in ("id", "list") for c in mapped.fields.get(field, ())}
    said = np.zeros(table.num_rows, np.bool_)
    for name in table.column_names:
        if name not in numbering:
            cells = pc.utf8_trim_whitespace(pc.cast(table[name], pa.string()))
            said |= pc.fill_null(pc.not_equal(cells, ""), False).to_numpy()
    return frozenset(np.flatnonzero(~said).tolist())


def _prepare(
    con: duckdb.DuckDBPyConnection,
    table: pa.Table,
    mapped: Mapped,
    parts: Parts,
    *,
    within_lists: bool,
    mixed: bool,
) -> tuple[Lexicon, Settings]:
    """The tables `rows` and `records`, with the words of all names and the settings that fit them. Raises NoNames."""
    put_rows(con, table, mapped)
    build(con, parts)
    words = parts.lexicon()
    if not len(words.lengths):
        raise NoNames(read=", ".join(table.column_names[:20]))
    exclusive = not within_lists and _lists(con) > 0
    return words, victims_settings(mixed=mixed or _mixed(words.script), exclusive=exclusive)


def _mixed(script: Iterable[int]) -> bool:
    return len(set(script)) > 1


def _lists(con: duckdb.DuckDBPyConnection) -> int:
    row = con.execute("select count(distinct list) from rows where list <> ''").fetchone()
    return int(row[0]) if row else 0


def _put_pairs(con: duckdb.DuckDBPyConnection, pairs: Iterable[tuple[str, str, str, str]]) -> None:
    rows = _rows_of(con)
    found = []
    for list_a, id_a, list_b, id_b in pairs:
        a, b = rows.get((list_a, id_a)), rows.get((list_b, id_b))
        if a is None or b is None:
            raise JudgementsWrong(place="pairs", read=f"{list_a} {id_a} - {list_b} {id_b}")
        if a != b:
            found.append((min(a, b), max(a, b)))
    table = pa.table(
        {"l": pa.array([a for a, _ in found], pa.int32()), "r": pa.array([b for _, b in found], pa.int32())}
    )
    con.register("incoming", table)
    con.execute("create or replace table pairs as select distinct l, r from incoming")
    con.unregister("incoming")


def _rows_of(con: duckdb.DuckDBPyConnection) -> dict[tuple[str, str], int]:
    """(list, id) -> the row that stands for it."""
    sql = "select list, id, copies.of from rows join copies using (row)"
    return {(list_, id_): row for list_, id_, row in con.execute(sql).fetchall()}


def _verdicts(con: duckdb.DuckDBPyConnection, judgements: Iterable[Judged]) -> Iterable[Verdict]:
    given = list(judgements)
    rows = _rows_of(con) if given else {}
    for j in given:
        a, b = rows.get((j.list_a, j.id_a)), rows.get((j.list_b, j.id_b))
        if a is None or b is None:
            raise JudgementsWrong(place="judgements", read=f"{j.list_a} {j.id_a} - {j.list_b} {j.id_b}")
        yield Verdict(a, b, j.verdict)


def _joined(
    con: duckdb.DuckDBPyConnection, rules: Rules, verdicts: Sequence[Verdict]
) -> dict[int, Cluster[int]]:
    """The clusters. Judgements that contradict each other are named by list and number."""
    try:
        return join(con, rules, verdicts, "held")
    except ContradictoryJudgements as error:
        names = {row: f"{list_} {id_}".strip() for (list_, id_), row in reversed(_rows_of(con).items())}
        raise error.called(names.__getitem__) from error


def _write(
    con: duckdb.DuckDBPyConnection, table: pa.Table, home: Mapping[int, Cluster[int]], blank: Set[int]
) -> pa.Table:
    """The table as received with `cluster` and `weakest`. A cluster is named after its first record, by list and id.

    Rows in `blank` are nobody: they get no cluster.
    """
    names = {
        row: (list_, id_) for row, list_, id_ in con.execute("select row, list, id from rows").fetchall()
    }
    codes: dict[int, str] = {}
    order = con.execute("select n, copies.of from rows join copies using (row) order by n").fetchall()
    cluster: list[str | None] = []
    weakest: list[float | None] = []
    for n, of in order:
        if n in blank:
            cluster.append(None)
            weakest.append(None)
            continue
        found = home.get(of)
        first = min(found.members) if found else of
        if first not in codes:
            codes[first] = cluster_code(*names[first])
        cluster.append(codes[first])
        weakest.append(
            None if found is None or found.weakest is None else round(probability(found.weakest), 6)
        )
    out = table.drop_columns([c for c in ("cluster", "weakest") if c in table.column_names])
    return out.append_column("cluster", pa.array(cluster, pa.string())).append_column(
        "weakest", pa.array(weakest, pa.float64())
    )


def cluster_code(list_: str, id_: str) -> str:
    """A victim's code, from the first of its records."""
    return "v-" + hashlib.sha256(f"{list_}\x1f{id_}".encode()).hexdigest()[:16]


def _counts(
    con: duckdb.DuckDBPyConnection,
    scored: Scored,
    home: Mapping[int, Cluster[int]],
    held: int,
    threshold: int,
    blank: int,
) -> dict[str, int]:
    rows, copies, unnamed = con.execute(
        "select count(*), count(*) filter (row <> of), "
        "count(*) filter (row = of and row not in (select row from records)) from rows join copies using (row)"
    ).fetchone() or (0, 0, 0)
    unnamed -= blank
    victims = len({id(c) for c in home.values()}) + unnamed
    unsure = con.execute(
        f"select count(*) from scored where abs(weight - {threshold}) < 4000"
    ).fetchone() or (0,)
    return {
        "rows": rows, "lists": _lists(con), "exact duplicates": copies, "blank": blank, "without a name": unnamed,
        "pairs compared": scored.pairs, "held back, names alone": held, "pairs in doubt": unsure[0], "victims": victims,
    }  # fmt: skip


_READ = {
    "date_of_birth": ("y", "date", "تاريخًا"), "date_of_death": ("y", "date", "تاريخًا"), "age": ("age", "age", "عمرًا"),
    "sex": ("sex", "sex", "جنسًا"),
}  # fmt: skip


def _notes(
    con: duckdb.DuckDBPyConnection, mapped: Mapped, settings: Settings, scored: Scored
) -> list[tuple[str, str]]:
    notes = []
    if settings.exclusive and _lists(con) == 1:
        notes.append(
            (
                "There is one list, and a list states a person once: only exact duplicates were joined. "
                "--within-lists looks for persons that one list states twice.",
                "توجد قائمة واحدة، والقائمة تذكر الشخص مرة واحدة: لم يُجمع إلا المكرر تمامًا. "
                "الخيار ‎--within-lists يبحث عمن ذُكر مرتين في قائمة واحدة.",
            )
        )
    elif not scored.pairs and any(b.pairs for b in scored.blocked):
        notes.append(
            (
                "Too many records share too little to be compared pair by pair: "
                "add fathers, families, dates or places.",
                "سجلات كثيرة تشترك في القليل فلا يمكن مقارنتها زوجًا زوجًا: "
                "أضف أسماء الآباء أو العائلات أو التواريخ أو الأماكن.",
            )
        )
    for field, (value, english, arabic) in _READ.items():
        row = con.execute(
            f"select count(*) from rows left join read_{field} d on d.t = rows.{field} "
            f"where rows.{field} is not null and d.{value} is null"
        ).fetchone()
        if row and row[0]:
            notes.append(
                (
                    f"{row[0]} values of {field} are no {english} and were not used.",
                    f"{row[0]} قيمة في {field} ليست {arabic} ولم تُستعمل.",
                )
            )
    if mapped.unused:
        shown = ", ".join(mapped.unused[:8]) + (" ..." if len(mapped.unused) > 8 else "")
        notes.append((f"Carried along, not compared: {shown}", f"نُقلت دون مقارنة: {shown}"))
    return notes
