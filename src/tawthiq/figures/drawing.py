"""A small drawing surface: SVG written by hand, with titles for screen readers and Arabic set right to left."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

import numpy as np

from tawthiq.lang.spreadsheets import write_rows

INK, PALE, BLUE, RED = "#222222", "#bbbbbb", "#1f5fa8", "#b3261e"
COLOURS = ("#1f5fa8", "#b3261e", "#2e7d32", "#8e44ad", "#b9770e", "#00838f", "#6d4c41", "#455a64")
_UNDER = 20  # pixels that the subject of a picture takes
FONTS = "'Noto Sans', 'Noto Sans Arabic', sans-serif"


@dataclass(frozen=True, slots=True)
class Plot:
    """A drawing and the table that says the same."""

    name: str
    svg: str
    header: tuple[str, ...]
    rows: tuple[tuple[object, ...], ...]

    def csv(self) -> str:
        """The table twin as CSV."""
        text = io.StringIO()
        write_rows(text, (self.header, *self.rows))
        return text.getvalue()


@dataclass(slots=True)
class Canvas:
    """Marks in pixels from the upper left corner."""

    width: float
    height: float
    lang: str
    marks: list[str] = field(default_factory=list)

    def line(self, x1: float, y1: float, x2: float, y2: float, colour: str = INK, width: float = 1.0) -> None:
        """A straight line."""
        ends = f'x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}"'
        self.marks.append(f'<line {ends} stroke="{colour}" stroke-width="{width:g}"/>')

    def path(self, points: Sequence[tuple[float, float]], colour: str, width: float = 1.2) -> None:
        """A broken line through the points."""
        text = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
        self.marks.append(
            f'<polyline points="{text}" fill="none" stroke="{colour}" stroke-width="{width:g}"/>'
        )

    def box(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        """A filled rectangle."""
        size = f'width="{max(width, 0):.1f}" height="{max(height, 0):.1f}"'
        self.marks.append(f'<rect x="{x:.1f}" y="{y:.1f}" {size} fill="{colour}"/>')

    def dot(self, x: float, y: float, colour: str, radius: float = 4.0) -> None:
        """A filled circle."""
        self.marks.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:g}" fill="{colour}"/>')

    def text(
        self, x: float, y: float, words: str, side: str = "left", size: int = 12, colour: str = INK
    ) -> None:
        """Words whose left end, middle or right end is at `x`, whichever way they are read."""
        rtl = any("\u0590" <= c <= "\u08ff" for c in words)
        anchor = {"left": "start", "middle": "middle", "right": "end"}[side]
        if rtl and side != "middle":
            anchor = "end" if side == "left" else "start"
        way = ' direction="rtl"' if rtl else ""
        place = f'x="{x:.1f}" y="{y:.1f}" font-size="{size}" fill="{colour}" text-anchor="{anchor}"'
        self.marks.append(f"<text {place}{way}>{escape(words)}</text>")

    def render(self, title: str, about: str, subject: str = "") -> str:
        """The whole picture; `title` and `about` are read out by screen readers, the title is drawn too.

        `subject`, what the numbers count, stands under the title, and moves the marks down.
        """
        marks, down = self.marks, _UNDER if subject else 0
        self.marks = []
        self.text(self.width / 2, 20, title, "middle", 15)
        if subject:
            self.text(self.width / 2, 38, subject, "middle", 12)
            marks = [f'<g transform="translate(0 {down})">', *marks, "</g>"]
            title = f"{title}: {subject}"
        return document(self.width, self.height + down, self.lang, title, about, [*marks, *self.marks])


def document(
    width: float, height: float, lang: str, title: str, about: str, marks: Sequence[str], size: int = 12
) -> str:
    """One SVG file that needs nothing else: white ground, a title and a description for screen readers, the marks."""
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" role="img"'
    names = f'lang="{lang}" aria-label={quoteattr(title)} font-family="{FONTS}" font-size="{size}"'
    inside = [f"<title>{escape(title)}</title>", f"<desc>{escape(about)}</desc>"]
    ground = f'<rect width="{width:g}" height="{height:g}" fill="#ffffff"/>'
    return "\n".join([f"{head} {names}>", *inside, ground, *marks, "</svg>"]) + "\n"


def axis(
    canvas: Canvas, low: float, high: float, y: float, left: float, right: float
) -> Callable[[float], float]:
    """Draw a horizontal axis from `low` to `high` at height `y`; returns value to pixel."""
    span = max(high - low, 1e-9)

    def at(value: float) -> float:
        return left + (min(max(value, low), high) - low) / span * (right - left)

    canvas.line(left, y, right, y)
    for tick in ticks(low, high):
        canvas.line(at(tick), y, at(tick), y + 5)
        canvas.text(at(tick), y + 18, f"{tick:,.0f}", "middle", 11)
    return at


def ticks(low: float, high: float) -> list[float]:
    """Four to eight round numbers inside the range."""
    rough = max(high - low, 1e-9) / 6
    power = 10 ** np.floor(np.log10(rough))
    step = float(next(m * power for m in (1, 2, 5, 10) if m * power >= rough))
    return [float(v) for v in np.arange(np.ceil(low / step) * step, high + step * 1e-6, step)]
