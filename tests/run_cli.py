"""Runs `tawthiq` as a person does: another process, its own folder."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path


def tawthiq(
    *args: str | Path, cwd: Path | None = None, stdin: str = "", timeout: float = 120, **env: str
) -> subprocess.CompletedProcess[str]:
    """Standard output and errors as text; never raises for an exit code."""
    surroundings = {k: v for k, v in os.environ.items() if not k.startswith("TAWTHIQ_")} | env
    command = [sys.executable, "-m", "tawthiq.cli.main", *map(str, args)]
    return subprocess.run(
        command, cwd=cwd, input=stdin, env=surroundings, capture_output=True, text=True, timeout=timeout
    )
