"""Templates: everything is escaped, an undefined name is an error, numbers and ranges go through tawthiq.lang."""

from __future__ import annotations

import json
from calendar import monthrange
from collections.abc import Iterable
from datetime import date
from math import floor, log10
from typing import Any

from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from jinja2 import Environment, PackageLoader, StrictUndefined

from tawthiq.evidence.kinds import AreaNamed
from tawthiq.lang.labels import date_text, locator_text, why_text, window_text, yearless_text
from tawthiq.lang.ranges import fmt_number, fmt_range
from tawthiq.lang.wording import number as number_of
from tawthiq.lang.wording import question_text, stated
from tawthiq.statement.entries import direction
from tawthiq.web import texts
from tawthiq.web.static import address
from tawthiq.web.texts import label


def environment(**options: Any) -> Environment:
    """The environment of Django's Jinja2 backend; `options` are Django's own."""
    made = Environment(
        loader=PackageLoader("tawthiq.web"), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True, auto_reload=False,
    )  # fmt: skip
    made.globals.update(
        url=url, static=address, label=label, number=fmt_number, between=fmt_range, number_of=number_of,
        day=day, window=window_text,
        yearless=yearless_text, last_day=last_day, locator=locator_text, why=why_text, way=direction,
    )  # fmt: skip
    made.filters["commands"] = commands
    return made


def commands(text: str) -> SafeString:
    """Text in which what stands between backticks is a command: set apart, left to right on any page."""
    pieces = text.split("`")
    if len(pieces) % 2 == 0:  # one that nobody closed is a letter like others
        pieces[-2:] = ["`".join(pieces[-2:])]
    shapes = ("{}", '<code dir="ltr">{}</code>')
    return format_html_join("", "{}", ((format_html(shapes[n % 2], p),) for n, p in enumerate(pieces)))


def words_of(lang: str) -> dict[str, Any]:
    """Functions that templates use with the page's own language."""

    def labelled(table: str, keys: Iterable[str], field: str = "") -> list[tuple[str, str]]:
        return [(k, label(table, k, lang, field)) for k in keys]

    def named(section: str, keys: Iterable[str]) -> list[tuple[str, str]]:
        return [(k, texts.say(f"{section}.{k}", lang)) for k in keys]

    def area_names(areas: Iterable[AreaNamed]) -> list[tuple[str, str]]:
        return [(a.id, a.name_ar if lang == "ar" else a.name_en) for a in areas]

    def hit(targets: Iterable[str]) -> str:
        """What was hit, in words."""
        known = [label("targets", t, lang) for t in targets if t != "none_stated"]
        return texts.say("site.comma", lang).join(known) or texts.say("event.not_stated", lang)

    def odds(weight: int) -> str:
        """Log2 odds in 1/1000 bit as "about 50 to 1", two digits at most: more would pretend to be exact."""
        ratio = 2 ** (min(abs(weight), 30_000) / 1000)
        shown = round(ratio, 1 - floor(log10(ratio))) if ratio >= 10 else round(ratio, 1)
        key = "victims.odds_for" if weight >= 0 else "victims.odds_against"
        return texts.say(key, lang, n=fmt_number(round(shown), lang) if ratio >= 10 else f"{shown:g}")

    def act_name(kind: str) -> str:
        """The kind in words; one that another part has just brought, as it is written in the log."""
        key = f"act.{kind}"
        return texts.say(key, lang) if texts.has(key) else kind

    def expected(stored: str) -> str:
        """What a refused row should have held: stored in English and Arabic."""
        english, arabic = json.loads(stored)
        return str(arabic or english if lang == "ar" else english)

    return {
        "expected": expected, "act_name": act_name, "act_names": lambda kinds: [(k, act_name(k)) for k in kinds],
        "odds": odds, "hit": hit, "labelled": labelled, "named": named, "area_names": area_names,
        "pairs": lambda keys: [(k, k) for k in keys],
        "question": lambda q: question_text(q, lang), "said": lambda c: stated(c.min, c.max, c.qualifier, lang),
    }  # fmt: skip


def last_day(month: str) -> str:
    """The last day of "2019-02" as an ISO date."""
    year, number = int(month[:4]), int(month[5:7])
    return f"{month}-{monthrange(year, number)[1]:02}"


def url(name: str, **parts: object) -> str:
    """The path of a page of urls.py."""
    return reverse(name, kwargs={k: v for k, v in parts.items() if v is not None})


def day(value: date | str | None, lang: str) -> str:
    """A day in words, from a date or from the beginning of an ISO moment; "not stated" for None."""
    return date_text(
        date.fromisoformat(value[:10]) if isinstance(value, str) and value else value or None, lang
    )
