"""What "casualties" says beside the wounded: the dead, or one number for both."""

from __future__ import annotations

from itertools import pairwise

from tawthiq.claims.document import Document
from tawthiq.claims.quantity import Quantity


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
