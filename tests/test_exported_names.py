"""The public face is what docs/reference/python.md shows, no more and no less, and costs nothing before it is used."""

from __future__ import annotations

import contextlib
import io
import re
import subprocess
import sys
from pathlib import Path

import pytest

import tawthiq

NAMES = ("estimate", "extract", "link_incidents", "link_victims", "scan", "surge")
HEAVY = ("numpy", "scipy", "duckdb", "django", "pyarrow", "yaml")
PAGE = (Path(__file__).resolve().parent.parent / "docs" / "reference" / "python.md").read_text(
    encoding="utf-8"
)


def test_exactly_the_public_names_are_exported() -> None:
    assert sorted(tawthiq.__all__) == sorted((*NAMES, "__version__"))


@pytest.mark.parametrize("name", NAMES)
def test_every_public_name_is_a_function_with_its_section(name: str) -> None:
    function = getattr(tawthiq, name)
    assert callable(function)
    assert function.__doc__
    assert f"\n## {name}\n" in PAGE


def test_another_name_is_refused_as_python_refuses_it() -> None:
    with pytest.raises(AttributeError, match="no attribute 'guess'"):
        _ = tawthiq.guess


def test_importing_the_package_loads_nothing_heavy() -> None:
    code = f"import sys, tawthiq; print([m for m in {HEAVY} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_example_of_the_reference_runs_and_prints_a_quote() -> None:
    (example,) = re.findall(r"```python\n(import tawthiq\n.*?)```", PAGE, re.DOTALL)
    with contextlib.redirect_stdout(io.StringIO()) as printed:
        exec(example, {})
    assert printed.getvalue() == "at least four civilians\n"
