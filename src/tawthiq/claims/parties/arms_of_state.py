"""Parties that act through what is theirs: "the Syrian authorities", "government prisons", "a court run by HTS"."""

from __future__ import annotations

from collections.abc import Sequence

from tawthiq.claims.acts.types import MILD
from tawthiq.claims.text.document import Document
from tawthiq.claims.words.grammar import words
from tawthiq.claims.words.marks import needs
from tawthiq.lang.lexicon import Hit

_HELD = frozenset(("torture_death", "sexual_violence", "execution", "detention", "abduction"))
_HARM = frozenset(("missing", "executed", "killed", "detained"))
_NEAR, _FAR, _RUN = 3, 5, 4


def of_state(doc: Document, hit: Hit, e: int) -> bool:
    """ "the Syrian authorities", "government intelligence officers": the people of a state, who do not only speak."""
    if hit.tag.form != "adjective":
        return False
    k = hit.j
    while k < e and k - hit.j < _NEAR and doc.texts[k] in words("arm_adjectives"):
        k += 1
    if k >= e or not doc.texts[k].isascii():
        return False
    named = doc.texts[k] in words("arms")
    last = k + named
    return (
        (named or k > hit.j)
        and not (
            last < e
            and (doc.hit("says", last) is not None or doc.texts[last] in words("offices") | words("voices"))
        )
        and (named or doc.texts[k - 1] in words("arms"))
    )


@needs("actor", words("prisons_of") | words("prisons"))
def holds_prison(doc: Document, hit: Hit, s: int, e: int) -> bool:
    """Whether a party holds the prison or the court in which people were harmed.

    "in government detention centres", "in HTS custody", "a prison run by the SDF", "تحت التعذيب في سجون".
    """
    types = doc.hits("type", s, e)
    harmed = any(h.tag.value in _HELD for h in types)
    if any(h.tag.value not in _HELD | MILD for h in types):
        return False  # "a strike on a prison run by"
    if not harmed and not any(h.tag.value in _HARM for h in doc.hits("kind", s, e)):
        return False
    before = doc.texts[max(s, hit.i - _FAR) : hit.i]
    run = [w for w in before if w not in words("definite")]
    if run[-1:] == ["by"] and run[-2:-1] and run[-2] in words("keeps"):
        return any(_prison(doc, k) for k in range(max(s, hit.i - _FAR - 1), hit.i))
    if run[-1:] == ["of"]:
        return any(_prison(doc, k) for k in range(max(s, hit.i - _RUN), hit.i))
    k = hit.j
    while k < min(hit.j + _NEAR, e) and doc.texts[k] in words("arm_adjectives"):
        k += 1
    land = hit.tag.form == "adjective" and doc.texts[hit.i] != "government"  # "a Syrian prison"
    return not land and k < e and _prison(doc, k)


def did_in_prison(doc: Document, hit: Hit, s: int, e: int, role: str) -> bool:
    """ "Officers at a government security branch raped": those held suffer it, and not those who hold them."""
    struck = role == "struck" and any(h.tag.value in _ABUSE for h in doc.hits("type", s, e))
    return (role == "aside" or struck) and holds_prison(doc, hit, s, e)


_ABUSE = frozenset(("torture_death", "sexual_violence"))


def _prison(doc: Document, k: int) -> bool:
    target = doc.hit("target", k)
    return (target is not None and target.tag.value == "prison") or doc.texts[k] in words("prisons_of")


@needs(frozenset(("claimed",)))
def claimed(doc: Document, hit: Hit, s: int) -> bool:
    """ "a bombing, which ISIS claimed": the party says that the attack told of before was its own."""
    own = doc.texts[hit.j : hit.j + 1] == ["claimed"]
    before: Sequence[str] = doc.texts[max(s, hit.i - 2) : hit.i]
    return own and not {"which", "that"}.isdisjoint(before) and bool(doc.hits("type", s, hit.i))
