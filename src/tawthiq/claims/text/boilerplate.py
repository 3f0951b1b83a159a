"""What platforms and sites put around a post, blanked out: offsets stay as they are.

Tweet and Facebook frames, comments, links, other stories' headlines, first lines that repeat the text cut short,
bylines and datelines. A stamp found on the way is handed back: it says on which day the post was written.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import cache, lru_cache
from itertools import zip_longest
from typing import NamedTuple

from tawthiq.claims.text.quoted_posts import quoted_posts
from tawthiq.claims.text.wrapped_lines import unwrapped
from tawthiq.claims.words.grammar import folded
from tawthiq.lang.normalise import normalised
from tawthiq.lang.published import CLOCK, parse_published, stamp_day, updated
from tawthiq.model.vocabulary import read_vocabulary

_LINK = re.compile(r"(?:https?://|pic\.twitter\.com/|t\.me/|chat\.whatsapp\.com/|www\.)[!-~…]+")
_LINKED = ("://", "twitter.com/", "t.me/", "whatsapp.com/", "www.")
_TWEET_STAMP = re.compile(r"(?:\d{1,2}:\d{2})?\d{1,2}:\d{2} [AP]M ?· ?([A-Z][a-z]{2} \d{1,2}, \d{4})[^\n]*")
_HANDLE = re.compile(r"^[^\n@]{0,60}@[A-Za-z0-9_]{1,15}", re.MULTILINE)
_FACEBOOK = re.compile(
    r"([A-Z][a-z]+ \d{1,2}, \d{4}|\d{1,2} [A-Z][a-z]+ \d{4})?[ ·]*Shared with Public(?: group)?"
)
_COMMENTS = re.compile(r"All reactions:|Most relevant\b")
_VIDEO = re.compile(r"(?: - )?YouTube ?About ?Press ?Copyright[^\n]*")
"""What YouTube writes under a title: "- YouTubeAboutPressCopyrightContact us ... NFL Sunday Ticket"."""
_METER = r"(?i:\W*\d[\d.,]*[km]? ?(?:likes?|retweets?|views?|quotes?|replies|shares?|comments?)\b.*)"
_AGO = (
    r"(?:منذ )?\d{0,2} ?(?:ساعه|ساعة|ساعات|ساعتين|دقيقة|دقايق|يوم|يومين|ايام|اسبوع|اسابيع|شهر|اشهر|سنة|سنتين|سنوات)"
    "(?: مضت)?"
)
_LATELY = r"(?:\d{1,2} ?[smhdw])?\d{1,2} (?:seconds?|minutes?|hours?|days?|weeks?) ago"
""" "5m5 minutes ago", as saved pages of posts have it."""
_COUNTER = re.compile(f"(?:{_METER}|{_AGO}|{_LATELY})$")
"""A line that says how often a post was read, or how long ago it was written."""
_PROSE_END = re.compile(r"[.!?؟:…][\"”»)]*\s*$")
_NUMBERED = re.compile(r"^\s*[\d٠-٩]+\s*(?:[-ـ.):–/]|(?=[^\W\d]))")


class Body(NamedTuple):
    """The text with blanks for what is no part of the report, and the day stamped on it.

    `firm`: the stamp has an hour by the publisher's own clock; `quoted` is the last day of posts shown in the text.
    """

    text: str
    stamp: date | None
    firm: bool = False
    quoted: date | None = None


class _Line(NamedTuple):
    start: int
    end: int
    text: str
    key: str


@lru_cache(maxsize=2)
def report_body(text: str) -> Body:
    """Blank the frame around a report. The result is as long as `text`, and linear in its length.

    The last two texts are remembered: one text is asked about for its events and for its language.
    """
    text = unwrapped(text)
    spans, stamp = _frames(text)
    shown = quoted_posts(text)
    spans += shown.spans
    body = _blank(text, spans)
    lines = _lines(body)
    dropped = _noise(lines) | _repeats(lines)
    left = [line for k, line in enumerate(lines) if k not in dropped] if dropped else lines
    form = _is_form(left)
    days = {line: day for line in left if not form and (day := stamp_day(line.text))}
    stamps = list(days)
    firm = not stamp and any(CLOCK.search(line.text) and not updated(line.text) for line in stamps[:1])
    if stamps:
        stamp = stamp or days[stamps[0]]
        stamps = stamps if dropped or spans else _frame_stamps(left, days)
        left = [line for line in left if line not in stamps]
    other = _other_stories(left)
    gone = [lines[k][:2] for k in sorted(dropped)] + [s[:2] for s in stamps] + [o[:2] for o in other]
    return Body(_blank(body, gone), stamp, firm, shown.day)


def _is_form(lines: list[_Line]) -> bool:
    """Whether a text is a form with a line for the place ("المكان: كفر توت"): its day is that of what happened."""
    return any(":" in line.key and line.key.startswith(_place_labels()) for line in lines[:_FEW_LINES])


@cache
def _place_labels() -> tuple[str, ...]:
    return tuple(sorted(folded(read_vocabulary("boilerplate")["place_labels"])))


def _frame_stamps(lines: list[_Line], stamps: Mapping[_Line, date]) -> list[_Line]:
    """The stamps that belong to the frame; those that head what was on several days, or open or end a post, do not.

    A stamp with an hour is of the frame; a day alone may be the writer's own: "12/5/2019" over what happened on it.
    """
    days = [line for line in stamps if not (CLOCK.search(line.text) or updated(line.text))]
    if len(lines) > _FEW_LINES or len(days) < len(stamps):
        return list(stamps)
    several = lines[0] in days and len({stamps[line] for line in days}) > 1
    return [] if several else [line for line in stamps if line not in (lines[0], lines[-1])]


_FEW_LINES = 12


def _frames(text: str) -> tuple[list[tuple[int, int]], date | None]:
    spans = [m.span() for m in _LINK.finditer(text)] if any(mark in text for mark in _LINKED) else []
    spans += [m.span() for m in _VIDEO.finditer(text)] if "Copyright" in text else []
    stamp = None
    for m in _TWEET_STAMP.finditer(text) if "·" in text else ():
        stamp = stamp or parse_published(m.group(1))
        spans.append(m.span())
    if text.lstrip().startswith(("Post\n", "Conversation")) and (handle := _HANDLE.search(text)):
        spans.append(handle.span())
    shared = _shared(text)
    commented = "All reactions:" in text or "Most relevant" in text
    comments = _COMMENTS.search(text, shared.end() if shared else 0) if commented else None
    if shared and text[shared.end() :].strip():
        stamp = stamp or (parse_published(shared.group(1)) if shared.group(1) else None)
        spans.append((0, shared.end()))
    if comments:
        spans.append((comments.start(), len(text)))
    return spans, stamp


def _shared(text: str) -> re.Match[str] | None:
    """The line of Facebook that says with whom a post is shared, with the day right before it."""
    at = text.find("Shared with Public")
    return _FACEBOOK.search(text, max(len(text[:at].rstrip(" ·")) - _DAY, 0)) if at >= 0 else None


_DAY = 20
"""Characters that a day takes at most: "September 28, 2019"."""


def _blank(text: str, spans: list[tuple[int, int]]) -> str:
    if not spans:
        return text
    parts, last = [], 0
    for start, end in sorted(spans):
        if end <= last:
            continue
        start = max(start, last)
        parts += [text[last:start], "\n" * min(1, end - start), " " * (end - start - 1)]
        last = end
    return "".join([*parts, text[last:]])


def _lines(text: str) -> list[_Line]:
    out, at = [], 0  # a last line of nothing but fillers folds to no line at all
    folded = normalised(text).text.splitlines()
    for raw, key in zip_longest(text.splitlines(keepends=True), folded, fillvalue=""):
        end = at + len(raw)
        if not raw.isspace():
            out.append(_Line(at, end, raw, key.strip(" \n\r:|")))
        at = end
    return out


@cache
def _rules() -> tuple[frozenset[str], tuple[str, ...]]:
    rules = read_vocabulary("boilerplate")
    return folded(rules["drop_lines"]), tuple(sorted(folded(rules["cut_after"])))


def _noise(lines: list[_Line]) -> set[int]:
    drop, cut = _rules()
    out = _captions(lines)
    for k, line in enumerate(lines):
        if line.key in drop or _COUNTER.match(line.key):
            out.add(k)
        elif (
            len(line.key) < 40
            and line.key.startswith(cut)
            and _mostly(line.key, cut)
            and (
                _told(lines, k, out)
                or (line.key.startswith(_RELATED) and _story_below(lines, k) < len(lines))
            )
        ):
            end = _story_below(lines, k) if line.key.startswith(_RELATED) else len(lines)
            out.update(range(k, end))
            if end == len(lines):
                break
    return out


_RELATED = ("related", "مقالات", "اخبار", "مواضيع", "مواد")


def _story_below(lines: list[_Line], k: int) -> int:
    """Where the report goes on below a block of related stories that stands under its title; else the end."""
    if any(_prose(line) for line in lines[:k]):
        return len(lines)
    return next((n for n in range(k, len(lines)) if _prose(lines[n])), len(lines))


def _prose(line: _Line) -> bool:
    return len(line.key) > _LONG and _PROSE_END.search(line.text) is not None


_LONG = 120


_CREDIT = re.compile(
    r"[-/(|]\s*(?:متداول\w*|ارشيف\w*|انترنت|الانترنت|نورث برس|رويترز|الاناضول|فيسبوك|getty|reuters|afp)\W*$"
)
_DATED_CREDIT = re.compile(
    r"(?:[-–_]\s*\d{1,2}(?:[^\d()]{1,25}|([./-])\d{1,2}\1)\d{4}|,\s*\d{1,2}[^\d(),]{1,25})\s*\([^()]{3,60}\)\W*$"
)
"""A day and who took the picture: "- 4 من ايار 2023 (الدفاع المدني)", "- 4/5/2023 (متداول)", ", 4 ايار (نشطاء)"."""
_TAKEN = re.compile(
    r"^(?:file(?: photo| image| picture)?|image|photo|picture)\s?[:\-–]"
    r"|\((?:[^()]{1,40}[ /])?(?:photo|credit|image|picture|file|pic|ap)\b[^()]{0,50}\)\W*$"
    r"|\b(?:pic|photo|photograph|picture|credit|image)(?: by| credit)?: [^.]{2,40}$"
)
"""Who took the picture, in English: "FILE: ", "(Credit: Name)", "(AP Photo/Name)", "Photo: Name"."""
_CREDITING = re.compile("[-/(|–_:,]")
"""Without one of these signs nobody is said to have taken a picture."""
_CAPTION = 5


def _captions(lines: list[_Line]) -> set[int]:
    """Words under pictures beside a story: a single line that ends in "(Reuters)" is the story itself."""
    if len(lines) < _BESIDE:
        return set()
    under = {k for k, line in enumerate(lines) if _caption(line.key)}
    told = any(k not in under and len(line.key) > _TOLD for k, line in enumerate(lines))
    return under if told else set()


_TOLD, _BESIDE = 20, 2


def _caption(key: str) -> bool:
    """ "آثار القصف على كفر توت - متداول": the words under a picture, which may be of another day."""
    if key.count(" ") < _CAPTION or not _CREDITING.search(key):
        return False
    return bool(_CREDIT.search(key) or _DATED_CREDIT.search(key) or _TAKEN.search(key))


def _told(lines: list[_Line], k: int, dropped: set[int]) -> bool:
    """Whether something was told before line k; a date or a menu above it is no story yet."""
    return sum(len(lines[n].key) for n in range(k) if n not in dropped) > _STORY


_STORY = 20


def _mostly(key: str, cut: tuple[str, ...]) -> bool:
    return any(key.startswith(c) and len(key) <= len(c) + 8 for c in cut)


_DOTS = re.compile(r"(?:\.\.+|…)\W*$")


def _repeats(lines: list[_Line]) -> set[int]:
    """Lines cut short that a later (or earlier) line has whole, and lines that stand twice."""
    out: set[int] = set()
    if len(lines) < 2:
        return out
    bare = [_DOTS.sub("", line.key) for line in lines]
    if len(lines) > 200:
        seen: set[str] = set()
        for k, key in enumerate(bare):
            out.add(k) if key in seen and len(key) > 20 else seen.add(key)
        return out
    for k, key in enumerate(bare):
        cut_short = key != lines[k].key or len(key) > 25
        stem = key.rsplit(" ", 1)[0] if key != lines[k].key else key
        if not cut_short or len(stem) < 12:
            continue
        for other, whole in enumerate(bare):
            longer = len(whole) > len(stem) or other < k
            if other != k and other not in out and longer and stem in whole:
                out.add(k)
                break
    return out


_FEWEST = 3
"""Lines at least with which other stories can stand beside a report: a paragraph with two headlines behind it."""


def _other_stories(lines: list[_Line]) -> list[_Line]:
    """Runs of three and more headlines away from the prose of the report."""
    if len(lines) < _FEWEST:
        return []
    flags = [_headline(line) for line in lines]
    if not any(not f and len(line.key) > 60 for f, line in zip(flags, lines, strict=True)):
        if _names(lines):
            return []
        return lines if sum(flags) >= 8 and sum(flags) > 0.6 * len(lines) else []
    out: list[_Line] = []
    k = 0
    while k < len(lines):
        end = k
        while end < len(lines) and flags[end]:
            end += 1
        if end - k >= (_after_prose(lines, k) if k else 4) and not _names(lines[max(k - 1, 0) : end]):
            out += lines[k:end]
        k = max(end, k + 1)
    return out


_HEADS = re.compile("اسماء|شهداء|الشهداء|الاصابات|اصابات|الجرحي|المصابين|names of")
_NAME_WORDS = 6


def _names(lines: list[_Line]) -> bool:
    """Whether lines are a list of names under its heading, not headlines."""
    head = next((n for n, line in enumerate(lines[:2]) if _HEADS.search(line.key)), None)
    if head is None:
        return False
    rest = lines[head + 1 :]
    short = sum(line.key.count(" ") < _NAME_WORDS for line in rest)
    return len(rest) >= 2 and short > 0.7 * len(rest)


def _after_prose(lines: list[_Line], k: int) -> int:
    """How many headlines in a row are other stories: two behind a long paragraph, else three."""
    return 2 if len(lines[k - 1].key) > 120 and _PROSE_END.search(lines[k - 1].text) else 3


_TITLE, _NO_TITLE = 70, ("#", "•", "●", "▪", "◼", "🔴", "🔹")


def _headline(line: _Line) -> bool:
    """Whether a line reads as the title of a story; it may be cut short with dots."""
    words = line.key.count(" ") + 1
    return (
        len(line.key) < 140
        and words >= 3
        and not (_PROSE_END.search(line.text) and not (len(line.key) < _TITLE and _DOTS.search(line.key)))
        and not _NUMBERED.match(line.text)
        and "::" not in line.key
        and not line.key.startswith(_NO_TITLE)
    )
