"""Scoring pairs in SQL: likeness of words once per pair of distinct words, levels, integer weights.

Works on the tables `records` (see blocking) and a table of pairs (l, r), both in one DuckDB connection.
"""

from __future__ import annotations

from dataclasses import dataclass

import duckdb
import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from tawthiq.linkage.likeness import Codes, Costs, Ints, scores
from tawthiq.linkage.model import Model
from tawthiq.linkage.spec import Comparison, Settings

UNLIKE = 400
_SHIFT = 1 << 31
_MASK_LIMIT = (6, 4)
_CHUNK = 4_000_000
SLACK, NO_DOUBLES = 4_000, 1_000_000


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The distinct words of all records, by number. `masks` (N, 2): letters within a script, sounds across scripts.

    Two words whose masks differ in more bits than any like pair can are not compared: their likeness is 0.
    """

    codes: Codes
    lengths: Ints
    masks: NDArray[np.int64]
    script: NDArray[np.int8]
    same: Costs
    across: Costs

    def likeness(self, a: Ints, b: Ints) -> NDArray[np.int32]:
        """Likeness in 1/1000 of words a[i] and b[i]."""
        out = np.zeros(len(a), dtype=np.int32)
        crossing = self.script[a] != self.script[b]
        for column, (chosen, costs) in enumerate(((~crossing, self.same), (crossing, self.across))):
            rows = np.flatnonzero(chosen)
            apart = np.bitwise_count(self.masks[a[rows], column] ^ self.masks[b[rows], column])
            rows = rows[apart <= _MASK_LIMIT[column]]
            out[rows] = scores(self.codes, self.lengths, a[rows], b[rows], costs)
        return out


NO_WORDS = Lexicon(
    np.zeros((0, 1), np.uint8), np.zeros(0, np.int64), np.zeros((0, 2), np.int64), np.zeros(0, np.int8),
    Costs(np.zeros((1, 1), np.int32), np.zeros(1, np.int32), np.zeros((1, 1), np.int32)),
    Costs(np.zeros((1, 1), np.int32), np.zeros(1, np.int32), np.zeros((1, 1), np.int32)),
)  # fmt: skip


def fill_likeness(con: duckdb.DuckDBPyConnection, settings: Settings, words: Lexicon, pairs: str) -> int:
    """Add to the table `likeness` (k, s) all pairs of distinct words that `pairs` bring together. Returns their number.

    Only likeness of UNLIKE and more is kept: what is not in the table is 0.
    """
    asked = asked_sql(settings, pairs)
    return answer(con, words, asked) if asked else 0


def asked_sql(settings: Settings, pairs: str) -> str:
    """SELECT the keys k of the distinct words that `pairs` bring together; empty where nothing rests on likeness."""
    keys = ", ".join(f"case when ({a}) <> ({b}) then {_key(a, b)} end" for a, b in _likenesses(settings))
    return keys and (
        f"select distinct k from (select unnest([{keys}]) k from {pairs} p "
        "join records l on l.row = p.l join records r on r.row = p.r) where k is not null"
    )


def answer(con: duckdb.DuckDBPyConnection, words: Lexicon, asked_sql: str) -> int:
    """Compare the words whose keys `asked_sql` selects, those left out that were before. Returns their number."""
    con.execute("create table if not exists likeness (k bigint, s smallint)")
    con.execute("create table if not exists compared (k bigint)")
    con.execute(
        f"create or replace temp table asked as select k from ({asked_sql}) where k not in (select k from compared)"
    )
    con.execute("insert into compared from asked")
    reader = con.execute("select k from asked").to_arrow_reader(_CHUNK)
    found: list[pa.Table] = []
    asked = 0
    for batch in reader:
        keys = batch.column(0).to_numpy()
        asked += len(keys)
        likeness = words.likeness(keys // _SHIFT, keys % _SHIFT)
        kept = likeness >= UNLIKE
        found.append(pa.table({"k": keys[kept], "s": likeness[kept].astype(np.int16)}))
    for table in found:
        con.register("answered", table)
        con.execute("insert into likeness select k, s from answered")
        con.unregister("answered")
    con.execute("drop table asked")
    return asked


def levels_sql(settings: Settings, pairs: str, comparisons: tuple[Comparison, ...] | None = None) -> str:
    """SELECT l, r and one column g_NAME per comparison: the level's position, -1 when nothing can be said."""
    wanted = settings.comparisons if comparisons is None else comparisons
    sources = _likenesses(settings)
    joins, columns = [], []
    for i, (a, b) in enumerate(sources):
        joins.append(f"left join likeness s{i} on s{i}.k = {_key(a, b)}")
        columns.append(f"case when ({a}) = ({b}) then 1000 else coalesce(s{i}.s, 0) end as like{i}")
    for c in wanted:
        columns.append(_level_case(c, f"like{sources.index(c.likeness)}" if c.likeness else "0"))
        if c.rarity:
            columns.append(f"least(l.{c.rarity}, r.{c.rarity}) as rare_{c.name}")
    return (
        f"select p.l, p.r, {', '.join(columns)} from {pairs} p "
        f"join records l on l.row = p.l join records r on r.row = p.r {' '.join(joins)}"
    )


