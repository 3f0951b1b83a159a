"""Words that name two parties at once are of both; so is an ally named behind another party."""

from __future__ import annotations

import pytest

from tawthiq.claims.extract import extract_events
from tawthiq.claims.packs import Pack


@pytest.mark.parametrize(
    "text",
    [
        "قصف الحلف السوري الروسي كفر توت وقتل مدنيين اثنين.",
        "قتل ثلاثة مدنيين بقصف الحلف الروسي السوري على كفر توت.",
        "غارات لقوات الحلف السوري/الروسي على كفر توت.",
        "الحلف السوري - الروسي قصف كفر توت.",
        "قصف سوري روسي على كفر توت.",
        "قصف النظام السوري وحليفته روسيا كفر توت.",
        "قصف قوات النظام وحليفها الروسي كفر توت.",
        "The Syrian-Russian alliance bombed Kafr Tut, killing three civilians.",
        "Russian-Syrian airstrikes killed three people in Kafr Tut.",
        "The regime and its Russian ally bombed Kafr Tut.",
        "The Syrian regime and its ally Russia shelled Kafr Tut.",
    ],
)
def test_both_parties_act(text: str, pack: Pack) -> None:
    (event,) = extract_events(text, published=None, finder=None, pack=pack)
    assert set(event.actor_class) == {"syrian_government", "russia"}


def test_each_has_the_words_that_name_it(pack: Pack) -> None:
    text = "غارات لقوات الحلف السوري/الروسي على كفر توت."
    (event,) = extract_events(text, published=None, finder=None, pack=pack)
    assert event.actors == ("الحلف السوري", "الروسي")
