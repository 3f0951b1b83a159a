"""One sentence of a draft with what was found in it, and how its marks stand to each other."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cache

from tawthiq.claims.text.document import Document
from tawthiq.lang.labels import vocabulary
from tawthiq.lang.lexicon import Hit, Tag
from tawthiq.lang.normalise import fold
from tawthiq.lang.numbers_en import read_english_number
from tawthiq.model.checks import Sentence, Window
from tawthiq.model.claims import Count
from tawthiq.statement.checking.terms import Term, tokens_of
from tawthiq.statement.checking.terms import vocabulary as checked_words

_NAME_TOKENS = 5
_INFORMAL = 4  # an informal area stands where a governorate stands


@dataclass(slots=True)
class Read:
    """One sentence with what was found in it; offsets of marks are those of the draft."""

    sentence: Sentence
    doc: Document
    terms: list[Term]
    windows: list[Window] = field(default_factory=list)
    places: list[tuple[int, int, tuple[str, ...]]] = field(default_factory=list)
    counts: list[Count] = field(default_factory=list)

    @property
    def at(self) -> int:
        return self.sentence.start

    @property
    def counts_within(self) -> list[Count]:
        """The counts with their places in the sentence instead of the draft."""
        return [replace(c, start=c.start - self.at, end=c.end - self.at) for c in self.counts]


def overlap(a: Count, b: Count) -> bool:
    """Whether two stated numbers can be the same."""
    return (a.max is None or (b.min or 0) <= a.max) and (b.max is None or (a.min or 0) <= b.max)


def by_place(count: Count) -> tuple[int, int, str, str]:
    return (count.start, count.end, count.kind, count.group)


def bare(count: Count, doc: Document) -> bool:
    """A plural without a number ("civilians", "refugees") counts nobody that could be looked up."""
    tokens = [t for t in doc.tokens if count.start <= t.start < count.end]
    numbered = any(t.kind == "n" for t in tokens) or count.qualifier != "vague"
    return not numbered and not any(
        count.start <= doc.span(h.i, h.j)[0] < count.end for h in doc.by.get("vague", {}).values()
    )


def covered(single: Count, found: Sequence[Count]) -> bool:
    return any(c.start <= single.start < c.end for c in found) or single.kind not in ("killed", "injured")


_WEEKS = (
    "by early this week", "early this week", "since the beginning of the week", "since the start of the week",
    "since the beginning of this week", "since the start of this week", "this week", "منذ بداية الأسبوع",
    "منذ مطلع الأسبوع", "منذ بداية هذا الأسبوع", "مطلع هذا الأسبوع", "هذا الأسبوع",
)  # fmt: skip


def weeks(read: Read, day: date) -> list[Window]:
    """ "by early this week": the days of the publisher's own week up to the day of the text and a day beyond."""
    text = read.sentence.text.lower()
    out = []
    for phrase in _WEEKS:
        at = text.find(phrase)
        if at >= 0 and not any(w.start <= read.at + at < w.end for w in read.windows):
            monday = day - timedelta(days=day.weekday())
            last = (
                monday + timedelta(days=2)
                if "early" in phrase or phrase == "مطلع هذا الأسبوع"
                else day
                if "since" in phrase or "منذ" in phrase
                else monday + timedelta(days=6)
            )
            out.append(
                Window(
                    monday,
                    last,
                    read.sentence.text[at : at + len(phrase)],
                    read.at + at,
                    read.at + at + len(phrase),
                )
            )
            break
    return out


def began(doc: Document, k: int) -> int | None:
    """The token of "since" from which a day at token `k` runs: "since the start of the campaign on 28 April"."""
    for n in range(k - 1, max(-1, k - _SINCE_TOKENS), -1):
        if doc.texts[n] in _SINCE:
            return n
        if doc.tokens[n].kind != "w" and not _after_weekday(doc, n):
            break
    return None


