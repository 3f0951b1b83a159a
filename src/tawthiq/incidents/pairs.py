"""Judgements and pairs of a table of claims as files."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa

from tawthiq.incidents.errors import PairsWrong
from tawthiq.linkage.judgements import read_verdicts
from tawthiq.linkage.model import probability
from tawthiq.linkage.tables import write_table

if TYPE_CHECKING:
    from tawthiq.incidents.link_table import LinkedIncidents

FIELDS = ("source_a", "id_a", "source_b", "id_b", "verdict")


@dataclass(frozen=True, slots=True)
class Judged:
    """A person's decision about two claims, each named by its source and id."""

    source_a: str
    id_a: str
    source_b: str
    id_b: str
    verdict: str


def read_judgements(path: Path) -> list[Judged]:
    """The last verdict on a pair holds. Raises PairsWrong with the line."""
    return [Judged(*values) for values in read_verdicts(path, FIELDS, wrong=PairsWrong)]


def write_pairs(found: LinkedIncidents, path: Path) -> None:
    """source_a, id_a, source_b, id_b, weight (1/1000 bit), probability, together, and each comparison's level."""
    levels = ", ".join(f"s.g_{c.name} as {c.name}" for c in found.settings.comparisons)
    pairs = found.con.execute(
        f"select a.source source_a, a.id id_a, b.source source_b, b.id id_b, s.weight, s.l, s.r, {levels} "
        "from scored s join keys a on a.row = s.l join keys b on b.row = s.r order by s.l, s.r"
    ).to_arrow_table()
    sides = zip(pairs["l"].to_pylist(), pairs["r"].to_pylist(), strict=True)
    together = [found.group_of[a] is found.group_of[b] for a, b in sides]
    chances = [round(probability(w), 6) for w in pairs["weight"].to_pylist()]
    out = pairs.drop_columns(["l", "r"])
    out = out.append_column("probability", pa.array(chances)).append_column("together", pa.array(together))
    write_table(out, path)
