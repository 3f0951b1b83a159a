"""The words of the pictures, from words.yml."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import resources

import yaml

from tawthiq.model.vocabulary import LOADER


@cache
def _words() -> Mapping[str, Mapping[str, str]]:
    path = resources.files("tawthiq.figures.documented.pictures") / "words.yml"
    found: Mapping[str, Mapping[str, str]] = yaml.load(path.read_text(encoding="utf-8"), Loader=LOADER)
    return found


def word(key: str, lang: str) -> str:
    """Raises KeyError for a word that words.yml does not have."""
    return _words()[key]["ar" if lang == "ar" else "en"]


def header(lang: str, *keys: str) -> tuple[str, ...]:
    return tuple(word(key, lang) for key in keys)
