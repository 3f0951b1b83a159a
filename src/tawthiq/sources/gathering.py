"""From the units of a document (pages, entries, messages, forms) to reports, with the account kept on the way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date
from email.utils import parsedate_to_datetime

from tawthiq.lang.labels import locator_text
from tawthiq.model.reports import Report, ReportRead
from tawthiq.sources.account import Tally
from tawthiq.sources.cells import instant_day
from tawthiq.sources.encoding import cleaned
from tawthiq.sources.reading import LONGEST_TEXT, Corrections, Item, Persons, Reading, ReadOptions
from tawthiq.sources.refusals import SEALED, CellRefused, Why
from tawthiq.sources.table import given_publication


@dataclass(frozen=True, slots=True)
class Moment:
    """A publication time: as stated, its calendar day, the ISO instant if there is one, and the zone."""

    stated: str | None = None
    day: date | None = None
    instant: str | None = None
    zone: str = "unknown"


@dataclass(frozen=True, slots=True)
class Draft:
    """One unit on its way to a report; what is left out comes from the receipt."""

    text: str
    published: Moment = Moment()
    publisher: str = ""
    title: str | None = None
    url: str | None = None
    author: str | None = None
    forwarded_from: str | None = None
    attached: tuple[str, ...] = ()
    version_of: str | None = None
    replaces: str | None = None


class Gathering:
    """Takes the units of one item one by one; `reading()` closes the account."""

    def __init__(self, item: Item, options: ReadOptions, corrections: Corrections, unit: str) -> None:
        self.tally = Tally(unit)
        self.persons = Persons(options.pseudonym_key, item.name)
        self._item, self._options, self._corrections = item, options, corrections
        self._given = Moment(*given_publication(options, item.name))
        self._reads: list[ReportRead] = []
        self._seen: Counter[str] = Counter()

    def add(self, locator: str, draft: Draft) -> None:
        """A report, unless its text is blank (an empty unit) or too long (a refused one)."""
        text = self._corrected(locator) or cleaned(draft.text).strip()
        if not text:
            self.tally.empty()
        elif len(text) > LONGEST_TEXT:
            self._refuse(locator, CellRefused(Why.LONG, "text", text))
        else:
            self.tally.report()
            self._reads.append(ReportRead(self._report(locator, text, draft)))

    def refuse(self, locator: str, code: Why, field: str, read: str) -> None:
        """A unit that cannot be taken; one whose text a person typed in is taken with that text."""
        if self._corrections.get(locator, {}).get("text"):
            self.add(locator, Draft(""))
        else:
            self._refuse(locator, CellRefused(code, field, read))

    def empty(self, en: str, ar: str) -> None:
        """A unit without text, and what it was."""
        self.tally.empty()
        self.tally.count(en, ar)

    def reading(self, source: str = "") -> Reading:
        """What was gathered; corrections that met no unit are noted."""
        for locator in self._corrections:
            if locator not in self._seen:
                self.tally.note(
                    f"the correction of {locator} met nothing",
                    f"تصحيح {locator_text(locator, 'ar')} لم يجد موضعه",
                )
        return Reading(self._reads, self.tally.close(), self.persons.identities(), source)

    def _refuse(self, locator: str, refused: CellRefused) -> None:
        self._seen[locator] += 1
        self.tally.refuse(refused.at(locator))

    def _corrected(self, locator: str) -> str:
        text = self._corrections.get(locator, {}).get("text", "")
        if text:
            self._seen[locator] += 1
            self.tally.note(f"{locator}: typed by a person", f"{locator_text(locator, 'ar')}: كتبه شخص")
        return text

    def _report(self, locator: str, text: str, draft: Draft) -> Report:
        moment = draft.published if draft.published.stated is not None else self._given
        source = self._options.source or draft.publisher or self._item.name
        return Report(
            item=self._item.sha256, locator=locator, text=text, source=source, publisher=draft.publisher or source,
            published=moment.stated, published_on=moment.day, published_at=moment.instant, zone=moment.zone,
            lang=self._options.lang, title=draft.title or self._options.title, url=draft.url or self._options.url,
            author=draft.author,
            forwarded_from=draft.forwarded_from, attached=draft.attached,
            version_of=draft.version_of, replaces=draft.replaces,
        )  # fmt: skip


def moment(stated: str | None, zone: str) -> Moment:
    """A time as pages, feeds and mails state it: ISO 8601 or RFC 5322; what is neither is undated."""
    text = (stated or "").strip()
    if not text:
        return Moment()
    day, instant, found = instant_day(text, zone)
    if day is None:
        try:
            parsed = parsedate_to_datetime(text)
        except (ValueError, TypeError, OverflowError):
            return Moment(text[:80])
        known = parsed if parsed.tzinfo else parsed.replace(tzinfo=UTC)  # "-0000": RFC 5322, 3.3
        return Moment(text, parsed.date(), known.isoformat(), known.isoformat()[-6:])
    return Moment(text, day, instant, found)


def sealed(text: str, persons: Iterable[str]) -> str:
    """`text` with a mark wherever one of `persons` (a name of two words or more, an address, a number) stands."""
    for person in sorted(set(persons), key=len, reverse=True):
        if len(person) > 5 and (" " in person.strip() or "@" in person or any(c.isdigit() for c in person)):
            text = text.replace(person, SEALED)
    return text
