"""The course of an incident's toll: what each originator said when; its latest number stands, earlier ones stay.

"14 killed or injured" alone bounds both: nobody to 14 dead, nobody to 14 injured.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from tawthiq.incidents.tolls import INJURED, KILLED, Range, bounded
from tawthiq.model.incidents import Claim, Incident


@dataclass(frozen=True, slots=True)
class Step:
    """One report of a toll. `stands`: no later report of the same originator states one."""

    claim: str
    originator: str
    published: date | None
    killed: Range | None
    injured: Range | None
    stands: bool


def course(incident: Incident, claims: Mapping[str, Claim]) -> list[Step]:
    """First report to last; claims that state neither dead nor injured are no step of it."""
    told = sorted((claims[c] for c in incident.claims if c in claims), key=Claim.recency)
    steps = [(c, bounded(c.event, KILLED), bounded(c.event, INJURED)) for c in told]
    steps = [s for s in steps if s[1] is not None or s[2] is not None]
    last = {_voice(claim): claim.id for claim, _, _ in steps}
    return [
        Step(c.id, _voice(c), c.published_on, killed, hurt, last[_voice(c)] == c.id)
        for c, killed, hurt in steps
    ]


def _voice(claim: Claim) -> str:
    return " + ".join(sorted(claim.originators)) or claim.source
