"""Rescuers and patrols that do their work where a report tells of them: nobody struck them."""

from __future__ import annotations

from itertools import pairwise

from tawthiq.claims.document import Document
from tawthiq.claims.grammar import words
from tawthiq.lang.lexicon import Hit

_STRIKES = words("strikes")
_WORK, _WORKING, _STRUCK_AT, _STRUCK_LATER = 5, 2, 5, 14
_AT_WORK = (
    "تنتشل", "انتشل", "هرع", "وصل", "توجه", "تعمل", "عمل", "تسعف", "اسعف", "نقل", "تنقل", "استجاب", "تفقد", "تواصل"
)  # fmt: skip


def at_work(doc: Document, hit: Hit, s: int) -> bool:
    """ "Rescuers dug", "ambulance vehicles rushed", فرق الإنقاذ تنتشل: at work and not hit, unless "they were hit"."""
    if not doc.texts[hit.i].isascii():
        near = doc.texts[max(s, hit.i - 2) : hit.j + _WORK]
        return any(w.removeprefix("و").startswith(_AT_WORK) for w in near)
    behind = doc.texts[hit.j : hit.j + _WORKING]
    if not any(w in words("rescuing") for w in behind) or {"was", "were"} & set(behind):
        return False
    later = doc.texts[hit.j + _WORKING : hit.j + _STRUCK_LATER]
    return not any(a in ("was", "were") and b in _STRIKES for a, b in pairwise(later))


def patrols(doc: Document, hit: Hit, s: int) -> bool:
    """ "داهمت دورية عسكرية منزلاً": a patrol that nothing is said to have struck."""
    if not doc.texts[hit.i].endswith("دورية"):
        return False
    return _STRIKES.isdisjoint(w.removeprefix("و") for w in doc.texts[max(s, hit.i - _STRUCK_AT) : hit.i])
