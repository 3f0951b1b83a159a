"""Documented figures: counting questions answered from incidents and from published totals."""

from tawthiq.figures.documented.answering import answer, answer_from
from tawthiq.figures.documented.digest import definition, digest
from tawthiq.figures.documented.holdings import Holdings
from tawthiq.figures.documented.table import HEADINGS, beside_lines, part_name, table_rows
from tawthiq.figures.documented.toll import toll
from tawthiq.lang.wording import sentence

__all__ = [
    "HEADINGS",
    "Holdings",
    "answer",
    "answer_from",
    "beside_lines",
    "definition",
    "digest",
    "part_name",
    "sentence",
    "table_rows",
    "toll",
]
