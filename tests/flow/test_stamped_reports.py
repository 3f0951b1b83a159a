"""A text without a stated day of publication is dated by the stamp or the address that it bears."""

from __future__ import annotations

from datetime import date

import pytest

from tawthiq.flow.reading import stamped
from tawthiq.model.reports import Report, ReportRead

POST = "Post  Invented Voice@inventedقصف على كفر توت11:24 AM · Jul 8, 2031110Views"
ADDRESS = "https://news.example/2031/07/06/kafr-tut/"


@pytest.mark.parametrize(
    ("text", "url", "stated", "day"),
    [
        (POST, None, None, date(2031, 7, 8)),
        (POST, ADDRESS, None, date(2031, 7, 8)),
        ("Five were killed in Kafr Tut.", ADDRESS, None, date(2031, 7, 6)),
        ("Five were killed in Kafr Tut.", ADDRESS, date(2031, 7, 7), date(2031, 7, 7)),
        ("Five were killed in Kafr Tut.", None, None, None),
    ],
)
def test_what_is_stated_goes_before_the_stamp_and_the_stamp_before_the_address(
    text: str, url: str | None, stated: date | None, day: date | None
) -> None:
    report = Report("0" * 64, "text", text, "invented", "invented", url=url, published_on=stated)
    read = ReportRead(report)
    assert stamped(read).report.published_on == day
    assert stamped(ReportRead(report, events=())).report.published_on == stated
