"""Arabic sentences that name the person before the verb: "الطفل كريم نعمان استشهد", "إن سالم حداد قتل"."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tawthiq.claims.people.triggers import Trigger
from tawthiq.claims.persons.english_names import Person
from tawthiq.claims.text.document import Document
from tawthiq.claims.words.grammar import joins, words

_SIGNS = frozenset((",", "(", ")", '"', "'", "[", "]", "-"))
_REACH, _NAME = 14, 2


def subject_before(
    doc: Document,
    trigger: Trigger,
    naming: Callable[[Document, int], bool],
    people: Callable[[Document, int, int], list[Person]],
) -> list[Person]:
    """The persons named right before a verb that says what befell them; `naming` and `people` read names.

    They have a title with the article, or stand where a clause begins: behind إن or at the head of the line.
    """
    verb = doc.texts[trigger.i].removeprefix("و").removeprefix("ف")
    if verb not in words("befell") or doc.texts[trigger.i] != verb:
        return []
    start = trigger.i
    floor = max(doc.line_start(trigger.i), trigger.i - _REACH)
    while start > floor and _belongs(doc, start - 1, naming):
        start -= 1
    while start < trigger.i and doc.texts[start] in _SIGNS:
        start += 1
    told = people(doc, start, trigger.i) if trigger.i - start >= 1 else []
    if not told or told[0][0] != start or not _reaches(doc, told[-1][1], trigger.i, naming):
        return []
    return told if _titled(doc, start) or (_opens(doc, start) and _alone(doc, told, trigger.i)) else []


def _belongs(doc: Document, k: int, naming: Callable[[Document, int], bool]) -> bool:
    """Whether token k can stand in a name with its title and age."""
    if doc.texts[k] in _SIGNS or doc.tokens[k].kind == "n" or doc.texts[k] in words("ages"):
        return k not in doc.dated
    return naming(doc, k) or _titled(doc, k) or doc.texts[k].removeprefix("و") in words("honorifics")


def _titled(doc: Document, k: int) -> bool:
    """الطفل, والصحفي, المدعو: a definite noun for one person or two."""
    if doc.texts[k].removeprefix("و") in words("honorifics"):
        return True
    hit = doc.hit("group", k)
    definite = hit is not None and hit.clitic in ("ال", "وال") and hit.tag.form in ("sg", "dual")
    return definite and hit is not None and hit.tag.value != "families"


def _opens(doc: Document, k: int) -> bool:
    return doc.opens_line(k) or doc.texts[k - 1] in words("that") | {":", "|", "."}


def _alone(doc: Document, told: Sequence[Person], stop: int) -> bool:
    """Whether a name without a title is written in full, and a verb for two has two."""
    first = doc.texts[told[0][0]]
    if joins(first):
        return False  # "وفي ريف حلب اعتقل"
    return all(j - i >= _NAME for i, j, _, _ in told) and not doc.texts[stop].endswith("وا")


def _reaches(doc: Document, k: int, stop: int, naming: Callable[[Document, int], bool]) -> bool:
    """Whether only the rest of a name, an age and signs stand between the last person and the verb."""
    return all(
        doc.texts[n] in _SIGNS or doc.tokens[n].kind == "n" or doc.texts[n] in words("ages") or naming(doc, n)
        for n in range(k, stop)
    )
