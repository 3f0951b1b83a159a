"""A document gives the text on its pages; who wrote, deleted and commented stays sealed."""

from __future__ import annotations

import io
import zipfile

import pytest
from reading_tools import read

from tawthiq.sources.errors import BadContainer

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>سلمى الحسن</dc:creator>'
    "<cp:lastModifiedBy>Karim Invented</cp:lastModifiedBy></cp:coreProperties>"
)


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def document(body: str, **parts: str) -> bytes:
    """A DOCX with this body; `parts` are further entries, "__" for "/" and "_X" for ".xml"."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(
            "word/document.xml", f'<?xml version="1.0"?><w:document {_W}><w:body>{body}</w:body></w:document>'
        )
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_X", ".xml"), content)
    return out.getvalue()


TABLE = "<w:tbl><w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr></w:tbl>".format(
    paragraph("كرسف"), paragraph("٣٤")
)
DELETED = (
    "<w:p><w:r><w:t>قُتل </w:t></w:r><w:del><w:r><w:delText>5</w:delText><w:t>5</w:t></w:r></w:del>"
    "<w:ins><w:r><w:t>3</w:t></w:r></w:ins></w:p>"
)


def test_paragraphs_tables_and_footnotes_are_read_in_their_order() -> None:
    notes = f"<w:footnotes {_W}>{paragraph('حاشية')}</w:footnotes>"
    data = document(paragraph("قُتل ثلاثة مدنيين") + TABLE + paragraph("03/05/2019"), word__footnotes_X=notes)
    assert read(data, "docx").reads[0].report.text == "قُتل ثلاثة مدنيين\nكرسف | ٣٤\n03/05/2019\nحاشية"


def test_deleted_text_is_gone_inserted_text_stands_and_the_account_says_so() -> None:
    reading = read(document(DELETED, word__comments_X="<x>سرّ</x>"), "docx")
    assert reading.reads[0].report.text == "قُتل 3"
    assert reading.account.notes == ("deleted passages left out: 1", "comments stay in the item")


def test_the_author_and_the_last_editor_go_to_the_vault() -> None:
    reading = read(document(paragraph("نص"), docProps__core_X=_CORE), "docx")
    assert [i.value for i in reading.identities] == ["سلمى الحسن", "Karim Invented"]
    assert "سلمى" not in repr(reading.reads)


def test_a_document_of_pictures_only_is_an_empty_unit_and_says_how_many() -> None:
    reading = read(document("<w:p/>", word__media__a="x"), "docx")
    assert (reading.account.reports, reading.account.empty) == (0, 1)
    assert "pictures without text: 1" in reading.account.notes


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (document(paragraph("x"), **{"word/vbaProject.bin": "x"}), "macros"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100), "password"),
        (document("<w:p>"), "damaged"),
        (b"PK\x03\x04 no zip at all", "damaged"),
    ],
)
def test_what_is_locked_or_damaged_is_refused_with_the_reason(data: bytes, why: str) -> None:
    with pytest.raises(BadContainer) as refused:
        read(data, "docx")
    assert why in refused.value.text("en")
