"""Many tests at once: Holm (1979) keeps the chance of any false alarm, Benjamini and Hochberg (1995) their share."""

from __future__ import annotations

from collections.abc import Sequence

METHODS = ("holm", "bh")


def adjusted(p: Sequence[float], method: str) -> list[float]:
    """Adjusted p-values in the order given; reject those at or below the level."""
    n = len(p)
    order = sorted(range(n), key=lambda i: p[i])
    out = [0.0] * n
    if method == "holm":
        worst = 0.0
        for rank, i in enumerate(order):
            worst = max(worst, min(1.0, (n - rank) * p[i]))
            out[i] = worst
        return out
    best = 1.0
    for rank in range(n - 1, -1, -1):
        best = min(best, p[order[rank]] * n / (rank + 1))
        out[order[rank]] = best
    return out
