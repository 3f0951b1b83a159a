"""How long work says how far it is: the one shape that all stages use."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[str, int, int], None]  # stage, done, of how many


def quiet(stage: str, done: int, total: int) -> None:
    """Say nothing."""
