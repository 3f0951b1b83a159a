"""Overlaps, posteriors and chains."""

from __future__ import annotations

import numpy as np

from tawthiq.figures.drawing import BLUE, COLOURS, INK, PALE, RED, Canvas, Plot, axis
from tawthiq.figures.estimates.answer import Estimate
from tawthiq.figures.estimates.plots.words import word
from tawthiq.figures.estimates.subsets import members

MOST_COLUMNS = 40


def upset(found: Estimate, lang: str) -> Plot:
    """Persons per combination of lists, largest first (Lex et al. 2014)."""
    table = found.table
    order = sorted(
        (m for m in range(1, len(table.counts)) if table.counts[m]), key=lambda m: (-table.counts[m], m)
    )
    shown = order[:MOST_COLUMNS]
    canvas = Canvas(200 + 26 * len(shown), 260 + 24 * len(table.lists), lang)
    tallest = max(float(table.counts[m]) for m in shown)
    for place, mask in enumerate(shown):
        _column(
            canvas,
            180 + 26 * place,
            mask,
            float(table.counts[mask]) / tallest,
            table.counts[mask],
            table.lists,
        )
    for j, name in enumerate(table.lists):
        canvas.text(165, 254 + 24 * j, f"{name} ({table.size(j):,})", "right")
    rows = tuple((" + ".join(table.names(m)), int(table.counts[m])) for m in order)
    about = "; ".join(f"{names}: {n}" for names, n in rows[:MOST_COLUMNS])
    header = (word("lists", lang), word("persons", lang))
    return Plot("upset", canvas.render(word("upset", lang), about), header, rows)


def _column(
    canvas: Canvas, x: float, mask: int, share: float, persons: float, lists: tuple[str, ...]
) -> None:
    height = 170 * share
    canvas.box(x - 8, 230 - height, 16, height, BLUE)
    canvas.text(x, 225 - height, f"{persons:,.0f}", "middle", 9)
    inside = members(mask)
    if len(inside) > 1:
        canvas.line(x, 250 + 24 * inside[0], x, 250 + 24 * inside[-1], INK, 2)
    for j in range(len(lists)):
        canvas.dot(x, 250 + 24 * j, INK if j in inside else PALE, 6)


def posterior(found: Estimate, lang: str) -> Plot | None:
    """The distribution of the total by each admissible method; None where none has one."""
    chosen = [m for m in found.methods if m.name in found.admissible and m.answered and len(m.draws)]
    if not chosen:
        return None
    low = min(float(np.quantile(m.draws, 0.002)) for m in chosen)
    high = max(float(np.quantile(m.draws, 0.99)) for m in chosen)
    edges = np.linspace(low, max(high, low + 1), 61)
    heights = {m.name: np.histogram(m.draws, edges)[0] / len(m.draws) for m in chosen}
    canvas = Canvas(760, 360, lang)
    at = axis(canvas, float(edges[0]), float(edges[-1]), 310, 50, 730)
    canvas.text(390, 350, word("total", lang), "middle", 11)
    top = max(float(h.max()) for h in heights.values())
    middles = (edges[1:] + edges[:-1]) / 2
    for place, (name, height) in enumerate(heights.items()):
        points = [(at(float(x)), 310 - 240 * float(y) / top) for x, y in zip(middles, height, strict=True)]
        canvas.path(points, COLOURS[place], 2)
        canvas.text(720, 60 + 18 * place, word(name, lang), "right", 12, COLOURS[place])
    if found.verdict != "published":
        canvas.text(380, 40, word(found.verdict, lang), "middle", 12, RED)
    header = (word("total", lang), *(word(n, lang) for n in heights))
    rows = tuple(
        (round(float(x)), *(round(float(h[i]), 5) for h in heights.values())) for i, x in enumerate(middles)
    )
    about = "; ".join(f"{word(m.name, lang)}: {m.median:,.0f} [{m.low:,.0f}, {m.high:,.0f}]" for m in chosen)
    return Plot("posterior", canvas.render(word("posterior", lang), about), header, rows)


def trace(found: Estimate, lang: str) -> Plot | None:
    """The sampler's chains in order; None without a sampler."""
    method = next((m for m in found.methods if m.chains.size), None)
    if method is None:
        return None
    chains = method.chains[:, :: max(1, method.chains.shape[1] // 250)]
    low, high = float(np.quantile(chains, 0.001)), float(np.quantile(chains, 0.999))
    canvas = Canvas(760, 340, lang)
    at = axis(canvas, 0, method.chains.shape[1], 290, 70, 730)
    step = method.chains.shape[1] / chains.shape[1]
    for c, chain in enumerate(chains):
        inside = np.clip((chain - low) / max(high - low, 1e-9), 0, 1)
        points = [(at(t * step), 280 - 230 * float(y)) for t, y in enumerate(inside)]
        canvas.path(points, COLOURS[c % len(COLOURS)], 0.7)
    for value, y in ((low, 280), (high, 50)):
        canvas.text(64, y + 4, f"{value:,.0f}", "right", 11)
    canvas.text(400, 330, word("round", lang), "middle", 11)
    middle = np.quantile(method.chains, (0.025, 0.5, 0.975), axis=1).T
    rows = tuple((c + 1, *(round(float(v)) for v in q)) for c, q in enumerate(middle))
    header = tuple(word(k, lang) for k in ("chain", "low", "median", "high"))
    seen = method.diagnostics
    about = f"R-hat {float(str(seen['rhat'])):.3f}, ESS {float(str(seen['ess'])):.0f}"
    return Plot("trace", canvas.render(f"{word('trace', lang)} ({about})", about), header, rows)
