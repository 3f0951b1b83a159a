"""What a finished text says, sentence by sentence, and how it is judged against a casebook."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from tawthiq.errors import Bilingual
from tawthiq.model.claims import Count
from tawthiq.model.figures import Area, Figure

CHECK_VERDICTS = (
    "conflicts", "depends_on_reading", "documented_lower", "understated", "supported", "outside", "not_checkable",
)  # fmt: skip
ROLES = ("title", "dateline", "body", "signatories", "contact")


@dataclass(frozen=True, slots=True)
class Sentence:
    """`text[start:end]` of the draft; `role` is one of ROLES, `block` counts paragraphs, `lang` "en" or "ar"."""

    text: str
    start: int
    end: int
    role: str
    block: int
    lang: str


@dataclass(frozen=True, slots=True)
class Window:
    """Days that the text names at `[start, end)` of the draft (0, 0 where they come from elsewhere)."""

    first: date
    last: date
    quote: str = ""
    start: int = 0
    end: int = 0
    origin: str = "stated"


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a phrase: what is counted, of whom, when and where.

    `window.origin` and `area_origin` say where they come from.
    """

    kind: str
    group: str
    window: Window
    area: Area
    targets: tuple[str, ...] = ()
    measure: str | None = None
    area_origin: str = "stated"
    known_on: date | None = None
    event_types: tuple[str, ...] = ()
    party: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Said:
    """Something in the draft that can be judged. `kind` is a key of check_kinds.yml.

    `open` names what the text leaves open ("population", "window", "area"); `values` are words of the kind:
    event types, targets, actor classes, admin codes, terms; `also` are (kind, values) that the same incident must
    show; `per` is the unit of time for each of which a number is given. The first of `readings` is judged.
    """

    kind: str
    quote: str
    start: int
    end: int
    sentence: Sentence
    count: Count | None = None
    readings: tuple[Reading, ...] = ()
    open: tuple[str, ...] = ()
    values: tuple[str, ...] = ()
    ceiling: bool = False
    announced: bool = False
    hedged: bool = False
    speaker: str = ""
    also: tuple[tuple[str, tuple[str, ...]], ...] = ()
    per: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """What the casebook has for one reading: figures by basis, and published totals whose window comes near."""

    reading: Reading
    figures: tuple[Figure, ...]
    near: tuple[Figure, ...] = ()


@dataclass(frozen=True, slots=True)
class Hits:
    """Incidents in a window and area that show something, of how many there; `totals` as figures."""

    incidents: tuple[str, ...]
    of: int
    totals: tuple[Figure, ...] = ()
    sources: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of a report that stand near words of the draft.

    `around` is the paragraph of the report in which they stand, `whole` all of the report.
    """

    item: str
    locator: str
    publisher: str
    published_on: date | None
    text: str
    exact: bool
    around: str = ""
    whole: str = ""


@dataclass(frozen=True, slots=True)
class Recorded:
    """What a claim says became of a person or a facility that a draft names, on days `first` to `last`.

    `status` is a kind of harm for a person and an event type for a facility; `stated`: the claim states its days.
    """

    claim: str
    publisher: str
    name: str
    status: str
    first: date | None
    last: date | None
    stated: bool
    quote: str


@dataclass(frozen=True, slots=True)
class Trend:
    """A comparison of a window with the days before it: verdict "surge", "not distinguishable" or "cannot tell"."""

    verdict: str
    sentence: Bilingual


@dataclass(frozen=True, slots=True)
class Library:
    """What a check may ask of a casebook; all functions are pure over one state of it."""

    answer: Callable[[Reading], Found]
    hits: Callable[[Said], Hits]
    passages: Callable[[str], tuple[Passage, ...]]
    findings: Callable[[str], tuple[Passage, ...]]
    trend: Callable[[Reading], Trend | None]
    recorded: Callable[[Said], tuple[Recorded, ...]]


@dataclass(frozen=True, slots=True)
class Judgement:
    """One row of `check --json`. Dictionaries hold plain values; `why` says in both languages how it was judged."""

    quote: str
    start: int
    end: int
    kind: str
    reading: dict[str, object]
    other_readings: tuple[dict[str, object], ...]
    verdict: str
    means: Bilingual
    does_not_mean: Bilingual
    figures: tuple[dict[str, object], ...]
    why: Bilingual
