"""How an incident stands: the course of its toll, both grades with their reasons, and its ties to others."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q

from tawthiq.casebook import queries
from tawthiq.casebook.derived import models
from tawthiq.evidence.chain import Act
from tawthiq.evidence.kinds import IncidentGraded
from tawthiq.evidence.ledger import Ledger
from tawthiq.incidents.course import Step, course
from tawthiq.incidents.grades import ABOUT, denied_by, grade
from tawthiq.incidents.tolls import Range
from tawthiq.model.incidents import Claim, Incident

_ALL = Q()


@dataclass(frozen=True, slots=True)
class Grade:
    """What stands about `about`, what the rule says, and the acts by which people graded it, the last first.

    `waits`: the last act is not in the derived tables yet.
    """

    about: str
    stands: str
    rule: str
    decided: tuple[tuple[Act, IncidentGraded], ...]
    waits: bool


@dataclass(frozen=True, slots=True)
class Tied:
    """The incident `whole` sums up `parts`; the tolls are of the killed. None is joined to another."""

    whole: str
    parts: tuple[str, ...]
    whole_toll: Range
    parts_toll: Range


@dataclass(frozen=True, slots=True)
class Standing:
    """All of it. `harmed_by`, `denied_by`, `attributed_by` are originators behind the rules' grades."""

    course: list[Step]
    grades: tuple[Grade, ...]
    harmed_by: tuple[str, ...]
    denied_by: tuple[str, ...]
    attributed_by: tuple[tuple[str, tuple[str, ...]], ...]
    ties: list[Tied]


def standing(incident: Incident, claims: Sequence[Claim], ledger: Ledger, seen: Q = _ALL) -> Standing:
    """Of an incident with those of its claims that one may see, and the ties among the rows that `seen` leaves."""
    held = {c.id: c for c in claims}
    ruled = grade(incident, held)
    stored = models.Incident._default_manager.get(code=incident.code)
    decided = _decided(claims, ledger)
    return Standing(
        course(incident, held),
        tuple(
            _grade(about, getattr(stored, about), getattr(ruled, about), [d for d in decided if d[1].about == about])
            for about in ABOUT
        ),
        ruled.harmed_by, denied_by(claims), ruled.attributed_by, _ties(incident.code, seen),
    )  # fmt: skip


def _grade(about: str, stands: str, rule: str, decided: list[tuple[Act, IncidentGraded]]) -> Grade:
    waits = bool(decided) and decided[0][1].grade != stands
    return Grade(about, stands, rule, tuple(decided), waits)


def _decided(claims: Sequence[Claim], ledger: Ledger) -> list[tuple[Act, IncidentGraded]]:
    """Acts in force that grade this incident, the last first."""
    places = {(c.anchor.item, c.anchor.locator) for c in claims}
    near = [d for d in reversed(ledger.grades) if (d[1].anchor.item, d[1].anchor.locator) in places]
    ids = {c.id for c in claims}
    return [(act, body) for act, body in near if queries.find_claim(body.anchor) in ids]


def _ties(code: str, seen: Q) -> list[Tied]:
    """The ties that the incident is in, each with all of its parts."""
    rows = models.IncidentTie._default_manager.filter(seen)
    wholes = rows.filter(Q(whole=code) | Q(part=code)).values_list("whole", flat=True)
    found: dict[str, list[models.IncidentTie]] = {}
    for row in rows.filter(whole__in=list(wholes)).order_by("whole", "part"):
        found.setdefault(row.whole, []).append(row)
    return [
        Tied(whole, tuple(r.part for r in parts), _range(parts[0].whole_toll), _range(parts[0].parts_toll))
        for whole, parts in found.items()
    ]


def _range(stored: str) -> Range:
    low, high = json.loads(stored)
    return int(low), int(high)
