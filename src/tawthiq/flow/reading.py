"""Reading items and texts: sources and claims composed, with the work spread over processes where asked."""

from __future__ import annotations

import hmac
import json
import multiprocessing
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain, islice
from multiprocessing.pool import AsyncResult
from typing import TypeVar

from tawthiq.claims.extract import extract_events
from tawthiq.claims.packs import Pack
from tawthiq.claims.text.boilerplate import report_body
from tawthiq.evidence.kinds import ItemReceived
from tawthiq.evidence.ledger import Ledger
from tawthiq.lang.published import day_in_address
from tawthiq.model.claims import Event
from tawthiq.model.places import PlaceFinder
from tawthiq.model.plain import to_plain
from tawthiq.model.progress import Progress
from tawthiq.model.reports import Account, ReportRead
from tawthiq.sources.cell import read_item
from tawthiq.sources.profile import Profile, load_profile
from tawthiq.sources.reading import Reading, ReadOptions

CHUNK = 500
_OPTIONS = ("source_field", "published", "zone", "lang", "encoding", "date_order", "url", "title")

T = TypeVar("T")
Text = tuple[str, date | None]
"""A text and the day its publisher states."""
_AHEAD = 2
"""Chunks that wait for each process."""
_shared: tuple[PlaceFinder, Pack] | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """What was read of one item, and `how`: the digest of all that this rests on beside the item and the program.

    `events` of each report, as its table states them or its text tells them; None where the text is yet to be read.
    """

    how: str
    account: Account
    reads: Sequence[ReportRead]
    events: Sequence[Sequence[Event] | None]


def how(body: ItemReceived, ledger: Ledger, key: bytes) -> str:
    """What the reading of an item rests on: its receipt, the casebook's zone and key, people's corrections."""
    zone = ledger.opened.zone if ledger.opened else "UTC"
    told = [to_plain(body, full=True), zone, ledger.corrections.get(body.item, {})]
    return hmac.new(key, json.dumps(told, sort_keys=True).encode(), "sha256").hexdigest()


def known(
    sha: str, body: ItemReceived, item: Callable[[str], bytes], ledger: Ledger, key: bytes,
    before: Known | None = None,
) -> Known:  # fmt: skip
    """What is read of an item: as it was read `before`, where that rests on the same, else anew."""
    rests_on = how(body, ledger, key)
    if before is not None and before.how == rests_on:
        return before
    result = read(sha, body, item, ledger, key)
    reads = [stamped(cleaned(r)) for r in result.reads]
    return Known(rests_on, result.account, reads, [r.events for r in reads])


def read(
    sha: str,
    body: ItemReceived,
    item: Callable[[str], bytes],
    ledger: Ledger,
    key: bytes,
    *,
    reads: bool = True,
) -> Reading:
    """The reports of one item as a receipt (`foremost`) says it is to be read, with people's corrections.

    Without the reports unless `reads`.
    It is read in the parser's cell. Limits of a machine cannot change what is derived: beyond them nothing is read and
    the cell's refusal goes up.
    """
    options = options_of(body, item, ledger, key)
    corrections = ledger.corrections.get(sha, {})
    return read_item(
        item(sha), item=sha, name=body.name, reader=body.reader, options=options, corrections=corrections,
        reads=reads, again=True,
    )  # fmt: skip


def options_of(body: ItemReceived, item: Callable[[str], bytes], ledger: Ledger, key: bytes) -> ReadOptions:
    """The reader's options from the receipt; the zone is the casebook's unless the receipt names one."""
    told = {k: v for k, v in (body.options or {}).items() if k in _OPTIONS}
    zone = ledger.opened.zone if ledger.opened else "UTC"
    return ReadOptions(
        source=body.source,
        profile=profile_of(body, item),
        consent=body.consent,
        pseudonym_key=key,
        **{"zone": zone, **told},
    )


def profile_of(body: ItemReceived, item: Callable[[str], bytes]) -> Profile | None:
    """The mapping profile through which the receipt's table is read."""
    return load_profile(item(body.profile).decode(), body.profile[:12]) if body.profile else None


def cleaned(read: ReportRead) -> ReportRead:
    """Text that every database can hold: NUL and lone surrogates become U+FFFD before anything counts characters."""
    if read.report.text.isprintable():
        return read
    return replace(read, report=replace(read.report, text=storable(read.report.text)))


def stamped(read: ReportRead) -> ReportRead:
    """A text whose source states no day of publication takes the day stamped on it, else the one in its address."""
    report = read.report
    if report.published_on is not None or read.events is not None or read.person is not None:
        return read
    day = written_on(report.text, report.url)
    return replace(read, report=replace(report, published_on=day)) if day else read


def written_on(text: str, url: str | None = None) -> date | None:
    """The day that a saved post or page bears itself; None when it bears none."""
    return report_body(text).stamp or (day_in_address(url) if url else None)


def storable(text: str) -> str:
    """`text` with NUL and lone surrogates as U+FFFD, character for character."""
    text = text.replace("\x00", "\ufffd")
    return "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in text) if _broken(text) else text


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
    progress: Progress,
) -> Iterator[list[Event]]:
    """The events of each report in order, the same with any number of workers."""
    texts = [(r.report.text, r.report.published_on) for r in reads]
    for done, events in enumerate(events_of_texts(texts, finder, pack, workers), 1):
        progress("extract", done, len(texts))
        yield events


def events_of_texts(
    texts: Iterable[Text], finder: PlaceFinder, pack: Pack, workers: int = 1
) -> Iterator[list[Event]]:
    """The events of each text in order, the same with any number of workers."""
    return spread(events_in, texts, finder, pack, workers)


def events_in(text: Text, finder: PlaceFinder, pack: Pack) -> list[Event]:
    return extract_events(text[0], published=text[1], finder=finder, pack=pack)


def spread(
    work: Callable[[Text, PlaceFinder, Pack], T],
    texts: Iterable[Text],
    finder: PlaceFinder,
    pack: Pack,
    workers: int = 1,
) -> Iterator[T]:
    """What `work` makes of each text, in order. The processes stay to the last text and remember the words they met.

    Texts are taken a few chunks ahead of what is handed on, so that a stream of any length needs bounded memory.
    """
    global _shared
    _shared = (finder, pack)
    chunks = _chunks(texts)
    first = list(islice(chunks, workers))
    if len(first) < 2:
        for chunk in chain(first, chunks):
            yield from _worked(work, chunk)
        return
    with multiprocessing.get_context("fork").Pool(len(first)) as pool:
        waiting: deque[AsyncResult[list[T]]] = deque()
        for chunk in chain(first, chunks):
            waiting.append(pool.apply_async(_worked, (work, chunk)))
            if len(waiting) > _AHEAD * workers:
                yield from waiting.popleft().get()
        for one in waiting:
            yield from one.get()


def _chunks(texts: Iterable[Text]) -> Iterator[list[Text]]:
    rest = iter(texts)
    while chunk := list(islice(rest, CHUNK)):
        yield chunk


def _worked(work: Callable[[Text, PlaceFinder, Pack], T], texts: Sequence[Text]) -> list[T]:
    if _shared is None:
        msg = "spread sets what the workers share"
        raise RuntimeError(msg)
    finder, pack = _shared
    return [work(text, finder, pack) for text in texts]
