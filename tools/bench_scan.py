"""Time the scan: ours against a plain numpy version of the same, and the large case. Prints a table.

The small case has 200 places, 14 days, 3,237 zones and 999 replicates; the large one 2,000 places, 60 days, 9,999.
"""

from __future__ import annotations

import os
import resource
import time
from pathlib import Path

import numpy as np

from tawthiq.figures.scan import nulls, scores, windows, zones
from tawthiq.figures.scan.distances import plane
from tawthiq.figures.scan.engine import Engine
from tawthiq.figures.scan.maxima import maxima

SHARED = Path(os.environ.get("TAWTHIQ_SHARED", Path(__file__).resolve().parents[2] / "shared"))


def plain(counts, mean, circles, replicates, seed):
    """The same maxima in plain numpy: Poisson counts, cumulative sums, a logarithm for every window."""
    rng = np.random.default_rng(seed)
    rows, steps = np.nonzero(circles.counted)
    member = np.zeros((len(rows), counts.shape[0]))
    for z, (row, k) in enumerate(zip(rows, steps, strict=True)):
        member[z, circles.order[row, : k + 1]] = 1
    b = member @ np.cumsum(mean[:, ::-1], axis=1)
    best = np.empty(replicates)
    for i in range(replicates):
        c = member @ np.cumsum(rng.poisson(mean)[:, ::-1], axis=1)
        with np.errstate(divide="ignore", invalid="ignore"):
            best[i] = np.where(c > b, c * np.log(c / b) - c + b, 0.0).max()
    return best


def small():
    """The bench case of the shared data if it is there, else one of the same shape."""
    folder = SHARED / "data" / "scan"
    if folder.exists():
        files = [folder / f"bench_{n}.csv" for n in ("counts_14x200", "base_14x200", "xy_200")]
        read = [np.loadtxt(f, delimiter=",", skiprows=1) for f in files]
        return read[0].T.astype(int), read[1].T, read[2]
    rng = np.random.default_rng(0)
    mean = np.repeat(rng.gamma(2, 0.2, (200, 1)), 14, axis=1)
    return rng.poisson(mean), mean, rng.random((200, 2))


def timed(label, work):
    """Print elapsed and processor seconds (other work on the machine shows as their difference); return the latter."""
    started, busy = time.perf_counter(), time.process_time()
    out = work()
    seconds, cpu = time.perf_counter() - started, time.process_time() - busy
    print(f"{label:<34} {seconds:8.2f} s elapsed {cpu:8.2f} s processor")
    return out, cpu


def main() -> None:
    counts, mean, xy = small()
    circles = zones.circles(plane(xy), neighbours=20)
    engine = Engine(
        circles, windows.prospective(14, 14), mean, scores.poisson_expectation, scores.critical_expectation
    )
    draws = nulls.poisson(mean)
    print(
        f"200 places x 14 days, {circles.count} zones, 999 replicates; observed score {engine.best(counts):.5f}"
    )
    runs = [timed("  ours", lambda: maxima(engine, nulls.blocks(draws, 999, mean.size, 1))) for _ in range(3)]
    slow, slow_seconds = timed("  plain numpy", lambda: plain(counts, mean, circles, 999, 1))
    fastest = min(seconds for _, seconds in runs)
    print(f"  plain / ours = {slow_seconds / fastest:.1f}")
    ours, other = np.quantile(runs[0][0], 0.95), np.quantile(slow, 0.95)
    print(f"  95th percentile of the maxima: ours {ours:.3f}, plain {other:.3f}")
    rng = np.random.default_rng(0)
    mean = np.repeat(rng.gamma(2, 0.2, (2000, 1)), 60, axis=1)
    circles = zones.circles(plane(rng.random((2000, 2))), neighbours=15)
    engine = Engine(
        circles, windows.prospective(60, 60), mean, scores.poisson_expectation, scores.critical_expectation
    )
    print(f"2,000 places x 60 days, {circles.count} zones, 9,999 replicates")
    timed("  ours", lambda: maxima(engine, nulls.blocks(nulls.poisson(mean), 9999, mean.size, 1)))
    print(f"  peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6:.2f} GB")


if __name__ == "__main__":
    main()
