"""On the shipped week: every number of both PDFs leads to claims whose quotes stand in the received bytes."""

from __future__ import annotations

import io
import json
import re
import subprocess
from pathlib import Path

import pypdf
import pytest

from made import example
from tawthiq.casebook import deriving, queries
from tawthiq.casebook.derived import models
from tawthiq.casebook.writing import Written, write
from tawthiq.model.incidents import Claim
from tawthiq.sources.proof import stands_in


@pytest.fixture
def written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Written:
    monkeypatch.delenv("TAWTHIQ_DATABASE_URL", raising=False)
    book = example(tmp_path / "c")
    deriving.derive(book)
    made = write(book, tmp_path / "out")
    (tmp_path / "items").symlink_to(book.items.folder)
    return made


def bytes_of(written: Written, sha: str) -> bytes:
    return (written.folder.parents[1] / "items" / sha[:2] / sha[2:]).read_bytes()


def in_its_item(written: Written, claim: Claim, quote: str) -> bool:
    item = models.Item._default_manager.get(sha256=claim.anchor.item)
    data = bytes_of(written, claim.anchor.item)
    return stands_in(data, name=item.name, reader=item.reader, locator=claim.anchor.locator, quote=quote)


def test_every_quote_of_every_claim_stands_in_the_bytes_received(written: Written) -> None:
    claims = queries.claims()
    assert len(claims) > 40
    sealed = "[sealed"
    for claim in claims.values():
        quotes = [
            claim.event.quote,
            *(c.quote for c in claim.event.counts),
            *(v.quote for v in claim.event.victims),
        ]
        for quote in quotes:
            lines = "\n".join(line for line in quote.split("\n") if sealed not in line)
            assert in_its_item(written, claim, lines), (claim.id, quote)


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_every_number_of_the_pdf_is_bound_and_its_annex_names_the_items(written: Written, lang: str) -> None:
    path = written.files[f"statement {lang} pdf"]
    text = subprocess.run(["pdftotext", str(path), "-"], capture_output=True, check=True).stdout.decode()
    solid = re.sub(r"\s", "", text)
    runs = [run for kind, block in written.resolved.blocks[lang] for run in block]
    assert not [run.text for run in runs if run.kind in ("unmarked", "problem")]
    linked = [run for run in runs if run.anchor]
    assert len(linked) >= 8
    pages = pypdf.PdfReader(io.BytesIO(path.read_bytes())).pages
    annotations = [a for page in pages for a in page.get("/Annots", [])]
    assert len(annotations) >= len(linked)
    claims = queries.claims()
    for figure in written.resolved.figures:
        counted = [i for i in figure.inputs if i.counted]
        assert counted or not figure.low
        for one in counted:
            assert one.ref.startswith("C-") or one.ref in text
            for ref in one.claims:
                assert claims[ref].anchor.item in solid


def test_the_figures_file_holds_what_the_database_holds(written: Written) -> None:
    told = json.loads(written.files["figures"].read_text(encoding="utf-8"))
    assert [(f["id"], f["low"], f["high"], f["digest"]) for f in told] == [
        (f.id, f.low, f.high, f.digest)
        for f in sorted(queries.figures(), key=lambda f: [t["id"] for t in told].index(f.id))
    ]
