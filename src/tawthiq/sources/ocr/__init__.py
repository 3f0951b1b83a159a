"""Text by OCR, for search and to fill in beforehand: it needs eyes before anything may rest on it.

The system's tesseract reads a picture, or a page of a PDF that another process draws first. Both processes are
confined like the parser's cell (`cell.confine`): no network, no files of the user, limits of memory, time and output,
nobody instead of root. The one that becomes tesseract may start that program and nothing else.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from threading import Thread

from tawthiq.sources.ocr.errors import NoOcr, NoOcrLanguage, OcrFailed
from tawthiq.sources.ocr.table import Words, words_of

LANGUAGES = "ara+eng"
_LANGUAGE = re.compile(r"[A-Za-z][A-Za-z0-9_]{1,30}(\+[A-Za-z][A-Za-z0-9_]{1,30}){0,4}")
_SECONDS, _OUTPUT = 120, 64 << 20
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Engine:
    """The program that reads: its version and the languages that it has."""

    path: Path
    version: str
    languages: tuple[str, ...]


@cache
def engine() -> Engine:
    """The tesseract of this machine. Raises NoOcr."""
    found = shutil.which("tesseract")
    if found is None:
        raise NoOcr(place="tesseract")
    told = [_said(found, "--version"), _said(found, "--list-langs")]
    version = re.search(r"tesseract v?([0-9][0-9A-Za-z.\-]*)", told[0])
    if version is None:
        raise NoOcr(place=found, read=told[0][:80])
    languages = tuple(line.strip() for line in told[1].splitlines()[1:] if line.strip())
    return Engine(Path(found).resolve(), version[1], languages)


def _said(program: str, option: str) -> str:
    done = subprocess.run([program, option], capture_output=True, text=True, timeout=_SECONDS, check=False)
    return done.stdout + done.stderr


def recognise(data: bytes, name: str, page: int | None, languages: str = LANGUAGES) -> Words:
    """The words of a picture (`page` None), or of a page of a PDF (from 1), with the engine's confidence.

    Raises NoOcr, NoOcrLanguage or OcrFailed.
    """
    known = engine()
    missing = [one for one in languages.split("+") if one not in known.languages]
    if missing or not _LANGUAGE.fullmatch(languages):
        raise NoOcrLanguage(
            place=name, read=languages, known=", ".join(known.languages), missing=", ".join(missing)
        )
    picture = data if page is None else _run(["draw", str(page)], data, name, page)
    table = _run(["read", str(known.path), languages], picture, name, page)
    return words_of(table.decode("utf-8", "replace"))


def _run(arguments: Sequence[str], data: bytes, name: str, page: int | None) -> bytes:
    """What a confined process says about `data`, within limits of time and output."""
    command = [sys.executable, "-m", "tawthiq.sources.ocr.confined", *arguments]
    place = name if page is None else f"{name}, page {page}"
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=_surroundings(),
        start_new_session=True,
    ) as process:  # fmt: skip
        Thread(target=_feed, args=(process, data), daemon=True).start()
        late = Thread(target=_stop_late, args=(process,), daemon=True)
        late.start()
        said = _received(process)
        status = process.wait()
    if said is None or status != 0:
        raise OcrFailed(place=place, read=f"exit {status}", limit=_SECONDS)
    return said


def _feed(process: subprocess.Popen[bytes], data: bytes) -> None:
    assert process.stdin is not None
    try:
        process.stdin.write(data)
        process.stdin.close()
    except BrokenPipeError:  # it ended before it had read all; its status says how
        return


def _stop_late(process: subprocess.Popen[bytes]) -> None:
    try:
        process.wait(_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()


def _received(process: subprocess.Popen[bytes]) -> bytes | None:
    """All that it says; None when that is too much."""
    assert process.stdout is not None
    got: list[bytes] = []
    size = 0
    while chunk := process.stdout.read(_CHUNK):
        size += len(chunk)
        if size > _OUTPUT:
            process.kill()
            return None
        got.append(chunk)
    return b"".join(got)


def _surroundings() -> dict[str, str]:
    """Nothing of the user's environment but where Python and tesseract's data are; one thread."""
    kept = {
        name: os.environ[name] for name in ("PATH", "PYTHONPATH", "TESSDATA_PREFIX") if name in os.environ
    }
    return {**kept, "OMP_THREAD_LIMIT": "1", "LC_ALL": "C.UTF-8"}