def _after_weekday(doc: Document, n: int) -> bool:
    """Whether token `n` is the comma of "Monday, 27 May"."""
    return n > 0 and doc.texts[n] in (",", "،") and doc.texts[n - 1] in _weekdays()


@cache
def _weekdays() -> frozenset[str]:
    named = checked_words()["weekdays"]
    return frozenset(fold(str(name)) for lang in ("en", "ar") for name in named[lang])


_SINCE, _SINCE_TOKENS = frozenset(("since", "منذ", "ومنذ")), 10


def led(doc: Document, k: int) -> str:
    """What the words before a day at token `k` make of it: "told" (of a report), "until", "after", or ""."""
    before = [doc.texts[n] for n in range(max(0, k - 3), k)]
    last = before[-1] if before else ""
    if last in ("by", "until", "till", "بحلول", "حتى", "لغايه", "لغاية"):
        return "until"
    if last in ("after", "بعد"):
        return "after"
    told = doc.texts[k - 1] in ("on", "في", "يوم") if k else False
    return "told" if told and len(before) > 1 and before[-2] in _TELLING else ""


_TELLING = frozenset(
    ("reported", "said", "announced", "stated", "estimated", "warned", "wrote", "published", "افاد", "افادت", "قال",
     "قالت", "اعلن", "اعلنت", "ذكر", "ذكرت", "نشر", "نشرت")
)  # fmt: skip


def parts_of_months(read: Read, day: date) -> list[Window]:
    """ "the first week of May", "the month of May 2019", الأسبوع الأول من أيار: in the year up to `day`."""
    out = []
    for m in _first_days().finditer(read.sentence.text):
        month = next(n for n, names in enumerate(_months(), 1) if m["month"].lower() in names)
        year = int(m["year"]) if m["year"] else day.year - (month > day.month)
        whole = monthrange(year, month)[1] if m["whole"] else None
        days = whole or (7 if m["days"] is None else _days(m["days"]))
        if days:
            first = date(year, month, 1)
            last = first + timedelta(days=days - 1)
            out.append(Window(first, last, m.group(), read.at + m.start(), read.at + m.end()))
    return out


@cache
def _months() -> list[frozenset[str]]:
    """The names of each month in both languages, Levantine and other."""
    listed = (vocabulary()["months"]["en"], vocabulary()["months"]["ar"])
    return [frozenset((en.lower(), *ar.split("/"))) for en, ar in zip(*listed, strict=True)]


@cache
def _first_days() -> re.Pattern[str]:
    names = "|".join(sorted((re.escape(n) for names in _months() for n in names), key=len, reverse=True))
    whole = r"(?P<whole>\b(?:the\s+)?(?:(?:whole|entire)\s+)?month\s+of|\bthroughout(?:\s+the\s+month\s+of)?)"
    english = rf"{whole}|\b(?:the\s+)?first\s+(?:week|(?P<days>[\w-]+)\s+days)\s+of"
    arabic = r"الأسبوع\s+ال[أا]ول\s+من(?:\s+شهر)?"
    return re.compile(
        rf"(?:{english}|{arabic})\s+(?P<month>{names})(?:\s+(?P<year>(?:19|20)\d\d))?\b", re.IGNORECASE
    )


def _days(word: str) -> int | None:
    tokens = tokens_of(word)
    found = read_english_number(tokens, 0) if tokens else None
    return found[0] if found and 1 <= found[0] <= _MONTH else None


_MONTH = 31


def joined(between: str) -> bool:
    return between.strip(" ,،").lower() in ("", "and", "&", "و", "or", "أو") and len(between) < 14


def depth(codes: Sequence[str]) -> int:
    return min(len(c) if c.isalnum() else _INFORMAL for c in codes)


def inside(codes: Sequence[str]) -> bool:
    """Whether codes name something finer than a whole country."""
    return all(len(c) > 2 for c in codes)


