"""The commands as a person uses them, on the invented week."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from made import EXAMPLE, Week
from run_cli import tawthiq
from tawthiq.cli.main import COMMANDS


@pytest.fixture(scope="module")
def week(tmp_path_factory: pytest.TempPathFactory, a_week: Week) -> Path:
    return a_week(tmp_path_factory.mktemp("week"))


def test_the_demo_ends_with_figures_paths_and_how_near_it_came(week: Path) -> None:
    printed = (week / "printed.txt").read_text(encoding="utf-8")
    for heading in (
        "question",
        "low",
        "best",
        "high",
        "what the range is",
        "reviewed",
        "claims",
        "incidents",
    ):
        assert heading in printed
    for lang in ("en", "ar"):
        for path in (f"statement.{lang}.html", f"statement.{lang}.pdf", f"trace/{lang}/index.html"):
            assert path in printed
            assert (week / "internal" / path).stat().st_size > 1000
    assert "true toll" in printed
    assert "row 9, field" in printed


def test_a_second_run_adds_no_act(week: Path) -> None:
    before = tawthiq("log", "--json", "--casebook", week / "casebook").stdout
    assert tawthiq("run", EXAMPLE, "--out", week).returncode == 0
    assert tawthiq("log", "--json", "--casebook", week / "casebook").stdout == before


def test_everything_written_lies_in_internal_and_is_stamped(week: Path) -> None:
    assert {p.name for p in week.iterdir()} == {"casebook", "internal", "printed.txt"}
    for page in (week / "internal").rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        assert "internal / داخلي" in text.lower(), page
        assert "http-equiv" in text


def test_trace_walks_from_a_figure_to_a_claim(week: Path) -> None:
    book = week / "casebook"
    text = tawthiq("trace", "killed-week", "--casebook", book).stdout
    code = next(w for w in text.split() if w.startswith("I-"))
    claim = next(w for w in text.split() if w.startswith("C-"))
    assert code in tawthiq("trace", code, "--casebook", book).stdout
    codes = dict.fromkeys(w for w in text.split() if w.startswith("I-"))
    one = tawthiq("trace", list(codes)[1], "--casebook", book).stdout
    assert "named as the party: Tamrasa National Army (Tamrasa Observatory)" in one
    assert "Quote:" in tawthiq("trace", claim, "--casebook", book).stdout
    assert tawthiq("trace", "I-0000-0000-0000", "--casebook", book).returncode == 1


def test_known_on_leaves_out_what_came_later(week: Path) -> None:
    book = week / "casebook"
    now = json.loads(tawthiq("figure", "killed-week", "--json", "--casebook", book).stdout)[0]
    then = tawthiq("figure", "killed-week", "--known-on", "2024-03-05", "--json", "--casebook", book)
    early = json.loads(then.stdout)[0]
    assert (early["best"] or 0) < now["best"]
    assert early["question"]["known_on"] == "2024-03-05"


def test_as_of_an_early_act_there_is_nothing_to_count(week: Path) -> None:
    log = tawthiq("log", "--json", "--casebook", week / "casebook").stdout.splitlines()
    asked = max(json.loads(a)["n"] for a in log if json.loads(a)["kind"] == "question.asked")
    done = tawthiq("figure", "killed-week", "--as-of", str(asked), "--json", "--casebook", week / "casebook")
    figure = json.loads(done.stdout)[0]
    assert figure["claims"] == 0


def test_review_confirms_and_counts_down(tmp_path: Path, a_week: Week) -> None:
    book = a_week(tmp_path) / "casebook"
    done = tawthiq(
        "review", "--for", "facilities-hit", "--casebook", book, "--as", "reviewer", stdin="c\nq\n"
    )
    assert done.returncode == 0, done.stderr
    assert "Not reviewed behind facilities-hit: 4." in done.stdout
    tawthiq("derive", "--casebook", book)
    figure = json.loads(tawthiq("figure", "facilities-hit", "--json", "--casebook", book).stdout)[0]
    assert (figure["reviewed"], figure["claims"]) == (1, 5)


def test_a_reviewer_who_reads_arabic_is_asked_and_told_in_arabic(tmp_path: Path, a_week: Week) -> None:
    book = a_week(tmp_path) / "casebook"
    done = tawthiq(
        "--lang", "ar", "review", "--for", "killed-week", "--limit", "1", "--casebook", book,
        stdin="n\n0\n3\n\nعدّ الشاهد ثلاثة\n",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    for words in ("قُرئ: ", "القتلى، ", "c تأكيد", "أي عدد", "على الأقل", "على الأكثر", "السبب", "يغيّر الرقم"):
        assert words in done.stdout
    assert not re.search("because|read as|which count|at least|open", done.stdout)
    last = json.loads(tawthiq("log", "--json", "--casebook", book).stdout.splitlines()[-1])
    assert last["kind"] == "claim.reviewed"


def test_the_stages_of_a_run_are_named_in_the_language_asked_for(tmp_path: Path) -> None:
    done = tawthiq("--lang", "ar", "run", EXAMPLE, "--out", tmp_path)
    for stage in ("اعتماد: places.csv", "استلام: result.json", "كتابة: البيان"):
        assert stage in done.stderr
    assert not re.search(r"(?m)^[a-z]+: ", done.stderr)


def test_a_refused_row_is_mended_by_an_act(tmp_path: Path, a_week: Week) -> None:
    book = a_week(tmp_path) / "casebook"
    before = json.loads(tawthiq("figure", "killed-week", "--json", "--casebook", book).stdout)[0]
    item = json.loads(
        tawthiq(
            "receive", EXAMPLE / "input" / "village-form.csv", "--profile", EXAMPLE / "profiles" / "village-form.yml",
            "--dry-run", "--json", "--casebook", book,
        ).stdout
    )  # fmt: skip
    field = item["account"]["refused"][0]["field"]
    mend = ("correct", item["item"][:12], "row 9", f"{field}=10/3/2024")
    because = ("--because", "day typed twice", "--casebook", book)
    misspelt = tawthiq(*mend, "قتلى مدنيين=7", *because)
    assert (misspelt.returncode, "read: قتلى مدنيين\n" in misspelt.stderr) == (1, True)
    assert "قتلى مدنيون" in misspelt.stderr  # what the column is called
    done = tawthiq(*mend, *because)
    assert done.returncode == 0, done.stderr
    tawthiq("derive", "--casebook", book)
    after = json.loads(tawthiq("figure", "killed-week", "--json", "--casebook", book).stdout)[0]
    assert after["high"] == before["high"] + 1


@pytest.mark.parametrize("data", [b"\x86\xea|\xc3q\xce", b"::: en\nnever closed"])
def test_a_statement_that_cannot_be_read_is_never_adopted(week: Path, tmp_path: Path, data: bytes) -> None:
    """Adopted, it would stop every later run and the page on which it could be mended."""
    book, bad = week / "casebook", tmp_path / "bad.md"
    bad.write_bytes(data)
    before = tawthiq("log", "--casebook", book).stdout
    done = tawthiq("statement", "build", bad, "--out", tmp_path, "--casebook", book)
    assert (done.returncode, "Traceback" in done.stderr) == (1, False), done.stderr
    assert tawthiq("log", "--casebook", book).stdout == before
    said = tawthiq("--lang", "ar", "statement", "verify", EXAMPLE / "statement.md", "--casebook", book)
    assert "كل رقم إما من أرقام ملف التوثيق" in said.stdout


def test_a_folder_of_something_else_is_never_replaced(week: Path, tmp_path: Path) -> None:
    """`internal` is a word that others use too."""
    theirs = tmp_path / "internal" / "notes.txt"
    theirs.parent.mkdir()
    theirs.write_text("ours alone", encoding="utf-8")
    done = tawthiq("statement", "build", "--out", tmp_path, "--casebook", week / "casebook")
    assert (done.returncode, done.stderr[:8]) == (1, "CSB-016:")
    assert theirs.read_text(encoding="utf-8") == "ours alone"
    theirs.unlink()
    assert (
        "statement.en.pdf"
        in tawthiq("statement", "build", "--out", tmp_path, "--casebook", week / "casebook").stdout
    )


@pytest.mark.parametrize("code", ["DOC-04", "DOC-14"])
def test_doctor_warns_where_no_places_and_no_parties_were_brought(
    code: str, tmp_path: Path, week: Path
) -> None:
    tawthiq("init", tmp_path / "c")
    for lang in ("en", "ar"):
        assert code in tawthiq("--lang", lang, "doctor", "--casebook", tmp_path / "c").stdout
    assert code not in tawthiq("doctor", "--casebook", week / "casebook").stdout


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_loads_and_has_a_worked_help(name: str) -> None:
    done = tawthiq(name, "--help")
    assert done.returncode == 0, done.stderr
    assert "Usage: tawthiq" in done.stdout


@pytest.mark.parametrize("command", [("figure", "killed-week"), ("trace", "killed-week"), ("log",)])
def test_what_is_stored_is_shown_without_what_reads_texts_and_links(
    week: Path, command: tuple[str, ...]
) -> None:
    """An old laptop waits for every module: scipy, the extractor and the linker are for deriving."""
    code = "import sys; from click.testing import CliRunner; from tawthiq.cli.main import cli; \
r = CliRunner().invoke(cli, sys.argv[1:]); assert r.exit_code == 0, r.output; \
print([m for m in ('scipy', 'duckdb', 'tawthiq.flow', 'tawthiq.claims.extract') if m in sys.modules])"
    args = [sys.executable, "-c", code, *command, "--casebook", str(week / "casebook")]
    assert subprocess.run(args, capture_output=True, text=True, check=True).stdout.strip() == "[]"


def test_help_loads_no_heavy_module() -> None:
    code = "import sys; from click.testing import CliRunner; from tawthiq.cli.main import cli; \
r = CliRunner().invoke(cli, ['--help']); assert r.exit_code == 0; \
print([m for m in ('django', 'numpy', 'duckdb', 'splink', 'yaml') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
