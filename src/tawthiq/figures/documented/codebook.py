"""A codebook: the published text that says what a figure counts, and the settings that follow from it.

A YAML file with an id, a version, the day of its publication, its text in both languages by section, and defaults for
the definitions that name it. Adopting a version is an act; a figure names the version it was counted by.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources

import yaml

from tawthiq.errors import Bilingual
from tawthiq.figures.errors import CodebookRefused
from tawthiq.lang.labels import date_text, label
from tawthiq.model.figures import RULES

SECTIONS = ("categories", "inclusion", "exclusion", "corroboration", "corrections")
_TOP = ("id", "version", "published", "title", *SECTIONS, "defaults")
_DEFAULTS = ("rule", "tiers", "grades", "min_originators")


@dataclass(frozen=True, slots=True)
class Codebook:
    """One version. `sections` hold (heading, English and Arabic text); `categories` has one row for each category."""

    id: str
    version: str
    published: date
    title: Bilingual
    sections: Mapping[str, tuple[tuple[str, Bilingual], ...]]
    rule: str = "range"
    tiers: tuple[tuple[str, ...], ...] = ()
    grades: tuple[str, ...] = ()
    min_originators: int = 1

    @property
    def name(self) -> str:
        """ "id@version", as figures name it."""
        return f"{self.id}@{self.version}"


@cache
def first() -> Codebook:
    """The packaged codebook, in force where a case adopts none."""
    path = resources.files("tawthiq.model") / "vocab" / "codebook_first.yml"
    return read_codebook("codebook_first.yml", path.read_bytes())


def read_codebook(name: str, data: bytes) -> Codebook:
    """The codebook in a file. Raises CodebookRefused with the key that is wrong."""
    try:
        top = yaml.load(data.decode("utf-8-sig"), Loader=yaml.BaseLoader)
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise _refusal(name, "", error, "a YAML file in UTF-8", "ملف YAML بترميز UTF-8") from error
    told = _mapping(name, "", top, _TOP)
    for key in ("id", "version", "published", "title", "inclusion", "exclusion"):
        if key not in told:
            raise _refusal(name, key, "", "this key", "هذا المفتاح")
    return Codebook(
        id=_text(name, "id", told["id"]),
        version=_text(name, "version", told["version"]),
        published=_day(name, told["published"]),
        title=_both(name, "title", told["title"]),
        sections={s: _section(name, s, told[s]) for s in SECTIONS if s in told},
        **_defaults(name, told.get("defaults", {})),  # type: ignore[arg-type]
    )


def _defaults(name: str, value: object) -> dict[str, object]:
    told = _mapping(name, "defaults", value, _DEFAULTS)
    out: dict[str, object] = {}
    if "rule" in told:
        if told["rule"] not in RULES:
            words = ", ".join(RULES)
            raise _refusal(name, "defaults.rule", told["rule"], words, words)
        out["rule"] = told["rule"]
    if "tiers" in told:
        out["tiers"] = tuple(_names(name, "defaults.tiers", tier) for tier in _list(told["tiers"]))
    if "grades" in told:
        out["grades"] = _names(name, "defaults.grades", told["grades"])
    if "min_originators" in told:
        out["min_originators"] = _whole(name, "defaults.min_originators", told["min_originators"])
    return out


def _section(name: str, section: str, value: object) -> tuple[tuple[str, Bilingual], ...]:
    """Rows {id, en, ar}, or one text {en, ar}."""
    if isinstance(value, dict):
        return (("", _both(name, section, value)),)
    rows = []
    for n, row in enumerate(_list(value)):
        key = f"{section}[{n}]"
        told = _mapping(name, key, row, ("id", "en", "ar"))
        rows.append((_text(name, f"{key}.id", told.get("id")), _both(name, key, told)))
    return tuple(rows)


def _both(name: str, key: str, value: object) -> Bilingual:
    told = _mapping(name, key, value, ("id", "en", "ar"))
    return Bilingual(*(_text(name, f"{key}.{lang}", told.get(lang)) for lang in ("en", "ar")))


def _mapping(name: str, key: str, value: object, allowed: tuple[str, ...]) -> dict[str, object]:
    if not isinstance(value, dict):
        raise _refusal(name, key, value, "keys and values", "مفاتيح وقيم")
    for unknown in value:
        if unknown not in allowed:
            words = ", ".join(allowed)
            raise _refusal(name, f"{key}.{unknown}".strip("."), unknown, words, words)
    return value


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else [value]


def _names(name: str, key: str, value: object) -> tuple[str, ...]:
    return tuple(_text(name, key, one) for one in _list(value))


def _text(name: str, key: str, value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise _refusal(name, key, value, "a text", "نص")
    return " ".join(value.split())


def _whole(name: str, key: str, value: object) -> int:
    text = _text(name, key, value)
    if not (text.isascii() and text.isdigit()) or int(text) < 1:
        raise _refusal(name, key, text, "a whole number from 1", "عدد صحيح من 1")
    return int(text)


def _day(name: str, value: object) -> date:
    text = _text(name, "published", value)
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise _refusal(name, "published", text, "a day such as 2024-03-01", "يوم مثل 2024-03-01") from error


def _refusal(name: str, key: str, read: object, en: str, ar: str) -> CodebookRefused:
    return CodebookRefused(place=f"{name}, {key}".rstrip(", "), read=read, expected_en=en, expected_ar=ar)


def codebook_text(book: Codebook, lang: str) -> str:
    """The whole codebook for a reader: title, version, each section, and the settings that follow from it."""
    lines = [f"{book.title[lang]} ({book.name}, {date_text(book.published, lang)})"]
    for section, rows in book.sections.items():
        lines.append(f"{label('codebook', section, lang)}:")
        lines += [f"  {f'{key}: ' if key else ''}{text[lang]}" for key, text in rows]
    lines.append(f"{label('codebook', 'rule', lang)}: {label('rules', book.rule, lang)}")
    return "\n".join(lines)