def finest(places: Sequence[tuple[int, int, tuple[str, ...]]]) -> tuple[str, ...]:
    """All places of a sentence that are no country; countries only where nothing finer is named."""
    fine = [c for _, _, codes in places for c in codes if len(c) > 2]
    return tuple(dict.fromkeys(fine or [c for _, _, codes in places for c in codes]))


def nearest(read: Read, at: int) -> Window | None:
    """The window right behind, with no comma or "and" between, else the last before, else the first behind."""
    whole = [w for w in read.windows if w.origin != "until"]
    before = [w for w in whole if w.start <= at]
    behind = [w for w in whole if w.start > at]
    if behind and before:
        between = read.sentence.text[at - read.at : behind[0].start - read.at]
        between = re.sub(r"(?<=\d),(?=\d)", "", between)
        counts = [c for c in read.counts if at < c.start < behind[0].start]
        if not counts and not re.search(r"[,،;؛]|\b(?:and|while)\b|\sو", between):
            return behind[0]
    return before[-1] if before else (behind[0] if behind else None)


def names_group(count: Count, read: Read) -> bool:
    a, b = count.start - read.at, count.end - read.at
    return any(a <= read.doc.span(h.i, h.j)[0] < b for h in read.doc.by.get("group", {}).values())


def targets_in(count: Count, read: Read) -> tuple[str, ...]:
    if count.kind != "facilities_hit":
        return ()
    a, b = count.start - read.at, count.end - read.at
    hits = [
        h.tag.value for h in read.doc.by.get("target", {}).values() if a <= read.doc.span(h.i, h.j)[0] < b
    ]
    return tuple(dict.fromkeys(hits))


def has(read: Read, domain: str, at: int, within: int) -> bool:
    here = at - read.at
    return any(t.domain == domain and -1 <= here - t.end <= within for t in read.terms) or any(
        t.domain == domain and t.start <= here < t.end for t in read.terms
    )


def after(read: Read, domain: str, at: int, within: int) -> bool:
    here = at - read.at
    return any(t.domain == domain and 0 <= t.start - here <= within for t in read.terms)


def demanded(read: Read, at: int) -> bool:
    return any(t.domain == "demand" and t.value == "ask" and t.start < at for t in read.terms)


def harmful(read: Read) -> list[Hit]:
    kinds = ("killed", "injured", "displaced", "detained", "executed", "besieged", "killed_or_injured")
    acts = [
        h for h in read.doc.by.get("type", {}).values() if h.tag.value not in ("statement_other", "other")
    ]
    people = [h for h in read.doc.by.get("kind", {}).values() if h.tag.value in kinds]
    words = list(harm_words(read))
    return [*acts, *people, *words]


def harm_words(read: Read) -> list[Hit]:
    return [
        Hit(t.i, t.j, Tag(t.domain, t.value, ""), "")
        for t in read.terms
        if t.domain in ("harm", "legal") and t.j <= len(read.doc.tokens)
    ]


def addressed(read: Read, token: int) -> bool:
    """The party that is asked for something, speaks, or is to be put under pressure."""
    doc = read.doc
    before = [doc.texts[k] for k in range(max(0, token - 4), token)]
    asked = [t for t in read.terms if t.domain == "demand" and t.value == "ask"]
    at = doc.tokens[token].start
    if any(t.domain == "organisations" and 0 <= t.i - token <= _NAME_TOKENS for t in read.terms):
        return True
    if asked and at < asked[0].start:
        return True
    if any(t.start < at for t in asked) and not {"by", "على", "قبل"} & set(before):
        return True
    return bool({"sanctions", "against", "from", "coalition", "عقوبات"} & set(before))


def runs(read: Read, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans of tokens joined where only "and", commas or "the" stand between."""
    links = {"and", ",", "و", "the", "،", "/"}
    out: list[tuple[int, int]] = []
    for i, j in sorted(spans):
        if out and i >= out[-1][1] and all(read.doc.texts[k] in links for k in range(out[-1][1], i)):
            out[-1] = (out[-1][0], j)
        elif not out or i >= out[-1][1]:
            out.append((i, j))
    return out
