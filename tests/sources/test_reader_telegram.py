"""result.json of Telegram Desktop: invented channels, in the shape of real exports."""

from __future__ import annotations

import json
import time
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading_tools import read

from tawthiq.lang.zones import UnknownZone
from tawthiq.sources.account import account_text
from tawthiq.sources.errors import BadExport, EmptyFile, NoPseudonymKey, PrivateChat
from tawthiq.sources.proof import stands_in
from tawthiq.sources.refusals import SEALED


def post(number: int, text: object = "قصف على القرية", **more: object) -> dict[str, Any]:
    return {
        "id": number, "type": "message", "date": "2031-03-04T23:30:00", "date_unixtime": "1930422600",
        "from": "مرصد الرمان", "from_id": "channel9", "text": text, **more,
    }  # fmt: skip


def export(*messages: object, **head: object) -> str:
    chat = {"name": "مرصد الرمان", "type": "public_channel", "id": 9, **head}
    return json.dumps({**chat, "messages": list(messages)}, ensure_ascii=False, indent=1)


def test_a_post_is_a_report_with_the_day_of_the_casebooks_zone() -> None:
    reading = read(export(post(17)), "telegram", source="rumman")
    (only,) = reading.reads
    report = only.report
    assert (report.locator, report.source, report.publisher) == ("message 17", "rumman", "مرصد الرمان")
    assert (report.published, report.published_at) == ("2031-03-04T23:30:00", "2031-03-04T20:30:00+00:00")
    assert report.published_on == date(2031, 3, 4)  # 23:30 in Damascus, 20:30 UTC
    late = read(export(post(17)), "telegram", zone="Asia/Tokyo").reads[0].report
    assert late.published_on == date(2031, 3, 5)
    assert only.events is None


def test_text_as_a_list_of_entities_is_put_together() -> None:
    text = ["مقتل ", {"type": "bold", "text": "3 مدنيين"}, " في ", {"type": "hashtag", "text": "#الرمان"}]
    assert read(export(post(1, text)), "telegram").reads[0].report.text == "مقتل 3 مدنيين في #الرمان"


def test_service_messages_and_media_without_caption_count_as_empty() -> None:
    messages = [
        {"id": 1, "type": "service", "action": "pin_message", "text": ""},
        post(2, "", photo="x.jpg"),
        post(3),
    ]
    reading = read(export(*messages), "telegram")
    assert (reading.account.units, reading.account.empty, reading.account.reports) == (3, 2, 1)
    assert reading.account.notes == ("service messages (1)", "posts without text (1)")


def test_whoever_sent_what_gives_no_report_is_sealed_and_shown_in_no_refusal() -> None:
    """In an open group: a photo without words, a member brought in, a message that is no JSON or has no date."""
    told = {"from": "Rima Karam", "from_id": "user3"}
    service = {
        "id": 2,
        "type": "service",
        "actor": "Salim Karam",
        "actor_id": "user4",
        "members": ["Huda Issa"],
    }
    messages = [
        post(1, "", **told),
        service,
        post(3, **told | {"from": "Majd Issa"}, date="", date_unixtime=""),
    ]
    broken = post(4, **told | {"from": "Nour Issa"})
    text = export(*messages, broken, post(5), type="public_supergroup").replace('"id": 4,', '"id": 4,,')
    reading = read(text, "telegram")
    assert {i.value for i in reading.identities} == {"Rima Karam", "Salim Karam", "Huda Issa", "Majd Issa"}
    assert [r.code for r in reading.account.refused] == ["SRC-122", "SRC-124"]
    assert "Issa" not in str(reading.account.refused)


def test_a_repost_names_the_channel_it_comes_from_and_hides_a_person() -> None:
    messages = [
        post(1, forwarded_from="قناة الوادي", forwarded_from_id="channel5"),
        post(2, forwarded_from="سلمى الحداد", forwarded_from_id="user7"),
        post(3, author="سلمى الحداد"),
        post(4, forwarded_from=None),
    ]
    reading = read(export(*messages), "telegram")
    first, second, third, fourth = (r.report for r in reading.reads)
    assert (first.forwarded_from, fourth.forwarded_from) == ("قناة الوادي", None)
    assert second.forwarded_from == third.author == reading.identities[0].pseudonym
    assert [i.value for i in reading.identities] == ["سلمى الحداد"]
    assert "سلمى" not in repr(reading)


