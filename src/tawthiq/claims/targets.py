"""What was hit, and how many facilities of the kinds that are counted."""

from __future__ import annotations

from tawthiq.claims.document import Document
from tawthiq.claims.grammar import words
from tawthiq.claims.packs import Pack
from tawthiq.claims.quantities import quantities
from tawthiq.lang.lexicon import Hit, stems
from tawthiq.model.claims import Count

_CARE, _STRIKES, _PLURALS = words("care"), words("strikes"), words("plural_facilities")
_NAMED_AFTER = ("infrastructure", "place_of_worship", "agricultural")
_DUALS = frozenset(("مدرستين", "مدرستان", "مشفيين", "مستشفيين"))


def struck(doc: Document, s: int, e: int, names: set[int]) -> list[Hit]:
    """Hits of what was struck in the attack sentence [s, e). `names` are offsets where names of places begin."""
    found = (h for h in doc.hits("target", s, e) if not _elsewhere(doc, h, s))
    return [h for h in found if h.tag.value not in _NAMED_AFTER or doc.tokens[h.i].start not in names]


def _elsewhere(doc: Document, hit: Hit, s: int) -> bool:
    """Hospitals that received the wounded or spoke, schools that only mark a spot."""
    before = {doc.texts[k].removeprefix("و") for k in range(max(s, hit.i - 3), hit.i)}
    if doc.hit("says", hit.j) is not None and doc.texts[hit.i].isascii():
        return True
    moved = bool(before & _CARE) or any(w.startswith(("نقل", "اسعاف", "اسعف")) for w in before)
    return moved and hit.tag.value not in ("camp", "home_residential")


def facility_counts(doc: Document, s: int, e: int, hits: list[Hit], pack: Pack) -> list[Count]:
    """Rows of facilities_hit: numbered ones of any kind, else schools and health facilities one by one."""
    rows: list[Count] = []
    if not hits:
        return rows
    numbered: set[int] = set()
    for q in quantities(doc, s, e):
        if (
            q.target
            and any(q.i <= h.i < q.j for h in hits)
            and q.target in (*pack.counted_targets, "military")
        ):
            start, end = doc.span(q.i, q.j)
            quote = doc.source[start:end]
            rows.append(
                Count("facilities_hit", "all", q.low, q.high, q.qualifier, quote, start, end, unit="facility")
            )
            numbered.update(range(q.i, q.j))
    for hit in hits:
        if hit.tag.value in pack.counted_targets and hit.i not in numbered and _object(doc, hit.i, s):
            start, end = doc.span(hit.i, hit.j)
            low, high, qualifier = _bounds(doc, hit)
            quote = doc.source[start:end]
            rows.append(
                Count("facilities_hit", "all", low, high, qualifier, quote, start, end, unit="facility")
            )
    return rows


def _object(doc: Document, k: int, s: int) -> bool:
    """Whether a word for striking or damage stands right before token k, or another facility joined to it."""
    before = [doc.texts[n].removeprefix("و") for n in range(max(s, k - 5), k)]
    return any(w in _STRIKES or w[1:] in _STRIKES for w in before) or doc.texts[k].startswith("و")


def _bounds(doc: Document, hit: Hit) -> tuple[int, int | None, str]:
    words_at = {stem for k in range(hit.i, hit.j) for stem, _ in stems(doc.texts[k])}
    if words_at & _PLURALS:
        return 2, None, "vague"
    if words_at & _DUALS:
        return 2, 2, "exact"
    return 1, 1, "exact"
