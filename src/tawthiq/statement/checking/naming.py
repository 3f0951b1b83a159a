"""Persons and facilities that a text names, against what the casebook documents of them for that date.

A person dies once: a death documented for other days than the text's contradicts it, as does an injury or an arrest
documented after it. A facility can be hit more than once: other days only make it a question; another weapon on the
same day, or a denial where a hit is documented, contradicts.
"""

from __future__ import annotations

from collections.abc import Sequence

from tawthiq.errors import Bilingual
from tawthiq.lang.labels import label, window_text
from tawthiq.model.checks import Judgement, Recorded, Said
from tawthiq.statement.checking import wording
from tawthiq.statement.checking.rows import place_row

_FATAL = frozenset(("killed", "executed"))
_STATED = frozenset(("stated", "paragraph"))
_VAGUE_TYPES = frozenset(("bare_attack", "bare_bombing", "other", "unknown_explosion", "statement_other"))
_SHOWN = 5


def judge_named(said: Said, records: Sequence[Recorded]) -> Judgement | None:
    """The judgement of a named person or facility. None for a facility that no claim names: its kind is judged."""
    if said.kind == "facility" and not records:
        return None
    verdict, shown = (_person if said.kind == "person" else _facility)(said, records)
    words = wording.words(
        said.kind, verdict, what=_name(said), when=wording.when(said.readings[0]), has=_told(shown)
    )
    row = place_row(said.readings[0]) | {"values": list(said.values)}
    figures = tuple(_row(r) for r in records)
    why = wording.placed(said.readings[0])
    return Judgement(said.quote, said.start, said.end, said.kind, row, (), verdict, *words, figures, why)


def _person(said: Said, records: Sequence[Recorded]) -> tuple[str, Sequence[Recorded]]:
    status, dated = said.values[0], said.readings[0].window.origin in _STATED
    same = [
        r for r in records if (r.status in _FATAL) == (status in _FATAL) and (not dated or _meets(said, r))
    ]
    if same or not records:
        return ("supported" if same else "outside"), same
    against = [r for r in records if dated and _excludes(said, status, r)]
    return ("conflicts", against) if against else ("depends_on_reading", records)


def _excludes(said: Said, status: str, record: Recorded) -> bool:
    """Whether the record's days and the text's cannot both hold for one life."""
    if record.first is None or record.last is None or not record.stated:
        return False
    window = said.readings[0].window
    if status in _FATAL:
        later = record.first > window.last
        return later or (record.status in _FATAL and record.last < window.first)
    return record.status in _FATAL and record.last < window.first


def _facility(said: Said, records: Sequence[Recorded]) -> tuple[str, Sequence[Recorded]]:
    there = [r for r in records if _meets(said, r)]
    if said.ceiling:
        return ("conflicts", there) if there else ("depends_on_reading", records)
    if not there:
        return "depends_on_reading", records
    named = {v for v in said.values if v not in _VAGUE_TYPES}
    known = {r.status for r in there} - _VAGUE_TYPES
    return ("conflicts" if named and known and not named & known else "supported"), there


def _meets(said: Said, record: Recorded) -> bool:
    window = said.readings[0].window
    if record.first is None or record.last is None:
        return True
    return record.first <= window.last and record.last >= window.first


def _name(said: Said) -> Bilingual:
    return Bilingual(said.quote, said.quote)


def _told(records: Sequence[Recorded]) -> Bilingual:
    """ "UN: killed, on 5 May 2019; Observatory: ..."."""
    en, ar = ([_one(r, lang) for r in list(records)[:_SHOWN]] for lang in ("en", "ar"))
    return Bilingual("; ".join(dict.fromkeys(en)), "؛ ".join(dict.fromkeys(ar)))


def _one(record: Recorded, lang: str) -> str:
    status = record.status
    kind = label("kinds", status, lang)
    told = kind if kind != status else label("event_types", status, lang)
    when = window_text(record.first, record.last, lang)
    return f"{record.publisher}: {told}، {when}" if lang == "ar" else f"{record.publisher}: {told}, {when}"


def _row(record: Recorded) -> dict[str, object]:
    return {
        "claim": record.claim, "publisher": record.publisher, "name": record.name, "status": record.status,
        "window": [str(record.first) if record.first else None, str(record.last) if record.last else None],
        "text": record.quote,
    }  # fmt: skip
