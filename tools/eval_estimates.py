"""Calibration of the estimates: lists drawn from a known number of victims, 200 times per setting.

    make eval-estimates          (python tools/eval_estimates.py --runs 200 --minutes 28)

Resumable: every run is a line of build/estimates/calibration.jsonl, keyed by setting and run. Prints the tables
that docs/method/estimates.md keeps. `--table` only prints; `--write` keeps the
coverage in the package; `--sbc N` ranks the sampler's draws instead.
"""

from __future__ import annotations

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import argparse
import json
import time
from concurrent.futures import ProcessPoolExecutor, as_completed
from pathlib import Path

import numpy as np
from scipy.stats import chisquare

from tawthiq.figures.estimates import latent, measured
from tawthiq.figures.estimates.panel import Effort, Panel, envelope, floor_of, panel
from tawthiq.figures.estimates.plan import Plan
from tawthiq.figures.estimates.simulate import SETTINGS, Setting, draw

OUT = Path("build/estimates")
MEASURED = Path(measured.__file__).with_name("calibration.yml")
EFFORT = Effort(bootstraps=200, simulations=40)
NAMED = SETTINGS[:12]
BLIND_PACE = 5
"""The two settings known to be blind spots get one run while the others get so many."""
METHODS = ("latent_class", "graphical", "loglinear", "sparse", "two_groups", "chao")


def one(setting: Setting, run: int) -> dict[str, object]:
    """One table, one panel, what it said."""
    start = time.perf_counter()
    table = draw(setting, run)
    found = panel(table, Plan(seed=run), EFFORT)
    return {
        "setting": setting.name, "run": run, "total": setting.total, "documented": table.documented,
        "verdict": found.verdict, "range": envelope(found.admissible),
        "floor": floor_of(table.documented, found.methods, found.admissible),
        "methods": {m.name: [m.low, m.median, m.high] for m in found.methods if m.answered},
        "failed": sorted({c.code for c in found.checks if not c.passed and c.effect != "notes"}),
        "mixing": _mixing(found), "seconds": round(time.perf_counter() - start, 3),
    }  # fmt: skip


def _mixing(found: Panel) -> list[float]:
    seen = next(m for m in found.methods if m.name == "latent_class").diagnostics
    return [float(str(seen["rhat"])), float(str(seen["ess"]))]


def read() -> dict[tuple[str, int], dict[str, object]]:
    """What earlier runs wrote; a line cut short by an interruption is run again."""
    path = OUT / "calibration.jsonl"
    out = {}
    for line in path.read_text().splitlines() if path.exists() else []:
        if line.endswith("}"):
            row = json.loads(line)
            out[row["setting"], row["run"]] = row
    return out


def fill(runs: int, minutes: float, workers: int) -> None:
    """Run what is missing, setting by setting in turn (blind ones at their pace), until done or the time is up."""
    OUT.mkdir(parents=True, exist_ok=True)
    done, end = read(), time.monotonic() + 60 * minutes
    todo = [(s, r) for r in range(runs) for s in SETTINGS if (s.name, r) not in done]
    todo.sort(key=lambda job: job[1] * (1 if job[0] in NAMED else BLIND_PACE))
    with ProcessPoolExecutor(workers) as pool, (OUT / "calibration.jsonl").open("a") as out:
        for start in range(0, len(todo), 26):
            if time.monotonic() > end:
                break
            for answer in as_completed([pool.submit(one, s, r) for s, r in todo[start : start + 26]]):
                out.write(json.dumps(answer.result()) + "\n")
                out.flush()


