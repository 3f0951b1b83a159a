"""From claims to incidents, the same whatever the order of arrival.

Pairs are joined best first; two groups are joined only when every pair across them is compatible (complete linkage),
so that chains of near neighbours never grow. Judgements come first: same joins, different keeps apart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from tawthiq.evidence.identity import incident_code
from tawthiq.evidence.ledger import strictest
from tawthiq.incidents.compatible import Candidate, candidate, compatible, likeness, same_number
from tawthiq.incidents.summary import summarise
from tawthiq.model.incidents import Claim, Incident, Judgement

_CELL = 1_200_000  # 0.12 degree: twice FINE_METRES even where a degree of longitude is 0.9 of one of latitude
_MODALITIES = ("happened", "ongoing")


def link(claims: Sequence[Claim], judgements: Iterable[Judgement] = ()) -> list[Incident]:
    """Incidents in order of code. Totals, announcements, threats, denials and rejected claims belong to none."""
    eligible = {c.id: c for c in claims if belongs(c)}
    groups = _Groups(eligible)
    decided = [j for j in judgements if j.a in eligible and j.b in eligible]
    for judgement in sorted(decided, key=lambda j: (j.a, j.b)):
        if judgement.verdict == "different":
            groups.keep_apart(judgement.a, judgement.b)
    for judgement in sorted(decided, key=lambda j: (j.a, j.b)):
        if judgement.verdict == "same":
            groups.join(judgement.a, judgement.b, forced=True)
    placed = {c.id: c for c in map(candidate, eligible.values()) if c is not None}
    for a, b in _ordered_pairs(placed):
        groups.join(a, b, placed=placed)
    return sorted((_incident(members, eligible) for members in groups.members()), key=lambda i: i.code)


def belongs(claim: Claim) -> bool:
    """Whether a claim can be part of an incident."""
    event = claim.event
    return (
        event.scope == "event"
        and event.modality in _MODALITIES
        and claim.review not in ("rejected", "superseded")
    )


def _incident(members: Sequence[str], claims: Mapping[str, Claim]) -> Incident:
    ordered = sorted(
        (claims[m] for m in members), key=lambda c: (c.act, c.anchor.item, c.anchor.locator, c.id)
    )
    seen = strictest(c.audience for c in ordered)
    return summarise(incident_code(ordered[0].id), ordered, audience=seen)


def _ordered_pairs(placed: Mapping[str, Candidate]) -> list[tuple[str, str]]:
    """Compatible pairs, fine places before coarse ones, then most alike first, ties by id."""
    ranked = []
    for a, b in _fine_pairs(placed):
        ranked.append((0, -likeness(placed[a], placed[b]), a, b))
    for a, b in _coarse_pairs(placed):
        ranked.append((1, -likeness(placed[a], placed[b]), a, b))
    ranked.sort()
    return [(a, b) for _, _, a, b in ranked]


def _fine_pairs(placed: Mapping[str, Candidate]) -> Iterator[tuple[str, str]]:
    cells: dict[tuple[int, int, int], list[Candidate]] = defaultdict(list)
    fine = sorted((c for c in placed.values() if c.fine), key=lambda c: c.id)
    for c in fine:
        for day in range(c.first, c.last + 1):
            cells[c.lat // _CELL, c.lon // _CELL, day].append(c)
    for c in fine:
        found: dict[str, Candidate] = {}
        for dy in (-1, 0, 1):
            for dx in (-1, 0, 1):
                for day in range(c.first, c.last + 1):
                    for other in cells.get((c.lat // _CELL + dy, c.lon // _CELL + dx, day), ()):
                        if other.id > c.id:
                            found[other.id] = other
        yield from ((c.id, o.id) for o in found.values() if compatible(c, o))


def _coarse_pairs(placed: Mapping[str, Candidate]) -> Iterator[tuple[str, str]]:
    """A coarse claim with the claims of its number; one that several groups fit stays alone."""
    by_number: dict[tuple[object, object, int], list[Candidate]] = defaultdict(list)
    for c in sorted(placed.values(), key=lambda c: c.id):
        if c.toll is not None or c.hurt is not None:
            for day in range(c.first, min(c.last, c.first + 31) + 1):
                by_number[c.toll, c.hurt if c.toll is None else None, day].append(c)
    seen: set[tuple[str, str]] = set()
    for bucket in by_number.values():
        for c in bucket:
            fits = [
                o for o in bucket if o.id != c.id and not c.fine and same_number(c, o) and compatible(c, o)
            ]
            if _one_place(fits):
                seen.update((min(c.id, o.id), max(c.id, o.id)) for o in fits)
    yield from sorted(seen)


def _one_place(fits: Sequence[Candidate]) -> bool:
    return bool(fits) and len({o.pcode for o in fits if o.fine}) <= 1


class _Groups:
    """Groups of claims under cannot-link constraints."""

    def __init__(self, ids: Iterable[str]) -> None:
        self._group = {i: [i] for i in ids}
        self._core: dict[str, tuple[str, ...]] = {i: (i,) for i in self._group}
        self._apart: dict[str, set[str]] = defaultdict(set)
        self._together: set[tuple[str, str]] = set()

    def keep_apart(self, a: str, b: str) -> None:
        self._apart[a].add(b)
        self._apart[b].add(a)

    def join(
        self, a: str, b: str, *, forced: bool = False, placed: Mapping[str, Candidate] | None = None
    ) -> None:
        """Join the groups of `a` and `b` unless a judgement or (when not forced) any pair forbids it."""
        left, right = self._group[a], self._group[b]
        if left is right or any(y in self._apart[x] for x in left if x in self._apart for y in right):
            return
        if not forced and placed is not None and not self._all_compatible(left, right, placed):
            return
        if forced:
            self._one_core(a, b)
        merged = left + right
        for i in merged:
            self._group[i] = merged

    def _one_core(self, a: str, b: str) -> None:
        core = tuple(sorted({*self._core[a], *self._core[b]}))
        for i in core:
            self._core[i] = core

    def _all_compatible(self, left: list[str], right: list[str], placed: Mapping[str, Candidate]) -> bool:
        """Claims that people joined speak as one: it is enough that one of them fits."""
        return all(
            any(compatible(placed[x], placed[y]) for x in one for y in other)
            for one in self._cores(left, placed)
            for other in self._cores(right, placed)
        )

    def _cores(self, side: list[str], placed: Mapping[str, Candidate]) -> list[list[str]]:
        """The placed members of each core of a group; members without a place have no say."""
        cores = {self._core[i]: [m for m in self._core[i] if m in placed] for i in side}
        return [members for members in cores.values() if members]

    def members(self) -> Iterator[list[str]]:
        seen: set[int] = set()
        for group in self._group.values():
            if id(group) not in seen:
                seen.add(id(group))
                yield group
