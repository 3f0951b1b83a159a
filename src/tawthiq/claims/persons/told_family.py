"""Who died by what a family is told: "The family of engineer Salim Karam was told that he had died"."""

from __future__ import annotations

from tawthiq.claims.people.triggers import Trigger
from tawthiq.claims.persons.english_names import Person, latin_name
from tawthiq.claims.text.document import Document
from tawthiq.claims.words.grammar import words
from tawthiq.claims.words.marks import needs

_FAMILY = frozenset(
    ("family", "relatives", "parents", "mother", "father", "wife", "widow", "husband", "brother", "sister")
)
_TOLD = frozenset(("told", "informed", "notified", "learned", "learnt"))
_HE, _BACK, _LONGEST = frozenset(("he", "she")), 16, 5


@needs(_FAMILY, _TOLD, otherwise=())
def told_family(doc: Document, trigger: Trigger) -> list[Person]:
    """The person named behind "the family of", where the verb is said of him or her alone."""
    k = trigger.i - 1
    while k > 0 and doc.texts[k] in words("auxiliaries"):
        k -= 1
    before = doc.texts[max(k - _BACK, 0) : k]
    if doc.texts[k] not in _HE or _TOLD.isdisjoint(before[-3:]):
        return []
    first = k - len(before)
    of = next(
        (n for n in range(k - 1, first, -1) if doc.texts[n] == "of" and doc.texts[n - 1] in _FAMILY), None
    )
    return _named(doc, of + 1, k) if of is not None else []


def _named(doc: Document, i: int, stop: int) -> list[Person]:
    """The name behind a trade or "the" from token i on."""
    while i < stop and not latin_name(doc, i):
        if doc.texts[i] not in words("definite") and not doc.hit("group", i):
            return []
        i += 1
    j = i
    while j < stop and j - i < _LONGEST and latin_name(doc, j):
        j += 1
    return [(i, j, "all", 1)] if j - i > 1 else []
