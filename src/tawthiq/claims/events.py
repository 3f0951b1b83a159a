"""From sentences to events: what belongs to one attack is brought together, round-ups are parted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from tawthiq.claims.actors import acting
from tawthiq.claims.counts import sentence_counts
from tawthiq.claims.document import Document
from tawthiq.claims.packs import Pack
from tawthiq.claims.says import attribution, hedged
from tawthiq.claims.settle import settle
from tawthiq.claims.targets import facility_counts, struck
from tawthiq.claims.types import BARE, event_type
from tawthiq.lang.dates import DateHit
from tawthiq.lang.lexicon import Hit
from tawthiq.model.claims import Count, Event
from tawthiq.model.places import Mention, PlaceFinder


@dataclass(slots=True)
class Part:
    """What one sentence says about an attack."""

    s: int
    e: int
    types: list[Hit]
    counts: list[Count]
    actors: list[Hit]
    targets: list[Hit]
    dates: list[DateHit]
    mentions: list[Mention]
    total: bool = False
    cut: bool = False
    live: bool = False


@dataclass(slots=True)
class Draft:
    """An event in the making."""

    parts: list[Part] = field(default_factory=list)

    def places(self) -> set[int]:
        return {m.entries[0] for p in self.parts for m in p.mentions if m.entries}


def read_events(doc: Document, pack: Pack, finder: PlaceFinder | None) -> list[Event]:
    """All events of a document."""
    mentions = finder.mentions(doc.body) if finder else []
    parts = _parts(doc, pack, mentions)
    drafts = _drafts(doc, parts)
    return [_event(doc, pack, finder, draft, mentions) for draft in drafts]


def _parts(doc: Document, pack: Pack, mentions: Sequence[Mention]) -> list[Part]:
    out: list[Part] = []
    m = 0
    context: str | None = None
    for s, e in doc.sentences:
        start, end = doc.span(s, e)
        own = []
        while m < len(mentions) and mentions[m].start < end:
            if mentions[m].start >= start:
                own.append(mentions[m])
            m += 1
        part = _part(doc, pack, s, e, own, context)
        if part is not None:
            context = next((c.group for c in reversed(part.counts) if c.group == "civilians"), None)
            out.append(part)
    return out


def _part(doc: Document, pack: Pack, s: int, e: int, own: list[Mention], context: str | None) -> Part | None:
    types = doc.hits("type", s, e)
    if not types and not doc.hits("kind", s, e):
        return None
    counts = sentence_counts(doc, s, e, context)
    if not types and not counts:
        return None
    if doc.hits("warning", s, e) and not counts:
        return None
    violent = any(t.tag.value != "statement_other" for t in types)
    targets = struck(doc, s, e) if violent else []
    counts = [*counts, *facility_counts(doc, s, e, targets, pack)]
    dates = [d for d in doc.dates if s <= d.i < e]
    part = Part(s, e, types, counts, acting(doc, s, e, set()), targets, dates, own)
    part.total = bool(doc.hits("scope", s, e)) and bool(counts)
    part.cut = any(h.i <= s + 2 for h in doc.hits("cut", s, e))
    part.live = bool(doc.hits("live", s, e))
    return part


def _drafts(doc: Document, parts: Sequence[Part]) -> list[Draft]:
    drafts: list[Draft] = []
    for part in parts:
        if not drafts or _begins(drafts[-1], part):
            drafts.append(Draft())
        drafts[-1].parts.append(part)
    return drafts


def _begins(draft: Draft, part: Part) -> bool:
    """Whether a sentence is about another event than the draft before it."""
    if part.total != draft.parts[-1].total:
        return True
    typed = any(t.tag.value not in ("statement_other",) for t in part.types)
    if part.cut and typed:
        return True
    here = {m.entries[0] for m in part.mentions if m.entries}
    known = draft.places()
    return bool(typed and here and known and not here & known and (part.counts or part.actors) and part.dates)


def _event(
    doc: Document, pack: Pack, finder: PlaceFinder | None, draft: Draft, mentions: Sequence[Mention]
) -> Event:
    parts = draft.parts
    counts = settle([c for p in parts for c in p.counts])
    actors = [h for p in parts for h in p.actors]
    types = [h for p in parts for h in p.types]
    lead = _lead(parts)
    start, end = doc.span(lead.s, lead.e)
    classes = tuple(dict.fromkeys(h.tag.value for h in actors)) or ("unknown",)
    arabic = not doc.tokens[types[0].i].text.isascii() if types else True
    day = _dates(doc, parts)
    own = next((p.mentions for p in parts if p.mentions), [])
    return Event(
        event_type=event_type(types, counts, classes, pack, arabic=arabic),
        quote=doc.source[start:end],
        start=start,
        end=end,
        scope="total" if any(p.total for p in parts) else "event",
        modality=_modality(doc, parts),
        date_start=day[0],
        date_end=day[1],
        date_basis=day[2],
        place=finder.resolve(doc.body, own, near=mentions) if finder and own else None,
        actors=tuple(dict.fromkeys(doc.quote(h.i, h.j) for h in actors)),
        actor_class=classes if len(classes) == 1 else tuple(c for c in classes if c != "unknown"),
        targets=tuple(dict.fromkeys(h.tag.value for p in parts for h in p.targets)) or ("none_stated",),
        counts=counts,
        hedged=any(hedged(doc, p.s, p.e) for p in parts),
        attributed_to=next((a for p in parts if (a := attribution(doc, p.s, p.e))), None),
    )


def _lead(parts: Sequence[Part]) -> Part:
    """The sentence the event is read from: the first with a count, else with a weapon, else the first."""
    return next(
        (p for p in parts if p.counts),
        next((p for p in parts if any(t.tag.value not in BARE for t in p.types)), parts[0]),
    )


def _dates(doc: Document, parts: Sequence[Part]) -> tuple[date | None, date | None, str]:
    for part in parts:
        if part.dates:
            best = next((d for d in part.dates if d.exact), part.dates[0])
            return best.start, best.end, "stated"
    if any(p.live for p in parts) and doc.published:
        return doc.published, doc.published, "published"
    return None, None, "none"


def _modality(doc: Document, parts: Sequence[Part]) -> str:
    for part in parts:
        for hit in doc.hits("modality", part.s, part.e):
            if hit.tag.value in ("ongoing", "denied") or not part.counts:
                return hit.tag.value
    return "happened"
