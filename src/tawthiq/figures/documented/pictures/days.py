"""A figure day by day: bars to the best number, whiskers from low to high, the reviewed share dark."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from tawthiq.figures.documented.by_incidents import Answer, part
from tawthiq.figures.documented.pictures.words import header, word
from tawthiq.figures.documented.weighing import Weighing
from tawthiq.figures.drawing import BLUE, INK, PALE, Canvas, Plot, ticks
from tawthiq.lang.labels import short_day
from tawthiq.lang.wording import question_text
from tawthiq.model.figures import Part, Question
from tawthiq.model.incidents import Incident

_WIDTH, _HEIGHT, _LEFT, _TOP, _BOTTOM = 900, 380, 60, 70, 60
_MOST = 120  # bars; a longer window is drawn by weeks or longer steps


@dataclass(frozen=True, slots=True)
class _Step:
    """Some days together, from `first` on (None: incidents dated over several steps), with their part of the figure."""

    first: date | None
    part: Part


def by_day(question: Question, found: Answer, lang: str) -> Plot:
    """The rows of the table add up to the figure: what is dated over several steps is a row of its own."""
    steps = _steps(question, found.weighed.only_counted()) if found.weighed is not None else []
    canvas = Canvas(_WIDTH, _HEIGHT, lang)
    _draw(canvas, steps)
    _legend(canvas, lang)
    rows = tuple(_row(s, lang) for s in steps)
    about = "; ".join(f"{r[0]}: {r[1]}-{r[3]} ({r[2]})" for r in rows)
    head = header(lang, "day", "low", "best", "high", "incidents", "claims", "reviewed")
    return Plot("days", canvas.render(word("days", lang), about, question_text(question, lang)), head, rows)


def _steps(question: Question, counted: Weighing) -> list[_Step]:
    first, last = question.window
    days = (last - first).days + 1
    long = -(-days // _MOST)
    held: dict[int | None, list[int]] = {}
    for k, n in enumerate(counted.found.positions.tolist()):
        held.setdefault(_position(counted.hearing.holdings.incidents[n], first, long), []).append(k)
    out = []
    for n in range(-(-days // long)):
        made = part("", counted.take(np.array(held[n]))) if n in held else None
        out.append(_Step(first + timedelta(days=n * long), made or Part("", 0, 0, 0, 0, 0, 0)))
    several = part("", counted.take(np.array(held[None]))) if None in held else None
    return [*out, _Step(None, several)] if several else out


def _position(incident: Incident, first: date, long: int) -> int | None:
    """The step of an incident that lies in one; None when its days run over several or beyond the window."""
    start, end = incident.date_start, incident.date_end
    start, end = start or end, end or start
    if start is None or end is None or start < first:
        return None
    one, other = (start - first).days // long, (end - first).days // long
    return one if one == other else None


def _row(step: _Step, lang: str) -> tuple[object, ...]:
    p = step.part
    name = step.first.isoformat() if step.first else word("several", lang)
    high = word("open", lang) if p.high is None else p.high
    return (name, p.low, p.best, high, p.incidents, p.claims, p.reviewed)


def _draw(canvas: Canvas, steps: list[_Step]) -> None:
    top = max(max(s.part.best, s.part.high or 0) for s in steps) or 1
    wide = (_WIDTH - 2 * _LEFT) / len(steps)
    tall = (_HEIGHT - _TOP - _BOTTOM) / top
    floor = _HEIGHT - _BOTTOM
    for tick in ticks(0, top):
        y = floor - tick * tall
        canvas.line(_LEFT, y, _WIDTH - _LEFT, y, "#eeeeee")
        edge, side = (_WIDTH - _LEFT + 6, "left") if canvas.lang == "ar" else (_LEFT - 6, "right")
        canvas.text(edge, y + 4, f"{tick:,.0f}", side, 11)
    for n, step in enumerate(steps):
        x = _mirrored(canvas, _LEFT + (n + 0.5) * wide)
        _bar(canvas, step.part, x, 0.7 * wide, tall, floor)
        if step.first is None or n % max(1, len(steps) // 9) == 0:
            name = short_day(step.first, canvas.lang) if step.first else word("several", canvas.lang)
            canvas.text(x, floor + 18, name, "middle", 11)
    canvas.line(_LEFT, floor, _WIDTH - _LEFT, floor)


def _bar(canvas: Canvas, p: Part, x: float, wide: float, tall: float, floor: float) -> None:
    height = p.best * tall
    dark = height * p.reviewed / p.claims if p.claims else 0
    canvas.box(x - wide / 2, floor - height, wide, height, PALE)
    canvas.box(x - wide / 2, floor - dark, wide, dark, BLUE)
    if p.high is None:
        canvas.text(x, floor - height - 6, "↑", "middle", 13)
    elif p.low != p.high:
        canvas.line(x, floor - p.low * tall, x, floor - p.high * tall, INK, 1.4)


def _mirrored(canvas: Canvas, x: float) -> float:
    """Time runs from right to left in Arabic."""
    return canvas.width - x if canvas.lang == "ar" else x


def _legend(canvas: Canvas, lang: str) -> None:
    for n, (colour, key) in enumerate(((BLUE, "reviewed"), (PALE, "unreviewed"))):
        x = _mirrored(canvas, _LEFT + 150 * n)
        canvas.box(x - 12 if lang == "ar" else x, 40, 12, 12, colour)
        canvas.text(
            x - 18 if lang == "ar" else x + 18, 51, word(key, lang), "right" if lang == "ar" else "left"
        )
