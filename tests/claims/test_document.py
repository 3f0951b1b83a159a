"""What a document answers about a stretch of its tokens, however it looks it up."""

from __future__ import annotations

from datetime import date

import pytest

from tawthiq.claims.packs import load_pack
from tawthiq.claims.text.document import prepare

TEXTS = (
    "Shelling by regime forces on Kafr Tut killed three children and a woman and wounded nine others on Sunday.",
    "مقتل ثلاثة أطفال وامرأة وإصابة تسعة آخرين بقصف لقوات النظام على كفر توت يوم الأحد، وقصف ثان على تل الريحان.",
)  # invented


@pytest.mark.parametrize("text", TEXTS)
def test_the_hits_of_a_stretch_are_those_that_start_in_it_in_order(text: str) -> None:
    doc = prepare(text, load_pack(("syria",)), None)
    stops = range(len(doc.tokens) + 2)
    assert {"kind", "type", "group"} <= set(doc.by)
    for domain, found in doc.by.items():
        for i in stops:
            for j in stops:
                assert doc.hits(domain, i, j) == [found[k] for k in range(i, j) if k in found]


@pytest.mark.parametrize(("sure", "day"), [(False, date(2024, 5, 14)), (True, date(2024, 5, 7))])
def test_a_statement_is_of_the_day_it_bears_but_a_feed_may_be_a_day_behind(sure: bool, day: date) -> None:
    """On Monday 13 May "الثلاثاء" is of the week before in a statement of that day."""
    doc = prepare("أعدم مئة معتقل الثلاثاء في كفر توت.", load_pack(("syria",)), date(2024, 5, 13), sure=sure)
    assert [d.start for d in doc.dates] == [day]


def test_a_statement_of_a_day_is_not_redated_by_its_own_weekday() -> None:
    text = "قتل ثلاثة مدنيين أمس الثلاثاء في كفر توت."
    monday = date(2024, 5, 13)
    feed, statement = (prepare(text, load_pack(("syria",)), monday, sure=sure) for sure in (False, True))
    assert (feed.published, statement.published) == (date(2024, 5, 8), monday)
