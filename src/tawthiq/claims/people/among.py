"""People who are said to be among the dead or the wounded, and numbers at which a toll is put."""

from __future__ import annotations

from collections.abc import Sequence

from tawthiq.claims.people.arabic_fallen import among_whom
from tawthiq.claims.people.joined import joined
from tawthiq.claims.people.quantity import Quantity
from tawthiq.claims.persons.persons import naming
from tawthiq.claims.text.document import Document
from tawthiq.claims.words.grammar import words
from tawthiq.claims.words.marks import and_, needs
from tawthiq.lang.lexicon import Hit

_GAP, _REACH, _NAME = 4, 7, 14
_LINKS = words("consist") | words("fillers") | {",", ":"}
_NAMED_AS = words("consist") | words("identified")
_AMONG = frozenset(("among", "amongst", "بين", "ضمن", "of"))
_STATED = ("killed", "injured", "executed", "detained", "missing", "displaced")


def among(doc: Document, found: Sequence[Quantity], s: int) -> None:
    """Give their kind to people told of as a part: behind "the dead included", before "were among the wounded"."""
    _before_number(doc, found)
    _told_behind(doc, found)
    for n, q in enumerate(found):
        if q.kinds or q.unit == "facility" or (q.definite and not q.numbered):
            continue
        kind = _included(doc, q, s) or _of_the_hurt(doc, q) or _counted_among(doc, q) or _from_among(doc, q)
        if kind is not None:
            q.kinds, q.part = (kind,), "of_them"
        elif n and found[n - 1].part and found[n - 1].kinds and _next_in_list(doc, found[n - 1], q):
            q.kinds, q.part = found[n - 1].kinds, found[n - 1].part
    among_whom(doc, found)


_EXTREMES = frozenset(("youngest", "oldest", "eldest"))


@needs(("part", _EXTREMES | {"among", "amongst"}), otherwise=None)
def the_one_among(doc: Document, found: Sequence[Quantity]) -> None:
    """ "Eight people, the mayor among them, died", "eight, including the imam, died": one of them, and no further."""
    for q in found:
        if q.form == "sg" and q.i and doc.texts[q.i - 1] in _EXTREMES:
            q.part = "of_them"  # "seven people, the youngest a baby,"
        if not (q.definite and q.form == "sg"):
            continue
        led = doc.texts[q.i - 1] == "the" and any(h.j == q.i - 1 for h in doc.hits("part", q.i - 3, q.i - 1))
        if led or (doc.texts[q.j : q.j + 1] in _BEHIND and doc.texts[q.j + 1 : q.j + 2] == ["them"]):
            q.part = "of_them"


@needs(frozenset(("wounded", "injured", "dead")), otherwise=None)
def _of_the_hurt(doc: Document, q: Quantity) -> str | None:
    """ "The wounded, among them 11 children, were taken to hospital": those of whom these are some."""
    led = next((n for n in (2, 1) if doc.texts[max(q.i - n, 0) : q.i] in _LED), 0)
    k = q.i - led - 2
    if not led or k < 1 or doc.texts[k + 1] != "," or doc.texts[k - 1] != "the" or not q.numbered:
        return None
    return {"wounded": "injured", "injured": "injured", "dead": "killed"}.get(doc.texts[k])


_LED = (["among", "them"], ["including"])


def included(doc: Document, found: Sequence[Quantity], s: int) -> None:
    """ "54 dead and 19 injured, and the dead included 13 women": the women are of the dead, not of those told last."""
    for q in found:
        if q.kinds or q.fixed or not q.numbered or q.unit != "person" or q.noun is None:
            continue
        if any(doc.hits("kind", p.j, q.i) for p in found if p.j <= q.i) and (kind := _included(doc, q, s)):
            q.kinds, q.part = (kind,), "of_them"


