"""What the columns of victims' lists are usually called, in both languages (model/vocab/list_columns.yml)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from tawthiq.lang.normalise import fold
from tawthiq.model.vocabulary import read_vocabulary

NAME_FIELDS = ("name_ar", "name_en", "given", "family")


def usual_fields(columns: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Which field each known column gives; of several for one field, the one that the vocabulary lists first.

    A column "name" in whichever script stands for the script that has no column of its own.
    """
    by_header: dict[str, str] = {}
    for column in columns:
        by_header.setdefault(_header(column), column)
    found: dict[str, tuple[str, ...]] = {}
    for header, field in _headers().items():
        if header in by_header and field not in found:
            found[field] = (by_header[header],)
    if "name" in found:
        generic = found.pop("name")
        free = next((f for f in ("name_ar", "name_en") if f not in found), None)
        found |= {free: generic} if free else {}
    return found


@cache
def _headers() -> dict[str, str]:
    raw: dict[str, list[str]] = read_vocabulary("list_columns")
    return {_header(str(name)): field for field, names in raw.items() for name in names}


def _header(text: str) -> str:
    return re.sub(r"[\W_]+", "", fold(text).replace("ة", "ه"))
