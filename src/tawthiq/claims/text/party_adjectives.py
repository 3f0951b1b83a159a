"""Adjectives of a country that name a party only behind weapons: "الطيران الحربي السوري", "الطائرات، السورية"."""

from __future__ import annotations

from collections.abc import Mapping

from tawthiq.claims.words.added_hits import Found, add_hits
from tawthiq.claims.words.grammar import words
from tawthiq.lang.lexicon import Hit, Tag
from tawthiq.lang.tokens import Tokens

_FIRED = frozenset(
    ("airstrike", "drone_strike", "helicopter_barrel_bomb", "shelling", "rocket_missile", "bare_bombing")
)
_PHRASE = 3


def party_adjectives(found: Found) -> None:
    """Add the party for every such adjective behind a weapon."""
    by, here, tokens, *_ = found
    parties = [
        Hit(k, hit.j, Tag("actor", hit.tag.value, "name"), hit.clitic)
        for k, hit in by.get("nation", {}).items()
        if not _named(by, k) and _armed(by, tokens, k, joined=hit.clitic.startswith("و"))
    ]
    if parties:
        add_hits(by, here, parties)


def _named(by: Mapping[str, Mapping[int, Hit]], k: int) -> bool:
    """Whether the word at token k is part of a party's name already."""
    parties = by.get("actor", {})
    return any((hit := parties.get(n)) is not None and hit.j > k for n in range(k - _PHRASE, k + 1))


def _armed(by: Mapping[str, Mapping[int, Hit]], tokens: Tokens, k: int, *, joined: bool) -> bool:
    """Whether a weapon ends right before token k, or before the party to which the adjective is `joined`."""
    end = k - (tokens.texts[k - 1] == ",") if k else 0
    parties = by.get("actor", {})
    if joined:
        end = next((n for n in range(k - 1, k - _PHRASE, -1) if (p := parties.get(n)) and p.j == k), end)
    weapons = by.get("type", {})
    weapon = next((h for n in range(end - _PHRASE, end) if (h := weapons.get(n)) and h.j == end), None)
    if weapon is None or weapon.tag.value not in _FIRED:
        return False
    return weapon.i == 0 or tokens.texts[weapon.i - 1] not in words("airlines")
