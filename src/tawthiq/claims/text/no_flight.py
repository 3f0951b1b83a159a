"""English words for flight, custody and old attacks that say nothing of what is told: "evacuated 30 patients"."""

from __future__ import annotations

from collections.abc import Iterator

from tawthiq.claims.words.added_hits import ENDS, Found, drop_hits
from tawthiq.claims.words.grammar import words
from tawthiq.claims.words.marks import needs

_EVACUATES, _FLED = words("evacuates"), frozenset(("fled", "escaped"))
_SHELTER, _TRIED = frozenset(("shelter", "refuge")), words("tries")
_NEAR, _SAID = 6, 5


_A_RAID = (["a"], ["an"], ["the"])


@needs(_EVACUATES | _FLED | _SHELTER | _TRIED | words("worst_of"), otherwise=None)
def no_flight(found: Found) -> None:
    """Take out flight and custody that are told of only beside the attack, or were only tried."""
    texts = found.tokens.texts
    for k, word in enumerate(texts):
        if word in _EVACUATES or word in _FLED:
            if _of_patients(texts, k) if word in _EVACUATES else _tell(found, k):
                drop_hits(found.by, found.here, (k,), ("kind", "type"))
        elif word in _SHELTER and k and texts[k - 1] in words("takes_shelter"):
            drop_hits(found.by, found.here, (k,), ("target",))
        elif (
            word in words("worst_of")
            and texts[k + 1 : k + 2] == ["since"]
            and texts[k + 2 : k + 3] in _A_RAID
        ):
            drop_hits(found.by, found.here, range(k + 2, _end(texts, k)), ("kind", "type"))
        elif word in _TRIED and texts[k + 1 : k + 2] == ["to"]:
            drop_hits(found.by, found.here, range(k + 2, k + 4), ("kind",))


def _end(texts: list[str], k: int) -> int:
    """Where the clause of token k ends."""
    ends = (n for n in range(k, len(texts)) if texts[n] in ENDS or texts[n] == ",")
    return next((n for n in ends if texts[n] != "," or texts[n + 1 : n + 2] != ["which"]), len(texts))


def _of_patients(texts: list[str], k: int) -> bool:
    """ "evacuated the 30 patients": brought out of a hospital, and no flight."""
    return not words("cared_for").isdisjoint(_clause(texts, k))


def _clause(texts: list[str], k: int) -> Iterator[str]:
    for word in texts[k + 1 : k + _NEAR]:
        if not word[:1].isalnum():
            return
        yield word


def _tell(found: Found, k: int) -> bool:
    """ "residents who fled say": who only tells had fled before."""
    if found.tokens.texts[k - 1 : k] != ["who"]:
        return False
    behind = found.tokens.texts[k + 1 : k + _SAID]
    return "say" in behind or any("says" in found.here.get(n, {}) for n in range(k + 1, k + _SAID))
