"""Time the pages of `tawthiq serve` over a million claims and 100,000 incidents, on SQLite and PostgreSQL.

The rows are those of the invented week, repeated under other codes and days and loaded in bulk. Printed is the time
inside the server at the 95th percentile of many requests, and beside each page its ratio to a page that looks nothing
up, asked in the same run. usage: bench_web.py [INCIDENTS] [sqlite|postgresql ...]
"""

from __future__ import annotations

import json
import os
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import date, timedelta
from pathlib import Path
from typing import Any

os.environ["DJANGO_SETTINGS_MODULE"] = "tawthiq.web.settings"
TOP = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(TOP / "tests"))

import django

django.setup()

from django.test import Client

from own_postgresql import database, server
from tawthiq.casebook import catalogue, db, deriving, queries, searching, stored
from tawthiq.casebook.book import Casebook, make_casebook
from tawthiq.casebook.case import read_case
from tawthiq.casebook.derived import models
from tawthiq.casebook.log import Acting
from tawthiq.casebook.running import bring_in
from tawthiq.web.access import KEYS
from tawthiq.web.desk import Open, open_desk
from tawthiq.web.worker import Worker

PER_INCIDENT, DAYS, ASKED = 10, 3_650, 60
FIGURE = "killed-week"
Row = dict[str, Any]


def main() -> None:
    sizes = [int(a) for a in sys.argv[1:] if a.isdigit()] or [100_000]
    wanted = [a for a in sys.argv[1:] if not a.isdigit()] or ["sqlite", "postgresql"]
    for kind in wanted:
        with ExitStack() as stack:
            folder = stack.enter_context(tempfile.TemporaryDirectory())
            if kind == "postgresql":
                url = stack.enter_context(database(stack.enter_context(server())))
                os.environ["TAWTHIQ_DATABASE_URL"] = url
            for n in sizes:
                measure(Path(folder) / str(n), kind, n)


def measure(folder: Path, kind: str, n: int) -> None:
    book = make_casebook(folder)
    bring_in(book, read_case(TOP / "examples" / "invented-week"))
    deriving.derive(book)
    began = time.perf_counter()
    codes = multiply(book, n)
    print(
        f"{kind}: {n:,} incidents, {n * PER_INCIDENT:,} claims, loaded in {time.perf_counter() - began:.0f} s",
        flush=True,
    )
    open_desk(Open(book, Acting("rafidan", "bench"), Worker(folder), "en"))
    client = Client(headers={"host": "127.0.0.1"})
    client.cookies["tawthiq_80"] = KEYS.cookie
    began = time.perf_counter()
    held = catalogue.current()
    print(f"  columns of the incidents read in {time.perf_counter() - began:.1f} s, once after a derivation")
    plain = 0.0
    for name, path in pages(codes, held).items():
        took, worked = percentile(client, path)
        plain = plain or took
        print(
            f"  {name:32} p95 {took * 1000:7.1f} ms  {took / plain:5.1f} times the first"
            f"  {worked * 1000:7.1f} ms of this process's processor",
            flush=True,
        )


def pages(codes: list[str], held: catalogue.Catalogue) -> dict[str, Callable[[], str]]:
    """What is asked, by name; the first looks nothing up."""
    chance, n = random.Random(1), len(codes)
    placed = [r for r in range(1_000) if held.located[r]]

    def nearby() -> str:
        row = chance.choice(placed)
        west, south = held.lon[row] / 1e7 - 0.2, held.lat[row] / 1e7 - 0.1
        return f"{west:.4f},{south:.4f},{west + 0.4:.4f},{south + 0.2:.4f}"

    return {
        "a page that looks nothing up": lambda: "/receive/call",
        "list": lambda: "/incidents",
        "list, page 40": lambda: "/incidents?page=40",
        "list of a month and kind": lambda: (
            f"/incidents?kind=shelling&first=20{chance.randint(16, 24)}-05-01&last=2024-12-31"
        ),
        "list of an area": lambda: "/incidents?area=darnous",
        "search, a rare word": lambda: f"/incidents?words=marker{chance.randrange(n)}",
        "search, a common word": lambda: "/incidents?words=كرسف",
        "map": lambda: "/map",
        "map, cells near a place": lambda: f"/map/cells?zoom=11&box={nearby()}",
        "detail of an incident": lambda: f"/incidents/{chance.choice(codes)}",
        "figure": lambda: f"/figures/of/{FIGURE}",
        "figures": lambda: "/figures",
        "review queue": lambda: f"/review?for={FIGURE}",
    }


def percentile(client: Client, path: Callable[[], str]) -> tuple[float, float]:
    """The 95th percentile of ASKED requests, after two that warm up: by the clock, and by the processor's time."""
    times, worked = [], []
    for _ in range(ASKED + 2):
        asked = path()
        began, busy = time.perf_counter(), time.process_time()
        answer = client.get(asked)
        times.append(time.perf_counter() - began)
        worked.append(time.process_time() - busy)
        assert answer.status_code == 200, (asked, answer.status_code)
    at = int(ASKED * 0.95)
    return sorted(times[2:])[at], sorted(worked[2:])[at]


