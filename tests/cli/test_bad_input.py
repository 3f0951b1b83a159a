"""Whatever is received: a clear error with code, place and remedy, the rest goes on, nothing is half-written."""

from __future__ import annotations

import json
import os
import resource
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from made import EXAMPLE
from run_cli import tawthiq


@pytest.fixture(scope="module")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("empty") / "c"
    done = tawthiq("init", folder, "--zone", "Asia/Damascus", "--organisation", "ours|Ours|لنا")
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture
def casebook(made_once: Path, tmp_path: Path) -> Path:
    """An empty casebook, a copy for each test."""
    return Path(shutil.copytree(made_once, tmp_path / "c"))


def receive(casebook: Path, *args: str | Path) -> subprocess.CompletedProcess[str]:
    return tawthiq("receive", *args, "--casebook", casebook)


def acts(casebook: Path) -> list[str]:
    lines = tawthiq("log", "--json", "--casebook", casebook).stdout.splitlines()
    return [json.loads(line)["kind"] for line in lines]


BAD = {
    "empty.txt": b"",
    "noise.txt": b"\x00\x01\x02\xff\xfe\x00\x00binary\x00",
    "torn.json": b'{"name": "x", "type": "public_chan',
    "sheet.xlsx": b"PK\x03\x04 not a workbook",
}


@pytest.mark.parametrize("name", sorted(BAD))
def test_a_bad_file_is_refused_with_code_place_and_remedy_and_the_next_goes_on(
    casebook: Path, tmp_path: Path, name: str
) -> None:
    (tmp_path / name).write_bytes(BAD[name])
    good = tmp_path / "zz-good.txt"
    good.write_text("مقتل ثلاثة مدنيين بقصف على كرسف", encoding="utf-8")
    done = receive(casebook, tmp_path / name, good)
    assert done.returncode == 1
    assert "SRC-" in done.stderr
    assert name in done.stderr
    assert "what to do" in done.stderr
    assert "Traceback" not in done.stderr
    assert "1 text: 1 report, 0 refused" in done.stdout
    assert acts(casebook).count("item.received") == 1


def test_windows_1256_is_read_and_said(casebook: Path, tmp_path: Path) -> None:
    text = "مقتل ثلاثة مدنيين وإصابة خمسة آخرين بقصف مدفعي على قرية كرسف اليوم " * 5
    (tmp_path / "old.txt").write_bytes(text.encode("windows-1256"))
    done = receive(casebook, tmp_path / "old.txt")
    assert done.returncode == 0
    assert "1256" in done.stdout


def test_bytes_without_evidence_are_refused_until_their_encoding_is_named(
    casebook: Path, tmp_path: Path
) -> None:
    """The name is kept with the receipt: what is derived anew from the bytes is read alike."""
    told = "مقتل ثلاثة مدنيين بقصف على كرسف"
    (tmp_path / "old.txt").write_bytes(told.encode("iso-8859-6"))
    refused = receive(casebook, tmp_path / "old.txt")
    assert (refused.returncode, "SRC-004" in refused.stderr, "--encoding" in refused.stderr) == (
        1,
        True,
        True,
    )
    taken = receive(casebook, tmp_path / "old.txt", "--encoding", "iso-8859-6")
    assert "read as iso-8859-6, as named" in taken.stdout, taken.stderr
    assert tawthiq("derive", "--casebook", casebook).returncode == 0
    with sqlite3.connect(casebook / "derived.db") as db:
        assert db.execute("SELECT text FROM report").fetchall() == [(told,)]


def test_five_million_characters_do_not_hang(casebook: Path, tmp_path: Path) -> None:
    (tmp_path / "long.txt").write_text("قصف على كرسف. " * 360_000, encoding="utf-8")
    done = receive(casebook, tmp_path / "long.txt")
    assert done.returncode == 1
    assert "SRC-" in done.stderr


