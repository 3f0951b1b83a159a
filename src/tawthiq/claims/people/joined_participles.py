"""English participles: one that shares the auxiliary before it, those freed since, the wounded who are brought out."""

from __future__ import annotations

from tawthiq.claims.people.quantity import Quantity
from tawthiq.claims.text.document import Document
from tawthiq.claims.words.grammar import words
from tawthiq.claims.words.marks import needs
from tawthiq.lang.lexicon import Hit

_PEOPLE = frozenset(("kind", "group"))


def joined_passive(doc: Document, i: int, j: int) -> bool:
    """ "were ambushed and killed", "were caught in the crossfire and killed", nobody told of behind."""
    if not doc.texts[i].endswith("ed"):
        return False
    behind = doc.texts[j] if j < len(doc.texts) else "."
    ends = behind in words("clause_starts") or behind in words("closers") or j in doc.dated
    first = max(i - _JOINED, 0)
    k = next((n for n in range(i - 2, first, -1) if doc.texts[n] in ("was", "were", "been")), None)
    if k is None or not ends:
        return False
    done = doc.texts[k + 1].endswith(("ed", "en")) or doc.texts[k + 1] in _DONE
    plain = not any(doc.known(n, _PEOPLE) or doc.texts[n] in (",", ";", "who") for n in range(k + 1, i))
    return done and plain


_JOINED, _DONE = 8, ("caught", "shot", "hit", "struck", "held", "found", "set")


@needs("release")
def freed_since(doc: Document, hit: Hit, s: int, e: int) -> bool:
    """ "seven of the women abducted by ISIS in July were freed": held no longer."""
    if hit.tag.value != "detained" or hit.i == s or not doc.texts[hit.i].endswith("ed"):
        return False
    if doc.texts[hit.i - 1] in ("it", "they"):  # "freed seven of the 30 women it abducted", not "is to free"
        return any(doc.texts[h.i] == "freed" for h in doc.hits("release", s, hit.i))
    if not doc.hits("group", hit.i - 1, hit.i):
        return False
    freed = doc.hits("release", hit.j, min(hit.j + _FREED, e))
    return any(doc.texts[h.i - 1] in ("was", "were", "been") for h in freed)


_FREED, _EVACUATED = 14, frozenset(("evacuated", "evacuating", "evacuate"))


@needs(_EVACUATED | {"letting", "evacuation"}, otherwise=None)
def brought_out(doc: Document, q: Quantity) -> None:
    """ "evacuated 40 wounded people", "letting 40 wounded leave": wounded before, and counted as those who left."""
    if q.fixed != "injured" or not q.numbered or not doc.texts[q.i].isascii():
        return
    before, behind = doc.texts[max(q.i - _NEAR, 0) : q.i], doc.texts[q.j : q.j + _NEAR]
    led = not (_EVACUATED | {"letting"}).isdisjoint(before) or before[-2:] == [
        "evacuation",
        "of",
    ]
    taken = behind[:1] in (["was"], ["were"]) and behind[1:2] == ["evacuated"]
    if led or taken:
        q.fixed, q.group, q.form = None, q.group or "all", "pl"


_NEAR = 3
