"""An audit on paper: the sample as a file that tells a judge nothing, verdicts as files, one per judge."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path

from tawthiq.linkage.audit import STRATA, Sampled
from tawthiq.victims.errors import JudgementsWrong
from tawthiq.victims.judgements import Judged

FIELDS = ("list_a", "id_a", "list_b", "id_b", "stratum", "stands_for", "weight")
MARK = "\x1f"


def write_sample(path: Path, sampled: Sequence[Sampled]) -> None:
    """list_a, id_a, list_b, id_b, stratum, stands_for (pairs), weight (1/1000 bit; empty where never compared)."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(FIELDS)
        for s in sampled:
            weight = "" if s.weight is None else s.weight
            writer.writerow((*s.a.split(MARK), *s.b.split(MARK), s.stratum, f"{s.stands_for:.6f}", weight))


def read_sample(path: Path) -> list[Sampled]:
    """What `write_sample` wrote. Raises JudgementsWrong with the line."""
    found = []
    with path.open(encoding="utf-8-sig", newline="") as file:
        for line, row in enumerate(csv.DictReader(file), start=2):
            try:
                a, b = (MARK.join((row[f"list_{x}"], row[f"id_{x}"])) for x in "ab")
                weight = int(row["weight"]) if row["weight"] else None
                stands_for, stratum = float(row["stands_for"]), row["stratum"]
            except (KeyError, TypeError, ValueError) as error:
                raise JudgementsWrong(
                    place=f"{path.name} line {line}", read=[v for v in row.values() if v]
                ) from error
            if stratum not in STRATA:
                raise JudgementsWrong(place=f"{path.name} line {line}", read=stratum)
            found.append(Sampled(a, b, stratum, stands_for, weight))
    return found


def verdicts_on(judged: Sequence[Judged], sampled: Sequence[Sampled]) -> dict[tuple[str, str], str]:
    """Verdicts by pair, as the sample names the pairs; verdicts on other pairs are left out."""
    said: Mapping[frozenset[str], str] = {
        frozenset({MARK.join((j.list_a, j.id_a)), MARK.join((j.list_b, j.id_b))}): j.verdict for j in judged
    }
    found = {(s.a, s.b): said.get(frozenset({s.a, s.b})) for s in sampled}
    return {pair: verdict for pair, verdict in found.items() if verdict is not None}
