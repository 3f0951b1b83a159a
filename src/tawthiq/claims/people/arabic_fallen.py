"""Arabic people told of apart from what befell them: "سقط في يوم واحد سبعة مدنيين", "القتلى في صفوف الكوادر 14"."""

from __future__ import annotations

from collections.abc import Sequence

from tawthiq.claims.people.quantity import Quantity
from tawthiq.claims.text.document import Document
from tawthiq.claims.words.grammar import words
from tawthiq.claims.words.marks import and_, needs

_FELL = and_(words("falls"))
_REACH, _WEAPON, _BEFORE, _LED = 18, 3, 2, frozenset(("في", "جراء", "اثر", "نتيجة", "بسبب", "خلال"))


@needs(_FELL, "type", otherwise=None)
def fallen(doc: Document, s: int, e: int, found: Sequence[Quantity]) -> None:
    """ "سقط ... سبعة عشر مدنياً جراء قصف": people who fell where an attack is told of were killed."""
    for k in range(s, e):
        q = next((q for q in found if q.i > k), None) if doc.texts[k] in _FELL else None
        if q is None or q.kinds or q.fixed or q.unit != "person" or q.i - k > _REACH or q.part or q.others:
            continue
        if not _FELL.isdisjoint(doc.texts[k + 1 : q.i]) or doc.hits("type", max(k - _BEFORE, s), k):
            continue  # "الصاروخ الأول سقط في الساحة"
        people = (q.noun is not None and (q.numbered or q.form in ("sg", "dual"))) or _of_party(doc, q.j)
        if people and not q.definite and not _another(doc, k + 1, q.i) and not _both(doc, q, e, found):
            q.kinds = ("killed",)


def _of_party(doc: Document, j: int) -> bool:
    """ "ستة من قوات النظام": a number of a party's people."""
    return doc.texts[j : j + 1] == ["من"] and doc.hit("actor", j + 1) is not None


def _another(doc: Document, i: int, j: int) -> bool:
    """Whether it is a weapon or a town that fell, or something else befell the people in tokens [i, j)."""
    if doc.hits("kind", i, j) or doc.hits("target", i, min(i + 1, j)) or doc.texts[i : i + 1] == ["علي"]:
        return True
    return any(
        hit.clitic[:1] not in ("ب", "ل") and _LED.isdisjoint(doc.texts[max(hit.i - 1, i) : hit.i])
        for hit in doc.hits("type", i, j)
    )


def _both(doc: Document, q: Quantity, e: int, found: Sequence[Quantity]) -> bool:
    """ "سقط مدنيان بين قتيل وجريح", "سقط أحد العناصر قتيلاً": another word says what befell them."""
    for hit in doc.hits("kind", q.j, min(q.j + _WEAPON, e)):
        if hit.tag.form == "after":
            return True
        if hit.tag.form == "noun_sg" and not hit.clitic:
            for same in found:
                same.group = q.group if same.i == hit.i else same.group
            return True
    return False


_AMONG = frozenset(("صفوف", "بصفوف", "بين", "من", "وسط", "اوساط"))


@needs(and_(words("toll_words")) | words("toll"), otherwise=None)
def among_whom(doc: Document, found: Sequence[Quantity]) -> None:
    """ "عدد القتلى في صفوف الكوادر الطبية 14 قتيلاً": the group that stands between a toll and its number."""
    for n, q in enumerate(found):
        toll = next((p for p in reversed(found[:n]) if p.fixed and p.definite and not p.numbered), None)
        if toll is None or not q.numbered or q.group not in (None, "all") or toll.fixed not in q.kinds:
            continue
        group = _group(doc, toll.j, q.i)
        if group is not None:
            q.group, toll.kinds = group, ()


def _group(doc: Document, i: int, j: int) -> str | None:
    """The group of people named behind "في صفوف" in tokens [i, j); the people of a party are fighters."""
    k = next((k for k in range(i, min(i + _WEAPON, j)) if doc.texts[k] in _AMONG), None)
    if k is None or k + 1 >= j:
        return None
    k += doc.texts[k + 1] in _AMONG
    people = doc.hit("group", k + 1)
    if people is not None and people.tag.form == "pl":
        return people.tag.value
    return "fighters" if doc.texts[k] != "من" and doc.hit("actor", k + 1) is not None else None
