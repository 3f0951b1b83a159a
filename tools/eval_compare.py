"""`make eval-compare`: why the displaced figures of May 2019 differ, and why two sources' killed do.

Runs the real case once, then `figure compare` on its printed totals and sources; prints one sentence each in both
languages. usage: eval_compare.py [CASE]
"""

from __future__ import annotations

import os
import platform
import subprocess
import sys
import tempfile
import time
from itertools import pairwise
from pathlib import Path

from tawthiq.casebook import deriving, queries
from tawthiq.casebook.book import make_casebook
from tawthiq.casebook.case import read_case
from tawthiq.casebook.comparing import Comparer
from tawthiq.casebook.running import bring_in
from tawthiq.figures.compare import sentence

TOP = Path(__file__).resolve().parent.parent
NUMBERS = (150_001, 152_210, 290_784, 239_647, 201_000, 179_600)  # "over 150,000" is read as 150,001 and more
SOURCES = (
    ("killed-since-wednesday:ucdp", "killed-since-wednesday:airwars"),
    ("killed-since-wednesday@2019-05-04", "killed-since-wednesday@2019-05-07"),
    ("killed-since-wednesday", "all-killed-since-wednesday"),
    ("killed-since-wednesday", "killed-first-week"),
    ("killed-first-week", "published-killed"),
)


def totals() -> list[str]:
    """The claims that print the six numbers, in the order of NUMBERS."""
    printed = {
        count.min: claim.id
        for claim in queries.claims().values()
        if claim.event.scope == "total"
        for count in claim.event.counts
        if count.kind == "displaced"
    }
    return [printed[n] for n in NUMBERS]


def main() -> int:
    shared = Path(os.environ.get("TAWTHIQ_SHARED", TOP.parent / "shared"))
    case = Path(sys.argv[1]) if len(sys.argv) > 1 else shared / "cases" / "idlib-2019"
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], cwd=TOP, capture_output=True, text=True
    ).stdout
    print(f"commit {commit.strip()}, {os.cpu_count()} cores, Python {platform.python_version()}\n")
    with tempfile.TemporaryDirectory() as folder:
        book = make_casebook(Path(folder))
        bring_in(book, read_case(case))
        deriving.derive(book)
        comparer = Comparer(book)
        for a, b in [*pairwise(totals()), *SOURCES]:
            start = time.perf_counter()
            found = comparer.compare(a, b)
            said = sentence(found.comparison)
            print(f"- A: {found.a.en}\n  B: {found.b.en}\n  {said.en}\n  {said.ar}")
            print(f"  ({time.perf_counter() - start:.2f} s)", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
