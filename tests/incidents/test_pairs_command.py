"""Doubtful pairs are shown side by side with what differs; what a person decides is an act."""

from __future__ import annotations

from pathlib import Path

from test_incident_linking import claim

from made import Week
from run_cli import tawthiq
from tawthiq.incidents.doubt import doubtful, side_by_side
from tawthiq.model.incidents import Judgement


def test_what_agrees_differs_and_is_not_said_is_marked() -> None:
    lines = side_by_side(claim(1, killed=3), claim(2, killed=5, day=1))
    marks = {line.split()[1]: line[0] for line in lines}
    assert (marks["where"], marks["killed"], marks["when"]) == ("=", "≠", "≠")
    assert all("\u2068" in line for line in lines)
    assert any("القتلى" in line for line in side_by_side(claim(1), claim(2), "ar"))


def test_judged_pairs_are_not_offered_again() -> None:
    a, b = claim(1, killed=3), claim(2, killed=5, day=1)
    found = doubtful([a, b], [], 5)
    assert {(d.a, d.b) for d in found} == {(min(a.id, b.id), max(a.id, b.id))}
    assert found[0].why is not None
    assert "probability" in found[0].why.text()
    assert doubtful([a, b], [Judgement(b.id, a.id, "unsure", "x")], 5) == []


def test_the_terminal_records_a_judgement_with_its_reason(tmp_path: Path, a_week: Week) -> None:
    book = a_week(tmp_path) / "casebook"
    shown = tawthiq("pairs", "--list", "--casebook", book)
    assert shown.returncode == 0, shown.stderr
    assert "1 / " in shown.stdout
    done = tawthiq("pairs", "--casebook", book, stdin="d\nboth tell of the same hour\nq\n")
    assert done.returncode == 0, done.stderr
    assert "claims.judged" in tawthiq("log", "--casebook", book).stdout
