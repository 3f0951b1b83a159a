"""What "casualties" says beside the wounded: the dead, or one number for both."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from tawthiq.claims.people.quantity import Quantity
from tawthiq.claims.text.document import Document
from tawthiq.model.claims import Count


def casualties(doc: Document, found: list[Quantity]) -> None:
    """ "Casualties and wounded", "casualties and injuries": beside the wounded, casualties are the dead.

    "11 casualties and injuries" is one number for both.
    """
    if all(q.fixed != "killed_or_injured" for q in found):
        return
    for q, after in pairwise([*found, Quantity(0, 0, 0, 0, "exact")]):
        hurt = doc.hit("kind", q.j + 1) if doc.texts[q.j : q.j + 1] == ["and"] else None
        beside = after.i == q.j + 1 and after.fixed == "injured"
        if q.fixed != "killed_or_injured" or not (
            beside or (hurt is not None and hurt.tag.value == "injured")
        ):
            continue
        if q.numbered and beside and after.i == after.noun:
            after.fixed = q.fixed
        elif not q.numbered or beside:
            q.fixed = "killed"


def told_as_casualties(row: Count, before: Sequence[Count]) -> bool:
    """ "Nine were killed. ... The nine casualties", "a number of casualties": dead or wounded of a sentence before."""
    if row.kind != "killed_or_injured" or row.max == 0 or "casualt" not in row.quote.lower():
        return False
    told = [r for r in before if r.kind in ("killed", "injured") and r.unit == "person" and r.max != 0]
    unknown = row.qualifier == "vague" and row.max is None
    same = (r for r in told if r.group in ("all", "civilians") and r.min == row.min)
    return (unknown and bool(told)) or any(row.max in (r.min, r.max) for r in same)
