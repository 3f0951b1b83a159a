"""A number of some out of a number of all: "nineteen of the 31 people killed in the attack were children"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tawthiq.claims.people.quantity import Quantity
from tawthiq.claims.text.document import Document
from tawthiq.claims.words.grammar import words
from tawthiq.claims.words.marks import needs
from tawthiq.lang.lexicon import Hit

_WERE = frozenset(("were", "are", "was", "is", "كانوا", "كانت", "كن", "هم", "هن"))
_SAID_OF = frozenset(("a", "an", "also", "all", "still", "young", "from"))
_HARM = frozenset(("killed", "injured", "executed", "detained", "missing", "displaced"))
_NOUN, _CLAUSE, _NEXT = 4, 22, 4


@needs(_WERE | frozenset(("اصل",)), otherwise=None)
def some_of(doc: Document, found: list[Quantity], e: int) -> None:
    """Make the number of all a whole of its own, and of the group behind "were" the number of some.

    So is the next number of the same whole: ", and six were women".
    """
    for n, q in enumerate(found[:-1]):
        whole = found[n + 1]
        if not (q.numbered and whole.numbered) or q.whole is not None or not _out_of(doc, q.j, whole.i):
            continue
        kind = _harm(doc, whole)
        people = (
            _who(doc, kind.j if kind is not None else whole.j, e) if kind or _sufferers(doc, whole) else None
        )
        if people is None:
            continue
        whole.fixed = whole.fixed or ("killed" if kind is None else None)
        if people.i < whole.j:
            whole.j, whole.group = people.i, None  # "عشرين جريحا نساء"
        _narrow(q, whole, people)
        found[:] = [p for p in found if p is q or not people.i <= p.i < people.j]
        for more, group in _further(doc, found, people, e):
            _narrow(more, whole, group)
            found[:] = [p for p in found if p is more or not group.i <= p.i < group.j]
        return


_SHARES = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "نصف": 2, "ثلث": 3, "ربع": 4, "خمس": 5}
_LED = 8


@needs(frozenset(_SHARES), otherwise=None)
def share_of(doc: Document, q: Quantity, s: int) -> None:
    """ "More than half of the town's 40,000 residents have fled": so many of them, not all.

    Behind "half of the 46 people killed" all 46 were killed, which is left.
    """
    led = doc.texts[max(q.i - _LED, s) : q.i]
    at = next((n for n in range(len(led) - 1, -1, -1) if led[n] in _SHARES), None)
    if (
        at is None
        or not q.numbered
        or q.low != q.high
        or _suffered(doc, q.j)
        or doc.texts[q.j : q.j + 1] == ["who"]
    ):
        return
    if doc.texts[q.i].startswith("و"):
        return  # "خمس نساء وثلاثة رجال": five, no fifth
    between = led[at + 1 :]
    english = led[at].isascii()
    if (english and between[:1] != ["of"]) or "," in between or (not english and len(between) > 1):
        return
    low = (q.low or 0) // _SHARES[led[at]]
    before = [w for w in doc.texts[max(q.i - len(between) - 4, s) : q.i - len(between) - 1] if w != "a"]
    if before[-2:] in (["more", "than"], ["اكثر", "من"]) or before[-1:] == ["over"]:
        q.low, q.high, q.qualifier = low + 1, None, "more_than"
    else:
        q.low, q.high, q.qualifier = low, low, "about"


def _suffered(doc: Document, k: int) -> bool:
    """Whether a participle stands at token k: "46 people killed", not "40,000 residents have fled"."""
    return doc.hit("kind", k) is not None and doc.texts[k] not in words("auxiliaries")


def _narrow(q: Quantity, whole: Quantity, people: Hit) -> None:
    q.part, q.whole, q.group, q.unit = "of_them", whole, people.tag.value, "person"
    q.fixed, q.noun, q.form = None, people.i, people.tag.form


def out_of(doc: Document, k: int, e: int) -> bool:
    """Whether "of the" leads from a number that ends at token k to another, of people who were harmed."""
    if k + 3 >= e or k + 2 not in doc.numbers or not _out_of(doc, k, k + 2):
        return False
    near = range(k + 3, min(k + 3 + _NOUN, e))
    return any(
        not _were(doc, n)
        and (
            doc.texts[n] in words("sufferers")
            or ((h := doc.hit("kind", n)) and not _status(h) and h.tag.value in _HARM)
        )
        for n in near
    )


def _were(doc: Document, k: int) -> bool:
    """Whether "were" or "were reportedly" stands before token k."""
    return doc.texts[k - 1 - doc.texts[k - 1].endswith("ly")] in words("auxiliaries")


def _status(hit: Hit) -> bool:
    """ "two of the nine prisoners were killed": what they were, and not what befell all of them."""
    return hit.tag.value in ("detained", "displaced") and hit.tag.form.startswith("noun")


def whole_of(doc: Document, k: int) -> bool:
    """Whether the noun at token k says no harm of its own: "three of the eleven prisoners", not "of the four dead"."""
    kind = doc.hit("kind", k)
    return kind is None or (kind.tag.value == "detained" and kind.tag.form.startswith("noun"))


def _out_of(doc: Document, i: int, j: int) -> bool:
    gap = doc.texts[i:j]
    english = gap[:1] == ["of"] and len(gap) == 2 and gap[1] in words("definite")
    return english or gap in (["من", "اصل"], ["من", "بين"])


def _harm(doc: Document, whole: Quantity) -> Hit | None:
    """The word that says what befell all of them, right behind them or in their noun."""
    last = whole.noun if whole.noun is not None else whole.j
    for k in range(min(last, whole.j), min(whole.j + 2, len(doc.texts))):
        hit = doc.hit("kind", k)
        if hit is not None and hit.tag.value in _HARM and not _were(doc, k):
            return hit
    return None


def _sufferers(doc: Document, whole: Quantity) -> bool:
    return whole.noun is not None and doc.texts[whole.noun] in words("sufferers")


def _who(doc: Document, k: int, e: int) -> Hit | None:
    """The people behind "were" in the clause that goes on at token k."""
    for n in range(k, min(k + _CLAUSE, e - 1)):
        if doc.texts[n] in (";", ".") or (n > k and doc.hit("says", n)):
            return None
        if doc.texts[n] not in _WERE:
            continue
        first = n + 1
        while first < e - 1 and doc.texts[first] in _SAID_OF:
            first += 1
        return doc.hit("group", first)
    people = doc.hit("group", k) if k < e and not doc.texts[k].isascii() else None
    return people


def _further(doc: Document, found: Sequence[Quantity], people: Hit, e: int) -> Iterator[tuple[Quantity, Hit]]:
    """ ", and six were women": the numbers behind, each with its people."""
    end = people.j
    for q in [q for q in found if q.i >= people.j and q.numbered]:
        if q.i - end > _NEXT:
            return
        were = next((n for n in range(q.i, min(q.j + 1, e)) if doc.texts[n] in _WERE), None)
        group = doc.hit("group", q.noun) if q.noun is not None else None
        if group is None and were is not None:
            group = doc.hit("group", were + 1)
        if group is None:
            return
        yield q, group
        end = group.j
