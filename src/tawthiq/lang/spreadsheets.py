"""CSV for people who open it in a spreadsheet program: no cell is taken for a formula.

Every exporter writes its rows through here. OWASP, "CSV Injection", names the signs that begin a formula (= + - @);
programs also skip what is invisible before them and fold full-width forms (Unicode NFKC), so we do too.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import IO

_SIGNS = frozenset("=+-@\u2212")
_NUMBER = re.compile(r"-[0-9]+([.,][0-9]+)?")


def harmless_cell(value: object) -> str:
    """`value` as text, with an apostrophe before what a spreadsheet would compute; None is an empty cell.

    Signs are looked for behind blanks, controls, direction marks and joiners. A plain negative number is no formula.
    """
    text = "" if value is None else str(value)
    sign = next((c for c in text if not _invisible(c)), "")
    folded = unicodedata.normalize("NFKC", sign)[:1]
    return f"'{text}" if folded in _SIGNS and folded and not _NUMBER.fullmatch(text) else text


def write_rows(file: IO[str], rows: Iterable[Sequence[object]], *, line_end: str = "\r\n") -> None:
    """Rows as CSV, every cell harmless."""
    writer = csv.writer(file, lineterminator=line_end)
    writer.writerows([harmless_cell(cell) for cell in row] for row in rows)


def _invisible(char: str) -> bool:
    """Blanks and separators, controls and formats (U+200F, U+FEFF), and marks that stand on nothing."""
    return unicodedata.category(char)[0] in "CZM"