def score(con: duckdb.DuckDBPyConnection, settings: Settings, model: Model, pairs: str, floor: int) -> None:
    """Write the table `weighed` (see weighed_sql) in DuckDB."""
    con.execute(f"create or replace table weighed as {weighed_sql(settings, model, pairs, floor)}")


def weighed_sql(settings: Settings, model: Model, pairs: str, floor: int) -> str:
    """SELECT l, r, strangers, doubles, g_NAME...: the two odds of each pair, in 1/1000 bit, and its levels.

    `strangers` is the odds against two strangers, prior included, `doubles` the least odds against a kind of doubles.
    Pairs that stay below `floor` even if the prior should rise by SLACK are left out.
    """
    strangers = " + ".join([str(model.prior), *(_weight_case(c, model) for c in settings.comparisons)])
    others = [str(NO_DOUBLES)]
    for doubles in model.doubles.values():
        cases = (_plain_case(c, weights) for c, weights in sorted(doubles.weights.items()))
        others.append(" + ".join([str(doubles.prior), *cases]))
    least = f"least({', '.join(others)})"
    gammas = ", ".join(f"g_{c.name}" for c in settings.comparisons)
    sums = f"({strangers})::integer strangers, ({least})::integer doubles"
    return (
        f"select * from (select l, r, {sums}, {gammas} from ({levels_sql(settings, pairs)})) "
        f"where strangers >= {floor - SLACK} and doubles >= {floor}"
    )


def settle(con: duckdb.DuckDBPyConnection, settings: Settings, shift: int, floor: int) -> int:
    """Write the table `scored` (l, r, weight, g_NAME...) from `weighed`, the prior moved by `shift`. Returns its pairs.

    `weight` is in 1/1000 bit, prior included: 0 is even odds. It is the lesser of the odds against two strangers and
    against every kind of doubles.
    """
    gammas = ", ".join(f"g_{c.name}" for c in settings.comparisons)
    con.execute(
        f"create or replace table scored as select l, r, least(strangers + {shift}, doubles)::integer weight, {gammas} "
        f"from weighed where strangers + {shift} >= {floor}"
    )
    row = con.execute("select count(*) from scored").fetchone()
    return int(row[0]) if row else 0


def _likenesses(settings: Settings) -> list[tuple[str, str]]:
    return list(dict.fromkeys(c.likeness for c in settings.comparisons if c.likeness))


def _key(a: str, b: str) -> str:
    return f"least({a}, {b})::bigint * {_SHIFT} + greatest({a}, {b})"


def _level_case(comparison: Comparison, likeness: str) -> str:
    whens = " ".join(
        f"when {level.when.replace('{s}', likeness)} then {i}" for i, level in enumerate(comparison.levels)
    )
    return f"(case when {comparison.null} then -1 {whens} end)::tinyint as g_{comparison.name}"


def _weight_case(comparison: Comparison, model: Model) -> str:
    whens = []
    for i, level in enumerate(comparison.levels):
        weight = str(model.weight(comparison.name, i))
        if level.rare and comparison.rarity:
            weight += f" + rare_{comparison.name} - {model.base[comparison.name]}"
        whens.append(f"when {i} then {weight}")
    return f"(case g_{comparison.name} {' '.join(whens)} else 0 end)"


def _plain_case(comparison: str, weights: tuple[int, ...]) -> str:
    whens = " ".join(f"when {i} then {weight}" for i, weight in enumerate(weights))
    return f"(case g_{comparison} {whens} else 0 end)"
