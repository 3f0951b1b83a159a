"""Making many objects at once."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


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
