"""Words that name two parties at once ("الحلف السوري الروسي", "the Syrian-Russian alliance"): a hit for each."""

from __future__ import annotations

from tawthiq.claims.words.added_hits import Found, add_hits
from tawthiq.lang.lexicon import Hit
from tawthiq.lang.tokens import SIGN, Tokens

BOTH = "+"
"""Between two classes of parties in the value of what a pack lists as `joint`."""


def joint_parties(found: Found) -> None:
    """Part each such hit: all its words but the last are of the first class, the last is of the second."""
    by, here, tokens, *_ = found
    joint = [h for h in by.get("actor", {}).values() if BOTH in h.tag.value]
    if joint:
        add_hits(by, here, [part for hit in joint for part in _parts(hit, tokens)])


def _parts(hit: Hit, tokens: Tokens) -> list[Hit]:
    first, second = hit.tag.value.split(BOTH)
    last = end = hit.j - 1
    while tokens.kinds[end - 1] == SIGN:
        end -= 1
    return [
        hit._replace(j=end, tag=hit.tag._replace(value=first)),
        hit._replace(i=last, tag=hit.tag._replace(value=second), clitic=""),
    ]
