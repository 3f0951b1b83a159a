"""One derivation at a time, in a process of its own: pages stay quick, acts are never blocked."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from dataclasses import dataclass, replace
from pathlib import Path

from tawthiq.casebook import catalogue


@dataclass(frozen=True, slots=True)
class State:
    """What the worker does: the `stage` it says it is in, or how the last run `failed`."""

    running: bool = False
    stage: str = ""
    count: str = ""
    failed: str = ""


class Worker:
    """Runs `tawthiq derive` over one casebook. `start` while it runs does nothing."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = threading.Lock()
        self._state = State()

    def state(self) -> State:
        return self._state

    def start(self, lang: str) -> None:
        """Begin, with refusals in `lang`."""
        with self._lock:
            if self._state.running:
                return
            self._state = State(running=True)
        threading.Thread(target=self._run, args=(lang,), daemon=True).start()

    def _run(self, lang: str) -> None:
        command = [
            sys.executable,
            "-m",
            "tawthiq.cli.main",
            "--lang",
            "ar" if lang == "ar" else "en",
            "derive",
        ]
        surroundings = {k: v for k, v in os.environ.items() if k != "DJANGO_SETTINGS_MODULE"}
        process = subprocess.Popen(
            [*command, "--casebook", str(self._folder)], env=surroundings, text=True,
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
        )  # fmt: skip
        said = self._listen(process)
        failed = "" if process.wait() == 0 else "\n".join(said) or f"exit {process.returncode}"
        if not failed:
            catalogue.warm()
        self._state = State(failed=failed)

    def _listen(self, process: subprocess.Popen[str]) -> list[str]:
        """Follow "stage: count" lines; the others are a refusal."""
        said = []
        for line in process.stderr or ():
            stage, mark, count = line.strip().partition(": ")
            if mark and count.replace(",", "").isdigit():
                self._state = replace(self._state, stage=stage, count=count)
            else:
                said.append(line.rstrip())
        return said