def test_a_repost_of_an_old_export_hides_who_may_be_a_person() -> None:
    own = json.loads(export(post(1)))["name"]
    messages = [post(1, forwarded_from="سلمى الحداد"), post(2, forwarded_from=own)]
    reading = read(export(*messages), "telegram")
    first, second = (r.report for r in reading.reads)
    assert (first.forwarded_from, second.forwarded_from) == (reading.identities[0].pseudonym, own)
    assert "سلمى" not in repr(reading)


def test_persons_without_a_key_to_hide_them_stop_the_reading() -> None:
    with pytest.raises(NoPseudonymKey):
        read(export(post(1, author="سلمى الحداد")), "telegram", pseudonym_key=b"")


@pytest.mark.parametrize(
    "kind", ["personal_chat", "private_group", "private_supergroup", "private_channel", "bot_chat"]
)
def test_a_private_chat_is_refused_unless_a_consent_is_named(kind: str) -> None:
    with pytest.raises(PrivateChat):
        read(export(post(1), type=kind), "telegram")
    reading = read(export(post(1), type=kind), "telegram", consent="signed form 12, 2031-03-01")
    assert reading.account.reports == 1
    assert "signed form 12" in reading.account.notes[0]


def test_senders_of_a_group_are_pseudonyms() -> None:
    message = post(1, **{"from": "سلمى الحداد", "from_id": "user7"})
    reading = read(export(message, type="private_group"), "telegram", consent="form 12")
    assert reading.reads[0].report.author == reading.identities[0].pseudonym


def test_nobody_of_a_private_chat_is_named_by_what_is_read() -> None:
    """A personal chat bears the other person's name, and so did its publisher and its source."""
    said = [
        "قال سالم كرم إن ",
        {"type": "phone", "text": "+1 555 010 0100"},
        " عند ليلى حداد، وأصيب ثلاثة مدنيين",
    ]
    first = post(1, said, **{"from": "ليلى حداد", "from_id": "user7"}, file="files/ليلى حداد.vcf")
    second = post(2, **{"from": "سالم كرم", "from_id": "user8"})
    text = export(first, second, name="ليلى حداد", type="personal_chat")
    reading = read(text, "telegram", source="", consent="form 12")
    assert {r.report.publisher for r in reading.reads} == {"Telegram"}
    assert {r.report.source for r in reading.reads} == {"telegram"} == {reading.source}
    assert [i.value for i in reading.identities] == ["ليلى حداد", "سالم كرم"]
    assert [r.report.author for r in reading.reads] == [i.pseudonym for i in reading.identities]
    assert reading.reads[0].report.text == f"قال {SEALED} إن {SEALED} عند {SEALED}، وأصيب ثلاثة مدنيين"
    shown = repr(reading)
    assert "حداد" not in shown
    assert "كرم" not in shown
    quote = f"إن {SEALED} عند {SEALED}"
    assert stands_in(text.encode(), name="result.json", reader="telegram", locator="message 1", quote=quote)


def test_a_refusal_shows_nothing_of_a_private_chat() -> None:
    text = export(post(1), post(2), name="ليلى حداد", type="private_group")
    damaged = text.replace('"id": 2,', '"id": 2, "from": "سالم كرم",,')
    reading = read(damaged, "telegram", consent="form 12")
    assert "كرم" not in account_text(reading.account)
    assert "SRC-1" in account_text(reading.account)


def test_a_truncated_export_keeps_its_whole_messages_and_says_where_it_is_cut() -> None:
    whole = export(post(1), post(2), post(3))
    reading = read(whole[: whole.index('"id": 3') + 40], "telegram")
    assert [r.report.locator for r in reading.reads] == ["message 1", "message 2"]
    assert [(r.locator, r.code) for r in reading.account.refused] == [("after message 2", "SRC-120")]
    assert "after message 2, field messages" in account_text(reading.account)
    assert "بعد الرسالة 2، الحقل messages" in account_text(reading.account, "ar")


@settings(max_examples=80)
@given(st.data())
def test_wherever_an_export_is_cut_every_whole_message_is_kept(data: st.DataObject) -> None:
    texts = ["قصف", 'a {"id": 5}, {"id": 6', "]}"]
    whole = export(*(post(i, text) for i, text in enumerate(texts))).encode()
    start = whole.index(b'"messages"') + 14
    cut = data.draw(st.integers(start, len(whole) - 1))
    kept = sum(whole.index(f'"id": {i},'.encode()) > 0 and _end(whole, i) <= cut for i in range(3))
    reading = read(whole[:cut], "telegram")
    assert reading.account.reports == kept
    assert len(reading.account.refused) == (0 if whole[:cut].rstrip().endswith(b"\n ]") else 1)


