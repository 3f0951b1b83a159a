"""Why two figures differ: the difference split into causes that add up to it exactly."""

from tawthiq.figures.compare.parts import CAUSES, ZERO, Comparison, Delta, Difference, Part, compared
from tawthiq.figures.compare.printed import between_totals, definition_of, number_of, to_total
from tawthiq.figures.compare.sums import Side, World, between_sums, chained, incidents_of
from tawthiq.figures.compare.wording import comparison_rows, sentence, side_text

__all__ = [
    "CAUSES", "ZERO", "Comparison", "Delta", "Difference", "Part", "Side", "World", "between_sums",
    "between_totals", "chained", "compared", "comparison_rows", "definition_of", "incidents_of", "number_of",
    "sentence", "side_text", "to_total",
]  # fmt: skip
