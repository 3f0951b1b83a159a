"""Hits that several words make together, added to those that the vocabulary finds or taken out of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from tawthiq.lang.lexicon import Hit
from tawthiq.lang.tokens import LINE, Tokens

ENDS = frozenset(".!?؟;؛")
"""Signs behind which no word belongs to a verb before them."""


class Found(NamedTuple):
    """What is found in a text so far, by domain and token and by token and domain; `marks` are those of its words."""

    by: dict[str, dict[int, Hit]]
    here: dict[int, dict[str, Hit]]
    tokens: Tokens
    body: str
    marks: int


def add_hits(by: dict[str, dict[int, Hit]], here: dict[int, dict[str, Hit]], hits: Sequence[Hit]) -> None:
    """Put the hits among those by domain and by token, in order; each replaces one of its domain at its token."""
    for hit in hits:
        by.setdefault(hit.tag.domain, {})[hit.i] = here.setdefault(hit.i, {})[hit.tag.domain] = hit
    for domain in {hit.tag.domain for hit in hits}:
        by[domain] = dict(sorted(by[domain].items()))


def drop_hits(
    by: dict[str, dict[int, Hit]], here: dict[int, dict[str, Hit]], at: Iterable[int], domains: Sequence[str]
) -> None:
    """Take the hits of the domains at these tokens out of those by domain and by token; an empty domain goes too."""
    for k in [*at]:
        found = here.get(k, {})
        for domain in domains:
            if found.pop(domain, None) is not None:
                del by[domain][k]
                if not by[domain]:
                    del by[domain]


def clause_end(tokens: Tokens, k: int, longest: int) -> int:
    """Where the clause of the verb at token k ends at the latest: at a sign or a new line, or `longest` tokens on."""
    stop = min(k + longest, len(tokens))
    return next((n for n in range(k + 1, stop) if tokens.kinds[n] == LINE or tokens.texts[n] in ENDS), stop)
