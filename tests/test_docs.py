"""Every shell example of the docs runs and prints what the page shows; the pages hold what the program has."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

TOP = Path(__file__).resolve().parent.parent


def _tool(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, TOP / "tools" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


sessions = _tool("docs_sessions")


@pytest.mark.parametrize("name", sessions.pages())
def test_every_shell_example_prints_what_its_page_shows(name: str, tmp_path: Path) -> None:
    found = sessions.commands((TOP / name).read_text(encoding="utf-8"))
    assert found
    printed = sessions.run(found, tmp_path)
    wrong = [d for c, p in zip(found, printed, strict=True) for d in sessions.differences(c, p)]
    assert not wrong, "\n".join(wrong)


def test_both_readmes_and_the_tutorial_show_a_session() -> None:
    assert {"README.md", "README.ar.md", "docs/tutorial.md"} <= set(sessions.pages())


PAGE = "```console\n$ printf 'one\\n2  two\\nthree\\n'\none\n...\nth...\n$ false\n[exit 1]\n```\n"


def test_the_comparison_takes_elisions_and_sees_a_changed_line_a_missing_one_and_another_exit_code() -> None:
    first, second = sessions.commands(PAGE)
    real = sessions.Printed(["one", "2  two", "three"], 0)
    assert sessions.differences(first, real) == []
    assert sessions.differences(first, sessions.Printed(["one", "2 two", "four"], 0))
    assert sessions.differences(first, sessions.Printed([*real.lines, "more"], 0))
    assert sessions.differences(second, sessions.Printed([], 0))
    first.shown = ["one", "three"]
    assert sessions.differences(first, real), "a line was left out without an elision"


def test_the_examples_of_a_page_share_one_shell(tmp_path: Path) -> None:
    found = sessions.commands(
        "```console\n$ export WORD=سلام\n$ echo $WORD; exit_code() { return 3; }; exit_code\n```\n"
    )
    assert sessions.run(found, tmp_path)[1] == sessions.Printed(["سلام"], 3)


def test_a_refreshed_page_shows_the_new_number_and_keeps_its_elisions() -> None:
    page = "```console\n$ figure\nbetween 24 and 29 killed\n...\nact 7 ...: same\n```\n"
    found = sessions.commands(page)
    new = sessions.refreshed(
        page, found, [sessions.Printed(["between 24 and 30 killed", "x", "act 7 ab: same"], 0)]
    )
    assert new == page.replace("29", "30")


def test_the_docs_hold_to_the_program(capsys: pytest.CaptureFixture[str]) -> None:
    code = _tool("check_docs").main([])
    assert code == 0, capsys.readouterr().out
