"""Participles that share the auxiliary of one before them: "were ambushed and killed"."""

from __future__ import annotations

from tawthiq.claims.text.document import Document
from tawthiq.claims.words.grammar import words

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
