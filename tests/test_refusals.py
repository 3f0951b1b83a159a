"""What a refusal shows to a person: never the notation of the programming language."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

from tawthiq.errors import Bilingual, TawthiqError, told


class Invented(TawthiqError):
    code = "TWQ-000"
    expected = Bilingual("one of {known}; at most {most:,}", "واحد من {known}")


def failing(read: object, text: str) -> Exception:
    with pytest.raises(Exception) as caught:  # noqa: PT011 - whichever it is
        read(text)  # type: ignore[operator]
    return caught.value


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (None, ""),
        (True, "true"),
        (12, "12"),
        (b"PK\x03\x04", "50 4B 03 04"),
        (b"not a workbook", "not a workbook"),
        ("كفر توت".encode()[:-1], "كفر تو"),
        ("تل".encode("windows-1256"), "CA E1"),
        (["Kafr Tut", "تل الريحان"], "Kafr Tut, تل الريحان"),
        ({"b", "a"}, "a, b"),
        ({"lists": ["a", "b"], "from": None, "more": {"x": 1}}, "lists: [a, b], from: , more: {x: 1}"),
        (KeyError("stands_for"), "stands_for"),
        (FileNotFoundError(2, "No such file or directory", "x"), "No such file or directory"),
        (failing(json.loads, '{"a": 1,}'), '{"a": 1,}'),
        (failing(yaml.safe_load, "name: a\nlists: [b\nc: d\n"), "c: d"),
        (failing(lambda text: text.encode("utf-16").decode(), "a"), "FF FE 61 00"),
    ],
)
def test_a_value_is_told_as_a_person_reads_it(value: object, shown: str) -> None:
    assert told(value) == shown
    assert Invented(read=value).read == shown


def test_lists_in_a_template_are_told_too_and_numbers_keep_their_format() -> None:
    refusal = Invented(place="list.csv byte 7", known=["a", "b"], most=12000)
    assert "one of a, b; at most 12,000" in refusal.text("en")
    assert "list.csv البايت 7" in refusal.text("ar")


def test_no_module_writes_the_notation_of_python_into_a_message() -> None:
    """What `told` does is undone by text made elsewhere: repr(...), {x!r}, the name of a class."""
    source = Path(__file__).parents[1] / "src" / "tawthiq"
    allowed = {"linkage/draws.py", "__init__.py"}
    for path in source.rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        if path.relative_to(source).as_posix() not in allowed:
            assert "!r}" not in text, path
            assert "read=repr(" not in text, path
            assert "__name__, " not in text, path
            assert "read=type(" not in text, path
