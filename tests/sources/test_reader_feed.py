"""Entries of a feed, whatever its dialect, with the time and zone that it states."""

from __future__ import annotations

from datetime import date

import pytest
from reading_tools import read

from tawthiq.sources.errors import BadContainer, EmptyFile

RSS = """<?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>وكالة شهد</title>
<item><title>قصف على كرسف</title><description>&lt;p&gt;قُتل &lt;b&gt;٣٤&lt;/b&gt; مدنياً&lt;/p&gt;</description>
<pubDate>Mon, 04 Mar 2031 23:30:00 -0500</pubDate><link>https://u:p@shahed.example/1?sessionid=9&amp;id=7</link>
<dc:creator>سلمى (salma@shahed.example)</dc:creator></item>
<item><title></title><description></description></item></channel></rss>"""
USED = "<rss><channel><item><title>&b;</title></item></channel></rss>"
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Shahed</title><entry><title>Shelling</title>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">Three civilians were killed</div></content>
<updated>2031-03-05T01:00:00Z</updated><link href="https://shahed.example/2"/>
<author><name>Karim Invented</name></author>
</entry></feed>"""


def test_an_entry_of_rss_is_read_with_its_publishers_day() -> None:
    reading = read(RSS, "feed", source="")
    (report,) = (one.report for one in reading.reads)
    assert report.text == "قصف على كرسف\nقُتل ٣٤ مدنياً"
    assert (report.published_on, report.published_at) == (date(2031, 3, 4), "2031-03-04T23:30:00-05:00")
    assert (report.publisher, report.url, report.locator) == (
        "وكالة شهد",
        "https://shahed.example/1?id=7",
        "entry 1",
    )
    assert (reading.account.units, reading.account.empty, reading.source) == (2, 1, "وكالة شهد")
    assert [i.value for i in reading.identities] == ["سلمى (salma@shahed.example)"]


def test_an_entry_of_atom_with_markup_inside_is_read() -> None:
    reading = read(ATOM, "feed")
    assert reading.reads[0].report.text == "Shelling\nThree civilians were killed"
    assert reading.reads[0].report.published_on == date(2031, 3, 5)
    assert "Karim" not in repr(reading.reads)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_feed_that_defines_entities_is_refused_in_every_encoding(encoding: str) -> None:
    bomb = f'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>{USED}'
    with pytest.raises(BadContainer) as refused:
        read(bomb.encode(encoding), "feed")
    assert "entities" in refused.value.text("en")


def test_an_external_file_is_never_read() -> None:
    with pytest.raises(BadContainer):
        read(f'<!DOCTYPE x [<!ENTITY b SYSTEM "file:///etc/passwd">]>{USED}', "feed")


def test_an_empty_and_a_cut_feed_are_refused() -> None:
    with pytest.raises(EmptyFile):
        read(b" ", "feed")
    with pytest.raises(BadContainer):
        read(RSS[:200], "feed")
