"""The named rules for disagreement: how the claims of one incident become low, best and high.

range        minimum of the credible minima to maximum of the credible maxima, as Airwars publishes its ranges
             (airwars.org/about/methodology): see `combine`. Civilians: nothing in the lower number where a source says
             that all of the dead were fighters.
reliability  low and best by the most reliable sources that state the number, high by all of them, after UCDP's low,
             best and high (UCDP GED codebook, "fatality estimates")
priority     the first source in the order of the definition that states the number; the others are listed
latest       what the originator says who spoke last

Under every rule one originator is one voice, and where a maximum is open there is no upper number.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tawthiq.figures.documented.combine import Combined, Saying, combine, latest_voice
from tawthiq.model.figures import Question
from tawthiq.model.incidents import Claim

Rule = Callable[[Sequence[Claim], Saying], Combined | None]


def rule_of(question: Question) -> Rule:
    """The question's rule over the admitted claims of one incident; None: no claim states the number."""
    if question.rule == "latest":
        return _latest
    if question.rule in ("priority", "reliability"):
        ranked = rank_of(question)
        by = _priority if question.rule == "priority" else _reliability
        return lambda claims, saying: by(claims, saying, ranked)
    return combine


def _latest(claims: Sequence[Claim], saying: Saying) -> Combined | None:
    found = latest_voice(claims, saying)
    return None if found is None else found[0]._replace(earlier=tuple(found[1]))


def rank_of(question: Question) -> dict[str, int]:
    """The tier of each source that is ranked, from 0, by its name in small letters; the first, where it has two."""
    ranked = [(name.casefold(), rank) for rank, names in enumerate(question.tiers) for name in names]
    return dict(reversed(ranked))


def _first(
    claims: Sequence[Claim], saying: Saying, ranked: dict[str, int]
) -> tuple[list[Claim], tuple[Claim, ...]]:
    """Claims of the first-ranked sources that state the number, and those of the others; unranked sources come last.

    Who says that the number is unknown comes after all who state one.
    """
    stating = [c for c in claims if saying(c)]
    if not stating:
        return [], ()
    last = len(ranked)
    rank = {c.id: ranked.get(c.source.casefold(), last) for c in stating}
    if any(s.reading.known for c in stating for s in saying(c)):
        rank = {c.id: rank[c.id] if any(s.reading.known for s in saying(c)) else last + 1 for c in stating}
    best = min(rank.values())
    after = sorted((c for c in stating if rank[c.id] > best), key=lambda c: c.id)
    return [c for c in stating if rank[c.id] == best], tuple(after)


def _priority(claims: Sequence[Claim], saying: Saying, ranked: dict[str, int]) -> Combined | None:
    first, after = _first(claims, saying, ranked)
    found = combine(first, saying)
    return None if found is None else found._replace(outranked=after)


def _reliability(claims: Sequence[Claim], saying: Saying, ranked: dict[str, int]) -> Combined | None:
    """`used` are the claims of all voices: the less reliable speak in the upper number."""
    first, after = _first(claims, saying, ranked)
    top, all_ = combine(first, saying), combine(claims, saying)
    if top is None or all_ is None or not after:
        return all_
    if not top.reading.known:
        return all_
    high = all_.reading.high
    high = None if high is None or top.reading.high is None else max(high, top.reading.high)
    return all_._replace(reading=top.reading._replace(high=high))
