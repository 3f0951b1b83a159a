"""Judgements as the rows of `check --json`, and which of them are problems."""

from __future__ import annotations

from collections.abc import Iterable

from tawthiq.errors import Bilingual
from tawthiq.model.checks import Judgement

PROBLEMS = frozenset(("conflicts", "documented_lower", "depends_on_reading", "understated", "outside"))


def as_rows(judgements: Iterable[Judgement]) -> list[dict[str, object]]:
    """[{quote, start, end, kind, reading, other_readings, verdict, means, does_not_mean, figures, why}]."""
    return [
        {
            "quote": j.quote, "start": j.start, "end": j.end, "kind": j.kind, "reading": j.reading,
            "other_readings": list(j.other_readings), "verdict": j.verdict, "means": _both(j.means),
            "does_not_mean": _both(j.does_not_mean), "figures": list(j.figures), "why": _both(j.why),
        }
        for j in judgements
    ]  # fmt: skip


def problems(judgements: Iterable[Judgement]) -> list[Judgement]:
    """What an editor must look at: not supported though it can be checked, not read, or a comparison."""
    return [j for j in judgements if j.verdict in PROBLEMS or j.kind in ("not_read", "comparison")]


def _both(text: Bilingual) -> dict[str, str]:
    return {"en": text.en, "ar": text.ar}
