"""Vocabularies compiled once into a tree of words, and looked up in one pass over the tokens.

An Arabic word is looked up as it stands and without its clitics (و ف ب ل ك ال before it, pronouns behind it); an
English word also without its plural or possessive s. The longest phrase wins within each domain.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from tawthiq.lang.normalise import fold, normalise
from tawthiq.lang.tokens import SIGN, Token, tokenise

_LATIN = re.compile("[a-z]")
_SUFFIXES = ("هما", "هم", "هن", "ها", "نا", "كم", "ه", "ا")
_CACHE_LIMIT = 200_000


class Tag(NamedTuple):
    """What a phrase means: a domain ("kind"), a value ("killed") and a form ("noun_pl")."""

    domain: str
    value: str
    form: str


class Hit(NamedTuple):
    """A phrase found at tokens [i, j). `clitic` is what stood before its first word ("و", "بال")."""

    i: int
    j: int
    tag: Tag
    clitic: str


Node = dict[str, Any]
_END = ""


class _Start(NamedTuple):
    """What begins with a word: phrases of this word alone, and nodes from which others go on, each with its clitic.

    `seconds` are the second words of those others.
    """

    alone: tuple[tuple[Tag, str], ...]
    longer: tuple[tuple[Node, str], ...]
    seconds: frozenset[str]


@dataclass(slots=True)
class Lexicon:
    """A tree of phrases; `add` while loading, `find` ever after."""

    root: Node = field(default_factory=dict)
    _starts: dict[str, _Start | None] = field(default_factory=dict)

    def add(self, phrase: str, tag: Tag) -> None:
        node = self.root
        for word in phrase_words(phrase):
            node = node.setdefault(word, {})
        node.setdefault(_END, []).append(tag)

    def find(self, tokens: Sequence[Token]) -> list[Hit]:
        """All hits by token position; within one domain hits do not overlap."""
        hits: list[Hit] = []
        free: dict[str, int] = {}
        starts, known = self._start, self._starts
        for i, token in enumerate(tokens):
            if token.kind != "w" and token.kind != SIGN:
                continue
            word = token.text
            start = known[word] if word in known else starts(word)
            if start is None:
                continue
            if start.longer and _may_go_on(tokens, i, start):
                self._collect(tokens, i, start, free, hits)
                continue
            for tag, clitic in start.alone:
                if free.get(tag[0], 0) <= i:
                    free[tag[0]] = i + 1
                    hits.append(_hit(i, i + 1, tag, clitic))
        return hits

    def _collect(
        self,
        tokens: Sequence[Token],
        i: int,
        start: _Start,
        free: dict[str, int],
        hits: list[Hit],
    ) -> None:
        best = {tag.domain: _hit(i, i + 1, tag, clitic) for tag, clitic in start.alone}
        for node, clitic in start.longer:
            self._follow(tokens, i, i + 1, node, clitic, best)
        for domain, hit in best.items():
            if free.get(domain, 0) <= i:
                free[domain] = hit.j
                hits.append(hit)

    def _walk(
        self, tokens: Sequence[Token], i: int, j: int, node: Node, clitic: str, best: dict[str, Hit]
    ) -> None:
        for tag in node.get(_END, ()):
            seen = best.get(tag.domain)
            if seen is None or seen.j < j:
                best[tag.domain] = _hit(i, j, tag, clitic)
        if len(node) > (_END in node) and j < len(tokens):
            self._follow(tokens, i, j, node, clitic, best)

    def _follow(
        self, tokens: Sequence[Token], i: int, j: int, node: Node, clitic: str, best: dict[str, Hit]
    ) -> None:
        """The phrases that go on from `node` with token j, or with the one behind a sign."""
        word = tokens[j].text
        for stem, _ in stems(word):
            if stem in node:
                self._walk(tokens, i, j + 1, node[stem], clitic, best)
        if word in _LOOSE and j + 1 < len(tokens):
            self._walk(tokens, i, j + 1, {k: v for k, v in node.items() if k != _END}, clitic, best)

    def _start(self, word: str) -> _Start | None:
        """What begins with `word`: the phrases that it is alone, the first of each domain, and the nodes that go on."""
        if len(self._starts) > _CACHE_LIMIT:
            self._starts.clear()
        nodes = [(self.root[s], clitic) for s, clitic in stems(word) if s in self.root]
        alone: dict[str, tuple[Tag, str]] = {}
        for node, clitic in nodes:
            for tag in node.get(_END, ()):
                alone.setdefault(tag.domain, (tag, clitic))
        longer = tuple((node, clitic) for node, clitic in nodes if len(node) > (_END in node))
        seconds = frozenset(word for node, _ in longer for word in node)
        found = self._starts[word] = _Start(tuple(alone.values()), longer, seconds) if nodes else None
        return found


def _may_go_on(tokens: Sequence[Token], i: int, start: _Start) -> bool:
    """Whether the word behind token i is the second of any phrase that begins there, or a sign within one."""
    if i + 1 >= len(tokens):
        return False
    word = tokens[i + 1].text
    known = _STEM_SETS.get(word)
    if known is None:
        if len(_STEM_SETS) > _CACHE_LIMIT:
            _STEM_SETS.clear()
        known = _STEM_SETS[word] = frozenset(stem for stem, _ in stems(word))
    return word in _LOOSE or not start.seconds.isdisjoint(known)


def _hit(i: int, j: int, tag: Tag, clitic: str) -> Hit:
    return tuple.__new__(Hit, (i, j, tag, clitic))


_LOOSE = frozenset("\"'#_*()")
_STEMS: dict[str, tuple[tuple[str, str], ...]] = {}
_STEM_SETS: dict[str, frozenset[str]] = {}


def phrase_words(phrase: str) -> list[str]:
    """The words of a vocabulary entry as the tree keeps them: folded, the Arabic article cut off."""
    words = [t.text for t in tokenise(normalise(phrase)) if t.kind != SIGN or t.text in "/-"]
    return [w.removeprefix("ال") if len(w) > 4 else w for w in words]


def stems(word: str) -> tuple[tuple[str, str], ...]:
    """(stem, clitic before it) of a folded word, the fullest first."""
    known = _STEMS.get(word)
    if known is None:
        if len(_STEMS) > _CACHE_LIMIT:
            _STEMS.clear()
        known = _STEMS[word] = tuple(_english_stems(word) if _LATIN.match(word) else _arabic_stems(word))
    return known


def _english_stems(word: str) -> Iterable[tuple[str, str]]:
    yield word, ""
    if word.endswith("'s"):
        yield word[:-2], ""
    elif word.endswith("s'"):
        yield word[:-1], ""


def _arabic_stems(word: str) -> list[tuple[str, str]]:
    bases = _without_prefixes(word)
    out = list(bases)
    for base, clitic in bases:
        out.extend((s, clitic) for s in _without_suffix(base))
    return list(dict.fromkeys(out))


def _without_prefixes(word: str) -> list[tuple[str, str]]:
    out = [(word, "")]
    if len(word) >= 3 and word[0] in "وف":
        out.append((word[1:], word[0]))
    for base, clitic in tuple(out):
        if len(base) > 3 and base[0] in "بلك":
            out.append((base[1:], clitic + base[0]))
        if len(base) > 3 and base.startswith("لل"):
            out.append((base[2:], clitic + "لل"))
    out.extend((b[2:], c + "ال") for b, c in tuple(out) if len(b) > 4 and b.startswith("ال"))
    return out


def _without_suffix(base: str) -> Iterable[str]:
    for suffix in _SUFFIXES:
        stem = base.removesuffix(suffix)
        if stem != base and len(stem) >= 3:
            yield stem
            if stem.endswith("ت"):
                yield stem[:-1] + "ة"
    if base.endswith("ه"):
        yield base[:-1] + "ة"


def folded_words(text: str) -> list[str]:
    """Words of a text, folded, for comparing lines."""
    return [t.text for t in tokenise(normalise(fold(text))) if t.kind == "w"]
