"""Rows of one event brought together: repeated numbers once, a vague number beside an exact one left out."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import replace

from tawthiq.claims.acts.types import UNLIKE
from tawthiq.claims.people.casualties import told_as_casualties
from tawthiq.claims.people.counts import number_of, same_number
from tawthiq.claims.people.relations import near_enough
from tawthiq.claims.sites.same_place import same_place
from tawthiq.claims.words.grammar import words
from tawthiq.model.claims import BESIDE, PART, Count, Event

_TOTALS = ("all", "civilians")


def settle(parts: Sequence[Sequence[Count]], singles: Sequence[Count] = ()) -> tuple[Count, ...]:
    """The rows to keep, in the order of their quotes. Another number from another source stays a row of its own.

    `parts` are the rows of each sentence; `singles` persons named, who are taken to be among those counted already.
    """
    rows = _one_person_once(parts)
    sentence = {id(r): n for n, part in enumerate(parts) for r in part}
    counted = {r.kind for r in rows if not _vague(r)}
    by_office = {(r.kind, r.group) for r in rows}
    named = [
        s
        for n, s in enumerate(singles)
        if (s.kind not in counted or (s.group in _OFFICES and (s.kind, s.group) not in by_office))
        and not _named_again(s, singles[:n])
    ]
    rows = sorted([*rows, *named], key=lambda r: (r.start, r.end))
    kept: list[Count] = []
    like: dict[tuple[str, int | None], list[int]] = {}
    for row in rows:
        same = like.setdefault((row.kind, row.min), [])
        twin = next((k for k in same if _again_here(row, kept[k], sentence)), None)
        if twin is None:
            same.append(len(kept))
            kept.append(row)
        elif row.group == "civilians" and kept[twin].group == "all" and same_number(row, kept[twin]):
            kept[twin] = row
    kept = _without_casualties(_among_the_whole(kept, sentence), sentence)
    exact = [r for r in kept if not _vague(r)][:_EXACT]
    return near_enough(
        [row for row in kept if not (_vague(row) and (_better(row, exact) or _of_side(row, kept)))]
    )


def _without_casualties(rows: list[Count], sentence: Mapping[int, int]) -> list[Count]:
    if all(r.kind != "killed_or_injured" for r in rows):
        return rows
    at = [sentence.get(id(r), -1) for r in rows]
    return [
        r
        for r, n in zip(rows, at, strict=True)
        if not told_as_casualties(r, [b for b, m in zip(rows, at, strict=True) if m < n])
    ]


_OFFICES = ("journalists", "health_workers", "rescue_workers")


def _of_side(row: Count, rows: Sequence[Count]) -> bool:
    """ "قتلى وجرحى من الميليشيات" and later "عدد من القتلى": the same dead, whose side was said before.

    Likewise "several children" and later "dead and wounded, most of them children".
    """
    if any(
        _vague(r) and (r.kind, r.group) == (row.kind, row.group) and (r.min or 0) > (row.min or 0)
        for r in rows
    ):
        return True
    return row.group == "all" and any(
        r.group == "fighters"
        and r.kind == row.kind
        and r.min == row.min
        and _vague(r)
        and r.start < row.start
        for r in rows
    )


def _named_again(row: Count, before: Sequence[Count]) -> bool:
    """ "مقتل الشاب كريم نعمان" and later "جثة كريم": one person told of again by the first name."""
    told = row.quote.split()
    if len(told) < _NAMED or row.min != 1:
        return False
    first, rest = told[1], told[2:]
    return any(
        b.kind == row.kind
        and b.end <= row.start
        and first in b.quote.split()
        and all(w in b.quote.split() or w.startswith("و") for w in rest)
        for b in before
    )


_NAMED = 2
_EXACT = 200


def _among_the_whole(rows: list[Count], sentence: Mapping[int, int]) -> list[Count]:
    """The rows without persons named behind a total, and kin told of one by one whose women or children it counts."""
    if len({*sentence.values()}) == 1:
        return rows
    whole: dict[str, tuple[int, int]] = {}
    apart: dict[str, int] = {}
    for row in rows:
        at = sentence.get(id(row))
        if at is None:
            continue
        if row.kind not in whole:
            beside = [r for r in rows if r.kind == row.kind and sentence.get(id(r)) == at]
            total = row.min or 0 if row.group in _TOTALS else _by_sex(beside)
            if total >= _MANY:
                whole[row.kind] = (at, total)
        told = row.kind in whole and (at == whole[row.kind][0] or row.relation == PART)
        if told and row.group in ("women", "children") and row.qualifier != "vague":
            apart.setdefault(row.kind, at)
    return [
        r for r in rows if not _kin_of_whole(r, whole.get(r.kind), apart.get(r.kind), sentence.get(id(r), -1))
    ]


def _by_sex(rows: Sequence[Count]) -> int:
    """How many "one woman and three young children" are; none where kin are told of one by one."""
    owned = any(r.quote.lower().startswith(("his ", "her ", "their ")) for r in rows)
    return 0 if owned else sum(r.min or 0 for r in rows if r.group in _SEXED)


def by_kin(row: Count) -> bool:
    """Whether a row is of kin told of by what they are to somebody: "his two sons", "Huda's mother"."""
    said = row.quote.lower().replace(",", " ").split()
    return not words("kin_nouns").isdisjoint(said) or said[:1] in (["his"], ["her"], ["their"])


def _kin_of_whole(row: Count, whole: tuple[int, int] | None, apart: int | None, at: int) -> bool:
    if whole is None or apart is None or at <= max(whole[0], apart):
        return False
    fewer = row.min == row.max and (row.min or 0) < whole[1]
    return fewer and row.group in (*_SEXED, "all") and by_kin(row)


_MANY, _SEXED = 3, ("men", "women", "children")


def _again_here(row: Count, other: Count, sentence: Mapping[int, int]) -> bool:
    """Whether a row repeats another. In one sentence "a school and a clinic", "a civilian and a member" are two."""
    if row.quote.lower().startswith(_THIRD):
        return False
    here = sentence.get(id(row)) is not None and sentence.get(id(row)) == sentence.get(id(other))
    if here and row.relation == BESIDE and row.start >= other.end and (row.min or 0) > 1:
        return False  # "two farmers and two shepherds"
    apart = row.start >= other.end and row.min == row.max == 1
    other_words = row.quote.removeprefix("و") != other.quote.removeprefix("و")
    if (
        here
        and apart
        and other_words
        and (
            row.unit == "facility" or row.group != other.group or _two(row, other) or _beside_kin(row, other)
        )
    ):
        return False
    return same_number(row, other) or _bounded(row, other)


def _beside_kin(row: Count, other: Count) -> bool:
    """ "His wife was killed, and next door a woman": somebody else than the kin told of before."""
    return row.quote.lower().startswith(("a ", "an ")) and other.quote.lower().startswith(("his ", "her "))


def _two(row: Count, other: Count) -> bool:
    """ "a judge and his driver", "a protester and a guard": two persons, neither told of by a general word."""
    if not row.quote.lower().startswith(("his ", "her ", "their ", "a ", "an ", "و")):
        return False
    said = {word.removeprefix("و") for r in (row, other) for word in r.quote.lower().split()}
    return row.group == "all" and len(said) > 1 and not said & words("anyone_word")


def _one_person_once(parts: Sequence[Sequence[Count]]) -> list[Count]:
    """Where a first sentence counts one person in all, another word for one later means the same.

    Not where the later sentence has a whole, of which the one is a part ("the toll rose to nine, including a woman").
    """
    if len(parts) == 1:
        return [*parts[0]]
    out: list[Count] = []
    alone: dict[str, Count] = {}
    for rows in parts:
        again = {(r.kind, r.group) for r in rows}
        whole = {r.kind for r in rows if r.group in _TOTALS and r.qualifier != "vague" and (r.min or 0) > 1}
        told = {k for k, r in alone.items() if (k, r.group) not in again and k not in whole}
        kept = [r for r in rows if not (r.kind in told and _one_again(r) and _alike(r, alone[r.kind]))]
        for row in rows:
            first = alone.get(row.kind)
            if first is not None and row.kind in told and _one_again(row) and _says_more(row, first):
                out[out.index(first)] = alone[row.kind] = row
        for kind in {r.kind for r in kept} - {r.kind for r in out}:
            same = [r for r in kept if r.kind == kind]
            if len(same) == 1 and same[0].min == same[0].max == 1:
                alone[kind] = same[0]
        out.extend(kept)
    return out


def _alike(row: Count, first: Count) -> bool:
    """Whether two rows can be of one person: no man and a child or a woman."""
    return row.group == first.group or "men" not in (row.group, first.group) or _wide(row) or _wide(first)


def _wide(row: Count) -> bool:
    return row.group not in _SEXED


def _says_more(row: Count, first: Count) -> bool:
    """ "One of the victims", later "a man": the word that says who it was."""
    return first.group == "all" and row.group in ("men", "women", "children")


def _one_again(row: Count) -> bool:
    """One person told of by another word, who is not said to be another."""
    said = row.quote.lower()
    known = row.group in _PERSONS or (
        said.startswith("the ") and len(said.split()) == _NAMED
    )  # "the journalist"
    own = row.quote.startswith(_OF_ONE_TOLD_OF)
    return row.min == row.max == 1 and known and not own and not said.startswith(_OTHER)


_OF_ONE_TOLD_OF = ("His ", "Her ", "Their ")  # "His brother was killed too"
_THIRD = ("a second", "a third", "a fourth", "a fifth")
_OTHER = ("another", *_THIRD, "the other")
_PERSONS = ("all", "civilians", "men", "women", "children")


def _bounded(row: Count, other: Count) -> bool:
    """ "At least 12" and later "12" say one thing twice."""
    same = row.kind == other.kind and (row.group == other.group or {row.group, other.group} <= set(_TOTALS))
    return same and row.min == other.min and {row.qualifier, other.qualifier} == {"at_least", "exact"}


def _vague(row: Count) -> bool:
    return row.qualifier == "vague" and row.max is None


def _better(row: Count, rows: Sequence[Count]) -> bool:
    return row.kind != "facilities_hit" and any(
        other is not row
        and other.kind == row.kind
        and (other.qualifier != "vague" or (other.max is not None and " " not in row.quote))
        and other.max != 0
        and (other.group == row.group or (row.group in _TOTALS and other.group in _TOTALS))
        for other in rows
    )


def unrepeated(events: Sequence[Event], points: Container[int] = ()) -> list[Event]:
    """Events without rows that an earlier event of the report has, unless both name a day or place of their own.

    `points` are the offsets at which events begin that are points of a list, each of which tells of one attack.
    """
    if len(events) == 1:
        return [*events]
    out: list[Event] = []
    seen: dict[tuple[object, ...], list[Event]] = {}
    for event in events:
        same = [
            e
            for c in event.counts
            if c.min != 1
            for e in seen.get(number_of(c), ())
            if _again(c, e, event, points=points)
        ]
        rows = tuple(
            c
            for c in event.counts
            if not any(e in same or _again(c, e, event, points=points) for e in seen.get(number_of(c), ()))
        )
        kept = event if len(rows) == len(event.counts) else replace(event, counts=rows)
        for row in rows:
            seen.setdefault(number_of(row), []).append(kept) if len(
                seen.get(number_of(row), ())
            ) < _SEEN else None
        out.append(kept)
    return out


_SEEN = 50


_WEAPONS = frozenset((*UNLIKE, "rocket_missile", "cluster_munition", "chemical", "unknown_explosion"))


def _again(row: Count, earlier: Event, event: Event, *, points: Container[int]) -> bool:
    apart = earlier.date_start and event.date_start and earlier.date_start != event.date_start
    places = earlier.place and event.place and earlier.place.pcode != event.place.pcode
    far = earlier.place and event.place and same_place(earlier.place, event.place) is False
    unlike = earlier.event_type != event.event_type and {earlier.event_type, event.event_type} <= _WEAPONS
    unplaced = earlier.start in points and not (earlier.place and event.place)
    two = event.start in points and (far or unplaced)
    if two or (far and unlike):
        return False  # five killed by shells in one town, and five by a mine in another
    return not apart and not (places and (row.min == 1 or row.qualifier == "vague"))
