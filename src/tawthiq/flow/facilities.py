"""What people judged of facilities, and which of them a figure of facilities counts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tawthiq.claims.standing import Standing
from tawthiq.evidence.ledger import Ledger
from tawthiq.figures.facilities import Facility
from tawthiq.model.incidents import Incident

Hits = Mapping[str, tuple[tuple[str, str], ...]]
"""For an incident's code the (id, kind) of each facility that people confirmed as hit."""


@dataclass(frozen=True, slots=True)
class FacilityJudgement:
    """One act on a facility: the claim and incident it hangs on today (None: detached), and whether figures count it.

    `kind` is the facility's in its registry, "none_stated" where no registry has it any more. `state` is attached,
    reattached or detached. `counts`: the last word on this claim, and nothing on the incident speaks against it.
    """

    act: str
    facility: str
    kind: str
    claim: str | None
    incident: str | None
    verdict: str
    state: str
    counts: bool


def hits(
    judged: Mapping[str, Mapping[str, str]], incidents: Iterable[Incident], registry: Iterable[Facility]
) -> Hits:
    """What claims were last judged to have hit (claim to facility to verdict), by incident.

    A facility that one claim was judged to have hit and another not is left for people to settle: it is not among them.
    """
    kinds = {f.id: f.kind for f in registry}
    out = {}
    for one in incidents:
        told = [(f, verdict) for c in one.claims for f, verdict in judged.get(c, {}).items()]
        denied = {f for f, verdict in told if verdict == "different"}
        confirmed = sorted({f for f, verdict in told if verdict == "same"} - denied)
        if confirmed:
            out[one.code] = tuple((f, kinds.get(f, "none_stated")) for f in confirmed)
    return out


def facility_judgements(
    ledger: Ledger, standing: Standing, incidents: Iterable[Incident], hit: Hits, registry: Iterable[Facility]
) -> list[FacilityJudgement]:
    """Every act on a facility in the order of the acts."""
    kinds = {f.id: f.kind for f in registry}
    home = {c: i.code for i in incidents for c in i.claims}
    bodies = {act.id: body for act, body in ledger.facilities}
    last = {(d.a, bodies[d.act].facility): d.act for d in standing.decisions if d.about == "facility"}
    out = []
    for d in (d for d in standing.decisions if d.about == "facility"):
        facility = bodies[d.act].facility
        code = home.get(d.a) if d.a else None
        confirmed = code is not None and facility in {f for f, _ in hit.get(code, ())}
        counts = confirmed and d.verdict == "same" and last[d.a, facility] == d.act
        kind = kinds.get(facility, "none_stated")
        out.append(FacilityJudgement(d.act, facility, kind, d.a, code, d.verdict, d.state, counts))
    return out
