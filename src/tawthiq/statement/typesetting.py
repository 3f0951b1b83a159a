"""The PDF: Typst source that carries its data as JSON, and the typesetter."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from importlib import import_module, resources
from pathlib import Path
from typing import Any, Literal

import typst

from tawthiq.lang.templates import template_text
from tawthiq.statement.annex import document
from tawthiq.statement.coverage import covered, printable
from tawthiq.statement.errors import PdfNotMade
from tawthiq.statement.pages import PACKAGE
from tawthiq.statement.resolving import Resolved

FONT_PACKAGES = ("fontpkg_noto_sans", "fontpkg_noto_sans_arabic", "fontpkg_amiri")


def to_typst(resolved: Resolved, lang: str) -> str:
    """The statement in one language with its annex, as Typst source. Raises NoSuchLanguage.

    All text travels as JSON inside one string, so that nothing in a title or a quote is read as markup. A character
    that the packaged fonts do not have is written as its code point.
    """
    shown = _printable(document(resolved, lang), covered(tuple(font_folders())))
    data = json.dumps(shown, ensure_ascii=False, sort_keys=True)
    return f"#let data = json(bytes({_string(data)}))\n{template_text(PACKAGE, 'statement.typ')}"


def font_folders() -> list[Path]:
    """The folders of the installed font packages: Latin first, then Arabic."""
    folders = []
    for name in FONT_PACKAGES:
        import_module(name)
        folders.append(Path(str(resources.files(name))) / "files")
    return folders


def pdf(source_typ: str, fonts: Sequence[Path], timestamp: datetime) -> bytes:
    """Typeset a tagged PDF: the same source, fonts and `timestamp` give the same bytes.

    It claims PDF/UA-1 unless a quote joins a mark to a letter that no single font holds both of; then it is tagged
    all the same, without the claim.

    `timestamp` has a zone and comes from the as-of act; `fonts` are folders, see font_folders(). Only these fonts
    are used, never those of the machine. Raises PdfNotMade.
    """
    found = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(f) for f in fonts]
    )
    try:
        return _compiled(source_typ, found, timestamp, "ua-1")
    except typst.TypstError as refused:
        if not refused.message.startswith("PDF/UA-1"):
            raise PdfNotMade(place="typst", read=refused.message) from refused
    try:
        return _compiled(source_typ, found, timestamp, None)
    except typst.TypstError as refused:
        raise PdfNotMade(place="typst", read=refused.message) from refused


def _compiled(
    source: str, fonts: typst.Fonts, timestamp: datetime, standard: Literal["ua-1"] | None
) -> bytes:
    made = typst.compile(
        source.encode("utf-8"),
        format="pdf",
        font_paths=fonts,
        ignore_system_fonts=True,
        timestamp=timestamp,
        pdf_standards=standard,
    )
    return bytes(made)


def _printable(value: Any, glyphs: frozenset[int]) -> Any:
    """The same data with every text made of characters that have a glyph."""
    if isinstance(value, str):
        return printable(value, glyphs)
    if isinstance(value, dict):
        return {key: _printable(one, glyphs) for key, one in value.items()}
    return [_printable(one, glyphs) for one in value] if isinstance(value, list | tuple) else value


def _string(text: str) -> str:
    """A Typst string literal."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\r", "\\r")
    return f'"{escaped}"'
