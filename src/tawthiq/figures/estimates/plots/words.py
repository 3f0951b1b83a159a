"""The words of the plots, from words.yml."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from importlib import resources

import yaml

from tawthiq.model.vocabulary import LOADER


@lru_cache(maxsize=1)
def _words() -> Mapping[str, Mapping[str, str]]:
    text = (
        resources.files("tawthiq.figures.estimates.plots").joinpath("words.yml").read_text(encoding="utf-8")
    )
    found: Mapping[str, Mapping[str, str]] = yaml.load(text, Loader=LOADER)
    return found


def word(key: str, lang: str) -> str:
    """One word of the plots in the asked language; a name that has none stays as it is."""
    entry = _words().get(key)
    return entry[lang] if entry else key
