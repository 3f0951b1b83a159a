"""What a statement and a trace rest on: figures, incidents, claims and the reports they were read from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from tawthiq.model.figures import Figure
from tawthiq.model.incidents import Claim, Incident
from tawthiq.model.reports import Report

PERSONS = ("confirmed", "corrected")


class Reports(Protocol):
    """Reports by their place. A casebook may answer from its database, so that nothing is held twice."""

    def get(self, item: str, locator: str) -> Report | None:
        """The report at `locator` of the item with this SHA-256, or None."""

    def of_items(self, prefix: str) -> Sequence[Report]:
        """All reports of the items whose SHA-256 begins with `prefix`, in order of item and arrival."""


class ReportIndex:
    """Reports held in memory."""

    def __init__(self, reports: Iterable[Report]) -> None:
        self._by_place = {(r.item, r.locator): r for r in reports}

    def get(self, item: str, locator: str) -> Report | None:
        return self._by_place.get((item, locator))

    def of_items(self, prefix: str) -> Sequence[Report]:
        found = [r for (item, _), r in self._by_place.items() if item.startswith(prefix)]
        return sorted(found, key=lambda r: r.item)


@dataclass(frozen=True, slots=True)
class Evidence:
    """Everything by its id: figures, claims, incidents by code, and the reports."""

    figures: Mapping[str, Figure]
    claims: Mapping[str, Claim]
    incidents: Mapping[str, Incident]
    reports: Reports

    def claim(self, ref: str) -> Claim | None:
        """The claim with this id, or the only one whose id begins with it (six characters or more)."""
        if ref in self.claims:
            return self.claims[ref]
        fitting = [i for i in self.claims if i.startswith(ref)] if len(ref) >= 6 else []
        return self.claims[fitting[0]] if len(fitting) == 1 else None

    def behind(self, figure: Figure) -> list[Claim]:
        """The claims whose counts the figure uses, by id."""
        ids = {ref for one in figure.inputs if one.counted for ref in one.claims}
        return [self.claims[i] for i in sorted(ids) if i in self.claims]


def is_reviewed(claim: Claim) -> bool:
    """Whether a person confirmed or corrected it."""
    return claim.review in PERSONS


def fully_reviewed(figure: Figure) -> bool:
    """Whether people confirmed every claim behind the figure."""
    return figure.reviewed >= figure.claims
