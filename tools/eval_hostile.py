"""`make eval-hostile`: 30,000 damaged files and every named hostile one through the parser's cell, under 30 minutes.

Prints what became of them by code, the longest time and the highest memory; ends with 1 if a parser ended without an
answer or took over 5 s of the processor. A run that was cut off goes on where it stopped, as long as the program is the
same (out/eval-hostile.jsonl).
usage: eval_hostile.py [--files 30000]
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(TOP / "tools"), str(TOP / "tests" / "sources"), str(TOP / "tests")]
from bench import machine  # noqa: E402 - the path is set above
from hostile_files import hostile  # noqa: E402
from mutants import mutant  # noqa: E402
from reading_tools import KEY, PLAIN  # noqa: E402

from tawthiq.casebook.stored import code_version  # noqa: E402
from tawthiq.errors import TawthiqError  # noqa: E402
from tawthiq.sources import cell  # noqa: E402
from tawthiq.sources.profile import load_profile  # noqa: E402
from tawthiq.sources.reading import ReadOptions  # noqa: E402

BLOCK = 500
LONGEST = 5_000  # milliseconds of the processor
OPTIONS = ReadOptions(source="x", profile=load_profile(PLAIN, "plain.yml"), pseudonym_key=KEY, consent="c")


def one(name: str, data: bytes, options: ReadOptions) -> tuple[str, int, int]:
    """What became of a file ("read" or a code), milliseconds of the processor, KiB at most."""
    try:
        reading = cell.read_item(data, item="0" * 64, name=name, reader="", options=options, reads=False)
        became = "read" if reading.account.adds_up() else "does not add up"
    except TawthiqError as refusal:
        became = refusal.code
    return became, cell.last_cost().milliseconds, cell.last_cost().peak


def block(first: int) -> dict[str, object]:
    """The seeds from `first`: what became of them, the slowest, the highest memory, those that failed, the time."""
    became, slowest, peak, failed = Counter[str](), (0, -1), 0, []
    since = time.monotonic()
    for seed in range(first, first + BLOCK):
        code, milliseconds, memory = one(*mutant(seed), OPTIONS)
        became[code] += 1
        slowest, peak = max(slowest, (milliseconds, seed)), max(peak, memory)
        failed += [seed] if code == "SRC-044" or milliseconds > LONGEST else []
    seconds = round(time.monotonic() - since)
    return {
        "first": first, "became": became, "slowest": slowest, "peak": peak, "failed": failed, "seconds": seconds
    }  # fmt: skip


def blocks(files: int, kept: Path) -> Iterator[dict[str, object]]:
    """Every block, those of an earlier run from its file."""
    code = code_version()
    lines = kept.read_text(encoding="utf-8").splitlines() if kept.exists() else []
    done = {one["first"]: one for one in map(json.loads, lines) if one["code"] == code}
    kept.parent.mkdir(exist_ok=True)
    waiting = [first for first in range(0, files, BLOCK) if first not in done]
    with kept.open("a", encoding="utf-8") as out, ProcessPoolExecutor(2) as pool:
        for made in pool.map(block, waiting):
            done[made["first"]] = made
            print(json.dumps({**made, "code": code}), file=out, flush=True)
    return iter([done[first] for first in range(0, files, BLOCK)])


def named() -> None:
    became, peak = Counter[str](), 0
    for what, (name, data) in hostile().items():
        consent = None if "consent" in what or "private" in what else "c"
        profile = None if "profile" in what else OPTIONS.profile
        code, _, memory = one(name, data, replace(OPTIONS, consent=consent, profile=profile))
        became[code] += 1
        peak = max(peak, memory)
    print(f"named hostile files: {sum(became.values())}, read: {became['read']}, at most {peak >> 10} MiB")
    print("  " + ", ".join(f"{code} {n}" for code, n in sorted(became.items())))


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--files", type=int, default=30_000)
    files = parser.parse_args().files
    print(machine(), flush=True)
    named()
    became, slowest, peak, failed, seconds = Counter[str](), (0, -1), 0, [], 0
    for made in blocks(files, TOP / "out" / "eval-hostile.jsonl"):
        became.update(made["became"])
        slowest, peak = max(slowest, tuple(made["slowest"])), max(peak, made["peak"])
        failed += made["failed"]
        seconds += made["seconds"]
    print(f"damaged files: {sum(became.values())}, at most {slowest[0] / 1_000:.1f} s and {peak >> 10} MiB")
    print("  " + ", ".join(f"{code} {n}" for code, n in sorted(became.items())))
    print(
        f"  {seconds / 60:.0f} minutes of two processes, {seconds / 2 / 60:.0f} by the clock of a whole run"
    )
    print(f"  parser ended without an answer or took over {LONGEST / 1_000:.0f} s: seeds {failed[:20]}")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
