"""What a member typed is an item like any other; a transcript says of what, by whom, when and how much."""

from __future__ import annotations

import pytest
from reading_tools import read

from tawthiq.sources.errors import BadWritten
from tawthiq.sources.readers.written import record
from tawthiq.sources.registry import detect_reader

CALL = {"kind": "call", "text": "قال الشاهد إن ٣ مدنيين قُتلوا في كرسف.", "published": "2031-03-04"}
TRANSCRIPT = {
    "kind": "transcript",
    "text": "قُتل ثلاثة.",
    "of": "ab" * 32,
    "by": "member-3",
    "at": "2031-03-05",
    "complete": "no",
    "dialect": "حلبية",
}


def test_a_call_is_one_report() -> None:
    assert detect_reader("call.json", record(CALL)) == "written"
    (only,) = read(record(CALL), "written").reads
    assert (only.report.text, str(only.report.published_on)) == (CALL["text"], "2031-03-04")


def test_the_same_words_give_the_same_bytes() -> None:
    assert record(CALL) == record(dict(reversed(CALL.items())))


def test_a_transcript_points_at_its_recording_and_says_how_much_of_it_was_typed() -> None:
    reading = read(record(TRANSCRIPT), "written")
    assert reading.reads[0].report.attached == ("ab" * 32,)
    assert reading.account.notes == (
        "a transcript of abababababab, typed by member-3 on 2031-03-05, dialect حلبية, in part",
    )


@pytest.mark.parametrize(
    "told",
    [
        {"kind": "dream", "text": "x"},
        {"kind": "call"},
        {"kind": "call", "text": " "},
        {**CALL, "phone": "1"},
        {**TRANSCRIPT, "by": ""},
    ],
)
def test_a_record_that_lacks_something_is_refused(told: dict[str, str]) -> None:
    with pytest.raises(BadWritten):
        read(record(told), "written")
