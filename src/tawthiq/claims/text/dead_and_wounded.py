"""English dead and wounded without a number: "spoke of dead and wounded", "the shells left dead and injured"."""

from __future__ import annotations

from tawthiq.claims.words.added_hits import Found, add_hits
from tawthiq.claims.words.grammar import words
from tawthiq.claims.words.marks import needs
from tawthiq.lang.lexicon import Hit, Tag

_DEAD, _HURT = Tag("kind", "killed", "noun_pl"), Tag("kind", "injured", "noun_pl")
_WOUNDED = frozenset(("wounded", "injured"))
_NUMBER = frozenset(("number", "numbers", "toll", "dozens", "hundreds", "scores", "count"))


@needs(frozenset(("dead",)), _WOUNDED, otherwise=None)
def dead_and_wounded(found: Found) -> None:
    """Read both as nouns where no number and no article stands before them."""
    texts = found.tokens.texts
    for k, word in enumerate(texts):
        if (
            word != "dead"
            or texts[k + 1 : k + 2] != ["and"]
            or k + 2 >= len(texts)
            or texts[k + 2] not in _WOUNDED
        ):
            continue
        before = texts[max(k - 2, 0) : k]
        if before[-1:] and before[-1] in words("tells_of_dead") and _NUMBER.isdisjoint(before):
            add_hits(found.by, found.here, [Hit(k, k + 1, _DEAD, ""), Hit(k + 2, k + 3, _HURT, "")])
