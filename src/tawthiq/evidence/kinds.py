"""The kinds of acts: one frozen dataclass per (kind, v); older bodies are read through a pure upcast v to v+1.

A body is what a person or an outside source did, never what a program computed from it. Acts refer to acts by id.
`tests/evidence/bodies/` keeps one example of every version ever written.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar

from tawthiq.model.claims import Event
from tawthiq.model.incidents import Anchor
from tawthiq.model.plain import from_plain, to_plain
from tawthiq.model.victims import RecordAnchor

LEVELS = ("private", "counts", "claims", "items")
SEEN = ("claims", "items")
"""Levels at which others see more of an item than numbers."""


@dataclass(frozen=True, slots=True)
class CasebookOpened:
    """A casebook begins: its name, IANA zone, languages, organisations (id, English, Arabic name).

    `recipients` are (organisation, age public key): to whom identities are sealed.
    """

    kind: ClassVar[str] = "casebook.opened"
    v: ClassVar[int] = 1
    name: str
    zone: str
    languages: tuple[str, ...]
    organisations: tuple[tuple[str, str, str], ...]
    recipients: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class ItemReceived:
    """One file received. `options` are the reader's; `profile` the SHA-256 of an adopted profile, if any.

    `level` is one of LEVELS: how far the receiving organisation shares it. `consent` names the consent for a
    private chat. `collector` is a pseudonym of the vault.
    """

    kind: ClassVar[str] = "item.received"
    v: ClassVar[int] = 1
    item: str
    size: int
    name: str
    reader: str
    source: str
    level: str = "items"
    profile: str | None = None
    options: dict[str, str] | None = None
    consent: str | None = None
    collector: str | None = None


@dataclass(frozen=True, slots=True)
class AssetAdopted:
    """Something learnt, drawn or brought along: role gazetteer, pack, profile, codebook, model or statement."""

    kind: ClassVar[str] = "asset.adopted"
    v: ClassVar[int] = 1
    role: str
    name: str
    item: str
    size: int
    seed: int | None = None
    lang: str | None = None


@dataclass(frozen=True, slots=True)
class RowCorrected:
    """A refused row mended by a person: the fields to read instead."""

    kind: ClassVar[str] = "row.corrected"
    v: ClassVar[int] = 1
    item: str
    locator: str
    fields: dict[str, str]
    because: str


@dataclass(frozen=True, slots=True)
class AreaNamed:
    """An area of the case that figures are asked for.

    By admin codes, by drawn `polygons` (rings of (lon, lat) in 1e-7 degree), or `everywhere`. `control` narrows the
    codes to the communities that one of these held on the day `control_on`, by the adopted tables of control.
    """

    kind: ClassVar[str] = "area.named"
    v: ClassVar[int] = 2
    id: str
    pcodes: tuple[str, ...]
    name_en: str
    name_ar: str
    note: str = ""
    polygons: tuple[tuple[tuple[int, int], ...], ...] = ()
    everywhere: bool = False
    control: tuple[str, ...] = ()
    control_on: str | None = None


@dataclass(frozen=True, slots=True)
class SourceNamed:
    """Who a source or originator is: its names as people know it, and other spellings that stand for the same `id`.

    The later one with the same id stands; of two that claim one spelling, the later. An empty name is not stated.
    """

    kind: ClassVar[str] = "source.named"
    v: ClassVar[int] = 1
    id: str
    name_en: str = ""
    name_ar: str = ""
    aliases: tuple[str, ...] = ()

    @property
    def spellings(self) -> tuple[str, ...]:
        """All that stands for it."""
        return tuple(s for s in (self.id, self.name_en, self.name_ar, *self.aliases) if s)


@dataclass(frozen=True, slots=True)
class QuestionAsked:
    """A counting question of the case; the later one with the same id stands.

    What is left empty ("" or 0 or no entries) of rule, tiers, grades and min_originators is what the codebook says.
    """

    kind: ClassVar[str] = "question.asked"
    v: ClassVar[int] = 2
    id: str
    count: str
    window: tuple[str, str]
    area: str
    basis: str = "incidents"
    group: str = "all"
    measure: str | None = None
    by: str | None = None
    inclusion: str = "all documented"
    targets: tuple[str, ...] = ()
    codebook: str = "first"
    rule: str = ""
    tiers: tuple[tuple[str, ...], ...] = ()
    event_types: tuple[str, ...] = ()
    party: tuple[str, ...] = ()
    grades: tuple[str, ...] = ()
    min_originators: int = 0
    seed: int = 1


@dataclass(frozen=True, slots=True)
class ClaimReviewed:
    """A person confirmed, corrected or rejected a claim. From then on it is what `event` says."""

    kind: ClassVar[str] = "claim.reviewed"
    v: ClassVar[int] = 1
    anchor: Anchor
    verdict: str
    event: Event
    because: str = ""


@dataclass(frozen=True, slots=True)
class ClaimsJudged:
    """A person judged two claims the same incident, different, or was unsure."""

    kind: ClassVar[str] = "claims.judged"
    v: ClassVar[int] = 1
    a: Anchor
    b: Anchor
    verdict: str
    because: str


@dataclass(frozen=True, slots=True)
class IncidentGraded:
    """A person graded the harm or the attribution of the incident of this claim, and says why."""

    kind: ClassVar[str] = "incident.graded"
    v: ClassVar[int] = 1
    anchor: Anchor
    about: str
    grade: str
    because: str


@dataclass(frozen=True, slots=True)
class RecordsJudged:
    """A person judged two records of victims the same person, different persons, or was unsure."""

    kind: ClassVar[str] = "records.judged"
    v: ClassVar[int] = 1
    a: RecordAnchor
    b: RecordAnchor
    verdict: str
    because: str


@dataclass(frozen=True, slots=True)
class EstimatePlanned:
    """What was decided before the first fit of an estimate: its lists, and the plan as canonical JSON.

    `lists` are (name, the victims' lists that make it up). Victims count whose day of death lies in `died` (first,
    last day; "" is open) and whose place lies in `area` ("" is anywhere). `draws` of the linkage are carried through.
    """

    kind: ClassVar[str] = "estimate.planned"
    v: ClassVar[int] = 1
    id: str
    plan: str
    lists: tuple[tuple[str, tuple[str, ...]], ...]
    died: tuple[str, str] = ("", "")
    area: str = ""
    draws: int = 10


@dataclass(frozen=True, slots=True)
class EstimateRun:
    """An estimate was run under the plan of the act `plan`, over acts up to `upto`, by `code`.

    `inputs` is the SHA-256 of the overlaps, `item` that of the whole answer as JSON. `deviations` names the settings
    in which it departs from the plan. What the verdict does not allow to be said is None.
    """

    kind: ClassVar[str] = "estimate.run"
    v: ClassVar[int] = 1
    id: str
    plan: str
    upto: int
    code: str
    inputs: str
    deviations: tuple[str, ...]
    verdict: str
    documented: int
    low: int | None
    best: int | None
    high: int | None
    item: str


@dataclass(frozen=True, slots=True)
class FacilityJudged:
    """A person judged that a claim's event hit a facility of an adopted registry, did not, or was unsure."""

    kind: ClassVar[str] = "facility.judged"
    v: ClassVar[int] = 1
    anchor: Anchor
    facility: str
    verdict: str
    because: str


