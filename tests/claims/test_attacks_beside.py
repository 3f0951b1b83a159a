"""Sentences that go on to an attack by others or elsewhere, and sentences of one attack. All are invented."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import yaml

from conftest import NAMES, span
from tawthiq.claims.extract import extract_events
from tawthiq.claims.packs import Pack
from tawthiq.model.claims import Event
from tawthiq.model.places import PlaceFinder

SENTENCES = yaml.safe_load(Path(__file__).with_name("attacks_beside.yml").read_text(encoding="utf-8"))
WEDNESDAY = date(2024, 5, 8)


def _row(event: Event) -> list[str | None]:
    counts = sorted(
        f"{c.kind} {c.group} {c.min}" + ("" if c.min == c.max else f"..{'' if c.max is None else c.max}")
        for c in event.counts
        if c.unit != "facility"
    )
    place = next((name for name in NAMES if event.place and name in event.place.text), None)
    days = span(event.date_start, event.date_end)
    return [event.event_type, "+".join(sorted(event.actor_class)), place, ", ".join(counts), days]


@pytest.mark.parametrize(("text", "expected"), [(s["text"], s["events"]) for s in SENTENCES])
def test_each_attack_has_its_own_party_place_and_people(
    text: str, expected: list[list[str | None]], pack: Pack, apart: PlaceFinder
) -> None:
    events = extract_events(text, published=WEDNESDAY, finder=apart, pack=pack)
    assert [_row(e) for e in events] == expected
