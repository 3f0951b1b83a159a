"""A denial never takes a dead person out of a count; what is announced has not happened; the same day is not today."""

from __future__ import annotations

from datetime import date

import pytest

from tawthiq.claims.extract import extract_events
from tawthiq.claims.packs import Pack
from tawthiq.model.claims import Event
from tawthiq.model.places import PlaceFinder

DAY = date(2024, 11, 28)


def read(text: str, pack: Pack, finder: PlaceFinder | None = None) -> list[Event]:
    return extract_events(text, published=DAY, finder=finder, pack=pack)


def test_the_accused_party_denying_it_leaves_the_dead_in_the_count(pack: Pack, finder: PlaceFinder) -> None:
    texts = (
        "قُتل أربعة مدنيين بقصف صاروخي على كفر توت. ونفى الجيش قصف القرية.",
        "Four civilians were killed in shelling of Kafr Tut. The army denied shelling the village.",
        "قال السكان إن أربعة مدنيين قتلوا في كفر توت بينما نفى الجيش ذلك.",
        "Residents said that four civilians were killed in Kafr Tut, while the army denied it.",
    )
    for text in texts:
        told = [e for e in read(text, pack, finder) if e.counts]
        assert [(e.modality, e.counts[0].min) for e in told] == [("happened", 4)]


def test_a_report_that_only_denies_is_a_denial(pack: Pack, finder: PlaceFinder) -> None:
    (event,) = read("الجيش ينفي قصف كفر توت", pack, finder)
    assert event.modality == "denied"


def test_a_planned_execution_is_announced(pack: Pack, finder: PlaceFinder) -> None:
    (event,) = read("أعلنت المحكمة في كفر توت أنها ستنفذ حكم الإعدام بحق 8 معتقلين", pack, finder)
    assert (event.scope, event.modality) == ("announcement", "announced")


def test_the_same_day_is_the_day_named_before(pack: Pack, finder: PlaceFinder) -> None:
    text = (
        "قصف مدفعي أمس على كفر توت أدى إلى مقتل طفل.\n\nوفي اليوم نفسه قُتل أربعة مدنيين بغارة على تل الريحان."
    )
    days = {e.date_start for e in read(text, pack, finder)}
    assert days == {date(2024, 11, 27)}


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Elbonia denied bombing the hospital in Kafr Tut.", "denied"),
        ("The army denied shelling Kafr Tut.", "denied"),
        ("The army has denied that it bombed the hospital in Kafr Tut.", "denied"),
        ("نفى الجيش قصف المشفى في كفر توت.", "denied"),
        ("The army threatened to shell Kafr Tut.", "threatened"),
        ("The army warned it would bomb Kafr Tut.", "threatened"),
        ("هدد الجيش بقصف كفر توت.", "threatened"),
        ("The government will deport 1,100 refugees on Friday.", "announced"),
    ],
)
def test_what_is_denied_threatened_or_announced_has_not_happened(
    text: str, modality: str, pack: Pack
) -> None:
    """Also where the word for it is one for a statement ("denied") or for what is feared ("threatened")."""
    assert [e.modality for e in read(text, pack)] == [modality]


@pytest.mark.parametrize(
    ("text", "modality", "number"),
    [
        ("The army plans to deport 32 refugees.", "announced", 32),
        ("The army is planning to deport 32 refugees.", "announced", 32),
        ("The government intends to send back 32 refugees.", "announced", 32),
        ("32 refugees are to be deported.", "announced", 32),
        ("The government threatened to deport 500 Syrians.", "threatened", 500),
        ("ستقوم السلطات بترحيل 32 لاجئاً الأسبوع المقبل.", "announced", 32),
        ("أعلنت الحكومة عن خطة لترحيل 32 لاجئاً.", "announced", 32),
        ("هددت السلطات بترحيل 500 سوري.", "threatened", 500),
    ],
)
def test_a_plan_to_send_people_back_announces_how_many(
    text: str, modality: str, number: int, pack: Pack
) -> None:
    (event,) = read(text, pack)
    assert (event.event_type, event.scope, event.modality) == ("forced_return", "announcement", modality)
    assert [(c.kind, c.min, c.max) for c in event.counts] == [("returned", number, number)]