@dataclass(frozen=True, slots=True)
class ActWithdrawn:
    """A judgement, review, correction or receipt taken back; it stays in the log and no longer counts."""

    kind: ClassVar[str] = "act.withdrawn"
    v: ClassVar[int] = 1
    act: str
    because: str


@dataclass(frozen=True, slots=True)
class BodyErased:
    """The body of an act (and the bytes of its item, when nothing else needs them) was destroyed."""

    kind: ClassVar[str] = "body.erased"
    v: ClassVar[int] = 1
    act: str
    because: str
    item: str | None = None


@dataclass(frozen=True, slots=True)
class FreezeMade:
    """Acts up to `upto` with `head`, the code that read them, the derived digest and each figure's digest.

    `item` is the SHA-256 of the figures themselves as JSON, kept among the items: old numbers are shown from there.
    A freeze of version 1 kept no figures, and its `item` is empty.
    """

    kind: ClassVar[str] = "freeze.made"
    v: ClassVar[int] = 2
    name: str
    upto: int
    head: str
    code: str
    derived: str
    figures: tuple[tuple[str, str], ...]
    item: str


Body = (
    CasebookOpened | ItemReceived | AssetAdopted | RowCorrected | AreaNamed | QuestionAsked
    | ClaimReviewed | ClaimsJudged | IncidentGraded | RecordsJudged | ActWithdrawn | BodyErased | FreezeMade
    | EstimatePlanned | EstimateRun | FacilityJudged | SourceNamed
)  # fmt: skip

KINDS: dict[tuple[str, int], type[Any]] = {
    (cls.kind, cls.v): cls
    for cls in (
        CasebookOpened, ItemReceived, AssetAdopted, RowCorrected, AreaNamed, QuestionAsked,
        ClaimReviewed, ClaimsJudged, IncidentGraded, RecordsJudged, ActWithdrawn, BodyErased, FreezeMade,
        EstimatePlanned, EstimateRun, FacilityJudged, SourceNamed,
    )
}  # fmt: skip

UPCASTS: dict[tuple[str, int], Callable[[dict[str, Any]], dict[str, Any]]] = {
    (AreaNamed.kind, 1): lambda body: {
        **body, "polygons": [], "everywhere": False, "control": [], "control_on": None,
    },
    (QuestionAsked.kind, 1): lambda body: {
        **body, "codebook": "first", "rule": "", "tiers": [], "event_types": [], "party": [], "grades": [],
        "min_originators": 0, "seed": 1,
    },
    (FreezeMade.kind, 1): lambda body: {**body, "item": ""},
}  # fmt: skip


def encode(body: Body) -> dict[str, Any]:
    """The plain form that is hashed and kept; every field is written, so a later default changes no old act."""
    plain: dict[str, Any] = to_plain(body, full=True)
    return plain


def decode(kind: str, v: int, body: bytes) -> Body:
    """The newest form of a kept body; an unknown (kind, v) raises KeyError: a newer program wrote it."""
    plain = json.loads(body)
    while (kind, v) in UPCASTS:
        plain = UPCASTS[kind, v](plain)
        v += 1
    decoded: Body = from_plain(KINDS[kind, v], plain)
    return decoded
