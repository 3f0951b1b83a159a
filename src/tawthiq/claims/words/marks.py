"""What a text has at all, so that a rule is entered only where the words that it needs stand somewhere.

A text is looked through once. A rule says beside its head what it needs: `@needs(words("toll"), "says")` is entered
only in texts with a word of that list and a hit of that domain; elsewhere it would find nothing, and is not asked.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from functools import reduce, wraps
from inspect import signature
from operator import or_
from typing import Any, Concatenate, Generic, ParamSpec, Protocol, TypeVar, overload

from tawthiq.model.memory import Remembered

Need = str | frozenset[str] | Callable[[str], bool] | tuple["Need", ...]
"""A domain of the vocabulary, words of which one must stand there, what a word must be like; or one of several."""
EVERYTHING = -1
"""The marks of a text for which no rule is passed over."""


class Marked(Protocol):
    """What knows the marks of a text."""

    @property
    def marks(self) -> int: ...


_BY_NEED: dict[Need, int] = {}
_WORDS: dict[str, int] = {}
_DOMAINS: dict[str, int] = {}
_LIKE: list[tuple[int, Callable[[str], bool]]] = []


def _marks_of_word(word: str) -> int:
    marks = _WORDS.get(word, 0)
    for bit, like in _LIKE:
        if like(word):
            marks |= bit
    return marks


_ALIKE: dict[int, int] = {}
"""A number for each set of marks that words have, by which the words of a text are told apart at less cost."""
_MARKS: list[int] = []
"""The sets of marks by their numbers."""


def _kind_of_word(word: str) -> int:
    marks = _marks_of_word(word)
    if marks not in _ALIKE:
        _ALIKE[marks] = len(_MARKS)
        _MARKS.append(marks)
    return _ALIKE[marks]


_KIND = Remembered(_kind_of_word)
P = ParamSpec("P")
R = TypeVar("R")
N = TypeVar("N")
D = TypeVar("D", bound=Marked)


def marks_of_words(texts: Iterable[str]) -> int:
    """The marks of a text with these folded words."""
    kinds = {*map(_KIND.__getitem__, texts)}
    return reduce(or_, map(_MARKS.__getitem__, kinds), 0)


def marks_of_domains(domains: Iterable[str]) -> int:
    """The marks of a text with hits of these domains."""
    return reduce(or_, [_DOMAINS[domain] for domain in domains if domain in _DOMAINS], 0)


def mark(*needs: Need) -> int:
    """The marks that a text has which fulfils all of the needs: `doc.marks & mark(...) == mark(...)`."""
    return reduce(or_, map(_mark, needs), 0)


def _mark(need: Need) -> int:
    if need not in _BY_NEED:
        _BY_NEED[need] = bit = 1 << len(_BY_NEED)
        for one in need if isinstance(need, tuple) else (need,):
            _fulfils(one, bit)
        _KIND.clear()
        _ALIKE.clear()
        _MARKS.clear()
    return _BY_NEED[need]


def _fulfils(need: Need, bit: int) -> None:
    """Give the bit to what fulfils a need."""
    if isinstance(need, str):
        _DOMAINS[need] = _DOMAINS.get(need, 0) | bit
    elif isinstance(need, frozenset):
        _WORDS.update({word: _WORDS.get(word, 0) | bit for word in need})
    elif not isinstance(need, tuple):
        _LIKE.append((bit, need))


@overload
def needs(
    *said: Need,
) -> Callable[[Callable[Concatenate[D, P], bool]], Callable[Concatenate[D, P], bool]]: ...


@overload
def needs(
    *said: Need, otherwise: N
) -> Callable[[Callable[Concatenate[D, P], R]], Callable[Concatenate[D, P], R | N]]: ...


def needs(*said: Need, otherwise: object = False) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """A rule that finds nothing, which is `otherwise`, in a text that lacks one of the needs."""
    needed = mark(*said)

    def gate(rule: Callable[..., Any]) -> Callable[..., Any]:
        entered = wraps(rule)(_gated(rule, needed, otherwise))
        entered.__dict__["needed"] = needed
        return entered

    return gate


def _gated(rule: Callable[..., Any], needed: int, nothing: object) -> Callable[..., Any]:
    """The rule behind its gate; arguments by name, since most texts stop here and `*args` costs more than the rest."""

    def one(doc: Marked) -> Any:
        return rule(doc) if doc.marks & needed == needed else nothing

    def two(doc: Marked, a: Any) -> Any:
        return rule(doc, a) if doc.marks & needed == needed else nothing

    def three(doc: Marked, a: Any, b: Any) -> Any:
        return rule(doc, a, b) if doc.marks & needed == needed else nothing

    def four(doc: Marked, a: Any, b: Any, c: Any) -> Any:
        return rule(doc, a, b, c) if doc.marks & needed == needed else nothing

    def any_number(doc: Marked, *args: Any) -> Any:
        return rule(doc, *args) if doc.marks & needed == needed else nothing

    taken = signature(rule).parameters.values()
    fixed = all(a.default is a.empty and a.kind is a.POSITIONAL_OR_KEYWORD for a in taken)
    by_number: dict[int, Callable[..., Any]] = {1: one, 2: two, 3: three, 4: four}
    return by_number.get(len(taken) if fixed else 0, any_number)


class Rules(Generic[P]):
    """Rules of which any may say something: `of(doc)` are those that can in a text, without what it lacks."""

    __slots__ = ("_all", "_found")

    def __init__(self, *rules: Callable[P, bool]) -> None:
        told = [(getattr(rule, "needed", 0), getattr(rule, "__wrapped__", rule)) for rule in rules]
        self._all = reduce(or_, (needed for needed, _ in told), 0)
        self._found: Remembered[int, tuple[Callable[P, bool], ...]] = Remembered(
            lambda marks: tuple(rule for needed, rule in told if marks & needed == needed)
        )

    def of(self, doc: Marked) -> tuple[Callable[P, bool], ...]:
        return self._found[doc.marks & self._all]


def and_(said: Collection[str]) -> frozenset[str]:
    """The words, and each with the و that joins it to what stands before."""
    return frozenset(said) | {"و" + word for word in said}


def arabic(word: str) -> bool:
    """Whether a word is in Arabic letters; so is every sign outside ASCII."""
    return not word.isascii()


def english(word: str) -> bool:
    """Whether a word is in Latin letters."""
    return word.isascii() and word.isalpha()
