"""A counting question and its answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

BASES = ("incidents", "victims", "published totals")
INTERVALS = ("reports", "credible", "window bounds", "scenario")


RULES = ("range", "reliability", "priority", "latest")
SPLITS = ("source", "area", "sex", "age", "cause", "status")
"""What `by` may split a figure by; the last four are those of SDG indicator 16.1.2."""


@dataclass(frozen=True, slots=True)
class Area:
    """A named area of a case, with a note that is printed beside its figures.

    Made of admin codes (an informal area is its members), or of drawn `polygons` (rings of (lon, lat) in 1e-7
    degree, even-odd), or `everywhere`: every incident, also one whose place nobody states. `control` names who held
    the communities that `pcodes` lists on the day `control_on`; `control_unknown` is how many communities of the area
    no table tells of on that day. `units` are (code, English, Arabic name) of the units that a split by area names.
    `informal` are the ids of the informal areas whose members are listed: what is known only to lie in one of them lies
    in the area.
    """

    id: str
    pcodes: tuple[str, ...]
    name_en: str
    name_ar: str
    note: str = ""
    polygons: tuple[tuple[tuple[int, int], ...], ...] = ()
    everywhere: bool = False
    control: tuple[str, ...] = ()
    control_on: date | None = None
    control_unknown: int = 0
    units: tuple[tuple[str, str, str], ...] = ()
    informal: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: `window` is inclusive at both ends; `by` splits the answer (one of SPLITS).

    `targets` narrows to what was hit ("health_facility"), `event_types` to the weapon or kind of event, `party` to
    incidents laid to one of these parties; empty asks for every one. `grades` are the harm grades that a claim may
    bear where its source grades (empty: any), or `harm=GRADE`: grades of harm of the incident itself;
    `min_originators` of one incident's number must agree that there is one.
    `rule` is one of RULES, how disagreeing reports become low, best and high; `tiers` rank the sources for "priority"
    and "reliability", the first before the others. `codebook` is "id@version". `seed` draws the simulated ranges.
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
    codebook: str = "first@1"
    known_on: date | None = None
    targets: tuple[str, ...] = ()
    rule: str = "range"
    tiers: tuple[tuple[str, ...], ...] = ()
    event_types: tuple[str, ...] = ()
    party: tuple[str, ...] = ()
    grades: tuple[str, ...] = ()
    min_originators: int = 1
    seed: int = 1


class Input(NamedTuple):
    """One incident or published total behind a figure: in or out, why, and what it adds.

    `ref` is an incident code or a claim id; `claims` the claims whose counts were used. An incident that sums up others
    adds only what these leave: `less` are their codes. Of all in a tie `states` is what they state wherever they lie.
    """

    ref: str
    counted: bool
    why: str
    low: int
    best: int
    high: int | None
    claims: tuple[str, ...]
    originators: tuple[str, ...] = ()
    less: tuple[str, ...] = ()
    states: tuple[int, int, int | None] | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """The same figure for one source alone, one class of a split, or one publisher's total.

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
class Beside:
    """A number printed beside the figure, never instead of it and never added to it: `name` is one of BESIDE.

    `incidents` says of how many it tells, where not of all of the figure's.
    """

    name: str
    low: int
    best: int
    high: int | None
    incidents: int = 0


HIGHEST, UNBOUNDED = "highest numbers stated", "without a maximum"
"""Beside an open figure: its sum with the highest number that a report states of each incident, and of that sum what
the incidents add of which a report gives no maximum."""
PAIRS = "doubtful pairs drawn"
"""Beside a figure with incidents that may be one: its low, best and high where each pair is one by its odds."""

BESIDE = (
    "stated as civilian", "plus status unknown", "sum of minima and maxima", HIGHEST, UNBOUNDED, PAIRS,
    "errors independent", "errors shared",
)  # fmt: skip


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
    beside: tuple[Beside, ...] = ()

    def named(self, name: str) -> Beside | None:
        """What stands beside the figure under this name."""
        return next((one for one in self.beside if one.name == name), None)

    @property
    def highest(self) -> int | None:
        """The upper number; where it is open the highest numbers stated, None where they are no more than the low."""
        if self.high is not None or (told := self.named(HIGHEST)) is None:
            return self.high
        return told.high if told.high is not None and told.high > told.low else None
