"""Words beside names are told apart by their first and last words: that never loses a phrase."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from tawthiq.model.memory import Remembered
from tawthiq.places.foreign import about_abroad, foreign
from tawthiq.places.keys import fold
from tawthiq.places.words import Phrases, words

_WORDS = words()
_KNOWN = sorted(
    word
    for phrases in (_WORDS.leading, _WORDS.following, _WORDS.leads, _WORDS.not_before, _WORDS.not_after)
    for phrase in phrases.all
    for word in phrase.split()
)
_PIECES = st.sampled_from(
    [*_KNOWN, "و", "ب", "لل", " ", " ", ' "', "(", ")", ".", "\n", "s", " the ", " of ", "كفر توت", "tamrasa"]
)
TEXTS = st.lists(_PIECES, max_size=12).map("".join) | st.lists(_PIECES, max_size=12).map(" ".join)


def _unfiltered(phrases: Phrases) -> Phrases:
    whole = Phrases(phrases.all)
    whole.begins = whole.ends = Remembered(lambda _: True)
    return whole


@given(TEXTS, st.sampled_from(("leading", "leads", "locative", "not_before")), st.integers(0, 80))
def test_no_phrase_before_a_name_is_lost(text: str, which: str, at: int) -> None:
    phrases: Phrases = getattr(_WORDS, which)
    pos = min(at, len(text))
    assert _WORDS.before(text, pos, phrases) == _WORDS.before(text, pos, _unfiltered(phrases))


@given(TEXTS, st.sampled_from(("following", "not_after")), st.integers(0, 80))
def test_no_phrase_behind_a_name_is_lost(text: str, which: str, at: int) -> None:
    phrases: Phrases = getattr(_WORDS, which)
    pos = min(at, len(text))
    assert _WORDS.after(text, pos, phrases) == _WORDS.after(text, pos, _unfiltered(phrases))


_ABROAD = foreign(frozenset({"XA"}))


_TELLING = list(_ABROAD.telling)
_BEFORE = r"(?<![^\W_])(?:[وف]?[بل]?|و?ك)"


def _one_by_one(text: str) -> bool:
    """Every name looked for by itself, behind clitics only, an English one with a capital."""
    folded, at = fold(text)
    for name in _TELLING:
        for found in re.finditer(rf"{_BEFORE}({re.escape(name)})(?![^\W_])", folded):
            start = found.start(1)
            if not name.isascii() or text[at[start] if at else start].isupper():
                return True
    return False


@given(
    st.lists(
        st.sampled_from(_TELLING).flatmap(lambda n: st.sampled_from([n, n.title(), n[1:], "و" + n, "وب" + n]))
        | st.sampled_from(("x", "ال", "'s", "في", "مدينة", " ", "\n", "-", "1")),
        max_size=6,
    ),
    st.sampled_from(("", " ")),
)
def test_places_abroad_are_found_as_when_each_is_looked_for(parts: list[str], link: str) -> None:
    text = link.join(parts)
    assert about_abroad(_ABROAD, text) == _one_by_one(text)


def test_part_of_a_word_is_no_name_of_a_place_abroad() -> None:
    assert about_abroad(_ABROAD, "A bomb in Mosul killed two.")
    assert about_abroad(_ABROAD, "انفجار بالموصل")
    assert not about_abroad(_ABROAD, "The mosuline factory, in small letters mosul")
    assert not about_abroad(_ABROAD, "Mosuline")
