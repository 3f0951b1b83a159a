"""Weapons told of in English and not fired: kept in a depot, brought along, or covering those who fight."""

from __future__ import annotations

from tawthiq.claims.text.document import Document
from tawthiq.claims.words.grammar import words
from tawthiq.claims.words.marks import needs
from tawthiq.lang.lexicon import Hit

_FIRED = ("rocket_missile", "shelling")
_USED = frozenset(("with", "using", "used", "by", "from"))
_OF, _BEHIND, _COVER, _WITH = 6, 9, 8, 4


def not_fired(doc: Document, hit: Hit, s: int, e: int) -> bool:
    """Whether a rocket or a gun did nothing: "a depot of missiles", "rocket launchers", "covered by artillery"."""
    if hit.tag.value not in _FIRED or not doc.texts[hit.i].isascii():
        return False
    return _kept(doc, hit, s) or _launcher(doc, hit, s, e) or _covering(doc, hit, s, e)


_HOUSES = words("stores") | {"base", "bases", "site", "sites", "facility", "facilities", "silo", "silos"}


@needs(_HOUSES)
def _kept(doc: Document, hit: Hit, s: int) -> bool:
    """ "a depot of old missiles", "a missile depot", "a store of rockets": kept there."""
    if doc.texts[hit.j : hit.j + 1] != [] and doc.texts[hit.j] in _HOUSES:
        return True
    before = doc.texts[max(s, hit.i - _OF) : hit.i]
    at = next((n for n in range(len(before) - 1, -1, -1) if before[n] in words("stores")), None)
    return at is not None and before[at + 1 : at + 2] in (["of"], ["for"]) and "," not in before[at:]


@needs(frozenset(("launcher", "launchers")))
def _launcher(doc: Document, hit: Hit, s: int, e: int) -> bool:
    """ "brought rocket launchers": what rockets are fired with, where nothing says that they were."""
    if not {"launcher", "launchers"} & set(doc.texts[hit.i : hit.j + 1]):
        return False
    before, behind = doc.texts[max(s, hit.i - _WITH) : hit.i], doc.texts[hit.j : min(hit.j + _BEHIND, e)]
    fires = words("attack_verbs") | words("strikes") | {"destroys", "destroy"}
    return _USED.isdisjoint(before) and fires.isdisjoint((*before, *behind))


@needs(words("backed"))
def _covering(doc: Document, hit: Hit, s: int, e: int) -> bool:
    """ "Troops covered by artillery beat off": guns that help those who fight on the ground."""
    before = doc.texts[max(s, hit.i - _COVER) : hit.i]
    led = next((n for n, w in enumerate(before) if w in words("backed")), None)
    if led is None or before[led + 1 : led + 2] != ["by"] or "," in before[led:]:
        return False
    acts = doc.hits("type", s, e)
    return any(h.tag.value == "ground_fighting" for h in acts)
