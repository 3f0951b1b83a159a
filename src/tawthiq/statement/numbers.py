"""Numbers in a text, wherever they stand: digits of three scripts, number words, and duals that say two."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from tawthiq.lang.normalise import fold, normalise
from tawthiq.model.vocabulary import read_vocabulary

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
    words, nouns = read_vocabulary("number_words"), read_vocabulary("nouns")
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
