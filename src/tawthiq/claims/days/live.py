"""Whether a sentence is told as it happens: a marker, a toll that rises, a verb in the present."""

from __future__ import annotations

from itertools import pairwise

from tawthiq.claims.acts.part import Part
from tawthiq.claims.acts.types import BARE
from tawthiq.claims.days.other_days import nth_day
from tawthiq.claims.text.document import Document
from tawthiq.claims.words.grammar import words
from tawthiq.claims.words.marks import needs
from tawthiq.lang.lexicon import Hit

_HEAD, _NOW = 10, "الان"


def told_live(doc: Document, part: Part) -> bool:
    """Whether the part is told as it happens: a marker, a toll that rises, a verb in the present."""
    if _marked_live(doc, part):
        return True
    if _for_long(doc, part):
        return False
    if _nth_day(doc, part) or _happening(doc, part):
        return True
    return any(_imperfect(doc, h) for h in part.types)


@needs((frozenset((_NOW,)), "live", "raised"))
def _marked_live(doc: Document, part: Part) -> bool:
    s, e = part.s, part.e
    head = doc.texts[s : min(s + _HEAD, e)]
    now = head[:1] == [_NOW] or any(pair == (_NOW, "علي") for pair in pairwise(head))  # "قصف عنيف الآن على"
    return bool(
        now or _ends_now(doc, s, e) or doc.hits("live", s, e) or (part.counts and doc.hits("raised", s, e))
    )


@needs(frozenset((_NOW,)))
def _ends_now(doc: Document, s: int, e: int) -> bool:
    """ "قصف مدفعي على كفر توت الان": a clause that ends with "now"; not "حتى الآن"."""
    for k in range(s + 1, e):
        behind = doc.texts[k + 1] if k + 1 < e else "."
        if doc.texts[k] == _NOW and not behind[0].isalnum() and doc.texts[k - 1] not in words("until_now"):
            return True
    return False


@needs("since")
def _for_long(doc: Document, part: Part) -> bool:
    """ "has been under fire since May"."""
    return any(doc.hit("since", d.i) for d in doc.dates_in(part.s, part.e))


@needs(words("nth_day"))
def _nth_day(doc: Document, part: Part) -> bool:
    return nth_day(doc, part.s, part.e)


@needs(words("live_verbs"))
def _happening(doc: Document, part: Part) -> bool:
    return any(_happens(doc, k) for k in range(part.s, min(part.s + _HEAD, part.e)))


def _happens(doc: Document, k: int) -> bool:
    """ "تقصف": a verb told as it happens; "التي تتعرض للقصف" says what is usual of a place."""
    return doc.texts[k] in words("live_verbs") and doc.texts[max(k - 1, 0)] not in words("who")


def _imperfect(doc: Document, hit: Hit) -> bool:
    """يقصف, تستهدف: told as it happens."""
    word, before = doc.texts[hit.i], doc.texts[max(hit.i - 1, 0)]
    if before in words("who"):
        return False
    if before in words("live_verbs"):
        return True
    return hit.tag.value in (*BARE, "raid") and word[:1] in "يت" and not word.startswith(("تفجير", "تبادل"))
