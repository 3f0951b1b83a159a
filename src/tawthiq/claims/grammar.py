"""The small words of the clause grammar, from model/vocab/grammar.yml, folded."""

from __future__ import annotations

from functools import cache

from tawthiq.claims.packs import folded
from tawthiq.model.vocabulary import read_vocabulary


@cache
def _lists() -> dict[str, frozenset[str]]:
    return {name: folded(words) for name, words in read_vocabulary("grammar").items()}


@cache
def words(name: str) -> frozenset[str]:
    """The set of folded words called `name`. Raises KeyError for a list that is not there."""
    return _lists()[name]
