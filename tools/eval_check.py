"""Check the joint statement of 6 May 2019 and six drafts about the same weeks: the tables of docs/method/check.md.

usage: eval_check.py [--casebook DIR] [--all]

The case is read from TAWTHIQ_SHARED, else ../shared beside the project; without --casebook it is brought in anew.
The drafts of tools/check_drafts are ours: one true, one inflated,
one that misquotes and miscounts itself, in both languages.
`--all` prints every judgement instead of the numbers and the problems.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

from tawthiq.casebook.book import Casebook, open_casebook
from tawthiq.casebook.checking import check_draft
from tawthiq.flow.checking import Checked
from tawthiq.flow.drafts import read_draft
from tawthiq.model.checks import Judgement

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("TAWTHIQ_SHARED", ROOT.parent / "shared"))
CASE = SHARED / "cases" / "idlib-2019"
STATEMENT = CASE / "input" / "2019-05-06-joint-statement.txt"
DRAFTS = ROOT / "tools" / "check_drafts"
RELEASE = date(2019, 5, 6)
# What the issue lists: (what, kind, words of the quotation, verdicts that a careful editor could sign).
WANTED: tuple[tuple[str, str, str, tuple[str, ...]], ...] = (
    ("title: hundreds dead", "count", "Hundreds", ("depends_on_reading",)),
    ("title: thousands displaced", "count", "Thousands", ("understated", "depends_on_reading")),
    ("title against body: dead", "consistency", "Hundreds", ("supported",)),
    ("title against body: displaced", "consistency", "Thousands", ("understated",)),
    ("since Wednesday (1 May)", "window", "Since Wednesday", ("supported",)),
    ("a surge", "trend", "surge", ("supported", "documented_lower", "outside")),
    ("attacks intensify", "trend", "intensify", ("supported", "documented_lower", "outside")),
    ("air strikes", "weapon", "air strikes", ("supported",)),
    ("barrel bombs", "weapon", "barrel bomb", ("supported", "outside")),
    ("hospitals", "target", "hospitals", ("supported",)),
    ("schools", "target", "schools", ("supported",)),
    ("Idlib and Hama provinces", "place", "Idlib and Hama", ("supported",)),
    ("hundreds of civilians killed", "count", "hundreds of civilians", ("documented_lower",)),
    ("tens of thousands displaced", "count", "tens of thousands", ("understated",)),
    ("100 on Tuesday (30 April)", "count", "100", ("outside",)),
    ("Tuesday", "window", "Tuesday", ("supported", "outside")),
    ("1,100 announced", "announcement", "1,100", ("outside",)),
    ("by early this week", "window", "by early this week", ("not_checkable",)),
    ("forced returns", "event", "forced to return", ("outside",)),
    ("Russia and the government", "attribution", "Russian and Assad", ("supported", "depends_on_reading")),
    ("quotation and speaker", "quotation", "reckless escalation", ("outside",)),
    ("eight years", "duration", "Eight years", ("supported", "outside")),
    ("genocide", "legal", "genocide", ("not_checkable",)),
    ("crimes against humanity", "legal", "crimes against humanity", ("not_checkable",)),
    ("extermination", "legal", "extermination", ("not_checkable",)),
    ("forced displacement", "legal", "forced displacement", ("not_checkable",)),
    ("ten signatories", "signatories", "", ("not_checkable",)),
)


def main() -> int:
    args = _arguments()
    with tempfile.TemporaryDirectory() as folder:
        book = open_casebook(args.casebook or _made(Path(folder)))
        start = time.perf_counter()
        now = _checked(book, STATEMENT)
        took = time.perf_counter() - start
        then = _checked(book, STATEMENT, RELEASE)
        missed = _acceptance(now, then)
        print(
            f"\nThe statement was checked in {took:.1f} s, gazetteers included; {missed} of the items were missed."
        )
        for path in sorted(DRAFTS.glob("*.txt")):
            _draft(path.name, _checked(book, path), everything=args.all)
    return 1 if missed else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--casebook", type=Path)
    parser.add_argument("--all", action="store_true")
    return parser.parse_args()


def _made(folder: Path) -> Path:
    command = [sys.executable, "-m", "tawthiq.cli.main", "run", str(CASE), "--out", str(folder)]
    subprocess.run(command, check=True, capture_output=True)
    return folder / "casebook"


def _checked(book: Casebook, path: Path, known_on: date | None = None) -> Checked:
    return check_draft(book, read_draft(path.read_bytes(), path.name), path.name, known_on=known_on)


def _acceptance(now: Checked, then: Checked) -> int:
    missed = 0
    print("| in the statement | read as | verdict | as known on 6 May 2019 | what the casebook has |")
    print("|---|---|---|---|---|")
    for what, kind, words, verdicts in WANTED:
        found, before = _find(now, kind, words), _find(then, kind, words)
        wrong = found is None or found.verdict not in verdicts
        missed += wrong
        if found is None:
            print(f"| {what} | **missed** | | | |")
            continue
        mark = " (not as wanted)" if wrong else ""
        then_too = before.verdict if before else ""
        print(f"| {what} | {_read(found)} | {found.verdict}{mark} | {then_too} | {found.means.en} |")
    demands = [j for j in now.judgements if j.kind == "demand"]
    print(f"| seven demands | | not_checkable | not_checkable | {len(demands)} found |")
    return missed + (len(demands) != 7)


def _find(checked: Checked, kind: str, words: str) -> Judgement | None:
    return next((j for j in checked.judgements if j.kind == kind and words in j.quote), None)


def _read(found: Judgement) -> str:
    text = found.reading.get("text")
    return (
        str(text["en"])
        if isinstance(text, dict)
        else ", ".join(f"{k}: {v}" for k, v in found.reading.items() if k != "names")
    )


def _draft(name: str, checked: Checked, *, everything: bool) -> None:
    print(f"\n### {name}\n\n| in the draft | kind | verdict | what it means |\n|---|---|---|---|")
    lang = "ar" if ".ar." in name else "en"
    for j in checked.judgements:
        if (
            everything
            or j.kind in ("count", "consistency", "quotation", "signatories")
            or j.verdict == "conflicts"
        ):
            print(f"| {' '.join(j.quote.split())[:60]} | {j.kind} | {j.verdict} | {j.means[lang]} |")


if __name__ == "__main__":
    sys.exit(main())
