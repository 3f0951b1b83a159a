"""`figure compare` as a person calls it: sources, moments, freezes and printed totals of the invented week."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from made import Week
from run_cli import tawthiq


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory, a_week: Week) -> Path:
    return a_week(tmp_path_factory.mktemp("compare")) / "casebook"


def compared(book: Path, a: str, b: str, *more: str) -> dict[str, Any]:
    done = tawthiq("figure", "compare", a, b, "--json", "--casebook", book, *more)
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    for part in ("low", "best"):
        assert sum(p[part] for p in found["parts"]) == found["difference"][part]
        assert found["b"][part] - found["a"][part] == found["difference"][part]
    return found


def moved(found: dict[str, Any]) -> dict[str, int]:
    return {p["cause"]: p["best"] for p in found["parts"] if p["best"]}


def test_two_members_of_one_question(book: Path) -> None:
    found = compared(book, "killed-week:white-lamps", "killed-week:hands-of-darnous")
    assert (found["a"]["best"], found["b"]["best"]) == (32, 23)
    assert moved(found) == {"only in A": -11, "only in B": 2}
    assert all(re.fullmatch("I-.*", ref) for p in found["parts"] for ref in p["inputs"])


def test_a_day_of_knowledge_and_the_whole_area(book: Path) -> None:
    assert set(moved(compared(book, "killed-week@2024-03-08", "killed-week"))) == {
        "late reports",
        "new sources",
    }
    assert moved(compared(book, "killed-week", "killed-darnous")) == {"area": -10}


def test_figures_of_published_totals_lead_to_the_totals_behind_them(book: Path) -> None:
    found = compared(book, "published-killed:halden-wire", "published-killed")
    assert {d["what"] for d in found["differs"]} >= {"publisher", "area"}
    assert moved(found) == {"rest": 4}


def test_a_freeze_is_compared_with_what_was_decided_since(book: Path) -> None:
    run = ("--casebook", book)
    assert tawthiq("freeze", "the sixth", *run).returncode == 0
    shown = json.loads(tawthiq("figure", "killed-week", "--json", *run).stdout)[0]
    done = tawthiq("review", "--for", "killed-week", "--limit", "9", *run, stdin="r\nاختبار\n" * 9)
    assert done.returncode == 0, done.stderr
    assert tawthiq("derive", *run).returncode == 0
    found = compared(book, "killed-week@the sixth", "killed-week")
    assert found["a"]["best"] == shown["best"]
    assert set(moved(found)) == {"withdrawals"}
    back = compared(book, "killed-week", "killed-week@the sixth")
    assert moved(back) == {cause: -n for cause, n in moved(found).items()}


@pytest.mark.parametrize(
    "wrong",
    [
        "nothing",
        "killed-week@99999",
        "killed-week@2024-02-31",
        "killed-week:nobody",
        "C-0000",
        "killed-week@x",
    ],
)
def test_a_reference_that_leads_to_nothing_is_refused(book: Path, wrong: str) -> None:
    done = tawthiq("--lang", "ar", "figure", "compare", wrong, "killed-week", "--casebook", book)
    assert (done.returncode, "CSB-007" in done.stderr) == (1, True)
    assert "Traceback" not in done.stderr


def test_a_figure_is_still_shown_by_its_id_alone(book: Path) -> None:
    alone = tawthiq("figure", "killed-darnous", "--casebook", book).stdout
    assert alone == tawthiq("figure", "show", "killed-darnous", "--casebook", book).stdout
    assert "killed-darnous" in alone
