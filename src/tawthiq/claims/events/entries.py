"""The lines of a toll or a list of days: which of them are events of their own, and which stand over others."""

from __future__ import annotations

from tawthiq.claims.acts.part import Part
from tawthiq.claims.days.when import event_dates
from tawthiq.claims.persons.inline_lists import InlineList
from tawthiq.claims.text.document import BULLETS, Document
from tawthiq.claims.words.grammar import words
from tawthiq.lang.dates_base import DateHit
from tawthiq.lang.tokens import LINE, NUMBER, SIGN, WORD

_OPENING, _SUMMED = 2, 2
"""Days between the first and the last of what sums up several days; a night is less."""


def heads(doc: Document, part: Part) -> bool:
    """ "أبرز الهجمات:" behind a toll of a week: what stands over the lines that follow, no event."""
    last = doc.texts[part.e - 1 : part.e + 1]
    return ":" in last and not (part.counts or part.mentions or part.dates or part.actors)


def on_another_day(doc: Document, part: Part, known: DateHit | None) -> bool:
    """Whether a part is of another day than what was told of before it, or of one of the days summed up there."""
    day = part.day()
    if day is None or known is None:
        return False
    return day.start > known.end or day.end < known.start or _one_of_days(doc, part, day, known)


def _one_of_days(doc: Document, part: Part, day: DateHit, known: DateHit) -> bool:
    """ "34 dead since Monday. On Saturday a raid on a camp killed seven": one of the days that were summed up."""
    if not part.counts or not day.exact or day.start != day.end or (known.end - known.start).days < _SUMMED:
        return False
    told = part.attack() and (part.place is not None or not known.exact)
    return part.bullet or told or dated_entry(doc, part, day)


def dated_entry(doc: Document, part: Part, day: DateHit | None) -> bool:
    """Whether a part with a count begins with its date, as the entries of a list of days do ("وقتل يوم الأحد")."""
    if not (part.counts or part.singles) or day is None or not day.exact:
        return False
    return (bool(part.counts) and day.i - part.s <= _OPENING) or _led(doc, part.s, day)


def _led(doc: Document, s: int, day: DateHit) -> bool:
    """ "كذلك في يوم السبت 4-5-2019، فقد": whether a day opens a sentence behind words that lead to it."""
    near = range(s, day.i if day.i - s <= _LED else s)
    return bool(near) and all(
        (word := doc.texts[k].removeprefix("و")) in _LEADING or word in _ALSO or doc.hit("weekday", k)
        for k in near
    )


_LED, _ALSO = 5, frozenset(("كما", "كذلك", "ايضا", "also", ","))


def opens_point(doc: Document, s: int) -> bool:
    """Whether a point of a list opens at token s: "- ", "• ", "✅ ", "1. ", "2- ", at the start of its line."""
    first = doc.line_start(s)
    text, kind, _, _ = doc.tokens[first]
    if kind == NUMBER:
        plain = first + 2 < len(doc.tokens) and doc.tokens[first + 2].kind == WORD
        return plain and doc.texts[first + 1] in _BEHIND_NUMBER and s in (first, first + 2)
    return s - first <= 1 and kind == SIGN and (text in _POINTS or text > _SYMBOLS)


_POINTS, _BEHIND_NUMBER = BULLETS | frozenset("-_*➖"), frozenset(".)-/")
_SYMBOLS = "\u2190"
"""Signs from the arrows on: no punctuation, but pictures that open lines."""


def day_lines(doc: Document) -> dict[int, DateHit]:
    """The days that stand on lines of their own, by first token, where a report has several: "السبت 24 حزيران".

    What follows one of them, up to the next, was on that day unless it says otherwise.
    """
    if len(doc.dates) < _SUMMED:
        return {}
    found = {s: d for s, e in doc.sentences if (d := _day_line(doc, s, e))}
    return found if len({d.start for d in found.values()}) > 1 else {}


def _day_line(doc: Document, s: int, e: int) -> DateHit | None:
    """The one day that a line says and nothing else."""
    if e - s > _LINE or (e < len(doc.tokens) and doc.tokens[e].kind != LINE):
        return None
    day = next((d for d in doc.dates_in(s, e) if d.exact and (d.end - d.start).days < _SUMMED), None)
    if day is None:
        return None
    said = [k for k in range(s, e) if doc.tokens[k].kind in "wn" and not day.i <= k < day.j]
    plain = [
        k
        for k in said
        if doc.texts[k] not in _LEADING and not any(doc.hit(d, k) for d in ("weekday", "day_part", "last"))
    ]
    return None if plain else day


_LINE = 12
_LEADING = frozenset(("يوم", "في", "بتاريخ", "on", "at", "in", "the", "of"))


def heading_day(doc: Document, s: int, e: int, *, behind: bool) -> DateHit | None:
    """The date of a sentence that tells of no violence itself, such as a heading ("حصاد يوم الخميس 20-10-2022").

    Behind an attack not when somebody threatened or met, or will ("بعد تهديدات أطلقها الوزير أمس").
    """
    days = event_dates(doc, s, e)
    days = [d for d in days if d.start == d.end or "ago" not in doc.texts[d.i : d.j + 1]]
    if days and behind and any(word.removeprefix("و") in words("talks") for word in doc.texts[s:e]):
        return None
    day = next((d for d in days if d.exact and (d.end - d.start).days <= _NIGHT), None)
    if day or not days or not _own_line(doc, s, e, days[0]):
        return day
    return days[0] if (days[0].end - days[0].start).days <= _MONTH else None


def _own_line(doc: Document, s: int, e: int, day: DateHit) -> bool:
    """ "أبرز أحداث الأسبوع الماضي": whether a date stands on a line of its own, few words beside it."""
    whole = doc.opens_line(s) and (e >= len(doc.tokens) or doc.tokens[e].kind == LINE)
    return whole and (e - s) - (day.j - day.i) <= _TITLE


_NIGHT, _MONTH, _TITLE = 1, 31, 6


def without_entries(doc: Document, part: Part, lists: dict[int, InlineList]) -> None:
    """Leave out of a line what the list that it belongs to counts and names: "1- الشهيد سالم حداد وزوجته"."""
    at = doc.tokens[part.s].start
    for head, found in lists.items():
        if found.stated is not None and head < part.s and at < found.stated.end:
            part.counts = [c for c in part.counts if c.kind != found.kind]
            part.singles = [c for c in part.singles if c.kind != found.kind]
