"""English arrests that two words tell with the people between them: "took my brother from our house"."""

from __future__ import annotations

from collections.abc import Mapping

from tawthiq.claims.added_hits import add_hits
from tawthiq.claims.grammar import words
from tawthiq.lang.lexicon import Hit, Tag
from tawthiq.lang.tokens import Tokens

_HELD, _ACT = Tag("kind", "detained", "right"), Tag("type", "detention", "")
_TAKES = frozenset(("took", "take", "takes", "taking", "taken", "dragged", "dragging", "snatched", "led"))
_HOMES = frozenset(
    ("home", "homes", "house", "houses", "bed", "beds", "flat", "flats", "tent", "tents", "shop", "work")
)
_BETWEEN, _BEHIND, _BEFORE = 9, 3, 6


def taken_from_home(by: dict[str, dict[int, Hit]], here: dict[int, dict[str, Hit]], tokens: Tokens) -> None:
    """Add to each such verb that whom it counts was held."""
    texts = tokens.texts
    if "from" not in texts:
        return
    told = [k for k, word in enumerate(texts) if word in _TAKES and _from_home(by, texts, k)]
    add_hits(by, here, [Hit(k, k + 1, tag, "") for k in told for tag in (_ACT, _HELD)])


def _from_home(by: Mapping[str, Mapping[int, Hit]], texts: list[str], k: int) -> bool:
    near = texts[k + 1 : k + _BETWEEN]
    at = near.index("from") if "from" in near else None
    if at is None or _HOMES.isdisjoint(near[at : at + _BEHIND + 1]):
        return False
    passive = texts[k - 1] in words("auxiliaries")
    people = range(max(k - _BEFORE, 0), k) if passive else range(k + 1, k + 1 + at)
    return any(n in by.get("group", {}) for n in people)
