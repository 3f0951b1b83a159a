"""Sentences of grief and of those who post tell of the same dead again."""

from __future__ import annotations

from collections.abc import Container, Sequence

from tawthiq.claims.acts.part import Part
from tawthiq.claims.text.document import Document
from tawthiq.claims.words.grammar import words
from tawthiq.claims.words.marks import needs
from tawthiq.model.claims import Count


@needs(words("posting") | words("mourning"), otherwise=None)
def without_mourned(doc: Document, before: Sequence[Part], part: Part) -> None:
    """ "Friends mourned his brother", "condolences on his death": nobody new, where somebody was told of."""
    said = set(doc.texts[part.s : part.e])
    posted, mourned = said & words("posting"), said & words("mourning")
    known = {c.kind for p in before for c in (*p.counts, *p.singles)} if posted or mourned else set()
    names = {w for p in before for v in p.victims for w in v.name_parts[:1]} if known else set[str]()
    if known:
        part.counts = [c for c in part.counts if c.kind not in known or not _again(part, c, names)]
    if posted:
        owned = [c for c in part.counts if _owned(c) and c.min == c.max == 1 and not _new(part, c, names)]
        part.counts = [c for c in part.counts if c.kind not in known or c not in owned]
    if not mourned:
        return
    part.counts = [c for c in part.counts if c.kind not in known or not (c.min == c.max == 1 or _owned(c))]
    part.singles = [c for c in part.singles if c.kind not in known]


def _owned(row: Count) -> bool:
    return row.quote.lower().startswith(("his ", "her ", "their ", "my "))


def _again(part: Part, row: Count, names: Container[str]) -> bool:
    """ "confirmed that Hadi, her uncle, and Rami had been killed": all whom the row names were told of before."""
    named = [v for v in part.victims if v.name_parts and row.start <= v.start < row.end]
    return bool(named) and row.quote[:1].isascii() and all(v.name_parts[0] in names for v in named)


def _new(part: Part, row: Count, names: Container[str]) -> bool:
    """ "wrote that his brother Hadi Karam, 54, was killed": somebody named in full who was not told of before."""
    named = (v for v in part.victims if row.start <= v.start < row.end)
    return any(len(v.name_parts) >= _TWO and v.name_parts[0] not in names for v in named)


_TWO = 2
