"""Where an English sentence turns to another act: "seized the town after air strikes on it"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tawthiq.claims.document import Document
from tawthiq.claims.grammar import words
from tawthiq.lang.lexicon import Hit
from tawthiq.lang.tokens import LINE

_FAMILIES = {
    "air": ("airstrike", "drone_strike", "helicopter_barrel_bomb", "bare_bombing"),
    "fire": ("shelling", "rocket_missile", "cluster_munition"),
    "gas": ("chemical",),
    "fight": ("ground_fighting",),
    "talk": ("statement_other",),
    "move": ("other", "displacement"),
    "bomb": ("ied_vbied", "landmine_uxo", "unknown_explosion"),
    "custody": ("detention", "abduction"),
    "death": ("execution", "shooting"),
    "loot": ("property_destruction",),
}
_OF = {kind: family for family, kinds in _FAMILIES.items() for kind in kinds}
_NEAR, _PARTY, _ARMED = 4, 7, frozenset(("air", "fire", "fight", "bomb"))


def families(types: Iterable[Hit]) -> set[str]:
    """The families of acts that hits name: air, fire, fight and so on."""
    return {_OF[h.tag.value] for h in types if h.tag.value in _OF}


def turns(doc: Document, s: int, e: int) -> Iterator[int]:
    """The tokens at which a clause about an act of another family begins, behind one told of before it."""
    hits = [h for h in doc.hits("type", s, e) if h.tag.value in _OF and doc.hit("group", h.i) is None]
    if len(hits) < 2 or not doc.texts[s].isascii():
        return
    last = s
    for k in range(s + 2, e - 1):
        word = doc.texts[k]
        if word not in words("turning") and word not in words("joining"):
            continue
        if any(h.i < k < h.j for h in hits):
            continue  # "left behind after clashes"
        left = {
            _OF[h.tag.value] for h in hits if last <= h.i < k and not (word == "after" and _heard(h, hits, k))
        }
        right = next((h for h in hits if h.i > k), None)
        if left and right is not None and _OF[right.tag.value] not in left and _opens(doc, k, right, left, e):
            yield k
            last = k


def _heard(hit: Hit, hits: list[Hit], k: int) -> bool:
    """ "Explosions were heard after rockets hit the town": what was heard is no other act."""
    right = next((h for h in hits if h.i > k), None)
    heard = hit.tag.value == "unknown_explosion"
    return heard and right is not None and _OF[right.tag.value] in ("air", "fire")


def _opens(doc: Document, k: int, right: Hit, left: set[str], e: int) -> bool:
    """Whether the connector at token k opens a clause with an act of its own."""
    if any(doc.texts[n] in (",", ";", ":") for n in range(k + 2, right.i)):
        return False
    if doc.texts[k] == "and" and right.i - k == 1 and doc.texts[right.j : right.j + 1] == ["by"]:
        return False  # "bombings and raids by Islamic State"
    if k + 1 in doc.numbers and doc.texts[k + 2] in ("by", "in"):
        return False  # "18 were killed by shelling and 20 by air strikes": the verb of the first
    if doc.texts[k] in words("turning"):
        return _OF[right.tag.value] != "talk"  # "after a truce was announced" tells when
    party = [h for h in doc.hits("actor", k + 1, min(k + _PARTY, e)) if h.tag.form != "held"]
    place = right.j < e and doc.texts[right.j] in words("turn_places")
    armed = {_OF[right.tag.value], *left} <= _ARMED and right.i - k <= _NEAR
    return armed and (
        bool(party) or (place and _OF[right.tag.value] == "fight") or _does_harm(doc, k, right, e)
    )


def _does_harm(doc: Document, k: int, right: Hit, e: int) -> bool:
    """ "and a drone attack on the port wounded a boy": a weapon behind "and" that is the subject of its own harm."""
    led = right.i - k == 1 or doc.texts[k + 1] in ("a", "an", "another", "two", "three")
    if not led or not doc.hits("kind", max(k - _LEFT, 0), k):
        return False
    verb = next((h for h in doc.hits("kind", right.j, min(right.j + _VERB, e))), None)
    if verb is None or verb.tag.form != "right" or doc.texts[verb.i - 1] in words("auxiliaries"):
        return False
    return not any(doc.texts[n] in (",", "and", "that", "which") for n in range(right.j, verb.i))


_VERB, _LEFT = 9, 15


def opens_entry(doc: Document, s: int) -> bool:
    """Whether a round-up goes on at token s: "Kafr Tut: a rocket killed two; Maraata: drones hit a port"."""
    if s == 0 or doc.texts[s - 1] != ";" or not doc.texts[s].isascii() or s + 2 >= len(doc.tokens):
        return False
    name = s + (doc.texts[s] in ("in", "near", "at"))
    return (name > s or ":" in doc.texts[s + 1 : s + 4]) and doc.quote(name, name + 1)[:1].isupper()


def is_headline(doc: Document, s: int, e: int) -> bool:
    """Whether [s, e) is a first line with a story under it, which tells the same again."""
    return e < len(doc.tokens) and doc.tokens[e].kind == LINE and s == doc.sentences[0][0]
