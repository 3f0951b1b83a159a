"""A documented count is a floor: what a figure can and cannot say to a stated number."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from tawthiq.model.checks import Found, Library, Reading, Said, Sentence, Window
from tawthiq.model.claims import Count
from tawthiq.model.figures import Area, Figure, Question
from tawthiq.statement.checking.counting import ask
from tawthiq.statement.checking.verdicts import strongest, together, verdict_of

QUESTION = Question("q", "killed", (date(2024, 3, 4), date(2024, 3, 10)), Area("a", ("XT",), "A", "أ"))
VAGUE = {"dozens": (20, 99), "hundreds": (200, 999)}


def figure(low: int | None, best: int | None = None, high: int | None = None) -> Figure:
    return Figure(
        "q",
        QUESTION,
        low,
        low if best is None else best,
        high,
        "reports",
        1,
        1,
        0,
        (),
        (),
        "",
        (),
        1,
        "c",
        "d",
    )


def said(low: int, high: int | None, qualifier: str = "exact", *, ceiling: bool = False) -> Said:
    sentence = Sentence("x", 0, 1, "body", 0, "en")
    return Said(
        "count", "x", 0, 1, sentence, Count("killed", "all", low, high, qualifier, "x", 0, 1), ceiling=ceiling
    )


NUMBERS = st.integers(0, 5000)


@given(
    NUMBERS, st.sampled_from(["exact", "at_least", "more_than", "about", "vague"]), NUMBERS, NUMBERS, NUMBERS
)
def test_without_a_ceiling_no_documented_number_ever_conflicts(
    stated: int, qualifier: str, low: int, more: int, most: int
) -> None:
    high = None if qualifier in ("at_least", "more_than") else stated + (700 if qualifier == "vague" else 0)
    found = verdict_of(said(stated, high, qualifier), figure(low, low + more, low + more + most))
    assert found in ("supported", "understated", "documented_lower", "depends_on_reading")


@given(NUMBERS, NUMBERS)
def test_below_an_exact_number_is_documented_lower_and_above_it_understated(stated: int, low: int) -> None:
    expected = "documented_lower" if low < stated else "supported" if low == stated else "understated"
    assert verdict_of(said(stated, stated), figure(low, low, low)) == expected


@given(NUMBERS, NUMBERS)
def test_a_ceiling_conflicts_exactly_when_the_documented_low_is_above_it(cap: int, low: int) -> None:
    found = verdict_of(said(0, cap, "up_to", ceiling=True), figure(low, low, None))
    assert (found == "conflicts") == (low > cap)


def test_dozens_are_supported_by_30_understated_by_150_and_reached_only_by_the_highest_report() -> None:
    dozens = said(*VAGUE["dozens"], "vague")
    assert verdict_of(dozens, figure(30, 30, 40)) == "supported"
    assert verdict_of(dozens, figure(150, 150, None)) == "understated"
    assert verdict_of(dozens, figure(5, 8, 25)) == "depends_on_reading"
    assert verdict_of(dozens, figure(5, 8, None)) == "documented_lower"


def test_nothing_documented_is_outside_and_zero_documented_is_not() -> None:
    assert verdict_of(said(5, 5), figure(None)) == "outside"
    assert verdict_of(said(5, 5), figure(0, 0, 0)) == "documented_lower"


def test_open_readings_agree_or_depend_and_silence_has_no_vote() -> None:
    assert together(["outside", "documented_lower", "documented_lower"]) == "documented_lower"
    assert together(["supported", "documented_lower"]) == "depends_on_reading"
    assert together(["outside"]) == "outside"
    assert strongest(["outside", "documented_lower", "supported"]) == "supported"


def test_a_total_that_reaches_beyond_the_days_leaves_a_question_where_incidents_give_less() -> None:
    days = Window(date(2024, 3, 6), date(2024, 3, 12))
    reading = Reading("killed", "civilians", days, QUESTION.area)
    shelf = {5: figure(5), 20: figure(20), None: figure(None)}
    for low, expected in ((20, "supported"), (5, "depends_on_reading"), (None, "supported")):
        found = Found(reading, (shelf[low],), (figure(28),))
        library = Library(lambda _, f=found: f, None, None, None, None, None)  # type: ignore[arg-type, misc]
        assert ask(said(20, None, "at_least"), reading, library).verdict == expected
