"""Records as auto-archiver writes them; every file has the recorded hash, or the account names it."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import zipfile
from base64 import b64decode
from collections.abc import Mapping
from typing import Any

import pytest
from reading_tools import read

from tawthiq.sources.proof import stands_in
from tawthiq.sources.registry import detect_reader
from tawthiq.sources.timestamp import NoToken, read_token

STAMPED = b"abc\ndef"
# openssl ts -reply -token_out, over the SHA-256 of STAMPED, by an invented authority
TOKEN = b64decode(
    "MIICiQYJKoZIhvcNAQcCoIICejCCAnYCAQMxDzANBglghkgBZQMEAgEFADBnBgsqhkiG9w0BCRABBKBYBFYwVAIBAQYDKgMEMDEwDQYJYIZI"
    "AWUDBAIBBQAEINU9a5GvfK+P49gCHxFicBN8AHnVeaHhaWXagMLtE4/7AgECGA8yMDI2MTEyNjIyMzgyOFowAwIBATGCAfUwggHxAgEBMC8w"
    "FzEVMBMGA1UEAwwMSW52ZW50ZWQgVFNBAhR1dnI62zibijVf5rChyxzWCwkqrjANBglghkgBZQMEAgEFAKCBmDAaBgkqhkiG9w0BCQMxDQYL"
    "KoZIhvcNAQkQAQQwHAYJKoZIhvcNAQkFMQ8XDTI2MTEyNjIyMzgyOFowKwYLKoZIhvcNAQkQAgwxHDAaMBgwFgQU45udLTumfzCpwVsRoQve"
    "071M0UUwLwYJKoZIhvcNAQkEMSIEIFW2VJZfeBfusg8WitD8+NQIG2k5sJmR1pjRLtAwFzQ3MA0GCSqGSIb3DQEBAQUABIIBAH2OMjdn4kGo"
    "oUQ/px0zDVXi0kL5KH1k9yQMLZejoKt/Wv5MhodpyfAIbyt8LjPi2iQntTF6w5hA1fOnDVolCOukZnjks4JDQziKK2Pocqcd1s2MQ0hszLed"
    "k+qvh9Ok3mIoV25OwB8VROyvTBRtuS/EMkILkF2XqxYtKOhD8naEAuyZdXzvGN1KLaATLnp9FjozInpml4464AVFjkitNWlTXiZatpUMEFRg"
    "8jgT85fsT3MqlHAaAvjG4aPfefzNYHh8Ihy66autj7JkEc4lfXhxtLsSr5/sl6DUYJX7ECx02myxxjXWmWm5JRy91Wn0G6tPolbFuXZTP/Jt"
    "MpyfK9c="
)
FILM, SHOT = b"a film", b"a picture"
URL = "https://shahed.example/v/17"


class At:
    """Whose repr is a datetime as Python writes it."""

    def __repr__(self) -> str:
        return "datetime.datetime(2031, 3, 4, 10, 15, tzinfo=datetime.timezone.utc)"


def sha(data: bytes, kind: str = "SHA-256") -> str:
    return f"{kind}:{(hashlib.sha256 if kind == 'SHA-256' else hashlib.sha3_512)(data).hexdigest()}"


def medium(key: str, **properties: object) -> dict[str, object]:
    return {"filename": f"/home/collector/tmp/{key}", "_key": key, "urls": [f"./local_archive/{key}"],
            "properties": properties, "_mimetype": None}  # fmt: skip


def record(media: list[dict[str, object]], **said: object) -> dict[str, Any]:
    told = {
        "_processed_at": At(),
        "url": URL,
        "title": "قصف على كرسف",
        "content": "قُتل ثلاثة مدنيين",
        "timestamp": At(),
    }
    return {"status": "generic: success", "metadata": {**told, **said}, "media": media}


def rows(*captures: Mapping[str, Any]) -> bytes:
    out = io.StringIO()
    writer = csv.DictWriter(out, ["status", "metadata", "media"])
    writer.writeheader()
    writer.writerows(captures)
    return out.getvalue().encode()


def packed(**files: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name, data in files.items():
            made.writestr(name.replace("__", "/").replace("_dot_", "."), data)
    return out.getvalue()


def test_a_record_is_a_report_with_its_text_time_address_and_files() -> None:
    data = packed(db_dot_csv=rows(record([medium("v/film.mp4", hash=sha(FILM))])), v__film_dot_mp4=FILM)
    assert detect_reader("local_archive.zip", data) == "autoarchiver"
    (report,) = (one.report for one in read(data, "autoarchiver").reads)
    assert (report.locator, report.text) == ("record 1", "قصف على كرسف\nقُتل ثلاثة مدنيين")
    assert (report.url, report.published_at, report.attached) == (
        URL,
        "2031-03-04T10:15:00+00:00",
        ("film.mp4",),
    )
    told = {"name": "a.zip", "reader": "autoarchiver", "locator": "record 1"}
    assert stands_in(data, quote="قُتل ثلاثة مدنيين", **told)
    assert not stands_in(data, quote="قُتل أربعة", **told)
    assert not stands_in(data, quote="قُتل ثلاثة", **{**told, "locator": "record 2"})


@pytest.mark.parametrize("kind", ["SHA-256", "SHA3-512"])
def test_every_file_whose_hash_holds_is_named(kind: str) -> None:
    data = packed(db_dot_csv=rows(record([medium("v/film.mp4", hash=sha(FILM, kind))])), v__film_dot_mp4=FILM)
    account = read(data, "autoarchiver").account
    assert (account.units, account.reports, account.empty) == (2, 1, 1)
    assert account.notes == (f"v/film.mp4: the recorded {kind} holds",)


@pytest.mark.parametrize("stated", [sha(FILM), sha(FILM, "SHA3-512"), f"MD5:{'0' * 32}", "none"])
def test_a_file_with_another_hash_is_refused_by_name(stated: str) -> None:
    data = packed(db_dot_csv=rows(record([medium("film.mp4", hash=stated)])), film_dot_mp4=FILM + b"!")
    account = read(data, "autoarchiver").account
    assert [(r.locator, r.code) for r in account.refused] == [("file film.mp4", "SRC-133")]
    assert account.notes == ()


def test_a_missing_file_is_refused_one_without_a_hash_and_one_without_a_record_are_named() -> None:
    media = [medium("gone.mp4", hash=sha(FILM)), medium("shot.png")]
    data = packed(db_dot_csv=rows(record(media)), shot_dot_png=SHOT, stray_dot_png=SHOT)
    account = read(data, "autoarchiver").account
    assert [(r.locator, r.code) for r in account.refused] == [("file gone.mp4", "SRC-135")]
    assert account.notes == ("shot.png: no recorded hash, not verified", "stray.png: no record names it")
    assert "collector" not in repr(account)


def stamped(token: bytes = TOKEN, listed: bytes = STAMPED) -> bytes:
    """A record whose list of hashes was stamped; thumbnails and certificates lie inside the media."""
    tokens = [{**medium("token", tsa="http://tsa.example", cert_chain=[medium("tsa.crt")])}]
    media = [
        medium("a.png", hash="SHA-256:abc"), medium("b.png", hash="SHA-256:def", thumbnails=[medium("c.png")]),
        medium("hashes.txt", id="timestamped_hashes", timestamp_authority_files=tokens),
    ]  # fmt: skip
    return packed(
        db_dot_csv=rows(record(media)), hashes_dot_txt=listed, token=token, tsa_dot_crt=b"x", c_dot_png=SHOT
    )


def test_the_imprint_of_a_token_is_checked_and_its_signature_said_to_be_unverified() -> None:
    account = read(stamped(), "autoarchiver").account
    said = [note for note in account.notes if "timestamp" in note]
    assert said == [
        f"token: timestamp of hashes.txt, {read_token(TOKEN).time}: the imprint is its hash; "
        "the signature is not verified"
    ]
    assert [(r.locator, r.code) for r in account.refused] == [
        ("file a.png", "SRC-135"), ("file b.png", "SRC-135")
    ]  # fmt: skip
    assert {"c.png: no recorded hash, not verified", "tsa.crt: no recorded hash, not verified"} <= {
        *account.notes
    }


def test_a_token_over_other_bytes_and_a_hash_that_no_record_states_are_refused() -> None:
    found = [
        (r.locator, r.field, r.code)
        for r in read(stamped(listed=b"abc\nxyz"), "autoarchiver").account.refused
    ]
    assert ("file token", "messageImprint", "SRC-133") in found
    assert ("file hashes.txt", "hash", "SRC-133") in found
    notes = read(stamped(listed=b"abc"), "autoarchiver").account.notes
    assert "hashes.txt: the recorded hash def is not in this stamped list" in notes


@pytest.mark.parametrize("token", [b"", b"no token", TOKEN[:90]])
def test_what_is_no_token_is_refused(token: bytes) -> None:
    refused = read(stamped(token=token), "autoarchiver").account.refused
    assert ("file token", "SRC-136") in [(r.locator, r.code) for r in refused]


def test_a_token_says_hash_and_time_and_a_cut_one_is_none() -> None:
    token = read_token(TOKEN)
    assert (token.algorithm, token.imprint) == ("sha256", hashlib.sha256(STAMPED).digest())
    assert token.of(STAMPED)
    assert not token.of(STAMPED + b"\n")
    start = TOKEN.find(hashlib.sha256(STAMPED).digest())
    for cut in range(start):
        with pytest.raises(NoToken):
            read_token(TOKEN[:cut])


def test_json_records_are_read_alike() -> None:
    made = record([{**medium("x"), "key": "film.mp4", "_key": None, "properties": {"hash": sha(FILM)}}])
    made["metadata"].update(timestamp=1930385700.0, _processed_at=1930385700.0)
    data = packed(record_dot_json=json.dumps([made]).encode(), local__film_dot_mp4=FILM)
    reading = read(data, "autoarchiver")
    assert reading.account.notes == ("local/film.mp4: the recorded SHA-256 holds",)
    assert reading.reads[0].report.published_at == "2031-03-04T10:15:00+00:00"


def test_records_without_their_files_are_read_and_each_file_is_missing() -> None:
    reading = read(rows(record([medium("film.mp4", hash=sha(FILM))])), "autoarchiver", name="db.csv")
    assert (reading.account.reports, [r.code for r in reading.account.refused]) == (1, ["SRC-135"])


def test_whoever_published_is_a_pseudonym_in_the_text_too() -> None:
    one = record([], uploader="Layla Invented", content="بقلم Layla Invented")
    reading = read(rows(one), "autoarchiver", name="db.csv")
    assert "Invented" not in repr(reading.reads)
    assert [i.value for i in reading.identities] == ["Layla Invented"]


@pytest.mark.parametrize(
    "media", ["", "[", "__import__('os').abort()", "[" * 300, "{}", "[{'filename': 1}]", "[1]"]
)
def test_a_broken_record_is_refused_and_the_next_is_read(media: str) -> None:
    broken = {"status": "x", "metadata": "{}", "media": media}
    account = read(rows(broken, record([])), "autoarchiver", name="db.csv").account
    assert [(r.locator, r.code) for r in account.refused] == [("record 1", "SRC-137")]
    assert account.reports == 1


def test_calls_in_a_record_are_words_and_are_never_run() -> None:
    one = record([], title=At()) | {"metadata": "{'title': 'ضربة', 'content': print('x'), 'timestamp': None}"}
    (report,) = (r.report for r in read(rows(one), "autoarchiver", name="db.csv").reads)
    assert report.text == "ضربة\nprint('x')"
