"""What a claim says of its dead as one range, for linking and for the course of a toll."""

from __future__ import annotations

import pytest

from tawthiq.incidents.tolls import KILLED, bounded, toll
from tawthiq.model.claims import BESIDE, PART, Count, Event


def _count(kind: str, group: str, low: int, high: int | None, relation: str | None = None) -> Count:
    return Count(kind, group, low, high, "exact", "x", 0, 1, relation=relation)


@pytest.mark.parametrize(
    ("counts", "told"),
    [
        ([("killed", "all", 12, 12, None), ("killed", "all", 15, 15, None)], (12, 15)),
        ([("killed", "all", 23, 23, None), ("killed", "all", 11, 11, PART)], (23, 23)),
        ([("killed", "all", 3, 3, None), ("killed", "all", 1, 1, BESIDE)], (4, 4)),
        ([("killed", "civilians", 2, 2, None), ("killed", "fighters", 3, None, BESIDE)], (5, 5)),
        ([("killed", "women", 1, 1, None), ("killed", "children", 2, 3, BESIDE)], (3, 4)),
        ([("killed", "children", 5, 5, PART)], (5, 5)),
        (
            [
                ("killed", "all", 9, 9, None),
                ("injured", "all", 4, 4, BESIDE),
                ("executed", "all", 2, 2, None),
            ],
            (2, 9),
        ),
        ([("injured", "all", 4, 4, None)], None),
    ],
)
def test_parts_are_in_the_whole_and_people_beside_are_added(
    counts: list[tuple[str, str, int, int | None, str | None]], told: tuple[int, int] | None
) -> None:
    event = Event("shelling", "x", 0, 1, counts=tuple(_count(*c) for c in counts))
    assert toll(event, KILLED) == told


def test_killed_or_injured_together_bound_both() -> None:
    event = Event("shelling", "x", 0, 1, counts=(_count("killed_or_injured", "all", 14, 14),))
    assert bounded(event, KILLED) == (0, 14)
