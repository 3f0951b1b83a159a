"""Estimates as they were planned and run: each run's answer, checks and plots from the item that its act names."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tawthiq.casebook.book import Casebook
from tawthiq.casebook.errors import NotFound
from tawthiq.evidence.chain import Act
from tawthiq.evidence.kinds import EstimatePlanned, EstimateRun
from tawthiq.evidence.ledger import Ledger
from tawthiq.figures.drawing import Plot


@dataclass(frozen=True, slots=True)
class Told:
    """One run, the first is 1: its act, what became of the casebook's victims, the public JSON, plots by language.

    A run of before plots were kept has none; one whose answer was erased has nothing but its act.
    """

    act: Act
    body: EstimateRun
    number: int
    account: Mapping[str, int]
    estimated: Mapping[str, Any]
    plots: Mapping[str, list[Plot]]


def planned(ledger: Ledger, id: str) -> tuple[Act, EstimatePlanned]:
    """The plan of an estimate. Raises NotFound, which lists the ids there are."""
    if id not in ledger.plans:
        raise NotFound(
            place="estimate", read=id, what=", ".join(ledger.plans) or "an estimate that was planned"
        )
    return ledger.plans[id]


def runs(book: Casebook, ledger: Ledger, id: str) -> list[Told]:
    """Every run of an estimate, the last first."""
    erased = {e.item for e in ledger.erased.values()}
    told = []
    for number, (act, body) in enumerate(ledger.runs.get(id, []), 1):
        whole = {} if body.item in erased else json.loads(book.items.get(body.item))
        told.append(_told(act, body, number, whole))
    return told[::-1]


def _told(act: Act, body: EstimateRun, number: int, whole: Mapping[str, Any]) -> Told:
    plots = {
        lang: [Plot(p["name"], p["svg"], tuple(p["header"]), tuple(map(tuple, p["rows"]))) for p in held]
        for lang, held in whole.get("plots", {}).items()
    }
    return Told(act, body, number, whole.get("account", {}), whole.get("estimated", {}), plots)
