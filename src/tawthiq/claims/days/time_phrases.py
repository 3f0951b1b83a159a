"""Arabic words that only say when: "في ساعة متأخرة من مساء الاثنين، 6 أيار الجاري"."""

from __future__ import annotations

from tawthiq.claims.text.document import Document
from tawthiq.claims.words.grammar import words

_LONGEST = 14
_DAYS = frozenset(("day_part", "month", "rel"))
_SIGNS = frozenset(",()/-")
_HOUR = frozenset(("الساعة", "تمام"))


def past_time(doc: Document, i: int, stop: int) -> int:
    """The token behind the words from token i on, before `stop`, that only say when it was; i where none do."""
    k, end = i, i
    while k < min(stop, i + _LONGEST) and _of_time(doc, k):
        if _tells(doc, k) or (end > i and doc.texts[k] in words("behind_days")):
            end = k + 1
        k += 1
    return end + (i < end < k and doc.texts[end] == ")")


def only_time(doc: Document, i: int, j: int) -> bool:
    """Whether tokens [i, j) only say when it was."""
    return i < j == past_time(doc, i, j)


def _of_time(doc: Document, k: int) -> bool:
    """Whether token k may stand in what only says when."""
    word = doc.texts[k]
    if word in words("time_words") or word in words("behind_days") or word in _SIGNS:
        return True
    return _tells(doc, k) or (k > 0 and doc.texts[k - 1] in _HOUR)


def _tells(doc: Document, k: int) -> bool:
    """Whether token k says which day it was, or which part of it; أحد is a Sunday with its article alone."""
    if k in doc.dated or (doc.hit("weekday", k) is not None and doc.texts[k].startswith("ال")):
        return True
    return k not in doc.numbers and doc.known(k, _DAYS)
