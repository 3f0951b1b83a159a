"""Numbers and nouns that are said once and meant of two: "dozens of dead and wounded"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from tawthiq.claims.people.descriptions import without_descriptions
from tawthiq.claims.people.joined import joined
from tawthiq.claims.people.quantity import Quantity
from tawthiq.claims.people.triggers import Trigger
from tawthiq.claims.text.document import Document
from tawthiq.claims.words.grammar import words

_TWO = 2


def share(doc: Document, found: list[Quantity]) -> None:
    """Give each of two quantities what is said once for both; "9 قتلى وجرحى" becomes one."""
    if len(found) < _TWO:
        return
    without_descriptions(doc, found)
    _shared_noun(doc, found)
    _shared_amount(doc, found)
    _one_for_both(found)


def _shared_amount(doc: Document, found: list[Quantity]) -> None:
    """ "عشرات القتلى والجرحى", "dozens of dead and wounded": the amount is said of both nouns."""
    for q, after in pairwise(found):
        amount = q.qualifier == "vague" and q.fixed is not None and q.i != q.noun
        bare = after.fixed is not None and after.i == after.noun and not after.numbered and not after.part
        if amount and bare and after.i - q.j <= 1 and joined(doc, q, after):
            after.low, after.high, after.qualifier, after.definite = q.low, q.high, "vague", False


def _one_for_both(found: list[Quantity]) -> None:
    """ "12 قتيلا وجريحا", "9 قتلى وجرحى": one number for killed and injured together."""
    for q, after in list(pairwise(found)):
        bare = after.fixed == "injured" and not after.numbered and after.i == after.noun == q.j
        if q.fixed == "killed" and q.numbered and bare and (q.low or q.high or 0) > 1 and not after.definite:
            q.fixed = "killed_or_injured"
            found.remove(after)


def _shared_noun(doc: Document, found: list[Quantity]) -> None:
    """ "At least 18 and potentially more than 25 deaths": both numbers count the noun behind the second."""
    for q, after in list(pairwise(found)):
        gap = doc.texts[q.j : after.i]
        bare = q.numbered and q.noun is None and after.numbered and after.noun is not None
        doubt = all(w in words("maybe") for w in gap) and any(w not in ("and", "و") for w in gap)
        doubt = doubt or (gap == ["and"] and (q.qualifier, after.qualifier) == ("at_least", "up_to"))
        if not (bare and doubt and after.unit == "person"):
            continue
        if (
            q.qualifier in ("at_least", "exact")
            and after.qualifier == "up_to"
            and (q.low or 0) < (after.high or 0)
        ):
            after.i, after.low, after.qualifier = (
                q.i,
                q.low,
                "range",
            )  # "at least one but possibly up to twelve"
            found.remove(q)
        else:
            q.fixed, q.group, q.noun = after.fixed, after.group, after.noun


def totals_of_both(marks: Sequence[Trigger], found: Sequence[Quantity]) -> None:
    """ "14 بين شهيد وجريح": one number for both."""
    for trigger in marks:
        if trigger.form == "after":
            before = [q for q in found if q.j <= trigger.i and trigger.i - q.j <= 3]
            for q in before[-1:]:
                q.kinds = ("killed_or_injured",)
