"""Run the ```console blocks of a page in order, and compare what they print with what the page shows.

A line that begins with `$ ` is a command (`> ` goes on with it); the lines below it are its output, up to the next
command. `...` alone stands for any lines, inside a line for any text; runs of spaces count as one. `[exit 1]` as the
last line is the exit code, 0 when it is left out. All blocks of a page run in one shell, in a folder that holds a copy
of examples/, with `tawthiq` from the environment that runs this.
"""

from __future__ import annotations

import difflib
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent
_END = "\x1e"
_EXIT = re.compile(r"\[exit (\d+)\]")


@dataclass
class Command:
    """One command of a page: `line` is where its first output line stands (from 0)."""

    text: str
    line: int
    shown: list[str] = field(default_factory=list)
    exit: int = 0


@dataclass(frozen=True)
class Printed:
    """What a command really printed (standard output and errors together) and its exit code."""

    lines: list[str]
    exit: int


def pages() -> list[str]:
    """Every page with a console block: READMEs first, then docs/ in order."""
    found = [*sorted(TOP.glob("*.md"), reverse=True), *sorted((TOP / "docs").rglob("*.md"))]
    return [p.relative_to(TOP).as_posix() for p in found if "```console" in p.read_text(encoding="utf-8")]


def commands(page: str) -> list[Command]:
    """The commands of all console blocks in order."""
    out: list[Command] = []
    inside = False
    for n, line in enumerate(page.splitlines()):
        if line.startswith("```"):
            inside = line.strip() == "```console"
        elif inside and line.startswith("$ "):
            out.append(Command(line[2:], n + 1))
        elif inside and line.startswith("> ") and out and not out[-1].shown:
            out[-1] = Command(f"{out[-1].text}\n{line[2:]}", n + 1)
        elif inside and (code := _EXIT.fullmatch(line)):
            out[-1].exit = int(code[1])
        elif inside:
            out[-1].shown.append(line)
    return out


def run(found: list[Command], folder: Path, timeout: float = 300) -> list[Printed]:
    """Run the commands in one shell in `folder`, made ready with the examples and a `tawthiq`."""
    shutil.copytree(TOP / "examples", folder / "examples")
    _shim(folder / "bin" / "tawthiq")
    mark = f"printf '\\n{_END}%s{_END}\\n' \"$?\""
    script = "\n".join(f"{c.text}\n{mark}" for c in found)
    environment = {k: v for k, v in os.environ.items() if not k.startswith("TAWTHIQ_")}
    environment |= {"PATH": f"{folder / 'bin'}:{os.environ['PATH']}", "LC_ALL": "C.UTF-8"}
    (folder / "bin" / "script").write_text(script, encoding="utf-8")
    done = subprocess.run(
        ["bash", "bin/script"], cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT, text=True, timeout=timeout, check=False,
    )  # fmt: skip
    parts = done.stdout.split(_END)
    return [
        Printed(parts[i].strip("\n").splitlines(), int(parts[i + 1])) for i in range(0, 2 * len(found), 2)
    ]


def _shim(path: Path) -> None:
    path.parent.mkdir()
    path.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m tawthiq.cli.main "$@"\n')
    path.chmod(0o755)


def differences(command: Command, printed: Printed) -> list[str]:
    """What the page shows and the command did not print; empty when the page is right."""
    out = []
    if printed.exit != command.exit:
        out.append(f"$ {command.text}\n  exits {printed.exit}, the page says {command.exit}")
    at, free = 0, False
    for shown in command.shown:
        if shown.strip() == "...":
            free = True
            continue
        found = _find(shown, printed.lines, at, free)
        if found is None:
            out.append(f"$ {command.text}\n  does not print: {shown}")
            free = True
        else:
            at, free = found + 1, False
    if not out and not free and at < len(printed.lines):
        out.append(f"$ {command.text}\n  prints more than the page shows: {printed.lines[at]}")
    return [f"{text}\n  it printed:\n{_excerpt(printed.lines)}" for text in out]


def _excerpt(lines: list[str], most: int = 24) -> str:
    more = [f"    ... and {len(lines) - most} lines more"] if len(lines) > most else []
    return "\n".join([*(f"    {line}" for line in lines[:most]), *more])


def _find(shown: str, lines: list[str], at: int, free: bool) -> int | None:
    pattern = _pattern(shown)
    last = len(lines) if free else min(at + 1, len(lines))
    return next((i for i in range(at, last) if pattern.fullmatch(_spaces(lines[i]))), None)


def _pattern(shown: str) -> re.Pattern[str]:
    return re.compile(".*".join(re.escape(part) for part in _spaces(shown).split("...")))


def _spaces(line: str) -> str:
    return re.sub(r"\s+", " ", line.strip())


def refreshed(page: str, found: list[Command], printed: list[Printed]) -> str:
    """The page with each shown line that is no longer printed replaced by the printed line most like it."""
    lines = page.splitlines()
    for command, real in zip(found, printed, strict=True):
        at = 0
        for n, shown in enumerate(command.shown):
            if shown.strip() == "..." or not shown.strip():
                continue
            exact = _find(shown, real.lines, at, True)
            if exact is None and "..." not in shown:
                exact = _most_like(shown, real.lines, at)
                if exact is not None:
                    lines[command.line + n] = real.lines[exact]
            at = at if exact is None else exact + 1
    return "\n".join(lines) + "\n"


def _most_like(shown: str, lines: list[str], at: int) -> int | None:
    ranked = [(difflib.SequenceMatcher(None, shown, lines[i]).ratio(), -i) for i in range(at, len(lines))]
    best = max(ranked, default=(0.0, 0))
    return -best[1] if best[0] > 0.6 else None
