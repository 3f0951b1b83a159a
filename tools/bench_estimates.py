"""Speed of the estimates, each beside a plain version of the same in the same run.

    python tools/bench_estimates.py

Tables are the printed ones of the tests (Kosovo 1999, United Kingdom 2013). Processor seconds of one core after
start; the first call of each kernel, which compiles or loads it, is not counted and printed apart.
"""

from __future__ import annotations

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
from scipy.special import gammaln

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests" / "figures" / "estimates"))
from published_tables import kosovo, uk_five, uk_six

from tawthiq.figures.estimates import graphical, latent, loglinear, poisson, sparse
from tawthiq.figures.estimates.convergence import ess, rhat
from tawthiq.figures.estimates.fast import HAVE_NUMBA
from tawthiq.figures.estimates.graphs import decomposable_graphs
from tawthiq.figures.estimates.hierarchy import hierarchical_models
from tawthiq.figures.estimates.subsets import sizes
from tawthiq.figures.estimates.tables import Overlap


def seconds(work: Callable[[], object], times: int = 3) -> float:
    """The least processor time of some runs."""
    spent = []
    for _ in range(times):
        start = time.process_time()
        work()
        spent.append(time.process_time() - start)
    return min(spent)


def line(what: str, ours: float, asked: str, plain: float | None = None, note: str = "") -> None:
    """One row of the table."""
    beside = f"{plain:9.2f} s  {plain / ours:6.1f}x" if plain is not None else ""
    print(f"{what:<58}{ours:9.3f} s  {asked:<22}{beside}  {note}")


def sampler(table: Overlap, name: str, asked: str) -> None:
    """Effective draws a second of the sampler and of Gibbs sweeps alone."""
    answers = []
    for leaps, rounds in ((1, 2000), (0, 8000)):
        runner = latent._Compiled(table, latent.Settings(leaps=leaps), 1)
        for share in latent.THINNED:
            runner.run(200, share=share, adapt=True)
        start = time.process_time()
        out = runner.run(rounds, adapt=False)
        spent = time.process_time() - start
        logs = np.log(table.documented + out[:, :, 0])
        answers.append((ess(logs) / spent, rhat(logs)))
    (ours, near), (plain, far) = answers
    print(f"{name + ', effective draws a second (R-hat)':<58}{ours:9.0f} ({near:.3f})  {asked:<16}"
          f"{plain:9.0f} ({far:.3f}) Gibbs sweeps alone")  # fmt: skip


def plain_poisson(table: Overlap, models: list[tuple[int, ...]]) -> None:
    """One model after the other with a design matrix."""
    cells = np.arange(1, len(table.counts))
    seen = table.counts[cells]
    for terms in models:
        matrix = np.array([[float(c & t == t) for t in terms] for c in cells])
        mu = seen + 0.5
        for _ in range(12):
            response = np.log(mu) + (seen - mu) / mu
            weighed = matrix.T * mu
            beta = np.linalg.lstsq(weighed @ matrix, weighed @ response, rcond=None)[0]
            mu = np.exp(np.clip(matrix @ beta, -30, 30))


def plain_graphs(table: Overlap, delta: float, most: int) -> None:
    """All graphs at all values, graph by graph."""
    lists, missing = len(table.lists), np.arange(most + 1.0)
    masks, size = np.arange(1 << lists), sizes(lists)
    terms = np.zeros((1 << lists, most + 1))
    for chosen in masks[1:]:
        cells = np.bincount(masks & chosen, weights=table.counts, minlength=1 << lists)[
            (masks & ~chosen) == 0
        ]
        each = delta * 2.0 ** (lists - int(size[chosen]))
        whole = each * len(cells)
        terms[chosen] = gammaln(whole) - gammaln(table.documented + missing + whole)
        for place, n in enumerate(cells):
            terms[chosen] += gammaln(each + n + (missing if place == 0 else 0)) - gammaln(each)
    top, every = -np.inf, []
    for row in decomposable_graphs(lists).sign:
        height = sum(s * terms[m] for m, s in enumerate(row) if s)
        top = max(top, float(np.max(height)))
        every.append(height)
    for height in every:
        np.exp(height - top).sum()


def main() -> None:
    """Print the table."""
    print(f"engine: {'numba' if HAVE_NUMBA else 'numpy'}\n")
    start = time.process_time()
    latent.latent_class(kosovo(), settings=latent.Settings(most_rounds=500))
    loglinear.loglinear(kosovo())
    print(f"start (imports done; kernels compiled or loaded): {time.process_time() - start:.1f} s\n")
    if HAVE_NUMBA:
        runner = latent._Compiled(kosovo(), latent.Settings(chains=1, leaps=0), 1)
        line(
            "100,000 latent class sweeps, Kosovo",
            seconds(lambda: runner.run(100_000, adapt=False)),
            "1 s (R 1.0-1.8)",
        )
        sampler(kosovo(), "Kosovo", "480 (R 96)")
        sampler(uk_six(), "UK, six lists", "280 (R 56)")
    models = list(hierarchical_models(5))
    five = uk_five()
    layout = poisson.design(five.counts, models, five.possible)
    plain = seconds(lambda: plain_poisson(five, models[::50]), 1) * len(models) / len(models[::50])
    every = seconds(lambda: poisson.fit(five.counts, layout))
    line(
        "6,893 hierarchical models, UK, five lists",
        every,
        "3 s (R 51-138)",
        plain,
        "plain: every 50th, times 50",
    )
    numpy_way = seconds(lambda: poisson.fit(five.counts, layout, "numpy"), 1)
    line("  the same without numba", numpy_way, "3 s")
    line("822 graphs x 54,881 values, UK, five lists", seconds(lambda: graphical.posterior(five, 2.0**-5, 54_880)),
         "0.3 s (R 6.3)", seconds(lambda: plain_graphs(five, 2.0**-5, 54_880), 1))  # fmt: skip
    six = uk_six()
    one = seconds(lambda: [sparse.bootstrap(six, 1, 0.02, s, "numpy") for s in range(20)], 1) * 50
    ours = seconds(lambda: sparse.bootstrap(six, 1000, 0.02, 0, "auto"))
    line("1,000 bootstraps of sparse selection, UK, six lists", ours, "10 s (R 304)", one,
         "plain: 20 one by one in numpy, times 50")  # fmt: skip


if __name__ == "__main__":
    main()
