"""Ties quantities to what happened to the people: killed, injured, displaced.

A word such as مقتل or "killing" opens a field for what follows it; "were killed" and قتلوا take what stood before.
A quantity that follows another with nothing but connectors between shares its kinds; "including" opens a part.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tawthiq.claims.document import Document
from tawthiq.claims.quantities import Quantity
from tawthiq.lang.lexicon import Hit

_AUX = frozenset(["was", "were", "been", "being", "be", "are", "is", "got", "gets", "have", "has", "had"])
_ADVERBS = frozenset(
    [
        "reportedly",
        "also",
        "allegedly",
        "immediately",
        "instantly",
        "tragically",
        "all",
        "both",
        "later",
        "then",
        "either",
        "reported",
        "to",
        "have",
    ]
)
_CONNECT = frozenset(
    (
        "و",
        "and",
        ",",
        "or",
        "او",
        "plus",
        "as",
        "well",
        "with",
        "(",
        ")",
        '"',
        "-",
        "/",
        "مع",
        "#",
        "+",
        "&",
        "[",
        "]",
        ":",
    )
)
_FAR, _AFTER = 9, 8
_CLOSERS = frozenset(
    [
        "جراء",
        "اثر",
        "نتيجة",
        "بعد",
        "بقصف",
        "بسبب",
        "خلال",
        "اثناء",
        "عقب",
        "when",
        "after",
        "during",
        "following",
        "as",
        "by",
        "because",
        "amid",
        "while",
        "where",
        "which",
        "whose",
        "who",
        "الذي",
        "التي",
        "الذين",
        "حيث",
        "وسط",
        "عندما",
    ]
)


@dataclass(frozen=True, slots=True)
class Trigger:
    """Tokens [i, j) say what happened; `kinds` more than one when coordinated ("killed and wounded")."""

    i: int
    j: int
    kinds: tuple[str, ...]
    form: str
    negated: bool = False


def triggers(doc: Document, s: int, e: int, taken: Sequence[Quantity]) -> list[Trigger]:
    """The words of the sentence that say what happened, without those that are themselves counted nouns."""
    nouns = {k for q in taken if q.fixed for k in range(q.i, q.j)}
    out: list[Trigger] = []
    for hit in doc.hits("kind", s, e):
        if hit.i in nouns or hit.tag.form.startswith("noun"):
            continue
        new = Trigger(hit.i, hit.j, (hit.tag.value,), hit.tag.form, _negated(doc, hit, s))
        if out and _coordinated(doc, out[-1], hit):
            kinds = tuple(dict.fromkeys((*out[-1].kinds, hit.tag.value)))
            out[-1] = Trigger(out[-1].i, hit.j, kinds, hit.tag.form, out[-1].negated or new.negated)
        else:
            out.append(new)
    return out


def _negated(doc: Document, hit: Hit, s: int) -> bool:
    return any(n.j >= hit.i - 1 for n in doc.hits("negation", max(s, hit.i - 4), hit.i))


def _coordinated(doc: Document, before: Trigger, hit: Hit) -> bool:
    gap = [doc.tokens[k].text for k in range(before.j, hit.i)]
    if "و" in hit.clitic:
        return not gap
    return gap in (["and"], ["or"], [","], ["و"])


def attach(doc: Document, s: int, e: int, found: list[Quantity]) -> list[Quantity]:
    """Set `kinds` of every quantity that has a kind; returns the ones that have."""
    marks = triggers(doc, s, e, found)
    _mark_parts(doc, s, found)
    _fixed_kinds(found)
    for n, trigger in enumerate(marks):
        _give(doc, trigger, found, marks[n + 1].i if n + 1 < len(marks) else e, s)
    _chain(doc, found, marks)
    for trigger in marks:
        _take_back(doc, trigger, found, s)
    _chain(doc, found, marks)
    return [q for q in found if q.kinds]


def _fixed_kinds(found: list[Quantity]) -> None:
    for q in found:
        if q.fixed:
            q.kinds = (q.fixed,)


def _mark_parts(doc: Document, s: int, found: list[Quantity]) -> None:
    """Remember the word before a quantity that makes it a part: "including", بينهم, معظمهم."""
    for q in found:
        for hit in doc.hits("part", max(s, q.i - 6), q.i):
            between = range(hit.j, q.i)
            if all(
                doc.tokens[k].text in _CONNECT or doc.tokens[k].text in ("من", "of", "the") for k in between
            ):
                q.part = hit.tag.value


def _right(doc: Document, trigger: Trigger, found: list[Quantity], stop: int) -> Quantity | None:
    """The first quantity after the trigger, unless another clause begins before it."""
    for q in found:
        if q.i < trigger.j or q.kinds or q.unit == "facility":
            continue
        if q.i >= stop or q.i - trigger.j > _FAR:
            return None
        gap = [t.text for t in doc.tokens[trigger.j : q.i]]
        if any(g in _CLOSERS or g in (",", ";", "(") for g in gap[1:] or ()) or _new_clause(gap):
            return None
        return q
    return None


def _new_clause(gap: list[str]) -> bool:
    return bool(gap) and (gap[0] in _CLOSERS or gap[0] in ("in", "by", "at", "on", "في", "علي", ".", ","))


def _passive(doc: Document, trigger: Trigger) -> bool:
    """ "were reportedly killed" looks back for its people."""
    k = trigger.i - 1
    while (
        k >= 0
        and trigger.i - k <= 4
        and (doc.tokens[k].text in _ADVERBS or doc.tokens[k].text.endswith("ly"))
    ):
        k -= 1
    return k >= 0 and doc.tokens[k].text in _AUX


def _give(doc: Document, trigger: Trigger, found: list[Quantity], stop: int, s: int) -> None:
    if trigger.form == "left" or (doc.tokens[trigger.i].text.isascii() and _passive(doc, trigger)):
        return
    q = _right(doc, trigger, found, stop)
    if q is None:
        return
    gap = q.i - trigger.j
    english = doc.tokens[trigger.i].text.isascii()
    if english and gap > 3 and not doc.tokens[trigger.j - 1].text.endswith("ing"):
        return
    q.kinds = trigger.kinds
    if trigger.negated:
        q.extra["negated"] = "yes"


def _chain(doc: Document, found: list[Quantity], marks: Sequence[Trigger]) -> None:
    """A quantity without a kind takes the kinds of the one before it, when only connectors part them."""
    starts = {t.i for t in marks if t.form != "left"}
    for before, q in zip(found, found[1:], strict=False):
        if q.kinds or not before.kinds or q.unit == "facility":
            continue
        between = range(before.j, q.i)
        if any(k in starts for k in between):
            continue
        words = [doc.tokens[k].text for k in between]
        if (q.part and len(words) < 14) or _connected(doc, before, q, words):
            q.kinds = before.kinds
            q.extra.setdefault("head", "chain")


def _connected(doc: Document, before: Quantity, q: Quantity, words: list[str]) -> bool:
    first = doc.tokens[q.i].text
    joined = (not first.isascii() and first.startswith("و")) or any(
        w in ("و", "and", ",", "(", ":") for w in words
    )
    plain = all(w in _CONNECT or w in ("his", "her", "their", "ال", "كل", "من", "both") for w in words)
    return joined and plain


def _take_back(doc: Document, trigger: Trigger, found: list[Quantity], s: int) -> None:
    """Quantities before the trigger that have no kind yet."""
    if any(q.kinds and trigger.j <= q.i <= trigger.j + 3 and q.kinds == trigger.kinds for q in found):
        return
    waiting = [q for q in found if not q.kinds and q.j <= trigger.i and q.unit != "facility"]
    if not waiting or trigger.form == "noun":
        return
    last = waiting[-1]
    gap = [doc.tokens[k].text for k in range(last.j, trigger.i)]
    if len(gap) > _AFTER or any(q.kinds and last.j <= q.i < trigger.i and not q.part for q in found):
        return
    if not _may_look_back(doc, trigger, gap):
        return
    chain = [last]
    for q in reversed(waiting[:-1]):
        words = [doc.tokens[k].text for k in range(q.j, chain[-1].i)]
        if not (_connected(doc, q, chain[-1], words) or (chain[-1].part and len(words) < 6)):
            break
        chain.append(q)
    for q in chain:
        q.kinds = trigger.kinds
        if trigger.negated:
            q.extra["negated"] = "yes"


def _may_look_back(doc: Document, trigger: Trigger, gap: list[str]) -> bool:
    if doc.tokens[trigger.i].text.isascii():
        return trigger.form == "left" or _passive(doc, trigger) or len(gap) <= 1
    return trigger.form == "left" or len(gap) <= 2
