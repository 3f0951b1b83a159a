"""Which incidents stand behind which judgement, for the map and the table of the check page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from tawthiq.maps import Group, Record
from tawthiq.model.checks import Judgement
from tawthiq.statement.checking import wording

_QUOTE = 40


def codes_of(judgement: Judgement) -> frozenset[str]:
    """Codes of the incidents that its figures rest on."""
    return frozenset(str(ref) for f in judgement.figures for ref in _refs(f) if str(ref).startswith("I-"))


def _refs(figure: Mapping[str, object]) -> list[object]:
    inputs = figure.get("inputs")
    return inputs if isinstance(inputs, list) else []


def grouped(judgements: Sequence[Judgement], records: Iterable[Record]) -> tuple[list[Record], list[Group]]:
    """The records that stand behind a judgement, each with the ids (j1, j2, ...) of those; and their labels."""
    behind = {f"j{n}": codes_of(j) for n, j in enumerate(judgements, 1)}
    held = {r.code: tuple(g for g, codes in behind.items() if r.code in codes) for r in records}
    kept = [replace(r, groups=held[r.code]) for r in records if held[r.code]]
    shown = {g for r in kept for g in r.groups}
    return kept, [_group(n, j) for n, j in enumerate(judgements, 1) if f"j{n}" in shown]


def _group(n: int, judgement: Judgement) -> Group:
    quote = " ".join(judgement.quote.split())
    quote = quote if len(quote) <= _QUOTE else f"{quote[: _QUOTE - 1]}…"
    verdict = wording.table("verdicts", judgement.verdict)
    return Group(f"j{n}", f"{n}. “{quote}”: {verdict.en}", f"{n}. «{quote}»: {verdict.ar}")
