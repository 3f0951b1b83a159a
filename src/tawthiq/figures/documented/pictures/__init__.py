"""Pictures of a figure of incidents: SVG files that need nothing else, each with a table that says the same."""

from __future__ import annotations

from tawthiq.figures.documented.by_incidents import answer_by_incidents
from tawthiq.figures.documented.holdings import Holdings
from tawthiq.figures.documented.pictures.days import by_day
from tawthiq.figures.documented.pictures.rows import by_area, completeness, without_each
from tawthiq.figures.drawing import Plot
from tawthiq.model.figures import Figure


def pictures(figure: Figure, holdings: Holdings, lang: str) -> list[Plot]:
    """Day by day, by area, without each originator, completeness; none where no incident of `holdings` is counted.

    `holdings` hold the incidents and claims behind the figure, or those of them that may be shown.
    """
    if figure.question.basis != "incidents" or figure.low is None:
        return []
    found = answer_by_incidents(figure.question, holdings)
    if found.reading is None:
        return []
    return [
        by_day(figure.question, found, lang),
        by_area(figure.question, found, holdings, lang),
        without_each(figure.question, found, holdings, lang),
        completeness(figure.question, found, lang),
    ]
