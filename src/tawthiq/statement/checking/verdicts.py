"""What a documented figure says to a stated number. A documented count is a floor: below a claim it never conflicts."""

from __future__ import annotations

from collections.abc import Iterable

from tawthiq.model.checks import Said
from tawthiq.model.claims import Count
from tawthiq.model.figures import Figure

MUCH_MORE = 3, 2  # an "at least" is called understated from one and a half times its number
ABOUT = 10  # "about 150" covers a tenth on both sides
_ORDER = ("conflicts", "supported", "understated", "depends_on_reading", "documented_lower", "outside")


def verdict_of(said: Said, figure: Figure) -> str:
    """The verdict of one figure on a stated count."""
    if said.count is None or figure.low is None or figure.best is None:
        return "outside"
    low, best, high = figure.low, figure.best, figure.highest
    if said.ceiling:
        return _under_ceiling(said.count, low, best)
    first, last = bounds(said.count)
    much = low * MUCH_MORE[1] >= first * MUCH_MORE[0] and low > first if last is None else low > last
    if much:
        return "understated"
    if best >= first or _printed(figure, first, last):
        return "supported"
    return "depends_on_reading" if high is not None and high >= first else "documented_lower"


def _printed(figure: Figure, first: int, last: int | None) -> bool:
    """Whether a publisher prints such a number for just this window and area, where another prints a lower one."""
    same = [p for p in figure.parts if p.window_relation == p.area_relation == "same"]
    return any(first <= p.low and (last is None or p.low <= last) for p in same)


def _under_ceiling(count: Count, low: int, best: int) -> str:
    cap = count.max if count.max is not None else (count.min or 0)
    if low > cap:
        return "conflicts"
    return "supported" if best <= cap else "depends_on_reading"


def bounds(count: Count) -> tuple[int, int | None]:
    """The numbers that a stated count allows, lowest and highest (None: open)."""
    low, high = count.min or 0, count.max
    if count.qualifier == "about" and high is not None:
        return low - low // ABOUT, high + high // ABOUT
    return low, high


def strongest(verdicts: Iterable[str]) -> str:
    """One reading asked of several bases: what any of them supports is supported; material goes before none."""
    found = set(verdicts)
    return next((v for v in _ORDER if v in found), "outside")


def together(verdicts: Iterable[str]) -> str:
    """Several readings of what the text leaves open: one answer only where all with material agree."""
    found = {v for v in verdicts if v != "outside"}
    if not found:
        return "outside"
    return found.pop() if len(found) == 1 else "depends_on_reading"