def _end(whole: bytes, number: int) -> int:
    """Where message `number` ends: the closing brace at its own indent after its start."""
    return whole.index(b"\n  }", whole.index(f'"id": {number},\n   "type"'.encode())) + 4


def test_a_broken_message_is_passed_over_and_the_next_is_read() -> None:
    text = export(post(1), post(2), post(3)).replace('"id": 2,', '"id": 2,,')
    reading = read(text, "telegram")
    assert [r.report.locator for r in reading.reads] == ["message 1", "message 3"]
    assert [(r.locator, r.code) for r in reading.account.refused] == [("after message 1", "SRC-124")]


@pytest.mark.parametrize(
    ("message", "code"),
    [
        (post(1, "قصف\x00"), "SRC-113"),
        ({"type": "message", "text": "x", "date": "2031-03-04T10:00:00"}, "SRC-122"),
        (post(1, date="", date_unixtime=""), "SRC-122"),
        (post(1, "ب" * 5_000_000), "SRC-123"),
    ],
    ids=["nul", "no number", "no date", "five million characters"],
)
def test_a_message_that_cannot_be_taken_is_refused_and_the_rest_goes_on(message: object, code: str) -> None:
    reading = read(export(message, post(2)), "telegram")
    assert [r.code for r in reading.account.refused] == [code]
    assert [r.report.locator for r in reading.reads] == ["message 2"]


def test_half_an_emoji_is_refused() -> None:
    reading = read(export(post(1, "X")).replace('"X"', '"\\ud83d"'), "telegram")
    assert [r.code for r in reading.account.refused] == ["SRC-113"]


def test_a_message_number_that_stands_twice_is_refused_the_second_time() -> None:
    reading = read(export(post(1), post(1), post(1)), "telegram")
    assert [r.report.locator for r in reading.reads] == ["message 1"]
    assert [(r.locator, r.code) for r in reading.account.refused] == [
        ("message 1 (2)", "SRC-121"),
        ("message 1 (3)", "SRC-121"),
    ]


def test_a_refused_message_is_taken_in_again_by_a_correction() -> None:
    text = export(post(1, date="", date_unixtime=""))
    reading = read(text, "telegram", corrections={"message 1": {"date": "2031-03-04T10:00:00"}})
    assert reading.reads[0].report.published_on == date(2031, 3, 4)


def test_an_old_export_without_instants_keeps_the_day_as_written() -> None:
    message = post(1)
    del message["date_unixtime"]
    report = read(export(message), "telegram").reads[0].report
    assert (report.published_on, report.published_at, report.zone) == (date(2031, 3, 4), None, "unknown")


@pytest.mark.parametrize(
    "data", ["[]", "{}", '{"name": "x", "type": "public_channel"}', '{"chats": {"list": []}}', "{"]
)
def test_what_is_no_export_of_a_channel_is_refused(data: str) -> None:
    with pytest.raises(BadExport):
        read(data, "telegram")


def test_an_empty_file_is_refused() -> None:
    with pytest.raises(EmptyFile):
        read("", "telegram")


def test_ten_thousand_posts_are_read_in_a_few_seconds() -> None:
    text = export(*(post(i, f"قصف على قرية الرمان {i} أدى إلى مقتل 3 مدنيين " * 4) for i in range(10_000)))
    begin = time.perf_counter()
    assert read(text, "telegram").account.reports == 10_000
    assert time.perf_counter() - begin < 6


def test_an_unknown_zone_is_refused() -> None:
    with pytest.raises(UnknownZone):
        read(export(post(1)), "telegram", zone="Asia/Rumman")


def test_the_files_of_a_post_are_named_and_those_left_out_of_the_export_are_counted() -> None:
    absent = "(File not included. Change data exporting settings to download.)"
    reading = read(
        export(post(1, photo="photos/photo_1@04-03-2031.jpg"), post(2, file=absent), post(3)), "telegram"
    )
    assert [one.report.attached for one in reading.reads] == [("photo_1@04-03-2031.jpg",), (), ()]
    assert "files that posts name (1)" in reading.account.notes
    assert "files left out of the export (1)" in reading.account.notes
