"""The worker: a process with every parser loaded that forks once for each file.

It is `python -m tawthiq.sources.cell.worker FD`, started without the casebook. It gives up network and
disk, and then waits on the socket FD for two pipes a file: the request comes through the first, the answer goes
through the second. The forked child gives up root, bounds itself, reads, answers and ends.
"""

from __future__ import annotations

import encodings
import gc
import json
import os
import pickle
import re
import signal
import socket
import sys
from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from pkgutil import iter_modules
from typing import IO

from tawthiq.errors import TawthiqError
from tawthiq.lang.labels import vocabulary
from tawthiq.lang.list_columns import usual_fields
from tawthiq.lang.zones import zone
from tawthiq.sources.cell import confine, wire
from tawthiq.sources.cell.request import Request
from tawthiq.sources.cells import month_names, number_words
from tawthiq.sources.chat_lines import vocabulary as chat_words
from tawthiq.sources.errors import ParserFailed, TooDeep, TooMuchMemory
from tawthiq.sources.reading import Item
from tawthiq.sources.registry import detect_reader, read_item
from tawthiq.sources.sample import sample
from tawthiq.sources.traces import tells_more

_FOREIGN = ("encodings.mbcs", "encodings.oem")  # of Windows only
_LATE = ("tzdata", "tzdata.zoneinfo", "_strptime", "html.entities", "stringprep")

_VOCABULARIES = (lambda: usual_fields(()), month_names, number_words, chat_words, vocabulary)


def main() -> None:
    """Serve until the other end of the socket is closed."""
    control = socket.socket(fileno=int(sys.argv[1]))
    _warm()
    held = confine.confine()
    control.sendall(json.dumps(held).encode() + b"\n")
    while True:
        said, pipes, _, _ = socket.recv_fds(control, 1, 2)
        if not said:
            return
        _serve(control, pipes[0], pipes[1], held["network"] == "audit hook")


def _warm() -> None:
    """Load what would otherwise be loaded from disk by a child that may not read there any more."""
    for codec in iter_modules(encodings.__path__, "encodings."):
        if codec.name not in _FOREIGN:
            import_module(codec.name)
    for module in _LATE:
        import_module(module)
    for load in _VOCABULARIES:
        load()
    gc.collect()
    gc.freeze()


def _serve(control: socket.socket, request: int, answer: int, hooked: bool) -> None:
    """Fork for one file, say the child's number, and how it ended."""
    child = os.fork()
    if child == 0:
        control.close()
        _child(request, answer, hooked)
    os.close(request)
    os.close(answer)
    control.sendall(f"{child}\n".encode())
    _, status, used = os.wait4(child, 0)
    control.sendall(f"{status} {used.ru_maxrss} {1_000 * (used.ru_utime + used.ru_stime):.0f}\n".encode())


def _child(request: int, answer: int, hooked: bool) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with os.fdopen(request, "rb") as incoming:
        asked: Request = pickle.load(incoming)
        said = _said(lambda: _bounded(asked, incoming, hooked), asked)
    with os.fdopen(answer, "wb") as outgoing:
        outgoing.write(said)
    os._exit(0)


def _bounded(asked: Request, incoming: IO[bytes], hooked: bool) -> bytes:
    """Load from disk what the file cannot choose, then give up the rest and read."""
    zone(asked.options.zone)
    confine.bound(asked.limits.memory, asked.limits.seconds)
    if hooked:
        confine.forbid()
    data = incoming.read()
    if asked.head:
        return wire.dump_sample(sample(data, asked.name))
    reader = asked.reader or detect_reader(asked.name, data)
    reading = read_item(
        data,
        item=asked.item,
        name=asked.name,
        reader=reader,
        options=asked.options,
        corrections=asked.corrections,
    )
    more = tells_more(Item(data, asked.item, asked.name), reader)
    return wire.dump_reading(replace(reading, reader=reader, tells_more=more), reads=asked.reads)


def _said(work: Callable[[], bytes], asked: Request) -> bytes:
    """The answer in every case; what no reader foresaw is a refusal too, this being the outermost loop."""
    try:
        return work()
    except TawthiqError as refusal:
        return wire.dump_refusal(refusal)
    except MemoryError:
        return wire.dump_refusal(TooMuchMemory(place=asked.name, limit=asked.limits.memory >> 20))
    except RecursionError:
        return wire.dump_refusal(TooDeep(place=asked.name))
    except Exception as error:  # noqa: BLE001 - any error of a parser is a refusal with its name, never a traceback
        return wire.dump_refusal(ParserFailed(place=asked.name, read=_words(error)))


def _words(error: Exception) -> str:
    """The name of an error as words ("index error"), for a report of it; what it says may quote the file."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", type(error).__name__).lower()


if __name__ == "__main__":
    main()
