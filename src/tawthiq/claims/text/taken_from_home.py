"""English arrests that two words tell with the people between them: "took my brother from our house"."""

from __future__ import annotations

from collections.abc import Mapping

from tawthiq.claims.words.added_hits import Found, add_hits
from tawthiq.claims.words.grammar import words
from tawthiq.claims.words.marks import needs
from tawthiq.lang.lexicon import Hit, Tag
from tawthiq.lang.numbers_en import is_english_number
from tawthiq.lang.tokens import NUMBER

_HELD, _ACT = Tag("kind", "detained", "right"), Tag("type", "detention", "")
_DRAGS = words("drags_people")
_TAKES = words("takes_people") | _DRAGS
_HOMES, _PLACES = words("homes_of_people"), words("places_people_are_dragged_from")
_BETWEEN, _BEHIND, _BEFORE = 9, 3, 6


_RAIDS = frozenset(("raided", "raid", "raids", "stormed", "searched", "swept"))


@needs(_DRAGS | {"from", "away"} | _RAIDS, otherwise=None)
def taken_from_home(found: Found) -> None:
    """Add to each such verb that whom it counts was held."""
    by, here, tokens, *_ = found
    texts = tokens.texts
    took = [k for k, word in enumerate(texts) if word in _TAKES]
    told = [k for k in took if _from_home(by, texts, k) or _away(by, texts, k) or _in_raid(by, found, k)]
    add_hits(by, here, [Hit(k, k + 1, tag, "") for k in told for tag in (_act(texts, k), _HELD)])


def _act(texts: list[str], k: int) -> Tag:
    """Men whom nobody knows abduct: "masked men dragged"."""
    masked = texts[k] in _DRAGS and not words("unknown_men").isdisjoint(texts[max(k - 3, 0) : k])
    masked = masked or (texts[k + 1 : k + 2] == ["away"] and not _GUNMEN.isdisjoint(texts[:k]))
    return Tag("type", "abduction", "") if masked else _ACT


def _away(by: Mapping[str, Mapping[int, Hit]], texts: list[str], k: int) -> bool:
    """ "took away at least 14 young passengers": people behind the verb, bounds, numbers and adjectives between."""
    if texts[k + 1 : k + 2] != ["away"]:
        return False
    bound = by.get("qualifier", {}).get(k + 2)
    first = k + 2 if bound is None else bound.j
    for n in range(first, min(first + _BEFORE, len(texts))):
        if n in by.get("group", {}):
            return True
        if not texts[n].isalnum() or texts[n] in words("stops"):
            return False
    return False


def _in_raid(by: Mapping[str, Mapping[int, Hit]], found: Found, k: int) -> bool:
    """ "Soldiers raided the village and took 13 men,": a number of people, with nothing behind them."""
    texts = found.tokens.texts
    if texts[k] != "took" or _RAIDS.isdisjoint(texts[max(k - _RAID, 0) : k]):
        return False
    counted = found.tokens.kinds[k + 1 : k + 2] == [NUMBER] or any(
        map(is_english_number, texts[k + 1 : k + 2])
    )
    people = next(
        (h for n in range(k + 2, min(k + _BEHIND + 2, len(texts))) if (h := by.get("group", {}).get(n))), None
    )
    return counted and people is not None and texts[people.j : people.j + 1] in _ENDS


_RAID = 16
_ENDS: tuple[list[str], ...] = ([], [","], ["."], [";"], ["with"], ["away"])
_GUNMEN = words("gunmen")


def _from_home(by: Mapping[str, Mapping[int, Hit]], texts: list[str], k: int) -> bool:
    near = texts[k + 1 : k + _BETWEEN]
    drags = texts[k] in _DRAGS
    at = next((n for n, word in enumerate(near) if word == "from" or (drags and word == "out")), None)
    if at is None or (_HOMES | _PLACES if drags else _HOMES).isdisjoint(near[at : at + _BEHIND + 1]):
        return False
    passive = texts[k - 1] in words("auxiliaries")
    people = range(max(k - _BEFORE, 0), k) if passive else range(k + 1, k + 1 + at)
    return any(n in by.get("group", {}) for n in people)
