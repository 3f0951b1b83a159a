"""kill -9 at thirty random moments of receive and derive: nothing is lost, nothing is doubled, nothing half-written."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from made import EXAMPLE
from tawthiq.casebook import deriving, log, queries
from tawthiq.casebook.book import open_casebook

KILLS = 30
LONGEST = 2.2


def _run(out: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "tawthiq.cli.main", "run", str(EXAMPLE), "--out", str(out)]
    return subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )


def _kill_after(process: subprocess.Popen[bytes], seconds: float) -> bool:
    """Whether it was still running when the signal came."""
    time.sleep(seconds)
    running = process.poll() is None
    if running:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    return running


def test_thirty_kills_lose_and_double_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TAWTHIQ_DATABASE_URL", raising=False)
    chance = random.Random(20240311)
    killed = 0
    for n in range(KILLS):
        out = tmp_path / f"out{n % 6}"
        killed += _kill_after(_run(out), chance.uniform(0.2, LONGEST))
    assert killed >= KILLS // 3, "the signal hardly ever came in time: the proof proves nothing"
    assert _run(tmp_path / "whole").wait() == 0
    whole = _content(tmp_path / "whole")
    for folder in sorted({f"out{n % 6}" for n in range(KILLS)}):
        assert _run(tmp_path / folder).wait() == 0
        assert _content(tmp_path / folder) == whole
        assert not list((tmp_path / folder).rglob("*.part"))


def _content(out: Path) -> tuple[object, ...]:
    """What must be the same however often the run was cut off."""
    book = open_casebook(out / "casebook")
    log.verify()
    deriving.check(book)
    kinds = Counter(a.kind for a in log.acts())
    figures = [(f.id, f.low, f.best, f.high) for f in queries.figures()]
    return sorted(kinds.items()), sorted(queries.claims()), [i.claims for i in queries.incidents()], figures
