"""Three series side by side: identified victims, documented deaths with the unnamed, and an estimate. Never added.

They count different things. Identified victims are persons with a name on a list or in a report; documented deaths are
the numbers of incidents, named or not; an estimate says how many there may be beyond both. What is compared is who is
missing from which: persons on lists whom no counted incident names, and deaths of incidents that no name is known for.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tawthiq.model.figures import Figure


@dataclass(frozen=True, slots=True)
class Series:
    """The three with what each lacks. `estimated` None: none was run for this area and window.

    `lists_only` identified victims of the window whom no counted incident names; `named` those whom one does;
    `unnamed` the least and the most deaths of the counted incidents without a name (None: open above).
    """

    documented: Figure
    identified: Figure
    estimated: tuple[str, int | None, int | None, int | None] | None
    lists_only: int
    named: int
    unnamed: tuple[int, int | None]


def series(
    documented: Figure,
    identified: Figure,
    named_in: Mapping[str, frozenset[str]],
    estimated: tuple[str, int | None, int | None, int | None] | None = None,
) -> Series:
    """`named_in` gives for a victim's code the codes of the incidents whose reports name them."""
    counted = {i.ref: i for i in documented.inputs if i.counted}
    victims = [i.ref for i in identified.inputs if i.counted]
    inside = {v: named_in.get(v, frozenset()) & counted.keys() for v in victims}
    named = [v for v in victims if inside[v]]
    held: dict[str, int] = {}
    for v in named:
        code = min(inside[v])
        held[code] = held.get(code, 0) + 1
    low = sum(max(0, i.low - held.get(code, 0)) for code, i in counted.items())
    highs = [None if i.high is None else max(0, i.high - held.get(code, 0)) for code, i in counted.items()]
    high = None if any(h is None for h in highs) else sum(h or 0 for h in highs)
    return Series(documented, identified, estimated, len(victims) - len(named), len(named), (low, high))
