"""What a simulation is made of: places, sources, what happened, and what was said of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from tawthiq.model.claims import YearlessDay


@dataclass(frozen=True, slots=True)
class Site:
    """A village or a district. `lat`, `lon` in 1e-7 degree, `precision` in metres, `parents` from country down."""

    pcode: str
    en: str
    ar: str
    kind: str
    lat: int
    lon: int
    precision: int
    parents: tuple[str, ...]

    @property
    def district(self) -> str:
        return self.parents[2] if len(self.parents) > 2 else self.pcode


@dataclass(frozen=True, slots=True)
class Source:
    """One who reports. `kind`: channel, repost, agency, translation, roundup or database; `reach` in 1/1000."""

    id: str
    en: str
    ar: str
    kind: str
    lang: str
    reach: int
    home: int | None = None


@dataclass(frozen=True, slots=True)
class Strike:
    """What happened: the truth. `names` of the dead in both scripts; `dead` and `hurt` each person's group."""

    id: str
    village: Site
    at: datetime
    event_type: str
    party: str
    target: str
    killed: int
    injured: int
    names: tuple[tuple[str, str], ...] = ()
    dead: tuple[str, ...] = ()
    hurt: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Said:
    """One claim as a report states it; None is not stated. `incident` is the truth, empty for totals.

    `text` is the part of the report that states it, empty in a database; a database gives ranges: `spread` is how far
    `killed` and `injured` reach above their low end. `at` is where it puts the event, when not at the place itself.
    `meant` is the day that it means, stated or not; `yearless` what it says of it without a year. `killed_who` and
    `injured_who` are groups that it names among them, with their numbers.
    """

    id: str
    report: str
    source: str
    originator: str
    incident: str
    scope: str
    days: tuple[date, date] | None
    place: Site | None
    event_type: str
    party: str
    target: str
    killed: int | None
    injured: int | None
    names: tuple[tuple[str, str], ...] = ()
    update: bool = False
    text: str = ""
    spread: int = 0
    at: tuple[int, int] | None = None
    meant: date | None = None
    yearless: YearlessDay | None = None
    killed_who: tuple[tuple[str, int], ...] = ()
    injured_who: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """One post, article or row with its claims. `copied` is the report it repeats; `printed`: it bears its date."""

    id: str
    source: str
    published: datetime
    lang: str
    text: str
    claims: tuple[Said, ...]
    copied: str = ""
    printed: bool = True


@dataclass(slots=True)
class Simulated:
    """The whole: what is true and what is said."""

    seed: int
    sites: list[Site]
    sources: list[Source]
    strikes: list[Strike]
    reports: list[Report] = field(default_factory=list)
