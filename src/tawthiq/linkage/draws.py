"""The clustering is uncertain: draws of it, for figures to carry through.

Each draw takes every pair as a match with its probability, and clusters what was drawn. The draw is a hash of the
seed, the draw's number and the pair, so it depends on nothing else; records joined by judgement stay joined.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from tawthiq.linkage.cluster import Evidence, Record, Rules, clusters
from tawthiq.linkage.model import BIT, probability

REFUSED = -12 * BIT


@dataclass(frozen=True, slots=True)
class Calibration:
    """What stated odds are worth, from an audit: `slope` and `shift` (1/1000, 1/1000 bit) on the log2 odds."""

    slope: int = 1000
    shift: int = 0

    def odds(self, weight: int) -> int:
        """Calibrated log2 odds in 1/1000 bit."""
        return weight * self.slope // 1000 + self.shift


def draws(
    evidence: Evidence[Record], rules: Rules, number: int, seed: int, calibration: Calibration | None = None
) -> Iterator[dict[Record, frozenset[Record]]]:
    """`number` clusterings: for each record the members of its cluster in that draw."""
    calibrated = calibration or Calibration()
    pairs = sorted(evidence.edges.items())
    for n in range(number):
        edges = {
            pair: max(weight, rules.threshold) if taken(seed, n, pair, calibrated.odds(weight)) else REFUSED
            for pair, weight in pairs
        }
        drawn = Evidence(evidence.lists, edges, evidence.same, evidence.different)
        found = clusters(drawn, rules)
        sets = {id(c): frozenset(c.members) for c in found.values()}
        yield {record: sets[id(c)] for record, c in found.items()}


def taken(seed: int, draw: int, pair: object, weight: int) -> bool:
    """Whether the pair is a match in this draw."""
    mixed = hashlib.sha256(f"{seed}|{draw}|{pair!r}".encode()).digest()
    return int.from_bytes(mixed[:8], "big") / 2**64 < probability(weight)


def interval(counts: list[int], share: float = 0.9) -> tuple[int, int, int]:
    """Low, median and high of a number over the draws (empirical quantiles, inclusive)."""
    ordered = sorted(counts)
    tail = (1 - share) / 2
    at = [round(q * (len(ordered) - 1)) for q in (tail, 0.5, 1 - tail)]
    return ordered[at[0]], ordered[at[1]], ordered[at[2]]
