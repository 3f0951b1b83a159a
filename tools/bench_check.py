"""Time a check of a three-page text against a large casebook: the invented week's tables with its incidents repeated.

usage: bench_check.py [INCIDENTS]. Rows are written into a derived database of their own, spread over three years, one
claim each. Prints seconds for the whole command.
"""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PARAGRAPH = (
    "Between 4 and 10 March, at least 30 civilians were killed in Tamrasa and 12 people were injured in Darnous. "
    "Air raids hit schools and a clinic in Karsef. "
    "About 2,150 people were displaced in Tamrasa between 4 and 10 March. "
    "We call on all parties to stop the raids, to open the road and to protect civilians.\n\n"
)
PAGES, PER_PAGE = 3, 5


def main() -> None:
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder)
        run = [sys.executable, "-m", "tawthiq.cli.main"]
        subprocess.run(
            [*run, "run", str(ROOT / "examples" / "invented-week"), "--out", folder],
            check=True,
            capture_output=True,
        )
        _multiply(out / "casebook" / "derived.db", wanted)
        draft = out / "draft.txt"
        title = "At least 30 civilians killed in Tamrasa\n\n11 March 2024 – "
        draft.write_text(title + PARAGRAPH * (PAGES * PER_PAGE), encoding="utf-8")
        for _ in range(3):
            start = time.perf_counter()
            command = [*run, "check", str(draft), "--casebook", str(out / "casebook"), "--json"]
            done = subprocess.run(command, capture_output=True, check=False)
            took = time.perf_counter() - start
            size, judged = len(draft.read_text(encoding="utf-8")), len(json.loads(done.stdout))
            print(f"{wanted:,} incidents, {size:,} characters: {took:.2f} s, {judged} judgements")


def _multiply(path: Path, wanted: int) -> None:
    """Repeat the dated incidents and one claim of each until there are `wanted`, on days of three years."""
    with sqlite3.connect(path) as db:
        db.row_factory = sqlite3.Row
        pairs = [dict(r) for r in db.execute(_PAIRS)]
        first = date(2022, 1, 1)
        made: dict[str, list[dict[str, object]]] = {"incident": [], "claim": [], "incident_claim": []}
        for n in range(wanted):
            pair, day = pairs[n % len(pairs)], (first + timedelta(days=n % 1095)).isoformat()
            days = {"date_start": day, "date_end": day}
            incident, claim = (
                _row(db, "incident", "code", pair["code"]),
                _row(db, "claim", "id", pair["claim"]),
            )
            event = json.dumps({**json.loads(str(claim["event"])), **days})
            link = _row(db, "incident_claim", "claim", pair["claim"])
            made["incident"].append({**incident, **days, "code": f"I-B{n:07d}"})
            made["claim"].append({**claim, **days, "id": f"C-B{n:07d}", "event": event})
            made["incident_claim"].append(
                {**link, "claim": f"C-B{n:07d}", "incident": f"I-B{n:07d}", "position": 0}
            )
        for table, rows in made.items():
            names = ",".join(f'"{n}"' for n in rows[0])
            marks = ",".join("?" * len(rows[0]))
            db.executemany(
                f"INSERT INTO {table} ({names}) VALUES ({marks})", [tuple(r.values()) for r in rows]
            )


_PAIRS = (
    "SELECT i.code, l.claim FROM incident i JOIN incident_claim l ON l.incident = i.code "
    "WHERE l.position = 0 AND i.date_start IS NOT NULL ORDER BY i.code"
)


def _row(db: sqlite3.Connection, table: str, key: str, value: str) -> dict[str, object]:
    return dict(db.execute(f"SELECT * FROM {table} WHERE {key} = ?", (value,)).fetchone())


if __name__ == "__main__":
    main()
