"""A bound that is said once for people of several groups: "at least 3 men and 2 women"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from tawthiq.claims.document import Document
from tawthiq.claims.quantity import Quantity

_AND = (["and"], [","], [",", "and"], ["و"], [",", "و"])


def bound_together(doc: Document, kept: Sequence[Quantity]) -> None:
    """Let "at least" before the first of several joined numbers hold for each of them.

    Not where another word for what happened stands between ("at least 12 killed and 5 injured"), nor for "more than"
    and "up to", which are mostly said of the first number alone.
    """
    for q, after in pairwise(kept):
        bound = q.qualifier == "at_least" and q.high is None and q.i < (q.noun or q.i)
        exact = (
            (after.numbered or after.form == "dual")
            and after.qualifier == "exact"
            and after.noun is not None
            and not after.part
        )
        if (
            bound
            and exact
            and q.kinds == after.kinds
            and not (q.fixed or after.fixed)
            and _joined(doc, q, after)
        ):
            after.high, after.qualifier = None, "at_least"


def _joined(doc: Document, q: Quantity, after: Quantity) -> bool:
    gap = doc.texts[q.j : after.i]
    return gap in _AND or (not gap and doc.texts[after.i].startswith("و"))
