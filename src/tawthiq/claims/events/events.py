"""From parts to events: what belongs to one attack is brought together, round-ups are parted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from tawthiq.claims.acts.part import WIDE, Part
from tawthiq.claims.acts.says import attribution, hedged
from tawthiq.claims.acts.types import BARE, WEAK, event_type
from tawthiq.claims.days.anniversaries import anniversary, years_before
from tawthiq.claims.events.drafts import Draft, ends_line, put_together
from tawthiq.claims.events.lags import date_by_lags
from tawthiq.claims.events.modality import denies_all, modality_of
from tawthiq.claims.events.parts import read_parts
from tawthiq.claims.events.undated import yearless_in, yearless_over
from tawthiq.claims.packs import Pack
from tawthiq.claims.people.counts import number_of
from tawthiq.claims.people.one_by_one import told_one_by_one
from tawthiq.claims.people.settle import settle, unrepeated
from tawthiq.claims.people.sums import without_sums
from tawthiq.claims.sites.where import place_parts, report_place
from tawthiq.claims.text.document import Document
from tawthiq.claims.text.plans import PLANNED, ahead, until_now
from tawthiq.claims.words.grammar import words
from tawthiq.lang.dates_base import DateHit
from tawthiq.lang.lexicon import Hit
from tawthiq.lang.tokens import WORD
from tawthiq.model.claims import Count, Event, NamedVictim, YearlessDay
from tawthiq.model.places import PlaceFinder

_SHORT = 25


def _speaker(doc: Document, part: Part) -> str | None:
    return attribution(doc, part.s, part.e, [(m.start, m.end) for m in part.mentions])


def read_events(doc: Document, pack: Pack, finder: PlaceFinder | None) -> list[Event]:
    """All events of a document."""
    mentions = finder.mentions(doc.body) if finder and _worth_reading(doc) else []
    reading = read_parts(doc, pack, finder, mentions)
    if finder and mentions:
        place_parts(doc, finder, reading.parts, mentions)
    drafts = put_together(doc, reading.parts)
    date_by_lags(doc, drafts)
    if finder and drafts and drafts[0].place is None and mentions:
        drafts[0].place = report_place(doc, finder, reading.parts, mentions)
    events: list[Event] = []
    day, recalled = reading.heading, None
    vaguely = yearless_over(doc, drafts) if doc.yearless else None
    for draft in drafts:
        if draft.parts[0].turned and doc.texts[draft.parts[0].s] not in words("joining"):
            events.append(
                _event(doc, pack, draft, draft.date)
            )  # "after an airstrike": of no day that is said
            continue
        vaguely = yearless_in(doc, draft) or vaguely
        own = draft.date or draft.parts[0].under or _lately(doc, draft.aside)
        summed = any(not p.dates and p.total for p in draft.parts)  # a sum of no day that is said
        told, recalled = _told_on(doc, draft, own, day, recalled)
        day = day if recalled else told
        events.append(_event(doc, pack, draft, own if summed else told, vaguely))
    points = [d.parts[0].bullet or d.parts[0].titled for d in drafts]
    listed = {e.start for e, point in zip(events, points, strict=True) if point}
    return without_sums(doc, unrepeated(_without_headline(doc, drafts, events), listed))


def _told_on(
    doc: Document, draft: Draft, own: DateHit | None, day: DateHit | None, recalled: DateHit | None
) -> tuple[DateHit | None, DateHit | None]:
    """The day of a draft, and the day if it is only recalled.

    "وكانت طائرات قد أغارت أمس" lends its day to what follows on the same line, and to no other story.
    """
    part = draft.parts[0]
    if own is None:
        again = recalled if recalled and doc.line_start(recalled.i) == doc.line_start(part.s) else None
        return again or day, again
    back = day is not None and own.end < day.start and doc.texts[part.s] in words("had")
    return own, own if back else None


def _without_headline(doc: Document, drafts: Sequence[Draft], events: list[Event]) -> list[Event]:
    """The events; rows of a headline that a later event tells again belong to that one."""
    if len(events) < 2 or drafts[0].parts[0].bullet or not ends_line(doc, drafts[0].parts[0]):
        return events
    story = [c for event in events[1:] for c in event.counts]
    end = doc.tokens[drafts[0].parts[0].e - 1].end
    later = {number_of(c) for c in story}
    told = [c for p in drafts[0].parts for c in p.counts]
    retold = all(number_of(c) in later for c in told if c.start < end)
    here = {number_of(c) for c in (events[0].counts if retold else told) if c.start >= end}
    ones = {c.kind for c in story if c.min == c.max == 1 and c.unit == "person"}
    rows = tuple(
        c
        for c in events[0].counts
        if c.start >= end
        or number_of(c) in here
        or not (number_of(c) in later or (c.min == c.max == 1 and c.group == "all" and c.kind in ones))
    )
    return [replace(events[0], counts=rows), *events[1:]]


def _lately(doc: Document, day: DateHit | None) -> DateHit | None:
    """A date said beside the attack, unless it is of long ago ("the agreement of 5 March 2020")."""
    if day is None or doc.published is None or (doc.published - day.end).days > WIDE:
        return None
    return day


def _worth_reading(doc: Document) -> bool:
    return not {"type", "kind", "beside_act"}.isdisjoint(doc.by)


def _event(
    doc: Document, pack: Pack, draft: Draft, inherited: DateHit | None, vaguely: YearlessDay | None = None
) -> Event:  # fmt: skip
    parts = draft.parts
    told = [parts[0], *(p for p in parts[1:] if not denies_all(doc, p))]
    rows = told_one_by_one(doc, told, [_without_list(p, told) for p in told])
    counts = settle(rows, [c for p in told for c in p.singles])
    actors = _actors(told)
    classes = _classes(doc, actors)
    kind = event_type([p.types for p in parts], counts, classes, pack, doc=doc, arabic=_arabic(doc, parts[0]))
    if (kind == "other" and _fought(doc, parts)) or _beat_fighters(doc, kind, told, counts):
        kind = "ground_fighting"
    if kind == "statement_other":
        actors, classes = [], ("unknown",)
    lead = _lead(parts)
    start, end = doc.span(lead.s, lead.e)
    modality = modality_of(doc, parts, siege=kind == "siege")
    counts = tuple(c for c in counts if modality != "denied" or c.unit != "facility")
    day = _dates(doc, draft, inherited or (_laid(doc, told) if kind == "siege" else None), modality)
    return Event(
        event_type=kind,
        quote=doc.source[start:end],
        start=start,
        end=end,
        scope=_scope(parts, modality),
        modality=modality,
        date_start=day[0],
        date_end=day[1],
        date_basis=day[2],
        place=draft.place,
        actors=tuple(dict.fromkeys(doc.quote(h.i, h.j) for h in actors)),
        actor_class=classes,
        targets=_targets(parts, kind, counts),
        counts=counts,
        victims=_victims(parts, counts),
        hedged=any(hedged(doc, p.s, p.e) for p in parts),
        attributed_to=next((a for p in parts if (a := _speaker(doc, p))), None),
        yearless=vaguely if day[0] is None else None,
    )


def _arabic(doc: Document, part: Part) -> bool:
    """Whether a part begins or ends with a word in Arabic; what other signs it has says nothing."""
    ends = (part.s, part.e - 1, _first_word(doc, part))
    return any(doc.tokens[k].kind == WORD and not doc.texts[k].isascii() for k in ends)


def _first_word(doc: Document, part: Part) -> int:
    """The first word of a part, behind the sign that opens its line."""
    return next((k for k in range(part.s, part.e) if doc.tokens[k].kind == "w"), part.s)


def _without_list(part: Part, parts: Sequence[Part]) -> list[Count]:
    """The rows of a part; a list of names says no more than the number stated for the same people, or for more."""
    if not part.listing:
        return part.counts
    listed = {c.start for p in parts for c in p.listing}
    kind, low = part.listing[0].kind, sum(c.min or 0 for c in part.listing)
    rows = [c for p in parts for c in p.counts if c.kind == kind and c.start not in listed]
    whose = part.listing[0].group
    rows = [c for c in rows if whose in ("all", c.group)]
    own, cut = {c.start for c in part.listing}, part.listing[0].max is None
    numbers = [c.min or 0 for c in rows if c.qualifier in _STATED]
    same = any(n == low or (cut and n > low) for n in numbers)
    fewer = any(n > low for n in numbers)  # a list may name some of those stated
    apart = any(c.group not in ("all", "civilians") and c.min == low for c in rows)  # "two women"
    told = same and (apart or len({c.group for c in part.listing}) == 1)
    gone = [c for c in part.counts if c.start in own and (told or (c.group == "all" and (same or fewer)))]
    kept = [c for c in part.counts if c not in gone]
    return [replace(c, relation=None) if same and c.start in own else c for c in kept]


_STATED = ("exact", "at_least", "more_than")


def _attack(doc: Document, hit: Hit) -> bool:
    word = doc.texts[hit.i]
    return hit.tag.value == "bare_attack" and (word.startswith(("attack", "assault")) or "هجوم" in word)


def _fought(doc: Document, parts: Sequence[Part]) -> bool:
    """ "An ISIL attack against the military forces": an attack with no weapon named, on a party's people or posts."""
    attacked = [p for p in parts if any(_attack(doc, t) for t in p.types)]
    posts = [p for p in attacked if p.victims_of or any(t.tag.value == "military" for t in p.targets)]
    return any((p.actors or not p.victims_of) and not p.background for p in posts) or any(
        p.actors and not p.background and _only_fighters(p.counts) for p in attacked
    )


