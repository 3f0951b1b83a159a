"""A saved page gives its article and nothing of who saved it."""

from __future__ import annotations

from datetime import date

import pytest
from reading_tools import read

from tawthiq.errors import TawthiqError

PAGE = """<!doctype html><html lang="ar" dir="rtl"><head><meta charset="utf-8">
<title>قصف كرسف | شهد</title><meta property="og:title" content="قصف على كرسف">
<meta property="og:site_name" content="وكالة شهد"><meta name="author" content="سلمى الحسن">
<meta property="article:published_time" content="2031-03-04T10:00:00+03:00">
<link rel="canonical" href="https://shahed.example/news/17?utm_source=x&id=5#top">
<script>var user = {name: "أبو سرّي", cookie: "sid=c00kie-1234"}</script></head>
<body><header class="top"><div class="user-menu">مرحبا أبو سرّي</div></header>
<nav>الرئيسية</nav>
<article><h1>قصف على كرسف</h1><p>قُتل ثلاثة مدنيين بينهم طفل في قصف مدفعي على بلدة كرسف صباح الاثنين.</p>
<p>وأصيب <b>12</b> آخرون، وفق الدفاع المدني.</p><p style="display:none">مخفي</p>
<div class="comments"><p>تعليق من أم خالد</p></div></article>
<footer>حسابي: أبو سرّي</footer></body></html>"""


def test_the_article_is_read_with_headline_time_publisher_and_address() -> None:
    reading = read(PAGE, "html", name="a.html", source="")
    (report,) = (one.report for one in reading.reads)
    assert report.text == (
        "قصف على كرسف\nقُتل ثلاثة مدنيين بينهم طفل في قصف مدفعي على بلدة كرسف صباح الاثنين.\n"
        "وأصيب 12 آخرون، وفق الدفاع المدني."
    )
    assert (report.published_on, report.zone) == (date(2031, 3, 4), "+03:00")
    assert (report.publisher, report.url) == ("وكالة شهد", "https://shahed.example/news/17?id=5")
    assert report.author is not None
    assert report.author.startswith("person-")
    assert [(i.kind, i.value) for i in reading.identities] == [("author", "سلمى الحسن")]


@pytest.mark.parametrize("secret", ["سرّي", "c00kie", "أم خالد", "الرئيسية", "مخفي", "سلمى"])
def test_nothing_of_the_visitor_the_menus_and_the_commenters_comes_along(secret: str) -> None:
    reading = read(PAGE, "html", name="a.html")
    assert secret not in repr([one.report for one in reading.reads]) + repr(reading.account)


def test_a_page_without_an_article_element_is_read_where_its_paragraphs_lie() -> None:
    body = "<p>" + "قُتل ثلاثة مدنيين في قصف على كرسف وفق ما قاله شهود من البلدة اليوم. " * 2 + "</p>"
    text = (
        read(f"<html><body><div class='menu'>قائمة</div><div>{body}</div></body></html>", "html")
        .reads[0]
        .report.text
    )
    assert text.startswith("قُتل ثلاثة")
    assert "قائمة" not in text


def test_a_page_in_windows_1256_is_read_as_it_says() -> None:
    page = "<html><head><meta charset=windows-1256></head><body><p>قُتل ثلاثة مدنيين</p></body></html>"
    assert "قُتل ثلاثة مدنيين" in read(page.encode("cp1256"), "html").reads[0].report.text


def test_a_page_without_text_needs_eyes_and_is_no_report() -> None:
    account = read("<html><body><script>x</script><img src=a.jpg></body></html>", "html").account
    assert (account.reports, account.empty) == (0, 1)
    assert any("needs eyes" in note for note in account.notes)


def test_ten_thousand_nested_elements_are_read_or_refused() -> None:
    try:
        account = read("<html><body>" + "<div>" * 10_000 + "قُتل 3" + "</div>" * 10_000, "html").account
    except TawthiqError:
        return
    assert account.adds_up()
