"""Chats of three kinds of phones, in three languages and three scripts of digits, with nobody's name left in them."""

from __future__ import annotations

import io
import zipfile
from datetime import date

import pytest
from reading_tools import read

from tawthiq.sources.chat_lines import date_order
from tawthiq.sources.errors import BadContainer, NoDateOrder, PrivateChat
from tawthiq.sources.refusals import SEALED

AGREED = "أعضاء المجموعة، 2031-03-01، للتوثيق"
ANDROID_EN = """3/25/31, 2:05 PM - Messages and calls are end-to-end encrypted.
3/25/31, 2:06 PM - +963 944 111 222: Three civilians were killed in Karsef
near the school
3/25/31, 2:07 PM - Salma Alhasan: IMG-20310325-WA0001.jpg (file attached)
The house after the shelling
3/25/31, 2:08 PM - Salma Alhasan: <Media omitted>
3/25/31, 2:09 PM - Salma Alhasan: Ask @963944111222 or Salma Alhasan"""
ANDROID_AR = """\u200f25\u200f/3\u200f/2031، 2:05 م - \u200fالرسائل والمكالمات مشفرة.
٢٥\u200f/٣\u200f/٢٠٣١، ٢:٠٦ م - سلمى الحسن: قُتل ٣٤ مدنياً في كرسف
٢٥\u200f/٣\u200f/٢٠٣١، ٢:٠٧ م - سلمى الحسن: محوّلة
أصيب ١٢ في القصف
٢٥\u200f/٣\u200f/٢٠٣١، ٢:٠٨ م - \u202a+963 944 111 222\u202c: \u200eIMG-1.jpg (الملف مرفق)
٢٦\u200f/٣\u200f/٢٠٣١، ١٢:٠٠ ص - سلمى الحسن: تم حذف هذه الرسالة"""
IPHONE_AR = """[٢٥\u200f/٣\u200f/٢٠٣١ ٢:٠٦:١٠\u202fم] سلمى الحسن: قُتل ٣٤ مدنياً في كرسف
\u200f[٢٥\u200f/٣\u200f/٢٠٣١ ٢:٠٧:١٠\u202fم] سلمى الحسن: \u200f<المرفق: 00000012-PHOTO.jpg>"""
IPHONE_TR = """[25.03.2031 14:06:10] Salma Alhasan: Karsef'te 3 sivil öldürüldü
[25.03.2031 14:07:10] Salma Alhasan: \u200e<eklenen: 00000012-PHOTO.jpg>
[25.03.2031 14:08:10] Salma Alhasan: \u200eBu mesaj silindi"""
PERSIAN_DIGITS = "۲۵/۳/۲۰۳۱, ۱۴:۰۶ - سلمى الحسن: قُتل ۳ مدنيين"


@pytest.mark.parametrize(
    ("chat", "first", "reports"),
    [
        (ANDROID_EN, "Three civilians were killed in Karsef\nnear the school", 3),
        (ANDROID_AR, "قُتل ٣٤ مدنياً في كرسف", 2),
        (IPHONE_AR, "قُتل ٣٤ مدنياً في كرسف", 1),
        (IPHONE_TR, "Karsef'te 3 sivil öldürüldü", 1),
        (PERSIAN_DIGITS, "قُتل ۳ مدنيين", 1),
    ],
)
def test_every_phone_is_read_on_the_same_day(chat: str, first: str, reports: int) -> None:
    reading = read(chat, "whatsapp", name="chat.txt", consent=AGREED)
    assert reading.reads[0].report.text == first
    assert reading.reads[0].report.published_on == date(2031, 3, 25)
    assert reading.account.reports == reports
    assert reading.account.refused == ()


@pytest.mark.parametrize("chat", [ANDROID_EN, ANDROID_AR, IPHONE_AR, IPHONE_TR])
def test_senders_are_in_the_vault_and_nowhere_else(chat: str) -> None:
    reading = read(chat, "whatsapp", name="chat.txt", consent=AGREED)
    assert {i.value for i in reading.identities} <= {"Salma Alhasan", "سلمى الحسن", "+963 944 111 222"}
    for secret in ("Salma", "سلمى", "944"):
        assert secret not in repr(reading.reads) + repr(reading.account)


def test_a_mention_and_a_members_own_name_in_a_text_are_sealed() -> None:
    text = read(ANDROID_EN, "whatsapp", name="chat.txt", consent=AGREED).reads[-1].report.text
    assert text == f"Ask {SEALED} or {SEALED}"


def test_files_are_named_and_those_left_out_are_counted() -> None:
    reading = read(ANDROID_EN, "whatsapp", name="chat.txt", consent=AGREED)
    assert reading.reads[1].report.attached == ("IMG-20310325-WA0001.jpg",)
    assert reading.reads[1].report.text == "The house after the shelling"
    assert "files left out of the export (1)" in reading.account.notes


def test_a_forwarded_message_says_that_its_origin_is_unknown() -> None:
    reading = read(ANDROID_AR, "whatsapp", name="chat.txt", consent=AGREED)
    assert reading.reads[1].report.forwarded_from == "forwarded, origin unknown"
    assert reading.reads[0].report.forwarded_from is None


def test_an_archive_says_which_files_it_lacks() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("_chat.txt", IPHONE_TR)
        archive.writestr("other.jpg", b"x")
    reading = read(out.getvalue(), "whatsapp", name="chat.zip", consent=AGREED)
    assert "files that messages name and the export lacks (1)" in reading.account.notes
    assert reading.reads[0].report.text == "Karsef'te 3 sivil öldürüldü"


@pytest.mark.parametrize("name", ["../_chat.txt", "/_chat.txt", "a/../../_chat.txt"])
def test_an_archive_with_a_name_that_leads_out_is_refused(name: str) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(name, IPHONE_TR)
    with pytest.raises(BadContainer):
        read(out.getvalue(), "whatsapp", consent=AGREED)


def test_without_a_named_consent_nothing_is_read() -> None:
    with pytest.raises(PrivateChat) as refused:
        read(ANDROID_AR, "whatsapp", name="chat.txt")
    assert "سلمى" not in refused.value.text("ar")


@pytest.mark.parametrize(
    ("parts", "order"),
    [
        ([("2031", "3", "4")], "year"),
        ([("13", "3", "31")], "day"),
        ([("3", "13", "31")], "month"),
        ([("3", "4", "31"), ("4", "4", "31"), ("5", "4", "31")], None),
        ([("30", "4", "31"), ("1", "5", "31")], "day"),
        ([("9", "3", "31"), ("10", "3", "31"), ("2", "4", "31")], "day"),
        ([("5", "5", "31")], "day"),
        ([("13", "3", "31"), ("3", "13", "31")], None),
    ],
)
def test_the_order_of_day_and_month_is_settled_once_for_the_file(
    parts: list[tuple[str, str, str]], order: str | None
) -> None:
    assert date_order(parts) == order


def test_an_order_that_nothing_settles_is_asked_for() -> None:
    chat = "3/4/31, 14:06 - A B: killed 3\n4/4/31, 14:07 - A B: killed 4"
    with pytest.raises(NoDateOrder):
        read(chat, "whatsapp", name="chat.txt", consent=AGREED)
    told = read(chat, "whatsapp", name="chat.txt", consent=AGREED, date_order="month")
    assert told.reads[0].report.published_on == date(2031, 3, 4)