@needs(words("identified"), words("sufferers"), otherwise=None)
def identified(doc: Document, found: Sequence[Quantity]) -> None:
    """ "Eight victims were identified by name": victims of whom nothing else is said were killed."""
    for q in found:
        if q.kinds or not q.numbered or q.noun is None or doc.texts[q.j - 1] not in words("sufferers"):
            continue
        behind = doc.texts[q.j : q.j + _TOLD]
        before = doc.texts[max(q.i - _NAMING, 0) : q.i]
        told = not words("identified").isdisjoint(before)  # "relatives named twelve of the victims"
        if (told or not words("identified").isdisjoint(behind)) and not doc.hits("kind", q.j, q.j + _TOLD):
            q.kinds = ("killed",)


_TOLD, _NAMING = 5, 4


def _next_in_list(doc: Document, before: Quantity, q: Quantity) -> bool:
    gap = doc.texts[before.j : q.i]
    gap = (
        gap[2:] if gap[:1] in (["of"], ["aged"]) and before.j + 1 in doc.numbers else gap
    )  # "girls of four and"
    own = {"his", "her", "their"} & set(doc.texts[q.i : q.noun if q.numbered and q.noun else q.i + 1])
    if before.part and own and joined(doc, before, q):
        return True  # "and four of their six sons"
    listed = gap in ([","], ["and"], [",", "and"], ["و"]) or (not gap and doc.texts[q.i].startswith("و"))
    return listed and q.noun is not None


@needs(frozenset(("among",)), otherwise=None)
def _before_number(doc: Document, found: Sequence[Quantity]) -> None:
    """ "A doctor and two nurses were among nine people killed": those before are part of the nine."""
    for n, q in enumerate(found):
        before = found[n - 1] if n else None
        gap = doc.texts[before.j : q.i] if before else []
        if before is None or not q.kinds or "among" not in gap or len(gap) > _GAP:
            continue
        if not {"them", "whom"}.isdisjoint(gap):
            continue  # "killed 12 in three villages, among them four children"
        while before is not None and not before.kinds:
            before.kinds, before.part = q.kinds, "of_them"
            n -= 1
            joined = n > 0 and (
                _next_in_list(doc, found[n - 1], before) or _includes(doc, found[n - 1], before)
            )
            before = found[n - 1] if joined else None


def _includes(doc: Document, before: Quantity, q: Quantity) -> bool:
    """ "Four nurses, including a volunteer, were among": who is one of those before."""
    return q.i - before.j <= _GAP and bool(doc.hits("part", before.j, q.i))


@needs(frozenset(("among", "amongst")), frozenset(("them",)), otherwise=None)
def _told_behind(doc: Document, found: Sequence[Quantity]) -> None:
    """ "Nine were killed by shells in Kafr Tut, two women and three children among them": part of the nine."""
    for n, q in enumerate(found):
        said = doc.texts[q.j : q.j + 3]
        if q.kinds or said[:1] not in _BEHIND or said[1:2] != ["them"] or not _closed(said[2:]):
            continue
        while n and not found[n - 1].kinds and _next_in_list(doc, found[n - 1], found[n]):
            n -= 1
        whole = next((p for p in reversed(found[:n]) if p.kinds and p.unit == "person" and not p.part), None)
        if whole is not None and doc.tokens[found[n].i - 1].kind == "p":
            for part in found[n : found.index(q) + 1]:
                part.kinds, part.part = whole.kinds, "of_them"


_BEHIND = (["among"], ["amongst"])


def _closed(said: Sequence[str]) -> bool:
    return not said or not said[0][:1].isalnum() or said[0] in words("stops")


