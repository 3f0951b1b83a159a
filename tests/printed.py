"""Pictures of an invented text, as OCR is given them."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import typst

TEXT = """
#set page(width: 19cm, height: 8cm)
#set text(font: ("Noto Sans Arabic", "Noto Sans"), size: 14pt)
Three civilians were killed in shelling of Karsef on 4 March 2031.

#set text(lang: "ar", dir: rtl)
قتل ثلاثة مدنيين في قصف على القرية يوم الثلاثاء

أصيب خمسة آخرون في القصف على السوق
"""


def fonts() -> typst.Fonts:
    folders = [
        str(Path(str(import_module(n).__file__)).parent)
        for n in ("fontpkg_noto_sans_arabic", "fontpkg_noto_sans")
    ]
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=folders)


def picture() -> bytes:
    """An invented text as a photo of a notice would show it: points, no letters."""
    return bytes(typst.compile(TEXT.encode(), format="png", ppi=200.0, font_paths=fonts()))
