"""`extract_events`: the claims of one report's text, by rules, in English and Arabic."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from tawthiq.claims.events.events import read_events
from tawthiq.claims.packs import Pack
from tawthiq.claims.text.boilerplate import report_body
from tawthiq.claims.text.document import prepare
from tawthiq.model.claims import Event
from tawthiq.model.memory import paused
from tawthiq.model.places import PlaceFinder

EXTRACTOR = "rules"
_BLOCK = 200_000
_ARABIC, _LATIN = re.compile("[\u0600-\u06ff]+"), re.compile("[a-zA-Z]+")


def extract_events(
    text: str,
    *,
    published: date | None,
    finder: PlaceFinder | None,
    pack: Pack,
    lang: str | None = None,
    zone_day: date | None = None,
) -> list[Event]:
    """The events, totals and announcements that `text` states, in the order of their quotes.

    `published` is the publisher's calendar day, `zone_day` the day in the casebook's zone where that is unknown; what
    is relative resolves against the stamp inside the text, else these. `lang` is not needed: both are read at once.
    Every quote is `text[start:end]`. Linear in the length of the text.
    """
    if not text.strip():
        return []
    if len(text) <= _BLOCK:
        return read_events(prepare(text, pack, published or zone_day), pack, finder)
    with paused():
        return [
            _moved(event, start)
            for start, end in _blocks(text)
            for event in extract_events(
                text[start:end], published=published, finder=finder, pack=pack, zone_day=zone_day
            )
        ]


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    """A very long text in pieces that end with a line, else a word, so that memory stays bounded."""
    start = 0
    while start < len(text):
        end = min(start + _BLOCK, len(text))
        if end < len(text):
            line = text.rfind("\n", start, end)
            word = line if line > start else text.rfind(" ", start, end)
            end = word + 1 if word > start else end
        yield start, end
        start = end


def _moved(event: Event, by: int) -> Event:
    """The event with its offsets counted from the start of the whole text."""
    return replace(
        event,
        start=event.start + by,
        end=event.end + by,
        counts=tuple(replace(c, start=c.start + by, end=c.end + by) for c in event.counts),
        victims=tuple(replace(v, start=v.start + by, end=v.end + by) for v in event.victims),
    )


def detect_lang(text: str) -> str:
    """ "ar", "en" or "mixed" by the letters of the report without its frame."""
    body = report_body(text).text
    arabic = sum(map(len, _ARABIC.findall(body)))
    latin = sum(map(len, _LATIN.findall(body)))
    if min(arabic, latin) * 4 > max(arabic, latin):
        return "mixed"
    return "ar" if arabic > latin else "en"
