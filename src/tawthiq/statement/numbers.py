"""Numbers in a text, wherever they stand: digits of three scripts, number words, and duals that say two."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from typing import Any

import yaml

from tawthiq.lang.normalise import fold, normalise

_DIGITS = r"\d+(?:[.,:/-]\d+)*%?"


def spots(text: str) -> list[tuple[int, int]]:
    """The spans of all numbers in `text`, in order, not overlapping."""
    folded = normalise(text)
    return [folded.span(m.start(), m.end()) for m in _pattern().finditer(folded.text)]


def whole_number(text: str) -> int | None:
    """The whole number that `text` is, in digits of any script with or without thousands marks; else None."""
    plain = re.sub(r"[,\s]", "", fold(text))
    return int(plain) if plain.isascii() and plain.isdigit() and len(plain) <= 15 else None


@cache
def _pattern() -> re.Pattern[str]:
    words, nouns = _vocab("number_words.yml"), _vocab("nouns.yml")
    english = "|".join(sorted(words["en"], key=len, reverse=True))
    singulars = "|".join(sorted({f["en"]["one"].split()[0] for f in nouns.values()}))
    arabic = {fold(w) for w in (*words["ar"], *words["ar_duals"])} | _duals(nouns)
    arabic_words = "|".join(sorted(arabic, key=lambda w: (-len(w), w)))
    singles = "|".join(sorted(fold(f["ar"]["one"]).replace(" ", r"\s+") for f in nouns.values()))
    return re.compile(
        rf"{_DIGITS}"
        rf"|(?<!\w)(?:{english})(?!\w)"
        rf"|(?<!\w)one(?=\s+(?:\w+\s+)?(?:{singulars})(?!\w))"
        rf"|(?<!\w)[وفبلك]?(?:{singles})(?!\w)"
        rf"|(?<!\w)[وف]?[بلك]?(?:ال)?(?:{arabic_words})(?!\w)"
    )


def _duals(nouns: dict[str, Any]) -> set[str]:
    """Duals that are not also written like the plural (مدنيين may be either and is left out)."""
    forms = [f["ar"] for f in nouns.values()]
    plurals = {fold(f["few"]).split()[0] for f in forms}
    duals = {fold(f[key]).split()[0] for f in forms for key in ("two", "two_oblique")}
    return duals - plurals


def _vocab(name: str) -> dict[str, Any]:
    path = resources.files("tawthiq.model") / "vocab" / name
    loaded: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return loaded
