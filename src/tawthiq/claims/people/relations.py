"""How a number stands to the one before it: a part of people counted already, or other people beside them.

"23 people, among them 11 of one family" are 23; "three farmers and a shepherd" are four.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from tawthiq.claims.people.joined import joined
from tawthiq.claims.people.quantity import Quantity
from tawthiq.claims.persons.persons import naming
from tawthiq.claims.text.document import Document
from tawthiq.model.claims import BESIDE, PART, Count

_WIDE = (None, "all", "civilians")
_AND = frozenset(("and", "with", "plus", "alongside", "as"))
_LINKS = _AND | {",", "along", "together", "well", '"', ")"}
_NAME, _NEAR = 6, 120


def relation(doc: Document, kept: Sequence[Quantity], n: int) -> str | None:
    """How the `n`-th quantity of a sentence stands to the one before it; None: it is told by itself."""
    q = kept[n]
    if q.part:
        return PART
    before = kept[n - 1] if n else None
    if before is None or before.unit != q.unit or before.j > q.i or not set(before.kinds) & set(q.kinds):
        return None
    if not joined(doc, before, q):
        return None
    return _told_apart(doc, kept, n, before)


def _told_apart(doc: Document, kept: Sequence[Quantity], n: int, before: Quantity) -> str | None:
    """ "five people, a man, his wife and three children": who the five are, where the numbers say so."""
    if _by_and(doc, before, kept[n]) or before.group not in _WIDE or (before.low or 0) <= 1:
        return BESIDE
    told = [kept[n]]
    for after in kept[n + 1 :]:
        if not joined(doc, told[-1], after):
            break
        told.append(after)
    armed = before.group == "civilians" and any(p.group == "fighters" for p in told)
    if not armed and sum(p.low or 0 for p in told) == before.low:
        return PART
    return BESIDE if "," in doc.texts[before.j : kept[n].i] else None


def _by_and(doc: Document, before: Quantity, q: Quantity) -> bool:
    gap = doc.texts[before.j : q.i]
    first = doc.texts[q.i]
    return bool(_AND.intersection(gap)) or "و" in gap or (not first.isascii() and first.startswith("و"))


def related(rows: Sequence[Count], how: str | None) -> list[Count]:
    """The rows of one quantity with their relation; a second group of it ("his parents") stands beside the first."""
    seen: set[str] = set()
    out = []
    for row in rows:
        said = BESIDE if row.kind in seen else how or row.relation
        out.append(row if said == row.relation else replace(row, relation=said))
        seen.add(row.kind)
    return out


def beside_names(doc: Document, rows: Sequence[Count]) -> list[Count]:
    """Rows in order, those marked that و or "and" joins right to the row before: "مقتل سالم كرم وزوجته"."""
    out: list[Count] = []
    for row in rows:
        before = next((r for r in reversed(out) if r.kind == row.kind and r.start != row.start), None)
        if row.relation is None and before is not None and _linked(doc, before, row):
            row = replace(row, relation=BESIDE)
        out.append(row)
    return out


def _linked(doc: Document, before: Count, row: Count) -> bool:
    """Whether و or "and" joins a row to the one before, no more than the rest of a name between."""
    i, j = bisect_left(doc.starts, before.end), bisect_left(doc.starts, row.start)
    if before.end > row.start or before.unit != row.unit or j - i > _NAME:
        return False
    if not all(doc.texts[k] in _LINKS or naming(doc, k) for k in range(i, j)):
        return False
    return row.quote.startswith("و") or (j > i and doc.texts[j - 1] in _AND)


def near_enough(rows: Sequence[Count]) -> tuple[Count, ...]:
    """Rows whose `relation` still has what it stands to; the row before may have been left out as told twice."""
    last: dict[str, Count] = {}
    out = []
    for row in rows:
        before = last.get(row.kind)
        if row.relation == BESIDE and (before is None or row.start - before.end > _NEAR):
            row = replace(row, relation=None)
        last[row.kind] = row
        out.append(row)
    return tuple(out)
