"""Names in texts against a slow and plain search, and what holds for any text."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tawthiq.places import Finder, from_bytes
from tawthiq.places.areas import read_pack
from tawthiq.places.keys import key

from .invented import CSV, HEADER, PACK

TOWNS = {
    "T1": ("Zambora", "زمبورة"), "T2": ("Tal Zambora", "تل زمبورة"), "T3": ("Qudshan", "القدشان"),
    "T4": ("Shikfad", "شكفاد"), "T5": ("Gharmit", "غرميط"),
}  # fmt: skip
ROWS = "".join(
    f"{c},{en},{ar},,,,,,,35.{i},36.{i},,900000\n" for i, (c, (en, ar)) in enumerate(TOWNS.items())
)
SPELLINGS = {
    key(s)
    for en, ar in TOWNS.values()
    for s in (en, f"al {en}", f"el {en}", ar, ar.removeprefix("ال"), ar if ar.startswith("ال") else "ال" + ar)
}
PREFIX = re.compile("[وف]?[بل]?|[وف]?لل|ك|وك")
_TOKENS = """زمبورة|تل زمبورة|القدشان|بالقدشان|وشكفاد|للقدشان|غرميط|زمبورات|Zambora|Tal-Zambora|Shikfad's|in|on|قيل|عن
يوم|3|،|.|Gharmits|Gharmitian|#غرميط|قدشان"""
WORDS = st.sampled_from(["\n", *_TOKENS.replace("\n", "|").split("|")])


@pytest.fixture(scope="module")
def towns() -> Finder:
    return Finder(from_bytes("towns.csv", (HEADER + ROWS).encode()))


@pytest.fixture(scope="module")
def country() -> Finder:
    return Finder(from_bytes("villages.csv", CSV), [read_pack("invented", PACK)])


def slow_search(text: str) -> list[str]:
    """Every spelling at every position of the text, by comparing letters; the longest first."""
    folded = key(text)
    hits = []
    for spelling in SPELLINGS:
        for start in range(len(folded) - len(spelling) + 1):
            end = start + len(spelling)
            if folded[start:end] == spelling and whole_word(folded, start, end):
                hits.append((start, end))
    taken: list[tuple[int, int]] = []
    for start, end in sorted(hits, key=lambda h: (h[0] - h[1], h[0])):
        if all(end <= s or start >= e for s, e in taken):
            taken.append((start, end))
    return [folded[s:e] for s, e in sorted(taken)]


def whole_word(folded: str, start: int, end: int) -> bool:
    left = start
    while left and folded[left - 1].isalpha():
        left -= 1
    tail = re.match(r"\w*", folded[end:])
    after = tail[0] if tail else ""
    possessive = after == "s" and folded[start].isascii()
    return (after == "" or possessive) and PREFIX.fullmatch(folded[left:start]) is not None


@given(st.lists(WORDS, max_size=9).map(" ".join))
@settings(max_examples=300)
def test_the_look_up_finds_what_a_search_at_every_position_finds(towns: Finder, text: str) -> None:
    assert [key(text[m.start : m.end]) for m in towns.mentions(text)] == slow_search(text)


ANY = st.text(
    st.sampled_from("زمبورة تلقدشانكفرنيا بوالخضرءهـًَّ#_-'’“”().،\n\u200f\ufefbABcdeKafr Dunyalzum3٣ﻻ"),
    max_size=80,
)


@given(ANY)
@settings(max_examples=200)
def test_every_mention_is_a_span_of_the_text_and_none_overlap(country: Finder, text: str) -> None:
    end = 0
    for mention in country.mentions(text):
        assert end <= mention.start < mention.end <= len(text)
        assert mention.entries
        end = mention.end


@given(
    st.lists(
        st.sampled_from(["قصف", "قرية", "كفر دنيا", "تل زمار", "في ريف", "نورفال", "الشمالي", "،", "\n"]),
        max_size=12,
    )
)
def test_a_resolved_place_quotes_the_text_and_repeats(country: Finder, words: list[str]) -> None:
    text = " ".join(words)
    found = country.mentions(text)
    ref = country.resolve(text, found, near=found)
    assert (ref is None) == (not found)
    assert ref == country.resolve(text, found, near=found)
    if ref:
        assert ref.text in text
        assert 0 < ref.score <= 1000
        assert ref.precision
        assert ref.pcode not in ref.alternatives


def test_a_long_text_takes_time_in_proportion(country: Finder) -> None:
    text = "قصف على كفر دنيا في ريف نورفال، وقتيل في Tal Zumar\n" * 4_000
    found = country.mentions(text)
    assert len(found) == 12_000
    ref = country.resolve(text, found[6_000:6_002], near=found)
    assert ref is not None
    assert ref.pcode == "XP4"
