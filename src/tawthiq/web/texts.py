"""What pages say, by language: one YAML file a language in texts/. A third language is one more file.

A key that a further language lacks is said in English; English and Arabic hold the same keys (a test compares them).
"""

from __future__ import annotations

from functools import cache
from importlib import resources

import yaml

FIRST = "en"


def languages() -> dict[str, str]:
    """Code and own name of every language that has a file, English first."""
    folder = resources.files("tawthiq.web") / "texts"
    codes = sorted(f.name.removesuffix(".yml") for f in folder.iterdir() if f.name.endswith(".yml"))
    return {c: texts(c)["language.name"] for c in sorted(codes, key=lambda c: (c != FIRST, c))}


def say(key: str, lang: str, **data: object) -> str:
    """The text of `key` ("today.title") with its fields filled. Raises KeyError for a key that English lacks."""
    text = texts(lang).get(key) or texts(FIRST)[key]
    return text.format(**data) if data else text


def has(key: str, lang: str = FIRST) -> bool:
    return key in texts(lang)


def direction(lang: str) -> str:
    """ "rtl" or "ltr"."""
    return texts(lang)["language.direction"]


@cache
def texts(lang: str) -> dict[str, str]:
    """All texts of a language, their sections joined by a dot."""
    file = resources.files("tawthiq.web") / "texts" / f"{lang}.yml"
    sections: dict[str, dict[str, str]] = yaml.safe_load(file.read_text(encoding="utf-8"))
    return {f"{section}.{key}": text for section, held in sections.items() for key, text in held.items()}
