"""How fast victims are linked, beside plain Splink: the table of docs/method/victims.md.

usage: bench_victims.py [--sizes 10000,100000,1000000] [--runs 3] [--quick]   (--grow SIZE: only what adding costs)
Runs of both take turns, each a process of its own; medians. Plain Splink and the generator of invented people come from
TAWTHIQ_SHARED (../shared). `--quick` is 10,000 records and one run.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

SHARED = Path(os.environ.get("TAWTHIQ_SHARED", Path(__file__).parents[2] / "shared"))
SCRATCH = Path(os.environ.get("TAWTHIQ_SCRATCH", "out/eval"))
MAPPING = """{list: list, id: unique_id, given: given_name, father: father_name, family: family_name,
date_of_birth: dob, date_of_death: date_death, place: village, sex: sex}
"""
SEEDS = {1_000_000: 2}


def people(size: int) -> Path:
    """The generator's file, made once."""
    seed = SEEDS.get(size, 1)
    path = SCRATCH / f"people-{size}-{seed}.parquet"
    if not path.exists():
        made = path.with_suffix(".new")
        subprocess.run(
            [sys.executable, str(SHARED / "tools/gen_people.py"), str(size), str(seed), str(made)], check=True
        )
        made.rename(path)
    return path


def timed(command: list[str], **environment: str) -> tuple[float, float, int, str]:
    """Wall seconds, processor seconds, peak MiB and output of a command; ends the program when it fails."""
    start = time.perf_counter()
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=os.environ | environment
    )
    output = process.stdout.read().decode() if process.stdout else ""
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{command[1]}: exit {process.returncode}")
    return time.perf_counter() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss // 1024, output


def row(size: int, runs: int) -> None:
    source, out, mapping = people(size), SCRATCH / "linked.parquet", SCRATCH / "people.yml"
    mapping.write_text(MAPPING, encoding="utf-8")
    ours = [
        sys.executable,
        "-m",
        "tawthiq.cli.main",
        "link",
        "victims",
        str(source),
        str(out),
        "--mapping",
        str(mapping),
    ]
    plain = [sys.executable, str(SHARED / "tools/plain_splink.py"), str(source), "2"]
    times: dict[str, list[tuple[float, float, int, str]]] = {"tawthiq": [], "plain Splink": []}
    for _ in range(runs):
        times["plain Splink"].append(timed(plain, WIDE="1"))
        times["tawthiq"].append(timed(ours))
    for name, found in times.items():
        wall, cpu = (statistics.median(t[i] for t in found) for i in (0, 1))
        peak = max(t[2] for t in found)
        f1 = (
            f"best F1 {max(r['f1'] for r in json.loads(found[0][3])['result']):.4f}"
            if name != "tawthiq"
            else ""
        )
        print(
            f"{size:>9,}  {name:<12}  {wall:7.1f} s  {cpu:7.1f} s cpu  {size / wall:>9,.0f}/s  {peak:>6,} MiB {f1}",
            flush=True,
        )


def grow(size: int, added: int) -> None:
    """What it costs to add rows to linked ones, beside linking all of them anew."""
    import pyarrow.parquet as pq
    import yaml

    from tawthiq.victims.growing import Growing
    from tawthiq.victims.link import link_victims

    mapping = {f: [c] for f, c in yaml.safe_load(MAPPING).items()}
    table = pq.read_table(people(size)).drop_columns(["truth"])
    start = time.perf_counter()
    found = link_victims(table.slice(0, size - added), mapping=mapping)
    linked = time.perf_counter()
    growing = Growing(found)
    ready = time.perf_counter()
    new = growing.add(table.slice(size - added))
    done = time.perf_counter()
    print(
        f"{size - added:,} linked in {linked - start:.1f} s, held ready in {ready - linked:.1f} s; {added:,} added in "
        f"{done - ready:.1f} s: {new.pairs:,} pairs compared, {len(new.touched):,} records touched", flush=True,
    )  # fmt: skip


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    arguments.add_argument("--sizes", default="10000,100000,1000000")
    arguments.add_argument("--runs", type=int, default=3)
    arguments.add_argument("--quick", action="store_true")
    arguments.add_argument("--grow", type=int)
    asked = arguments.parse_args()
    SCRATCH.mkdir(parents=True, exist_ok=True)
    if asked.grow:
        grow(asked.grow, 1_000)
        return
    runs = 1 if asked.quick else asked.runs
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}; median of {runs} runs in turn", flush=True)
    for size in [10_000] if asked.quick else map(int, asked.sizes.split(",")):
        row(size, runs)
    timed_grow = [sys.executable, __file__, "--grow", "10000" if asked.quick else "1000000"]
    subprocess.run(timed_grow, check=True)


if __name__ == "__main__":
    main()
