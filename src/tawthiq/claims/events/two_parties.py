"""A sentence that goes on to people whom another party harmed: "18 were killed by the army, and 20 by Russia"."""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise

from tawthiq.claims.acts.part import Part
from tawthiq.claims.people.joined import behind_verb, caused
from tawthiq.claims.text.document import Document
from tawthiq.model.claims import PART, Count

_HURT = frozenset(("killed", "injured", "executed", "killed_or_injured"))
_TWO, _AND = 2, frozenset(("and", "و", ",", "while"))


def by_two_parties(doc: Document, part: Part) -> int | None:
    """The token where a sentence goes on to the number of another party, or None.

    A sum over days stays one, as does a fight of the two parties and a number that is told apart by party.
    """
    if len(part.actors) < _TWO or len(part.counts) < _TWO or part.total or _one_event(doc, part):
        return None
    rows = sorted((c for c in part.counts if c.kind in _HURT and c.unit == "person"), key=lambda c: c.start)
    for n, (first, second) in enumerate(pairwise(rows)):
        end = bisect_left(doc.starts, rows[n + 2].start) if n + 2 < len(rows) else part.e
        cut = _cut(doc, part, first, second, end)
        if cut is not None and part.s < cut:
            return cut
    return None


def _one_event(doc: Document, part: Part) -> bool:
    fought = any(t.tag.value == "ground_fighting" for t in part.types)
    summed = bool(doc.hits("since", part.s, part.e) or doc.hits("scope", part.s, part.e))
    return fought or summed or any(c.relation == PART for c in part.counts)


def _cut(doc: Document, part: Part, first: Count, second: Count, end: int) -> int | None:
    """The token that opens what the second party did, where each row has a party of its own."""
    i, j = bisect_left(doc.starts, first.end), bisect_left(doc.starts, second.start)
    behind = bisect_left(doc.starts, second.end)
    if caused(doc, behind_verb(doc, i, j), j) and caused(doc, behind_verb(doc, behind, end), end):
        return j - (doc.texts[j - 1] in _AND) if _apart(part, (i, j), (behind, end)) else None
    if not _apart(part, (part.s, bisect_left(doc.starts, first.start)), (i, j)):
        return None
    verb = next((h.i for h in doc.hits("kind", i, j) if h.tag.form == "right"), None)
    if verb is None:
        said_once = doc.texts[i] == "and" and j in doc.numbers and any(h.j == j for h in part.actors)
        return i if said_once else None
    if doc.texts[verb].isascii():
        return i if any(i <= h.i < verb for h in part.actors) else None  # no "injured regime soldier"
    return verb if doc.texts[verb].startswith("و") else i


def _apart(part: Part, one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether parties act in both spans of tokens, none in both."""
    first, second = ({h.tag.value for h in part.actors if i <= h.i < j} for i, j in (one, other))
    return bool(first and second) and first.isdisjoint(second)
