"""Mail gives its own words; who wrote, to whom and what was quoted stays sealed."""

from __future__ import annotations

import mailbox
from datetime import date
from email.message import EmailMessage
from pathlib import Path

import pytest
from reading_tools import read

from tawthiq.errors import TawthiqError
from tawthiq.sources import cell
from tawthiq.sources.errors import EmptyFile


def message(body: str = "قُتل ثلاثة مدنيين في كرسف.", html: str = "", **headers: str) -> EmailMessage:
    made = EmailMessage()
    told = {"From": "سلمى الحسن <salma@shahed.example>", "To": "Karim <karim@desk.example>", "Subject": "كرسف",
            "Date": "Mon, 04 Mar 2031 23:30:00 +0300", **headers}  # fmt: skip
    for name, value in told.items():
        made[name.replace("_", "-")] = value
    made.set_content(body)
    if html:
        made.add_alternative(html, subtype="html")
    return made


def test_the_text_is_read_on_the_senders_day_and_people_are_sealed() -> None:
    reading = read(message("قُتل ٣ في كرسف\nللتواصل: salma@shahed.example سلمى الحسن").as_bytes(), "mail")
    (report,) = (one.report for one in reading.reads)
    assert report.published_on == date(2031, 3, 4)
    assert report.text.startswith("كرسف\nقُتل ٣ في كرسف")
    assert [i.kind for i in reading.identities] == ["sender", "recipient"]
    for secret in ("salma@", "سلمى الحسن", "karim"):
        assert secret not in repr(reading.reads)


def test_quoted_lines_and_the_signature_are_left_out_and_counted() -> None:
    body = "قُتل ٣ في كرسف\n\nOn Monday Karim wrote:\n> قُتل 9\n> هل هذا صحيح؟\n\n-- \nسلمى 0944 000 000\n"
    reading = read(message(body).as_bytes(), "mail")
    assert "9" not in reading.reads[0].report.text
    assert "0944" not in reading.reads[0].report.text
    assert "quoted lines of earlier mails left out (2)" in reading.account.notes


def test_a_mail_of_html_only_is_read_as_it_is_seen() -> None:
    mail = message("", "<p>قُتل <b>٣٤</b></p><script>x</script><p style='display:none'>سرّ</p>")
    assert read(mail.as_bytes(), "mail").reads[0].report.text == "كرسف\nقُتل ٣٤"


def test_a_mailbox_is_read_message_by_message(tmp_path: Path) -> None:
    box = mailbox.mbox(str(tmp_path / "a.mbox"))
    for number in range(3):
        box.add(message(f"قُتل {number}\nFrom كرسف"))
    box.close()
    reading = read((tmp_path / "a.mbox").read_bytes(), "mail", name="a.mbox")
    assert [one.report.locator for one in reading.reads] == ["message 1", "message 2", "message 3"]
    assert "From كرسف" in reading.reads[2].report.text


def test_attachments_are_named_and_counted() -> None:
    mail = message()
    mail.add_attachment(b"x", maintype="image", subtype="jpeg", filename="photo.jpg")
    reading = read(mail.as_bytes(), "mail")
    assert reading.reads[0].report.attached == ("photo.jpg",)
    assert "attachments, to be received by themselves (1)" in reading.account.notes


def test_an_encrypted_mail_is_a_refused_unit() -> None:
    data = b"From: a@b.example\r\nContent-Type: multipart/encrypted; boundary=x\r\n\r\n--x\r\n\r\n--x--\r\n"
    reading = read(data, "mail")
    assert [r.code for r in reading.account.refused] == ["SRC-132"]
    assert [i.value for i in reading.identities] == ["a@b.example"]


def test_windows_1256_and_an_unknown_charset_are_read_as_well_as_they_can_be() -> None:
    head = "From: a@b.example\r\nSubject: x\r\nContent-Type: text/plain; charset={}\r\n\r\n"
    arabic = head.format("windows-1256").encode() + "قُتل ثلاثة".encode("cp1256")
    assert "قُتل ثلاثة" in read(arabic, "mail").reads[0].report.text
    assert "killed" in read(head.format("x-invented").encode() + b"killed 3", "mail").reads[0].report.text


@pytest.mark.parametrize("data", [b"", b"   "])
def test_an_empty_file_is_refused(data: bytes) -> None:
    with pytest.raises(EmptyFile):
        read(data, "mail")


def test_a_thousand_parts_inside_each_other_are_read_or_refused() -> None:
    data = b"From: a@b.example\r\n" + b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n) for n in range(1_000)
    )
    try:
        assert read(data, "mail").account.adds_up()
    except (TawthiqError, RecursionError):
        return


@pytest.mark.parametrize("header", ["Content-Type: text/plain; a=", "To: ", "Subject: "])
def test_a_header_of_eighty_thousand_characters_costs_no_more_than_its_bytes(header: str) -> None:
    many = '"a" ' * 20_000
    read(f"From: a@desk.example\r\n{header}{many}\r\n\r\nthree killed", "mail")
    assert cell.last_cost().milliseconds < 2_000


def test_an_encoded_name_with_a_comma_is_one_person() -> None:
    mail = "From: =?utf-8?q?Hasan=2C_Salma?= <s@desk.example>\r\n\r\nثلاثة قتلى، كتبت Hasan, Salma"
    reading = read(mail, "mail")
    assert [i.value for i in reading.identities] == ["Hasan, Salma <s@desk.example>"]
    assert "Salma" not in repr(reading.reads)
