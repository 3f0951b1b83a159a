"""Who took the ground long before an attack, and had no part in it: "bombed often since rebels drove ISIS out"."""

from __future__ import annotations

from tawthiq.claims.text.document import Document
from tawthiq.claims.words.grammar import words
from tawthiq.claims.words.marks import and_, needs
from tawthiq.lang.lexicon import Hit

_BEFORE, _BEHIND = 6, 7
_RELATIVE = frozenset(("which", "where"))


@needs(and_(words("took_ground")), (words("ever_since"), _RELATIVE))
def took_before(doc: Document, hit: Hit, s: int, e: int) -> bool:
    """Whether a party takes ground, or another party's, in a clause behind "since" or, of the place, "which"."""
    opened = _opens(doc, hit, s)
    if opened is None:
        return False
    if doc.texts[opened] in _RELATIVE and not _attack_before(doc, s, opened):
        return False
    taken = range(opened, min(hit.j + _BEHIND, e))
    return any(doc.texts[k].removeprefix("و") in words("took_ground") for k in taken)


def _opens(doc: Document, hit: Hit, s: int) -> int | None:
    """The word that opens the clause of which the party is the subject."""
    for k in range(hit.i - 1, max(s, hit.i - _BEFORE) - 1, -1):
        word = doc.texts[k]
        if word in words("ever_since") or word in _RELATIVE:
            return k
        if doc.tokens[k].kind != "w" or doc.known(k, _TELLS):
            return None
    return None


_TELLS = frozenset(("says", "weekday", "month"))


def _attack_before(doc: Document, s: int, k: int) -> bool:
    """Whether an attack was told of before the clause: "a bomb killed six in the town, which rebels captured"."""
    return any(
        h.tag.value not in ("ground_fighting", "other", "statement_other") for h in doc.hits("type", s, k)
    )
