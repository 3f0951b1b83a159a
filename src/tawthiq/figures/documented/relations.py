"""How a published total's window and area stand to those of a question."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from tawthiq.model.claims import Event
from tawthiq.model.incidents import Claim, Incident


def window_relation(window: tuple[date, date], start: date | None, end: date | None) -> str:
    """ "same", "contained", "overlapping" (also: containing), "outside" or "unknown"."""
    if start is None or end is None:
        return "unknown"
    if (start, end) == window:
        return "same"
    if end < window[0] or start > window[1]:
        return "outside"
    return "contained" if window[0] <= start and end <= window[1] else "overlapping"


def area_relation(area: Sequence[str], event: Event, known: Mapping[str, frozenset[str]]) -> str:
    """ "same", "contained", "overlapping" (also: containing), "outside" or "unknown".

    `known` gives the codes that contain a code; p-codes of OCHA also begin with their parent's p-code.
    """
    codes = set(codes_of(event))
    if not codes:
        return "unknown"
    if codes == set(area):
        return "same"
    inside = [any(_within(code, unit, known) for unit in area) for code in codes]
    if all(inside):
        covered = all(any(_within(unit, code, known) for code in codes) for unit in area)
        return "same" if covered else "contained"
    reaches = any(_within(unit, code, known) for unit in area for code in codes)
    return "overlapping" if any(inside) or reaches else "outside"


def chains(claims: Iterable[Claim], incidents: Iterable[Incident]) -> dict[str, frozenset[str]]:
    """For each code the codes that contain it, as the places of claims and incidents show."""
    above: dict[str, set[str]] = {}
    seen: set[tuple[str, ...]] = set()
    for chain in (*(_chain(c.event) for c in claims), *(_of(i) for i in incidents)):
        if chain in seen:
            continue
        seen.add(chain)
        for place, code in enumerate(chain):
            above.setdefault(code, set()).update(chain[:place])
    return {code: frozenset(codes) for code, codes in above.items()}


def area_as_printed(event: Event) -> str:
    """The area of a total in the words of its publisher, else its codes; empty where none is known."""
    return event.place.text if event.place else ", ".join(codes_of(event))


def codes_of(event: Event) -> tuple[str, ...]:
    """The admin codes that a total is about: its area, else the end of its place's chain."""
    if event.area:
        return tuple(sorted(event.area))
    chain = _chain(event)
    return chain[-1:]


def _chain(event: Event) -> tuple[str, ...]:
    place = event.place
    if place is None:
        return ()
    return _ended(place.admin, place.pcode)


def _of(incident: Incident) -> tuple[str, ...]:
    return _ended(incident.admin, incident.pcode)


def _ended(admin: tuple[str, ...], pcode: str | None) -> tuple[str, ...]:
    return admin if pcode is None or admin[-1:] == (pcode,) else (*admin, pcode)


def _within(code: str, unit: str, known: Mapping[str, frozenset[str]]) -> bool:
    if code == unit or unit in known.get(code, ()):
        return True
    return len(unit) >= 4 and code.startswith(unit)
