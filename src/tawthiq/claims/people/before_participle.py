"""Numbers right before a participle belong to it: "6 civilians killed and 15 wounded"."""

from __future__ import annotations

from collections.abc import Sequence

from tawthiq.claims.people.joined import joined
from tawthiq.claims.people.quantity import Quantity
from tawthiq.claims.people.triggers import Trigger
from tawthiq.claims.text.document import Document
from tawthiq.claims.words.grammar import words
from tawthiq.claims.words.marks import needs

_CLOSERS, _CLAUSE = words("closers"), words("clause_starts")
_ADDED = ("and", "&", "+", "plus", "or")
_LISTED, _ASIDE = (*_ADDED, ";", ")", "—"), frozenset(("part", "day_part"))


def said_before(doc: Document, marks: Sequence[Trigger], found: list[Quantity]) -> set[int]:
    """ "6 civilians killed and 15 wounded": the number right before a participle belongs to it, not the one behind.

    Where the triggers begin that must take nothing more.
    """
    done: set[int] = set()
    _relative(doc, marks, found)
    for trigger in marks:
        following = doc.texts[trigger.j] if trigger.j < len(doc.tokens) else ","
        if trigger.english and trigger.form == "left":
            _second_subject(doc, trigger, marks, found)
        if not trigger.english or trigger.form != "right" or not ends_or_goes_on(doc, trigger.j):
            continue
        n = next((n for n, q in enumerate(found) if q.j == trigger.i and _waits(q)), -1)
        last = n
        while (
            n >= 0
            and (_waits(found[n]) or (n < last and _one(found[n])))
            and (not found[n].part or n == last)
        ):
            found[n].kinds, found[n].negated = trigger.kinds, trigger.negated
            done.update((trigger.i,) if following in _ADDED else ())
            listed = found[n].numbered or (n < last and found[n].form == "sg")
            on = n > 0 and listed and joined(doc, found[n - 1], found[n])
            n = n - 1 if on and not _in_part(doc, found, n - 1) else -1
    return done


@needs(frozenset(("who", "that")), otherwise=None)
def _relative(doc: Document, marks: Sequence[Trigger], found: Sequence[Quantity]) -> None:
    """ "Wounded people and 13 villagers who were killed": a clause right behind a number says what befell it.

    Where the sentence goes on about them ("ten people who were wounded died later"), its own verb says it.
    """
    for n, trigger in enumerate(marks):
        if not trigger.english:
            continue
        after = next((m for m in marks[n + 1 : n + 2] if m.i - trigger.j < _LATER), None)
        own = after if after is not None and (after.form == "left" or after.passive) else trigger
        for k, q in enumerate(found):
            gap = doc.texts[q.j : trigger.i]
            clause = len(gap) > 1 or own is not trigger  # "who fled to Kafr Tut were killed"
            clause = clause and gap[:1] in (["who"], ["that"]) and all(w in _WERE for w in gap[1:])
            if (
                clause
                and _waits(q)
                and (q.noun is not None or q.part)
                and "," not in doc.texts[trigger.j : own.i]
            ):
                q.kinds, q.negated = own.kinds, own.negated
                _with_one_before(doc, found[k - 1] if k else None, q)


def _with_one_before(doc: Document, before: Quantity | None, q: Quantity) -> None:
    """ "Three girls and two women who were hurt": the clause is of both."""
    both = before is not None and doc.texts[before.j : q.i] == ["and"] and q.numbered
    if before is not None and both and before.numbered and _waits(before) and before.unit == q.unit:
        before.kinds, before.negated = q.kinds, q.negated


_LATER = 6
_WERE = words("auxiliaries") | words("adverbs")


def _second_subject(doc: Document, trigger: Trigger, marks: Sequence[Trigger], found: list[Quantity]) -> None:
    """ "The deaths of three people, and four others sustained injuries": the four suffer what stands behind them."""
    n = next((n for n, q in enumerate(found) if q.j == trigger.i and _waits(q)), 0)
    before = found[n - 1] if n else None
    opened = [m for m in marks if m.form == "right" and before is not None and m.j <= before.i]
    if opened and before is not None and not before.kinds and before.i - opened[-1].j <= 2:
        found[n].kinds, found[n].negated = trigger.kinds, trigger.negated


def ends_or_goes_on(doc: Document, k: int) -> bool:
    """Whether token k ends a clause or goes on with a list: ".", "when", "this morning", "and", ";", "including"."""
    if k >= len(doc.tokens) or doc.texts[k] in _LISTED or doc.known(k, _ASIDE) or k in doc.dated:
        return True
    dash = doc.texts[k] == "-" and doc.tokens[k].start > doc.tokens[k - 1].end
    return dash or doc.texts[k] in _CLOSERS or doc.texts[k] in _CLAUSE


def _in_part(doc: Document, found: Sequence[Quantity], n: int) -> bool:
    """Whether quantity n goes on with a part: "among them 27 children and 19 women, and 546 injured"."""
    return n > 0 and bool(found[n - 1].part) and joined(doc, found[n - 1], found[n])


def _one(q: Quantity) -> bool:
    """ "A woman and two children wounded in": one person of a list whose last number stands at the participle."""
    return q.form == "sg" and q.noun is not None and not (q.definite or q.kinds) and q.unit == "person"


def _waits(q: Quantity) -> bool:
    """Whether a number of people has no kind yet."""
    amount = q.numbered or (q.qualifier == "vague" and q.noun is None)
    return amount and not q.kinds and q.unit != "facility"


def doers_before(doc: Document, q: Quantity, trigger: Trigger) -> bool:
    """ "Gunmen shot dead a priest": who did it, right before an active verb that has its people behind it."""
    if q.i and doc.texts[q.i - 1] == "by" and trigger.form == "left":
        return True  # "shot by a sniper and later died"
    if q.numbered or q.form != "pl" or q.j != trigger.i or trigger.form != "right":
        return False
    return not ends_or_goes_on(doc, trigger.j)
