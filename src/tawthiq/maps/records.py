"""An incident as a map, a table and a data file show it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

COLUMNS = (
    "stamp", "code", "event_type", "date_start", "date_end", "place_en", "place_ar", "pcode", "lat", "lon",
    "precision_m", "killed_low", "killed_best", "killed_high", "injured_low", "injured_best", "injured_high",
    "targets", "actor_classes", "sources", "claims", "claims_reviewed", "audience",
)  # fmt: skip
STAMP = "internal / داخلي"


@dataclass(frozen=True, slots=True)
class Toll:
    """What the reports of one incident say of its killed or injured; `high` None is open above."""

    low: int
    best: int
    high: int | None


@dataclass(frozen=True, slots=True)
class Group:
    """A set of incidents that a page can show alone, such as those behind one sentence."""

    id: str
    label_en: str
    label_ar: str


@dataclass(frozen=True, slots=True)
class Record:
    """One incident. `lat`, `lon` in 1e-7 degree, `precision` in metres; None: not known.

    `killed`, `injured` None: no report states it. `claims` are ids, `reviewed` of them were confirmed by people.
    `groups` are ids of the Groups it belongs to.
    """

    code: str
    event_type: str
    date_start: date | None
    date_end: date | None
    place_en: str = ""
    place_ar: str = ""
    pcode: str | None = None
    lat: int | None = None
    lon: int | None = None
    precision: int | None = None
    killed: Toll | None = None
    injured: Toll | None = None
    targets: tuple[str, ...] = ()
    actor_classes: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    reviewed: int = 0
    audience: str = "items"
    groups: tuple[str, ...] = ()

    @property
    def located(self) -> bool:
        return self.lat is not None and self.lon is not None

    def cells(self) -> tuple[object, ...]:
        """One value for each of COLUMNS; "" where nothing is known, "open" for a high without bound."""
        return (
            STAMP, self.code, self.event_type, self.date_start or "", self.date_end or "", self.place_en,
            self.place_ar, self.pcode or "", degrees(self.lat), degrees(self.lon),
            "" if self.precision is None else self.precision, *_numbers(self.killed), *_numbers(self.injured),
            ";".join(self.targets), ";".join(self.actor_classes), ";".join(self.sources), " ".join(self.claims),
            self.reviewed, self.audience,
        )  # fmt: skip


def degrees(e7: int | None) -> str:
    """1e-7 degree as decimal degrees without rounding: -12345678 is "-1.2345678"; "" for None."""
    if e7 is None:
        return ""
    whole, part = divmod(abs(e7), 10_000_000)
    return f"{'-' if e7 < 0 else ''}{whole}.{part:07d}"


def _numbers(toll: Toll | None) -> tuple[object, object, object]:
    if toll is None:
        return ("", "", "")
    return (toll.low, toll.best, "open" if toll.high is None else toll.high)