def _beat_fighters(doc: Document, kind: str, parts: Sequence[Part], counts: Sequence[Count]) -> bool:
    """ "The army killed six militants and blew up their hideouts": fighters whom another party killed, no word how."""
    if kind not in ("other", "unknown_explosion") or not any(p.actors or p.victims_of for p in parts):
        return False
    if any(h.tag.value == "downed" for p in parts for h in doc.hits("beside_act", p.s, p.e)):
        return False  # "shot down a helicopter, killing both pilots"
    hurt = [c for c in counts if c.kind in ("killed", "injured") and c.max != 0]
    killed = bool(hurt) and all(c.group == "fighters" for c in hurt) and any(c.kind == "killed" for c in hurt)
    blasts = [h for p in parts for h in p.types if h.tag.value == "unknown_explosion"]
    blown = all(doc.texts[h.i] in words("blows_up") for h in blasts)
    return killed and blown and any(_killed(doc, p) for p in parts)


def _killed(doc: Document, part: Part) -> bool:
    """Whether an active English verb says that somebody killed fighters: no "were killed", no "left dead"."""
    verbs = (h for h in doc.hits("kind", part.s, part.e) if h.tag.value == "killed" and h.tag.form == "right")
    return any(
        doc.texts[h.i].endswith(("ed", "ing", "kill", "kills"))
        and doc.texts[h.i - 1] not in words("auxiliaries")
        and any(
            g.tag.value == "fighters" and doc.texts[g.i - 1] not in words("participles")
            for g in doc.hits("group", h.j, min(h.j + _WHOM, part.e))
        )
        for h in verbs
    )


