"""A linkage that grows: new rows are read, compared with what is there, and change only the components they reach.

The model, its rarities and its blocking rules are fixed, so that the result is the one that linking everything anew by
the same model gives.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import duckdb
import pyarrow as pa

from tawthiq.linkage import blocking
from tawthiq.linkage.cluster import Evidence, Rules
from tawthiq.linkage.engine import FLOOR, connect
from tawthiq.linkage.live import LiveClusters
from tawthiq.linkage.score import fill_likeness, score, settle
from tawthiq.victims import alone
from tawthiq.victims.ages import write_ahead
from tawthiq.victims.judgements import Judged
from tawthiq.victims.link import LinkedVictims
from tawthiq.victims.rarity import write_rarities
from tawthiq.victims.read import map_columns, put_rows
from tawthiq.victims.records import build

Name = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Added:
    """What new rows came to: rows, records compared (without copies and unnamed), pairs compared, records touched."""

    rows: int
    records: int
    pairs: int
    touched: frozenset[Name]


class Growing:
    """Victims under arrivals, judgements, withdrawals and erasures. A record is named (list, id)."""

    def __init__(
        self, found: LinkedVictims, *, names_alone: str = "rare", judgements: Iterable[Judged] = ()
    ) -> None:
        """`found` was linked with `adopted`: by the blocking rules of its model."""
        self._found, self._names_alone = found, names_alone
        self._names: dict[int, Name] = {}
        self._copies: dict[Name, Name] = {}
        self._take_names(found.con, 0)
        evidence: Evidence[Name] = Evidence(self._lists(found.con, 0), dict(self._edges()))
        for judged in judgements:
            if judged.verdict != "unsure":
                a, b = sorted(self._of((j, i)) for j, i in _sides(judged))
                (evidence.same if judged.verdict == "same" else evidence.different).add((a, b))
        self.live = LiveClusters.of(evidence, Rules(found.threshold, found.settings.exclusive))

    def clusters(self) -> set[frozenset[Name]]:
        """The rows of every victim, copies with their record; rows that name nobody are not among them."""
        members: dict[int, set[Name]] = {}
        for name, of in self._copies.items():
            if of in self.live.home:
                members.setdefault(id(self.live.home[of]), set()).add(name)
        return {frozenset(m) for m in members.values()}

    def judge(self, a: Name, b: Name, verdict: str | None) -> frozenset[Name]:
        """Record a verdict, or take it back with None. Raises ContradictoryJudgements. Returns the records touched."""
        return frozenset(self.live.judge(self._of(a), self._of(b), verdict))

    def erase(self, name: Name) -> frozenset[Name]:
        """Take a row out with all that was said of it. An exact duplicate, if there is one, stands in its place."""
        of = self._copies.pop(name)
        self._found.con.execute("delete from rows where list = ? and id = ?", list(name))
        if of != name:
            return frozenset()
        heir = min((other for other, known in self._copies.items() if known == name), default=None)
        row = next(n for n, known in self._names.items() if known == name)
        if heir is None:
            for table in ("records", "copies"):
                self._found.con.execute(f"delete from {table} where row = {row}")
            return frozenset(self.live.erase(name)) if name in self.live.home else frozenset()
        self._copies |= {other: heir for other, known in self._copies.items() if known == name}
        self._names[row] = heir
        return frozenset(self.live.rename(name, heir))

    def add(self, table: pa.Table) -> Added:
        """New rows of the same columns. Raises MappingWrong."""
        con, first = self._found.con, len(self._names)
        fresh = connect(threads=2)
        put_rows(fresh, table, map_columns(table.column_names, self._found.mapped.fields))
        build(fresh, self._found.parts)
        write_rarities(fresh, self._found.model)
        write_ahead(fresh, self._found.model.ahead)
        self._append(fresh, first)
        pairs = self._compare(con, first)
        self._take_names(con, first)
        touched = self._join(first)
        return Added(table.num_rows, len(self._lists(con, first)), pairs, frozenset(touched))

    def _append(self, fresh: duckdb.DuckDBPyConnection, first: int) -> None:
        """Put the new rows behind the known ones; exact duplicates of a known record stand for it."""
        con = self._found.con
        for name in ("rows", "copies", "records"):
            con.register("incoming", fresh.execute(f"select * from {name} order by row").to_arrow_table())
            moved = f"row + {first} as row" + (f", of + {first} as of" if name == "copies" else "")
            con.execute(
                f"create or replace temp table new_{name} as select * replace ({moved}) from incoming"
            )
            con.unregister("incoming")
        con.execute(
            "update new_rows set id = id || '#' || row where (list, id) in (select (list, id) from rows)"
        )
        con.execute(
            "update new_copies set of = known.of from (select home, twin, min(of) as of from copies "
            "where twin is not null group by all) known "
            "where known.home = new_copies.home and known.twin = new_copies.twin"
        )
        con.execute("delete from new_records where row not in (select of from new_copies)")
        for name in ("rows", "copies", "records"):
            con.execute(f"insert into {name} by name select * from new_{name}")
            con.execute(f"drop table new_{name}")

    def _compare(self, con: duckdb.DuckDBPyConnection, first: int) -> int:
        """The tables `scored` and `held` of the new pairs. Returns the number of pairs compared."""
        settings, model = self._found.settings, self._found.model
        rules = blocking.widest([r for r in settings.rules if r.name in model.rules])
        pairs = blocking.make_pairs(con, rules, settings, "new_pairs", since=first)
        fill_likeness(con, settings, self._found.parts.lexicon(), "new_pairs")
        score(con, settings, model, "new_pairs", FLOOR)
        settle(con, settings, 0, FLOOR)
        alone.hold_back(con, self._names_alone, self._found.threshold, model.persons)
        return pairs

    def _join(self, first: int) -> set[Name]:
        """Bring the new records in one by one, each with its edges to those that are there."""
        edges: dict[Name, dict[Name, int]] = {}
        lists = self._lists(self._found.con, first)
        for (a, b), weight in self._edges():
            later, earlier = (b, a) if b in lists and (a not in lists or a < b) else (a, b)
            edges.setdefault(later, {})[earlier] = weight
        touched: set[Name] = set()
        for name in sorted(lists):
            touched |= self.live.add(name, lists[name], edges.get(name, {}))
        return touched

    def _take_names(self, con: duckdb.DuckDBPyConnection, first: int) -> None:
        rows = con.execute(f"select row, list, id from rows where row >= {first}").fetchall()
        self._names |= {row: (list_, id_) for row, list_, id_ in rows}
        copies = con.execute(f"select row, of from copies where row >= {first}").fetchall()
        self._copies |= {self._names[row]: self._names[of] for row, of in copies}

    def _lists(self, con: duckdb.DuckDBPyConnection, first: int) -> dict[Name, str]:
        rows = con.execute(f"select row, list from records where row >= {first}").fetchall()
        return {self._names[row]: list_ for row, list_ in rows}

    def _edges(self) -> Iterable[tuple[tuple[Name, Name], int]]:
        """The pairs of `scored` that may count, each with the smaller record first."""
        rows = self._found.con.execute(
            "select l, r, weight from scored anti join held using (l, r)"
        ).fetchall()
        for left, right, weight in rows:
            a, b = self._names[left], self._names[right]
            yield ((a, b) if a < b else (b, a)), weight

    def _of(self, name: Name) -> Name:
        return self._copies[name]


def _sides(judged: Judged) -> tuple[Name, Name]:
    return (judged.list_a, judged.id_a), (judged.list_b, judged.id_b)
