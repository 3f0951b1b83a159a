"""One person told of twice before a verb in the singular: "a neighbour, a woman named Huda Issa, was killed"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from tawthiq.claims.people.quantity import Quantity
from tawthiq.claims.people.triggers import Trigger
from tawthiq.claims.text.document import Document
from tawthiq.claims.words.grammar import words

_SINGULAR, _ARTICLES, _BACK = ("was", "is", "has"), ("a", "an"), 4
_RANK = {"children": 0, "women": 3, "men": 3, "civilians": 2, "all": 4}


def as_one(doc: Document, chain: Sequence[Quantity], trigger: Trigger) -> list[Quantity]:
    """The people before a verb, last first; of one person told of twice what says more."""
    told = chain[::-1]
    aside = (
        trigger.form == "left" and doc.texts[trigger.i - 1] == ","
    )  # "a third victim, a boy of seven, died"
    if len(chain) < _TWO or not (
        trigger.english and (aside or (trigger.passive and _singular(doc, trigger)))
    ):
        return [*chain]
    alone = all(q.low == q.high == 1 and q.form == "sg" and not q.part for q in told)
    if not alone or not all(_told_again(doc, a, b) for a, b in pairwise(told)):
        return [*chain]
    return [min(told, key=lambda q: _RANK.get(q.group or "all", 1))]


_TWO = 2


def _singular(doc: Document, trigger: Trigger) -> bool:
    """Whether the verb is "was killed", "was also killed"."""
    k = trigger.i - 1
    while k > trigger.i - _BACK and (doc.texts[k] in words("adverbs") or doc.texts[k].endswith("ly")):
        k -= 1
    return doc.texts[k] in _SINGULAR


def _told_again(doc: Document, before: Quantity, q: Quantity) -> bool:
    """ ", a woman": behind a comma, with an article and no "and"."""
    return doc.texts[before.j : q.i] == [","] and doc.texts[q.i] in _ARTICLES
