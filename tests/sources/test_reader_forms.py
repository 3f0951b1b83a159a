"""Submissions give their answers; devices, SIM cards and collectors are sealed, and an edit replaces what it edits."""

from __future__ import annotations

import json
from datetime import date

import pytest
from reading_tools import PLAIN, read

from tawthiq.sources.errors import BadForms

KOBO = {
    "_id": 17, "_uuid": "aaa-1", "meta/instanceID": "uuid:aaa-1", "_submission_time": "2031-03-05T09:00:00",
    "deviceid": "collect:DEVICE77", "phonenumber": "+963944111222", "simserial": "SIM8963", "username": "salma_k",
    "_submitted_by": "karim_account", "start": "2031-03-04T10:00:00+03:00", "formhub/uuid": "x", "__version__": "v1",
    "event/village": "كرسف", "event/killed": "٣٤", "event/victims": [{"event/victims/name": "فلان"}],
    "_attachments": [{"filename": "org/photo.jpg"}],
}  # fmt: skip
ODK = {"value": [{"__id": "uuid:bbb", "__system": {"submissionDate": "2031-03-05T09:00:00Z", "submitterId": "5",
                                                   "submitterName": "Karim Invented", "deviceId": "collect:DEV9"},
                  "event": {"village": "كرسف", "killed": 3}}]}  # fmt: skip


def test_a_submission_of_kobo_is_a_report_with_its_answers() -> None:
    reading = read(json.dumps([KOBO]), "forms")
    (report,) = (one.report for one in reading.reads)
    assert report.text == "event/village: كرسف\nevent/killed: ٣٤\nevent/victims[1]/event/victims/name: فلان"
    assert (report.locator, report.published_on, report.attached) == (
        "form aaa-1",
        date(2031, 3, 5),
        ("photo.jpg",),
    )
    assert {i.value for i in reading.identities} == {
        "collect:DEVICE77", "+963944111222", "SIM8963", "salma_k", "karim_account"
    }  # fmt: skip
    for secret in ("DEVICE77", "944", "SIM8963", "salma_k", "karim"):
        assert secret not in repr(reading.reads)


def test_whoever_asked_and_answered_is_sealed_whatever_the_form_calls_them() -> None:
    """Their names, numbers and where the device stood; the names of the dead, and a witness's yes, are answers."""
    asked = {"interviewer_name": "Rima Karam", "group/respondent": "Salim Issa", "reporter_phone": "0955123",
             "اسم الباحث": "هدى عيسى", "المجموعة/رقم هاتف الشاهد": "٠٩٤٤١٢٣", "start-geopoint": "12.77 -40.77 0 0",
             "your_name": "Majd Issa", "رقم الجوال": "0966123"}  # fmt: skip
    kept = {
        "event/witness": "yes",
        "event/victim_name": "Nour Haddad",
        "اسم الشهيد": "نور حداد",
        "phone_lines": "cut",
    }
    reading = read(json.dumps([{"_uuid": "c", **asked, **kept}], ensure_ascii=False), "forms")
    assert reading.reads[0].report.text.splitlines() == [f"{key}: {value}" for key, value in kept.items()]
    assert {i.value for i in reading.identities} == {*asked.values()}


def test_a_submission_of_odk_central_is_read_alike() -> None:
    reading = read(json.dumps(ODK), "forms")
    assert reading.reads[0].report.text == "event/village: كرسف\nevent/killed: 3"
    assert {i.value for i in reading.identities} == {"5", "Karim Invented", "collect:DEV9"}


def test_an_edit_is_a_new_version_and_replaces_the_earlier_one() -> None:
    edited = {
        **KOBO,
        "_uuid": "aaa-2",
        "meta/instanceID": "uuid:aaa-2",
        "meta/deprecatedID": "uuid:aaa-1",
        "event/killed": "35",
    }
    reading = read(json.dumps([KOBO | {"username": "first_account"}, edited]), "forms")
    assert [one.report.locator for one in reading.reads] == ["form aaa-2"]
    assert "first_account" in {i.value for i in reading.identities}
    assert "killed: 35" in reading.reads[0].report.text
    assert (reading.account.units, reading.account.empty) == (2, 1)


def test_through_a_profile_a_form_is_a_row() -> None:
    form = {"_uuid": "aaa-1", "date": "2031-03-04", "village": "كرسف", "killed": "3", "deviceid": "DEVICE77"}
    reading = read(json.dumps([form]), "forms", profile=PLAIN)
    (only,) = reading.reads
    assert only.events is not None
    assert (only.report.locator, only.events[0].counts[0].min) == ("form aaa-1", 3)
    assert "DEVICE77" not in repr(reading.reads)


@pytest.mark.parametrize("data", ['{"results": [1]}', "[", '"x"', "[" * 3_000, json.dumps([{"a": 1}])[:-1]])
def test_what_is_no_export_is_refused(data: str) -> None:
    with pytest.raises(BadForms):
        read(data, "forms")
