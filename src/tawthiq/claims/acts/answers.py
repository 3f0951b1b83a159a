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


@needs(words("lifts"))
def lifts_it(doc: Document, hit: Hit, e: int) -> bool:
    """ "We call on the army to lift the siege", "to end its shelling": whoever is asked to end what he does."""
    said = doc.texts[hit.j : min(hit.j + _ENDS, e)]
    k = next((n for n, word in enumerate(said) if word in words("lifts")), None)
    if k is None or "to" not in said[:k]:
        return False
    behind = said[k + 1 : k + 3]
    return behind == ["the", "siege"] or behind[:1] in (["its"], ["their"], ["his"])


_ENDS = 7


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
