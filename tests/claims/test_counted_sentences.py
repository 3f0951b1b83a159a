"""Every invented sentence of counted_sentences.yml gives exactly the rows that stand under it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from tawthiq.claims.extract import extract_events
from tawthiq.claims.packs import Pack
from tawthiq.model.claims import Count

CASES = yaml.safe_load((Path(__file__).parent / "counted_sentences.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[c["text"][:50] for c in CASES])
def test_a_sentence_gives_its_rows_and_no_other(case: dict[str, Any], pack: Pack) -> None:
    events = extract_events(case["text"], published=date(2019, 5, 9), finder=None, pack=pack)
    assert sorted(_row(c) for e in events for c in e.counts) == sorted(case["rows"])


def _row(count: Count) -> str:
    low = "" if count.min is None else count.min
    ends = f"{low}" if count.min == count.max else f"{low}-{'' if count.max is None else count.max}"
    return f"{count.kind} {count.group} {ends}"
