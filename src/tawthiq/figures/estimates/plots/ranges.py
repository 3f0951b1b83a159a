"""Ranges in rows: the methods side by side, the estimate without each list, the sensitivity sweep."""

from __future__ import annotations

from collections.abc import Sequence

from tawthiq.figures.drawing import BLUE, INK, PALE, RED, Canvas, Plot, axis
from tawthiq.figures.estimates.answer import Estimate
from tawthiq.figures.estimates.plots.words import word

Row = tuple[str, float, float, float, bool]
"""Label, low, median, high, whether it counts for the headline."""


def methods(found: Estimate, lang: str) -> Plot:
    """Every method's range; those named in advance in colour."""
    rows = [
        (
            word(m.name, lang),
            float(m.low or 0),
            float(m.median or 0),
            float(m.high or 0),
            m.name in found.admissible,
        )
        for m in found.methods
        if m.answered
    ]
    return _ranges("methods", "method", rows, found, lang)


def left_out(found: Estimate, lang: str) -> Plot:
    """The estimate without each list."""
    rows = [(f"{word('left', lang)} {name}", *values, True) for name, values in found.left_out.items()]
    return _ranges("left_out", "list", rows, found, lang)


def sensitivity(found: Estimate, lang: str) -> Plot | None:
    """The sweep over the interaction of all lists; None where that method has no answer."""
    sweep = next((m for m in found.methods if m.name == "nhoi" and m.answered), None)
    if sweep is None:
        return None
    rows = [
        (m.terms, float(str(m.more["low"])), float(m.estimate or 0), float(str(m.more["high"])), True)
        for m in sweep.models
    ]
    return _ranges("sensitivity", "xi", rows, found, lang)


def _ranges(name: str, first: str, rows: Sequence[Row], found: Estimate, lang: str) -> Plot:
    canvas = Canvas(760, 104 + 26 * len(rows), lang)
    high = _end(rows, found.documented)
    at = axis(canvas, 0, high, canvas.height - 40, 230, 730)
    canvas.text(480, canvas.height - 6, word("total", lang), "middle", 11)
    canvas.line(at(found.documented), 46, at(found.documented), canvas.height - 40, INK, 1.5)
    canvas.text(at(found.documented) + 4, 54, word("documented", lang), "left", 10)
    for place, (label, low, middle, top, counts) in enumerate(rows):
        y = 74 + 26 * place
        colour = BLUE if counts else PALE
        canvas.text(220, y + 4, label, "right")
        canvas.line(at(low), y, at(top), y, colour, 4)
        canvas.dot(at(middle), y, colour)
        if top > high:
            canvas.text(728, y - 5, f"{top:,.0f} →", "right", 10)
    _stamp(canvas, found, lang)
    header = tuple(word(k, lang) for k in (first, "low", "median", "high"))
    table = tuple((r[0], round(r[1]), round(r[2]), round(r[3])) for r in rows)
    return Plot(name, canvas.render(word(name, lang), _about(rows)), header, table)


def _end(rows: Sequence[Row], documented: int) -> float:
    """The axis ends a little after the headline's ranges; what goes beyond is cut and its end printed."""
    ends = [r[3] for r in rows if r[4]] or [r[3] for r in rows] or [float(documented)]
    return 1.15 * max(*ends, float(documented))


def _about(rows: Sequence[Row]) -> str:
    return "; ".join(f"{r[0]}: {r[2]:,.0f} [{r[1]:,.0f}, {r[3]:,.0f}]" for r in rows)


def _stamp(canvas: Canvas, found: Estimate, lang: str) -> None:
    if found.verdict != "published":
        canvas.text(canvas.width / 2, 36, word(found.verdict, lang), "middle", 12, RED)