@needs(("part", words("consist") | and_(_AMONG)), otherwise=None)
def _included(doc: Document, q: Quantity, s: int) -> str | None:
    """The kind of "the dead included a nurse", "among the wounded were two boys", "ومن بين القتلى متطوع".

    Victims of whom nothing else is said were killed.
    """
    if _of_victims(doc, q, s):
        return "killed"
    reach = _BEFORE if doc.texts[q.i] in ("his", "her") else _REACH
    for hit in reversed(doc.hits("kind", max(s, q.i - reach), q.i)):
        if hit.tag.value not in _STATED or not _definite(doc, hit.i, hit.clitic):
            return None
        gap = doc.texts[hit.j : q.i]
        listed = bool(doc.hits("part", hit.j, q.i)) or not words("consist").isdisjoint(gap)
        behind = hit.i > s and any(
            doc.texts[k].removeprefix("و") in _AMONG for k in range(max(s, hit.i - 2), hit.i)
        )
        if all(w in _LINKS or doc.hit("part", hit.j + n) for n, w in enumerate(gap)) and (listed or behind):
            return None if "whether" in doc.texts[s : hit.i] else hit.tag.value
        own = doc.texts[q.i] in ("his", "her") and gap[:1] in _OPENED
        if behind and own and _named_before(doc, hit.j + 1, q.i):
            return hit.tag.value
        return None
    return None


def _of_victims(doc: Document, q: Quantity, s: int) -> bool:
    """ "The victims were members of one family and included three children"."""
    if q.i - s < _TWO or doc.texts[q.i - 1] not in ("included", "include") or doc.hits("kind", s, q.j):
        return False
    return any(doc.texts[k] in words("sufferers") and doc.texts[k - 1] == "the" for k in range(s + 1, q.i))


_TWO = 2


def _named_before(doc: Document, i: int, j: int) -> bool:
    """ "Among the dead were Salim Karam (42) and his wife": only names, titles and ages stand between."""
    return j - i <= _BEFORE and all(
        doc.texts[k] in _BETWEEN_NAMES
        or doc.texts[k].endswith("-old")
        or doc.tokens[k].kind == "n"
        or doc.quote(k, k + 1)[:1].isupper()
        or doc.texts[k].startswith(("al-", "el-"))
        for k in range(i, j)
    )


_OPENED = (["were"], ["was"], ["included"], ["are"], ["include"], [":"])
_BETWEEN_NAMES = frozenset(("and", ",", "(", ")", "years", "year", "old", "-", "with", "alongside"))
_BEFORE = 18


def _definite(doc: Document, k: int, clitic: str) -> bool:
    return (
        "ال" in clitic
        or "لل" in clitic
        or (k > 0 and not {"the", "those"}.isdisjoint(doc.texts[max(k - 2, 0) : k]))
    )


@needs(frozenset(("بين", "ضمن")), otherwise=None)
def _from_among(doc: Document, q: Quantity) -> str | None:
    """The kind of "امرأة من بين القتلى": one of those told of behind her."""
    k = q.j + (doc.texts[q.j : q.j + 1] == ["من"])
    if doc.texts[k : k + 1] not in (["بين"], ["ضمن"]) or q.form != "sg":
        return None
    of = doc.hit("kind", k + 1)
    return of.tag.value if of is not None and doc.texts[of.i].startswith("ال") else None


@needs(frozenset(("among", "amongst")), otherwise=None)
def _counted_among(doc: Document, q: Quantity) -> str | None:
    """The kind of "two medics were among the wounded", "a baker, Salim Karam, 39, was among the dead"."""
    aside = 0
    for k in range(q.j, min(q.j + _NAME, len(doc.tokens) - 1)):
        word = doc.texts[k]
        aside += (word == "(") - (word == ")")
        if aside > 0:
            continue
        if word in ("among", "amongst"):
            hits = doc.hits("kind", k + 1, k + 4)
            return hits[0].tag.value if hits and _definite(doc, hits[0].i, hits[0].clitic) else None
        told = naming(doc, k) or doc.tokens[k].kind == "n" or word.endswith("-old") or word.startswith("al-")
        if not (told or word in _NAMED_AS or word in (",", "of", "from", "(", ")") or doc.hit("group", k)):
            return None
    return None


def of_them(doc: Document, hit: Hit) -> bool:
    """ "three of them children": the words stand between the number and its noun."""
    return hit.tag.value == "of_them" and (doc.texts[hit.i] == "of" or doc.texts[hit.i].startswith("من"))
