"""People whose flight, return or siege is told otherwise than by a verb beside them: "the number of the displaced"."""

from __future__ import annotations

from collections.abc import Sequence

from tawthiq.claims.people.quantity import Quantity
from tawthiq.claims.text.document import Document
from tawthiq.claims.words.grammar import words
from tawthiq.claims.words.marks import needs
from tawthiq.lang.lexicon import Hit

_MOVED = frozenset(("displaced", "returned"))
_REACH, _RAISED = 14, 3


def moved(doc: Document, s: int, found: Sequence[Quantity]) -> None:
    """Give people who moved away or back, or who are under a siege, the kind that is said farther off."""
    _numbers_of_moved(doc, s, found)
    _besieged_since(doc, s, found)


@needs(words("number_of_moved"), otherwise=None)
def _numbers_of_moved(doc: Document, s: int, found: Sequence[Quantity]) -> None:
    """ "بلغ عدد النازحين من كفر توت 3200 نسمة", "دفعة من العائدين، وقوامها 150 شخصاً": whose number it is."""
    for q in found:
        if not q.numbered or q.kinds or q.fixed or q.unit == "facility":
            continue
        before = range(q.i - 1, max(s, q.i - _REACH) - 1, -1)
        mark = next((h for k in before if (h := doc.hit("kind", k))), None)
        if mark is None or mark.tag.value not in _MOVED or mark.tag.form != "noun_n":
            continue
        if _said_of(doc, s, mark, q, found):
            q.kinds = (mark.tag.value,)


def _said_of(doc: Document, s: int, mark: Hit, q: Quantity, found: Sequence[Quantity]) -> bool:
    """Whether the number is that of the people told of at the mark, with no other number between."""
    if any(p.numbered and mark.j <= p.i < q.i for p in found):
        return False
    if doc.texts[q.i - 1].removeprefix("و") in words("numbering") and "," in doc.texts[mark.j : q.i]:
        return True
    if mark.i == s or doc.texts[mark.i - 1].removeprefix("و") != "عدد":
        return False
    if mark.i - 1 == s or doc.hits("raised", q.i - 1, q.i):
        return True
    return bool(doc.hits("raised", max(mark.i - _RAISED, s), mark.i))


@needs(words("siege_opens"), otherwise=None)
def _besieged_since(doc: Document, s: int, found: Sequence[Quantity]) -> None:
    """ "Besieged since 1 June, the 4,000 families of Kafr Tut have no flour": who are under the siege."""
    if doc.texts[s] not in words("siege_opens") or doc.texts[s + 1 : s + 2] != ["since"]:
        return
    comma = next((k for k in range(s + 2, min(s + _REACH, len(doc.texts))) if doc.texts[k] == ","), None)
    for q in found:
        if comma is not None and q.i - comma == 2 and doc.texts[q.i - 1] == "the" and q.numbered:
            q.kinds, q.definite = ("besieged",), False
