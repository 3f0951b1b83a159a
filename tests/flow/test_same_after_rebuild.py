"""The same acts give the same rows: on both databases, with one or two processes, under any hash seed and time zone."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connections

from made import example, small
from tawthiq.casebook import db, deriving
from tawthiq.casebook.errors import DifferentRebuild

SMALL = {
    "first": "مقتل ثلاثة مدنيين وإصابة خمسة آخرين بقصف مدفعي على كرسف اليوم",
    "second": "Three civilians were killed and five wounded in shelling of Karsef on Tuesday.",
    "third": "غارة جوية على عين دارفيل أمس أدت إلى مقتل طفلين",
}


def test_a_rebuild_gives_the_stored_rows(tmp_path: Path, database: str) -> None:
    book = small(tmp_path / "c", SMALL)
    made = deriving.derive(book)
    assert made.rows["claim"] == 3
    assert deriving.check(book).digest == made.digest


def test_sqlite_and_postgresql_hold_the_same_rows(
    tmp_path: Path, postgres_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    digests = {}
    for url in ("", postgres_url):
        monkeypatch.setenv("TAWTHIQ_DATABASE_URL", url)
        digests[url] = deriving.derive(example(tmp_path / ("pg" if url else "lite"))).digest
        connections.close_all()
    assert digests[""] == digests[postgres_url]


def test_two_processes_give_what_one_gives(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TAWTHIQ_DATABASE_URL", raising=False)
    monkeypatch.setattr("tawthiq.flow.reading.CHUNK", 5)
    book = example(tmp_path / "c")
    assert deriving.derive(book, workers=1).digest == deriving.derive(book, workers=2).digest


DERIVE = "from pathlib import Path; import sys; from tawthiq.casebook.book import open_casebook; \
from tawthiq.casebook import deriving; print(deriving.check(open_casebook(Path(sys.argv[1]))).digest)"


@pytest.mark.parametrize(
    "surroundings",
    [
        {"PYTHONHASHSEED": "1", "TZ": "America/Los_Angeles", "LC_ALL": "C"},
        {"PYTHONHASHSEED": "2", "TZ": "Pacific/Kiritimati", "LC_ALL": "C.UTF-8"},
    ],
    ids=["west", "east"],
)
def test_hash_seed_zone_and_locale_change_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, surroundings: dict[str, str]
) -> None:
    monkeypatch.delenv("TAWTHIQ_DATABASE_URL", raising=False)
    made = deriving.derive(example(tmp_path / "c"))
    connections.close_all()
    command = [sys.executable, "-c", DERIVE, str(tmp_path / "c")]
    done = subprocess.run(
        command, env={**os.environ, **surroundings}, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == made.digest


def test_a_row_altered_behind_our_back_is_found(tmp_path: Path, database: str) -> None:
    book = small(tmp_path / "c", SMALL)
    deriving.derive(book)
    with connections[db.DERIVED].cursor() as cursor:
        cursor.execute("UPDATE claim SET quote = 'altered' WHERE review = 'unreviewed'")
    with pytest.raises(DifferentRebuild):
        deriving.check(book)


def test_derived_rows_hold_no_floats(tmp_path: Path, database: str) -> None:
    from tawthiq.casebook.derived import models

    deriving.derive(small(tmp_path / "c", SMALL))
    for model in models.DERIVED:
        for row in db.rows_in_key_order(db.DERIVED, model, model.key_fields):
            assert not any(isinstance(v, float) for v in row)
            assert "." not in json.dumps([v for v in row if isinstance(v, int)])


def test_the_order_of_receipt_changes_no_incident(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from tawthiq.casebook import queries

    monkeypatch.delenv("TAWTHIQ_DATABASE_URL", raising=False)
    groups = []
    for name, posts in (("a", SMALL), ("b", dict(reversed(SMALL.items())))):
        deriving.derive(small(tmp_path / name / "c", posts))
        groups.append({frozenset(i.claims) for i in queries.incidents()})
    assert groups[0] == groups[1]
    assert sorted(len(g) for g in groups[0]) == [1, 2]
