"""What a report of unknown day says of the day of its events, and that nothing of it is taken for a date."""

from __future__ import annotations

from datetime import date

import pytest

from tawthiq.claims.extract import extract_events
from tawthiq.claims.jsonl import to_json
from tawthiq.claims.packs import load_pack
from tawthiq.model.claims import Event, YearlessDay
from tawthiq.model.plain import from_plain, to_plain

PACK = load_pack(["syria"])


def read(text: str, published: date | None = None) -> list[Event]:
    return extract_events(text, published=published, finder=None, pack=PACK)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("قتل مدني بقصف مدفعي على بلدة كفر توت اليوم الخميس 28 تشرين الثاني.", YearlessDay(4, 11, 28)),
        ("قُتلت امرأة بقصف على كفر توت مساء أمس الأربعاء.", YearlessDay(3)),
        ("A drone strike killed three people in Kafr Tut on Friday morning.", YearlessDay(5)),
        ("حصاد يوم السبت 3 آب\nقُتل مدني بقصف على كفر توت.", YearlessDay(6, 8, 3)),
        ("قتل مدنيان بغارة على كفر توت. وقال الدفاع المدني اليوم الأحد إن فرقه أسعفتهما.", YearlessDay(7)),
        ("KAFR TUT, Jan 22 (Wire) - Two civilians were killed in a raid on Saturday.", YearlessDay(6)),
        ("KAFR TUT, Jan 22 (Wire) - Two civilians were killed in a raid.", YearlessDay(None, 1, 22)),
        ("Two civilians were killed in a raid in Kafr Tut.", None),
        ("قُتل مدني بقصف على سوق الأحد في كفر توت.", None),
    ],
)
def test_what_is_said_of_the_day(text: str, day: YearlessDay | None) -> None:
    event = read(text)[0]
    assert event.yearless == day
    assert (event.date_start, event.date_end, event.date_basis) == (None, None, "none")


def test_the_day_of_a_later_event_is_not_that_of_the_first() -> None:
    events = read("Shells hurt six farmers. In a separate incident, a landmine killed a shepherd on Friday.")
    assert [event.yearless for event in events] == [None, YearlessDay(5)]


def test_with_a_day_of_publication_it_is_a_date() -> None:
    event = read("قُتلت امرأة بقصف على كفر توت مساء أمس الأربعاء.", date(2019, 5, 9))[0]
    assert event.date_start == date(2019, 5, 8)
    assert event.yearless is None


def test_a_stated_year_leaves_nothing_open() -> None:
    event = read("Shelling killed two people in Kafr Tut on Sunday, 5 May 2019.")[0]
    assert event.date_start == date(2019, 5, 5)
    assert event.yearless is None


def test_each_event_has_its_own_day_or_that_of_the_one_before() -> None:
    text = (
        "On Monday an airstrike killed two people in Kafr Tut. "
        "In another incident, artillery shelling killed a teacher on Tuesday. "
        "In another incident, gunmen shot dead a farmer."
    )
    assert [e.yearless for e in read(text)] == [YearlessDay(1), YearlessDay(2), YearlessDay(2)]


def test_it_is_kept_and_written() -> None:
    event = read("قتل مدني بقصف على كفر توت يوم 5 أيار.")[0]
    assert from_plain(Event, to_plain(event)) == event
    written = to_json("1", "ar", [event])["events"]
    assert isinstance(written, list)
    assert written[0]["yearless"] == {"weekday": None, "month": 5, "day": 5}
