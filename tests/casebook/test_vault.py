"""Identities are sealed to their owner's recipients or not kept at all."""

from __future__ import annotations

import json
from pathlib import Path

import pyrage
import pytest

from made import WHO, seeded, ticking
from tawthiq.casebook import deriving, log, models, vault
from tawthiq.casebook.actions.opening import open_for
from tawthiq.casebook.book import Casebook, make_casebook
from tawthiq.casebook.case import CaseInput
from tawthiq.casebook.running import take

PERSON = "سلمى المخترعة"

pytestmark = pytest.mark.usefixtures("database")


def opened(folder: Path, recipients: list[tuple[str, str]]) -> Casebook:
    book = make_casebook(folder, clock=ticking(), entropy=seeded(3))
    open_for(
        book, acting=WHO, name="x", zone="UTC", languages=["ar"], organisations=[("rafidan", "R", "ر")],
        recipients=recipients,
    )  # fmt: skip
    return book


def receive_signed_post(book: Casebook, folder: Path) -> None:
    message = {
        "id": 1, "type": "message", "date": "2024-03-05T10:00:00", "from": "قناة مخترعة", "from_id": "channel1",
        "author": PERSON, "text": "مقتل ثلاثة مدنيين بقصف على كرسف",
    }  # fmt: skip
    export = {"name": "قناة مخترعة", "type": "public_channel", "id": 1, "messages": [message]}
    path = folder / "result.json"
    path.write_text(json.dumps(export, ensure_ascii=False), encoding="utf-8")
    one = CaseInput(path, "telegram", "channel", None, {}, "rafidan", "items", None)
    taken = take(book, one, acting=WHO)
    assert taken.refusal is None


def test_an_author_is_sealed_and_only_the_key_opens_the_seal(tmp_path: Path) -> None:
    key = pyrage.x25519.Identity.generate()
    book = opened(tmp_path / "c", [("rafidan", str(key.to_public()))])
    receive_signed_post(book, tmp_path)
    (row,) = models.Identity.objects.all()
    assert PERSON.encode() not in bytes(row.sealed)
    assert vault.unseal(row.pseudonym, str(key))[1] == PERSON
    with pytest.raises(pyrage.DecryptError):
        vault.unseal(row.pseudonym, str(pyrage.x25519.Identity.generate()))


def test_without_a_recipient_nothing_is_kept(tmp_path: Path) -> None:
    book = opened(tmp_path / "c", [])
    receive_signed_post(book, tmp_path)
    assert not models.Identity.objects.exists()


def test_no_act_and_no_derived_row_names_the_person(tmp_path: Path) -> None:
    from tawthiq.casebook.db import DERIVED, rows_in_key_order
    from tawthiq.casebook.derived import models as derived

    book = opened(tmp_path / "c", [])
    receive_signed_post(book, tmp_path)
    deriving.derive(book)
    assert all(PERSON.encode() not in bytes(b.body) for b in models.ActBody.objects.all())
    for model in derived.DERIVED:
        assert all(PERSON not in str(row) for row in rows_in_key_order(DERIVED, model, model.key_fields))
    assert log.verify().acts == 2


def test_a_wrong_recipient_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    with pytest.raises(vault.BadRecipient):
        opened(tmp_path / "c", [("rafidan", "age1notakey")])
    assert not models.Act.objects.exists()
