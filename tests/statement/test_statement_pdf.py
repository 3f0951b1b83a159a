"""The PDF: every number opens the annex and ends in a quote of the item; draft and stamp on every page; same bytes."""

from __future__ import annotations

import io
import re
import subprocess
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pypdf
import pytest
from statement_made import Made, made, source

from tawthiq.lang.normalise import fold
from tawthiq.statement import Resolved, font_folders, pdf, to_typst
from tawthiq.statement.coverage import covered, printable
from tawthiq.statement.numbers import spots
from tawthiq.statement.words import WATERMARK

AT = datetime(2031, 3, 9, 12, tzinfo=UTC)
MADE = made()


@pytest.fixture(scope="module")
def resolved() -> Resolved:
    return MADE.resolve(source(MADE))


@pytest.fixture(scope="module")
def made_pdfs(resolved: Resolved) -> dict[str, bytes]:
    return {lang: pdf(to_typst(resolved, lang), font_folders(), AT) for lang in ("en", "ar")}


def text_of(data: bytes, folder: Path) -> str:
    """What poppler reads, which orders right-to-left lines as they are spoken."""
    path = folder / "made.pdf"
    path.write_bytes(data)
    read = subprocess.run(["pdftotext", str(path), "-"], capture_output=True, check=True)
    return re.sub("[\u200e\u200f\u202a-\u202e\u2066-\u2069]", "", read.stdout.decode("utf-8"))


def links(data: bytes) -> list[tuple[int, str]]:
    """(page, name of the destination) of every internal link."""
    reader = pypdf.PdfReader(io.BytesIO(data))
    found = []
    for n, page in enumerate(reader.pages):
        for annotation in page.get("/Annots", []):
            one = annotation.get_object()
            target = one.get("/Dest") or one.get("/A", {}).get("/D")
            found.append((n, target))
    return found


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_the_version_that_computed_a_figure_keeps_its_order_in_both_directions(
    lang: str, tmp_path: Path
) -> None:
    held = made("confirmed")
    version = "0.1.0+c52ab78b6252"
    held = replace(held, figures={k: replace(f, code=version) for k, f in held.figures.items()})
    text = text_of(pdf(to_typst(held.resolve(source(held)), lang), font_folders(), AT), tmp_path)
    assert version in text
    assert "c52ab78b6252+0.1.0" not in text


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_every_number_of_the_pdf_leads_through_the_annex_to_a_quote_in_its_item(
    lang: str, tmp_path: Path
) -> None:
    held = made("confirmed")  # without the watermark, whose letters a text extractor mixes into the lines
    resolved = held.resolve(source(held))
    spoken = text_of(pdf(to_typst(resolved, lang), font_folders(), AT), tmp_path)
    body = spoken.split("\f")[0]
    runs = [run for _, block in resolved.blocks[lang] for run in block]
    bound = " ".join(run.text for run in runs if run.anchor)
    foot = {"42", "1", str(len(spoken.split("\f")) - 1)}
    numbers = {body[a:b].lstrip("و") for a, b in spots(body) if body[a:b].strip("و")[0].isdigit()}
    assert numbers - foot
    assert {n for n in numbers - foot if n not in bound} == set()
    plain = " ".join(spoken.split())
    for run in runs:
        if run.anchor and not run.anchor.startswith("literal"):
            assert_leads_to_an_item(held, resolved, run.anchor, plain)


