"""English killings that two words tell with the people between them: "beat two men to death"."""

from __future__ import annotations

from tawthiq.claims.words.added_hits import Found, add_hits
from tawthiq.claims.words.grammar import words
from tawthiq.claims.words.marks import needs
from tawthiq.lang.lexicon import Hit, Tag

_KILLED = (Tag("kind", "killed", "right"),)
_SAYS_HOW = {
    "tortur": (*_KILLED, Tag("type", "torture_death", "")),
    "stoned": (Tag("kind", "executed", "right"), Tag("type", "execution", "")),
}
_BETWEEN, _ENDS = 9, frozenset(".!?;,")


@needs(frozenset(("death",)), otherwise=None)
def to_death(found: Found) -> None:
    """Add to each such verb that whom it counts was killed; who was tortured so died under torture."""
    by, here, tokens, *_ = found
    texts = tokens.texts
    for k in [k for k, word in enumerate(texts) if word in words("puts_to_death")]:
        near = texts[k + 1 : k + _BETWEEN]
        end = next((n for n, word in enumerate(near) if word in _ENDS), len(near))
        if near[: end + 1].count("death") == 0 or near[near.index("death") - 1] != "to" or near[0] == "to":
            continue
        add_hits(by, here, [Hit(k, k + 1, tag, "") for tag in _SAYS_HOW.get(texts[k][:6], _KILLED)])
