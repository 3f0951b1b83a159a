"""`make eval-case`: a case folder run on both databases, with one and two processes, two hash seeds, two zones.

Prints the answers, the times, and one digest a run: all must be the same. Acts have the same clock and chance each
time, so that even the ids of acts agree. usage: eval_case.py [CASE]
"""

from __future__ import annotations

import os
import platform
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))
from own_postgresql import database, server

TOP = Path(__file__).resolve().parent.parent

ONE = """
import sys, time
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from made import seeded, ticking
from tawthiq.casebook import deriving, queries
from tawthiq.casebook.book import make_casebook
from tawthiq.casebook.case import read_case
from tawthiq.casebook.running import bring_in
from tawthiq.cli.common import table
from tawthiq.casebook.stored import stored_figures
from tawthiq.figures.documented import table_rows
start = time.perf_counter()
book = make_casebook(Path(sys.argv[3]), clock=ticking(), entropy=seeded(7))
bring_in(book, read_case(Path(sys.argv[2])))
made = deriving.derive(book, workers=int(sys.argv[4]))
deriving.check(book, workers=1)
print(made.digest, f"{time.perf_counter() - start:.1f}")
if sys.argv[5] == "show":
    print(table(table_rows(stored_figures(), "en")))
    print(", ".join(f"{n:,} {name}" for name, n in made.rows.items()))
"""


def run(case: Path, workers: int, show: bool, **env: str) -> tuple[str, str]:
    """(digest, everything printed) of one run in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-c", ONE, str(TOP / "tests"), str(case), f"{folder}/c", str(workers)]
        done = subprocess.run(
            [*command, "show" if show else "quiet"], env={**os.environ, **env}, capture_output=True, text=True
        )
    if done.returncode != 0:
        sys.exit(done.stderr)
    return done.stdout.split()[0], done.stdout


def main() -> int:
    shared = Path(os.environ.get("TAWTHIQ_SHARED", TOP.parent / "shared"))
    case = Path(sys.argv[1]) if len(sys.argv) > 1 else shared / "cases" / "idlib-2019"
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], cwd=TOP, capture_output=True, text=True
    ).stdout
    print(f"{case.name}, commit {commit.strip()}, {os.cpu_count()} cores, Python {platform.python_version()}")
    west = {"PYTHONHASHSEED": "1", "TZ": "America/Los_Angeles"}
    east = {"PYTHONHASHSEED": "2", "TZ": "Pacific/Kiritimati"}
    digests = set()
    with server() as base:
        for n, (workers, surroundings) in enumerate([(1, west), (2, west), (1, east), (2, east)]):
            for name in ("sqlite", "postgresql"):
                start = time.perf_counter()
                with database(base) as url:
                    env = {**surroundings, "TAWTHIQ_DATABASE_URL": url if name == "postgresql" else ""}
                    digest, printed = run(case, workers, n == 0 and name == "sqlite", **env)
                digests.add(digest)
                where = surroundings["TZ"]
                print(
                    f"{name:10} {workers} processes  {where:20} {digest[:16]}  {time.perf_counter() - start:5.1f} s"
                )
                if n == 0 and name == "sqlite":
                    print(printed.partition("\n")[2])
    print("one digest" if len(digests) == 1 else f"{len(digests)} DIFFERENT digests")
    return 0 if len(digests) == 1 else 1


if __name__ == "__main__":
    sys.exit(main())
