"""What the acts say, folded in order into the inputs of the flow. Pure: the same acts give the same ledger."""

from __future__ import annotations

from collections.abc import Iterable
from copy import copy
from dataclasses import dataclass, field, fields

from tawthiq.evidence.chain import Act
from tawthiq.evidence.kinds import (
    LEVELS,
    ActWithdrawn,
    AreaNamed,
    AssetAdopted,
    Body,
    BodyErased,
    CasebookOpened,
    ClaimReviewed,
    ClaimsJudged,
    EstimatePlanned,
    EstimateRun,
    FacilityJudged,
    FreezeMade,
    IncidentGraded,
    ItemReceived,
    QuestionAsked,
    RecordsJudged,
    RowCorrected,
    SourceNamed,
)


@dataclass(frozen=True, slots=True)
class Receipt:
    """One act of receiving: who, how far it is shared, and what the reader was told."""

    act: Act
    body: ItemReceived


@dataclass(slots=True)
class Ledger:
    """Everything in force after the last act. Dicts keep the order of the first act of each key."""

    opened: CasebookOpened | None = None
    receipts: dict[str, list[Receipt]] = field(default_factory=dict)
    assets: dict[tuple[str, str], AssetAdopted] = field(default_factory=dict)
    corrections: dict[str, dict[str, dict[str, str]]] = field(default_factory=dict)
    areas: dict[str, AreaNamed] = field(default_factory=dict)
    sources: dict[str, SourceNamed] = field(default_factory=dict)
    questions: dict[str, QuestionAsked] = field(default_factory=dict)
    reviews: list[tuple[Act, ClaimReviewed]] = field(default_factory=list)
    judgements: list[tuple[Act, ClaimsJudged]] = field(default_factory=list)
    grades: list[tuple[Act, IncidentGraded]] = field(default_factory=list)
    record_judgements: list[tuple[Act, RecordsJudged]] = field(default_factory=list)
    withdrawn: dict[str, ActWithdrawn] = field(default_factory=dict)
    erased: dict[str, BodyErased] = field(default_factory=dict)
    facilities: list[tuple[Act, FacilityJudged]] = field(default_factory=list)
    freezes: list[tuple[Act, FreezeMade]] = field(default_factory=list)
    plans: dict[str, tuple[Act, EstimatePlanned]] = field(default_factory=dict)
    runs: dict[str, list[tuple[Act, EstimateRun]]] = field(default_factory=dict)
    last: int = 0
    last_at: str = ""

    def adopted(self, role: str) -> list[AssetAdopted]:
        return [a for (r, _), a in self.assets.items() if r == role]

    def items(self) -> set[str]:
        """The SHA-256 of every item that an act in force needs and that no act erased."""
        frozen = {body.item for _, body in self.freezes if body.item}
        frozen |= {body.item for runs in self.runs.values() for _, body in runs}
        needed = {*self.receipts, *(a.item for a in self.assets.values())} | frozen
        return needed - {e.item for e in self.erased.values()}


def fold(log: Iterable[tuple[Act, Body | None]]) -> Ledger:
    """The ledger after `log` (in order of n). A body of None was erased: the act stands, its content is gone."""
    pairs = list(log)
    ledger = Ledger()
    for _, body in pairs:
        if isinstance(body, ActWithdrawn):
            ledger.withdrawn[body.act] = body
        elif isinstance(body, BodyErased):
            ledger.erased[body.act] = body
    for act, body in pairs:
        if body is not None and act.id not in ledger.withdrawn:
            _apply(ledger, act, body)
        ledger.last, ledger.last_at = act.n, act.at
    return ledger


def follow(ledger: Ledger, more: Iterable[tuple[Act, Body | None]]) -> Ledger | None:
    """The ledger after the acts `more` behind its last; `ledger` itself stays as it is.

    None where one of them takes back another act or was erased: all acts are to be folded then.
    """
    pairs = list(more)
    if any(body is None or isinstance(body, ActWithdrawn | BodyErased) for _, body in pairs):
        return None
    made = Ledger()
    for f in fields(Ledger):
        held = getattr(ledger, f.name)
        setattr(made, f.name, copy(held) if isinstance(held, dict | list) else held)
    for act, body in pairs:
        if body is not None:
            _apply(made, act, body)
        made.last, made.last_at = act.n, act.at
    return made


def _apply(ledger: Ledger, act: Act, body: Body) -> None:
    match body:
        case CasebookOpened():
            ledger.opened = body
        case ItemReceived():
            ledger.receipts[body.item] = [*ledger.receipts.get(body.item, ()), Receipt(act, body)]
        case AssetAdopted():
            ledger.assets[body.role, body.name] = body
        case RowCorrected():
            rows = ledger.corrections.get(body.item, {})
            mended = {**rows.get(body.locator, {}), **body.fields}
            ledger.corrections[body.item] = {**rows, body.locator: mended}
        case AreaNamed():
            ledger.areas[body.id] = body
        case SourceNamed():
            ledger.sources.pop(
                body.id, None
            )  # behind the others: of two that claim one spelling the later stands
            ledger.sources[body.id] = body
        case QuestionAsked():
            ledger.questions[body.id] = body
        case ClaimReviewed():
            ledger.reviews.append((act, body))
        case ClaimsJudged():
            ledger.judgements.append((act, body))
        case IncidentGraded():
            ledger.grades.append((act, body))
        case RecordsJudged():
            ledger.record_judgements.append((act, body))
        case FacilityJudged():
            ledger.facilities.append((act, body))
        case FreezeMade():
            ledger.freezes.append((act, body))
        case EstimatePlanned():
            ledger.plans[body.id] = (act, body)
        case EstimateRun():
            ledger.runs[body.id] = [*ledger.runs.get(body.id, ()), (act, body)]
        case ActWithdrawn() | BodyErased():
            pass


def foremost(receipts: Iterable[Receipt]) -> Receipt:
    """The receipt that says how an item is read and whose it is: of those that share it furthest the first.

    What a receipt that shares less says of it (who gave it, under which name) is as private as that receipt.
    """
    return max(receipts, key=lambda r: LEVELS.index(r.body.level))


def audience(receipts: Iterable[Receipt]) -> str:
    """How far an item is shared: "items", else "LEVEL:ORG", because what is held back is held back for someone.

    One item that two organisations received is as shared as the more open of them allows.
    """
    widest = foremost(receipts)
    return "items" if widest.body.level == "items" else f"{widest.body.level}:{widest.act.organisation}"


def strictest(audiences: Iterable[str]) -> str:
    """The strictest of several audiences; of several owners "LEVEL:a,b", which no one of them may see alone.

    Claims may be seen by all, so that their owners hold nothing back from a row that is stricter still.
    """
    parted = [a.partition(":") for a in set(audiences)]
    level = min((p[0] for p in parted), key=LEVELS.index, default="items")
    if level == "items":
        return level
    owned = [p for p in parted if p[0] in ("private", "counts")] or parted
    owners = sorted({o for p in owned for o in p[2].split(",") if o})
    return f"{level}:{','.join(owners)}"


def may_see(organisation: str, audience: str, *, whole: bool = False) -> bool:
    """Whether it may see a row of this audience: what is shared so far, and what it received itself.

    `counts` shares numbers alone, and no row. `claims` shares what was read; `whole` asks for texts and files as they
    came in, which only `items` shares.
    """
    level, _, owners = audience.partition(":")
    return level == "items" or (level == "claims" and not whole) or owners == organisation
