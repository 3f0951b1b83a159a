"""Making many objects at once, and remembering what was worked out of each word."""

from __future__ import annotations

import gc
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from typing import TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Remembered(dict[K, V]):
    """The answers of a pure function by its argument: `Remembered(f)[x]` is `f(x)`, worked out once.

    All are forgotten when there are more than `limit`. An answer known costs one look-up and no call, which is why
    what is asked of every word of every text stands in one of these and not behind `lru_cache`.
    """

    __slots__ = ("_answer", "_limit")

    def __init__(self, answer: Callable[[K], V], limit: int = 100_000) -> None:
        self._answer, self._limit = answer, limit

    def __missing__(self, key: K) -> V:
        if len(self) >= self._limit:
            self.clear()
        found = self[key] = self._answer(key)
        return found


@contextmanager
def paused() -> Iterator[None]:
    """Without the cyclic collector: what makes many objects for a moment, none of them in a cycle."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


@contextmanager
def uncollected() -> Iterator[None]:
    """Without the cyclic collector: what makes hundreds of thousands of objects, none of them garbage.

    What was made counts as old afterwards: else the collector would walk all of it once, for nothing.
    """
    with paused():
        try:
            yield
        finally:
            if not gc.get_freeze_count():
                gc.freeze()
                gc.unfreeze()
