"""Ages and sexes as lists write them."""

from __future__ import annotations

import re

from tawthiq.lang.normalise import fold

SEXES = ("male", "female")
OLDEST = 120
_NUMBER = re.compile(r"\s*(-?\d{1,3})(?:\.\d+)?(?:\D|$)")
_UNDER_A_YEAR = re.compile(r"شهر|اشهر|يوم|ايام|اسبوع|اسابيع|month|week|day|ay\b|hafta")
_MALE, _FEMALE = ("m", "ذ", "ر"), ("f", "w", "ا")


def read_sex(text: str) -> str | None:
    """m, male, ذكر, رجل are male; f, female, woman, أنثى, امرأة female; anything else is not stated."""
    first = fold(text).strip()[:1]
    return "male" if first in _MALE else "female" if first in _FEMALE else None


def read_age(text: str) -> int | None:
    """Years from "34", "٣٤ سنة", "7.0"; 0 from "3 months"; -1 and ages above 120 are nobody's: not stated."""
    folded = fold(text)
    found = _NUMBER.match(folded)
    age = int(found[1]) if found else -1
    if not 0 <= age <= OLDEST:
        return None
    return 0 if _UNDER_A_YEAR.search(folded) else age
