"""How many facilities were hit, of the kinds that a pack counts."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from tawthiq.claims.packs import Pack
from tawthiq.claims.people.quantity import Quantity
from tawthiq.claims.text.document import Document
from tawthiq.claims.words.grammar import words
from tawthiq.lang.lexicon import Hit, stems
from tawthiq.model.claims import Count

_STRIKES, _PLURALS = words("strikes"), words("plural_facilities")
_DUALS = ("تان", "تين", "يان", "يين", "مركزان", "مركزين", "مستوصفان", "مستوصفين", "معهدان", "معهدين")
_AROUND = ("محيط", "بمحيط", "قرب", "اطراف")


def facility_counts(
    doc: Document, s: int, hits: list[Hit], counted: Sequence[Quantity], pack: Pack
) -> list[Count]:
    """Rows of facilities_hit: numbered ones of any kind, else schools and health facilities one by one.

    `counted` are the sentence's quantities of what is hit.
    """
    rows: list[Count] = []
    if not hits:
        return rows
    numbered: set[int] = set()
    for q in counted:
        if any(q.i <= h.i < q.j for h in hits) and (
            q.target in (*pack.counted_targets, "military") or _facility_word(doc, q.noun)
        ):
            start, end = doc.span(q.i, q.j)
            quote = doc.source[start:end]
            rows.append(
                Count("facilities_hit", "all", q.low, q.high, q.qualifier, quote, start, end, unit="facility")
            )
            numbered.update(range(q.i, q.j))
    several: set[str] = set()
    for hit in hits:
        if hit.tag.value in several or doc.texts[hit.i - 1].removeprefix("ل") in _AROUND:
            continue  # "محيط المشفى", "مراكز صحية منها مشفى كفر توت"
        if hit.tag.value in pack.counted_targets and hit.i not in numbered and _object(doc, hit.i, s):
            start, end = doc.span(hit.i, hit.j)
            low, high, qualifier = _bounds(doc, hit)
            several.update([hit.tag.value] if high is None else ())
            if low == 1 and not _one_stated(doc, hit.i):
                continue
            quote = doc.source[start:end]
            rows.append(
                Count("facilities_hit", "all", low, high, qualifier, quote, start, end, unit="facility")
            )
    return rows


def _one_stated(doc: Document, k: int) -> bool:
    """ "a school" states one in English; "the school" and "Ali School" name it and state no number."""
    if not doc.texts[k].isascii():
        return True
    for word in reversed(doc.texts[max(k - 4, 0) : k]):
        if word in ("a", "an", "one", "another"):
            return True
        if word in words("stops") or not word.isalpha():
            return False
    return False


def _facility_word(doc: Document, k: int | None) -> bool:
    """ "47 منشأة", "12 vital facilities": facilities of no kind that is said."""
    return k is not None and any(stem in words("facility_words") for stem, _ in stems(doc.texts[k]))


def _object(doc: Document, k: int, s: int) -> bool:
    """Whether a word for striking or damage stands right before token k, or another facility joined to it."""
    near = [n for n in range(max(s, k - _FAR), k) if n not in doc.dated][-5:]
    before = [doc.texts[n].removeprefix("و") for n in near]
    struck_before = any(w in _STRIKES or w[1:] in _STRIKES for w in before)
    return struck_before or doc.texts[k].startswith("و") or _struck_behind(doc, k)


_FAR = 9


def _struck_behind(doc: Document, k: int) -> bool:
    """ "the hospital was hit", "the clinic is out of service", خرج المشفى عن الخدمة."""
    behind = [doc.texts[n] for n in range(k + 1, min(k + _SERVICE, len(doc.tokens)))]
    if "service" in behind or "الخدمة" in behind or ("عن", "العمل") in pairwise(behind):
        return True
    verb = next((n for n, w in enumerate(behind[:_BEHIND]) if w in ("was", "were")), None)
    plain = verb is not None and all(w.isalpha() and w not in _CLOSERS for w in behind[:verb])
    return plain and any(w in _STRIKES and w != "on" for w in behind[(verb or 0) + 1 : (verb or 0) + 3])


_CLOSERS = words("closers") | words("clause_starts")
_BEHIND, _SERVICE = 3, 11


def _bounds(doc: Document, hit: Hit) -> tuple[int, int | None, str]:
    words_at = {stem for k in range(hit.i, hit.j) for stem, _ in stems(doc.texts[k])}
    if words_at & _PLURALS:
        return 2, None, "vague"
    if any(word.endswith(_DUALS) for word in words_at):
        return 2, 2, "exact"
    return 1, 1, "exact"
