"""English people whose description parts them from what befell them: "11 men of the Fatah Brigade killed in"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from tawthiq.claims.people.before_participle import ends_or_goes_on
from tawthiq.claims.people.joined import joined
from tawthiq.claims.people.quantity import Quantity
from tawthiq.claims.people.triggers import Trigger
from tawthiq.claims.text.document import Document
from tawthiq.claims.words.grammar import words
from tawthiq.claims.words.marks import english, needs

_FAR = 9
_OPENS = frozenset(
    ("of", "aged", "from", "in", "within", "belonging", "affiliated", "loyal", "including", "inside")
)
_SAID = frozenset(("leave", "leaves", "left", "leaving", "that", "says", "say", "and", "with", "while", "as"))


_SHOT_DEAD = frozenset(("dead", "down"))


def _participle(doc: Document, trigger: Trigger) -> bool:
    """ "killed", "shot dead", "gunned down"."""
    return doc.texts[trigger.i] in words("participles") or doc.texts[trigger.j - 1] in _SHOT_DEAD


@needs(english, words("participles") | _SHOT_DEAD, otherwise=None)
def described_subjects(doc: Document, s: int, found: Sequence[Quantity], marks: Sequence[Trigger]) -> None:
    """ "A commander in the Fatah Brigade killed by a mine", "Seven including a child killed": whom it befell."""
    for n, trigger in enumerate(marks):
        if not (trigger.english and trigger.form == "right" and _participle(doc, trigger)):
            continue
        if not (trigger.passive or _ends(doc, trigger)):
            continue
        last = max((m for m, q in enumerate(found) if q.j <= trigger.i), default=-1)
        own = [m for m in range(max(last - 2, 0), last + 1) if _waits(found[m])]
        subject = next((m for m in reversed(own) if found[m].numbered or found[m].form == "sg"), -1)
        if subject < 0 or (n and marks[n - 1].i >= found[subject].i):
            continue
        first = _list_head(doc, found, subject)
        between = found[subject + 1 : last + 1]
        if first is None or not all(_inside(doc, q) for q in between):
            continue
        if _opens(doc, s, found[first]) and _described(doc, found[subject], trigger):
            _suffer(found[first : subject + 1], between, trigger)


def _list_head(doc: Document, found: Sequence[Quantity], n: int) -> int | None:
    """Where the list begins that ends with quantity n; None where a part goes on up to it."""
    while n and joined(doc, found[n - 1], found[n]):
        if not _waits(found[n - 1]):
            return None
        n -= 1
    return n


def _suffer(subjects: Sequence[Quantity], between: Sequence[Quantity], trigger: Trigger) -> None:
    for q in subjects:
        q.kinds, q.negated = trigger.kinds, trigger.negated
    part: str | None = None
    for other in between:
        part = other.part = other.part or part
        if part and not (other.form == "pl" and not other.numbered and other.group in (None, "all")):
            other.kinds, other.negated = trigger.kinds, trigger.negated
        else:
            other.definite = (
                True  # "11 members of the factions and fighters", "31 fighters including Syrians"
            )


def _ends(doc: Document, trigger: Trigger) -> bool:
    """Whether a clause ends behind a participle, or goes on with another number."""
    behind = doc.texts[trigger.j] if trigger.j < len(doc.texts) else "."
    if behind in ("and", ",", "&"):
        return trigger.j + 1 in doc.counting
    return ends_or_goes_on(doc, trigger.j)


def _waits(q: Quantity) -> bool:
    amount = q.numbered or (q.form == "sg" and q.noun is not None and not q.definite)
    return amount and not q.kinds and not q.fixed and not q.part and q.unit == "person"


def _inside(doc: Document, q: Quantity) -> bool:
    """Whether people between are a part ("including the mayor"), or a bare plural of the description."""
    if q.definite and not q.part and any(h.j >= q.i - 1 for h in doc.hits("part", max(q.i - 2, 0), q.i)):
        q.part = "of_them"
    return bool(q.part) or (q.form == "pl" and not q.numbered)


def _opens(doc: Document, s: int, q: Quantity) -> bool:
    """Whether people open a clause, or stand behind a word that leaves them dead."""
    before = doc.texts[q.i - 1] if q.i > s else ","
    return not before.isalnum() or before in _SAID or q.i - 1 in doc.dated


def _described(doc: Document, q: Quantity, trigger: Trigger) -> bool:
    """Whether only a description stands between people and their participle."""
    end = trigger.i
    while end > q.j and (
        doc.texts[end - 1] in words("auxiliaries") or doc.texts[end - 1] in words("adverbs")
    ):
        end -= 1
    gap = doc.texts[q.j : end]
    if not gap or len(gap) > _FAR or gap[0] not in _OPENS or gap[-1] in ("those", "the"):
        return False  # "five of those killed"
    if any(doc.tokens[k].kind not in "wn" and doc.texts[k] not in _SIGNS for k in range(q.j, end)):
        return False
    return not any(doc.known(k, _VERBS) for k in range(q.j, end)) and _STOPS.isdisjoint(gap)


_SIGNS = ('"', "-", "'")
_VERBS = frozenset(("kind", "says"))
_STOPS = words("auxiliaries") | {"who", "which", "that", "when", "after", "while", "to", "by"}


def awaits(doc: Document, whole: Quantity, part: Quantity, marks: Sequence[Trigger]) -> bool:
    """ "One killed and 14 people, including three women, were wounded": a number whose verb stands behind its part."""
    if (
        not whole.numbered
        or whole.noun is None
        or whole.kinds
        or part.i - whole.j > _PART
        or not doc.texts[part.i].isascii()
    ):
        return False
    return any(part.j <= m.i <= part.j + _FAR and (m.passive or _closes(doc, part, m)) for m in marks)


def _closes(doc: Document, part: Quantity, trigger: Trigger) -> bool:
    """ "seven civilians, including three women, wounded in": a participle behind the comma that ends the part."""
    aside = doc.texts[trigger.i - 1] == "," and not doc.hits("kind", part.j, trigger.i)
    return aside and doc.texts[trigger.i] in words("participles") and _ends(doc, trigger)


_PART = 3


@needs(frozenset(("of",)), "part", otherwise=())
def told_apart_all(doc: Document, waiting: Sequence[Quantity]) -> list[Quantity]:
    """ "20 of them, all boys,": bare numbers of some of whom it is said who all or most of them are."""
    return [
        q
        for q, after in pairwise(waiting)
        if q.numbered
        and q.noun is None
        and after.part in ("all_of_them", "most_of_them")
        and after.i - q.j <= _ALL_MEN
        and doc.texts[q.j : q.j + 2] in (["of", "them"], ["of", "whom"])
    ]


_ALL_MEN = 8
