"""Lines under a toll that tell it apart: "31 civilians killed, distributed as follows:", "- Kafr Tut: 22 civilians"."""

from __future__ import annotations

from dataclasses import dataclass, replace

from tawthiq.claims.acts.part import Part
from tawthiq.claims.acts.types import MILD
from tawthiq.claims.people.quantities import quantities
from tawthiq.claims.text.document import Document
from tawthiq.claims.words.grammar import words
from tawthiq.lang.tokens import LINE
from tawthiq.model.claims import PART

_KINDS = ("killed", "injured", "detained", "executed", "missing", "displaced")
_AHEAD, _BEHIND, _TAIL = 7, 3, 6


@dataclass(slots=True)
class Breakdown:
    """The last toll that lines may tell apart: its part, its kind, whether it was a total before and has such lines."""

    heading: Part | None = None
    kind: str | None = None
    summed: bool = False
    told: bool = False

    def leads(self, doc: Document, s: int, e: int) -> str | None:
        """The kind of the people whom [s, e) counts without a word for what happened to them."""
        if self.heading is None:
            return None
        rows = [c for c in self.heading.counts if c.kind in _KINDS and c.unit == "person" and c.max != 0]
        most = max((c.max or c.min or 0 for c in rows), default=0)
        if rows and s == self.heading.e + 1 and _by_parties(doc, s, e, most):
            return rows[0].kind
        if self.kind is None:
            return None
        told = _tells_one(doc, s, e, most, announced=_announced(doc, self.heading))
        return self.kind if told or _by_weapon(doc, s, e, most) else None

    def add(self, doc: Document, part: Part, led: str | None) -> None:
        """Make a line that the toll leads an event of its own; what stands on a line behind such lines begins another.

        The toll becomes a total, which is never added to its lines. They have its weapon and days.
        """
        if (
            led is not None
            and self.heading is not None
            and part.s == self.heading.e + 1
            and self.kind is None
        ):
            part.total, part.types = self.heading.total, part.types or self.heading.types
            part.counts = [replace(c, relation=PART) for c in part.counts]
            return  # "Of these, 19 were by the SDF and 17 by the army": of the toll itself
        if led is None or self.heading is None:
            part.cut = part.cut or (self.told and doc.opens_line(part.s))
            self.heading, self.kind, self.told = part, _tells_apart(doc, part), False
            self.summed = part.total
            return
        self.told = True
        part.cut = part.apart = self.heading.total = True
        part.total = self.summed
        part.types, part.dates = part.types or self.heading.types, part.dates or self.heading.dates
        part.mentions = part.mentions or self.heading.mentions


def _tells_apart(doc: Document, part: Part) -> str | None:
    """The kind of the people that the lines under a part tell apart, None where it announces no such lines."""
    first = next((c for c in part.counts if c.unit == "person" and c.kind in _KINDS and c.max != 0), None)
    end = _line_end(doc, part)
    if first is None or end is None:
        return None
    return first.kind if _announced(doc, part) or ":" in doc.texts[part.e - 1 : end] or part.total else None


def _line_end(doc: Document, part: Part) -> int | None:
    """The token that ends the line of a part that stands last on it."""
    end = part.e
    while end < len(doc.tokens) and doc.tokens[end].kind not in ("w", LINE):
        end += 1
    return end if end < len(doc.tokens) and doc.tokens[end].kind == LINE else None


def _announced(doc: Document, part: Part) -> bool:
    """ "distributed as follows", على النحو التالي: at the end of a part."""
    return not words("as_follows").isdisjoint(doc.texts[max(part.s, part.e - _TAIL) : part.e])


def _tells_one(doc: Document, s: int, e: int, most: int, *, announced: bool) -> bool:
    """Whether [s, e) is a name, a colon or dash and a number of at most `most` people, no word for a harm.

    A bare number counts people only where the lines were announced, or where a party stands before it: not an age.
    """
    if not doc.opens_line(s) or doc.hits("kind", s, e):
        return False
    sign = next((k for k in range(s + 1, min(s + _AHEAD, e - 1)) if _sign(doc, k)), None)
    found = quantities(doc, sign + 1, e) if sign is not None else []
    first = found[0] if found and sign is not None and found[0].i - sign <= _BEHIND else None
    if first is None or sign is None or not first.numbered or first.unit != "person":
        return False
    bare = first.noun is None and not announced and not doc.hits("actor", s, sign)
    return not bare and (first.low or first.high or 0) <= most


def _by_weapon(doc: Document, s: int, e: int, most: int) -> bool:
    """ "• أربعة منهم بغارة على منزل": a line of its own that opens with people, a weapon behind them."""
    if not doc.opens_line(s) or doc.hits("kind", s, e):
        return False
    first = next(iter(quantities(doc, s, e)), None)
    if first is None or first.i - s > _BULLET or first.unit == "facility" or (first.low or 0) > most:
        return False
    act = next(iter(doc.hits("type", first.j, e)), None)
    return act is not None and act.i - first.j <= _AHEAD and act.tag.value not in MILD


_BULLET = 2


def _sign(doc: Document, k: int) -> bool:
    return doc.texts[k] in (":", "-", "–", "—") and doc.tokens[k - 1].kind == "w"


def _by_parties(doc: Document, s: int, e: int, most: int) -> bool:
    """ "19 were by the SDF and 17 by the army", "النظام مسؤول عن 81 وقسد عن 43": numbers of several parties only."""
    if len(doc.hits("actor", s, e)) < _SEVERAL or doc.hits("type", s, e):
        return False
    if any(h.tag.form in ("right", "left") for h in doc.hits("kind", s, e)):
        return False
    found = [q for q in quantities(doc, s, e) if q.numbered and q.unit == "person"]
    held = [q for q in found if _of_party(doc, q.i, q.j)]
    return len(held) >= _SEVERAL and len(held) == len(found) and all((q.low or 0) <= most for q in found)


_SEVERAL = 2


def _of_party(doc: Document, i: int, j: int) -> bool:
    """Whether a number of tokens [i, j) is said to be by or of a party: behind عن or "for", before "by"."""
    behind = [
        w for w in doc.texts[j : j + _BEHIND] if w not in words("auxiliaries") and w not in words("cases")
    ]
    return doc.texts[i - 1] in ("عن", "for") or behind[:1] == ["by"] or behind[:2] == ["علي", "يد"]
