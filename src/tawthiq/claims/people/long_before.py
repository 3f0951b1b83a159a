"""What somebody had lived through before what is told of: "a farmer who had fled Homs twice was shot dead"."""

from __future__ import annotations

from tawthiq.claims.text.document import Document
from tawthiq.claims.words.marks import needs
from tawthiq.lang.lexicon import Hit

_WHO, _LONG = 5, 14
_LIVED_THROUGH = frozenset(("displacement", "detention", "abduction", "displaced", "detained"))
_HARM = frozenset(("killed", "injured", "executed", "killed_or_injured"))
_WAS = frozenset(("was", "were"))
_HAD = frozenset(("had", "was", "were"))


@needs(frozenset(("who",)), _WAS)
def long_before(doc: Document, hit: Hit, s: int, e: int) -> bool:
    """Whether a word stands in a clause of "who had" or "who was" behind which it is told how they were harmed."""
    before = doc.texts[max(hit.i - _WHO, s) : hit.i]
    if (
        hit.tag.value not in _LIVED_THROUGH
        or "who" not in before
        or _HAD.isdisjoint(before[before.index("who") :])
    ):
        return False
    for k in range(hit.j, min(hit.j + _LONG, e)):
        if doc.texts[k] in _STOPS:
            return False
        if doc.texts[k] in _WAS and doc.texts[k - 1] not in _OPENS:
            harm = doc.hit("kind", k + 1)
            return harm is not None and harm.tag.value in _HARM
    return False


_STOPS = frozenset((";", ".", "said", "and", "but"))
_OPENS = frozenset(("who", "when", "where", "which", "that"))
