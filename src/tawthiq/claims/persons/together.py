"""Persons named one after another are as many as they are named."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from tawthiq.claims.persons.persons import name_word, own_kin
from tawthiq.claims.text.document import Document
from tawthiq.model.claims import Count

_NEAR = 5


def together(doc: Document, singles: Sequence[Count]) -> list[Count]:
    """The rows with those added up that are joined by و: "مقتل سالم حداد وكريم نعمان", "الطفلة رنا والطفل سالم"."""
    out: list[Count] = []
    for row in sorted(singles, key=lambda r: (r.kind, r.start)):
        last = out[-1] if out else None
        if last is not None and _joined(doc, last, row):
            number = (last.min or 0) + (row.min or 0)
            quote = doc.source[last.start : row.end]
            out[-1] = replace(last, min=number, max=number, quote=quote, end=row.end)
        else:
            out.append(row)
    return sorted(out, key=lambda r: r.start)


def _joined(doc: Document, last: Count, row: Count) -> bool:
    """Whether two rows are of one kind and group, and nothing but the rest of a name and و stands between them."""
    if (last.kind, last.group, last.unit) != (row.kind, row.group, row.unit) or row.start < last.end:
        return False
    i, j = bisect_left(doc.starts, last.end), bisect_left(doc.starts, row.start)
    joined = doc.texts[j].startswith("و") or (j > 0 and doc.texts[j - 1] == "و")
    return (
        joined
        and j - i <= _NEAR
        and all(doc.texts[k] in ("و", '"') or name_word(doc, k) or own_kin(doc, k) for k in range(i, j))
    )
