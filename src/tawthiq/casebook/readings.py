"""What the last derivation read of each item, so that the next one reads only what is new.

It is taken from the tables of READ as they stand, if their digest still holds. Events are taken where the casebook
reads with the same places and packs; the code and what an item's reading rests on must be the same in any case.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from tawthiq.casebook import db, stored
from tawthiq.casebook.book import Casebook
from tawthiq.casebook.derived import models
from tawthiq.casebook.rows import Digest
from tawthiq.casebook.tools import GAZETTEER, PACK, PLACES_PACK
from tawthiq.evidence.ledger import Ledger, foremost
from tawthiq.flow.reading import Known
from tawthiq.model.claims import Event
from tawthiq.model.plain import from_plain
from tawthiq.model.reports import Account, Refused, Report, ReportRead
from tawthiq.model.victims import Particulars

WORDS, READINGS = "words", "readings"
"""Facts of a derived database: the digest of what its texts were read with, and that of the rows of READ."""

Row = Mapping[str, Any]


def words(ledger: Ledger) -> str:
    """The digest of the places and packs that the casebook adopted, in their order."""
    roles = (GAZETTEER, PLACES_PACK, PACK)
    held = [(a.role, a.name, a.item) for role in roles for a in ledger.adopted(role)]
    return hashlib.sha256(json.dumps(held).encode()).hexdigest()


def known(book: Casebook, ledger: Ledger, code: str) -> dict[str, Known]:
    """By item, what is known of it; nothing where other than this code derived, or rows were altered since."""
    if not db.has_derived(book.folder):
        return {}
    facts = stored.facts()
    if facts.get("code") != code or READINGS not in facts:
        return {}
    digest, rows = Digest(), {}
    for model in models.READ:
        rows[model] = list(db.rows_in_key_order(db.DERIVED, model, model.key_fields))
        digest.add(model, rows[model])
    if digest.hex() != facts[READINGS]:
        return {}
    named = {model: _named(model, found) for model, found in rows.items()}
    return dict(_known(book, ledger, named, told=facts[WORDS] == words(ledger)))


def _named(model: type[models.Derived], rows: Iterable[Sequence[Any]]) -> Iterator[Row]:
    names = db.columns(model)
    return (dict(zip(names, row, strict=True)) for row in rows)


def _known(
    book: Casebook, ledger: Ledger, rows: Mapping[type[models.Derived], Iterator[Row]], *, told: bool
) -> Iterator[tuple[str, Known]]:
    refused: dict[str, list[Refused]] = {}
    for r in rows[models.Refusal]:
        refused.setdefault(r["item"], []).append(_refused(r))
    read: dict[str, list[tuple[int, ReportRead, Sequence[Event] | None]]] = {}
    for report, r in zip(
        rows[models.Report], rows[models.Reading], strict=True
    ):  # both in the order of one id
        read.setdefault(r["item"], []).append((r["position"], *_read(report, r, told)))
    for item in rows[models.Item]:
        sha = item["sha256"]
        if _held(book, ledger, sha):
            own = sorted(read.get(sha, ()), key=lambda one: one[0])
            account = _account(item, refused.get(sha, ()))
            yield sha, Known(item["how"], account, [r for _, r, _ in own], [events for *_, events in own])


def _held(book: Casebook, ledger: Ledger, sha: str) -> bool:
    """Whether all bytes that a reading of the item needs are there: without them it is refused, known or not."""
    receipts = ledger.receipts.get(sha, ())
    needed = (sha, foremost(receipts).body.profile) if receipts else ()
    return bool(needed) and all(book.items.holds(one) for one in needed if one)


def _read(report: Row, reading: Row, told: bool) -> tuple[ReportRead, Sequence[Event] | None]:
    events = tuple(from_plain(Event, e) for e in json.loads(reading["events"]))
    person = from_plain(Particulars, json.loads(reading["person"])) if reading["person"] else None
    stated = events if reading["stated"] else None
    read = ReportRead(_report(report), stated, reading["extractor"], person)
    return read, events if told or reading["stated"] else None


def _report(r: Row) -> Report:
    day = date.fromisoformat(r["published_on"]) if r["published_on"] else None
    return Report(
        r["item"], r["locator"], r["text"], r["source"], r["publisher"], r["published"], day, r["published_at"],
        r["zone"], r["lang"], r["title"], r["url"], r["author"], r["forwarded_from"],
        tuple(json.loads(r["attached"])), r["version_of"], r["replaces"],
    )  # fmt: skip


def _refused(r: Row) -> Refused:
    expected, expected_ar = json.loads(r["expected"])
    return Refused(r["locator"], r["field"], r["read"], expected, r["code"], expected_ar)


def _account(r: Row, refused: Iterable[Refused]) -> Account:
    notes, notes_ar = json.loads(r["notes"])
    return Account(
        r["unit"], r["units"], r["reports"], tuple(refused), r["empty"], tuple(notes), tuple(notes_ar)
    )
