"""What a member wrote down with `tawthiq write`: a call, a visit, a post typed in, a transcript of a recording."""

from __future__ import annotations

import json
from typing import Any, ClassVar

from tawthiq.errors import Bilingual
from tawthiq.sources.errors import BadWritten
from tawthiq.sources.gathering import Draft, Gathering, moment
from tawthiq.sources.reading import Corrections, Item, Reading, ReadOptions

FORMAT = "tawthiq written record 1"
KINDS = ("call", "visit", "post", "transcript")
FIELDS = ("format", "kind", "text", "published", "url", "publisher", "of", "by", "at", "dialect", "complete")
_NEEDED = {"transcript": ("of", "by", "at", "complete")}


class WrittenReader:
    """One record, one report. A transcript says of which item it is, who typed it and whether it is complete."""

    name: ClassVar[str] = "written"
    title: ClassVar[Bilingual] = Bilingual(
        "record that `tawthiq write` made", "سجل كتبه الأمر `tawthiq write`"
    )
    suffixes: ClassVar[tuple[str, ...]] = (".written.json",)

    def sniff(self, name: str, data: bytes) -> bool:
        return FORMAT.encode() in data[:4096] and data.lstrip()[:1] == b"{"

    def read(self, item: Item, options: ReadOptions, corrections: Corrections) -> Reading:
        """Raises BadWritten or BadOption."""
        told = _told(item)
        gathered = Gathering(item, options, corrections, "text")
        if told["kind"] == "transcript":
            _note_transcript(gathered, told)
        gathered.add(
            "text",
            Draft(
                told["text"], moment(told.get("published"), options.zone), publisher=told.get("publisher", ""),
                url=told.get("url"), author=told.get("by"), attached=(told["of"],) if "of" in told else (),
            ),
        )  # fmt: skip
        return gathered.reading()


def record(told: dict[str, str]) -> bytes:
    """The bytes of a record, the same for the same fields."""
    full = {"format": FORMAT, **told}
    return json.dumps(full, ensure_ascii=False, indent=1, sort_keys=True).encode() + b"\n"


def _told(item: Item) -> dict[str, str]:
    try:
        told: Any = json.loads(item.data)
    except (ValueError, RecursionError) as error:
        raise BadWritten(place=item.name, read=item.data[:60], wanted="JSON") from error
    if not isinstance(told, dict) or not all(isinstance(v, str) and k in FIELDS for k, v in told.items()):
        raise BadWritten(place=item.name, read=item.data[:60], wanted=", ".join(FIELDS))
    if told.get("format") != FORMAT or told.get("kind") not in KINDS:
        raise BadWritten(place=item.name, read=told.get("kind"), wanted=f"kind: {', '.join(KINDS)}")
    for name in ("text", *_NEEDED.get(told["kind"], ())):
        if not told.get(name, "").strip():
            raise BadWritten(place=item.name, read=told["kind"], wanted=name)
    return told


def _note_transcript(gathered: Gathering, told: dict[str, str]) -> None:
    whole = ("complete", "كامل") if told["complete"] == "yes" else ("in part", "جزئي")
    dialect = told.get("dialect") or "-"
    gathered.tally.note(
        f"a transcript of {told['of'][:12]}, typed by {told['by']} on {told['at']}, dialect {dialect}, {whole[0]}",
        f"تفريغ للمادة {told['of'][:12]}، كتبه {told['by']} في {told['at']}، اللهجة {dialect}، {whole[1]}",
    )
