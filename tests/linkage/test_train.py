"""What learning makes of pairs that agree on a full name: one person, or two of one name."""

from __future__ import annotations

import pytest

from tawthiq.errors import Bilingual
from tawthiq.linkage.spec import Doubles
from tawthiq.linkage.train import Session, _most_doubles

NAMESAKES = Doubles("namesakes", (), ("born", "sex"), Bilingual("", ""), 0, as_strangers=True, told=("sex",))
APART = (0.02, 0.18, 0.8)
"""Invented: ages of strangers the same, a little apart, far apart."""


def seen_by_maximisation(doubles: float, far: float) -> Session:
    """The maximisation, with one field to go by, says that .2 % are doubles and that matches differ as the pairs do."""
    m = (0.95 - far, 0.05, far)
    seen = [(1 - doubles) * a + doubles * b for a, b in zip(m, APART, strict=True)]
    learnt = tuple((s - 0.002 * b) / 0.998 for s, b in zip(seen, APART, strict=True))
    return Session(
        "names", 1000, {}, {"born": learnt, "sex": (1.0, 0.0)}, {"born": APART, "sex": (0.5, 0.5)}, 0.998
    )


def test_as_many_namesakes_are_expected_as_the_ages_leave_room_for() -> None:
    assert _most_doubles(NAMESAKES, seen_by_maximisation(0.05, 0.0)) == pytest.approx(0.05)
    assert 0.05 < _most_doubles(NAMESAKES, seen_by_maximisation(0.05, 0.01)) < 0.065
    assert _most_doubles(NAMESAKES, seen_by_maximisation(0.0, 0.0)) == pytest.approx(0.0, abs=1e-12)


def test_nothing_to_tell_doubles_by_leaves_their_share_as_learnt() -> None:
    alike = Session("names", 1000, {}, {"sex": (1.0, 0.0)}, {"sex": (0.5, 0.5)}, 0.998)
    assert _most_doubles(NAMESAKES, alike) == 0.0
