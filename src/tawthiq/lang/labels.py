"""The words of figures in both languages: labels from model/vocab/figures.yml, dates and windows for display."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cache
from typing import Any

from tawthiq.model.vocabulary import read_vocabulary


def label(table: str, key: str, lang: str, field: str = "") -> str:
    """The label of `key` in one of the tables of figures.yml; the key itself when the table has none."""
    entry = vocabulary()[table].get(key)
    if entry is None:
        return key
    language = "ar" if lang == "ar" else "en"
    return str(entry[f"{field}_{language}" if field else language])


def counted_text(kind: str, group: str, lang: str, named: Callable[..., str] = label) -> str:
    """What a number counts: "Killed, children"; facilities are no persons and have no group.

    `named` is `label`, or what gives the same labels in further languages.
    """
    title = named("kinds", kind, lang, "title")
    if kind == "facilities_hit":
        return title
    return f"{title}{'،' if lang == 'ar' else ','} {named('groups', group, lang)}"


def why_text(reason: str, lang: str) -> str:
    """`Input.why` (English) in `lang`; as it stands when no translation is known."""
    return _reasons().get(reason, reason) if lang == "ar" else reason


def codebook_text(name: str, lang: str) -> str:
    """A codebook's name and version: "first@1" is "first, version 1"."""
    book, _, version = name.partition("@")
    said = label("codebooks", book, lang)
    if not version:
        return said
    return f"{said}، الإصدار {version}" if lang == "ar" else f"{said}, version {version}"


def locator_text(locator: str, lang: str) -> str:
    """A locator for people: "row 14" is "الصف 14" in Arabic; what is no known word ("Sheet1!14") stays as it is."""
    head, _, tail = locator.partition(" ")
    if head not in vocabulary()["locators"]:
        return locator
    return f"{label('locators', head, lang)} {locator_text(tail, lang)}".strip()


def noun_key(kind: str, group: str) -> str:
    """The key of nouns.yml for what a figure counts."""
    if kind == "facilities_hit":
        return "facility"
    return str(vocabulary()["groups"].get(group, {}).get("noun", "person"))


def date_text(day: date | None, lang: str) -> str:
    """ "6 May 2019", "6 أيار/مايو 2019"; "not stated", "غير مذكور" for None."""
    if day is None:
        return "غير مذكور" if lang == "ar" else "not stated"
    return f"{day.day} {_month(day, lang)} {day.year}"


def yearless_text(weekday: int | None, month: int | None, day: int | None, lang: str) -> str:
    """ "Thursday 28 November, year not stated", "الخميس، السنة غير مذكورة"; weekdays as ISO 8601 numbers them."""
    named = weekday_text(weekday, lang) if weekday else ""
    dated = (
        f"{day} {vocabulary()['months']['ar' if lang == 'ar' else 'en'][month - 1]}" if month and day else ""
    )
    unsaid = "، السنة غير مذكورة" if lang == "ar" else ", year not stated"
    return f"{named} {dated}".strip() + unsaid


def weekday_text(weekday: int, lang: str) -> str:
    """The name of a weekday, 1 Monday to 7 Sunday."""
    return str(vocabulary()["weekdays"]["ar" if lang == "ar" else "en"][weekday - 1])


def short_day(day: date, lang: str) -> str:
    """ "6 May", "6 أيار": for the axis of a picture, whose words say the year."""
    month = _month(day, lang)
    return f"{day.day} {month.partition('/')[0] if lang == 'ar' else month[:3]}"


def window_text(first: date | None, last: date | None, lang: str) -> str:
    """ "from 28 April to 6 May 2019", "on 6 May 2019"; what both ends share is said once."""
    if first is None or last is None:
        known = first or last
        return date_text(known, lang)
    if first == last:
        return f"في {date_text(first, lang)}" if lang == "ar" else f"on {date_text(first, lang)}"
    start = str(first.day)
    if first.year != last.year:
        start = date_text(first, lang)
    elif first.month != last.month:
        start = f"{first.day} {_month(first, lang)}"
    template = "من {a} إلى {b}" if lang == "ar" else "from {a} to {b}"
    return template.format(a=start, b=date_text(last, lang))


def _month(day: date, lang: str) -> str:
    return str(vocabulary()["months"]["ar" if lang == "ar" else "en"][day.month - 1])


@cache
def _reasons() -> dict[str, str]:
    return {entry["en"]: entry["ar"] for entry in vocabulary()["why"]}


@cache
def vocabulary() -> dict[str, Any]:
    """figures.yml as it stands."""
    loaded: dict[str, Any] = read_vocabulary("figures")
    return loaded
