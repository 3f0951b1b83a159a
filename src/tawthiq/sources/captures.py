"""The records of auto-archiver, parsed and never run: rows of its csv_db (Python's repr in the cells) or its JSON."""

from __future__ import annotations

import ast
import csv
import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

_CSV_HEAD = b"status,metadata,media"
_JSON_MARKS = (b'"status"', b'"metadata"', b'"media"', b'"filename"', b'"properties"')
_TOKENS = "timestamp_authority_files"
_DEEPEST = 40
HEAD = 1 << 16
ENDS = (".csv", ".json")
csv.field_size_limit(1 << 30)  # process-wide, the same as for tables


class NoCapture(ValueError):
    """A record that is none."""


@dataclass(frozen=True, slots=True)
class File:
    """A file that a record names: `names` are all it goes by, `stated` is "SHA-256:HEX", "SHA3-512:HEX" or "".

    `tokens` are the timestamp tokens that were given for it.
    """

    names: tuple[str, ...]
    stated: str
    tokens: tuple[File, ...] = ()

    @property
    def name(self) -> str:
        """Without folders: they could name the account of whoever captured."""
        return self.names[0].rpartition("/")[2]


@dataclass(frozen=True, slots=True)
class Capture:
    """One captured address: what was read there (`said`) and the files that came of it."""

    said: Mapping[str, Any]
    files: tuple[File, ...]


def are_records(name: str, data: bytes) -> bool:
    """Whether a file holds such records, by its name and its first bytes."""
    head = data[:HEAD].lstrip(b"\xef\xbb\xbf \r\n")
    if name.lower().endswith(".csv"):
        return head.startswith(_CSV_HEAD)
    return name.lower().endswith(".json") and head[:1] in (b"{", b"[") and all(m in head for m in _JSON_MARKS)


def records(name: str, text: str) -> Iterator[Capture | NoCapture]:
    """Every record in the order of the file; a broken one is given as the error, the next is read."""
    raw = _rows(text) if name.lower().endswith(".csv") else _entries(text)
    for one in raw:
        try:
            yield _capture(one)
        except NoCapture as error:
            yield error


def _rows(text: str) -> Iterator[Mapping[str, Any]]:
    try:
        for row in csv.DictReader(io.StringIO(text, newline="")):
            yield {key: _value(row.get(key) or "") for key in ("metadata", "media")}
    except csv.Error:
        yield {}


def _entries(text: str) -> Iterator[Mapping[str, Any]]:
    try:
        top = json.loads(text)
    except ValueError:
        top = [{}]
    yield from (one if isinstance(one, dict) else {} for one in (top if isinstance(top, list) else [top]))


def _value(text: str) -> Any:
    """The value whose repr `text` is; None where it is none."""
    try:
        return _plain(ast.parse(text, mode="eval").body, 0)
    except (SyntaxError, ValueError, OverflowError, MemoryError, RecursionError):
        return None


def _plain(node: ast.expr, depth: int) -> Any:
    """Constants, lists and dicts; a datetime as ISO text; whatever else stands there as its own words."""
    if depth > _DEEPEST:
        raise ValueError
    if isinstance(node, ast.Constant):
        return node.value
    if isinstance(node, ast.List | ast.Tuple | ast.Set):
        return [_plain(one, depth + 1) for one in node.elts]
    if isinstance(node, ast.Dict):
        pairs = zip(node.keys, node.values, strict=True)
        return {str(_plain(key, depth + 1)): _plain(value, depth + 1) for key, value in pairs if key}
    if isinstance(node, ast.Call) and ast.unparse(node.func) == "datetime.datetime":
        return _instant(node)
    return ast.unparse(node)


def _instant(call: ast.Call) -> str:
    numbers = [one.value for one in call.args if isinstance(one, ast.Constant) and isinstance(one.value, int)]
    zones = {ast.unparse(one.value) for one in call.keywords if one.arg == "tzinfo"}
    if len(numbers) != len(call.args) or len(numbers) < 3:
        raise ValueError
    moment = datetime(*numbers[:7]).isoformat()  # type: ignore[arg-type]  # noqa: DTZ001 - as written
    return f"{moment}+00:00" if zones & {"datetime.timezone.utc", "tzutc()", "datetime.UTC"} else moment


def _capture(one: Mapping[str, Any]) -> Capture:
    said, media = one.get("metadata"), one.get("media")
    if not isinstance(said, dict) or not isinstance(media, list):
        raise NoCapture
    return Capture(said, tuple(found for entry in media for found in _files(entry, 0)))


def _files(entry: Any, depth: int) -> Iterator[File]:
    """A medium, then those inside its properties (thumbnails, tokens, certificates)."""
    if not isinstance(entry, dict) or not isinstance(entry.get("filename"), str) or depth > _DEEPEST:
        raise NoCapture
    properties = entry.get("properties")
    told = properties if isinstance(properties, dict) else {}
    tokens = [list(_files(one, depth + 1)) for one in _inner(told.get(_TOKENS))]
    yield File(_names(entry), str(told.get("hash") or ""), tuple(token for token, *_ in tokens))
    for _, *certificates in tokens:
        yield from certificates
    for key, value in told.items():
        for one in _inner(value) if key != _TOKENS else ():
            yield from _files(one, depth + 1)


def _inner(value: Any) -> list[Any]:
    listed = value if isinstance(value, list) else [value]
    return [one for one in listed if isinstance(one, dict) and "filename" in one]


def _names(entry: Mapping[str, Any]) -> tuple[str, ...]:
    """Key in the store first (`_key` since version 1), then addresses, then where it lay while it was made."""
    urls = entry.get("urls")
    told = [entry.get("_key"), entry.get("key"), *(urls if isinstance(urls, list) else []), entry["filename"]]
    return tuple(dict.fromkeys(one for one in told if isinstance(one, str) and one))
