"""How long work says how far it is: one line on stderr at a terminal, nothing in a pipe or a file."""

from __future__ import annotations

import sys
import time
from types import TracebackType

import click

from tawthiq.cli.common import said, stage_name

EVERY = 0.1  # seconds between two lines of one stage


class Progress:
    """`with Progress() as progress:` gives what all stages call: `progress(stage, done, total)`.

    The line is rewritten, and taken away at the end. `total` 0: nobody knows how much there is.
    """

    def __init__(self) -> None:
        self._shown = sys.stderr.isatty()
        self._stage, self._next = "", 0.0

    def __enter__(self) -> Progress:
        return self

    def __call__(self, stage: str, done: int, total: int) -> None:
        if not self._shown or (stage == self._stage and time.monotonic() < self._next):
            return
        self._stage, self._next = stage, time.monotonic() + EVERY
        far = f": {done:,} {said('of', 'من')} {total:,}" if total else " ..."
        click.echo(f"\r\033[K{stage_name(stage)}{far}", err=True, nl=False)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, where: TracebackType | None
    ) -> None:
        if self._stage:
            click.echo("\r\033[K", err=True, nl=False)
