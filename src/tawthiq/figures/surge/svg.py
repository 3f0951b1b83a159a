"""The picture of a surge question as one SVG file that needs nothing else, and its twin as a table.

Bars are the incidents known each day, pale bars with whiskers what is likely still to be reported (the fan of
the reporting delay), the line what a quiet day would have, the band where 90 % of quiet days lie.
"""

from __future__ import annotations

from tawthiq.errors import Bilingual
from tawthiq.figures.drawing import document
from tawthiq.figures.surge.result import Day, SurgeResult

WIDTH, HEIGHT, LEFT, TOP, BOTTOM = 960, 420, 48, 78, 60
COLUMNS = (
    "date", "window", "known", "share_reported", "estimated", "estimated_low", "estimated_high", "expected",
    "expected_low", "expected_high",
)  # fmt: skip

_TITLE = Bilingual("Incidents a day, and what was to be expected", "الحوادث في اليوم والمتوقع منها")
_LEGEND = (
    ("#555555", Bilingual("known, baseline", "معروفة، خط الأساس")),
    ("#b2182b", Bilingual("known, window", "معروفة، النافذة")),
    ("#f4a582", Bilingual("likely still to be reported", "يُرجَّح أن يُبلَّغ عنها بعد")),
    ("#2166ac", Bilingual("expected, with 90 % of quiet days", "المتوقع، مع 90٪ من الأيام الهادئة")),
)


def table(result: SurgeResult) -> list[tuple[str, ...]]:
    """The table twin: a header and one row a day."""
    return [COLUMNS, *(_row(d) for d in result.days)]


def _row(d: Day) -> tuple[str, ...]:
    band = (d.expected_low, d.expected_high)
    return (
        d.date,
        "1" if d.inside else "0",
        str(d.known),
        f"{d.share_reported:.3f}",
        f"{d.estimated:.1f}",
        str(d.estimated_low),
        str(d.estimated_high),
        "" if d.expected is None else f"{d.expected:.2f}",
        *("" if v is None else str(v) for v in band),
    )


def counts_svg(result: SurgeResult, lang: str = "en") -> str:
    """Daily counts with baseline and interval and the reporting-delay fan; right to left in Arabic."""
    days = result.days
    top = max(max(d.known, d.estimated_high, d.expected_high or 0) for d in days) or 1
    frame = _Frame(len(days), top, lang == "ar")
    body = [*_axis(frame, days, top), *_band(frame, days)]
    for i, d in enumerate(days):
        body.extend(_bars(frame, i, d))
    body.extend(_line(frame, days))
    body.extend(_words(result, lang))
    return document(WIDTH, HEIGHT, lang, _TITLE[lang], result.sentence[lang], body)


class _Frame:
    """Places days and counts on the sheet; time runs from right to left when `rtl`."""

    def __init__(self, days: int, top: float, rtl: bool) -> None:
        self.step = (WIDTH - 2 * LEFT) / days
        self.scale = (HEIGHT - TOP - BOTTOM) / top
        self.rtl = rtl

    def x(self, i: float) -> float:
        along = LEFT + i * self.step
        return WIDTH - along - self.step if self.rtl else along

    def y(self, count: float) -> float:
        return HEIGHT - BOTTOM - count * self.scale


def _bar(frame: _Frame, i: int, low: float, high: float, colour: str) -> str:
    x, y, wide = frame.x(i) + 0.1 * frame.step, frame.y(high), 0.8 * frame.step
    tall = frame.y(low) - y
    return f'<rect x="{x:.2f}" y="{y:.2f}" width="{wide:.2f}" height="{tall:.2f}" fill="{colour}"/>'


def _bars(frame: _Frame, i: int, d: Day) -> list[str]:
    out = []
    if d.estimated > d.known:
        out.append(_bar(frame, i, d.known, d.estimated, _LEGEND[2][0]))
    if d.known:
        out.append(_bar(frame, i, 0, d.known, _LEGEND[1 if d.inside else 0][0]))
    if d.estimated_high > d.known:
        x = frame.x(i) + frame.step / 2
        low, high = frame.y(d.estimated_low), frame.y(d.estimated_high)
        out.append(f'<path d="M{x:.2f} {low:.2f}V{high:.2f}" stroke="#7f3b08" stroke-width="1.2"/>')
    return out


def _band(frame: _Frame, days: tuple[Day, ...]) -> list[str]:
    return [
        f'<rect x="{frame.x(i):.2f}" y="{frame.y(d.expected_high):.2f}" width="{frame.step:.2f}" '
        f'height="{frame.y(d.expected_low or 0) - frame.y(d.expected_high):.2f}" fill="#2166ac" fill-opacity="0.13"/>'
        for i, d in enumerate(days)
        if d.expected_high is not None
    ]


def _line(frame: _Frame, days: tuple[Day, ...]) -> list[str]:
    points = [
        f"{frame.x(i) + frame.step / 2:.2f},{frame.y(d.expected):.2f}"
        for i, d in enumerate(days)
        if d.expected is not None
    ]
    return (
        [f'<polyline points="{" ".join(points)}" fill="none" stroke="#2166ac" stroke-width="1.6"/>']
        if points
        else []
    )


def _axis(frame: _Frame, days: tuple[Day, ...], top: float) -> list[str]:
    side, anchor = (WIDTH - LEFT + 6, "start") if frame.rtl else (LEFT - 6, "end")
    ticks = sorted({0, round(top / 2), round(top)})
    out = [f'<path d="M{LEFT} {frame.y(0):.2f}H{WIDTH - LEFT}" stroke="#000000"/>']
    for tick in ticks:
        out.append(f'<text x="{side}" y="{frame.y(tick) + 4:.2f}" text-anchor="{anchor}">{tick}</text>')
    every = max(1, len(days) // 8)
    for i in range(0, len(days), every):
        x = frame.x(i) + frame.step / 2
        out.append(
            f'<text x="{x:.2f}" y="{frame.y(0) + 18:.2f}" text-anchor="middle">{days[i].date[5:]}</text>'
        )
    return out


def _words(result: SurgeResult, lang: str) -> list[str]:
    rtl = lang == "ar"
    x, anchor = (
        (WIDTH - LEFT, 'direction="rtl" text-anchor="start"') if rtl else (LEFT, 'text-anchor="start"')
    )
    out = [f'<text x="{x}" y="26" {anchor} font-size="17" font-weight="bold">{_TITLE[lang]}</text>']
    for i, (colour, words) in enumerate(_LEGEND):
        at = LEFT + i * (WIDTH - 2 * LEFT) / len(_LEGEND)
        spot = WIDTH - at - 12 if rtl else at
        text = spot - 6 if rtl else spot + 18
        out.append(f'<rect x="{spot:.1f}" y="46" width="12" height="12" fill="{colour}"/>')
        out.append(f'<text x="{text:.1f}" y="57" {anchor}>{words[lang]}</text>')
    window = f"{result.window['since']} – {result.window['until']}"
    out.append(
        f'<text x="{WIDTH / 2}" y="{HEIGHT - 14}" text-anchor="middle" direction="ltr">{window}</text>'
    )
    return out
