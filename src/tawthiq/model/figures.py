"""A counting question and its answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

BASES = ("incidents", "victims", "published totals")
INTERVALS = ("reports", "credible", "window bounds", "scenario")


@dataclass(frozen=True, slots=True)
class Area:
    """A named area of a case: the admin codes it covers, with a note that is printed beside its figures."""

    id: str
    pcodes: tuple[str, ...]
    name_en: str
    name_ar: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: `window` is inclusive at both ends; `by` splits the answer ("source").

    `targets` narrows to what was hit ("health_facility"); empty asks for every kind.
    """

    id: str
    kind: str
    window: tuple[date, date]
    area: Area
    basis: str = "incidents"
    group: str = "all"
    measure: str | None = None
    by: str | None = None
    inclusion: str = "all documented"
    codebook: str = "first"
    known_on: date | None = None
    targets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Input:
    """One incident or published total behind a figure: in or out, why, and what it adds.

    `ref` is an incident code or a claim id; `claims` the claims whose counts were used.
    """

    ref: str
    counted: bool
    why: str
    low: int
    best: int
    high: int | None
    claims: tuple[str, ...]
    originators: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """The same figure for one source alone, or one publisher's total.

    A total says its own `window` and how it and its area stand to the question's: "same", "contained"
    (inside it), "overlapping", "outside" or "unknown". For a source both are empty.
    """

    name: str
    low: int
    best: int
    high: int | None
    claims: int
    incidents: int
    reviewed: int
    window: tuple[date | None, date | None] | None = None
    window_relation: str = ""
    area_relation: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """The answer to a Question: never a bare int. `high` None is open above; `low` None is "nothing documented here".

    `reviewed` of `claims` were confirmed by people. `digest` is the SHA-256 over definition and inputs.
    `as_of` is the act number; `code` the version and pins that computed it.
    """

    id: str
    question: Question
    low: int | None
    best: int | None
    high: int | None
    interval: str
    claims: int
    incidents: int
    reviewed: int
    inputs: tuple[Input, ...]
    parts: tuple[Part, ...]
    method: str
    caveats: tuple[tuple[str, str], ...]
    as_of: int
    code: str
    digest: str
    audience: str = "internal"
