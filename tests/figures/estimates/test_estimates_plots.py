"""Drawings say in a table what they show, and set Arabic right to left; the command prints what the library says."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner
from published_tables import kosovo

from tawthiq.cli.estimate import estimate as command
from tawthiq.figures.estimates import Effort, Estimate, estimate
from tawthiq.figures.estimates.plots import plots
from tawthiq.figures.estimates.report import report


@pytest.fixture(scope="module")
def found() -> Estimate:
    return estimate(kosovo(), effort=Effort(100, 20, 500))


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_every_drawing_is_svg_with_a_title_and_a_table_twin(found: Estimate, lang: str) -> None:
    made = plots(found, lang)
    names = {name.split(".")[0] for name in made}
    assert names == {"upset", "methods", "posterior", "trace", "sensitivity", "left_out"}
    for name in names:
        root = ElementTree.fromstring(made[f"{name}.svg"])
        assert root.get("lang") == lang
        assert root.find("{http://www.w3.org/2000/svg}title").text  # type: ignore[union-attr]
        rows = list(csv.reader(io.StringIO(made[f"{name}.csv"])))
        assert len(rows) > 2
        assert len({len(r) for r in rows}) == 1


def test_arabic_words_are_set_right_to_left_and_english_ones_are_not(found: Estimate) -> None:
    for lang in ("en", "ar"):
        root = ElementTree.fromstring(plots(found, lang)["methods.svg"])
        for text in root.iter("{http://www.w3.org/2000/svg}text"):
            arabic = any("\u0600" <= c <= "\u06ff" for c in text.text or "")
            assert (text.get("direction") == "rtl") == arabic
        assert any(t.get("direction") == "rtl" for t in root.iter()) == (lang == "ar")


def test_a_number_that_may_not_be_said_is_stamped_on_the_drawing(found: Estimate) -> None:
    assert found.verdict == "lower bound"
    assert "Only the lower end may be said" in plots(found, "en")["posterior.svg"]
    assert "لا يجوز قول غير الحد الأدنى" in plots(found, "ar")["methods.svg"]


def test_table_of_overlaps_holds_every_person_once(found: Estimate) -> None:
    rows = list(csv.reader(io.StringIO(plots(found, "en")["upset.csv"])))[1:]
    assert sum(int(n) for _, n in rows) == 4400
    assert len(rows) == 15


def test_report_names_verdict_floor_and_failed_checks_in_both_languages(found: Estimate) -> None:
    assert "Verdict: lower bound" in report(found, "en")
    assert "two_groups (lowers)" in report(found, "en")
    assert "الحكم: حد أدنى" in report(found, "ar")
    assert "4,400" in report(found, "ar")


def lists_file(folder: Path) -> Path:
    path = folder / "lists.csv"
    cells = {"1000": 90, "0100": 80, "0010": 70, "0001": 66, "1100": 34, "1010": 30, "1001": 31, "0110": 28, "0101": 26,
             "0011": 24, "1110": 12, "1101": 11, "1011": 10, "0111": 9, "1111": 4}  # fmt: skip
    lines = ["المرصد,الدفاع,الشبكة,المشفى,count", *(",".join([*key, str(n)]) for key, n in cells.items())]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_command_prints_the_public_json_and_ends_with_zero(tmp_path: Path) -> None:
    ran = CliRunner().invoke(
        command, [str(lists_file(tmp_path)), "--json", "--seed", "3", "--plots", str(tmp_path / "p")]
    )
    assert ran.exit_code == 0, ran.output
    answer = json.loads(ran.stdout)
    assert answer["documented"] == 525
    assert answer["plan"]["seed"] == 3
    assert "المرصد" in ran.stderr
    assert (tmp_path / "p" / "upset.svg").exists()


def test_command_with_one_method_runs_that_one_alone(tmp_path: Path) -> None:
    ran = CliRunner().invoke(
        command,
        [
            str(lists_file(tmp_path)),
            "--json",
            "--method",
            "graphical",
            "--delta",
            "0.5",
            "--max-missing",
            "900",
        ],
    )
    answer = json.loads(ran.stdout)
    assert [m["name"] for m in answer["methods"]] == ["graphical"]
    assert answer["methods"][0]["settings"]["delta"] == 0.5
    assert answer["methods"][0]["settings"]["max_missing"] == 900


def test_command_refuses_with_one_and_misuse_with_two(tmp_path: Path) -> None:
    bad = tmp_path / "bad.csv"
    bad.write_text("A,B,C\n1,0,0\n0,0,0\n", encoding="utf-8")
    ran = CliRunner().invoke(command, [str(bad), "--lang", "ar"])
    assert ran.exit_code == 1
    assert "EST-104" in ran.stderr
    assert "المتوقع" in ran.stderr
    assert json.loads(CliRunner().invoke(command, [str(bad), "--json"]).stderr)["code"] == "EST-104"
    assert CliRunner().invoke(command, []).exit_code == 2
    assert CliRunner().invoke(command, [str(bad), "--method", "magic"]).exit_code == 2


def test_printed_plan_is_a_plan(tmp_path: Path) -> None:
    printed = CliRunner().invoke(command, ["--print-plan"]).stdout
    path = tmp_path / "plan.yml"
    path.write_text(printed, encoding="utf-8")
    assert CliRunner().invoke(command, ["--print-plan", "--plan", str(path)]).stdout == printed
