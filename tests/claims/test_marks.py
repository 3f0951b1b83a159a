"""What a text lacks keeps a rule from being entered, and changes nothing that is read."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import yaml
from tests.claims.conftest import NAMES, TinyFinder

from tawthiq.claims.events.events import read_events
from tawthiq.claims.packs import Pack
from tawthiq.claims.text.document import prepare
from tawthiq.claims.words.marks import EVERYTHING, Rules, and_, mark, marks_of_domains, marks_of_words, needs
from tawthiq.lang.lexicon import Node
from tawthiq.model.vocabulary import read_vocabulary

_SIGNS = [",", ".", ":", "(", ")", '"', "-", "\n", "7", "12", "34", "three", "ثلاثة"]


def _phrases(node: Node, so_far: str = "") -> list[str]:
    """The phrases of a tree of words."""
    own = [so_far] if so_far and any(not isinstance(key, str) or not key for key in node) else []
    return own + [
        phrase
        for word, below in node.items()
        if isinstance(word, str) and word and isinstance(below, dict)
        for phrase in _phrases(below, f"{so_far} {word}".strip())
    ]


@pytest.fixture(scope="module")
def vocabulary(pack: Pack) -> dict[bool, list[str]]:
    """All phrases and grammar words of each language."""
    said = [str(word) for words in read_vocabulary("grammar").values() for word in words]
    said += _phrases(pack.lexicon.root)
    return {english: [w for w in said if w.isascii() == english] for english in (True, False)}


@pytest.mark.parametrize("seed", range(60))
def test_what_is_passed_over_would_have_found_nothing(
    seed: int, vocabulary: dict[bool, list[str]], pack: Pack, finder: TinyFinder
) -> None:
    """Words of the vocabulary in any order are read alike with every rule asked."""
    chance = random.Random(seed)
    words = vocabulary[seed % 2 == 0]
    text = " ".join(chance.choice([*_SIGNS, *NAMES] if chance.random() < 0.3 else words) for _ in range(60))
    doc = prepare(text, pack, None)
    every = prepare(text, pack, None)
    assert read_events(doc, pack, finder) == read_events(replace(every, marks=EVERYTHING), pack, finder)


def _texts(node: object) -> Iterator[str]:
    """The sentences of a table, however it is laid out."""
    if isinstance(node, str):
        yield from [node] if node.count(" ") > _PHRASE else []
    elif isinstance(node, list | dict):
        for below in node.values() if isinstance(node, dict) else node:
            yield from _texts(below)


_PHRASE = 3


@pytest.mark.parametrize("table", sorted(p.name for p in Path(__file__).parent.glob("*.yml")))
def test_no_sentence_of_a_table_needs_a_rule_that_is_passed_over(
    table: str, pack: Pack, finder: TinyFinder
) -> None:
    said = yaml.safe_load((Path(__file__).parent / table).read_text(encoding="utf-8"))
    for text in _texts(said):
        doc = prepare(text, pack, _DAY)
        assert read_events(doc, pack, finder) == read_events(replace(doc, marks=EVERYTHING), pack, finder), (
            text
        )


_DAY = date(2024, 5, 14)


class _Text:
    def __init__(self, *words: str) -> None:
        self.marks = marks_of_words(words) | marks_of_domains(["says"])


@needs(frozenset(("toll",)), ("says", frozenset(("told",))), otherwise=0)
def _rule(doc: _Text, number: int) -> int:
    return number


@pytest.mark.parametrize(("words", "found"), [(("the", "toll"), 9), (("told",), 0), ((), 0)])
def test_a_rule_is_entered_where_all_that_it_needs_is_there(words: tuple[str, ...], found: int) -> None:
    assert _rule(_Text(*words), 9) == found


@pytest.mark.parametrize(("said", "found"), [("toll", [1, 3, 6, 10, 15, 4]), ("told", [0] * 6)])
def test_a_gated_rule_takes_the_arguments_that_it_has(said: str, found: list[int]) -> None:
    def of_any_number(doc: _Text, *numbers: int) -> int:
        return sum(numbers)

    def with_a_default(doc: _Text, first: int, second: int = 3) -> int:
        return first + second

    gate = needs(frozenset(("toll",)), otherwise=0)
    doc, rules = (
        _Text(said),
        [
            gate(lambda doc, a: a),
            gate(lambda doc, a, b: a + b),
            gate(lambda doc, a, b, c: a + b + c),
            gate(lambda doc, a, b, c, d: a + b + c + d),
            gate(of_any_number),
        ],
    )
    told = [rule(doc, *range(1, n + 1)) for n, rule in enumerate(rules, start=1)]
    assert [*told, gate(with_a_default)(doc, 1)] == found


def test_marks_tell_a_word_by_its_letters_and_with_the_joining_waw() -> None:
    def dual(word: str) -> bool:
        return word.endswith("هما")

    need = mark(dual, and_(("قصف",)))
    assert [marks_of_words(said) & need == need for said in (["عنهما", "وقصف"], ["عنهم", "وقصف"])] == [
        True,
        False,
    ]


@needs(frozenset(("toll",)))
def _even(doc: _Text, number: int) -> bool:
    return number % 2 == 0


def _high(doc: _Text, number: int) -> bool:
    return number > 5


def test_of_several_rules_those_are_asked_that_the_text_can_need() -> None:
    rules = Rules(_even, _high)
    found = [[rule(doc, 4) for rule in rules.of(doc)] for doc in (_Text("toll"), _Text("told"))]
    assert found == [[True, False], [False]]
