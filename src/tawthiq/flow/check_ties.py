"""Which number a sentence puts down to which weapon or party: "air strikes killed 207", "42 killed by the Front"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from tawthiq.model.checks import Reading, Said

_HARMS = frozenset(("killed", "injured", "executed", "detained", "killed_or_injured"))
_DOERS, _NOT_STATED = ("weapon", "attribution"), ("other", "unknown_explosion", "bare_attack", "bare_bombing")
_FROM_THE_AIR = ("airstrike", "helicopter_barrel_bomb", "drone_strike")


def tied(said: Sequence[Said]) -> list[Said]:
    """The same; a weapon or party that stands alone in its sentence has its number, what was hit has the weapons."""
    return [_with_number(s, said) if s.kind in _DOERS else _with_weapons(s, said) for s in said]


def _with_number(said: Said, others: Sequence[Said]) -> Said:
    found = _number(said, others)
    return said if found is None else replace(
        said, count=found.count, readings=(said.readings[0], _narrowed(found, said))
    )  # fmt: skip


def _with_weapons(said: Said, others: Sequence[Said]) -> Said:
    """ "An air strike hit a hospital": of one incident, so far as its weapon is known."""
    if said.kind != "target" or not said.readings:
        return said
    beside = [o for o in others if o.kind == "weapon" and o.sentence is said.sentence and o.readings]
    types = [t for o in beside if _together(said, o) for t in _types(o.values)]
    return replace(said, also=(("weapon", (*dict.fromkeys(types), *_NOT_STATED)),)) if types else said


def _types(values: tuple[str, ...]) -> tuple[str, ...]:
    return _FROM_THE_AIR if values == ("airstrike",) else values


def _number(said: Said, others: Iterable[Said]) -> Said | None:
    """The only number of harm of the sentence with the same days and place, where no other weapon or party stands."""
    if not said.readings:
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
    return replace(count.readings[0], event_types=_types(said.values))
