"""Telling the messages of an exported WhatsApp chat apart, whatever phone wrote it.

    3/5/2019, 14:05 - Sender: text                 Android, English
    ٣‏/٥‏/٢٠١٩، ٢:٠٥ م - المرسل: نص                  Android, Arabic
    [3.05.2019 14:05:10] Gönderen: metin           iPhone, Turkish

Heads are compared without direction marks and with the digits of every script; the text keeps what it had.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import pairwise
from typing import Any

from tawthiq.model.vocabulary import read_vocabulary
from tawthiq.sources.cells import western

_MARKS = re.compile("[\u200b-\u200f\u202a-\u202e\u2066-\u2069\u061c\ufeff]")
_BLANKS = re.compile("[\u00a0\u202f\u2009]")
_HEAD = re.compile(
    r"\[?(?P<a>\d{1,4})[./\-](?P<b>\d{1,2})[./\-](?P<c>\d{1,4})[,،]? (?:saat )?"
    r"(?P<h>\d{1,2})[:.](?P<m>\d{2})(?:[:.](?P<s>\d{2}))?"
    r"(?: ?(?P<half>[^\W\d_](?:[^\W\d_]|\.)*))?(?:\]| -|: -) (?P<rest>.*)",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Line:
    """A message as it stands: the three parts of its date in their order, time, sender ("" for the app's own), text."""

    parts: tuple[str, str, str]
    time: str
    sender: str
    text: str


def lines_of(text: str) -> Iterator[Line | str]:
    """Every message with its following lines; what stands before the first is given back as a string."""
    head: re.Match[str] | None = None
    held: list[str] = []
    for raw in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        match = _HEAD.fullmatch(plain(raw))
        if match is None or not _half_known(match["half"]):
            held.append(raw)
            continue
        yield from _closed(head, held)
        head, held = match, [raw]
    yield from _closed(head, held)


def _closed(head: re.Match[str] | None, held: list[str]) -> Iterator[Line | str]:
    if head is None:
        if any(line.strip() for line in held):
            yield "\n".join(held)
        return
    sender, text = _said(held[0], head)
    yield Line(
        (head["a"], head["b"], head["c"]), _time(head), sender, "\n".join([text, *held[1:]]).strip("\n")
    )


def _said(raw: str, head: re.Match[str]) -> tuple[str, str]:
    """Sender and text. The text is cut from the raw line, so that its own marks and digits stay as they are."""
    sender, colon, _ = head["rest"].partition(": ")
    if not colon:
        if not head["rest"].endswith(":"):
            return "", raw[-len(head["rest"]) :] if head["rest"] else ""
        sender = head["rest"][:-1]
    start = _raw_index(raw, head.start("rest") + len(sender) + len(": "))
    name = raw[_raw_index(raw, head.start("rest")) : _raw_index(raw, head.start("rest") + len(sender))]
    return plain(name, digits=False).strip().removeprefix("~").strip(), raw[start:]


def _raw_index(raw: str, at: int) -> int:
    """Where the `at`-th character that is no mark stands in the raw line."""
    seen = 0
    for i, char in enumerate(raw):
        if _MARKS.match(char):
            continue
        if seen == at:
            return i
        seen += 1
    return len(raw)


def plain(text: str, *, digits: bool = True) -> str:
    """Without direction marks, with one kind of blank and, unless told otherwise, western digits."""
    bare = _BLANKS.sub(" ", _MARKS.sub("", text))
    return western(bare) if digits else bare


def _time(head: re.Match[str]) -> str:
    hour, half = int(head["h"]), (head["half"] or "").casefold()
    if half in words("afternoon") and hour < 12:
        hour += 12
    elif half in words("morning") and hour == 12:
        hour = 0
    return f"{hour:02}:{head['m']}" + (f":{head['s']}" if head["s"] else "")


def _half_known(half: str | None) -> bool:
    return half is None or half.casefold() in words("afternoon") | words("morning")


@cache
def words(name: str) -> frozenset[str]:
    """The words of one list of chats.yml in all languages, folded."""
    lists: dict[str, list[str]] = vocabulary()[name]
    return frozenset(plain(str(word)).casefold() for entries in lists.values() for word in entries)


@cache
def vocabulary() -> Any:
    return read_vocabulary("chats")


def date_order(parts: Sequence[tuple[str, str, str]]) -> str | None:
    """ "year", "day" or "month": which comes first, settled for the whole file; None when nothing settles it.

    A year of four digits in front settles it, and so does any part above 12. Otherwise a chat runs forward in time: the
    only order in which its days never go back is the one.
    """
    if all(len(a) == 4 for a, _, _ in parts):
        return "year"
    fitting = [order for order in ("day", "month") if all(day_of(p, order) for p in parts)]
    if len(fitting) == 2:
        forward = [o for o in fitting if all(a <= b for a, b in pairwise(_days(parts, o)))]
        fitting = forward if len(forward) == 1 else fitting
        if len(fitting) == 2 and all(
            a == b for a, b in zip(_days(parts, "day"), _days(parts, "month"), strict=True)
        ):
            return "day"
    return fitting[0] if len(fitting) == 1 else None


def _days(parts: Sequence[tuple[str, str, str]], order: str) -> list[date]:
    return [day for p in parts if (day := day_of(p, order)) is not None]


def day_of(parts: tuple[str, str, str], order: str) -> date | None:
    """The calendar day, None when there is no such day."""
    a, b, c = map(int, parts)
    year, month, day = {"year": (a, b, c), "day": (c, b, a), "month": (c, a, b)}[order]
    try:
        return date(year + 2000 if year < 100 else year, month, day)
    except ValueError:
        return None
