"""--help in both languages: whole sentences in English, and no English sentence in Arabic."""

from __future__ import annotations

import re

import click
import pytest

from tawthiq.cli.main import COMMANDS, main

_TYPED = re.compile(r"`[^`]*`|\[[^\]]*\]|[A-Z][A-Z_]+|--[a-z-]+|[\w.*+-]+/[\w.*+/-]+|\{[^}]*\}|\([^)]*\)")


def shown(capsys: pytest.CaptureFixture[str], *args: str) -> str:
    with pytest.raises(SystemExit) as end:
        main(list(args))
    assert end.value.code == 0
    return capsys.readouterr().out


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_is_arabic_when_asked_and_english_when_not(
    capsys: pytest.CaptureFixture[str], command: str
) -> None:
    """What is typed stays as it is: names of commands and options, values, examples."""
    words = [command] if command else []
    arabic = shown(capsys, "--lang", "ar", *words, "--help")
    assert arabic.startswith(f"الاستعمال: tawthiq{' ' if command else ''}{command}")
    assert "اعرض هذه الصفحة واخرج." in arabic
    said = [line for line in arabic.splitlines() if not line.strip().startswith(("tawthiq ", "echo "))]
    english = [line for line in said if re.search(r"\b[a-z]+ [a-z]+ [a-z]+ [a-z]+\b", _TYPED.sub("", line))]
    assert english == []
    assert shown(capsys, *words, "--help").startswith("Usage: tawthiq")


def test_a_group_says_what_its_commands_do_in_whole_sentences(capsys: pytest.CaptureFixture[str]) -> None:
    told = " ".join(shown(capsys, "link", "--help").split())
    assert "..." not in told.partition("Commands:")[2]
    assert (
        "Judge doubtful pairs, the most useful first: s same, d different, u unsure, z undo, q stop." in told
    )


def test_marks_of_options_are_arabic_too(capsys: pytest.CaptureFixture[str]) -> None:
    told = " ".join(shown(capsys, "--lang=ar", "receive", "--help").split())
    assert "[الافتراضي: items]" in told
    assert "tawthiq receive posts/result.json --source field-team" in told


def test_one_help_in_arabic_leaves_the_next_in_english(capsys: pytest.CaptureFixture[str]) -> None:
    shown(capsys, "--lang", "ar", "--help")
    assert click.Context.formatter_class is click.HelpFormatter


def test_the_language_is_that_of_the_environment_too(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TAWTHIQ_LANG", "ar")
    assert "الخيارات:" in shown(capsys, "doctor", "-h")
