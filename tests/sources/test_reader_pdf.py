"""Pages count only where two engines see the same digits and words; three programs make the golden files anew."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
import typst
from reading_tools import read

from tawthiq.sources.errors import BadContainer
from tawthiq.sources.pdf.glyphs import Glyph
from tawthiq.sources.pdf.lines import lines_of, text_of
from tawthiq.sources.readers.pdf import essence
from tawthiq.statement import font_folders

LINES = (
    "تقرير ميداني",
    "قتل ٣٤ شخصا وأصيب ١٢ آخرون في قصف على بلدة كرسف يوم 03/05/2019، وفق الدفاع المدني.",
    "نزح 1,200 شخص من عين دارفيل إلى المخيمات (بين 12 و19 عائلة) منذ 28 نيسان.",
    "The shelling killed 34 civilians on 03/05/2019 near Karsef.",
)
PAGE = (
    '<html dir="rtl" lang="ar"><meta charset="utf-8"><style>@font-face {{font-family: f; src: url("{font}")}} '
    "body {{font-family: f}}</style><body>{lines}</body></html>"
)


FODT = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.text"><office:styles>
<style:style style:name="r" style:family="paragraph">
<style:paragraph-properties style:writing-mode="rl-tb"/></style:style>
<style:style style:name="l" style:family="paragraph">
<style:paragraph-properties style:writing-mode="lr-tb"/></style:style>
</office:styles><office:body><office:text>{lines}</office:text></office:body></office:document>"""


def _font(name: str) -> Path:
    return next(path for folder in font_folders() for path in folder.rglob("*.ttf") if name in path.name)


def chromium(folder: Path) -> bytes:
    lines = "".join(f"<p dir='{'ltr' if line.isascii() else 'rtl'}'>{line}</p>" for line in LINES)
    (folder / "page.html").write_text(
        PAGE.format(font=_font("Amiri-Regular").as_uri(), lines=lines), encoding="utf-8"
    )
    command = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
    made = [
        f"--user-data-dir={folder}/profile",
        f"--print-to-pdf={folder}/page.pdf",
        str(folder / "page.html"),
    ]
    subprocess.run([*command, *made], check=True, capture_output=True, timeout=120)
    return (folder / "page.pdf").read_bytes()


def typeset(folder: Path, font: str = "Amiri") -> bytes:
    lines = "\n\n".join(f"#text(dir: ltr)[{line}]" if line.isascii() else line for line in LINES)
    source = f'#set text(font: ("{font}", "Noto Sans"), lang: "ar", dir: rtl)\n{lines}'
    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(f) for f in font_folders()]
    )
    return bytes(typst.compile(source.encode(), format="pdf", font_paths=fonts))


def libreoffice(folder: Path) -> bytes:
    if shutil.which("soffice") is None:
        pytest.skip("LibreOffice is not on this machine")
    lines = "".join(
        f'<text:p text:style-name="{"l" if one.isascii() else "r"}">{one}</text:p>' for one in LINES
    )
    (folder / "page.fodt").write_text(FODT.format(lines=lines), encoding="utf-8")
    command = [
        "soffice",
        f"-env:UserInstallation=file://{folder}/profile",
        "--headless",
        "--convert-to",
        "pdf",
    ]
    made = ["--outdir", str(folder), str(folder / "page.fodt")]
    subprocess.run([*command, *made], check=True, capture_output=True, timeout=120)
    return (folder / "page.pdf").read_bytes()


@pytest.mark.parametrize("program", [chromium, typeset, libreoffice])
def test_arabic_digits_dates_and_words_stand_as_they_were_typed(program: object, tmp_path: Path) -> None:
    reading = read(program(tmp_path), "pdf")  # type: ignore[operator]
    assert not [
        r for r in reading.account.refused if r.code != "SRC-131"
    ]  # LibreOffice puts a blank page first
    assert essence("".join(one.report.text for one in reading.reads)) == essence("".join(LINES))
    for written in (
        "٣٤ شخصا",
        "03/05/2019",
        "1,200 شخص",
        "(بين 12 و19 عائلة)",
        "killed 34 civilians on 03/05/2019",
    ):
        assert any(written in one.report.text for one in reading.reads), written


def test_the_same_digits_as_an_extractor_of_a_third_make(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(typeset(tmp_path))
    seen = subprocess.run(
        ["pdftotext", str(tmp_path / "a.pdf"), "-"], capture_output=True, check=True
    ).stdout.decode()
    assert "٣٤" in seen
    assert "03/05/2019" in seen


def test_a_font_on_which_the_engines_differ_needs_eyes_and_gives_no_report(tmp_path: Path) -> None:
    reading = read(typeset(tmp_path, "Noto Sans Arabic"), "pdf")
    (refused,) = reading.account.refused
    assert (reading.reads, refused.code, refused.locator) == ([], "SRC-130", "page 1")


def test_a_page_without_text_needs_eyes_and_a_person_can_type_it() -> None:
    source = b"#rect(width: 2cm, height: 2cm, fill: black)"
    blank = bytes(typst.compile(source, format="pdf"))
    (refused,) = read(blank, "pdf").account.refused
    assert refused.code == "SRC-131"
    typed = read(blank, "pdf", corrections={"page 1": {"text": "قُتل ٣٤ مدنياً في كرسف"}})
    assert typed.reads[0].report.text == "قُتل ٣٤ مدنياً في كرسف"
    assert typed.account.refused == ()


def test_two_columns_need_eyes() -> None:
    source = b"#set page(columns: 2, height: 6cm, width: 16cm)\n#set text(size: 9pt)\n#lorem(160)"
    account = read(bytes(typst.compile(source, format="pdf")), "pdf").account
    assert [r.code for r in account.refused] == ["SRC-130"] * account.units


def test_the_author_of_a_document_goes_to_the_vault() -> None:
    source = '#set document(author: "Karim Invented")\nThree civilians were killed.'
    reading = read(bytes(typst.compile(source.encode(), format="pdf")), "pdf")
    assert [i.value for i in reading.identities] == ["Karim Invented"]
    assert "Karim" not in repr(reading.reads)


@pytest.mark.parametrize("data", [b"%PDF-1.7\n", b"%PDF-1.7\n%%EOF", b"no pdf"])
def test_what_is_no_pdf_is_refused(data: bytes) -> None:
    with pytest.raises(BadContainer):
        read(data, "pdf")


@pytest.mark.parametrize(
    ("visual", "logical"),
    [
        ("فسرك يف ٣٤ لتق", "قتل ٣٤ في كرسف"),
        (".03/05/2019 موي", "يوم 03/05/2019."),
        ("صخش 1,200 حزن", "نزح 1,200 شخص"),
        ("19-12 نيب", "بين 12-19"),
        ("٠٣/٠٥/٢٠١٩ موي", "يوم ٠٣/٠٥/٢٠١٩"),
        (")ةلئاع 12( حزن", "نزح (12 عائلة)"),
        ("killed 34 in Karsef", "killed 34 in Karsef"),
        ("WFP ةمظنم", "منظمة WFP"),
    ],
)
def test_a_line_is_read_as_people_read_it(visual: str, logical: str) -> None:
    glyphs = [Glyph(char, float(i), i + 1.0, 100.0, 10.0) for i, char in enumerate(visual)]
    (line,) = lines_of(glyphs)
    assert text_of(line) == logical
