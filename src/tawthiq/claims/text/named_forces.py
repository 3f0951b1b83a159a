"""The forces of a country that no pack names ("Elbonian troops"): another party, by its name and a word for forces."""

from __future__ import annotations

from collections.abc import Mapping

from tawthiq.claims.words.added_hits import Found, add_hits
from tawthiq.claims.words.grammar import words
from tawthiq.claims.words.marks import needs
from tawthiq.lang.lexicon import Hit, Tag
from tawthiq.lang.numbers_en import is_english_number
from tawthiq.lang.tokens import Tokens

_OTHER, _TWO = Tag("actor", "other", "name"), 2


@needs(words("force_nouns"), otherwise=None)
def named_forces(found: Found) -> None:
    """Add a hit for every capitalised name before a word for forces, where the pack has no party."""
    by, here, tokens, body, _ = found
    heads = words("force_nouns")
    forces = [
        hit
        for k, word in enumerate(tokens.texts)
        if word in heads and not _office(tokens, k) and (hit := _named(by, tokens, body, k))
    ]
    add_hits(by, here, forces)


def _office(tokens: Tokens, k: int) -> bool:
    """ "the Countryside Police Command": an office, which speaks."""
    return not words("force_offices").isdisjoint(tokens.texts[k + 1 : k + 2])


def _named(by: Mapping[str, Mapping[int, Hit]], tokens: Tokens, body: str, k: int) -> Hit | None:
    """The party whose forces the word at token k are: "the Elbonian army", "Elbonia's security forces"."""
    first = k - 1 - (tokens.texts[k - 1] in words("force_adjectives"))
    if (
        first < 0
        or (first and tokens.kinds[first - 1] == "n")
        or tokens.texts[first] in words("no_nation")
        or is_english_number(tokens.texts[first])
        or tokens.kinds[first] != "w"
    ):
        return None
    name = body[tokens.starts[first] :][:_TWO]
    if not (name[:1].isupper() and name[:1].isascii()) or name.isupper():
        return None
    near = range(max(first - _TWO, 0), k + 1)
    party = any((h := by.get("actor", {}).get(n)) and h.j > first for n in near)
    known = any((h := by.get(domain, {}).get(n)) and h.i <= first < h.j for domain in _KNOWN for n in near)
    return None if party or known else Hit(first, k + 1, _OTHER, "")


_KNOWN = ("month", "weekday", "group", "type", "kind")
