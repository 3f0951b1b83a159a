"""Plain data about figures, incidents and claims in one language: what annex, trace pages and terminal all show.

Everything here is text and nested lists of text, not yet escaped: the makers of HTML and Typst escape all of it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any

from tawthiq.lang.labels import (
    codebook_text,
    counted_text,
    date_text,
    label,
    locator_text,
    why_text,
    window_text,
)
from tawthiq.lang.plural import count_noun
from tawthiq.lang.ranges import fmt_number, fmt_range
from tawthiq.lang.wording import method_text, number, question_text, sentence, split_name, stated
from tawthiq.model.claims import Count
from tawthiq.model.figures import Figure, Input, Part
from tawthiq.model.incidents import Claim, Incident
from tawthiq.statement.words import word

Data = dict[str, Any]
_WHOLE = 280
_AROUND = 90
_PLAIN = ("in the area and dated inside the window", "a published total for this window and area")
NOT_STATED = "no claim states this number"
_NUMBERLESS = (NOT_STATED, "states only killed and injured together")


def figure_data(figure: Figure, lang: str) -> Data:
    """Heading, answer, definition, caveats and parts of a figure."""
    return {
        "id": figure.id,
        "heading": question_text(figure.question, lang),
        "answer": sentence(figure, lang),
        "definition": _definition(figure, lang),
        "method": method_text(figure.question, lang),
        "caveats": [_apart(ar if lang == "ar" else en, lang) for en, ar in figure.caveats],
        "parts_title": word("totals" if figure.question.basis == "published totals" else "parts", lang),
        "parts": [_part(p, figure, lang) for p in figure.parts],
    }


def _definition(figure: Figure, lang: str) -> list[tuple[str, str]]:
    q = figure.question
    claims = count_noun(figure.claims, "claim", lang, oblique=True)
    reviewed = word("reviewed_of", lang, n=fmt_number(figure.reviewed, lang), total=claims)
    area = q.area.name_ar if lang == "ar" else q.area.name_en
    rows = [
        ("window", window_text(*q.window, lang)),
        ("area", f"{area} {_codes(', '.join(q.area.pcodes), lang)}"),
        ("basis", label("bases", q.basis, lang)),
        ("kind", _counted(figure, lang)),
        ("inclusion", label("inclusions", q.inclusion, lang)),
        *([("known_on", date_text(q.known_on, lang))] if q.known_on else []),
        ("numbers", _numbers_said(figure, lang)),
        ("interval", label("intervals", figure.interval, lang)),
        *([("reviewed", reviewed)] if figure.claims or q.basis != "victims" else []),
        ("as_of", fmt_number(figure.as_of, lang)),
        ("codebook", codebook_text(q.codebook, lang)),
        ("code", figure.code),
        ("digest", figure.digest),
    ]
    return [(word(key, lang), value) for key, value in rows]


def _numbers_said(figure: Figure, lang: str) -> str:
    """Each number with its word, so that their order is read rightly in both directions."""
    said = figure_numbers(figure, lang)
    return word("comma", lang).join(
        f"{word(key, lang)} {n}" for key, n in zip(("low", "best", "high"), said, strict=True)
    )


def _counted(figure: Figure, lang: str) -> str:
    q = figure.question
    words = [counted_text(q.kind, q.group, lang)]
    words += [label("measures", q.measure, lang)] if q.measure else []
    words += [label("targets", t, lang) for t in q.targets]
    return word("comma", lang).join(words)


def figure_numbers(figure: Figure, lang: str) -> tuple[str, str, str]:
    """Those of a figure; "246 or more" where that is what the highest numbers stated come to."""
    said = numbers(figure.low, figure.best, figure.high, lang)
    if figure.high is None and figure.highest is not None:
        return (*said[:2], number(figure, "high", lang))
    return said


def numbers(low: int | None, best: int | None, high: int | None, lang: str) -> tuple[str, str, str]:
    """Low, best and high as texts; an open high says so, nothing documented says "none"."""
    if low is None:
        none = word("none", lang)
        return (none, none, none)
    upper = word("open", lang) if high is None else fmt_number(high, lang)
    return (fmt_number(low, lang), fmt_number(low if best is None else best, lang), upper)


def _part(part: Part, figure: Figure, lang: str) -> Data:
    low, best, high = numbers(part.low, part.best, part.high, lang)
    window = "" if part.window is None else window_text(*part.window, lang)
    return {
        "name": split_name(part, figure.question, lang),
        "window": window,
        "relations": [label("relations", r, lang) for r in (part.window_relation, part.area_relation) if r],
        "low": low,
        "best": best,
        "high": high,
        "claims": fmt_number(part.claims, lang),
    }


def input_data(one: Input, incidents: Mapping[str, Incident], lang: str) -> Data:
    """An incident or total behind a figure: code, date, place, what it adds, and the ids of its claims."""
    incident = incidents.get(one.ref)
    return {
        "ref": one.ref,
        "is_incident": incident is not None,
        "date": incident_date(incident, lang) if incident else "",
        "place": incident_place(incident, lang) if incident else "",
        "range": fmt_range(None, None, lang)
        if one.why in _NUMBERLESS
        else fmt_range(one.low, one.high, lang),
        "why": why_text(one.why, lang),
        "note": "" if one.why in _PLAIN else why_text(one.why, lang),
        "claims": list(one.claims),
    }


def in_order(figure: Figure, incidents: Mapping[str, Incident]) -> list[Input]:
    """The inputs as a reader wants them: counted ones first, by date, then by code."""

    def key(one: Input) -> tuple[bool, str, str]:
        incident = incidents.get(one.ref)
        day = incident.date_start if incident else None
        return (not one.counted, day.isoformat() if day else "", one.ref)

    return sorted(figure.inputs, key=key)


def left_out(figure: Figure, lang: str) -> list[Data]:
    """The inputs that state the number and are not counted, by their reason."""
    by_reason: dict[str, list[str]] = {}
    for one in figure.inputs:
        if not one.counted and one.why != NOT_STATED:
            by_reason.setdefault(one.why, []).append(one.ref)
    return [
        {"why": why_text(why, lang).removesuffix(": left out"), "refs": refs}
        for why, refs in sorted(by_reason.items())
    ]


def incident_date(incident: Incident, lang: str) -> str:
    """Day or interval of an incident; in words when unknown."""
    if incident.date_start is None and incident.date_end is None:
        return word("unknown", lang)
    if incident.date_start == incident.date_end:
        return date_text(incident.date_start, lang)
    return window_text(incident.date_start, incident.date_end, lang)


def incident_place(incident: Incident, lang: str) -> str:
    """The place's name in `lang`, else in the other language, with its code."""
    names = (incident.place_ar, incident.place_en) if lang == "ar" else (incident.place_en, incident.place_ar)
    name = next((n for n in names if n), "")
    code = incident.pcode or (incident.admin[-1] if incident.admin else "")
    return " ".join(part for part in (name, _codes(code, lang) if code else "") if part) or word(
        "unknown", lang
    )


