"""The map of a scan as one SVG file that needs nothing else, and its twin as a table."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

import numpy as np

from tawthiq.errors import Bilingual
from tawthiq.figures.drawing import document
from tawthiq.figures.scan.result import Cluster, ScanResult
from tawthiq.figures.scan.scores import Floats
from tawthiq.figures.scan.wording import LEVEL, few, isolated

WIDTH, HEIGHT, MARGIN, LIST = 640, 560, 30, 360
COLOURS = ("#b2182b", "#ef8a62", "#2166ac", "#67a9cf", "#762a83")
KM_PER_DEGREE = 111.195

_TITLE = Bilingual("Clusters found by the scan", "التجمّعات التي وجدها المسح")
_LINE = Bilingual("{n}. {names}", "{n}. {names}")
_NUMBERS = Bilingual(
    "{start} to {end}: {observed} observed, {expected} expected, p = {p}",
    "من {start} إلى {end}: المسجّل {observed} والمتوقع {expected}، p = {p}",
)
COLUMNS = (
    "cluster",
    "locations",
    "start",
    "end",
    "duration",
    "observed",
    "expected",
    "score",
    "p",
    "recurrence_days",
)


def table(result: ScanResult) -> list[tuple[str, ...]]:
    """The table twin: a header and one row for each cluster."""
    return [COLUMNS, *(_row(i, c) for i, c in enumerate(result.clusters, start=1))]


def _row(number: int, c: Cluster) -> tuple[str, ...]:
    recurrence = "" if c.recurrence_days is None else f"{c.recurrence_days:.0f}"
    return (
        str(number),
        "|".join(c.locations),
        c.start,
        c.end,
        str(c.duration),
        str(c.observed),
        f"{c.expected:.2f}",
        f"{c.score:.4f}",
        f"{c.p:.4g}",
        recurrence,
    )


def map_svg(result: ScanResult, lang: str = "en", most: int = 5) -> str:
    """The places as dots, the best `most` clusters as circles, with their numbers listed beside the map."""
    shown = result.clusters[:most]
    flat = dict(zip(result.locations, _flat(result), strict=True))
    circles = [_round(c, flat) for c in shown]
    view = _View.over(list(flat.values()), circles)
    rank = {name: i for i, c in enumerate(shown) for name in c.locations}
    at = {name: view.screen(xy) for name, xy in flat.items()}
    body = [
        *(_circle(view, i, c.p, *where) for i, (c, where) in enumerate(zip(shown, circles, strict=True))),
        *(_dot(name, xy, rank.get(name)) for name, xy in at.items()),
        *(_label(c, at) for c in shown),
        *_legend(shown, lang),
    ]
    return document(WIDTH + LIST, HEIGHT, lang, _TITLE[lang], result.sentence[lang], body, 13)


def _flat(result: ScanResult) -> Floats:
    """Positions (n, 2) on a plane, in km, or as they are for x and y."""
    if not result.geographic:
        return result.where
    middle = math.radians(float(result.where[:, 0].mean()))
    return np.column_stack([result.where[:, 1] * math.cos(middle), result.where[:, 0]]) * KM_PER_DEGREE


def _round(c: Cluster, flat: dict[str, Floats]) -> tuple[Floats, float]:
    """Centre and radius of a circle that holds the cluster's places."""
    centre = np.mean([flat[name] for name in c.locations], axis=0)
    return centre, max(math.dist(centre, flat[name]) for name in c.locations)


@dataclass(frozen=True, slots=True)
class _View:
    """From the plane to the screen: all dots and circles inside the margins."""

    low: Floats
    scale: float

    @classmethod
    def over(cls, spots: list[Floats], circles: list[tuple[Floats, float]]) -> _View:
        edges = [*spots, *(c - r for c, r in circles), *(c + r for c, r in circles)]
        low, high = np.min(edges, axis=0), np.max(edges, axis=0)
        span = np.maximum(high - low, 1e-9)
        return cls(low, float(min((WIDTH - 2 * MARGIN) / span[0], (HEIGHT - 2 * MARGIN) / span[1])))

    def screen(self, xy: Floats) -> Floats:
        x, y = (xy - self.low) * self.scale
        return np.array([MARGIN + x, HEIGHT - MARGIN - y])


def _circle(view: _View, i: int, p: float, centre: Floats, radius: float) -> str:
    """Dashed when the cluster does not stand out from chance."""
    dashes = "" if p <= LEVEL else ' stroke-dasharray="5 5"'
    x, y = view.screen(centre)
    wide = radius * view.scale + 8
    return (
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{wide:.1f}" fill="{COLOURS[i]}" fill-opacity="0.15" '
        f'stroke="{COLOURS[i]}" stroke-width="2"{dashes}/>'
    )


def _dot(name: str, xy: Floats, rank: int | None) -> str:
    colour = "#777777" if rank is None else COLOURS[rank]
    return f'<circle cx="{xy[0]:.1f}" cy="{xy[1]:.1f}" r="3" fill="{colour}"><title>{escape(name)}</title></circle>'


def _label(c: Cluster, at: dict[str, Floats]) -> str:
    x, y = at[c.locations[0]]
    name = escape(c.locations[0])
    return f'<text x="{x:.1f}" y="{y - 9:.1f}" text-anchor="middle" unicode-bidi="plaintext">{name}</text>'


def _legend(shown: Sequence[Cluster], lang: str) -> list[str]:
    rtl = lang == "ar"
    x, anchor = (
        (WIDTH + LIST - 20, 'direction="rtl" text-anchor="start"')
        if rtl
        else (WIDTH + 10, 'text-anchor="start"')
    )
    out = [f'<text x="{x}" y="36" {anchor} font-size="16" font-weight="bold">{_TITLE[lang]}</text>']
    for i, c in enumerate(shown):
        names = "، ".join(c.locations[:3]) if rtl else ", ".join(c.locations[:3])
        more = "" if len(c.locations) <= 3 else f" +{len(c.locations) - 3}"
        numbers = _NUMBERS[lang].format(
            start=isolated(c.start, lang),
            end=isolated(c.end, lang),
            observed=c.observed,
            expected=few(c.expected),
            p=f"{c.p:.3g}",
        )
        head = _LINE[lang].format(n=i + 1, names=escape(names + more))
        y = 70 + i * 62
        out.append(f'<text x="{x}" y="{y}" {anchor} fill="{COLOURS[i]}" font-weight="bold">{head}</text>')
        out.append(f'<text x="{x}" y="{y + 20}" {anchor} font-size="11">{numbers}</text>')
    return out
