"""Rows of a victims' list: which columns state a person, and what a row states. All values stay as written."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from tawthiq.lang.list_columns import NAME_FIELDS, usual_fields
from tawthiq.model.node import Node
from tawthiq.model.victims import FIELDS, STATUSES, Particulars
from tawthiq.sources.errors import NoNameColumn
from tawthiq.sources.refusals import CellRefused, Why

USUAL = "usual"
_ARABIC = re.compile("[\u0620-\u06ff]")
Fields = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class RecordMap:
    """`fields` -> columns, joined by a blank; None: by their usual names. `status` of all persons of the list."""

    fields: Fields | None = None
    status: str = "killed"

    def used(self) -> set[str]:
        return {column for columns in (self.fields or {}).values() for column in columns}


class Cells(Protocol):
    """A row by column."""

    def get(self, column: str | None) -> str: ...


def record_map(node: Node) -> RecordMap:
    """`record: usual`, or `id`, `list` and FIELDS with their column or columns, and `status`. Raises ProfileError."""
    if node.value == USUAL:
        return RecordMap()
    found = node.fields(("id", "list", *FIELDS, "columns", "status"))
    status = found.pop("status").one_of(STATUSES) if "status" in found else "killed"
    usual = found.pop("columns", None)
    if usual is not None:
        usual.one_of((USUAL,))
        return RecordMap(None, status)
    if not any(name in found for name in NAME_FIELDS):
        node.refuse(
            "`usual`, or one of: " + ", ".join(NAME_FIELDS), "`usual` أو أحد: " + "، ".join(NAME_FIELDS)
        )
    return RecordMap({name: value.texts() for name, value in found.items()}, status)


def record_fields(record: RecordMap, columns: Sequence[str], place: str) -> Fields:
    """The columns of each field in this table. Raises NoNameColumn when none is known to hold names."""
    fields = usual_fields(columns) if record.fields is None else record.fields
    if not any(name in fields for name in NAME_FIELDS):
        raise NoNameColumn(place=place, read=", ".join(columns[:20]))
    return fields


def particulars(row: Cells, fields: Fields, status: str, empty: Sequence[str]) -> Particulars:
    """What the row states of its person. Raises CellRefused when it states nothing but a number."""
    stated: dict[str, str] = {}
    for name, columns in fields.items():
        cells = [row.get(c) for c in columns]
        text = " ".join(c for c in cells if c and c not in empty)
        if text:
            stated["own_id" if name == "id" else name] = text
    if not stated.keys() - {"own_id", "list"}:
        raise CellRefused(Why.EMPTY, next(c for f in NAME_FIELDS for c in fields.get(f, ())), "")
    if "name_en" not in stated and "name_ar" in stated and not _ARABIC.search(stated["name_ar"]):
        stated["name_en"] = stated.pop("name_ar")  # a column "name" holds either script
    return Particulars(**stated, status=status)
