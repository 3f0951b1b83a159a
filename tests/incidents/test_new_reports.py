"""A new report of a casebook touches what it can reach: everything else is what it was."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from test_incident_linking import VILLAGES, claim

from tawthiq.incidents.link import linked
from tawthiq.model.incidents import Claim

told = st.builds(
    claim, st.integers(1, 10**6), village=st.integers(0, 2), day=st.integers(0, 6), killed=st.integers(0, 9)
)


@settings(max_examples=15)
@given(st.lists(told, min_size=1, max_size=12, unique_by=lambda c: c.id), told)
def test_a_new_report_touches_what_it_can_reach_alone(held: list[Claim], new: Claim) -> None:
    """Incidents, and doubts, that no claim within its reach in place and day is part of stay as they were."""
    everything = {c.id: c for c in (*held, new)}
    before, doubts_before = linked([c for c in held if c.id != new.id])
    after, doubts_after = linked(list(everything.values()))
    near = {c.id for c in everything.values() if _far_apart(c, new) is False}
    changed = {i.claims for i in before} ^ {i.claims for i in after}
    reached = _component(everything, near | {new.id})
    assert all(set(claims) <= reached for claims in changed)
    homes = {i.code: set(i.claims) for i in (*before, *after)}
    assert all(homes[p.a] | homes[p.b] <= reached for p in set(doubts_before) ^ set(doubts_after))


def _far_apart(a: Claim, b: Claim) -> bool:
    """More than a day, or another village far away: never of one event."""
    assert a.event.date_start is not None
    assert b.event.date_start is not None
    assert a.event.place is not None
    assert b.event.place is not None
    days = abs((a.event.date_start - b.event.date_start).days)
    far = VILLAGES[2][0]
    return days > 1 or (a.event.place.lat == far) != (b.event.place.lat == far)


def _component(claims: dict[str, Claim], start: set[str]) -> set[str]:
    """All claims that hang together with `start` over claims that may be one event."""
    found, waiting = set(start), list(start)
    while waiting:
        one = claims[waiting.pop()]
        more = {i for i, c in claims.items() if i not in found and not _far_apart(one, c)}
        found |= more
        waiting.extend(more)
    return found
