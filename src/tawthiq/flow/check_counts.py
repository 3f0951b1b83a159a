"""The numbers of one sentence of a finished text, also those that a sentence takes out of a number before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tawthiq.claims.people.counts import sentence_counts
from tawthiq.claims.people.quantities import quantities as counted
from tawthiq.claims.text.document import Document
from tawthiq.flow.check_quantities import counts_time, qualified, quantities, spans_of
from tawthiq.flow.check_sentence import Read, bare, by_place, covered
from tawthiq.flow.check_zeros import without, zeros
from tawthiq.lang.lexicon import Hit
from tawthiq.model.claims import Count

_PARTS = frozenset(("children", "women", "men", "health_workers", "rescue_workers", "journalists"))
_LINKS = frozenset(
    ("of", "them", "whom", "were", "was", "are", "منهم", "منهن", "بينهم", "كانوا", "كان", "من")
)
_OF_THEM = frozenset(("them", "منهم", "منهن"))
_AMONG = frozenset(("among", "including", "بين", "وبين", "بينهم"))
_REACH, _FAR = 5, 25


def stated(read: Read, earlier: Read | None) -> list[Count]:
    """The counts of a sentence with their places in the draft; `earlier` is the sentence before in its paragraph."""
    doc = read.doc
    if not doc.tokens:
        return []
    found, singles = sentence_counts(doc, 0, len(doc.tokens), counted(doc, 0, len(doc.tokens)))
    denied = zeros(doc)
    rows = [c for c in found if not bare(c, doc)] + [s for s in singles if not covered(s, found)]
    rows = [*without(rows, denied), *denied]
    rows = [c for c in rows if not counts_time(c, doc)]
    legal = [(t.start, t.end) for t in read.terms if t.domain == "legal"]
    rows = [c for c in rows if not any(a <= c.start < b for a, b in legal)]
    rows += members(doc, rows, earlier.counts if earlier else ())
    rows = [qualified(c, doc) for c in [*rows, *quantities(doc, rows)]]
    return sorted((replace(c, start=c.start + read.at, end=c.end + read.at) for c in rows), key=by_place)


def members(doc: Document, known: Sequence[Count], earlier: Sequence[Count]) -> list[Count]:
    """ "44 of them were children", ومن بين 207 مدنياً ... 71 طفلاً: parts of the number of persons told before."""
    out = []
    for first, last, low, high, said in spans_of(doc):
        group = _group(doc, last)
        start = doc.tokens[first].start
        whole = next((c for c in reversed(known) if c.unit == "person" and c.end <= start), None)
        if whole is None and not _OF_THEM.isdisjoint(doc.texts[last : last + _REACH]):
            whole = next((c for c in reversed(earlier) if c.unit == "person"), None)
        linked = group is not None and (group.i > last or _drawn(doc, first))
        if group is None or whole is None or not linked or any(c.start <= start < c.end for c in known):
            continue
        end = doc.tokens[group.j - 1].end
        quote = doc.source[start:end]
        out.append(replace(whole, group=group.tag.value, min=low, max=high, qualifier=said, quote=quote,
                           start=start, end=end))  # fmt: skip
    return out


def _drawn(doc: Document, k: int) -> bool:
    """ "Among the 207 civilians killed were 71 children": said to be out of those told before."""
    return not _AMONG.isdisjoint(doc.texts[max(0, k - _FAR) : k])


def _group(doc: Document, k: int) -> Hit | None:
    """The group of persons that a number before token `k` counts: right behind it, or behind "of them were"."""
    for n in range(k, min(k + _REACH, len(doc.tokens))):
        hit = doc.hit("group", n)
        if hit is not None:
            return hit if hit.tag.value in _PARTS else None
        if doc.texts[n] not in _LINKS:
            return None
    return None
