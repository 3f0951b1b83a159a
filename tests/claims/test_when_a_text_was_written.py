"""On which day a text was written, by its own words, its frame or the posts that it shows. All are invented."""

from __future__ import annotations

from datetime import date

import pytest
from tests.claims.conftest import span

from tawthiq.claims.extract import extract_events
from tawthiq.claims.packs import Pack
from tawthiq.claims.text.boilerplate import report_body
from tawthiq.lang.published import stamp_day

WEDNESDAY = date(2024, 5, 8)


def days(text: str, pack: Pack, published: date | None = WEDNESDAY) -> list[str | None]:
    events = extract_events(text, published=published, finder=None, pack=pack)
    return [span(e.date_start, e.date_end) for e in events]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("آخر تحديث: 08.05.2024 | 09:15 بيروحة\nأصيب راعيان، اليوم الثلاثاء، بقذيفة على كفر توت.", ["05-07"]),
        ("يناير 9, 2024 الساعة 8:05 م\nأصيب راعيان، أمس الثلاثاء، بقذيفة على كفر توت.", ["01-08"]),
        ("الأربعاء, ٨ مايو ٢٠٢٤, ٠٧:٣٠\nأصيب راعيان مساء أمس بقذيفة على كفر توت.", ["05-07"]),
        ("أصيب راعيان بقذيفة على كفر توت اليوم الجمعة 10 أيار. وأصيب ثالث صباح أمس.", ["05-10", "05-09"]),
        ("أصيب راعيان اليوم الثلاثاء بلغم. ونشر الأهالي: قصف اليوم الاثنين 6 أيار.", ["05-07", "05-06"]),
    ],
)
def test_what_stands_beside_today_tells_when_a_text_was_written(
    text: str, found: list[str], pack: Pack
) -> None:
    assert days(text, pack) == found


SHOWN = "\nنقلنا مصابين من بستان في كفر توت.\n— فرق كفر توت (@kafrtut_aid) May 7, 2024"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("أصيب مزارعان، اليوم الثلاثاء، بقذيفة على كفر توت." + SHOWN, ["05-07"]),
        ("أصيب مزارعان، اليوم الأربعاء، بقذيفة على كفر توت." + SHOWN, ["05-08"]),
        ("أصيب مزارعان في 7 أيار بقذيفة على كفر توت." + SHOWN, ["05-07"]),
        ("أصيب مزارعان، الثلاثاء، بقذيفة على كفر توت." + SHOWN, ["05-07"]),
        ("أصيب مزارعان، اليوم السبت، بقذيفة على كفر توت." + SHOWN, [None]),
        ("أصيب مزارعان بقذيفة على كفر توت." + SHOWN, [None]),
    ],
)
def test_a_post_shown_in_a_text_of_no_day_tells_when_it_was_written(
    text: str, found: list[str | None], pack: Pack
) -> None:
    assert days(text, pack, published=None)[:1] == found


def test_the_line_under_a_post_is_no_day_of_the_report() -> None:
    body = report_body("قصف على كفر توت." + SHOWN)
    assert body.quoted == date(2024, 5, 7)
    assert "@" not in body.text


def test_a_stamp_may_have_words_of_its_own() -> None:
    assert stamp_day("نشرت في: 08/05/2024 - 15:04") == date(2024, 5, 8)
    assert stamp_day("آخر تحديث: 08.05.2024 | 10:04 بيروحة") == date(2024, 5, 8)
    assert stamp_day("التاريخ: 2024-05-08 الوقت: 01:13 AM") == date(2024, 5, 8)
    assert stamp_day("Wednesday, 8th of May 2024, 16:05") == date(2024, 5, 8)
    assert not stamp_day("قصف على كفر توت في 08/05/2024")
