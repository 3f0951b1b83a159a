"""What people are only forced or meant to do: no flight that is told of, or a plan whose number is announced."""

from __future__ import annotations

from tawthiq.claims.text.document import Document
from tawthiq.claims.words.grammar import words
from tawthiq.claims.words.marks import needs
from tawthiq.lang.lexicon import Hit

_BEHIND, _PLAN = 12, 4
_AHEAD = frozenset(("announced", "threatened"))
_DONE_TO_PEOPLE = frozenset(("returned", "displaced", "detained", "executed"))


@needs(frozenset(("forced", "forcing")))
def forced_otherwise(doc: Document, hit: Hit, s: int, e: int) -> bool:
    """ "Rebels were forced to return fire", "forced to withdraw": nobody was displaced, as in "forced to flee"."""
    if hit.tag.value != "displaced" or doc.texts[hit.i] not in ("forced", "forcing") or hit.j - hit.i > 1:
        return False
    behind = doc.texts[hit.j : min(hit.j + _BEHIND, e)]
    if "to" in behind:
        return words("flight").isdisjoint(behind[behind.index("to") + 1 :][:1])
    return (words("flight") | {"from", "out"}).isdisjoint(behind)


@needs("modality")
def announced(doc: Document, hit: Hit) -> bool:
    """ "plans to deport 32 refugees", "200 families will be returned": those whom a plan counts are announced."""
    if hit.tag.value not in _DONE_TO_PEOPLE:
        return False
    before = doc.hits("modality", max(hit.i - _PLAN, 0), hit.i)
    return any(h.j == hit.i and h.tag.value in _AHEAD for h in before)


@needs(words("maybe_so") | words("modals") | {"قد"})
def hypothetical(doc: Document, hit: Hit, s: int, e: int) -> bool:
    """ "thousands could be killed", قد يقتل: what has not happened."""
    k = hit.i - 1
    word = doc.texts[hit.i]
    if not word.isascii():
        return k >= s and doc.texts[k] == "قد" and word[0] in "يت"
    if announced(doc, hit):
        return False
    be = k > s and doc.texts[k] in ("be", "get", "also", "all", "both")
    if doc.texts[k - be] == "will" and hit.tag.value in _DECIDED:
        return False  # "500 refugees will be deported": announced
    if not words("maybe_so").isdisjoint(doc.texts[max(s, hit.i - _DOUBT) : hit.i]):
        if k > s and doc.texts[k] in _RELATIVE and doc.hits("type", max(k - _OF_WHAT, s), k):
            return False  # "whether the shells that killed two were fired by": they did
        return not _SO.isdisjoint(doc.texts[max(s, hit.i - _DOUBT) : hit.i])
    plain = word in _DYING or (hit.tag.form == "right" and word in _TO_HARM)
    return (be or plain) and doc.texts[k - be] in words("modals") and word not in ("dead", "missing")


_DECIDED = ("returned", "executed", "detained")
_DYING = ("die", "perish")
_TO_HARM = ("kill", "injure", "wound", "displace", "arrest", "detain", "slay", "stab")
_DOUBT, _SO, _OF_WHAT, _RELATIVE = 14, frozenset(("that", "if", "whether")), 3, ("that", "which", "who")


def left_to_die(doc: Document, hit: Hit, s: int, e: int) -> bool:
    """ "left five patients to die": not that they died."""
    return hit.i > s and doc.texts[hit.i - 1] == "to"
