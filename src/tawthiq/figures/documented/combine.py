"""The rule for disagreement: from the claims of an incident to its low, best and high, and their sum.

Claims that come from one and the same originator are one voice, which counts once, by its latest report that states
a number. Low is the lowest minimum of the voices, high the highest maximum, open above where any is open (the rule of
Airwars: minimum to maximum of the credible reports). Best is the lower median of the voices' own best numbers, or of
their minima where they give no best. A voice that states only parts of the group is a floor: while another states the
group itself it gives neither low nor best, and an open one does not open the high; it lifts it where it is more.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from tawthiq.figures.documented.readings import Reading, Voiced
from tawthiq.model.incidents import Claim

Saying = Callable[[Claim], tuple[Voiced, ...]]


@dataclass(frozen=True, slots=True)
class Combined:
    """What the claims of one incident say together. `used` hold the counts; `superseded` came before them.

    `partial` state only parts of what their originator states whole in another report.
    """

    reading: Reading
    used: tuple[Claim, ...]
    superseded: tuple[Claim, ...]
    voices: tuple[str, ...]
    partial: tuple[Claim, ...] = ()


def combine(claims: Sequence[Claim], saying: Saying) -> Combined | None:
    """One reading from all voices; None when no claim states the number."""
    if len(claims) == 1:
        return _alone(claims[0], saying(claims[0]))
    latest: dict[str, tuple[Claim, Reading]] = {}
    stating: dict[str, Claim] = {}
    for claim in sorted(claims, key=Claim.recency):
        for said in saying(claim):
            stating[claim.id] = claim
            voice = _voice(claim, said.said_by)
            if voice not in latest or _rank(said.reading) >= _rank(latest[voice][1]):
                latest[voice] = (claim, said.reading)
    if not latest:
        return None
    used = {claim.id: claim for claim, _ in latest.values()}
    unused = [c for i, c in sorted(stating.items()) if i not in used]
    partial = tuple(
        c for c in unused if all(s.reading.floor for s in saying(c)) and _after(c, latest, saying)
    )
    superseded = tuple(c for c in unused if c not in partial)
    reading = _together([reading for _, reading in latest.values()])
    return Combined(reading, tuple(used[i] for i in sorted(used)), superseded, tuple(sorted(latest)), partial)


def _after(claim: Claim, latest: Mapping[str, tuple[Claim, Reading]], saying: Saying) -> bool:
    """Whether it came after the report of its own voice that is used instead of it."""
    return any(claim.recency() > latest[_voice(claim, s.said_by)][0].recency() for s in saying(claim))


def _rank(reading: Reading) -> int:
    """A number stated for the group goes before parts of it, and both before "number unknown"."""
    return 0 if not reading.known else 1 if reading.floor else 2


def _alone(claim: Claim, said: Sequence[Voiced]) -> Combined | None:
    """The same for one claim, which is most incidents, without the book-keeping."""
    if not said:
        return None
    voices = tuple(sorted({_voice(claim, one.said_by) for one in said}))
    return Combined(_together([one.reading for one in said]), (claim,), (), voices)


def total(readings: Iterable[Reading]) -> Reading:
    """Numbers of different incidents add up; the sum is open above where any of them is."""
    low = best = high = 0
    is_open = False
    for reading in readings:
        low, best = low + reading.low, best + reading.best
        is_open = is_open or reading.high is None
        high += reading.high or 0
    return Reading(low, best, None if is_open else high)


def _together(readings: list[Reading]) -> Reading:
    if len(readings) == 1:
        return readings[0]
    known = [r for r in readings if r.known]
    if not known:
        return Reading(0, 0, None, known=False)
    stated = [r for r in known if not r.floor]
    if not stated:
        return replace(_range(known), floor=True)
    whole = _range(stated)
    lift = max((r.low if r.high is None else r.high for r in known if r.floor), default=0)
    return whole if whole.high is None else replace(whole, high=max(whole.high, lift))


def _range(readings: list[Reading]) -> Reading:
    bests = sorted(r.best for r in readings)
    highs = [r.high for r in readings]
    high = None if None in highs else max(h for h in highs if h is not None)
    return Reading(min(r.low for r in readings), bests[(len(bests) - 1) // 2], high)


def _voice(claim: Claim, said_by: str | None) -> str:
    names = (said_by,) if said_by else claim.originators or (claim.source,)
    return _voice_name(names)


@lru_cache(maxsize=4096)
def _voice_name(names: tuple[str, ...]) -> str:
    return " + ".join(sorted({" ".join(name.split()).casefold() for name in names}))
