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


def hold_back(con: duckdb.DuckDBPyConnection, mode: str, threshold: int) -> int:
    """Write the table `held` (l, r): pairs of `scored` that would be joined on names alone and may not be."""
    alone = " and ".join(f"s.g_{name} = -1" for name in _OTHER)
    agree = [f"greatest(s.g_{r} in (0, 1), s.g_{r}_across in (0, 1))" for r in ROLES]
    parts = " + ".join(f"{a}::integer" for a in agree)
    rarity = " + ".join(
        f"case when {a} then least(l.rare_{r}, r.rare_{r}) else 0 end"
        for a, r in zip(agree, ROLES, strict=True)
    )
    con.execute("create or replace temp table held (l integer, r integer)")
    row = con.execute("select count(*) from records").fetchone()
    needed = millibits(max(1, row[0] if row else 1) / BEARERS)
    rare = f"({parts}) >= {PARTS} and ({rarity}) > {needed}" if mode == "rare" else "false"
    con.execute(
        f"insert into held select s.l, s.r from scored s join records l on l.row = s.l join records r on r.row = s.r "
        f"where s.weight >= {threshold} and {alone} and not coalesce({rare}, false)"
    )
    row = con.execute("select count(*) from held").fetchone()
    return int(row[0]) if row else 0
