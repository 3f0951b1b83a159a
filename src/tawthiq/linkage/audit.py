"""An audit of a linkage: a random sample with known inclusion probabilities, judged blind, and what follows from it.

Strata: pairs joined, pairs scored but not joined, pairs brought together by no rule. The sample is apart from the pairs
that taught the model or were chosen for review. Precision and recall are ratios of weighted totals (Horvitz & Thompson
1952); intervals come from drawing each stratum's share from its Beta posterior (Jeffreys). Agreement of two judges is
Cohen's kappa (1960).
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from tawthiq.linkage.draws import Calibration
from tawthiq.linkage.model import BIT, probability

STRATA = ("joined", "below", "never compared")


@dataclass(frozen=True, slots=True)
class Sampled:
    """A pair to judge: its stratum and how many pairs it stands for (stratum size / sample size)."""

    a: str
    b: str
    stratum: str
    stands_for: float
    weight: int | None = None


@dataclass(frozen=True, slots=True)
class Share:
    """An estimate with its 95 % interval, in 1/1000."""

    low: int
    best: int
    high: int


@dataclass(frozen=True, slots=True)
class Audit:
    """What the judged sample says of the whole. `unsure` verdicts are counted, and left out of the shares."""

    precision: Share | None
    recall: Share | None
    judged: int
    unsure: int


@dataclass(frozen=True, slots=True)
class Reliability:
    """Pairs whose stated probability lies in [low, high) (1/1000): how many judged, how many were the same."""

    low: int
    high: int
    judged: int
    same: int


def sample(
    strata: Mapping[str, Sequence[tuple[str, str, int | None]]], sizes: Mapping[str, int], seed: int,
    *, without: Iterable[tuple[str, str]] = (), totals: Mapping[str, int] | None = None,
) -> list[Sampled]:  # fmt: skip
    """A simple random sample of each stratum's pairs, in an order that tells the judge nothing.

    `without`: pairs used for training or review. `totals`: the true size of a stratum of which only a random
    part is listed (pairs never compared are too many to list).
    """
    used = {frozenset(pair) for pair in without}
    out = []
    for stratum, pairs in strata.items():
        free = [p for p in pairs if frozenset(p[:2]) not in used]
        chosen = sorted(free, key=lambda p: _mix(seed, p[0], p[1]))[: sizes.get(stratum, 0)]
        size = (totals or {}).get(stratum, len(free))
        out += [Sampled(a, b, stratum, size / len(chosen), weight) for a, b, weight in chosen]
    return sorted(out, key=lambda s: _mix(seed + 1, s.a, s.b))


def assess(
    sampled: Sequence[Sampled], verdicts: Mapping[tuple[str, str], str], *, seed: int = 1, draws: int = 4000
) -> Audit:
    """Precision and recall of the clustering from the verdicts on the sample."""
    same, judged, unsure = Counter[str](), Counter[str](), 0
    size = dict.fromkeys(STRATA, 0.0)
    for pair in sampled:
        size[pair.stratum] += pair.stands_for
        verdict = verdicts.get((pair.a, pair.b))
        unsure += verdict == "unsure"
        if verdict in ("same", "different"):
            judged[pair.stratum] += 1
            same[pair.stratum] += verdict == "same"
    if not judged["joined"]:
        return Audit(None, None, sum(judged.values()), unsure)
    rng = np.random.default_rng(seed)
    shares = {s: rng.beta(same[s] + 0.5, judged[s] - same[s] + 0.5, draws) for s in STRATA if judged[s]}
    best = {s: same[s] / judged[s] for s in shares}
    found = size["joined"] * shares["joined"]
    missed = sum((size[s] * shares[s] for s in shares if s != "joined"), np.zeros(draws))
    best_missed = sum(size[s] * best[s] for s in shares if s != "joined")
    best_found = size["joined"] * best["joined"]
    recall = _share(found / (found + missed), best_found / max(best_found + best_missed, 1e-12))
    whole = all(judged[s] for s in STRATA if size[s])
    return Audit(
        _share(shares["joined"], best["joined"]), recall if whole else None, sum(judged.values()), unsure
    )


def _share(drawn: np.ndarray[tuple[int], np.dtype[np.float64]], best: float) -> Share:
    low, high = np.quantile(drawn, (0.025, 0.975))
    at = round(1000 * best)
    return Share(min(at, round(1000 * low)), at, max(at, round(1000 * high)))


def reliability(
    sampled: Sequence[Sampled],
    verdicts: Mapping[tuple[str, str], str],
    edges: Sequence[int] = (0, 10, 100, 500, 900, 990, 1001),
) -> list[Reliability]:
    """Stated probability against what judges found."""
    rows = []
    for low, high in pairwise(edges):
        inside = [
            verdicts.get((s.a, s.b))
            for s in sampled
            if s.weight is not None and low <= 1000 * probability(s.weight) < high
        ]
        judged = [v for v in inside if v in ("same", "different")]
        rows.append(Reliability(low, high, len(judged), judged.count("same")))
    return rows


def calibrate(
    sampled: Sequence[Sampled], verdicts: Mapping[tuple[str, str], str], rounds: int = 50
) -> Calibration | None:
    """What stated odds are worth: a logistic fit of the verdicts on the log2 odds (Platt 1999), each pair counting for
    the pairs it stands for. Two made-up pairs at +-10 bits keep the fit finite. None with fewer than ten verdicts.
    """
    judged = [(s, verdicts[s.a, s.b]) for s in sampled if s.weight is not None and (s.a, s.b) in verdicts]
    known = [(s.weight or 0, v == "same", s.stands_for) for s, v in judged if v != "unsure"]
    if len(known) < 10:
        return None
    x = np.array([weight / BIT for weight, _, _ in known] + [10.0, -10.0]) * np.log(2)
    y = np.array([same for _, same, _ in known] + [True, False], dtype=np.float64)
    n = np.array([stands for _, _, stands in known] + [1.0, 1.0])
    n *= len(n) / n.sum()
    at = np.array([1.0, 0.0])
    design = np.column_stack((x, np.ones_like(x)))
    for _ in range(rounds):
        p = 1 / (1 + np.exp(-np.clip(design @ at, -30, 30)))
        slope = design.T @ (n * (y - p)) - 0.01 * (at - (1.0, 0.0))
        bend = design.T @ ((n * p * (1 - p))[:, None] * design) + 0.01 * np.eye(2)
        at = at + np.linalg.solve(bend, slope)
    return Calibration(round(1000 * at[0]), round(BIT * at[1] / np.log(2)))


def agreement(
    one: Mapping[tuple[str, str], str], two: Mapping[tuple[str, str], str]
) -> tuple[int, float, float | None]:
    """Pairs both judged, the share on which they agree, and Cohen's kappa (None when it is not defined)."""
    both = sorted(one.keys() & two.keys())
    if not both:
        return 0, 0.0, None
    agree = sum(one[p] == two[p] for p in both) / len(both)
    first, second = Counter(one[p] for p in both), Counter(two[p] for p in both)
    chance = sum(first[v] * second[v] for v in first) / len(both) ** 2
    return len(both), agree, None if chance == 1 else (agree - chance) / (1 - chance)


def _mix(seed: int, a: str, b: str) -> bytes:
    return hashlib.sha256(f"{seed}|{a}|{b}".encode()).digest()