_WHOM = 5


def _actors(parts: Sequence[Part]) -> list[Hit]:
    told = [p for p in parts if (p.types or p.accuses()) and not p.background] or parts
    told = [p for p in told if p.accuses() or p.violent()] or told
    if parts[0].counts and not parts[0].types:  # "100 were killed. The army took a town"
        told = [p for p in told if p is parts[0] or p.counts or p.accuses() or not _mild(p)]
    return [h for p in told for h in p.actors]


def _mild(part: Part) -> bool:
    """Whether a part names no weapon, only an act such as fighting or a move."""
    return all(t.tag.value in WEAK - {"bare_attack"} for t in part.types)


def _classes(doc: Document, actors: Sequence[Hit]) -> tuple[str, ...]:
    """The classes of the parties; a vague party ("the terrorists") gives way to a named one."""
    classes = tuple(dict.fromkeys(h.tag.value for h in actors))
    told = {h.tag.value for h in actors if not _vaguely(doc, h)}
    named = tuple(c for c in classes if c != "unknown" and c in told)
    return named or classes[:1] or ("unknown",)


def _vaguely(doc: Document, hit: Hit) -> bool:
    """Whether a party outside the classes is only described: "the terrorist groups", not "the Jordanian army"."""
    said = set(doc.texts[hit.i : hit.j])
    return hit.tag.value == "other" and not said.isdisjoint(words("vague_parties"))


