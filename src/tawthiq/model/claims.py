"""What one report states: events with their counts, victims and place, as ../shared EVENT schema has them.

Coordinates are integers of 1e-7 degree, so that derived rows hold no binary floats.
`None` is "not stated"; 0 is zero; the word "unknown" is unknown. Three things everywhere.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date

KINDS = (
    "killed", "injured", "displaced", "detained", "executed", "missing", "facilities_hit",
    "killed_or_injured", "returned", "besieged",
)  # fmt: skip
GROUPS = (
    "all", "civilians", "children", "women", "men", "fighters", "health_workers", "rescue_workers",
    "journalists", "families",
)  # fmt: skip
UNITS = ("person", "household", "facility")
MEASURES = ("flow", "stock", "return", "arrival")
QUALIFIERS = ("exact", "at_least", "more_than", "up_to", "about", "range", "vague", "none_stated")
SCOPES = ("event", "total", "announcement")
MODALITIES = ("happened", "ongoing", "announced", "threatened", "denied")
EVENT_TYPES = (
    "airstrike", "drone_strike", "helicopter_barrel_bomb", "shelling", "rocket_missile", "chemical",
    "cluster_munition", "ied_vbied", "landmine_uxo", "ground_fighting", "shooting", "execution",
    "torture_death", "detention", "abduction", "raid", "forced_return", "siege", "displacement",
    "sexual_violence", "property_destruction", "statement_other", "unknown_explosion", "other",
)  # fmt: skip
TARGETS = (
    "home_residential", "market", "school", "health_facility", "camp", "place_of_worship", "vehicle",
    "infrastructure", "agricultural", "rescue_workers", "journalist", "prison", "military", "none_stated",
)  # fmt: skip
DATE_BASES = ("stated", "published", "none")


@dataclass(frozen=True, slots=True)
class Count:
    """One stated count and group. `max` None with a `min` is open above. `quote` is `text[start:end]`.

    `best` is set only where the source itself states a best value inside its range (a table's column). `target` is the
    kind of facility that a number of facilities counts; None: of no kind that is said, so of any that the event hit.
    `relation` says how it stands to the numbers of the same kind before it: PART, of people counted already; BESIDE,
    other people, to be added to the number right before; None, a number by itself.
    """

    kind: str
    group: str
    min: int | None
    max: int | None
    qualifier: str
    quote: str
    start: int
    end: int
    unit: str = "person"
    best: int | None = None
    measure: str | None = None
    attributed_to: str | None = None
    hedged: bool = False
    relation: str | None = None
    target: str | None = None


PART, BESIDE = "part", "beside"


def in_rows(counts: Iterable[Count]) -> list[list[Count]]:
    """Counts of one kind, in order, each with those that stand beside it."""
    out: list[list[Count]] = []
    for count in counts:
        if count.relation == BESIDE and out:
            out[-1].append(count)
        else:
            out.append([count])
    return out


@dataclass(frozen=True, slots=True)
class NamedVictim:
    """A person whom the report names or describes one by one."""

    quote: str
    start: int
    end: int
    name: str | None = None
    name_parts: tuple[str, ...] = ()
    kin_of: str | None = None
    age: int | None = None
    sex: str | None = None
    role: str | None = None
    status: str | None = None


@dataclass(frozen=True, slots=True)
class PlaceRef:
    """Where, as the text has it, and what the gazetteer makes of it.

    `lat`, `lon` in 1e-7 degree, `precision` in metres, `admin` the chain of codes from country down,
    `score` in 1/1000 (1000 = sure). `alternatives` are the p-codes of namesakes not chosen.
    """

    text: str
    pcode: str | None = None
    name_en: str | None = None
    name_ar: str | None = None
    lat: int | None = None
    lon: int | None = None
    precision: int | None = None
    admin: tuple[str, ...] = ()
    score: int = 0
    source: str = ""
    alternatives: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class YearlessDay:
    """A day stated without its year: `weekday` 1 Monday to 7 Sunday (ISO 8601), `month` and `day`, or both."""

    weekday: int | None = None
    month: int | None = None
    day: int | None = None

    @property
    def month_day(self) -> str | None:
        """As XML Schema's gMonthDay has it ("--11-28"); None where only the weekday is stated."""
        return f"--{self.month:02}-{self.day:02}" if self.month and self.day else None


@dataclass(frozen=True, slots=True)
class Event:
    """One claim's content. `area`: admin codes when a total names several units or an informal area.

    `hints`: admin names or codes that the source gives beside the place (columns of a table), for resolving it.
    `quote` is `text[start:end]`, the sentence or clause the event is read from.
    `yearless`: what is said of the day of an event without a date, where the day of publication is not known.
    """

    event_type: str
    quote: str
    start: int
    end: int
    scope: str = "event"
    modality: str = "happened"
    date_start: date | None = None
    date_end: date | None = None
    date_basis: str = "none"
    place: PlaceRef | None = None
    area: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    actor_class: tuple[str, ...] = ("unknown",)
    targets: tuple[str, ...] = ("none_stated",)
    counts: tuple[Count, ...] = ()
    victims: tuple[NamedVictim, ...] = ()
    hedged: bool = False
    attributed_to: str | None = None
    originators: tuple[str, ...] = ()
    grade: str | None = None
    note: str | None = field(default=None)
    yearless: YearlessDay | None = None

    def with_place(self, place: PlaceRef | None) -> Event:
        return replace(self, place=place)
