"""What pages say, by language: one YAML file a language in texts/, or in the folder that TAWTHIQ_LANGUAGES names.

A third language is one more file; its section `label` translates the vocabulary ("kinds.killed.title"). A key that it
lacks is said in English; English and Arabic hold the same keys (a test compares them).
"""

from __future__ import annotations

import os
import re
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

import yaml

from tawthiq.lang.labels import label as vocabulary_label
from tawthiq.lang.plural import filled
from tawthiq.model.vocabulary import LOADER

FIRST = "en"


def languages() -> dict[str, str]:
    """Code and own name of every language that has a file, English first."""
    found = {c: texts(c)["language.name"] for c in _files()}
    return dict(sorted(found.items(), key=lambda one: (one[0] != FIRST, one[0])))


def say(key: str, lang: str, **data: object) -> str:
    """The text of `key` ("today.title") with its fields filled, numbers with their nouns ("{n:incident}").

    Raises KeyError for a key that English lacks.
    """
    text = texts(lang).get(key) or texts(FIRST)[key]
    return filled(text, lang, **data) if data else text


def has(key: str, lang: str = FIRST) -> bool:
    return key in texts(lang)


def direction(lang: str) -> str:
    """ "rtl" or "ltr"."""
    return texts(lang)["language.direction"]


def label(table: str, key: str, lang: str, field: str = "") -> str:
    """A word of the vocabulary: from the language's own file, else as the vocabulary has it."""
    own = texts(lang).get(".".join(filter(None, ("label", table, key, field))))
    return vocabulary_label(table, key, lang, field) if own is None else own


@cache
def _files() -> dict[str, Traversable]:
    """The file of each language; one from outside never takes the place of one of ours."""
    folders: list[Traversable] = [resources.files("tawthiq.web") / "texts"]
    if outside := os.environ.get("TAWTHIQ_LANGUAGES"):
        folders.insert(0, Path(outside))
    return {f.name[:-4]: f for folder in folders for f in folder.iterdir() if _CODE.fullmatch(f.name)}


_CODE = re.compile(r"[a-z]{2,3}\.yml")


@cache
def texts(lang: str) -> dict[str, str]:
    """All texts of a language, their sections joined by a dot."""
    sections: dict[str, dict[str, str]] = yaml.load(_files()[lang].read_text(encoding="utf-8"), Loader=LOADER)
    return {f"{section}.{key}": text for section, held in sections.items() for key, text in held.items()}
