"""The first rule for disagreement, "range": from the claims of an incident to its low, best and high, and their sum.

Claims that come from one and the same originator are one voice, which counts once, by its latest report that states
a number. Low is the lowest minimum of the voices, high the highest maximum, open above where any is open (the rule of
Airwars: minimum to maximum of the credible reports). Best is the lower median of the voices' own best numbers, or of
their minima where they give no best. A voice that states only parts of the group is a floor: while another states the
group itself it gives neither low nor best, and an open one does not open the high; it lifts it where it is more. The
same holds for a voice that states only the killed and injured together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from operator import attrgetter, itemgetter
from typing import NamedTuple

from tawthiq.figures.documented.reading import Reading, Voiced
from tawthiq.model.incidents import Claim

COMPILED = " + "  # between the originators of a voice that compiles several
_ident = attrgetter("id")
Saying = Callable[[Claim], tuple[Voiced, ...]]


class Combined(NamedTuple):
    """What the claims of one incident say together. `used` hold the counts; `superseded` came before them.

    `partial` state only parts of what their originator states whole in another report; `outranked` come from sources
    after those that are used, `earlier` from originators who spoke before the last one (the other rules).
    """

    reading: Reading
    used: tuple[Claim, ...]
    superseded: tuple[Claim, ...]
    voices: tuple[str, ...]
    partial: tuple[Claim, ...] = ()
    outranked: tuple[Claim, ...] = ()
    earlier: tuple[Claim, ...] = ()


def combine(claims: Sequence[Claim], saying: Saying) -> Combined | None:
    """One reading from all voices; None when no claim states the number."""
    told: dict[str, Reading] = {}
    used = []
    for claim in claims:
        if said := saying(claim):
            if len(said) > 1:
                return _many(claims, saying)
            ((said_by, reading),) = said
            told[_voice(claim, said_by) if said_by else voice_name(claim.originators or (claim.source,))] = (
                reading
            )
            used.append(claim)
    if len(told) < len(used):
        return _many(claims, saying)
    if len(used) > 1:
        used.sort(key=_ident)
        return Combined(joined(tuple(told.values())), tuple(used), (), tuple(sorted(told)))
    return Combined(reading, tuple(used), (), tuple(told)) if used else None


def _many(claims: Sequence[Claim], saying: Saying) -> Combined:
    """The same where an originator speaks in several claims, or a claim sets several voices against each other."""
    latest, stating = _latest(claims, saying)
    return _combined(joined(tuple([s.reading for s in latest.values()])), latest, stating, saying)


def latest_voice(claims: Sequence[Claim], saying: Saying) -> tuple[Combined, list[Claim]] | None:
    """What the originator says who spoke last, and the claims of the others; None when no claim states the number.

    Who says the same again has not spoken anew: a voice stands where it first said what it says now.
    """
    if len(claims) == 1 and len(saying(claims[0])) <= 1:
        alone = combine(claims, saying)
        return None if alone is None else (alone, [])
    latest, stating = _latest(claims, saying)
    if not latest:
        return None
    voice = max(latest, key=lambda v: (rank(latest[v].reading), latest[v].since, v))
    others = {latest[v].claim.id for v in latest if v != voice} - {latest[voice].claim.id}
    found = _combined(latest[voice].reading, {voice: latest[voice]}, stating, saying)
    kept = tuple(c for c in found.superseded if c.id not in others)
    return found._replace(superseded=kept), [stating[i] for i in sorted(others)]


class _Standing(NamedTuple):
    """What a voice says now: the claim that says it, and since when it has said so."""

    claim: Claim
    reading: Reading
    since: tuple[str, str, int, str]


def _latest(claims: Sequence[Claim], saying: Saying) -> tuple[dict[str, _Standing], dict[str, Claim]]:
    """The last word of each voice, and every claim that states the number. A copy is as old as what it copies."""
    latest: dict[str, _Standing] = {}
    stating: dict[str, Claim] = {}
    first: dict[tuple[str, str], tuple[str, str, int, str]] = {}
    for recency, claim in sorted([(c.recency(), c) for c in claims], key=itemgetter(0)):
        for said in saying(claim):
            stating[claim.id] = claim
            voice = _voice(claim, said.said_by)
            quote = (voice, claim.anchor.quote)
            before = latest.get(voice)
            copied = quote in first
            spoken = first.setdefault(quote, recency)
            if before is None or rank(said.reading) > rank(before.reading):
                latest[voice] = _Standing(claim, said.reading, spoken)
            elif rank(said.reading) == rank(before.reading) and not (copied and spoken < before.since):
                same = said.reading == before.reading
                latest[voice] = _Standing(claim, said.reading, before.since if same else spoken)
    return latest, stating


def _combined(
    reading: Reading, latest: Mapping[str, _Standing], stating: Mapping[str, Claim], saying: Saying
) -> Combined:
    used = {standing.claim.id: standing.claim for standing in latest.values()}
    unused = [c for i, c in sorted(stating.items()) if i not in used]
    partial = tuple(
        c
        for c in unused
        if all(s.reading.floor or s.reading.ceiling for s in saying(c)) and _after(c, latest, saying)
    )
    superseded = tuple(c for c in unused if c not in partial)
    return Combined(reading, tuple(used[i] for i in sorted(used)), superseded, tuple(sorted(latest)), partial)


def _after(claim: Claim, latest: Mapping[str, _Standing], saying: Saying) -> bool:
    """Whether it came after the report of its own voice that is used instead of it."""
    voices = [latest.get(_voice(claim, s.said_by)) for s in saying(claim)]
    return any(v is not None and claim.recency() > v.claim.recency() for v in voices)


def rank(reading: Reading) -> int:
    """The number of the group goes before its parts, these before killed and injured together, and "unknown" last."""
    if not reading.known:
        return 0
    return 1 if reading.ceiling else 2 if reading.floor else 3


def total(readings: Iterable[Reading]) -> Reading:
    """Numbers of different incidents add up; the sum is open above where any of them is."""
    rows = list(readings)
    lows, bests, highs, *_ = zip(*rows, strict=True) if rows else ((), (), ())
    return Reading(sum(lows), sum(bests), None if None in highs else sum(highs))


@lru_cache(maxsize=65_536)
def joined(readings: tuple[Reading, ...]) -> Reading:
    """What several voices say together, in whatever order they speak."""
    if len(readings) == 1:
        return readings[0]
    known = [r for r in readings if r.known]
    if not known:
        return Reading(0, 0, None, known=False)
    first = max(map(rank, known))
    spoken = [r for r in known if rank(r) == first]
    whole = _range(spoken)._replace(floor=spoken[0].floor, ceiling=spoken[0].ceiling)
    lift = max((r.low if r.high is None else r.high for r in known if rank(r) < first), default=0)
    return whole if whole.high is None else whole._replace(high=max(whole.high, lift))


def _range(readings: list[Reading]) -> Reading:
    bests = sorted(r.best for r in readings)
    highs = [r.high for r in readings]
    high = None if None in highs else max(h for h in highs if h is not None)
    return Reading(min(r.low for r in readings), bests[(len(bests) - 1) // 2], high)


def _voice(claim: Claim, said_by: str | None) -> str:
    if not said_by:
        return voice_name(claim.originators or (claim.source,))
    return voice_name((dict(claim.known_as).get(said_by, said_by),))


@lru_cache(maxsize=4096)
def voice_name(names: tuple[str, ...]) -> str:
    """One name for originators that speak together, whatever their order, spaces and capitals."""
    return COMPILED.join(sorted({" ".join(name.split()).casefold() for name in names}))
