"""`make bench`: a casebook of invented posts derived, 1,000 more received, derived again, and rebuilt from nothing.

The last is the peer in the same run: `derive --check`, whose digest must be that of the second derivation. Each size is
a process of its own.
usage: bench_derive.py [SIZE...]
"""

from __future__ import annotations

import json
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

sys.path.insert(0, str(Path(__file__).resolve().parent))
from bench import by_size
from generate import generate

if TYPE_CHECKING:
    from tawthiq.casebook.book import Casebook
    from tawthiq.casebook.log import Acting

SIZES, CHANNELS, MORE = (20_000, 100_000), 10, 1_000
T = TypeVar("T")


def channels(size: int, folder: Path) -> list[Path]:
    """Exports of CHANNELS channels that tell of the same events, and one of MORE posts; the gazetteer lies beside."""
    case = generate(size + MORE, folder).parent
    posts = json.loads((case / "result.json").read_text(encoding="utf-8"))["messages"]
    parts = [posts[n:size:CHANNELS] for n in range(CHANNELS)] + [posts[size:]]
    made = []
    for n, part in enumerate(parts):
        made.append(folder / f"channel{n}.json")
        export = {"name": f"Invented {n}", "type": "public_channel", "id": n + 1, "messages": part}
        made[-1].write_text(json.dumps(export, ensure_ascii=False), encoding="utf-8")
    return made


def timed(work: Callable[[], T]) -> tuple[T, float, float]:
    """The outcome, the seconds and the seconds of the processor."""
    start, busy = time.perf_counter(), time.process_time()
    found = work()
    return found, time.perf_counter() - start, time.process_time() - busy


def casebook(folder: Path, places: bytes) -> Casebook:
    """An empty one that reads with these places."""
    from tawthiq.casebook.actions.opening import open_for
    from tawthiq.casebook.actions.receiving import adopt
    from tawthiq.casebook.book import make_casebook

    book = make_casebook(folder)
    open_for(
        book, acting=_who(), name="x", zone="UTC", languages=["en", "ar"], organisations=[("us", "We", "نحن")]
    )
    adopt(book, acting=_who(), role="gazetteer", name="places.csv", data=places)
    return book


def receive(book: Casebook, export: Path) -> None:
    from tawthiq.casebook.case import CaseInput
    from tawthiq.casebook.running import take

    one = CaseInput(export, "telegram", export.stem, None, {}, "us", "items", None)
    if (taken := take(book, one, acting=_who())).refusal is not None:
        raise taken.refusal


def _who() -> Acting:
    from tawthiq.casebook.log import Acting

    return Acting("us", "bench")


def one(size: int) -> None:
    from tawthiq.casebook import deriving

    with tempfile.TemporaryDirectory(prefix="tawthiq-bench-") as place:
        exports = channels(size, Path(place) / "case")
        book = casebook(Path(place) / "book", (Path(place) / "case" / "places.csv").read_bytes())
        for export in exports[:-1]:
            receive(book, export)
        _, first, first_busy = timed(lambda: deriving.derive(book))
        _, taken, _ = timed(lambda: receive(book, exports[-1]))
        again, more, more_busy = timed(lambda: deriving.derive(book))
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        anew, whole, whole_busy = timed(lambda: deriving.check(book))
        assert anew.digest == again.digest
    print(
        f"{size:>7,} reports: derived {first:6.1f} s (processor {first_busy:.1f} s)  {MORE:,} more received "
        f"{taken:.1f} s, derived again {more:6.1f} s ({more_busy:.1f} s)  from nothing, unwritten "
        f"{whole:6.1f} s ({whole_busy:.1f} s)  {peak} MiB",
        flush=True,
    )


if __name__ == "__main__":
    by_size(__file__, one, SIZES)
