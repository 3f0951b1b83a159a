"""Items, reports and the account of a reading."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tawthiq.model.claims import Event
from tawthiq.model.victims import Particulars


@dataclass(frozen=True, slots=True)
class Report:
    """One post, article, row or form inside an item.

    `locator` names it inside the item for good ("message 17", "row 14", "Sheet1!14", "text").
    `published` is what the source states, as written; `published_on` its calendar day, or the day that the text or
    its address bears where nothing is stated (None: undated);
    `published_at` the ISO instant when the source gives one; `zone` an IANA name, a "+03:00" offset or "unknown".
    `attached` are the names of files that came with it (photos, videos), as the source calls them.
    `version_of` is the id of the submission of which a form is a version, `replaces` the id of the version before.
    """

    item: str
    locator: str
    text: str
    source: str
    publisher: str
    published: str | None = None
    published_on: date | None = None
    published_at: str | None = None
    zone: str = "unknown"
    lang: str | None = None
    title: str | None = None
    url: str | None = None
    author: str | None = None
    forwarded_from: str | None = None
    attached: tuple[str, ...] = ()
    version_of: str | None = None
    replaces: str | None = None


@dataclass(frozen=True, slots=True)
class ReportRead:
    """What a reader yields: a report, and the events when a table states them (None: read the text).

    `person` is the one whom a row of a victims' list states.
    """

    report: Report
    events: tuple[Event, ...] | None = None
    extractor: str = "rules"
    person: Particulars | None = None


@dataclass(frozen=True, slots=True)
class Refused:
    """A row that could not be taken: `locator` names the row or message a person would look for.

    `expected` is English, `expected_ar` the same in Arabic.
    """

    locator: str
    field: str
    read: str
    expected: str
    code: str
    expected_ar: str = ""


@dataclass(frozen=True, slots=True)
class Account:
    """What became of every unit of an item: `units == reports + refused + empty` always.

    `notes` say what the reader found and did (encoding, columns left over), `notes_ar` the same in Arabic.
    """

    unit: str
    units: int
    reports: int
    refused: tuple[Refused, ...] = ()
    empty: int = 0
    notes: tuple[str, ...] = ()
    notes_ar: tuple[str, ...] = ()

    def adds_up(self) -> bool:
        return self.units == self.reports + len(self.refused) + self.empty