def _victims(parts: Sequence[Part], counts: Sequence[Count]) -> tuple[NamedVictim, ...]:
    """The persons of all parts; a name told again, or nobody named whose row is told again, is one person."""
    out: list[NamedVictim] = []
    names: set[str] = set()
    for person in (v for p in parts for v in p.victims):
        new = person.name not in names if person.name else any(_tells(c, person) for c in counts)
        if new:
            out.append(person)
        names.add(person.name or "")
    return tuple(out)


def _tells(row: Count, person: NamedVictim) -> bool:
    return row.start < person.end and person.start < row.end


def _targets(parts: Sequence[Part], kind: str, counts: Sequence[Count]) -> tuple[str, ...]:
    found = dict.fromkeys(h.tag.value for p in parts for h in p.targets if not p.background)
    if kind in _AIMED and (not found or kind == "ground_fighting") and _only_fighters(counts):
        found["military"] = None
    if kind == "ground_fighting":
        sides = {h.tag.value for p in parts for h in p.actors}
        if len(sides) > 1 or any(p.victims_of for p in parts):
            found["military"] = None
    return tuple(found) or ("none_stated",)


_AIMED = frozenset(
    ("airstrike", "drone_strike", "helicopter_barrel_bomb", "shelling", "rocket_missile", "cluster_munition",
     "chemical", "ied_vbied", "unknown_explosion", "shooting", "ground_fighting")
)  # fmt: skip


def _only_fighters(counts: Sequence[Count]) -> bool:
    """Whether an attack hurt fighters and nobody else: they were what was attacked."""
    hurt = [c.group for c in counts if c.kind in ("killed", "injured") and c.max != 0]
    return bool(hurt) and set(hurt) == {"fighters"}


def _lead(parts: Sequence[Part]) -> Part:
    """The sentence the event is read from: the first with a count, else with a weapon, else the first."""
    return next(
        (p for p in parts if p.counts),
        next((p for p in parts if any(t.tag.value not in BARE for t in p.types)), parts[0]),
    )


def _laid(doc: Document, parts: Sequence[Part]) -> DateHit | None:
    """ "تفرض قوات النظام حصاراً على كفر توت منذ آذار 2015": since when a siege has gone on, however long."""
    return next((d for p in parts for d in p.dates if doc.hit("since", d.i)), None)


def _dates(
    doc: Document, draft: Draft, inherited: DateHit | None, modality: str
) -> tuple[date | None, date | None, str]:
    day = draft.date or inherited
    years = anniversary(doc, draft.parts[0].s, draft.parts[0].e)
    then = years_before(doc, years, day) if years else None
    if then is not None:
        return *then, "stated"
    if day is not None:
        day = ahead(doc, day) if modality in PLANNED else day
        day = until_now(doc, day) if modality == "ongoing" else day
        return day.start, day.end, "stated"
    live = any(p.live for p in draft.parts) or _tagged_live(doc, draft.parts[0].s)
    if live and doc.published:
        return doc.published, doc.published, "published"
    return None, None, "none"


def _tagged_live(doc: Document, first: int) -> bool:
    """Whether the report opens with a live marker before its event, or is short and bears one as a hashtag."""
    if doc.hits("live", 0, min(first, _SHORT)):
        return True
    return len(doc.tokens) <= _POST and any(
        h.i and doc.texts[h.i - 1].startswith(("#", "_")) for h in doc.by.get("live", {}).values()
    )


_POST = 150


def _scope(parts: Sequence[Part], modality: str) -> str:
    if modality in ("announced", "threatened"):
        return "announcement"
    one = all(c.max == 1 for p in parts if p.total for c in p.counts)  # "has been held since Thursday"
    return "total" if any(p.total for p in parts) and not one else "event"