def table(rows: dict[tuple[str, int], dict[str, object]]) -> str:
    """The two tables of the docs: verdicts and coverage of the panel, coverage of each method alone."""
    lines = [
        "| setting | victims | runs | published | lower bound | withheld | published covers | every range covers"
        " | floor holds |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    for s in SETTINGS:
        mine = [r for r in rows.values() if r["setting"] == s.name]
        if mine:
            lines.append(_panel_line(s, mine))
    lines += ["", "| setting | " + " | ".join(METHODS) + " |", "|---|" + "---|" * len(METHODS)]
    for s in SETTINGS:
        mine = [r for r in rows.values() if r["setting"] == s.name]
        if mine:
            lines.append(f"| {s.name} | " + " | ".join(_method_cell(s, mine, m) for m in METHODS) + " |")
    lines += ["", "| setting | checks that failed, in % of runs |", "|---|---|"]
    for s in SETTINGS:
        mine = [r for r in rows.values() if r["setting"] == s.name]
        if mine:
            lines.append(f"| {s.name} | {_failures(mine)} |")
    return "\n".join(lines)


def _panel_line(s: Setting, mine: list[dict[str, object]]) -> str:
    said = {v: [r for r in mine if r["verdict"] == v] for v in ("published", "lower bound", "withheld")}
    shares = " | ".join(_percent(len(said[v]), len(mine)) for v in said)
    floors = [r for r in mine if r["verdict"] != "withheld"]
    return (
        f"| {s.name} | {s.total:,} | {len(mine)} | {shares} | {_covers(s, said['published'])} | {_covers(s, mine)} | "
        f"{_percent(sum(r['floor'] <= s.total for r in floors), len(floors))} |"
    )


def _covers(s: Setting, rows: list[dict[str, object]]) -> str:
    ranges = [r["range"] for r in rows if r["range"]]
    return _percent(sum(low <= s.total <= high for low, _, high in ranges), len(ranges))


def _method_cell(s: Setting, mine: list[dict[str, object]], method: str) -> str:
    found = [r["methods"][method] for r in mine if method in r["methods"]]
    if not found:
        return ""
    hits = sum(low <= s.total <= high for low, _, high in found)
    return f"{_percent(hits, len(found))} ({np.median([m for _, m, _ in found]) / s.total:.2f})"


def _failures(mine: list[dict[str, object]]) -> str:
    codes = sorted({c for r in mine for c in r["failed"]})
    shares = sorted(((sum(c in r["failed"] for r in mine) / len(mine), c) for c in codes), reverse=True)
    return ", ".join(f"{c} {share:.0%}" for share, c in shares if share >= 0.005) or "none"


def _percent(part: int, whole: int) -> str:
    return f"{part / whole:.0%}" if whole else "none"


def rank_of_truth(seed: int) -> float:
    """Rank, between 0 and 1, of the true number missing among draws, for a table drawn from the model itself."""
    table, missing = latent.from_prior(lists=3 + seed % 3, classes=5, persons=300, seed=seed)
    found = latent.sample(table, latent.Settings(classes=5, rounds=400, most_rounds=1600), seed)
    drawn = found.missing[:, ::10].ravel()
    tie = np.random.default_rng(seed).random()
    return float((drawn < missing).mean() + tie * (drawn == missing).mean())


def calibrate_sampler(runs: int, workers: int) -> None:
    """Simulation-based calibration (Talts et al. 2018): the ranks must be even."""
    with ProcessPoolExecutor(workers) as pool:
        ranks = list(pool.map(rank_of_truth, range(runs), chunksize=10))
    counts = np.histogram(ranks, bins=10, range=(0, 1))[0]
    print(f"ranks of the truth in tenths, {runs} tables: {' '.join(str(c) for c in counts)}")
    print(f"chi-squared p for evenness: {chisquare(counts).pvalue:.3f}")


def write_measured(rows: dict[tuple[str, int], dict[str, object]]) -> None:
    """Keep what was measured in calibration.yml, per number of lists, for the label of published ranges.

    All twelve settings count, those whose assumptions fail too; the two known to be blind spots do not.
    """
    lines = [
        "# Written by tools/eval_estimates.py --write: what the simulations of docs/method/estimates.md measured."
    ]
    lines.append("by_lists:")
    for lists in sorted({s.lists for s in SETTINGS}):
        mine = [(s, r) for s in NAMED if s.lists == lists for r in rows.values() if r["setting"] == s.name]
        said = [(s, r["range"]) for s, r in mine if r["verdict"] == "published"]
        held = sum(span[0] <= s.total <= span[2] for s, span in said)
        share = f"{held / len(said):.3f}" if said else "0.0"
        lines.append(f"  {lists}: {{runs: {len(mine)}, published: {len(said)}, covered: {share}}}")
    MEASURED.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    """Fill and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=200)
    parser.add_argument("--minutes", type=float, default=28.0)
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--table", action="store_true")
    parser.add_argument("--write", action="store_true", help="keep the coverage as calibration.yml")
    parser.add_argument("--sbc", type=int, default=0, help="rank the truth in this many tables instead")
    chosen = parser.parse_args()
    if chosen.sbc:
        calibrate_sampler(chosen.sbc, chosen.workers)
        return
    if not chosen.table:
        fill(chosen.runs, chosen.minutes, chosen.workers)
    rows = read()
    print(table(rows))
    if chosen.write:
        write_measured(rows)
    seconds = [float(str(r["seconds"])) for r in rows.values()]
    print(
        f"\n{len(rows)} runs, {sum(seconds) / 60:.1f} minutes of one core, {max(seconds, default=0):.1f} s at most"
    )


if __name__ == "__main__":
    main()
