"""Whose office denies or announces an act is whose act it is or would be: "the Turkish ministry denied that it"."""

from __future__ import annotations

from tawthiq.claims.text.document import Document
from tawthiq.claims.words.grammar import words
from tawthiq.claims.words.marks import needs
from tawthiq.lang.lexicon import Hit

_OFFICE, _ACT = 5, 14


@needs("modality")
def answers(doc: Document, hit: Hit, s: int, e: int) -> bool:
    """Whether an office of the party denies an act, or announces one that only its state does."""
    for said in doc.hits("modality", s, e):
        if said.tag.value == "denied" and _of_office(doc, hit, said, e):
            return True
        if said.tag.value == "announced" and hit.i < said.i and _announces(doc, hit, said, e):
            return True
    return False


@needs(words("ends_it"), words("asks_of"))
def asked_to_end(doc: Document, hit: Hit, s: int, e: int) -> bool:
    """ "We call on the army to lift the siege", "نطالب روسيا بوقف قصفها": whoever is asked to end what he does."""
    said = [k for k in range(max(s, hit.i - _ASKED), hit.i) if asks_of_somebody(doc, k)]
    if not said or of_an_office(doc, hit, said[-1] + 1):
        return False
    first = next((n for n in range(hit.j, min(hit.j + _ENDS, e)) if _ends_it(doc, n)), None)
    if first is None or not _LEADS_ON.isdisjoint(doc.texts[hit.j : first - _LED]):
        return False  # "call on Russia to press Damascus to end"
    return _own_act(doc, first + 1, min(first + 1 + _OBJECT, e))


def asks_of_somebody(doc: Document, k: int) -> bool:
    """ "call on", "demand", دعت, ونطالب: what somebody asks of another party."""
    return doc.texts[k].removeprefix("و") in words("asks_of")


def of_an_office(doc: Document, hit: Hit, s: int) -> bool:
    """ "وزارة الدفاع الروسية": whether a party is told of as whose office speaks."""
    before = doc.texts[max(s, hit.i - 2) : hit.i]
    return not words("offices").isdisjoint(before) or not words("offices_before").isdisjoint(before)


def _ends_it(doc: Document, n: int) -> bool:
    """Whether a word asks for an end: "to lift", "to immediately stop", بوقف, إلى رفع."""
    if doc.texts[n] not in words("ends_it"):
        return False
    if not doc.texts[n].isascii():
        return doc.texts[n][0] in "بل" or doc.texts[n - 1] in ("الي", "علي")
    before = doc.texts[n - 1]
    return (doc.texts[n - 2] if before.endswith("ly") else before) == "to"


def _own_act(doc: Document, k: int, end: int) -> bool:
    """Whether what is to end is the siege, or what the party does: "its attacks", قصفها, "stop bombing"."""
    if k >= end:
        return False
    if doc.texts[k] in _ITS or (doc.texts[k].endswith("ing") and doc.hit("type", k)):
        return True
    for hit in doc.hits("type", k, end):
        if hit.tag.value == "siege":
            return hit.i - k <= 1
        if not doc.texts[hit.i].isascii() and doc.texts[hit.j - 1].endswith(_OWN):
            return True
    return False


_ASKED, _ENDS, _OBJECT, _LED = 5, 7, 3, 2
_LEADS_ON = frozenset(("to", "الي", "علي", ","))
_ITS, _OWN = ("its", "their", "his"), ("ها", "ه", "هم", "هما")


def _of_office(doc: Document, hit: Hit, said: Hit, e: int) -> bool:
    """ "The Turkish defence ministry denied", "نفت وزارة الدفاع الروسية"."""
    if doc.texts[hit.i].isascii():
        between = doc.texts[hit.j : said.i]
        return 0 < len(between) <= _OFFICE and not words("offices").isdisjoint(between) and "," not in between
    return 0 < hit.i - said.j <= _OFFICE


def _announces(doc: Document, hit: Hit, said: Hit, e: int) -> bool:
    """ "Jordan's minister announced that 2,500 will be deported": people are sent away by the state that says so."""
    sent = any(h.tag.value == "forced_return" for h in doc.hits("type", said.i, min(said.j + _OFFICE, e)))
    return (
        sent
        and said.i - hit.j <= _ACT
        and not words("offices").isdisjoint(doc.texts[hit.j : hit.j + _OFFICE])
    )
