"""Drafts as files: four kinds are read, the rest is refused with a reason in both languages."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from datetime import date

import pytest
import typst

from tawthiq.errors import TawthiqError
from tawthiq.flow.drafts import read_draft
from tawthiq.statement.checking import errors
from tawthiq.statement.checking.sentences import layout, refuse_other_languages

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def docx(body: str, head: str = "") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", f"{head}<w:document {W}><w:body>{body}</w:body></w:document>")
        archive.writestr("word/footnotes.xml", f"<w:footnotes {W}>{paragraph('حاشية: 3 جرحى')}</w:footnotes>")
        archive.writestr("word/header1.xml", f"<w:hdr {W}/>")
    return out.getvalue()


COLUMNS = "#set page(columns: 2, height: 6cm, width: 16cm)\n#set text(size: 9pt)\n"


def pdf(source: str) -> bytes:
    made: bytes = typst.compile(source.encode(), format="pdf")
    return made


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def test_docx_gives_its_paragraphs_without_deleted_words_and_says_what_was_not_read() -> None:
    gone = "<w:p><w:del><w:r><w:delText>99</w:delText></w:r></w:del><w:r><w:t>قُتل 12 مدنياً</w:t></w:r></w:p>"
    draft = read_draft(docx(paragraph("عنوان") + gone), "بيان.docx")
    assert draft.text == "عنوان\nقُتل 12 مدنياً\nحاشية: 3 جرحى\n"
    notes = " ".join(note.en for note in draft.notes), " ".join(note.ar for note in draft.notes)
    assert all("word/header1.xml" in said for said in notes)
    assert "deleted passages left out: 1" in notes[0]


def test_a_docx_that_declares_entities_is_refused_before_they_expand() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    with pytest.raises(errors.BrokenDocx):
        read_draft(docx(paragraph("&b;"), bomb), "bomb.docx")


@pytest.mark.parametrize("data", [b"PK\x03\x04 no zip", docx(paragraph("x"))[:-40]])
def test_a_broken_docx_is_refused(data: bytes) -> None:
    with pytest.raises(errors.BrokenDocx):
        read_draft(data, "x.docx")


def test_html_keeps_words_and_lines_and_drops_scripts() -> None:
    page = (
        "<html><head><title>T</title><script>var x = 300;</script></head><nav>Home News</nav><h1>Twelve &lt;12&gt;</h1>"
        "<p>a <b>b</b></p></html>"
    )
    draft = read_draft(page.encode(), "a.html")
    assert draft.text.split("\n") == ["Twelve <12>", "a b", ""]
    assert [note.en for note in draft.notes] == ["words around the article left out (2)"]


def test_a_pdf_on_which_two_engines_agree_is_read_in_paragraphs() -> None:
    body = (
        "Twelve civilians were killed in the shelling of the two markets of Karsef, the society said. " * 2
        + "It was written down by a neighbour."
    )
    draft = read_draft(pdf(f"Dozens killed\n\n{body}\n\nSigned\n#pagebreak()\n"), "a.pdf")
    assert draft.text.split("\n") == ["Dozens killed", body, "Signed", ""]
    assert draft.form == "pdf"


def test_a_draft_is_parsed_in_the_cell_and_nowhere_else() -> None:
    code = (
        "import sys\nfrom tawthiq.flow.drafts import read_draft\n"
        "read_draft(b'<html><p>Twelve civilians were killed.</p></html>', 'a.html')\nprint(*sys.modules)"
    )
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.split()
    assert not {"lxml.etree", "pdfminer", "pypdfium2", "tawthiq.sources.registry"} & set(loaded)


def test_markdown_loses_its_marks_only() -> None:
    assert (
        read_draft("# عنوان\n\n**12** [قتيلاً](http://x.example)".encode(), "a.md").text == "عنوان\n\n12 قتيلاً"
    )


@pytest.mark.parametrize(
    ("data", "name", "refusal"),
    [
        (pdf("#rect(width: 3cm)"), "scan.pdf", errors.ScannedPdf),
        (
            pdf("#set page(columns: 2, height: 6cm, width: 16cm)\n#set text(size: 9pt)\n#lorem(160)"),
            "a.pdf",
            errors.PdfNotRead,
        ),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\x00" * 9, "x.txt", errors.NotText),
        (b" \n 12 \n", "x.txt", errors.NothingToCheck),
        (b"x" * 20_000_001, "x.txt", errors.TooLarge),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_reason_and_a_remedy(
    data: bytes, name: str, refusal: type[TawthiqError]
) -> None:
    with pytest.raises(refusal) as caught:
        read_draft(data, name)
    assert all(caught.value.as_dict()[k]["ar"] for k in ("message", "expected", "remedy"))  # type: ignore[index]


def test_a_french_text_is_refused_and_english_and_arabic_are_not() -> None:
    with pytest.raises(errors.OtherLanguage):
        refuse_other_languages(
            "Au moins douze civils ont été tués dans la ville par des frappes sur les écoles.", "x"
        )
    refuse_other_languages("At least twelve civilians were killed in the town by air raids on schools.", "x")
    refuse_other_languages("قُتل 12 مدنياً على الأقل في كرسف", "x")


TEXT = """Dozens killed in Darnous

Sunday, 10 March 2024 – Dr. Nilo of the U.S. office said so. “We saw it. All of it.” Nothing else.

• stop the raids;
• open the road.

Signed:
House of Lemons
Lamp Society
Friends of the River

Media contact:
Nobody"""


def test_every_piece_stands_where_it_says_and_nothing_is_lost() -> None:
    plan = layout(TEXT)
    pieces = [*plan.sentences, *plan.signatories]
    assert all(TEXT[s.start : s.end] == s.text for s in pieces)
    kept = "".join(sorted("".join(s.text for s in pieces).replace(" ", "")))
    assert kept == "".join(sorted(TEXT.replace(" ", "").replace("\n", "").replace("•", "")))


def test_title_date_sentences_signatories_and_contact_are_told_apart() -> None:
    plan = layout(TEXT)
    assert plan.date == date(2024, 3, 10)
    assert [s.text for s in plan.sentences if s.role == "title"] == ["Dozens killed in Darnous"]
    assert [s.text for s in plan.sentences if s.role == "body"][:3] == [
        "Dr. Nilo of the U.S. office said so.", "“We saw it. All of it.”", "Nothing else.",
    ]  # fmt: skip
    assert [s.text for s in plan.signatories] == ["House of Lemons", "Lamp Society", "Friends of the River"]
    assert "Nobody" in [s.text for s in plan.sentences if s.role == "contact"]


def test_an_arabic_date_line_is_read_and_cut_from_its_sentence() -> None:
    plan = layout("مقتل عشرات في درنوس\n\n١٠ آذار 2024 – منذ الاثنين قُتل 12 مدنياً.")
    assert plan.date == date(2024, 3, 10)
    assert [s.text for s in plan.sentences if s.role == "body"] == ["منذ الاثنين قُتل 12 مدنياً."]
