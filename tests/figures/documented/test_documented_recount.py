"""The recount script gives the figure's own number from its sheet, for any casebook, and sums up nothing else."""

from __future__ import annotations

import csv
import io
import runpy
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

from documented_made import claim, count, figure, incident, low_best_high, placed, question, total
from hypothesis import given, settings
from hypothesis import strategies as st
from test_documented_properties import casebooks, rules

from tawthiq.figures.documented import recount
from tawthiq.lang.spreadsheets import write_rows
from tawthiq.model.figures import Figure
from tawthiq.model.incidents import Claim, Incident

Numbers = tuple[int | None, int | None, int | None]
SCRIPT = Path(recount.__file__).with_name("recount.py")
AGAIN: Any = runpy.run_path(str(SCRIPT))["recount"]


def sheet_text(found: Figure, incidents: list[Incident], claims: list[Claim]) -> str:
    rows = recount.sheet(found, {i.code: i for i in incidents}, {c.id: c for c in claims})
    out = io.StringIO()
    write_rows(out, rows)
    return out.getvalue()


def sheet_rows(found: Figure, incidents: list[Incident], claims: list[Claim]) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(sheet_text(found, incidents, claims))))


def recounted(found: Figure, incidents: list[Incident], claims: list[Claim]) -> Numbers:
    low, best, high = AGAIN(sheet_rows(found, incidents, claims)) or (None, None, None)
    return low, best, high


@settings(max_examples=80)
@given(casebooks(), rules, st.sampled_from(("all", "civilians")))
def test_incidents_are_recounted(
    book: tuple[list[Incident], list[Claim]], rule: dict[str, Any], group: str
) -> None:
    found = figure(question(group=group, **rule), book[0], *book[1])
    assert recounted(found, *book) == low_best_high(found)


_DAYS = ((1, 7), (1, 3), (2, 9))


@st.composite
def totals(draw: st.DrawFn) -> list[Claim]:
    made = []
    for i in range(draw(st.integers(1, 6))):
        first, last = draw(st.sampled_from(_DAYS))
        low = draw(st.integers(0, 50))
        high = draw(st.one_of(st.none(), st.integers(low, 60)))
        window = (date(2031, 3, first), date(2031, 3, last))
        group = draw(st.sampled_from(("all", "all", "children")))
        area = draw(st.sampled_from((("QZ01",), ("QZ0102",))))
        place = placed(area[0], "QZ", "QZ01")
        made.append(total(f"t{i}", window, area, count("killed", group, low, high), place=place, act=i))
    return made


@settings(max_examples=80)
@given(totals())
def test_published_totals_are_recounted(told: list[Claim]) -> None:
    found = figure(question(basis="published totals"), [], *told)
    assert recounted(found, [], told) == low_best_high(found)


def test_the_script_runs_alone_and_is_short_enough_to_read(tmp_path: Path) -> None:
    told = [claim("أ", count("killed", "all", 2, 3)), claim("b", count("killed", "all", 4, None))]
    listed = [incident(f"I{n}", c) for n, c in enumerate(told)]
    found = figure(question(), listed, *told)
    (tmp_path / "sheet.csv").write_text(sheet_text(found, listed, told), encoding="utf-8-sig")
    (tmp_path / "recount.py").write_text(recount.script(), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-I", "-S", "recount.py", "sheet.csv"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "low 6 best 6 high open\n"
    assert len(recount.script().splitlines()) <= 50


def test_every_row_says_whether_it_is_in_and_why() -> None:
    told = [claim("a", count("killed", "all", 2, 3)), claim("b", count("killed", "all", 9, 9))]
    listed = [incident("I1", told[0], day=3, last=12), incident("I2", told[1], admin=())]
    rows = recount.sheet(figure(question(), listed, *told), {i.code: i for i in listed}, {})
    assert [(r[0], r[4:7], r[7]) for r in rows[1:]] == [("I1", (0, 0, 3), "yes"), ("I2", (9, 9, 9), "no")]
    assert all(r[-1] for r in rows)
