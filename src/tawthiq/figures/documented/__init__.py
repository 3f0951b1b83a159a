"""Documented figures: counting questions answered from incidents and from published totals."""

from tawthiq.figures.documented.answering import answer
from tawthiq.figures.documented.digest import definition, digest
from tawthiq.figures.documented.table import HEADINGS, part_name, table_rows
from tawthiq.figures.documented.toll import toll
from tawthiq.lang.wording import sentence

__all__ = ["HEADINGS", "answer", "definition", "digest", "part_name", "sentence", "table_rows", "toll"]
