"""`make bench`: reports per second of receive, extract, derive and the whole run, with peak memory of each.

Every step is a process of its own. Then the benches of the libraries, each beside a peer in the same run.
usage: bench.py [--sizes 1000,10000,100000] [--only flow|estimates|scan|victims]
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from generate import generate

TOP = Path(__file__).resolve().parent.parent
CLI = [sys.executable, "-m", "tawthiq.cli.main"]
_MEASURED = (
    "import resource, subprocess, sys; code = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, "
    "stderr=subprocess.DEVNULL).returncode; print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss, code)"
)


def machine() -> str:
    """Commit, cores, memory and Python, as every printed table names them."""
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], cwd=TOP, capture_output=True, text=True
    ).stdout
    pages = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") // 2**30
    return f"commit {commit.strip()}, {os.cpu_count()} cores, {pages} GiB, Python {platform.python_version()}"


def by_size(file: str, one: Callable[[int], None], sizes: Sequence[int]) -> None:
    """Run `one` for each size named on the command line, else of `sizes`, in a process of its own."""
    if sys.argv[1:2] == ["--one"]:
        one(int(sys.argv[2]))
        return
    for size in map(int, sys.argv[1:]) if sys.argv[1:] else sizes:
        done = subprocess.run([sys.executable, file, "--one", str(size)], capture_output=True, text=True)
        print(done.stdout.strip() or done.stderr[-400:], flush=True)


def measured(*command: str) -> tuple[float, int]:
    """Seconds and peak memory in MiB of a command (its largest process); raises when it fails."""
    start = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", _MEASURED, *command], capture_output=True, text=True, check=True
    )
    peak, code = map(int, done.stdout.split())
    if code != 0:
        sys.exit(f"{' '.join(command)}: exit {code}")
    return time.perf_counter() - start, peak // 1024


def flow(n: int) -> None:
    """One row of the table for `n` reports."""
    folder = Path(tempfile.mkdtemp(prefix="tawthiq-bench-"))
    case = generate(n, folder / "case").parent
    book, export = str(folder / "book"), str(case / "result.json")
    measured(*CLI, "init", book)
    measured(*CLI, "places", "add", str(case / "places.csv"), "--casebook", book)
    steps = {"receive": measured(*CLI, "receive", export, "--casebook", book)}
    lines = folder / "lines.jsonl"
    _to_jsonl(case / "result.json", lines)
    steps["extract"] = measured(*CLI, "extract", str(lines), "--places", str(case / "places.csv"))
    steps["derive"] = measured(*CLI, "derive", "--casebook", book, "--workers", "2")
    steps["whole run"] = measured(*CLI, "run", str(case), "--out", str(folder / "out"), "--workers", "2")
    row = "  ".join(f"{name} {n / s:8.0f}/s {s:6.1f} s {mib:5d} MiB" for name, (s, mib) in steps.items())
    print(f"{n:>7} reports: {row}", flush=True)
    shutil.rmtree(folder)


def _to_jsonl(export: Path, lines: Path) -> None:
    import json

    posts = json.loads(export.read_text(encoding="utf-8"))["messages"]
    rows = ({"id": str(p["id"]), "text": p["text"], "published": p["date"]} for p in posts)
    lines.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in rows), encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--sizes", default="1000,10000,100000")
    parser.add_argument("--only", default="")
    told = parser.parse_args()
    print(machine(), flush=True)
    if told.only in ("", "flow"):
        for n in map(int, told.sizes.split(",")):
            flow(n)
    for path in sorted((TOP / "tools").glob("bench_*.py")):
        if told.only in ("", path.stem.removeprefix("bench_")):
            print(f"\n{path.stem}", flush=True)
            subprocess.run([sys.executable, str(path)], check=True)


if __name__ == "__main__":
    main()
