"""The table of figures: one row for each figure and, under it, one for each of its parts."""

from __future__ import annotations

from collections.abc import Iterable

from tawthiq.lang.labels import label, window_text
from tawthiq.lang.ranges import fmt_number, fmt_range
from tawthiq.lang.wording import number, question_text, split_name
from tawthiq.model.figures import HIGHEST, UNBOUNDED, Figure, Part, Question

HEADINGS = {
    "en": ("question", "low", "best", "high", "what the range is", "reviewed", "claims", "incidents"),
    "ar": ("السؤال", "الأدنى", "الأرجح", "الأعلى", "ما هو المدى", "المراجَع", "الإفادات", "الحوادث"),
}
_NONE = {"en": "none documented", "ar": "لا شيء موثقاً"}
_OPEN = {"en": "open", "ar": "مفتوح"}


def table_rows(figures: Iterable[Figure], lang: str) -> list[tuple[str, ...]]:
    """Headings, then a row of eight texts for each figure; its parts follow, their names indented by two spaces."""
    lang = "ar" if lang == "ar" else "en"
    rows: list[tuple[str, ...]] = [HEADINGS[lang]]
    for figure in figures:
        rows.append(_row(figure, lang))
        rows += [_part_row(figure, part, lang) for part in figure.parts]
    return rows


_SAID = (
    "stated as civilian",
    "plus status unknown",
    "sum of minima and maxima",
    HIGHEST,
    UNBOUNDED,
)  # in the sentence and a caveat


def beside_lines(figure: Figure, lang: str) -> list[str]:
    """One line for each simulated range beside the figure: what it is, then its range and middle."""
    out = []
    for one in figure.beside:
        if one.name in _SAID:
            continue
        middle = "" if one.high == one.low else f" ({fmt_number(one.best, lang)})"
        out.append(f"{label('beside', one.name, lang)}: {fmt_range(one.low, one.high, lang)}{middle}")
    return out


def _row(figure: Figure, lang: str) -> tuple[str, ...]:
    interval = label("intervals", figure.interval, lang)
    head = f"{figure.id}: {question_text(figure.question, lang)}"
    numbers = _numbers(figure.low, figure.best, figure.high, lang)
    if figure.high is None and figure.highest is not None:
        numbers = (*numbers[:2], number(figure, "high", lang))
    counts = (figure.reviewed, figure.claims, figure.incidents)
    return (head, *numbers, interval, *(fmt_number(n, lang) for n in counts))


def _part_row(figure: Figure, part: Part, lang: str) -> tuple[str, ...]:
    counts = (part.reviewed, part.claims, part.incidents)
    numbers = _numbers(part.low, part.best, part.high, lang)
    return (
        f"  {part_name(part, lang, figure.question)}",
        *numbers,
        _relation(part, lang),
        *(fmt_number(n, lang) for n in counts),
    )


def part_name(part: Part, lang: str, question: Question | None = None) -> str:
    """The source, the class or unit of a split, or the publisher with the window of its total."""
    return (
        split_name(part, question, lang)
        if part.window is None
        else f"{part.name}{'،' if lang == 'ar' else ','} {window_text(*part.window, lang)}"
    )


def _relation(part: Part, lang: str) -> str:
    if not part.window_relation:
        return label("intervals", "reports", lang)
    window, area = (label("relations", r, lang) for r in (part.window_relation, part.area_relation))
    return f"الفترة {window}، المنطقة {area}" if lang == "ar" else f"window {window}, area {area}"


def _numbers(low: int | None, best: int | None, high: int | None, lang: str) -> tuple[str, str, str]:
    if low is None:
        return (_NONE[lang], "", "")
    upper = _OPEN[lang] if high is None else fmt_number(high, lang)
    return (fmt_number(low, lang), fmt_number(best or 0, lang), upper)
