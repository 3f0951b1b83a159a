"""How alike two texts are: eight minhashes of their word pairs (Broder 1997), integers that never change.

Two texts share about as many of the eight as their sets of word pairs overlap (Jaccard).
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

HASHES = 8
_FEWEST_WORDS = 4
_MIX = np.array([0x9E3779B97F4A7C15 * (2 * n + 1) % 2**64 for n in range(HASHES)], dtype=np.uint64)


def sketches(texts: Iterable[str]) -> NDArray[np.int32]:
    """Shape (texts, HASHES); a row of zeros for a text too short to tell."""
    words: dict[str, int] = {}
    pairs, lengths = [], []
    for text in texts:
        codes = [words.setdefault(w, zlib.crc32(w.encode())) for w in text.split()]
        if len(codes) < _FEWEST_WORDS:
            lengths.append(0)
            continue
        pairs += [(a * 0x1000193 ^ b) & 0xFFFFFFFF for a, b in pairwise(codes)]
        lengths.append(len(codes) - 1)
    return _least(np.array(pairs, dtype=np.uint64), np.array(lengths, dtype=np.int64))


def _least(pairs: NDArray[np.uint64], lengths: NDArray[np.int64]) -> NDArray[np.int32]:
    out = np.zeros((len(lengths), HASHES), dtype=np.int32)
    filled = np.flatnonzero(lengths)
    if not len(filled):
        return out
    starts = np.concatenate(([0], np.cumsum(lengths[filled])[:-1]))
    for n, mix in enumerate(_MIX):
        mixed = pairs * mix
        mixed ^= mixed >> np.uint64(29)
        mixed *= np.uint64(0xBF58476D1CE4E5B9)
        least = np.minimum.reduceat(mixed >> np.uint64(33), starts)
        out[filled, n] = np.maximum(least, 1).astype(np.int32)
    return out
