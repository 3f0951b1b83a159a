"""Which number a sentence puts down to which weapon or party: "air strikes killed 207", "42 killed by the Front"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from tawthiq.model.checks import Reading, Said

_HARMS = frozenset(("killed", "injured", "executed", "detained", "killed_or_injured"))
_FROM_THE_AIR = ("airstrike", "helicopter_barrel_bomb", "drone_strike")


def tied(said: Sequence[Said]) -> list[Said]:
    """The same, where a weapon or party that stands alone in its sentence has the number that is put down to it."""
    return [replace(s, count=c.count, readings=(s.readings[0], _narrowed(c, s))) if (c := _number(s, said)) else s
            for s in said]  # fmt: skip


def _number(said: Said, others: Iterable[Said]) -> Said | None:
    """The only number of harm of the sentence with the same days and place, where no other weapon or party stands."""
    if said.kind not in ("weapon", "attribution") or not said.readings:
        return None
    here = [o for o in others if o.sentence is said.sentence]
    if len({o.values for o in here if o.kind == said.kind}) > 1:
        return None
    counts = [o for o in here if o.kind == "count" and o.count and o.count.kind in _HARMS and o.readings]
    whole = [c for c in counts if not (c.ceiling or c.announced or c.open or c.per) and _together(said, c)]
    return max(whole, key=lambda c: (c.count.min or 0) if c.count else 0, default=None)


def _together(said: Said, count: Said) -> bool:
    """Whether both are of the same days and place, and no semicolon parts them."""
    a, b = said.readings[0], count.readings[0]
    first, last = sorted(((said.start, said.end), (count.start, count.end)))
    between = said.sentence.text[first[1] - said.sentence.start : last[0] - said.sentence.start]
    days = (a.window.first, a.window.last) == (b.window.first, b.window.last)
    return days and a.area.pcodes == b.area.pcodes and not {";", "؛", ":"} & set(between)


def _narrowed(count: Said, said: Said) -> Reading:
    """What is asked of the number where only incidents of this weapon or laid to this party count."""
    if said.kind == "attribution":
        return replace(count.readings[0], party=said.values)
    types = _FROM_THE_AIR if said.values == ("airstrike",) else said.values
    return replace(count.readings[0], event_types=types)
