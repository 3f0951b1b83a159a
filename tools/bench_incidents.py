"""`make bench`: claims to incidents from 10,000 to 1,000,000, then 1,000 more; each size is a process of its own.

The claims are simulated (medium noise), repeated years apart up to the size. The peer in the same run is the simplest
thing a person would write: group by place code and day in DuckDB.
usage: bench_incidents.py [SIZE...]
"""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from pathlib import Path

import duckdb
import pyarrow as pa

sys.path.insert(0, str(Path(__file__).resolve().parent))
from bench import by_size

SIZES = (10_000, 100_000, 1_000_000)
BASE_INCIDENTS = 16_500  # about 100,000 claims


def claims(size: int) -> pa.Table:
    """`size` simulated claims and 1,000 more; copies of one simulation lie years apart."""
    from tawthiq.incidents.errors import ClaimsUnreadable
    from tawthiq.incidents.simulation import simulate, write
    from tawthiq.linkage.tables import read_table

    with tempfile.TemporaryDirectory() as folder:
        incidents = min(BASE_INCIDENTS, size // 5)
        write(simulate(noise="medium", incidents=incidents, villages=1000, days=1400, seed=1), Path(folder))
        base = read_table(Path(folder) / "claims.csv", unreadable=ClaimsUnreadable, empty=ClaimsUnreadable)
    copies = (size + 1000) // base.num_rows + 1
    con = duckdb.connect(config={"temp_directory": ""})
    con.register("base", base)
    shifted = "strftime(try_cast({0} as date) + (k * 1500)::integer, '%Y-%m-%d')"
    return con.execute(
        "select * replace (k || '-' || id as id, k || '-' || report as report, "
        f"{shifted.format('date_start')} as date_start, {shifted.format('date_end')} as date_end, "
        f"{shifted.format('left(published, 10)')} as published) "
        f"from base, range({copies}) t(k) limit {size + 1000}"
    ).to_arrow_table()


def one(size: int) -> None:
    from tawthiq.incidents.link_table import link_incidents
    from tawthiq.incidents.live import add_claims

    table = claims(size)
    start, busy = time.perf_counter(), time.process_time()
    found = link_incidents(table.slice(0, size))
    whole, whole_busy = time.perf_counter() - start, time.process_time() - busy
    start, busy = time.perf_counter(), time.process_time()
    add_claims(found, table.slice(size))
    more, more_busy = time.perf_counter() - start, time.process_time() - busy
    start = time.perf_counter()
    con = duckdb.connect(config={"temp_directory": "", "threads": 2})
    con.register("t", table)
    con.execute("select pcode, date_start, count(*) from t group by all").fetchall()
    peer = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(
        f"{size:>9,} claims  {whole:7.1f} s (processor {whole_busy:.1f} s, {1e6 * whole_busy / size:.0f} us each)  "
        f"1,000 more {more:5.1f} s (processor {more_busy:.1f} s)  "
        f"{found.counts['pairs compared']:>11,} pairs  {peak:5} MiB  {whole / peer:6.0f} times a group by"
    )


if __name__ == "__main__":
    by_size(__file__, one, SIZES)
