"""Vocabularies compiled once into a tree of words, and looked up in one pass over the tokens.

An Arabic word is looked up as it stands and without its clitics (و ف ب ل ك ال before it, pronouns behind it, the س of
what will be); an English word also without its plural or possessive s. The longest phrase wins within each domain.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any, NamedTuple

from tawthiq.lang.normalise import normalise
from tawthiq.lang.tokens import SIGN, WORD, Token, Tokens, tokenise
from tawthiq.model.memory import Remembered

_LATIN = re.compile("[a-z]")
_SUFFIXES = ("هما", "هم", "هن", "ها", "نا", "كم", "ه", "ا")


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


def _start(root: Node, word: str) -> _Start | None:
    """What begins with a word: the phrases that it is alone, the first of each domain, and the nodes that go on."""
    nodes = [(root[s], clitic) for s, clitic in stems(word) if s in root]
    if not nodes:
        return None
    alone: dict[str, tuple[Tag, str]] = {}
    for node, clitic in nodes:
        for tag in node.get(_END, ()):
            alone.setdefault(tag.domain, (tag, clitic))
    longer = tuple((node, clitic) for node, clitic in nodes if len(node) > (_END in node))
    return _Start(tuple(alone.values()), longer, frozenset(word for node, _ in longer for word in node))


@dataclass(slots=True)
class Lexicon:
    """A tree of phrases; `add` while loading, `find` ever after."""

    root: Node = field(default_factory=dict)
    _starts: Remembered[str, _Start | None] = field(init=False)

    def __post_init__(self) -> None:
        self._starts = Remembered(partial(_start, self.root))

    def add(self, phrase: str, tag: Tag) -> None:
        node = self.root
        for word in phrase_words(phrase):
            node = node.setdefault(word, {})
        node.setdefault(_END, []).append(tag)

    def find(self, tokens: Tokens) -> list[Hit]:
        """All hits by token position; within one domain hits do not overlap."""
        hits: list[Hit] = []
        free: dict[str, int] = {}  # where phrases of several words end
        words, kinds, last, new = tokens.texts, tokens.kinds, len(tokens) - 1, tuple.__new__
        for i, start in enumerate(map(self._starts.__getitem__, words)):
            if start is None or kinds[i] not in _LOOKED_UP:
                continue
            alone, longer, seconds = start
            if longer and i < last and _goes_on(seconds, words[i + 1]):
                self._collect(tokens, i, start, free, hits)
                continue
            for tag, clitic in alone:
                if not free or free.get(tag[0], 0) <= i:
                    hits.append(new(Hit, (i, i + 1, tag, clitic)))
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
                if hit.j > i + 1:
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


def _goes_on(seconds: frozenset[str], word: str) -> bool:
    """Whether a word is the second of any phrase with these seconds, or a sign within one."""
    return word in _LOOSE or not seconds.isdisjoint(_STEM_SETS[word])


def _hit(i: int, j: int, tag: Tag, clitic: str) -> Hit:
    return tuple.__new__(Hit, (i, j, tag, clitic))


_LOOKED_UP = (WORD, SIGN)
_LOOSE = frozenset("\"'#_*()")


def phrase_words(phrase: str) -> list[str]:
    """The words of a vocabulary entry as the tree keeps them: folded, no Arabic article, "U.S." with its stops.

    ألغام only begins like a word with the article.
    """
    said = list(tokenise(normalise(phrase)))
    words = [
        t.text
        for n, t in enumerate(said)
        if t.kind != SIGN or t.text in "/-" or (t.text == "." and n and len(said[n - 1].text) == 1)
    ]
    own = {normalise(w).text for w in phrase.split() if w.startswith("أل")} if "أل" in phrase else ()
    return [w.removeprefix("ال") if len(w) > 4 and w not in own else w for w in words]


def stems(word: str) -> tuple[tuple[str, str], ...]:
    """(stem, clitic before it) of a folded word, the fullest first."""
    return _STEMS[word]


def stem_set(word: str) -> frozenset[str]:
    """The stems of a folded word, whatever clitics stand before them."""
    return _STEM_SETS[word]


def _stems(word: str) -> tuple[tuple[str, str], ...]:
    return tuple(_english_stems(word) if _LATIN.match(word) else _arabic_stems(word))


def _stem_set(word: str) -> frozenset[str]:
    return frozenset(stem for stem, _ in _STEMS[word])


_STEMS, _STEM_SETS = Remembered(_stems), Remembered(_stem_set)


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
    out.extend((b[1:], c + "س") for b, c in tuple(out) if len(b) > 4 and b[0] == "س" and b[1] in "يتن")
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
