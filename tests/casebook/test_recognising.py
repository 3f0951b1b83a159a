"""What OCR reads can be searched and waits for a person; before that, nothing rests on it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from made import WHO, small
from printed import picture
from tawthiq.casebook import deriving, log, queries
from tawthiq.casebook.actions.erasing import erase
from tawthiq.casebook.book import Casebook
from tawthiq.casebook.case import CaseInput
from tawthiq.casebook.derived import models
from tawthiq.casebook.errors import NotAllowed
from tawthiq.casebook.recognising import by_ocr
from tawthiq.casebook.running import take
from tawthiq.cli.main import cli
from tawthiq.evidence.kinds import ItemReceived

pytestmark = pytest.mark.skipif(shutil.which("tesseract") is None, reason="tesseract is not installed")


def with_a_picture(folder: Path) -> tuple[Casebook, str]:
    """A casebook with a picture that was published on a day, and the picture's SHA-256."""
    book = small(folder / "book", {})
    (folder / "notice.png").write_bytes(picture())
    told = {"published": "2031-03-05"}
    one = CaseInput(folder / "notice.png", None, "desk", None, told, WHO.organisation, "claims", None)
    item = take(book, one, acting=WHO).item
    assert item is not None
    return book, item


def test_a_claim_of_ocr_counts_only_after_a_person_confirmed_it(tmp_path: Path) -> None:
    book, item = with_a_picture(tmp_path)
    first = by_ocr(book, item, (), "ara+eng", acting=WHO)
    assert first.account is not None
    assert "text by OCR, tesseract" in first.account.notes[0]
    assert not by_ocr(book, item, (), "ara+eng", acting=WHO).new
    deriving.derive(book)
    report = models.Report.objects.get()
    assert (report.published, report.audience, report.title[:15]) == (
        "2031-03-05",
        "claims:rafidan",
        "OCR: tesseract ",
    )
    claims = queries.claims()
    assert {(c.review, c.anchor.extractor) for c in claims.values()} == {("unreviewed", "ocr")}
    assert not models.Incident.objects.exists()
    said = CliRunner().invoke(
        cli, ["review", "--ocr", "--casebook", str(book.folder)], input="c\n" * len(claims)
    )
    assert f"1 of {len(claims)} not yet reviewed behind what OCR read" in said.output
    assert "Not reviewed behind what OCR read: 0" in said.output
    deriving.derive(book)
    assert {c.review for c in queries.claims().values()} == {"confirmed"}
    assert models.Incident.objects.exists()


def test_erasing_a_picture_names_the_text_that_was_read_from_it(tmp_path: Path) -> None:
    book, item = with_a_picture(tmp_path)
    by_ocr(book, item, (), "ara+eng", acting=WHO)
    first, text = (a.id for a, body in log.read() if isinstance(body, ItemReceived))
    assert erase(book, acting=WHO, act=first, because="the family asked").made_of_it == (text,)
    assert erase(book, acting=WHO, act=text, because="the family asked").made_of_it == ()


def test_what_is_neither_a_picture_nor_a_page_is_refused(tmp_path: Path) -> None:
    book = small(tmp_path / "book", {"first": "مقتل ثلاثة مدنيين بقصف على كرسف"})
    deriving.derive(book)
    item = models.Item.objects.get().sha256
    with pytest.raises(NotAllowed, match="a picture, or a PDF"):
        by_ocr(book, item, (), "ara+eng", acting=WHO)
    told = CliRunner().invoke(cli, ["ocr", item, "--casebook", str(book.folder)])
    assert isinstance(told.exception, NotAllowed)
    assert CliRunner().invoke(cli, ["review", "--casebook", str(book.folder)]).exit_code == 2
