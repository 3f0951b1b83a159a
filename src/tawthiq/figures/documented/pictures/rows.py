"""Ranges and shares in rows: by area, without each originator, and how complete the incidents are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tawthiq.figures.documented.by_incidents import Answer
from tawthiq.figures.documented.holdings import Holdings
from tawthiq.figures.documented.leaving_out import leave_out
from tawthiq.figures.documented.pictures.words import header, word
from tawthiq.figures.documented.splits import split
from tawthiq.figures.documented.table import part_name
from tawthiq.figures.documented.weighing import NOTHING, Weighed, originators
from tawthiq.figures.drawing import BLUE, INK, PALE, Canvas, Plot, ticks
from tawthiq.lang.wording import question_text
from tawthiq.model.figures import Question

_WIDTH, _NAMES, _END = 820, 250, 60
_MOST = 20
_EXACT_METRES = 1_000


@dataclass(frozen=True, slots=True)
class _Row:
    name: str
    low: int
    best: int
    high: int | None


def by_area(question: Question, found: Answer, holdings: Holdings, lang: str) -> Plot:
    """The figure in the units of its area; where a place is not known so closely is a row of its own."""
    asked = replace(question, by="area")
    parts = split(asked, found, holdings).parts
    rows = [_Row(part_name(p, lang, asked), p.low, p.best, p.high) for p in parts]
    table = tuple((r.name, *_numbers(r, lang), p.incidents) for r, p in zip(rows, parts, strict=True))
    head = header(lang, "area", "low", "best", "high", "incidents")
    return Plot("areas", _ranges("areas", rows, None, question, lang), head, table)


def without_each(question: Question, found: Answer, holdings: Holdings, lang: str) -> Plot:
    """What is left of the figure without each originator; the line is the whole figure's best number."""
    left = leave_out(question, found, holdings)
    whole = found.weighed.only_counted().total() if found.weighed is not None else NOTHING
    rows = [_Row(one.originator, one.reading.low, one.reading.best, one.reading.high) for one in left]
    table = tuple((r.name, *_numbers(r, lang), one.alone) for r, one in zip(rows, left, strict=True))
    head = header(lang, "originator", "low", "best", "high", "alone")
    return Plot("originators", _ranges("originators", rows, whole.best, question, lang), head, table)


def completeness(question: Question, found: Answer, lang: str) -> Plot:
    """The share of the counted incidents with a name, an age, a place to 1 km, and two originators."""
    counted = [*found.weighed.only_counted()] if found.weighed is not None else []
    held = {key: sum(1 for w in counted if known(w)) for key, known in _KNOWN.items()}
    canvas = Canvas(_WIDTH, 60 + 34 * len(held), lang)
    for n, (key, many) in enumerate(held.items()):
        _share(canvas, 54 + 34 * n, word(key, lang), many, len(counted))
    rows = tuple((word(k, lang), n, len(counted), 100 * n // len(counted)) for k, n in held.items())
    about = "; ".join(f"{r[0]}: {r[1]} / {r[2]}" for r in rows)
    head = header(lang, "known", "incidents", "of", "percent")
    return Plot(
        "completeness",
        canvas.render(word("completeness", lang), about, question_text(question, lang)),
        head,
        rows,
    )


def _named(w: Weighed) -> bool:
    return any(v.name for c in w.candidate.admitted for v in c.event.victims)


def _aged(w: Weighed) -> bool:
    return any(v.age is not None for c in w.candidate.admitted for v in c.event.victims)


def _exact(w: Weighed) -> bool:
    precision = w.candidate.incident.precision
    return precision is not None and precision <= _EXACT_METRES


def _two(w: Weighed) -> bool:
    return w.said is not None and originators(w.said.used) > 1


_KNOWN = {"name": _named, "age": _aged, "place": _exact, "two": _two}


def _numbers(r: _Row, lang: str) -> tuple[object, object, object]:
    return r.low, r.best, word("open", lang) if r.high is None else r.high


def _ranges(name: str, rows: Sequence[_Row], line: int | None, question: Question, lang: str) -> str:
    """The first rows as ranges; the table has all of them."""
    shown = rows[:_MOST]
    canvas = Canvas(_WIDTH, 84 + 26 * len(shown), lang)
    top = max([1, line or 0, *(max(r.best, r.high or 0) for r in shown)])
    foot = canvas.height - 30
    for tick in ticks(0, top):
        x = _x(canvas, tick, top)
        canvas.line(x, 36, x, foot, "#eeeeee")
        canvas.text(x, foot + 18, f"{tick:,.0f}", "middle", 11)
    if line is not None:
        canvas.line(_x(canvas, line, top), 36, _x(canvas, line, top), foot, INK, 1.5)
    for n, r in enumerate(shown):
        _range(canvas, 52 + 26 * n, r, top)
    about = "; ".join(f"{r.name}: {r.low}-{'…' if r.high is None else r.high} ({r.best})" for r in shown)
    return canvas.render(word(name, lang), about, question_text(question, lang))


def _range(canvas: Canvas, y: float, r: _Row, top: int) -> None:
    _name(canvas, y, r.name)
    end = top if r.high is None else r.high
    canvas.line(_x(canvas, r.low, top), y, _x(canvas, end, top), y, PALE if r.high is None else BLUE, 4)
    canvas.dot(_x(canvas, r.best, top), y, BLUE)
    if r.high is None:
        arrow, side = ("←", "right") if canvas.lang == "ar" else ("→", "left")
        canvas.text(_x(canvas, top, top) + (-4 if canvas.lang == "ar" else 4), y + 4, arrow, side, 12)


def _share(canvas: Canvas, y: float, name: str, many: int, of: int) -> None:
    _name(canvas, y, name)
    start, end = sorted((_x(canvas, 0, of), _x(canvas, many, of)))
    left, right = sorted((_x(canvas, 0, of), _x(canvas, of, of)))
    canvas.box(left, y - 8, right - left, 16, "#eeeeee")
    canvas.box(start, y - 8, end - start, 16, BLUE)
    x = _x(canvas, of, of) + (-6 if canvas.lang == "ar" else 6)
    canvas.text(x, y + 4, f"{100 * many // of}%", "right" if canvas.lang == "ar" else "left", 12)


def _name(canvas: Canvas, y: float, name: str) -> None:
    short = name if len(name) <= 34 else f"{name[:33]}…"
    at = canvas.width - _NAMES + 10 if canvas.lang == "ar" else _NAMES - 10
    canvas.text(at, y + 4, short, "left" if canvas.lang == "ar" else "right")


def _x(canvas: Canvas, value: float, top: float) -> float:
    """Names stand where reading begins: on the left, in Arabic on the right, and numbers grow away from them."""
    along = _NAMES + value / top * (canvas.width - _NAMES - _END)
    return canvas.width - along if canvas.lang == "ar" else along