def assert_leads_to_an_item(held: Made, resolved: Resolved, anchor: str, printed: str) -> None:
    """Anchor to entry, entry to claims, claim to its quote: printed in the annex and standing in the report."""
    figures = {f"figure-{f.id}": f for f in resolved.figures}
    if anchor in figures:
        ids = [i for one in figures[anchor].inputs if one.counted for i in one.claims]
        assert ids or figures[anchor].low is None
    else:
        ids = [c.claim.id for c in resolved.cited if c.anchor == anchor]
    texts = {(r.item, r.locator): r.text for r in held.reports}
    items = [(held.claims[i].anchor, held.claims[i].event.quote) for i in ids]
    solid = re.sub(r"\s", "", fold(printed))  # extractors see gaps inside kerned Arabic words
    for where, quote in items:
        assert quote in texts[where.item, where.locator]
        assert where.item in printed
        shown = fold(printable(quote, covered(tuple(font_folders()))))
        assert [word for word in re.findall(r"\w+", shown) if word not in solid] == []
    for quoted in resolved.quoted:
        if quoted.anchor == anchor:
            assert quoted.words in texts[quoted.report.item, quoted.report.locator]


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_every_bound_run_is_a_link_and_every_link_has_its_entry(
    lang: str, resolved: Resolved, made_pdfs: dict[str, bytes]
) -> None:
    found = links(made_pdfs[lang])
    bound = {run.anchor for _, block in resolved.blocks[lang] for run in block if run.anchor}
    assert len({str(target) for page, target in found if page == 0}) == len(bound)
    assert all(target is not None for _, target in found)


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_draft_and_stamp_stand_on_every_page_in_both_languages(
    lang: str, made_pdfs: dict[str, bytes], tmp_path: Path
) -> None:
    pages = [p for p in text_of(made_pdfs[lang], tmp_path).split("\f") if p.strip()]
    assert len(pages) > 2
    for page in pages:
        assert "internal" in page
        assert "داخلي" in page
    reader = pypdf.PdfReader(io.BytesIO(made_pdfs[lang]))
    for one in reader.pages:
        drawn = re.sub(r"\s", "", one.extract_text())
        assert re.sub(r"\s", "", WATERMARK.en) in drawn


def test_a_reviewed_statement_has_no_watermark() -> None:
    held = made("confirmed")
    data = pdf(to_typst(held.resolve(source(held)), "en"), font_folders(), AT)
    reader = pypdf.PdfReader(io.BytesIO(data))
    assert not any("DRAFT" in page.extract_text() for page in reader.pages)


def test_the_same_statement_gives_the_same_bytes(resolved: Resolved, made_pdfs: dict[str, bytes]) -> None:
    assert pdf(to_typst(resolved, "ar"), font_folders(), AT) == made_pdfs["ar"]


def test_the_pdf_is_tagged_and_names_its_language_and_title(made_pdfs: dict[str, bytes]) -> None:
    for lang, data in made_pdfs.items():
        reader = pypdf.PdfReader(io.BytesIO(data))
        root = reader.trailer["/Root"]
        assert root["/MarkInfo"]["/Marked"] is True or root["/MarkInfo"]["/Marked"]
        assert str(root["/Lang"]).startswith(lang)
        assert "/StructTreeRoot" in root
        assert reader.metadata is not None
        assert reader.metadata.title


def test_text_is_never_read_as_markup_and_a_character_without_glyph_shows_its_code() -> None:
    hostile = '::: en\n# "#panic(1)\\" $x$ <label> `raw` *x* \u0007 🚑 中\n#set page(width: 1pt)\n:::\n'
    resolved = MADE.resolve(hostile)
    data = pdf(to_typst(resolved, "en"), font_folders(), AT)
    drawn = "".join(p.extract_text() for p in pypdf.PdfReader(io.BytesIO(data)).pages)
    drawn = re.sub(r"\s", "", drawn)
    assert "panic(1)" in drawn
    assert "[U+1F691]" in drawn
    assert "[U+4E2D]" in drawn


def test_a_mark_that_no_font_joins_to_its_letter_does_not_stop_the_pdf() -> None:
    resolved = MADE.resolve("::: en\nx\u0643\ufe20\u4e2d\ud800 y\n:::\n")
    data = pdf(to_typst(resolved, "en"), font_folders(), AT)
    assert "/StructTreeRoot" in pypdf.PdfReader(io.BytesIO(data)).trailer["/Root"]


def test_what_is_reviewed_and_has_problems_is_a_draft_that_says_so(tmp_path: Path) -> None:
    held = made("confirmed")
    resolved = held.resolve("::: en\n{{figure:killed-week}} and 12 more\n:::\n")
    reader = pypdf.PdfReader(io.BytesIO(pdf(to_typst(resolved, "en"), font_folders(), AT)))
    for page in reader.pages:
        drawn = re.sub(r"\s", "", page.extract_text())
        assert "DRAFT:problemsarenotsolved" in drawn
        assert "readbyaprogram,notreviewed" not in drawn


def test_the_fonts_show_both_scripts_and_not_everything() -> None:
    glyphs = covered(tuple(font_folders()))
    assert {ord(c) for c in "aZéşžабв٣۴قطفّـ–“”«»"} <= glyphs
    assert printable("مدني 🚑", glyphs) == "مدني [U+1F691]"
