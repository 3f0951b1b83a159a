"""The batched distance agrees with the textbook recursion, pair by pair."""

from __future__ import annotations

from functools import cache

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from tawthiq.linkage.likeness import FULL, Costs, scores

K = 5
swap = np.array(
    [[0 if i == j else 30 * (1 + (i + j) % 3) for j in range(K)] for i in range(K)], dtype=np.int32
)
gap = np.array([0, 40, 55, 70, 100], dtype=np.int32)
turn = np.full((K, K), 60, dtype=np.int32)
COSTS = Costs(swap, gap, turn)
words = st.lists(st.integers(1, K - 1), min_size=1, max_size=6).map(tuple)


def textbook(a: tuple[int, ...], b: tuple[int, ...]) -> int:
    @cache
    def d(i: int, j: int) -> int:
        if i == 0 or j == 0:
            return int(sum(gap[list(a[:i])]) + sum(gap[list(b[:j])])) if i or j else 0
        best = min(
            d(i - 1, j) + int(gap[a[i - 1]]), d(i, j - 1) + int(gap[b[j - 1]]),
            d(i - 1, j - 1) + int(swap[a[i - 1], b[j - 1]]),
        )  # fmt: skip
        if i > 1 and j > 1 and a[i - 1] == b[j - 2] and a[i - 2] == b[j - 1]:
            best = min(best, d(i - 2, j - 2) + int(turn[a[i - 2], a[i - 1]]))
        return best

    return d(len(a), len(b))


@settings(max_examples=60)
@given(st.lists(st.tuples(words, words), min_size=1, max_size=12))
def test_many_pairs_at_once_score_as_the_textbook_recursion(
    pairs: list[tuple[tuple[int, ...], tuple[int, ...]]],
) -> None:
    flat = [w for pair in pairs for w in pair]
    codes = np.zeros((len(flat), 6), dtype=np.uint8)
    for i, word in enumerate(flat):
        codes[i, : len(word)] = word
    lengths = np.array([len(w) for w in flat], dtype=np.int64)
    a = np.arange(0, len(flat), 2, dtype=np.int64)
    found = scores(codes, lengths, a, a + 1, COSTS)
    wanted = [max(0, 1000 - textbook(x, y) * 1000 // (FULL * max(len(x), len(y)))) for x, y in pairs]
    assert found.tolist() == wanted
