"""Claims in the casebook, and the incidents they are about."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tawthiq.model.claims import Event

BY_OCR = "ocr"  # the extractor of a claim that was read in text by OCR
REVIEWS = ("unreviewed", "confirmed", "corrected", "rejected", "superseded")
BY_PERSONS = ("confirmed", "corrected")
VERDICTS = ("same", "different", "unsure")


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a claim hangs on, whatever the code: `k` counts claims of the report with the same quote from 0."""

    item: str
    locator: str
    extractor: str
    quote: str
    k: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Claim:
    """An event as one report states it, placed in the casebook.

    `id` is a hash of the anchor. `act` is the number of the act that brought the item first; `published_on` the
    day its source published it (None: undated). `originators` who said it first, else the source itself.
    `known_as` gives for a voice as a count words it ("the Blue Lamps") the known source that it is.
    `review` is one of REVIEWS, `reviewed_by` the id of the act; `audience` the strictest of its inputs.
    """

    id: str
    anchor: Anchor
    event: Event
    source: str
    publisher: str
    originators: tuple[str, ...]
    act: int
    published_on: date | None = None
    published: str | None = None
    lang: str | None = None
    url: str | None = None
    review: str = "unreviewed"
    reviewed_by: str | None = None
    audience: str = "items"
    published_at: str | None = None
    known_as: tuple[tuple[str, str], ...] = ()

    @property
    def is_only_listed(self) -> bool:
        """Whether it is shown and nothing may rest on it: another reading stands, or nobody looked at what OCR read."""
        unseen = self.review == "unreviewed" and self.anchor.extractor == BY_OCR
        return unseen or self.review == "superseded"

    def recency(self) -> tuple[str, str, int, str]:
        """Sorts reports of one originator by when they were published: the day, the instant, the act, the id."""
        day = self.published_on.isoformat() if self.published_on else ""
        return day, self.published_at or "", self.act, self.id


@dataclass(frozen=True, slots=True)
class Source:
    """A source or originator that people know by a name; `spellings` are the other ids and words that stand for it."""

    id: str
    name_en: str
    name_ar: str
    spellings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Judgement:
    """A person's decision on two claims, by their ids after re-attachment; `act` is the deciding act's id."""

    a: str
    b: str
    verdict: str
    act: str


@dataclass(frozen=True, slots=True)
class Decision:
    """One act of review or judgement; `state` is attached, reattached, kept, detached or contradicted."""

    act: str
    about: str
    verdict: str
    state: str
    a: str | None
    b: str | None
    because: str


@dataclass(frozen=True, slots=True)
class Incident:
    """An event in the world: `claims` are ids in act order, the first is the anchor whose code it bears.

    The interval is what all dated claims allow together; `lat`, `lon` in 1e-7 degree, `precision` in metres. `sums`
    are the codes of the incidents that this one's row sums up (a tie): they are other incidents, never joined with it;
    `maybe` those of which one may be this very incident, `odds` how likely each is (log2 odds in 1/1000 bit). `harm` is
    its grade of harm, empty where nobody graded. `targets` are what any of its claims says was hit, in order.
    """

    code: str
    claims: tuple[str, ...]
    date_start: date | None
    date_end: date | None
    event_type: str
    pcode: str | None = None
    admin: tuple[str, ...] = ()
    lat: int | None = None
    lon: int | None = None
    precision: int | None = None
    place_en: str | None = None
    place_ar: str | None = None
    audience: str = "items"
    sums: tuple[str, ...] = ()
    maybe: tuple[str, ...] = ()
    odds: tuple[int, ...] = ()
    harm: str = ""
    targets: tuple[str, ...] = ()
