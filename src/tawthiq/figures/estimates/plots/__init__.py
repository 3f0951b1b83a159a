"""Plots of an estimate: SVG, each with a table that says the same, in English or Arabic."""

from __future__ import annotations

from tawthiq.figures.drawing import Plot
from tawthiq.figures.estimates.answer import Estimate
from tawthiq.figures.estimates.plots.ranges import left_out, methods, sensitivity
from tawthiq.figures.estimates.plots.shapes import posterior, trace, upset


def drawn(found: Estimate, lang: str = "en") -> list[Plot]:
    """All plots that this estimate has something to show in."""
    made = [upset(found, lang), methods(found, lang)]
    made += [
        p for p in (posterior(found, lang), trace(found, lang), sensitivity(found, lang)) if p is not None
    ]
    if found.left_out:
        made.append(left_out(found, lang))
    return made


def plots(found: Estimate, lang: str = "en") -> dict[str, str]:
    """File name to text: NAME.svg and its twin NAME.csv."""
    out = {}
    for plot in drawn(found, lang):
        out[f"{plot.name}.svg"] = plot.svg
        out[f"{plot.name}.csv"] = plot.csv()
    return out
