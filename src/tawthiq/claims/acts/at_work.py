"""Rescuers and patrols that do their work where a report tells of them: nobody struck them."""

from __future__ import annotations

from itertools import pairwise

from tawthiq.claims.text.document import Document
from tawthiq.claims.words.grammar import words
from tawthiq.claims.words.marks import needs
from tawthiq.lang.lexicon import Hit

_STRIKES = words("strikes")
_WORK, _WORKING, _STRUCK_AT, _STRUCK_LATER = 5, 2, 5, 14
_COME = ("هرع", "تهرع", "توجه", "تتوجه", "تتجه", "وصل")
_AT_WORK = (
    *_COME, "تنتشل", "انتشل", "تعمل", "عمل", "تسعف", "اسعف", "نقل", "تنقل", "استجاب", "تفقد", "تواصل",
)  # fmt: skip


def at_work(doc: Document, hit: Hit, s: int) -> bool:
    """ "Rescuers dug", "ambulance vehicles rushed", فرق الإنقاذ تنتشل: at work and not hit, unless "they were hit"."""
    if not doc.texts[hit.i].isascii():
        near = doc.texts[max(s, hit.i - 2) : hit.j + _WORK]
        return any(w.removeprefix("و").startswith(_AT_WORK) for w in near)
    behind = doc.texts[hit.j : hit.j + _WORKING]
    if _kept_off(doc, hit, s) or (behind[:1] in (["was"], ["were"]) and behind[1:] and behind[1] in _SENT):
        return True
    came = any(w in words("rescuing") for w in behind) and "under" not in doc.texts[hit.j : hit.j + _WORK]
    if not came or {"was", "were"} & set(behind):
        return False
    later = doc.texts[hit.j + _WORKING : hit.j + _STRUCK_LATER]
    return not any(a in ("was", "were") and b in _STRIKES for a, b in pairwise(later))


_SENT = frozenset(("sent", "called", "dispatched", "seen", "heard", "rushed"))
_KEPT = frozenset(("kept", "keeping", "prevented", "preventing", "stopped", "delayed", "no", "where"))


def _kept_off(doc: Document, hit: Hit, s: int) -> bool:
    """ "kept ambulances from reaching the wounded", "no ambulance reached the village": they were not there."""
    before = doc.texts[max(s, hit.i - _WORKING) : hit.i]
    from_there = "from" in doc.texts[hit.j : hit.j + _WORKING]
    return not _KEPT.isdisjoint(before) and (from_there or before[-1:] == ["no"])


def patrols(doc: Document, hit: Hit, s: int) -> bool:
    """ "داهمت دورية عسكرية منزلاً": a patrol that nothing is said to have struck."""
    if not doc.texts[hit.i].endswith("دورية"):
        return False
    return _STRIKES.isdisjoint(w.removeprefix("و") for w in doc.texts[max(s, hit.i - _STRUCK_AT) : hit.i])


_STANDING, _FROM = ("متمركز", "متركز", "متواجد", "منتشر", "متموضع", "مرابط", "معقل", "انسحاب", "انسحبت"), 4
_CARE = words("care")


def _standing(word: str) -> bool:
    return word.removeprefix("ال").startswith(_STANDING)


@needs(_standing)
def stands(doc: Document, hit: Hit, s: int) -> bool:
    """ "المتمركزة في المدرسة": where somebody stands."""
    return any(_standing(w) for w in doc.texts[max(s, hit.i - _FROM) : hit.i])


def _on_the_way(word: str) -> bool:
    return word.removeprefix("و").startswith(("عودته", "طريقه", "عايد", "متوجه", "ذاهب", "ذهابه", "توجهه"))


@needs(_on_the_way, frozenset(("الي",)))
def heading_to(doc: Document, hit: Hit, s: int) -> bool:
    """ "في طريقه إلى منزله", "لدى عودتهم إلى بيوتهم": where people were going, which was not hit."""
    before = doc.texts[max(s, hit.i - _NEAR) : hit.i]
    return before[-1:] == ["الي"] and any(map(_on_the_way, before))


def _of_care(word: str) -> bool:
    """نقل, وإسعاف, "treated": a word for bringing people to be cared for."""
    plain = word.removeprefix("و")
    return plain in _CARE or plain.startswith(("نقل", "اسعاف", "اسعف"))


@needs(_of_care)
def moved_to(doc: Document, hit: Hit, s: int) -> bool:
    """ "taken to hospital", "in a hospital bed"; "a 400-bed hospital" is a large one."""
    near = range(max(s, hit.i - 3), hit.i)
    return any(
        _of_care(doc.texts[k]) and doc.texts[k - 1] not in _NO_CARE and not _of_party(doc, k) for k in near
    )


def _of_party(doc: Document, k: int) -> bool:
    """ "الطيران التابع للنظام", "مسيرة تابعة للتحالف": whose weapon it is, not to which hospital somebody belongs."""
    return doc.texts[k].removeprefix("ال").startswith("تابع") and doc.hit("actor", k + 1) is not None


_NEAR, _NO_CARE = 3, ("-", "damage", "damages", "fire", "destruction")  # "extensive damage to the hospital"
_GOING = (*_COME, "اتجه", "تصل", "تسرع")
_COMING = (*_COME, "وصول", "صوت", "اصوات", "صفار", "سمع", "دوي", "عبر", "بواسط", "حرك")


def ambulance(doc: Document, hit: Hit, s: int) -> bool:
    """ "هرعت سيارات الإسعاف", "أصوات سيارات إسعاف": ambulances that come, not hit."""
    named = any(w.endswith("اسعاف") for w in doc.texts[hit.i : hit.j + 1])
    before = [w.removeprefix("و") for w in doc.texts[max(s, hit.i - _NEAR) : hit.i]]
    coming = doc.texts[hit.j : hit.j + 2] if _STRIKES.isdisjoint(before) else []
    return named and (any(w.startswith(_COMING) for w in before) or any(w.startswith(_GOING) for w in coming))


def comes(doc: Document, hit: Hit) -> bool:
    """ "ambulances rushed", "ambulance vehicles arrived"; not "targeting an ambulance on the road"."""
    named = doc.texts[hit.i].startswith("ambulance") or doc.texts[hit.i - 1] == "ambulance"
    return hit.tag.value == "vehicle" and named and doc.texts[hit.j : hit.j + 1] != ["on"]


def men_stand(doc: Document, k: int) -> bool:
    """ "Snipers posted on the water tower": who stands at token k on what nobody struck."""
    men = doc.hit("group", k - 1) if k else None
    return men is not None and men.tag.value == "fighters" and doc.texts[k + 1 : k + 2] != ["to"]
