"""Reading items and texts: sources and claims composed, with the work spread over processes where asked."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from tawthiq.claims.extract import extract_events
from tawthiq.claims.packs import Pack
from tawthiq.evidence.kinds import ItemReceived
from tawthiq.evidence.ledger import Ledger
from tawthiq.model.claims import Event
from tawthiq.model.places import PlaceFinder
from tawthiq.model.reports import Report, ReportRead
from tawthiq.sources.profile import Profile, load_profile
from tawthiq.sources.reading import Reading, ReadOptions
from tawthiq.sources.registry import read_item

CHUNK = 500
_OPTIONS = ("source_field", "published", "zone", "lang", "encoding")

_shared: tuple[PlaceFinder, Pack] | None = None


def read(sha: str, body: ItemReceived, item: Callable[[str], bytes], ledger: Ledger, key: bytes) -> Reading:
    """The reports of one item, as its first receipt says it is to be read, with people's corrections."""
    options = options_of(body, item, ledger, key)
    corrections = ledger.corrections.get(sha, {})
    return read_item(
        item(sha), item=sha, name=body.name, reader=body.reader, options=options, corrections=corrections
    )


def options_of(body: ItemReceived, item: Callable[[str], bytes], ledger: Ledger, key: bytes) -> ReadOptions:
    """The reader's options from the receipt; the zone is the casebook's unless the receipt names one."""
    told = {k: v for k, v in (body.options or {}).items() if k in _OPTIONS}
    zone = ledger.opened.zone if ledger.opened else "UTC"
    profile: Profile | None = (
        load_profile(item(body.profile).decode(), body.profile[:12]) if body.profile else None
    )
    return ReadOptions(
        source=body.source, profile=profile, consent=body.consent, pseudonym_key=key, **{"zone": zone, **told}
    )


def cleaned(read: ReportRead) -> ReportRead:
    """Text that every database can hold: NUL and lone surrogates become U+FFFD before anything counts characters."""
    if read.report.text.isprintable():
        return read
    text = read.report.text.replace("\x00", "\ufffd")
    text = "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in text) if _broken(text) else text
    return replace(read, report=replace(read.report, text=text))


def _broken(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return True
    return False


def events_of(
    reads: Sequence[ReportRead],
    finder: PlaceFinder,
    pack: Pack,
    workers: int,
    progress: Callable[[str, int, int], None],
) -> Iterator[tuple[Event, ...]]:
    """The events of each report in order, the same with any number of workers."""
    global _shared
    _shared = (finder, pack)
    chunks = [[r.report for r in reads[i : i + CHUNK]] for i in range(0, len(reads), CHUNK)]
    done = 0
    for events in _mapped(chunks, workers):
        done += len(events)
        progress("extract", done, len(reads))
        yield from events


def _mapped(chunks: Sequence[Sequence[Report]], workers: int) -> Iterator[list[tuple[Event, ...]]]:
    if workers <= 1 or len(chunks) < 2:
        yield from map(_extract, chunks)
        return
    with multiprocessing.get_context("fork").Pool(workers) as pool:
        yield from pool.imap(_extract, chunks)


def _extract(reports: Sequence[Report]) -> list[tuple[Event, ...]]:
    if _shared is None:
        msg = "events_of sets what the workers share"
        raise RuntimeError(msg)
    finder, pack = _shared
    return [
        tuple(extract_events(r.text, published=r.published_on, lang=r.lang, finder=finder, pack=pack))
        for r in reports
    ]