def test_errors_are_arabic_when_asked(casebook: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    done = tawthiq("--lang", "ar", "receive", tmp_path / "empty.txt", "--casebook", casebook)
    assert "ما العمل" in done.stderr


def test_no_casebook_is_said_with_the_remedy(tmp_path: Path) -> None:
    done = tawthiq("figure", cwd=tmp_path)
    assert done.returncode == 1
    assert "CSB-001" in done.stderr
    assert "tawthiq init" in done.stderr


def test_wrong_use_is_exit_2() -> None:
    assert tawthiq("figure", "--no-such-option").returncode == 2
    assert tawthiq("no-such-command").returncode == 2


def test_a_case_file_with_a_wrong_key_names_it(tmp_path: Path) -> None:
    (tmp_path / "case.yml").write_text("name: x\nzone: UTC\nquestionz: []\n")
    done = tawthiq("run", tmp_path, "--out", tmp_path / "out")
    assert done.returncode == 1
    assert "questionz" in done.stderr
    assert not (tmp_path / "out" / "casebook").exists()


def test_a_full_disk_leaves_nothing_half_written_and_the_next_run_goes_on(tmp_path: Path) -> None:
    """RLIMIT_FSIZE stands in for a full disk: writes fail in the middle with an error of the system."""
    case = tmp_path / "case"
    shutil.copytree(EXAMPLE, case)
    limit = "import resource, sys, signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN); \
resource.setrlimit(resource.RLIMIT_FSIZE, (150_000, 150_000)); \
from tawthiq.cli.main import main; main(sys.argv[1:])"
    command = [sys.executable, "-c", limit, "run", str(case), "--out", str(tmp_path / "out")]
    first = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert first.returncode == 1
    assert "CSB-004" in first.stderr
    assert "Traceback" not in first.stderr
    assert not list((tmp_path / "out").rglob("*.part"))
    again = tawthiq("run", case, "--out", tmp_path / "out")
    assert again.returncode == 0, again.stderr
    assert tawthiq("log", "verify", cwd=tmp_path / "out" / "casebook").returncode == 0
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[0] != 150_000


def test_ctrl_c_is_said_and_the_next_run_takes_up(tmp_path: Path) -> None:
    out = tmp_path / "out"
    command = [sys.executable, "-m", "tawthiq.cli.main", "run", str(EXAMPLE), "--out", str(out)]
    process = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, env={**os.environ}
    )
    time.sleep(0.9)
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=60)
    assert "Traceback" not in errors or process.returncode == 0
    assert tawthiq("run", EXAMPLE, "--out", out).returncode == 0


def test_a_bad_line_of_jsonl_names_its_number(tmp_path: Path) -> None:
    done = tawthiq("extract", stdin='{"id": 1, "text": "x"}\nnot json\n', cwd=tmp_path)
    assert done.returncode == 1
    assert "line 2" in done.stderr


@pytest.mark.parametrize(
    ("url", "code", "said"),
    [
        ("mysql://keeper:hunter2@127.0.0.1/x", "CSB-019", "mysql:..."),
        ("postgresql://keeper:hunter2@127.0.0.1:one/x", "CSB-019", "postgresql://USER@HOST:PORT/NAME"),
        ("postgresql://keeper:hunter2@127.0.0.1", "CSB-019", "postgresql://USER@HOST:PORT/NAME"),
        ("postgresql://keeper:hunter2@127.0.0.1:1/x", "CSB-017", "connection failed: Connection refused"),
    ],
)
def test_an_address_or_a_server_that_does_not_serve_is_said_and_no_password(
    casebook: Path, url: str, code: str, said: str
) -> None:
    """A server that is down must not read as "there is no casebook here, make one"."""
    for command in ("figure", "log"):
        done = tawthiq(command, "--casebook", casebook, TAWTHIQ_DATABASE_URL=url)
        assert (done.returncode, done.stderr[:8]) == (1, f"{code}:"), done.stderr
        assert said in done.stderr
        assert "hunter2" not in done.stderr
        assert "Traceback" not in done.stderr


def test_a_casebook_that_another_command_keeps_busy_is_said_to_be_so(casebook: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("قتل ثلاثة مدنيين بقصف على كفر توت", encoding="utf-8")
    hurried = "import sys, tawthiq.casebook.db as db; real = db._sqlite; \
made = lambda f: {k: {**v, 'OPTIONS': {**v['OPTIONS'], 'timeout': 0.2}} for k, v in real(f).items()}; \
db._sqlite = made; from tawthiq.cli.main import main; main(sys.argv[1:])"
    with sqlite3.connect(casebook / "casebook.db", isolation_level=None) as other:
        other.execute("BEGIN IMMEDIATE")
        done = subprocess.run(
            [sys.executable, "-c", hurried, "--lang", "ar", "receive", tmp_path / "a.txt", "--casebook", casebook],
            capture_output=True, text=True, timeout=60,
        )  # fmt: skip
        other.execute("ROLLBACK")
    assert (done.returncode, done.stderr[:8]) == (1, "CSB-018:"), done.stderr
    assert "انتظر حتى ينتهي" in done.stderr
    assert acts(casebook) == ["casebook.opened"]


@pytest.mark.parametrize(("lang", "message"), [("en", "Another program"), ("ar", "برنامج آخر")])
def test_a_port_in_use_is_told_as_such(casebook: Path, lang: str, message: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = tawthiq("--lang", lang, "serve", "--port", str(port), "--casebook", casebook)
    assert done.returncode == 1
    assert f"CLI-008: {message}" in done.stderr
    assert f"127.0.0.1:{port}" in done.stderr
    assert "--port 0" in done.stderr
