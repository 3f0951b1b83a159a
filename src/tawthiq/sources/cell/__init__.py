"""The parser's cell: every file is read by another process that has no casebook, no key to it and no network.

A file is handed to a worker (`worker.py`) which forks once for it, under limits of memory, time and output. Back comes
a typed reading or a typed refusal, as JSON that is checked, never as objects that could run.
"""

from __future__ import annotations

import atexit
import json
import os
import pickle
import select
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from threading import Lock
from typing import TypeVar

from tawthiq.sources.cell import wire
from tawthiq.sources.cell.limits import limits_for
from tawthiq.sources.cell.request import Request
from tawthiq.sources.errors import CellNotStarted, ParserFailed, TooMuchMemory, TooMuchOutput, TooSlow
from tawthiq.sources.reading import NO_CORRECTIONS, Corrections, Reading, ReadOptions, Sample

AGAIN = 4  # a file that was accepted once gets four times the limits when it is read again
T = TypeVar("T")
_CHUNK = 1 << 20
_PATIENCE = 2  # seconds
_TOO_LONG = (signal.SIGXCPU, signal.SIGKILL)


@dataclass(frozen=True, slots=True)
class Held:
    """What keeps a parser in.

    `network` "namespace", "seccomp" or "audit hook"; `user` "nobody" or "same"; `files` "landlock" (it opens none
    but the program's own code) or "of the user" (it could read what its user can).
    """

    network: str
    user: str
    files: str


@dataclass(frozen=True, slots=True)
class Cost:
    """What the last file cost: peak memory in KiB, with what every worker holds, and milliseconds of the processor."""

    peak: int
    milliseconds: int


def read_item(
    data: bytes,
    *,
    item: str,
    name: str,
    reader: str,
    options: ReadOptions,
    corrections: Corrections = NO_CORRECTIONS,
    reads: bool = True,
    again: bool = False,
) -> Reading:
    """What `registry.read_item` gives, read in the cell; without the reports unless `reads`.

    `reader` "" takes the one that knows the bytes; the reading says which.

    `again` says that the file was accepted before. Raises the reader's SourceErrors, and TooMuchMemory, TooSlow,
    TooMuchOutput or ParserFailed when the file costs more than limits_for(its size) or kills its parser.
    """
    limits = limits_for(len(data)).times(AGAIN if again else 1)
    asked = Request(reader, item, name, options, dict(corrections), limits, reads)
    return _worker().told(asked, data, wire.load)


def read_head(data: bytes, *, name: str) -> Sample:
    """The head of a table, read in the cell. Raises as `read_item` does."""
    limits = limits_for(len(data))
    asked = Request("", "", name, ReadOptions(source=""), {}, limits, reads=False, head=True)
    return _worker().told(asked, data, wire.load_sample)


def held() -> Held:
    """What holds on this machine. Raises CellNotStarted."""
    return _worker().held()


def last_cost() -> Cost:
    """What the file that was read last cost its worker."""
    return _worker().cost


def start() -> None:
    """Begin to load the parsers while something else goes on; reading waits for them otherwise."""
    _worker()


def _worker() -> _Worker:
    """This process's own: one that was inherited by a fork would answer two at once."""
    return _worker_of(os.getpid())


@cache
def _worker_of(process: int) -> _Worker:
    return _Worker(process)


class _Worker:
    """The worker process as its owner sees it; one file at a time."""

    def __init__(self, owner: int) -> None:
        self._owner = owner
        self._lock = Lock()
        self._held: Held | None = None
        self.cost = Cost(0, 0)
        self._control, theirs = socket.socketpair()
        with theirs:
            command = [sys.executable, "-m", "tawthiq.sources.cell.worker", str(theirs.fileno())]
            self._process = subprocess.Popen(
                command, pass_fds=[theirs.fileno()], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL, env=_surroundings(), start_new_session=True,
            )  # fmt: skip
        self._lines = self._control.makefile("r", encoding="ascii")
        atexit.register(self.close)

    def held(self) -> Held:
        with self._lock:
            if self._held is None:
                self._held = Held(**json.loads(self._line()))
            return self._held

    def told(self, asked: Request, data: bytes, load: Callable[[bytes], T]) -> T:
        """What `load` makes of the answer. Raises the refusal that was sent, or says how the child ended."""
        self.held()
        said = pickle.dumps(asked)
        with self._lock:
            try:
                answer, status, over = self._ask(asked, said, data)
            except (
                BaseException
            ):  # interrupted between two lines: what comes next would be read as an answer to this
                _worker_of.cache_clear()
                self.close()
                raise
        if over is not None:
            raise over
        if status != 0:
            raise _died(asked, status)
        try:
            return load(answer)
        except wire.Garbled as garbled:
            raise ParserFailed(place=asked.name, read="an answer that is none") from garbled

    def _ask(
        self, asked: Request, said: bytes, data: bytes
    ) -> tuple[bytes, int, TooSlow | TooMuchOutput | None]:
        """The answer, the child's exit status, and the limit by the clock or in bytes that it went over."""
        request, to_child = os.pipe()
        from_child, answer = os.pipe()
        socket.send_fds(self._control, [b"."], [request, answer])
        os.close(request)
        os.close(answer)
        child = int(self._line())
        _send(to_child, said, data)
        got, over = _receive(from_child, asked)
        if over is not None:
            os.kill(child, signal.SIGKILL)
        os.close(from_child)
        status, peak, milliseconds = map(int, self._line().split())
        self.cost = Cost(peak, milliseconds)
        return got, status, over

    def close(self) -> None:
        """End the worker: it stops where its socket is closed; one that is stuck with a file is killed."""
        if os.getpid() != self._owner:
            return
        self._lines.close()
        self._control.close()
        try:
            self._process.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def _line(self) -> str:
        line = self._lines.readline()
        if not line:
            raise CellNotStarted(place="tawthiq.sources.cell", read=f"exit {self._process.poll()}")
        return line


def _send(pipe: int, said: bytes, data: bytes) -> None:
    """The request and the bytes of the file; a child that is dead already says so by its status."""
    try:
        with os.fdopen(pipe, "wb") as out:
            out.write(said)
            out.write(data)
    except BrokenPipeError:
        return


def _receive(pipe: int, asked: Request) -> tuple[bytes, TooSlow | TooMuchOutput | None]:
    """All that the child says, unless it takes too long or says too much."""
    got: list[bytes] = []
    size, until = 0, time.monotonic() + asked.limits.wall
    while True:
        ready, _, _ = select.select([pipe], [], [], max(0.0, until - time.monotonic()))
        if not ready:
            return b"", TooSlow(place=asked.name, limit=asked.limits.wall)
        chunk = os.read(pipe, _CHUNK)
        if not chunk:
            return b"".join(got), None
        got.append(chunk)
        size += len(chunk)
        if size > asked.limits.output:
            return b"", TooMuchOutput(place=asked.name, limit=asked.limits.output >> 20)


def _died(asked: Request, status: int) -> TooSlow | TooMuchMemory | ParserFailed:
    """Why a child ended without an answer, by its wait status."""
    ended = os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0
    if ended in _TOO_LONG:
        return TooSlow(place=asked.name, limit=asked.limits.seconds)
    if not ended:  # not even the answer could be built
        return TooMuchMemory(place=asked.name, limit=asked.limits.memory >> 20)
    return ParserFailed(place=asked.name, read=signal.Signals(ended).name)


def _surroundings() -> dict[str, str]:
    """The environment without the casebook's own settings: a database's URL holds a password."""
    return {name: value for name, value in os.environ.items() if not name.startswith("TAWTHIQ_")}
