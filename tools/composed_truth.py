"""A composed report beside what was read of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from composed_base import Composed, More, Row, Truth

from tawthiq.model.claims import Count, Event, PlaceRef
from tawthiq.model.places import Mention

OTHERS = ("civilians", "all", "fighters")  # whom "five others" may be, by who stands before
FIELDS = (
    *("killed", "injured", "facilities", "type", "place", "day", "party", "target"),
    *("more", "standing", "events"),
)


class Villages:
    """Finds the villages of a table, each a degree from the next."""

    def __init__(self, names: Sequence[str]) -> None:
        self.names = tuple(names)
        words = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
        self.found = re.compile(rf"(?<!\w)[وبلف]{{0,2}}({words})(?!\w)")

    def mentions(self, text: str) -> list[Mention]:
        return [Mention(m.start(1), m.end(1), (self.names.index(m[1]),)) for m in self.found.finditer(text)]

    def resolve(
        self, text: str, mentions: Sequence[Mention], *, near: Sequence[Mention] = ()
    ) -> PlaceRef | None:
        first = mentions[0]
        name, entry = text[first.start : first.end], first.entries[0]
        return PlaceRef(
            name, pcode=f"X{entry}", lat=300_000_000 + 10_000_000 * entry, lon=365_000_000, precision=1_000
        )

    def lookup(self, name: str, **_: object) -> PlaceRef | None:
        return None

    def area(self, name: str) -> tuple[str, ...]:
        return ()


_MAY_BE = frozenset(("journalist", "military"))  # read where such people were harmed: true of them too


def _rows(counts: Iterable[Count], kind: str) -> Counter[Row]:
    return Counter((c.group, c.min, c.max) for c in counts if c.kind == kind and c.unit == "person")


def _numbers(event: Event, kind: str, told: Sequence[Row]) -> str | None:
    """What is wrong with the rows of a kind: "wrong" where one is read besides, "unread" where one is missing."""
    read, asked = _rows(event.counts, kind), Counter(told)
    for row in [row for row in asked if row[0] == "others"]:
        same = next(((g, *row[1:]) for g in OTHERS if read[(g, *row[1:])] > asked[(g, *row[1:])]), row)
        asked = asked - Counter([row]) + Counter([same])
    if read == asked:
        return None
    besides, missing = sorted(map(str, (read - asked))), sorted(map(str, (asked - read)))
    return f"{'wrong' if besides else 'unread'}: {' '.join(besides)} for {' '.join(missing)}"


def _more(event: Event, told: Sequence[More]) -> str | None:
    """The same of what else befell people."""
    counts = (c for c in event.counts if c.kind not in ("killed", "injured", "facilities_hit"))
    read, asked = Counter((c.kind, c.group, c.min, c.max) for c in counts), Counter(told)
    if read == asked:
        return None
    besides, missing = sorted(map(str, (read - asked))), sorted(map(str, (asked - read)))
    return f"{'wrong' if besides else 'unread'}: {' '.join(besides)} for {' '.join(missing)}"


def _standing(event: Event) -> str:
    if event.scope == "total":
        return event.scope
    return "happened" if event.modality == "ongoing" else event.modality


def _fields(event: Event, truth: Truth) -> dict[str, str]:
    """What is wrong in an event, by field."""
    facilities = sum(c.min or 0 for c in event.counts if c.kind == "facilities_hit")
    days = event.date_start and event.date_end and (event.date_start, event.date_end)
    parties = {one for one in event.actor_class if one != "unknown"}
    hit = {one for one in event.targets if one != "none_stated"} - (_MAY_BE - truth.targets)
    place = event.place.text if event.place else None
    other = {
        "facilities": (facilities, facilities if facilities in truth.facilities else max(truth.facilities)),
        "type": (event.event_type, truth.type),
        "place": (place, truth.place),
        "day": (days and f"{days[0]}..{days[1]}", truth.days and f"{truth.days[0]}..{truth.days[1]}"),
        "party": (parties, {truth.actor} - {None}),
        "target": (hit, set(truth.targets)),
    }
    read = _standing(event)
    said = {
        "killed": _numbers(event, "killed", truth.killed),
        "injured": _numbers(event, "injured", truth.injured),
        "more": _more(event, truth.more),
        "standing": None if read in truth.standing else f"wrong: {read} for {set(truth.standing)}",
        **{
            name: f"{'unread' if not read else 'wrong'}: {read or None} for {told or None}"
            for name, (read, told) in other.items()
            if read != told
        },
    }
    return {name: what for name, what in said.items() if what and name not in truth.loose}


def wrong(one: Composed, events: Sequence[Event]) -> dict[str, str]:
    """What is wrong in a report: the fields of the events that come nearest, events missing and besides."""
    if not events:
        return dict.fromkeys(FIELDS, "unread: no event")
    failed: dict[str, str] = {}
    pairs = _nearest(one.truths, events)
    for truth, _, fields in pairs:
        failed = {**{name: f"{what} ({truth.place})" for name, what in fields.items()}, **failed}
    missing = [t for t in one.truths if not t.optional and not any(t is told for told, _, _ in pairs)]
    besides = [e for e in events if not any(e is read for _, read, _ in pairs)]
    if missing:
        failed["events"] = f"unread: {[(t.type, t.place) for t in missing]}"
    if besides:
        failed["events"] = f"wrong: {[(e.event_type, e.quote) for e in besides]}"
    return failed


def _nearest(truths: Sequence[Truth], events: Sequence[Event]) -> list[tuple[Truth, Event, dict[str, str]]]:
    """Each truth with the event of which fewest fields are wrong; what need not be read only where none is."""
    pairs = [(_fields(event, truth), truth, event) for truth in truths for event in events]
    found: list[tuple[Truth, Event, dict[str, str]]] = []
    for fields, truth, event in sorted(pairs, key=lambda pair: (len(pair[0]), pair[1].optional)):
        free = not any(truth is one or event is other for one, other, _ in found)
        if free and not (truth.optional and fields):
            found.append((truth, event, fields))
    return found
