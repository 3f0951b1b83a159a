"""Judgements about pairs as a CSV file: two keys, each of a list or source and an id, and a verdict."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path

from tawthiq.errors import TawthiqError
from tawthiq.model.incidents import VERDICTS


def read_verdicts(path: Path, fields: Sequence[str], *, wrong: type[TawthiqError]) -> list[list[str]]:
    """The five values of each row, called `fields` in the header: key a, id a, key b, id b, verdict.

    The last verdict on a pair holds, whichever side comes first. Raises `wrong` with the line.
    """
    found: dict[frozenset[tuple[str, str]], list[str]] = {}
    with path.open(encoding="utf-8-sig", newline="") as file:
        for line, row in enumerate(csv.DictReader(file), start=2):
            values = [(row.get(f) or "").strip() for f in fields]
            key_a, id_a, key_b, id_b, verdict = values
            if verdict not in VERDICTS or not id_a or not id_b:
                raise wrong(place=f"{path.name} line {line}", read=", ".join(values))
            pair = frozenset({(key_a, id_a), (key_b, id_b)})
            found.pop(pair, None)
            found[pair] = values
    return list(found.values())
