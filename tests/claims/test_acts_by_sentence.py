"""Acts that no weapon names (flight, arrests, releases, looting and the like): type and count, in both languages."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from tawthiq.claims.extract import extract_events
from tawthiq.claims.packs import Pack
from tawthiq.model.places import PlaceFinder

ACTS = yaml.safe_load(Path(__file__).with_name("acts_by_sentence.yml").read_text(encoding="utf-8"))
CASES = [(act["type"], tuple(act["row"]), text) for act in ACTS for text in act["texts"]]


@pytest.mark.parametrize(("kind", "row", "text"), CASES)
def test_an_act_has_its_type_and_its_people(
    kind: str, row: tuple[str | int, ...], text: str, pack: Pack
) -> None:
    events = extract_events(text, published=None, finder=None, pack=pack)
    assert [e.event_type for e in events] == ([] if kind == "none" else [kind])
    rows = [(c.kind, c.group, c.min, c.max) for e in events for c in e.counts if c.unit != "facility"]
    assert rows == ([row] if row else [])


@pytest.mark.parametrize(
    "text",
    [
        "أفرجت قوات الأمن عن تسعة جنود كانوا رهائن في كفر توت.",
        "Forces freed nine soldiers held hostage by gunmen in Kafr Tut.",
    ],
)
def test_who_is_let_go_is_not_held(text: str, pack: Pack) -> None:
    events = extract_events(text, published=None, finder=None, pack=pack)
    assert not [c for e in events for c in e.counts if c.kind == "detained"]


def test_homes_taken_behind_a_shooting_elsewhere_are_another_event(pack: Pack, finder: PlaceFinder) -> None:
    text = "قتل رجل برصاص مجهولين وينحدر من كفر توت. وفي تل الريحان استولت مجموعة على منزلين لمدنيين."
    events = extract_events(text, published=None, finder=finder, pack=pack)
    assert [e.event_type for e in events] == ["shooting", "property_destruction"]
