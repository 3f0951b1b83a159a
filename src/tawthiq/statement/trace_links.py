"""What a trace shows and where each page lies: only what the figures rest on."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from tawthiq.model.figures import Figure, Input
from tawthiq.model.incidents import Claim, Incident
from tawthiq.statement.entries import NOT_STATED

ROWS = 500
Place = tuple[str, str]
_SAFE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,79}")


@dataclass(frozen=True, slots=True)
class Links:
    """Which incidents and reports the figures lead to, with the ways back."""

    figures: Mapping[str, Figure]
    incidents: Mapping[str, Incident]
    claims: Mapping[str, Claim]
    shown: Mapping[str, list[tuple[Figure, Input]]] = field(default_factory=dict)
    by_report: Mapping[Place, list[Claim]] = field(default_factory=dict)
    of_claim: Mapping[str, list[str]] = field(default_factory=dict)

    def claims_of(self, code: str) -> list[Claim]:
        """All claims of an incident, in its own order."""
        return [self.claims[i] for i in self.incidents[code].claims if i in self.claims]


def links(figures: Iterable[Figure], incidents: Mapping[str, Incident], claims: Mapping[str, Claim]) -> Links:
    """Gather what the figures' inputs name: time and size grow with them, not with the casebook."""
    held = {f.id: f for f in figures}
    shown: dict[str, list[tuple[Figure, Input]]] = {}
    loose: set[str] = set()
    for figure in held.values():
        for one in figure.inputs:
            if one.ref in incidents and one.why != NOT_STATED:
                shown.setdefault(one.ref, []).append((figure, one))
            loose.update(i for i in (one.ref, *one.claims) if i in claims)
    of_claim: dict[str, list[str]] = {}
    for code in sorted(shown):
        for claim_id in incidents[code].claims:
            of_claim.setdefault(claim_id, []).append(code)
    loose.update(i for i in of_claim if i in claims)
    by_report: dict[Place, list[Claim]] = {}
    for claim_id in sorted(loose):
        anchor = claims[claim_id].anchor
        by_report.setdefault((anchor.item, anchor.locator), []).append(claims[claim_id])
    return Links(held, incidents, claims, shown, by_report, of_claim)


def figure_path(figure_id: str, page: int = 1) -> str:
    """ "figures/killed-week.html", then "figures/killed-week-p2.html"; under the language's folder."""
    tail = "" if page == 1 else f"-p{page}"
    return f"figures/{slug(figure_id)}{tail}.html"


def incident_path(code: str) -> str:
    return f"incidents/{slug(code)}.html"


def report_path(place: Place) -> str:
    """From the item's hash and the locator's, so that no stranger's text becomes a file name."""
    item, locator = place
    return f"reports/{slug(item[:16])}-{hashlib.sha256(locator.encode('utf-8')).hexdigest()[:12]}.html"


def claim_anchor(claim_id: str) -> str:
    return f"claim-{slug(claim_id)}"


def slug(name: str) -> str:
    """`name` when it is safe as a file name on every system, else a part of its hash."""
    if _SAFE.fullmatch(name):
        return name
    return f"x{hashlib.sha256(name.encode('utf-8')).hexdigest()[:24]}"
