"""Pictures of an invented text, as OCR is given them."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import typst

LINES = (
    "Three civilians were killed in shelling of Karsef on 4 March 2031.",
    "قتل ثلاثة مدنيين في قصف على القرية يوم الثلاثاء",
    "أصيب خمسة آخرون في القصف على السوق",
)
TEXT = """
#set page(width: 19cm, height: 8cm)
#set text(font: ("{}", "Noto Sans"), size: 14pt)
{}

#set text(lang: "ar", dir: rtl)
{}

{}
"""


def fonts() -> typst.Fonts:
    names = ("fontpkg_noto_sans_arabic", "fontpkg_noto_sans", "fontpkg_amiri")
    folders = [str(Path(str(import_module(n).__file__)).parent) for n in names]
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=folders)


def picture(typeface: str = "Noto Sans Arabic", points: int = 200) -> bytes:
    """The lines as a photo of a notice would show them: `points` an inch, no letters."""
    source = TEXT.format(typeface, *LINES)
    return bytes(typst.compile(source.encode(), format="png", ppi=float(points), font_paths=fonts()))
