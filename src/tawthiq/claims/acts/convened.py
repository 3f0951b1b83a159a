"""Meetings that are only called or still to come: an invitation to a press conference, talks that are to resume."""

from __future__ import annotations

from tawthiq.claims.acts.part import Part
from tawthiq.claims.text.document import Document
from tawthiq.claims.words.grammar import words
from tawthiq.claims.words.marks import needs

_NEAR, _PRESS = 8, frozenset(("press", "news", "صحفي", "صحفيا"))


@needs(words("meetings"))
def only_convened(doc: Document, part: Part) -> bool:
    """Whether a part without a place or people counted only says that such a meeting is to be."""
    if part.mentions or part.unknown or any(c.unit == "person" for c in part.counts):
        return False
    at = next((k for k in range(part.s, part.e) if doc.texts[k] in words("meetings")), None)
    if at is None or doc.hits("says", part.s, at):
        return False
    if doc.texts[at] in words("may_be_ahead"):
        ahead = doc.texts[at : min(at + _NEAR, part.e)]
        idle = not part.actors and all(h.tag.value == "statement_other" for h in part.types)
        return idle and not words("is_ahead").isdisjoint(ahead)
    around = doc.texts[max(part.s, at - 1) : at + 2]
    called = doc.texts[max(part.s, at - _NEAR) : at]
    press = doc.texts[at] == "briefing" or not _PRESS.isdisjoint(around)
    return press and not words("convenes").isdisjoint(called)
