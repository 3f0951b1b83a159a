"""The words of check_terms.yml, found in a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any, NamedTuple

from tawthiq.lang.lexicon import Lexicon, Tag
from tawthiq.lang.normalise import normalise
from tawthiq.lang.tokens import Tokens, tokenise
from tawthiq.model.vocabulary import read_vocabulary

_NOT_PHRASES = ("weekdays", "war_began", "small_words", "titles")


class Term(NamedTuple):
    """`text[start:end]` of the sentence is a word of `domain`, filed under `value`; tokens [i, j)."""

    domain: str
    value: str
    start: int
    end: int
    i: int
    j: int


@cache
def vocabulary(name: str = "check_terms") -> dict[str, Any]:
    """A YAML file of model/vocab as it stands."""
    loaded: dict[str, Any] = read_vocabulary(name)
    return loaded


def tokens_of(text: str) -> Tokens:
    return tokenise(normalise(text))


def terms(text: str, domains: Sequence[str] = ()) -> list[Term]:
    """All terms of a text by position; `domains` narrows."""
    return terms_in(tokens_of(text), domains)


def terms_in(tokens: Tokens, domains: Sequence[str] = ()) -> list[Term]:
    """The same where the text was cut into tokens already."""
    out = []
    for hit in _lexicon().find(tokens):
        if not domains or hit.tag.domain in domains:
            start, end = tokens[hit.i].start, tokens[hit.j - 1].end
            out.append(Term(hit.tag.domain, hit.tag.value, start, end, hit.i, hit.j))
    return sorted(out, key=lambda t: (t.start, -t.end, t.domain))


@cache
def _lexicon() -> Lexicon:
    lexicon = Lexicon()
    for domain, values in vocabulary().items():
        if domain in _NOT_PHRASES:
            continue
        for value, languages in values.items():
            for phrases in languages.values():
                for phrase in phrases:
                    lexicon.add(str(phrase), Tag(domain, str(value), ""))
    return lexicon
