"""The facilities of a casebook beside its incidents: ranked pairs for people to judge."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tawthiq.casebook import log, queries
from tawthiq.casebook.actions.facilities import judge_facility
from tawthiq.casebook.book import Casebook
from tawthiq.casebook.derived import models
from tawthiq.casebook.errors import NotFound
from tawthiq.casebook.log import Acting
from tawthiq.casebook.tools import brought_of, tools_of
from tawthiq.errors import Bilingual
from tawthiq.evidence.chain import Act
from tawthiq.evidence.ledger import Ledger, fold
from tawthiq.figures.facilities import Facility, Match, matches
from tawthiq.flow.asked import located


@dataclass(frozen=True, slots=True)
class Beside:
    """One facility with its best incidents, and what people judged of each (by incident code)."""

    facility: Facility
    found: tuple[Match, ...]
    judged: dict[str, str]


def beside_incidents(book: Casebook, *, most: int = 5) -> list[Beside]:
    """Every facility of the casebook's registries in their order; one without any match has none."""
    ledger = fold(log.read())
    finder, _ = tools_of(book, ledger)
    registry = located(brought_of(book, ledger).registry, finder)
    found: dict[str, list[Match]] = {}
    incidents = queries.incidents()
    for one in matches(registry, incidents, queries.claims(), most=most):
        found.setdefault(one.facility.id, []).append(one)
    judged = _judged(ledger)
    return [Beside(f, tuple(found.get(f.id, ())), judged.get(f.id, {})) for f in registry]


def _judged(ledger: Ledger) -> dict[str, dict[str, str]]:
    out: dict[str, dict[str, str]] = {}
    for _, body in ledger.facilities:
        claim = queries.find_claim(body.anchor)
        code = queries.incident_of(claim) if claim else None
        if code is not None:
            out.setdefault(body.facility, {})[code] = body.verdict
    return out


def confirmed() -> Mapping[str, tuple[tuple[str, str], ...]]:
    """For an incident's code the (id, kind) of the facilities that figures count, by the stored tables."""
    rows = models.FacilityJudgement._default_manager.filter(counts=1)
    held: dict[str, set[tuple[str, str]]] = {}
    for code, facility, kind in rows.values_list("incident", "facility", "kind"):
        held.setdefault(str(code), set()).add((facility, kind))
    return {code: tuple(sorted(found)) for code, found in held.items()}


def judge(book: Casebook, *, acting: Acting, verdict: str, incident: str, facility: str, because: str) -> Act:
    """Record a judgement on the incident's first claim, which keeps its code. NotFound for an unknown name."""
    registry: Sequence[Facility] = brought_of(book, fold(log.read())).registry
    if facility not in {f.id for f in registry}:
        raise NotFound(
            place="FACILITY",
            read=facility,
            what=Bilingual(
                "an id that `tawthiq facilities match` lists", "معرّف يعرضه `tawthiq facilities match`"
            ),
        )
    found = queries.incidents([incident])
    if not found:
        raise NotFound(
            place="INCIDENT",
            read=incident,
            what=Bilingual("the code of an incident, I-XXXX-XXXX-XXXX", "رمز حادثة، I-XXXX-XXXX-XXXX"),
        )
    first = queries.claims([found[0].claims[0]])[found[0].claims[0]]
    return judge_facility(
        book, acting=acting, anchor=first.anchor, facility=facility, verdict=verdict, because=because
    )
