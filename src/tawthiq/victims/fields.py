"""Ages and sexes as lists write them."""

from __future__ import annotations

import re
from functools import cache

from tawthiq.lang.normalise import fold
from tawthiq.model.vocabulary import read_vocabulary

SEXES = ("male", "female")
OLDEST = 120
_NUMBER = re.compile(r"\s*(-?\d{1,3})(?:\.\d+)?(?:\D|$)")
_UNDER_A_YEAR = re.compile(r"شهر|اشهر|يوم|ايام|اسبوع|اسابيع|month|week|day|ay\b|hafta")
_WORD = re.compile(r"[^\W\d_]+")


def read_sex(text: str) -> str | None:
    """m, male, ذكر, رجل are male; f, female, woman, أنثى, بنت female; by the first word; else it is not stated."""
    said = _WORD.search(fold(text))
    return _sexes().get(said[0].removeprefix("ال")) if said else None


@cache
def _sexes() -> dict[str, str]:
    """Folded words of model/vocab/sexes.yml, each with its sex."""
    return {fold(word): sex for sex, words in read_vocabulary("sexes").items() for word in words}


def read_age(text: str) -> int | None:
    """Years from "34", "٣٤ سنة", "7.0"; 0 from "3 months"; -1 and ages above 120 are nobody's: not stated."""
    folded = fold(text)
    found = _NUMBER.match(folded)
    age = int(found[1]) if found else -1
    if not 0 <= age <= OLDEST:
        return None
    return 0 if _UNDER_A_YEAR.search(folded) else age