def claim_data(claim: Claim, lang: str) -> Data:
    """A claim with its quote in pieces (marked where a count stands), and where it was read."""
    event = claim.event
    published = claim.published or (claim.published_on.isoformat() if claim.published_on else "")
    return {
        "id": claim.id,
        "quote": excerpt(claim),
        "quote_lang": claim.lang if claim.lang in ("ar", "en") else "",
        "dir": direction(event.quote),
        "publisher": claim.publisher,
        "published": published or word("not_stated", lang),
        "locator": locator_text(claim.anchor.locator, lang),
        "item": claim.anchor.item,
        "url": claim.url or "",
        "review": label("reviews", claim.review, lang),
        "reviewed": claim.review in ("confirmed", "corrected"),
        "originators": word("comma", lang).join(claim.originators),
        "date": _event_date(claim, lang),
        "states": [count_text(c, lang) for c in event.counts],
    }


def _codes(text: str, lang: str) -> str:
    """Codes in brackets, as one left-to-right run in Arabic."""
    return f"\u2066({text})\u2069" if lang == "ar" else f"({text})"


def _event_date(claim: Claim, lang: str) -> str:
    start, end = claim.event.date_start, claim.event.date_end
    if start is None and end is None:
        return word("not_stated", lang)
    return date_text(start, lang) if start == end else window_text(start, end, lang)


def count_text(count: Count, lang: str) -> str:
    """ "Killed, civilians: about 15", as the claim qualifies it; who says so when the report names one."""
    words = [label("kinds", count.kind, lang, "title")]
    words += [] if count.unit == "facility" else [label("groups", count.group, lang)]
    words += [label("measures", count.measure, lang)] if count.measure else []
    words += [label("targets", count.target, lang)] if count.target else []
    said = f"{word('comma', lang).join(words)}: {stated(count.min, count.max, count.qualifier, lang)}"
    return f"{said} ({count.attributed_to})" if count.attributed_to else said


def excerpt(claim: Claim) -> list[tuple[str, bool]]:
    """The claim's quote in pieces, True where a count stands. A long one (a row of a table, a paragraph) is cut to
    what stands around its counts, with "…" for what is left out; the report's page shows it whole."""
    event = claim.event
    pieces = marked(
        event.quote, ((c.start - event.start, c.end - event.start, c.quote) for c in event.counts)
    )
    if len(event.quote) <= _WHOLE:
        return pieces
    if not any(hit for _, hit in pieces):
        return [(f"{event.quote[:_WHOLE]}…", False)]
    last = len(pieces) - 1
    return [
        ((text if hit else _cut(text, i > 0, i < last)).replace("\n", " · "), hit)
        for i, (text, hit) in enumerate(pieces)
    ]


def _cut(text: str, before: bool, after: bool) -> str:
    """What lies between two counts, cut to the ends that touch them; whole lines where there are lines."""
    if before and after and len(text) <= 2 * _AROUND:
        return text
    head = text[:_AROUND].split("\n")[0] if before else ""
    tail = text[-_AROUND:].rsplit("\n", 1)[-1] if after else ""
    return f"{head} … {tail}"


def direction(text: str) -> str:
    """ "rtl" or "ltr": the way of the first letter that has one (UAX 9, rules P2 and P3)."""
    for character in text:
        way = unicodedata.bidirectional(character)
        if way in ("R", "AL"):
            return "rtl"
        if way == "L":
            return "ltr"
    return "ltr"


def _apart(text: str, lang: str) -> str:
    """A text of the other direction is isolated, so that its full stop stays at its own end."""
    own = "rtl" if lang == "ar" else "ltr"
    return text if direction(text) == own else f"\u2068{text}\u2069"


def marked(text: str, spans: Iterable[tuple[int, int, str]]) -> list[tuple[str, bool]]:
    """`text` in pieces, True where a span marks it; a span that does not hold its own quote is left out."""
    flags = [False] * len(text)
    for start, end, quote in spans:
        if 0 <= start < end <= len(text) and text[start:end] == quote:
            flags[start:end] = [True] * (end - start)
    pieces: list[tuple[str, bool]] = []
    at = 0
    for i in range(1, len(text) + 1):
        if i == len(text) or flags[i] != flags[at]:
            pieces.append((text[at:i], flags[at]))
            at = i
    return pieces
