"""Judgements as a file: CSV with list_a, id_a, list_b, id_b, verdict."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

from tawthiq.linkage.judgements import read_verdicts
from tawthiq.victims.errors import JudgementsWrong

FIELDS = ("list_a", "id_a", "list_b", "id_b", "verdict")


@dataclass(frozen=True, slots=True)
class Judged:
    """A person's decision about two records, each named by its list and id."""

    list_a: str
    id_a: str
    list_b: str
    id_b: str
    verdict: str


def read_judgements(path: Path) -> list[Judged]:
    """The last verdict on a pair holds. Raises JudgementsWrong with the line."""
    return [Judged(*values) for values in read_verdicts(path, FIELDS, wrong=JudgementsWrong)]


def read_pairs(path: Path) -> list[tuple[str, str, str, str]]:
    """Pairs to compare: CSV with list_a, id_a, list_b, id_b."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [
            (row.get("list_a") or "", row.get("id_a") or "", row.get("list_b") or "", row.get("id_b") or "")
            for row in csv.DictReader(file)
        ]


def write_judgements(path: Path, judged: list[Judged]) -> None:
    """The file that `read_judgements` reads."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(FIELDS)
        writer.writerows((j.list_a, j.id_a, j.list_b, j.id_b, j.verdict) for j in judged)