def multiply(book: Casebook, n: int) -> list[str]:
    """Load `n` incidents of PER_INCIDENT claims each; their codes."""
    many = Many(n)
    facts = {**stored.facts(), "digest": "of the bench"}
    with db.building(book.folder, (*models.DERIVED, models.Made)) as connection:
        for table in models.DERIVED:
            names = db.columns(table)
            db.bulk_load(connection, table, (tuple(r[c] for c in names) for r in many.rows(table)))
        searching.index(connection, searching.INCIDENTS, many.words())
        searching.index(connection, searching.VICTIMS, ())
        db.bulk_load(connection, models.Made, sorted(facts.items()))
    return many.codes


class Many:
    """The rows of the invented week, repeated."""

    def __init__(self, n: int) -> None:
        self.n = n
        self.codes = [f"I-{k // 10_000:04d}-{k % 10_000:04d}-BNCH" for k in range(n)]
        self.held = {t: [_plain(r) for r in t._default_manager.all()] for t in models.DERIVED}
        by_id = {r["id"]: r for r in self.held[models.Claim]}
        reports = {r["id"]: r for r in self.held[models.Report]}
        rows = {r["code"]: r for r in self.held[models.Incident]}
        dated = [i for i in queries.incidents() if i.date_start]
        self.incidents = [rows[i.code] for i in dated]
        self.claims = [by_id[i.claims[0]] for i in dated]
        self.reports = [reports[c["report"]] for c in self.claims]

    def rows(self, table: type[models.Derived]) -> Iterator[Row]:
        """Rows of one table; those of a table that does not grow are as they were."""
        made = {
            models.Incident: self._incidents, models.Claim: self._claims, models.Report: self._reports,
            models.IncidentClaim: self._links, models.FigureInput: self._inputs,
        }  # fmt: skip
        return made[table]() if table in made else iter(self.held[table])

    def _of(self, rows: list[Row], at: int) -> Row:
        return rows[at % len(rows)]

    def _incidents(self) -> Iterator[Row]:
        for k, code in enumerate(self.codes):
            row = self._of(self.incidents, k)
            yield {**row, "code": code, **_days(k), **_near(row, k), "claims": PER_INCIDENT}

    def _claims(self) -> Iterator[Row]:
        for k in range(self.n * PER_INCIDENT):
            row = self._of(self.claims, k // PER_INCIDENT)
            item = row["report"].partition(":")[0]
            yield {**row, "id": _claim(k), "report": f"{item}:b{k}", **_days(k // PER_INCIDENT)}

    def _reports(self) -> Iterator[Row]:
        for k in range(self.n * PER_INCIDENT):
            row = self._of(self.reports, k // PER_INCIDENT)
            yield {**row, "id": f"{row['item']}:b{k}", "locator": f"b{k}"}

    def _links(self) -> Iterator[Row]:
        for k in range(self.n * PER_INCIDENT):
            at, position = divmod(k, PER_INCIDENT)
            yield {"audience": "items", "claim": _claim(k), "incident": self.codes[at], "position": position}

    def _inputs(self) -> Iterator[Row]:
        seed = next(r for r in self.held[models.FigureInput] if r["figure"] == FIGURE and r["counted"])
        for k, code in enumerate(self.codes):
            its = json.dumps([_claim(k * PER_INCIDENT + j) for j in range(PER_INCIDENT)])
            yield {**seed, "id": f"{FIGURE}:{k:07}", "rank": k, "ref": code, "claims": its, "moves": k % 50}

    def words(self) -> Iterator[tuple[str, str]]:
        """What the search knows of each incident: its place, a sentence, and one word that no other has."""
        for k, code in enumerate(self.codes):
            row, claim = self._of(self.incidents, k), self._of(self.claims, k)
            text = f"{code} {row['place_ar']} {row['place_en']} {claim['quote'][:300]} marker{k}"
            yield code, searching.folded(text)


def _plain(row: Any) -> Row:
    return {f.column: getattr(row, f.attname) for f in row._meta.local_concrete_fields}


def _claim(k: int) -> str:
    return f"C-BENCH{k:011d}"


def _near(row: Row, k: int) -> Row:
    """A place up to 20 km from the row's own, so that a map has something to group."""
    chance = random.Random(k)
    return {c: row[c] and row[c] + chance.randint(-2_000_000, 2_000_000) for c in ("lat", "lon")}


def _days(k: int) -> Row:
    day = (date(2016, 1, 1) + timedelta(days=k % DAYS)).isoformat()
    return {"date_start": day, "date_end": day}


if __name__ == "__main__":
    main()
