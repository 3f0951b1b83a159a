"""People whose harm is told by words on both sides of them: "took six villagers hostage"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from tawthiq.claims.people.quantity import Quantity
from tawthiq.claims.text.document import Document
from tawthiq.claims.words.grammar import words
from tawthiq.claims.words.marks import needs

_SHARES = {
    "half": "1/2",
    "third": "1/3",
    "quarter": "1/4",
    "most": "most_of_them",
    "majority": "most_of_them",
}
_BEFORE, _TAKING = 5, 3


def told_around(doc: Document, s: int, found: Sequence[Quantity]) -> None:
    """Give people a kind where the verb alone does not say it."""
    _taken(doc, s, found)
    _besides(doc, s, found)
    _share_of_those(doc, s, found)


@needs(words("captive"), words("takes_captive"), otherwise=None)
def _taken(doc: Document, s: int, found: Sequence[Quantity]) -> None:
    """ "took six villagers hostage", "holding a nurse captive": what they became stands behind the people."""
    for q in found:
        if q.kinds or q.unit == "facility" or words("captive").isdisjoint(doc.texts[q.j - 1 : q.j + 1]):
            continue
        if not words("takes_captive").isdisjoint(doc.texts[max(s, q.i - _TAKING) : q.i]):
            q.kinds, q.fixed = ("detained",), None


@needs(frozenset(("addition", "besides", "well")), otherwise=None)
def _besides(doc: Document, s: int, found: Sequence[Quantity]) -> None:
    """ "In addition to three soldiers, the bomb killed two shoppers": those befell what befell the next told of."""
    lead = next((len(w) for w in _BESIDES if doc.texts[s : s + len(w)] == w), 0)
    first = next((q for q in found if lead and s + lead <= q.i <= s + lead + 1), None)
    if first is None or first.kinds or first.unit == "facility" or doc.texts[first.j : first.j + 1] != [","]:
        return
    kinds = next((q.kinds for q in found if q.i > first.j and q.kinds and not q.negated), ())
    first.kinds, first.definite = kinds, first.definite and not kinds


_BESIDES = (["in", "addition", "to"], ["as", "well", "as"], ["besides"])


@needs(frozenset(_SHARES), otherwise=None)
def _share_of_those(doc: Document, s: int, found: Sequence[Quantity]) -> None:
    """ "Half of the 46 civilians killed in Kafr Tut were children": the share is of the number behind it."""
    for whole, q in pairwise(found):
        if not (whole.numbered and whole.kinds) or q.kinds or q.numbered or q.form != "pl":
            continue
        before = doc.texts[max(s, whole.i - _BEFORE) : whole.i]
        said = next((w for w in before if w in _SHARES), None)
        listed = doc.texts[q.j : q.j + 1] == ["and"]  # "were women and children": a share of both together
        if said is not None and "of" in before and doc.texts[q.i - 1] in words("consist") and not listed:
            q.kinds, q.part = whole.kinds, _SHARES[said]
