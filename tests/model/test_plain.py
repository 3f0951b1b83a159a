"""What is kept as JSON comes back as it was, and what cannot be is refused."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

import pytest

from tawthiq.model.plain import from_plain, to_plain


class Point(NamedTuple):
    x: int
    y: int | None = None


@dataclass(frozen=True)
class Tree:
    name: str
    day: date | None = None
    points: tuple[Point, ...] = ()
    pair: tuple[str, date] | None = None
    words: tuple[str, ...] = ()
    known: dict[str, tuple[str, ...]] | None = None
    below: tuple[Tree, ...] = ()


FULL = Tree(
    "root", date(2031, 3, 4), (Point(1, 2), Point(3)), ("a", date(2031, 3, 5)), ("b",), {"c": ("d", "e")},
    (Tree("leaf", below=(Tree("end"),)),),
)  # fmt: skip


@pytest.mark.parametrize("full", [False, True])
def test_what_is_written_plain_is_read_back(full: bool) -> None:
    for one in (FULL, Tree("bare")):
        assert from_plain(Tree, to_plain(one, full=full)) == one
    assert type(from_plain(Tree, to_plain(FULL)).points[0]) is Point


@pytest.mark.parametrize(
    ("plain", "error"),
    [
        ({"name": "a", "nme": "b"}, TypeError),
        ({"name": "a", "below": [{"nam": "b"}]}, TypeError),
        ({"name": "a", "below": ["b"]}, TypeError),
        ({}, TypeError),
        ({"name": "a", "pair": ["b"]}, ValueError),
        ({"name": "a", "day": "4 March"}, ValueError),
    ],
)
def test_what_does_not_fit_is_refused(plain: dict[str, object], error: type[Exception]) -> None:
    with pytest.raises(error):
        from_plain(Tree, plain)
