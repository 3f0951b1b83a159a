"""What a text does not assert is no event: conditions, questions, norms, wishes; what stands beside it is."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from tawthiq.claims.extract import extract_events
from tawthiq.claims.packs import Pack
from tawthiq.model.claims import Event
from tawthiq.model.places import PlaceFinder

TABLE: dict[str, Any] = yaml.safe_load(
    Path(__file__).with_name("mood_sentences.yml").read_text(encoding="utf-8")
)


def read(text: str, pack: Pack, finder: PlaceFinder) -> list[Event]:
    return extract_events(text, published=date(2019, 5, 8), finder=finder, pack=pack)


@pytest.mark.parametrize("text", TABLE["nothing"])
def test_what_is_not_asserted_is_no_event(text: str, pack: Pack, finder: PlaceFinder) -> None:
    assert read(text, pack, finder) == []


@pytest.mark.parametrize(("text", "row"), TABLE["happened"])
def test_what_happened_beside_it_is_read(text: str, row: str, pack: Pack, finder: PlaceFinder) -> None:
    told = [e for e in read(text, pack, finder) if e.modality in ("happened", "ongoing")]
    assert row in [f"{c.kind} {c.group} {c.min}" for e in told for c in e.counts]


@pytest.mark.parametrize(("text", "modality"), TABLE["otherwise"])
def test_what_is_planned_denied_or_goes_on(text: str, modality: str, pack: Pack, finder: PlaceFinder) -> None:
    assert [e.modality for e in read(text, pack, finder)] == [modality]


@pytest.mark.parametrize(
    "text",
    [
        "اللهم تقبله شهيداً واجمعه بأهله.",
        "The town calls on the world to lift the siege of it.",
        "The army warned it would bomb the town.",
        "Where witnesses could name anyone, they blamed the Syrian army for the shelling.",
    ],
)
def test_what_a_wish_or_a_demand_takes_for_granted_is_read(
    text: str, pack: Pack, finder: PlaceFinder
) -> None:
    assert read(text, pack, finder)
