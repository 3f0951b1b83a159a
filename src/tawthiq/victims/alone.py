"""Names alone: when two records share nothing but a name, is the name rare enough to say that they are one?

Only if at least three parts agree and fewer than 0.01 other bearers of that full name are expected in the lists, the
parts taken as independent. Everything else waits for a person.
"""

from __future__ import annotations

import duckdb

from tawthiq.linkage.model import millibits
from tawthiq.victims.names import ROLES

MODES = ("rare", "review", "never")
PARTS, BEARERS = 3, 0.01
_OTHER = ("born", "died", "place", "mother", "mother_across")


def hold_back(con: duckdb.DuckDBPyConnection, mode: str, threshold: int, persons: int) -> int:
    """Write the table `held` (l, r): pairs of `scored` that would be joined on names alone and may not be.

    `persons`: about how many the lists state.
    """
    alone = " and ".join(f"s.g_{name} = -1" for name in _OTHER)
    agree = [f"greatest(s.g_{r} in (0, 1), s.g_{r}_across in (0, 1))" for r in ROLES]
    parts = " + ".join(f"{a}::integer" for a in agree)
    rarity = " + ".join(
        f"case when {a} then least(l.rare_{r}, r.rare_{r}) else 0 end"
        for a, r in zip(agree, ROLES, strict=True)
    )
    con.execute("create or replace temp table held (l integer, r integer)")
    needed = millibits(persons / BEARERS)
    rare = f"({parts}) >= {PARTS} and ({rarity}) > {needed}" if mode == "rare" else "false"
    con.execute(
        f"insert into held select s.l, s.r from scored s join records l on l.row = s.l join records r on r.row = s.r "
        f"where s.weight >= {threshold} and {alone} and not coalesce({rare}, false)"
    )
    row = con.execute("select count(*) from held").fetchone()
    return int(row[0]) if row else 0


def count_persons(con: duckdb.DuckDBPyConnection, threshold: int) -> int:
    """About how many persons the lists state: a record that links to k others is one of k + 1 of its person."""
    row = con.execute(
        f"with e as (select l x from scored where weight >= {threshold} union all "
        f"select r from scored where weight >= {threshold}), d as (select x, count(*) k from e group by x) "
        "select sum(1 / (1 + coalesce(k, 0))) from records left join d on x = row"
    ).fetchone()
    return max(1, round(row[0] or 1) if row else 1)
