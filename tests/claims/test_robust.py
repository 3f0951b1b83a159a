"""No text breaks the reading, and no quote is ever anything but a piece of the text."""

from __future__ import annotations

import gc
import time
from datetime import date
from pathlib import Path
from random import Random

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.claims.conftest import TinyFinder

from tawthiq.claims.extract import extract_events
from tawthiq.claims.packs import Pack, load_pack
from tawthiq.claims.text.boilerplate import report_body
from tawthiq.lang.normalise import normalised
from tawthiq.lang.tokens import tokenise
from tawthiq.model.claims import Event

PACK: Pack = load_pack(["syria"])
WORDS = [
    word
    for line in (
        "مقتل استشهاد وإصابة قتل و أصيب جرحى شهداء 3 ٤ خمسة مدنيين أطفال امرأة بينهم معظمهم آخرين قصف صاروخي مدفعي",
        "غارة طيران روسي قوات النظام قسد على قرية كفر توت تل الريحان اليوم أمس الأربعاء 27 تشرين الثاني 2024 منذ",
        "دون إصابات إلى نحو عشرات آلاف killed and wounded injured at least more than 12 - 19 people civilians",
        "children a woman named Ali Haddad ( 40 ) were was in Kafr Tut strike airstrike on Monday between no",
        "casualties including said SDF , . : \n \" ' # _ … * ـ ... 1- 2-",
    )
    for word in line.split(" ")
]
REPORTS = st.lists(st.sampled_from(WORDS) | st.text(max_size=6), max_size=60).map(" ".join)


def quotes(events: list[Event]) -> list[tuple[str, int, int]]:
    rows = [(e.quote, e.start, e.end) for e in events]
    rows += [(c.quote, c.start, c.end) for e in events for c in e.counts]
    return rows + [(v.quote, v.start, v.end) for e in events for v in e.victims]


@settings(max_examples=250)
@given(REPORTS)
def test_every_quote_is_the_text_between_its_ends(text: str) -> None:
    events = extract_events(text, published=date(2024, 11, 28), finder=TinyFinder(), pack=PACK)
    assert all(quote and text[start:end] == quote for quote, start, end in quotes(events))


@settings(max_examples=150)
@given(st.text(max_size=300))
def test_any_text_is_read_without_an_error(text: str) -> None:
    events = extract_events(text, published=None, finder=TinyFinder(), pack=PACK)
    assert all(text[start:end] == quote for quote, start, end in quotes(events))


@settings(max_examples=150)
@given(REPORTS)
def test_the_numbers_of_a_row_run_from_low_to_high(text: str) -> None:
    for event in extract_events(text, published=date(2024, 11, 28), finder=None, pack=PACK):
        for c in event.counts:
            assert c.min is not None or c.max is not None
            assert c.min is None or c.max is None or c.min <= c.max
        assert event.date_start is None or (event.date_end is not None and event.date_start <= event.date_end)


def sentences(name: str) -> list[str]:
    path = Path(__file__).with_name(f"{name}.yml")
    return [row["text"] for row in yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)]


PLAIN = [text for name in ("en", "ar", "by_rule") for text in sentences(f"plain_sentences_{name}")]


@pytest.mark.parametrize(
    "text",
    [
        "قتل خمسة مدنيين بينهم ثلاثة أطفال وامرأة، (",
        "Sappers who had cleared the road said that the bombs were",
        "إصابة خمسة من عائلة واحدة بينهم ثلاث نساء، ونجا أسر",
    ],
)
def test_a_text_that_breaks_off_is_read_without_an_error(text: str) -> None:
    assert all(
        text[i:j] == quote
        for quote, i, j in quotes(extract_events(text, published=None, finder=None, pack=PACK))
    )


def cuts(text: str) -> set[str]:
    """What is left of a text cut off before and behind each of its words."""
    tokens = tokenise(normalised(text))
    return {text[: t.end] for t in tokens} | {text[t.start :] for t in tokens}


@pytest.mark.parametrize("part", range(4))
def test_a_sentence_cut_off_anywhere_is_read_without_an_error(part: int) -> None:
    for text in {cut for sentence in PLAIN[part::4] for cut in cuts(sentence)}:
        events = extract_events(text, published=date(2019, 5, 6), finder=TinyFinder(), pack=PACK)
        assert all(text[start:end] == quote for quote, start, end in quotes(events))


@settings(max_examples=150)
@given(st.lists(st.sampled_from(PLAIN), min_size=2, max_size=4), st.randoms(use_true_random=False))
def test_halves_of_sentences_run_together_are_read_without_an_error(texts: list[str], random: Random) -> None:
    text = " ".join(random.choice(sorted(cuts(text))) for text in texts)
    events = extract_events(text, published=date(2019, 5, 6), finder=TinyFinder(), pack=PACK)
    assert all(text[start:end] == quote for quote, start, end in quotes(events))


@given(st.text(max_size=400))
def test_what_is_blanked_keeps_its_room(text: str) -> None:
    body = report_body(text).text
    assert len(body) == len(text)
    assert all(a == b or a in " \n" for a, b in zip(body, text, strict=True))


def test_the_time_is_linear_in_the_length_of_the_text() -> None:
    unit = "قتل {n} مدنيين وأصيب 7 آخرون بقصف مدفعي على قرية كفر توت يوم {d} أيار 2024، وفق مصادر محلية رقم {n}.\n"
    lines = [unit.format(n=n, d=n % 28 + 1) for n in range(2, 3202)]

    def seconds(count: int) -> float:
        started = time.process_time()
        extract_events("".join(lines[:count]), published=None, finder=TinyFinder(), pack=PACK)
        return time.process_time() - started

    seconds(100)
    assert seconds(3200) < 20 * max(seconds(400), 0.02)


def test_a_text_too_long_for_one_piece_keeps_its_quotes_in_place() -> None:
    line = "قتل {n} مدنيين بقصف مدفعي على قرية كفر توت يوم {d} أيار 2024.\n"
    text = "".join(line.format(n=n, d=n % 28 + 1) for n in range(2, 4502))
    assert len(text) > 200_000
    events = extract_events(text, published=None, finder=None, pack=PACK)
    assert gc.isenabled()  # paused while the pieces are read
    assert all(text[start:end] == quote for quote, start, end in quotes(events))
    assert max(c.min or 0 for e in events for c in e.counts) == 4501
