"""What may stand between an Arabic verb and the people whom it befell: by what, where, and when."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from tawthiq.claims.days.time_phrases import only_time, past_time
from tawthiq.claims.persons.persons import name_word
from tawthiq.claims.text.document import Document
from tawthiq.claims.words.grammar import words
from tawthiq.lang.lexicon import stems

_LONGEST, _LONG = 9, 7
_TIMES, _PERIOD = (
    frozenset(("past", "last", "unit")),
    frozenset(("هذه", "تلك", "الفترة", "المدة", "نفسها", "ذاتها")),
)


def adjunct(doc: Document, i: int, j: int) -> bool:
    """Whether tokens [i, j) only say by what, where or when it happened.

    "قتل في الغارة أربعة مدنيين", "أصيب جراء القصف المدفعي ثلاثة أطفال", "قتل في بلدة كفر توت رجل وامرأة",
    "قتل بقصف على كفر توت 3 مدنيين", "قتل في السادس من أيار أربعة مدنيين".
    """
    if not 0 < j - i <= _LONGEST:
        return False
    return _one(doc, i, j) or _two(doc, i, j)


def _one(doc: Document, i: int, j: int) -> bool:
    return j - i <= _LONG and (_by_what(doc, i, j) or _where(doc, i, j) or _when(doc, i, j))


def _two(doc: Document, i: int, j: int) -> bool:
    """ "في كفر توت خلال الأيام الثلاثة الماضية", "خلال نيسان في كفر توت": where and when, in either order."""
    for k in range(i + 2, j - 1):
        if doc.texts[k] in words("when") and doc.texts[i] in _PLACED and _when(doc, k, j):
            return all(_of_place(doc, n) for n in range(i + 1, k))
        if doc.texts[k] in _PLACED and doc.texts[i] in words("when") and _when(doc, i, k):
            return all(_of_place(doc, n) for n in range(k + 1, j))
    return False


_PLACED = ("في", "من", "الي")


def _by_what(doc: Document, i: int, j: int) -> bool:
    k = i + 1 if doc.texts[i] in words("by_what") else i
    bound = k > i or doc.texts[i].startswith("ب")
    while k < j and (hit := doc.hit("type", k) or doc.hit("actor", k)):
        k = hit.j
    on = k < j and doc.texts[k] in ("علي", "في") and all(_of_place(doc, n) for n in range(k + 1, j))
    return bound and (k == j or on) and bool(doc.hits("type", i, k))


def _where(doc: Document, i: int, j: int) -> bool:
    return doc.texts[i] == "في" and all(_of_place(doc, k) for k in range(i + 1, j)) and j > i + 1


def _when(doc: Document, i: int, j: int) -> bool:
    """ "في السادس من أيار": a preposition and a date."""
    return j > i + 1 and doc.texts[i] in words("when") and all(_dated(doc, k) for k in range(i + 1, j))


def _dated(doc: Document, k: int) -> bool:
    """A token of a day, or behind one: "الأيام الثلاثة الماضية"."""
    if k in doc.dated or doc.known(k, _TIMES) or doc.texts[k] in _PERIOD:
        return True
    if doc.texts[k] == "ال" or (k in doc.numbers and doc.texts[k - 1] == "ال"):
        return True  # "الساعات الـ48 الماضية"
    return doc.texts[k].startswith("ال") and k in doc.numbers and doc.hit("unit", k - 1) is not None


def _of_place(doc: Document, k: int) -> bool:
    """A word for a kind of place, or one that no vocabulary knows."""
    return name_word(doc, k) or any(stem in words("place_nouns") for stem, _ in stems(doc.texts[k]))


def days_aside(doc: Document, i: int, j: int) -> set[int]:
    """The tokens in [i, j) that only say when: right behind the verb, or with the two commas around them.

    "قتل في ساعة متأخرة من مساء الاثنين ثلاثة شبان", "اعتقلت قوات النظام، أمس الأحد، سبعة شبان".
    """
    out = set(range(i, past_time(doc, i, j)))
    commas = [k for k in range(i, j) if doc.texts[k] == ","]
    for a, b in pairwise(commas):
        if only_time(doc, a + 1, b):
            out.update(range(a, b + 1))
    return out


def met_on_the_way(gap: Sequence[str]) -> bool:
    """ "يصيب مدرسة تؤوي نازحين", "مقتل ثلاثة من ... وتضرر 5 مراكز": people of what was hit, and what was damaged."""
    damage = any(w[:1] == "و" and w[1:] in words("damage_nouns") for w in gap)
    return damage or not words("lodging").isdisjoint(gap)
