"""Folding keeps the way back to the source."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawthiq.lang.normalise import fold, normalise
from tawthiq.lang.tokens import tokenise

MIXED = st.text(
    st.sampled_from("قصفأإآىةؤئ١٢۳٤ـ.*…َُِّْ\u200f\u2066ﻻﷲabcÉşİ 0123\n#_\"'،,-–") | st.characters(), max_size=80
)


@given(MIXED)
def test_every_folded_character_comes_from_a_place_in_the_source(text: str) -> None:
    normal = normalise(text)
    spans = [normal.span(i, i + 1) for i in range(len(normal.text))]
    assert all(0 <= a < b <= len(text) for a, b in spans)
    assert [a for a, _ in spans] == sorted(a for a, _ in spans)


@given(MIXED)
def test_tokens_stand_in_order_and_inside_the_source(text: str) -> None:
    tokens = tokenise(normalise(text))
    assert all(0 <= t.start < t.end <= len(text) for t in tokens)
    assert all(a.end <= b.start or a.start == b.start for a, b in pairwise(tokens))


@given(st.text(st.characters(exclude_characters=".*…"), max_size=60))
def test_a_text_folds_letter_by_letter(text: str) -> None:
    assert fold(text).replace("ـ", "") == "".join(map(fold, text)).replace("ـ", "")


@given(MIXED)
def test_tokens_cover_every_letter_digit_and_sign_once(text: str) -> None:
    normal = normalise(text)
    tokens = tokenise(normal)
    whole = "".join(t.text for t in tokens if t.kind != "l").replace("—", "-")
    assert whole == "".join(normal.text.split())
    assert {t.kind for t in tokens} <= set("wnpl")


@given(
    st.lists(
        st.sampled_from(("متابعاتشهيدان", "منطقةأصيب", "عاجلإصابة", "لاإصابات", "والإصابات", "people-three")),
        min_size=1,
    )
)
def test_words_come_apart_the_same_whatever_stands_beside_them(words: list[str]) -> None:
    alone = [t.text for word in words for t in tokenise(normalise(word))]
    assert [t.text for t in tokenise(normalise(" ".join(words)))] == alone
    assert [t.text for t in tokenise(normalise(" ".join([*words, "—"])))] == [*alone, "—"]
    marked = tokenise(normalise("\u200f" + " ".join(words)))
    assert [t.text for t in marked] == alone


@given(MIXED)
def test_folding_twice_is_folding_once(text: str) -> None:
    once = fold(text)
    if not any(mark in once for mark in ".*…"):
        assert fold(once) == once


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("قـ.ـصف", "قصف"),
        ("ق*صف", "قصف"),
        ("مقـ ـتل", "مقتل"),
        ("جر.ح", "جرح"),
        ("kil*led", "killed"),
        ("إسْتِشْهَاد", "استشهاد"),
        ("٤٣ شخصاً", "43 شخصا"),
        ("۱۲", "12"),
        ("مدنياً.قال", "مدنيا.قال"),
        ("ﻻ", "لا"),
        ("Şırnak", "sirnak"),
    ],
)
def test_spellings_are_folded(written: str, folded: str) -> None:
    assert fold(written) == folded


def test_a_word_broken_on_purpose_is_quoted_as_it_was_written() -> None:
    normal = normalise("وقع قـ.ـصف هنا")
    token = next(t for t in tokenise(normal) if t.text == "قصف")
    assert normal.source[token.start : token.end] == "قـ.ـصف"


def test_an_urgent_hashtag_that_runs_into_the_next_word_comes_apart() -> None:
    assert [t.text for t in tokenise(normalise("#عاااجلغارة"))] == ["#", "عاجل", "غارة"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("عاجلإصابة طفل", ["عاجل", "إصابة", "طفل"]),
        ("في المنطقةأصيب رجل", ["في", "المنطقة", "أصيب", "رجل"]),
        ("المستشفىإصابة", ["المستشفى", "إصابة"]),
        ("صباح اليومأبو", ["صباح", "اليوم", "أبو"]),
        ("والإصابات بالإضافة لإصابة فإن عاجلة اليومية", None),
    ],
)
def test_words_that_ran_together_come_apart_where_letters_tell(text: str, words: list[str] | None) -> None:
    found = [text[t.start : t.end] for t in tokenise(normalise(text))]
    assert found == (words or text.split())


def test_a_stretched_vowel_is_one_and_keeps_its_place_in_the_source() -> None:
    found = normalise("عاااااجل: ياااارب قصــف كبيييير")
    assert found.text == "عاجل: يارب قصف كبير"
    start = found.text.index("يارب")
    assert found.source[slice(*found.span(start, start + 4))] == "ياااارب"
