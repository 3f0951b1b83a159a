"""What a worker says, as JSON. A worker that a hostile file took over can say anything: nothing is run, all is checked.

{"reading": {"reads": [[REPORT...], EVENTS or null, EXTRACTOR, PERSON or null], ... , "account": {}, ...}}
{"sample": [COLUMNS, ROW, ...]}
{"refusal": {"code": "SRC-...", "place": "", "read": "", "data": {}}}
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import fields
from datetime import date
from functools import cache
from typing import Any, TypeVar

from tawthiq.errors import Bilingual, TawthiqError
from tawthiq.model.claims import Event
from tawthiq.model.plain import from_plain, to_plain
from tawthiq.model.reports import Account, Report, ReportRead
from tawthiq.model.victims import Particulars
from tawthiq.sources.reading import Identity, Reading, Sample

_FIELDS = tuple(f.name for f in fields(Report))
_DAY = _FIELDS.index("published_on")
_ATTACHED = _FIELDS.index("attached")
_TEXT = (str, type(None))
T = TypeVar("T")


class Garbled(Exception):
    """The answer is no answer."""


def dump_reading(reading: Reading, *, reads: bool) -> bytes:
    """A reading as bytes; without its reports unless `reads`."""
    said = {
        "reads": [_read(one) for one in reading.reads] if reads else [],
        "account": to_plain(reading.account, full=True),
        "identities": [[i.pseudonym, i.kind, i.value] for i in reading.identities],
        "source": reading.source,
        "reader": reading.reader,
        "tells_more": reading.tells_more,
    }
    return _bytes({"reading": said})


def dump_sample(head: Sample) -> bytes:
    """The head of a table as bytes."""
    return _bytes({"sample": [head.columns, *head.rows]})


def dump_refusal(refusal: TawthiqError) -> bytes:
    """A refusal with what its texts are filled with."""
    data = {name: _plain(value) for name, value in refusal.data.items()}
    said = {"code": refusal.code, "place": refusal.place, "read": refusal.read, "data": data}
    return _bytes({"refusal": said})


def _plain(value: object) -> object:
    if isinstance(value, Bilingual):
        return [value.en, value.ar]
    return value if isinstance(value, int) else str(value)


def load(answer: bytes) -> Reading:
    """The reading; raises the refusal that was sent, or Garbled."""
    return _loaded(answer, lambda said: _reading(said["reading"]))


def load_sample(answer: bytes) -> Sample:
    """The head of a table; raises the refusal that was sent, or Garbled."""
    return _loaded(answer, lambda said: _sample(*said["sample"]))


def _loaded(answer: bytes, made: Callable[[dict[str, Any]], T]) -> T:
    try:
        said = json.loads(answer.decode("utf-8", "surrogatepass"))
        if "refusal" in said:
            raise _refusal(said["refusal"])
        return made(said)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise Garbled from error


def _bytes(said: dict[str, Any]) -> bytes:
    return json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def _read(one: ReportRead) -> list[Any]:
    values: list[Any] = [getattr(one.report, name) for name in _FIELDS]
    if one.report.published_on is not None:
        values[_DAY] = one.report.published_on.isoformat()
    events = None if one.events is None else [to_plain(event) for event in one.events]
    return [values, events, one.extractor, None if one.person is None else to_plain(one.person)]


def _reading(said: dict[str, Any]) -> Reading:
    identities = [Identity(*(_text(part) for part in entry)) for entry in said["identities"]]
    reads = [_report(*one) for one in said["reads"]]
    return Reading(
        reads, _account(said["account"]), identities, _text(said["source"]), _text(said["reader"]),
        said.get("tells_more") is not False,
    )  # fmt: skip


def _report(
    values: list[Any], events: list[Any] | None, extractor: str, person: dict[str, Any] | None
) -> ReportRead:
    values[_DAY] = None if values[_DAY] is None else date.fromisoformat(values[_DAY])
    values[_ATTACHED] = tuple(_text(name) for name in values[_ATTACHED])
    if not all(isinstance(v, _TEXT) for i, v in enumerate(values) if i not in (_DAY, _ATTACHED)):
        raise Garbled
    made = None if events is None else tuple(from_plain(Event, event) for event in events)
    return ReportRead(Report(*values), made, _text(extractor), _person(person))


def _person(said: dict[str, Any] | None) -> Particulars | None:
    if said is not None and not all(isinstance(value, str) for value in said.values()):
        raise Garbled
    return None if said is None else from_plain(Particulars, said)


def _account(said: dict[str, Any]) -> Account:
    account = from_plain(Account, said)
    if not account.adds_up():
        raise Garbled
    return account


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise Garbled
    return value


def _sample(columns: list[Any], *rows: list[Any]) -> Sample:
    return Sample(tuple(map(_text, columns)), tuple(tuple(map(_text, row)) for row in rows))


def _refusal(said: dict[str, Any]) -> TawthiqError:
    data = {k: Bilingual(*map(_text, v)) if isinstance(v, list) else v for k, v in said["data"].items()}
    return _classes()[said["code"]](place=said["place"], read=said["read"], **data)


@cache
def _classes() -> dict[str, type[TawthiqError]]:
    """Every refusal by its code."""
    found: dict[str, type[TawthiqError]] = {}
    waiting = [TawthiqError]
    while waiting:
        one = waiting.pop()
        found[one.code] = one
        waiting += one.__subclasses__()
    return found
