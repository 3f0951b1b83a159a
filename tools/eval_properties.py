"""`make eval-properties`: every property again with examples that nobody has tried, round after round of new seeds.

`make test` draws the same examples on every machine, so that one commit has one answer. This looks for others: each
round runs the property tests with a seed of its own and prints what failed, with the seed that shows it again. It ends
with 1 if any did. A run that was cut off goes on after the rounds that are done, as long as program and tests are the
same (out/eval-properties.jsonl).
usage: eval_properties.py [--minutes 25] [--first 1] [tests ...]
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import re
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

TOP = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(TOP / "tools"))
from bench import machine  # noqa: E402 - the path is set above

KEPT = TOP / "out" / "eval-properties.jsonl"
_FAILED = re.compile(r"^(?:FAILED|ERROR) (\S+)", re.MULTILINE)
_PASSED = re.compile(r"(\d+) passed")


class Round(NamedTuple):
    seed: int
    properties: int
    failed: tuple[str, ...]
    seconds: int


def run(seed: int, tests: list[str]) -> Round:
    """All properties once, with the examples of this seed; raises when pytest could not run them."""
    since = time.monotonic()
    done = subprocess.run(
        [
            sys.executable, "-m", "pytest", "-q", "-n", "2", "--dist", "worksteal", "-m", "hypothesis",
            f"--hypothesis-seed={seed}", *tests,
        ],
        cwd=TOP, env={**os.environ, "HYPOTHESIS_PROFILE": "new"}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    failed = tuple(dict.fromkeys(_FAILED.findall(done.stdout)))
    passed = _PASSED.search(done.stdout)
    if done.returncode not in (0, 1) or (done.returncode == 1) != bool(failed):
        message = f"pytest ended with {done.returncode}:\n{done.stdout[-2000:]}{done.stderr[-2000:]}"
        raise RuntimeError(message)
    count = int(passed[1]) if passed else 0
    return Round(seed, count + len(failed), failed, round(time.monotonic() - since))


def digest() -> str:
    """Of the program and its tests, as they lie here."""
    files = sorted(path for top in ("src", "tests") for path in (TOP / top).rglob("*.py"))
    return hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()


def rounds(first: int, minutes: float, tests: list[str]) -> Iterator[Round]:
    """Those of an earlier run of the same digest and tests, then new ones until the minutes are used up."""
    same = {"digest": digest(), "tests": tests}
    until = time.monotonic() + minutes * 60
    KEPT.parent.mkdir(exist_ok=True)
    lines = map(json.loads, KEPT.read_text(encoding="utf-8").splitlines() if KEPT.exists() else [])
    known = {one["seed"]: one for one in lines if one.items() >= same.items()}
    seed = first
    with KEPT.open("a", encoding="utf-8") as out:
        while seed in known or time.monotonic() < until:
            if seed in known:
                one = Round(
                    seed, known[seed]["properties"], tuple(known[seed]["failed"]), known[seed]["seconds"]
                )
            else:
                one = run(seed, tests)
                print(json.dumps({**one._asdict(), **same}), file=out, flush=True)
            yield one
            seed += 1


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--minutes", type=float, default=25)
    parser.add_argument("--first", type=int, default=1, help="seed of the first round")
    parser.add_argument("tests", nargs="*", default=[], help="files or folders; all if none is named")
    asked = parser.parse_args()
    print(machine(), flush=True)
    failed = Counter[str]()
    done = 0
    for one in rounds(asked.first, asked.minutes, asked.tests):
        done += 1
        failed.update(one.failed)
        told = ", ".join(one.failed) or "all hold"
        print(f"seed {one.seed}: {one.properties} properties in {one.seconds} s, {told}", flush=True)
    print(f"{done} rounds; properties that failed: {dict(failed) or 'none'}")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
