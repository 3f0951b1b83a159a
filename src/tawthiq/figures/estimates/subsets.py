"""Sums over subsets and supersets of lists. A set of lists is a bit mask: bit j is list j.

Arrays have one value per mask along their last axis, of length 2^lists.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

F = NDArray[np.float64]
I = NDArray[np.int64]  # noqa: E741 - the type of masks


def superset_sums(values: F) -> F:
    """out[S] = sum of values[C] over all C that contain S."""
    out = values.copy()
    for j in range(lists_of(values)):
        pairs = out.reshape(*out.shape[:-1], -1, 2, 1 << j)
        pairs[..., 0, :] += pairs[..., 1, :]
    return out


def subset_sums(values: F) -> F:
    """out[C] = sum of values[S] over all S inside C."""
    out = values.copy()
    for j in range(lists_of(values)):
        pairs = out.reshape(*out.shape[:-1], -1, 2, 1 << j)
        pairs[..., 1, :] += pairs[..., 0, :]
    return out


def lists_of(values: NDArray[np.generic]) -> int:
    """How many lists an array over masks is about."""
    return int(values.shape[-1]).bit_length() - 1


def sizes(lists: int) -> I:
    """How many lists each mask holds, (2^lists,)."""
    masks = np.arange(1 << lists)
    return np.asarray(sum((masks >> j) & 1 for j in range(lists)), dtype=np.int64)


def members(mask: int) -> tuple[int, ...]:
    """The positions of the lists in a mask, ascending."""
    return tuple(j for j in range(mask.bit_length()) if mask >> j & 1)


def maximal(masks: Iterable[int]) -> tuple[int, ...]:
    """The masks that no other one contains, larger ones first, then by their lists."""
    every = set(masks)
    top = [m for m in every if not any(m != o and m & o == m for o in every)]
    return tuple(sorted(top, key=lambda m: (-m.bit_count(), members(m))))


def terms_text(masks: Iterable[int]) -> str:
    """The short notation of a model by its largest terms: "[123,14,34]", lists numbered by column."""
    return "[" + ",".join(_numbers(m) for m in maximal(masks)) + "]"


def _numbers(mask: int) -> str:
    parts = [str(j + 1) for j in members(mask)]
    return "".join(parts) if all(len(p) == 1 for p in parts) else ".".join(parts)
