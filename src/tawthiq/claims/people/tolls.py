"""Bare numbers at which a toll stands: "the death toll rose to 52", "put the injured at 31", "has passed 40"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from tawthiq.claims.people.quantity import Quantity
from tawthiq.claims.text.document import Document
from tawthiq.claims.words.grammar import has_article, words
from tawthiq.claims.words.marks import and_, needs
from tawthiq.lang.tokens import NUMBER

_AT_TOLL = words("toll_is") | words("toll_past")
_PUTS, _NUMBERS = frozenset(("put", "puts", "putting")), frozenset(("number", "figure", "count", "total"))
TOLL, _PUT, _REACH = 14, 24, 30
_STATED = ("killed", "injured", "executed", "detained", "missing", "displaced", "killed_or_injured")


def states_toll(doc: Document, q: Quantity, before: Sequence[Quantity]) -> bool:
    """Whether a number stands where a toll is told: behind "to", "at", بلغ, or right behind "عدد القتلى"."""
    i = _opens(doc, q)
    high = doc.texts[max(i - _AS_HIGH, 0) : i] == ["as", "high", "as"] or _reckoned(doc, q.i)
    if high or doc.texts[i - 1] in words("toll_to") or _toll_of(doc, i):
        return True
    dead = before[-1] if before else None
    if dead is None or dead.numbered or not dead.fixed or not dead.i:
        return False
    raised = bool(doc.hits("raised", max(dead.i - 2, 0), dead.i)) and dead.j < q.i <= dead.j + TOLL
    if not raised and not _described(doc, dead.j, q.i):
        return False  # "بلغ عدد قتلى القصف على كفر توت 23"
    return doc.texts[dead.i - 1].lstrip("وف") in words("toll_words")


_AS_HIGH = 3


@needs(and_(words("reckons")))
def _reckoned(doc: Document, i: int) -> bool:
    """ "وقدّر المجلس عدد الجرحى بـ14", "بأكثر من ثلاثين": the number behind a verb of reckoning and what it counts."""
    led = doc.texts[i].startswith("ب") or doc.texts[i - 1] == "ب"
    said = [w.removeprefix("و") for w in doc.texts[max(i - TOLL, 0) : i]]
    verb = next((n for n, w in enumerate(said) if w in words("reckons")), None)
    return led and verb is not None and not words("toll_words").isdisjoint(said[verb:])


def _opens(doc: Document, q: Quantity) -> int:
    """The token at which a number begins, with the "between" of a range."""
    i = q.i - (q.qualifier == "range" and doc.texts[q.i - 1] in ("between", "بين"))
    return i - (i < q.i and doc.texts[i - 1] == "ما")


def _toll_of(doc: Document, i: int) -> bool:
    """ "gave a higher toll of 89": before the number at token i."""
    return i > 1 and doc.texts[i - 1] == "of" and doc.texts[i - 2] in words("toll")


def _described(doc: Document, i: int, j: int) -> bool:
    """ "عدد القتلى 14", "عدد القتلى الكلي 14": nothing but an adjective with the article in tokens [i, j)."""
    return j - i <= 1 and all(has_article(doc.texts[k]) and not doc.hit("group", k) for k in range(i, j))


def toll_kind(doc: Document, s: int, q: Quantity, before: Sequence[Quantity]) -> None:
    """Give a bare number behind "to", "at", بلغ the kind of the toll that it states; no kind when it is no toll."""
    i = _opens(doc, q)
    link, first = doc.texts[i - 1], max(s, i - _REACH)
    said = {doc.texts[k] for k in range(first, i)}
    if link in words("toll_is") and not said & words("toll_words"):
        return
    toll = next((p for p in reversed(before) if p.fixed and not p.numbered), None)
    if toll is not None and not toll.definite and _of_others(doc, toll.j, q.i):
        toll = None  # "further martyrs raise the number of farmers killed to 18"
    if own := of_own_toll(doc, q, q.j):
        q.kinds = own
    elif _toll_of(doc, i):
        q.kinds = ("killed",)
    elif link in words("numbered_at"):
        _numbered_at(doc, first, q)
    elif put := _put_at(doc, first, i):
        q.kinds, q.group = put, q.group or _number_of(doc, first, i)
    elif toll is not None and toll.fixed and q.i - toll.j <= TOLL:
        q.kinds, toll.definite, q.group = (toll.fixed,), True, q.group or toll.group
    elif _reckoned(doc, q.i):
        q.kinds = tuple(h.tag.value for h in doc.hits("kind", first, q.i)[-1:] if h.tag.value in _STATED)
    else:
        q.kinds = _toll(doc, first, i - 1) or _number_first(doc, first, q)
    if q.kinds and link in words("toll_past") and q.low is not None and q.qualifier == "exact":
        q.low, q.high, q.qualifier = q.low + 1, None, "more_than"


@needs((_PUTS, "raised"), _NUMBERS)
def puts_number(doc: Document, s: int, e: int) -> bool:
    """ "The council puts the number at over 20", "the number later rose to nine": of those told of before."""
    for k in range(s, min(s + _PUT, e) - 4):
        if doc.texts[k] != "the" or doc.texts[k + 1] not in _NUMBERS:
            continue
        put = doc.texts[k - 1] in _PUTS and doc.texts[k + 2] == "at"
        rose = doc.texts[k + 2] != "of" and bool(doc.hits("raised", k + 2, k + _SINCE))
        return (put or rose) and not doc.hits("kind", s, e)
    return False


_SINCE = 6


def of_own_toll(doc: Document, q: Quantity, k: int) -> tuple[str, ...]:
    """ "bringing the toll to 40 wounded and 12 dead": what token k, right behind a bare number, says of that alone."""
    hit = doc.hit("kind", k) if k == q.j and q.numbered and q.noun is None else None
    if hit is None or doc.texts[k] not in words("participles") or hit.tag.value not in _STATED:
        return ()
    return (hit.tag.value,) if doc.texts[q.i - 1] in words("toll_to") else ()


def _toll(doc: Document, i: int, j: int) -> tuple[str, ...]:
    """The kinds of "the death toll rose to", "the number of people killed has reached", before a bare number."""
    said = doc.texts[i:j]
    if not (doc.hits("raised", i, j + 1) or doc.texts[j] in _AT_TOLL):
        return ()
    if not words("toll").isdisjoint(said):
        return ("killed",)
    if "number" not in said:
        return ()
    return _kinds_between(doc, i + len(said) - said[::-1].index("number"), j)


def _kinds_between(doc: Document, i: int, j: int) -> tuple[str, ...]:
    """The kind of "of people who were killed", which tokens [i, j) tell of; both of "killed and injured"."""
    hits = [h for h in doc.hits("kind", i, j) if h.tag.value in _STATED]
    pair = hits[:2] if hits and doc.texts[hits[0].j : hits[0].j + 1] in (["and"], ["or"]) else hits[:1]
    near = pair if len(pair) > 1 and pair[1].i == pair[0].j + 1 else pair[:1]
    both = any(h.tag.value == "killed_or_injured" for h in near)
    if both and len(hits) > len(near) and hits[len(near)].i - near[-1].j <= _WHO_WERE:
        near, both = [hits[len(near)]], False  # "the number of casualties killed by mines"
    return ("killed_or_injured",) if both else tuple(dict.fromkeys(h.tag.value for h in near))


_WHO_WERE = 2


def _of_others(doc: Document, i: int, j: int) -> bool:
    """Whether tokens [i, j) tell "the number of" somebody, whose toll it is then."""
    return any(doc.texts[k] == "number" and doc.texts[k + 1] == "of" for k in range(i, j - 1))


def _numbered_at(doc: Document, i: int, q: Quantity) -> None:
    """ "The soldiers killed in the ambush numbered 17": the kind and the group of the people so counted."""
    people = [h for h in doc.hits("group", i, q.i) if h.tag.form == "pl"]
    kinds = [h for h in doc.hits("kind", i, q.i) if h.tag.value in _STATED]
    if kinds and (people or kinds[-1].tag.form.startswith("noun")):
        q.kinds, q.group = (kinds[-1].tag.value,), people[-1].tag.value if people else None


def _put_at(doc: Document, i: int, j: int) -> tuple[str, ...]:
    """The kind of "put the injured at", "put the death toll at", before the number at token j."""
    gap = doc.texts[i:j]
    put = next(
        (n for n in range(len(gap) - 1, -1, -1) if gap[n] in ("put", "puts", "putting", "placed")), None
    )
    at = gap[-1:] == ["at"] or gap[-_AS_HIGH:] == ["as", "high", "as"]
    if put is None or not at or len(gap) - put > _PUT:
        return ()
    hits = [h for h in doc.hits("kind", i + put, j) if h.tag.value in _STATED]
    if hits:
        return (hits[-1].tag.value,)
    return ("killed",) if words("toll") & set(gap[put:]) else ()


def _number_of(doc: Document, i: int, j: int) -> str | None:
    """The group of "the number of civilians killed", which tokens [i, j) tell of."""
    of = next((k + 2 for k in range(i, j - 2) if doc.texts[k : k + 2] == ["number", "of"]), None)
    people = doc.hit("group", of) if of is not None else None
    return people.tag.value if people is not None else None


def _number_first(doc: Document, i: int, q: Quantity) -> tuple[str, ...]:
    """ "ارتفع إلى 215 عدد القتلى", "bringing to 215 the number of people killed": the toll stands behind."""
    if (first := _number_behind(doc, q)) and doc.hits("raised", i, q.i):
        behind = range(first, min(first + _COUNTED, len(doc.texts)))
        people = next((h for k in behind if (h := doc.hit("group", k))), None)
        kinds = _kinds_between(doc, first, behind.stop)
        q.group = people.tag.value if people and kinds else q.group
        return kinds
    if (
        q.j + 1 >= len(doc.tokens)
        or doc.texts[q.j] not in words("toll_words")
        or not doc.hits("raised", i, q.i)
    ):
        return ()
    hit = doc.hit("kind", q.j + 1)
    return (hit.tag.value,) if hit is not None and hit.tag.value in _STATED else ()


_COUNTED, _ASIDE = 12, 14


def _number_behind(doc: Document, q: Quantity) -> int:
    """The token behind "the number of" that follows a number, a part of it between ("to 40, 18 of them children, the
    number of"); 0 where none does.
    """
    k, behind = q.j, doc.texts[q.j : q.j + _ASIDE]
    aside = range(k + 1, k + 3) if behind[:1] == [","] else range(k, k + 1)
    if any(doc.hit("part", n) for n in aside) and "," in behind[1:]:
        k += behind.index(",", 1) + 1
    return k + 3 if doc.texts[k : k + 3] == ["the", "number", "of"] else 0


def stated_behind(doc: Document, s: int, before: Quantity, q: Quantity) -> bool:
    """ "عدد الشهداء 9", "عدد القتلى 14 والجرحى 30", "الشهداء: 12": a bare number behind those whose number is told."""
    told = before.definite or _toll_word(doc, before)
    if not (q.numbered and before.fixed and told and not before.numbered):
        return False
    if (
        q.j < len(doc.texts)
        and doc.texts[q.j] in (".", "-", ")", "/", "_")
        and doc.tokens[q.j].end < len(doc.body)
    ):
        return False
    if _entry(doc, s, before, q):
        return True
    if not _described(doc, before.j, q.i):
        return False
    return any(w.removeprefix("و") in words("toll_words") for w in doc.texts[max(s, q.i - TOLL) : q.i])


def _entry(doc: Document, s: int, before: Quantity, q: Quantity) -> bool:
    """ "الشهداء: 12، الجرحى: 30", "القتلى 12 والجرحى 30": a noun that opens a clause or line, with its number alone."""
    signs = doc.texts[before.j : q.i]
    added = doc.texts[before.i].startswith("وال")
    first = before.i - _toll_word(doc, before)
    opened = first == s or doc.texts[first - 1] in _OPENS or added
    if signs[-1:] == [":"] and doc.opens_line(first) and len(signs) <= _HEAD:
        return True  # "الشهداء الذين ارتقوا اليوم: 85", "عدد ضحايا القصف: 9"
    if signs not in ([], [":"]) or not opened:
        return False
    if added and before.i and doc.tokens[before.i - 1].kind == NUMBER:
        return True  # "القتلى 12 والجرحى 30 في القصف"
    behind = doc.texts[q.j] if q.j < len(doc.texts) else "."
    alone = doc.tokens[q.j].kind != "w" if q.j < len(doc.texts) else True
    return alone or behind.startswith("وال") or (signs == [":"] and doc.hit("part", q.j) is not None)


def _toll_word(doc: Document, q: Quantity) -> bool:
    """ "عدد الشهداء", "حصيلة ضحايا القصف": whether the word for how many stands right before people."""
    word = doc.texts[q.i - 1].removeprefix("و") if q.i else ""
    return not word.isascii() and word in words("toll_words")


_HEAD = 7
_OPENS = frozenset((",", ";", ".", "-", "*", "|", ":", "/"))


_LOSSES, _AT, _GAVE = frozenset(("losses",)), frozenset(("as", "at")), 4


@needs(_LOSSES)
def gives_losses(doc: Document, i: int) -> bool:
    """ "The Observatory gave the rebels' losses as four": fighters killed, whose number stands at token i."""
    return doc.texts[i - 1] in _AT and not _LOSSES.isdisjoint(doc.texts[max(i - _GAVE, 0) : i])


def by_toll(doc: Document, found: Sequence[Quantity], led: str | None) -> None:
    """Give the kind of a toll to the first number of a line under it, and to each number that is said of a party."""
    for q in found:
        if q.numbered and q.noun is None and not q.kinds and gives_losses(doc, q.i):
            q.kinds, q.group = ("killed",), "fighters"
    people = [q for q in found if (q.numbered or q is found[0]) and q.unit == "person"] if led else []
    for q in people:
        of_party = doc.texts[q.i - 1] in ("عن", "for") or "by" in doc.texts[q.j : q.j + 2]
        if led and not q.kinds and (q is people[0] or of_party):
            q.kinds = (led,)


@needs(and_(words("then_toll")), and_(words("first_toll")), otherwise=None)
def corrected(doc: Document, found: Sequence[Quantity]) -> None:
    """ "first spoke of 12 dead, then of 23", "تحدثت أولاً عن 12 قتيلاً ثم عن 23": the later number stands for both."""
    for before, q in pairwise(found):
        bare = q.numbered and q.noun is None and before.numbered and before.kinds
        if not bare or q.kinds not in ((), before.kinds) or not _then(doc, before, q.i):
            continue
        said = doc.texts[max(before.i - _FIRST, 0) : before.i]
        told = _TOLD.intersection(said) or doc.hits("says", max(before.i - _FIRST, 0), before.i)
        more = doc.texts[q.j : q.j + 1] != [] and doc.texts[q.j] in words("other_people") | {"more"}
        if told and not more and not words("first_toll").isdisjoint(said):
            q.kinds, q.group, before.kinds = before.kinds, before.group, ()


def _then(doc: Document, before: Quantity, j: int) -> bool:
    """Whether only words that lead to a later number stand before token j, behind where the first was: ", then of"."""
    gap = [w.removeprefix("و") for w in doc.texts[before.j : j]]
    leads = words("then_toll") | words("toll_links")
    tail = next((n + 1 for n in range(len(gap) - 1, -1, -1) if gap[n] not in leads), 0)
    if tail > _WHERE or words("then_toll").isdisjoint(gap[tail:]):
        return False
    between = doc.hits("kind", before.j + 1, before.j + tail)
    return not tail or all(h.tag.value in before.kinds for h in between)


_WHERE = 10
_TOLD = words("toll_words") | frozenset(("spoke", "speaks", "put", "counted", "تحدث", "تحدثت", "تحدثوا"))
_FIRST = 9
