"""A person's grade stands before the rule's, as an act with a reason that can be taken back."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from pathlib import Path

from made import Week
from run_cli import tawthiq


def test_a_grade_is_an_act_that_stands_and_can_be_withdrawn(tmp_path: Path, a_week: Week) -> None:
    book = a_week(tmp_path) / "casebook"

    def grades() -> dict[str, tuple[str, str]]:
        with closing(sqlite3.connect(book / "derived.db")) as db:
            return {c: (h, a) for c, h, a in db.execute("select code, harm, attribution from incident")}

    before = grades()
    assert {h for h, _ in before.values()} >= {"corroborated", "single"}
    code = next(c for c, (h, _) in sorted(before.items()) if h == "single")
    done = tawthiq(
        "grade", code, "harm", "contested", "--because", "a neighbour denies it", "--casebook", book
    )
    assert done.returncode == 0, done.stderr
    assert tawthiq("derive", "--casebook", book).returncode == 0
    assert grades() == before | {code: ("contested", before[code][1])}
    act = re.search(r"[0-9a-f]{8}-[0-9a-f-]{27}", done.stdout)
    assert act
    taken = tawthiq("withdraw", act[0], "--because", "she was not there", "--casebook", book)
    assert taken.returncode == 0, taken.stderr
    assert tawthiq("derive", "--casebook", book).returncode == 0
    assert grades() == before
    refused = tawthiq("grade", code, "harm", "contested", "--because", " ", "--casebook", book)
    assert refused.returncode == 1
