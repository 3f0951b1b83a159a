"""Which pairs of records are compared: equality on a few keys, chosen so that the pairs stay within a budget.

The table `records` has one row per record: `row` (0..n-1), `list`, `twin`, and the columns that settings name.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

import duckdb

from tawthiq.linkage.errors import NothingToCompare
from tawthiq.linkage.spec import Key, Rule, Settings

SPARE = 8


@dataclass(frozen=True, slots=True)
class Blocked:
    """A rule with the pairs that it alone would make, and whether it was taken."""

    rule: Rule
    pairs: int
    taken: bool


def choose(
    con: duckdb.DuckDBPyConnection, settings: Settings, adopted: Collection[str] = ()
) -> list[Blocked]:
    """Take the rules that make fewest pairs until the budget is spent; a rule whose pairs another makes is left out.

    `adopted`: the names of the rules that a model was learnt with. They alone are taken, up to SPARE times the budget,
    so that new records change nothing for old ones.
    """
    total = _one(con, "select count(*) from records")
    budget = (settings.pairs_per_record * total + 100_000) * (SPARE if adopted else 1)
    tried = [r for r in settings.rules if not adopted or r.name in adopted]
    counted = sorted(((_count(con, rule), i, rule) for i, rule in enumerate(tried)), key=lambda c: c[:2])
    chosen: list[Blocked] = []
    spent = 0
    for pairs, _, rule in counted:
        covered = any(b.taken and b.rule.fields <= rule.fields for b in chosen)
        taken = 0 < pairs <= budget - spent and not covered
        chosen.append(Blocked(rule, pairs, taken))
        spent += pairs if taken else 0
    if (
        total > 1
        and not any(b.pairs for b in chosen)
        and _one(con, "select count(distinct list) from records") > 1
    ):
        filled = _filled(con, settings)
        if not filled:
            raise NothingToCompare()
    return chosen


def minimal(blocked: list[Blocked]) -> list[Rule]:
    """The rules taken, without those that a wider rule taken later makes needless."""
    return widest([b.rule for b in blocked if b.taken])


def widest(taken: list[Rule]) -> list[Rule]:
    return [r for r in taken if not any(o.fields < r.fields for o in taken)]


def make_pairs(
    con: duckdb.DuckDBPyConnection, rules: list[Rule], settings: Settings, table: str, *, since: int = 0
) -> int:
    """Write the table (l, r, rule) of all pairs that the rules make, each once, l.row < r.row. Returns their number.

    `since`: only pairs whose later record has this row or a higher one.
    """
    con.execute(f"create or replace table {table} (l integer, r integer, rule tinyint)")
    for sql in pairs_sql(rules, settings, since=since):
        con.execute(f"insert into {table} {sql}")
    return _one(con, f"select count(*) from {table}")


def pairs_sql(rules: list[Rule], settings: Settings, *, since: int = 0) -> Iterator[str]:
    """One SELECT of l, r, rule (in that order, unnamed) per rule: the pairs that no rule before it makes."""
    later = f" and r.row >= {since}" if since else ""
    for i, rule in enumerate(rules):
        earlier = "".join(f" and not coalesce({r.condition()}, false)" for r in rules[:i])
        yield f"{rule_sql(rule, settings.allowed(), i)}{later}{earlier}"


def rule_sql(rule: Rule, allowed: str, number: int) -> str:
    """The pairs of one rule, from its keys' equality joins."""
    left, joins = "records l", []
    for key in rule.keys:
        if key.near:
            left = (
                f"(select *, unnest(range({key.column} - {key.near}, {key.column} + {key.near} + 1)) near_key "
                f"from records where {key.column} is not null) l"
            )
            joins.append(f"l.near_key = r.{key.column}")
        else:
            joins.append(f"l.{key.column} = r.{key.column}")
    return (
        f"select l.row, r.row, {number} from {left} join records r on {' and '.join(joins)} "
        f"where l.row < r.row and {allowed}"
    )


def _count(con: duckdb.DuckDBPyConnection, rule: Rule) -> int:
    """Pairs that the rule makes, lists not yet considered: counted by key, not pair by pair."""
    plain = [k.column for k in rule.keys if not k.near]
    near = [k for k in rule.keys if k.near]
    columns = plain + [k.column for k in near]
    filled = " and ".join(f"{c} is not null" for c in columns)
    groups = f"select {', '.join(columns)}, count(*) n from records where {filled} group by all"
    if not near:
        return _one(con, f"select coalesce(sum(n * (n - 1) // 2), 0)::bigint from ({groups})")
    return _one(con, _near_count(groups, plain, near[0]))


def _near_count(groups: str, plain: list[str], key: Key) -> str:
    equal = "".join(f" and a.{c} = b.{c}" for c in plain)
    days = f"range({key.column} - {key.near}, {key.column} + {key.near} + 1)"
    return (
        f"with g as ({groups}), e as (select *, unnest({days}) d from g) "
        f"select coalesce(sum(a.n * b.n) // 2, 0)::bigint from e a join g b on a.d = b.{key.column}{equal}"
    )


def _filled(con: duckdb.DuckDBPyConnection, settings: Settings) -> int:
    """Rules whose keys are all filled in at least two records."""
    return sum(
        _one(
            con,
            "select count(*) from records where " + " and ".join(f"{k.column} is not null" for k in r.keys),
        )
        > 1
        for r in settings.rules
    )


def _one(con: duckdb.DuckDBPyConnection, sql: str) -> int:
    row = con.execute(sql).fetchone()
    return int(row[0]) if row else 0
