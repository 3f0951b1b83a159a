"""Acts that a finished text says did not take place: "There were no air strikes", "The camp was not hit"."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from tawthiq.claims.text.document import Document
from tawthiq.flow.check_sentence import Read, addressed
from tawthiq.flow.check_zeros import zeros
from tawthiq.lang.lexicon import Hit, Tag
from tawthiq.model.checks import Reading, Said

_NO = frozenset(("no", "never", "neither", "nor", "zero"))
_MORE = frozenset(
    ("further", "new", "more", "such", "other", "known", "been", "used", "dropped", "fired", "launched")
)
_NOT_AR = frozenset(("لم", "ولم", "ما", "وما"))
_BY_OTHERS = frozenset(("denied", "denies", "deny", "نفي", "نفت", "ينفي", "تنفي", "نفى"))
_BARE = frozenset(("bare_attack", "bare_bombing", "unknown_explosion", "other"))
_WHERE = ("camp", "market", "school", "health_facility", "place_of_worship", "home_residential")


def with_denied(doc: Document) -> Document:
    """The acts that the sentence says there were none of, put to those denied that the reading of claims knows."""
    types, kinds = dict(doc.by.get("type", {})), dict(doc.by.get("kind", {}))
    denied = dict(doc.by.get("denied_act", {}))
    none = [k for k, hit in types.items() if _none_of(doc, hit.i)]
    unhurt = [k for k, hit in kinds.items() if _not_struck(doc, hit)]
    if not none and not unhurt:
        return doc
    for k in none:
        hit = types.pop(k)
        denied[k] = Hit(hit.i, hit.j, Tag("denied_act", hit.tag.value, hit.tag.form), hit.clitic)
    for k in unhurt:
        hit = kinds.pop(k)
        denied[k] = Hit(hit.i, hit.j, Tag("denied_act", "bare_attack", ""), "")
    return replace(doc, by={**doc.by, "type": types, "kind": kinds, "denied_act": denied})


def _none_of(doc: Document, k: int) -> bool:
    before = doc.texts[max(0, k - 2) : k]
    return bool(before) and (before[-1] in _NO or (before[-1] in _MORE and before[0] in _NO))


def _not_struck(doc: Document, hit: Hit) -> bool:
    """لم يُصب المخيم: a building that was not hit; of persons the count of none speaks."""
    negated = hit.i > 0 and doc.texts[hit.i - 1] in _NOT_AR
    target = doc.hit("target", hit.j) if negated and hit.tag.value == "injured" else None
    return target is not None and target.tag.value in _WHERE


def denials(read: Read, place: Callable[[], Reading | None]) -> Iterator[Said]:
    """One for a sentence that denies an act; who is said to have denied it, and what must not be, denies nothing."""
    doc = read.doc
    hits = list(doc.by.get("denied_act", {}).values())
    asked = any(t.domain == "demand" for t in read.terms)
    if not hits or asked or not _BY_OTHERS.isdisjoint(doc.texts) or zeros(doc) or doc.by.get("type"):
        return
    around = place()
    if around is None:
        return
    start, end = doc.span(min(h.i for h in hits), max(h.j for h in hits))
    quote = read.sentence.text[start:end]
    yield Said(
        "denial", quote, read.at + start, read.at + end, read.sentence, readings=(around,), ceiling=True,
        also=_facets(read, hits),
    )  # fmt: skip


def _facets(read: Read, hits: list[Hit]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """What an incident must show to contradict: the weapon, the building and the party that the sentence names."""
    doc = read.doc
    types = tuple(dict.fromkeys(h.tag.value for h in hits if h.tag.value not in _BARE))
    targets = tuple(
        dict.fromkeys(h.tag.value for h in doc.by.get("target", {}).values() if h.tag.value in _WHERE)
    )
    named = [h for h in doc.by.get("actor", {}).values() if not addressed(read, h.i)]
    parties = tuple(dict.fromkeys(h.tag.value for h in named if h.tag.value not in ("unknown", "other")))
    facets = (("weapon", types), ("target", targets), ("attribution", parties))
    return tuple((kind, values) for kind, values in facets if values)
