"""The pairs of a linkage by stratum, for an audit: joined, scored below, never compared."""

from __future__ import annotations

import hashlib

import pyarrow as pa

from tawthiq.linkage.audit import Sampled, sample
from tawthiq.linkage.train import possible_pairs
from tawthiq.victims.link import LinkedVictims

Pair = tuple[str, str, int | None]


def audit_sample(
    found: LinkedVictims, sizes: dict[str, int], seed: int, *, without: list[tuple[str, str]] | None = None
) -> list[Sampled]:
    """A random sample of each stratum with its inclusion weights. Records are named "list\x1fid".

    `without`: pairs used for training or review, named likewise. The pairs never compared are drawn as random pairs of
    records that no rule brought together.
    """
    names = {
        row: f"{list_}\x1f{id_}"
        for row, list_, id_ in found.con.execute("select row, list, id from rows").fetchall()
    }
    strata: dict[str, list[Pair]] = {"joined": [], "below": [], "never compared": []}
    scored = found.con.execute("select l, r, weight from scored order by l, r").fetchall()
    for left, right, weight in scored:
        stratum = "joined" if found.home[left] is found.home[right] else "below"
        strata[stratum].append((names[left], names[right], weight))
    compared = found.scored.pairs
    strata["never compared"] = _random_pairs(found, names, sizes.get("never compared", 0) * 4, seed)
    apart = possible_pairs(found.con, found.settings) - compared
    return sample(strata, sizes, seed, without=without or (), totals={"never compared": max(apart, 0)})


def _random_pairs(found: LinkedVictims, names: dict[int, str], number: int, seed: int) -> list[Pair]:
    """Random pairs of records that may be the same and were not compared."""
    rows = found.con.execute("select row, list from records order by row").fetchall()
    if len(rows) < 2:
        return []
    drawn: list[tuple[int, int]] = []
    for i in range(4 * number):
        mixed = hashlib.sha256(f"{seed}|{i}".encode()).digest()
        one, two = (rows[int.from_bytes(mixed[k : k + 8], "big") % len(rows)] for k in (0, 8))
        pair = (min(one[0], two[0]), max(one[0], two[0]))
        if pair[0] != pair[1] and not (found.settings.exclusive and one[1] == two[1]):
            drawn.append(pair)
    left, right = (pa.array([pair[side] for pair in drawn], pa.int32()) for side in (0, 1))
    found.con.register("incoming", pa.table({"l": left, "r": right}))
    apart = found.con.execute(
        "select distinct l, r from incoming anti join pairs using (l, r) "
        f"order by hash(l, r, {seed}), l, r limit {number}"
    ).fetchall()
    found.con.unregister("incoming")
    return [(names[a], names[b], None) for a, b in apart]
