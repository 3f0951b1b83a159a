"""The type of an event from its weapons and acts: the most specific that the text supports."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tawthiq.claims.packs import Pack
from tawthiq.lang.lexicon import Hit
from tawthiq.model.claims import Count

BARE = ("bare_bombing", "bare_attack")
_BY_KIND = (
    ("executed", "execution"),
    ("detained", "detention"),
    ("displaced", "displacement"),
    ("besieged", "siege"),
)
_WEAK = frozenset(("statement_other", "displacement", "siege", "unknown_explosion", "ground_fighting"))


def event_type(
    hits: Sequence[Hit], counts: Iterable[Count], actors: Iterable[str], pack: Pack, *, arabic: bool
) -> str:
    """One of EVENT_TYPES. Bare "bombing" is an airstrike in English, shelling in Arabic unless the party only flies."""
    named = [h.tag.value for h in hits if h.tag.value not in BARE]
    bare = {h.tag.value for h in hits if h.tag.value in BARE}
    strong = [t for t in named if t not in _WEAK]
    if strong:
        return min(strong, key=lambda t: pack.ranks[t])
    if "bare_bombing" in bare:
        return "airstrike" if not arabic or pack.air_only & set(actors) else "shelling"
    if named:
        return _weak_type(named, bare, pack)
    kinds = {c.kind for c in counts}
    return next((t for kind, t in _BY_KIND if kind in kinds and "killed" not in kinds), "other")


def _weak_type(named: Sequence[str], bare: set[str], pack: Pack) -> str:
    best = min(named, key=lambda t: pack.ranks[t])
    if best == "statement_other" and "bare_attack" in bare:
        return "other"
    return best
