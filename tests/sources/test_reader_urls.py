"""Addresses that were captured elsewhere are listed, and what they say of themselves is read."""

from __future__ import annotations

from datetime import date

from reading_tools import read

from tawthiq.sources.registry import detect_reader

LIST = """# المصدر: أرشيف مخترع
https://shahed.example/1?id=7&token=secret
https://shahed.example/2\t2031-03-04\tقُتل ثلاثة مدنيين في كرسف
ftp://shahed.example/3
"""


def test_a_line_with_a_text_is_a_report_and_the_others_are_counted() -> None:
    assert detect_reader("list.txt", LIST.replace("ftp://", "https://").encode()) == "urls"
    reading = read(LIST, "urls")
    (report,) = (one.report for one in reading.reads)
    assert (report.text, report.published_on) == ("قُتل ثلاثة مدنيين في كرسف", date(2031, 3, 4))
    assert report.url == "https://shahed.example/2"
    assert (reading.account.units, reading.account.empty) == (3, 1)
    assert [(r.locator, r.code) for r in reading.account.refused] == [("address 4", "SRC-134")]
