"""The small words of the clause grammar, from model/vocab/grammar.yml, folded."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from tawthiq.lang.normalise import fold
from tawthiq.model.vocabulary import read_vocabulary

WHOSE = ("ه", "ها", "هم", "هما")
"""Endings of an Arabic noun that say whose it is: ابنه, ابنها, ابنهم, ابنهما."""


@cache
def _lists() -> dict[str, frozenset[str]]:
    return {name: folded(words) for name, words in read_vocabulary("grammar").items()}


@cache
def words(name: str) -> frozenset[str]:
    """The set of folded words called `name`. Raises KeyError for a list that is not there."""
    return _lists()[name]


def has_article(word: str) -> bool:
    """Whether an Arabic word bears the article; إلى and التي, folded, only begin like one that does."""
    return word.startswith("ال") and word not in words("no_article")


def folded(phrases: Iterable[str]) -> frozenset[str]:
    """Folded phrases, for lists of lines."""
    return frozenset(fold(str(p)).strip() for p in phrases)


def joins(word: str) -> bool:
    """Whether the و that a word begins with joins it to what stands before, and is no letter of a name (وليد)."""
    return word.startswith("و") and word not in words("names_with_waw")
