"""Modules of more than 400 lines and functions of more than 40 need a line with a reason in tools/sizes.txt."""

from __future__ import annotations

import ast
import sys
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent
MODULE, FUNCTION = 400, 40


def too_long() -> dict[str, int]:
    """Name -> lines of everything in src, tests and tools above its limit."""
    found = {}
    for folder in ("src", "tools", "tests"):
        for path in sorted((TOP / folder).rglob("*.py")):
            if "migrations" in path.parts:
                continue
            name, source = str(path.relative_to(TOP)), path.read_text(encoding="utf-8")
            if (lines := len(source.splitlines())) > MODULE:
                found[name] = lines
            found.update(_functions(name, source))
    return found


def _functions(name: str, source: str) -> dict[str, int]:
    out = {}
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            if lines > FUNCTION:
                out[f"{name}:{node.name}"] = lines
    return out


def reasons() -> dict[str, str]:
    """Name -> reason from tools/sizes.txt ("name: reason")."""
    listed = (TOP / "tools" / "sizes.txt").read_text(encoding="utf-8").splitlines()
    pairs = (line.split(" # ", 1) for line in listed if line.strip())
    return {pair[0].strip(): pair[1].strip() for pair in pairs}


def main() -> int:
    found, listed = too_long(), reasons()
    for name in sorted(set(found) - set(listed)):
        print(f"{name}: {found[name]} lines without a reason in tools/sizes.txt")
    for name in sorted(set(listed) - set(found)):
        print(f"{name}: listed in tools/sizes.txt but no longer too long")
    return 1 if set(found) ^ set(listed) else 0


if __name__ == "__main__":
    sys.exit(main())
