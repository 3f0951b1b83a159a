"""Facilities by kind: three hospitals and five schools are three, five and eight, whoever asks."""

from __future__ import annotations

import pytest
from documented_made import (
    HOSPITAL,
    MARKET,
    SCHOOL,
    claim,
    figure,
    hit,
    incident,
    low_best_high,
    question,
)
from hypothesis import given
from hypothesis import strategies as st

from tawthiq.claims.extract import extract_events
from tawthiq.claims.packs import load_pack
from tawthiq.figures.documented.readings import is_vague, voiced
from tawthiq.model.claims import BESIDE, Count, Event


def said(counts: list[Count], targets: tuple[str, ...], *asked: str) -> list[tuple[int, int, int | None]]:
    event = Event("airstrike", "…", 0, 1, counts=tuple(counts), targets=targets)
    told = voiced(event, question(kind="facilities_hit", targets=asked))
    return [(v.reading.low, v.reading.best, v.reading.high) for v in told]


@pytest.mark.parametrize(
    ("counts", "targets", "asked", "expected"),
    [
        ([hit(HOSPITAL, 3), hit(SCHOOL, 5)], (HOSPITAL, SCHOOL), (HOSPITAL,), (3, 3, 3)),
        ([hit(HOSPITAL, 3), hit(SCHOOL, 5)], (HOSPITAL, SCHOOL), (SCHOOL,), (5, 5, 5)),
        ([hit(HOSPITAL, 3), hit(SCHOOL, 5)], (HOSPITAL, SCHOOL), (), (8, 8, 8)),
        ([hit(HOSPITAL, 3), hit(SCHOOL, 5)], (HOSPITAL, SCHOOL), (HOSPITAL, SCHOOL), (8, 8, 8)),
        # two numbers of one kind are a range, and are added where the text joins them
        ([hit(HOSPITAL, 3), hit(HOSPITAL, 5)], (HOSPITAL,), (HOSPITAL,), (3, 3, 5)),
        ([hit(HOSPITAL, 2), hit(HOSPITAL, 1, relation=BESIDE)], (HOSPITAL,), (HOSPITAL,), (3, 3, 3)),
        # a number of no kind is the whole
        ([hit(None, 22), hit(SCHOOL, 5), hit(HOSPITAL, 3)], (SCHOOL, HOSPITAL), (), (22, 22, 22)),
        ([hit(None, 22), hit(SCHOOL, 5), hit(HOSPITAL, 3)], (SCHOOL, HOSPITAL), (SCHOOL,), (5, 5, 5)),
        ([hit(None, 4), hit(SCHOOL, 5), hit(HOSPITAL, 3)], (SCHOOL, HOSPITAL), (), (8, 8, 8)),
        ([hit(None, 12)], (HOSPITAL,), (HOSPITAL,), (12, 12, 12)),
        ([hit(None, 12)], (HOSPITAL, "none_stated"), (HOSPITAL,), (12, 12, 12)),
        ([hit(None, 12)], (HOSPITAL, SCHOOL), (HOSPITAL,), (1, 1, 12)),
        ([hit(None, 0)], (HOSPITAL, SCHOOL), (HOSPITAL,), (0, 0, 0)),
        ([hit(None, 12)], (HOSPITAL, SCHOOL), (HOSPITAL, SCHOOL), (12, 12, 12)),
        # an open number opens what it is part of, and nothing else
        ([hit(HOSPITAL, 3), hit(SCHOOL, 2, None)], (HOSPITAL, SCHOOL), (), (5, 5, None)),
        ([hit(HOSPITAL, 3), hit(SCHOOL, 2, None)], (HOSPITAL, SCHOOL), (HOSPITAL,), (3, 3, 3)),
    ],
)  # fmt: skip
def test_each_kind_has_its_own_number(
    counts: list[Count],
    targets: tuple[str, ...],
    asked: tuple[str, ...],
    expected: tuple[int, int, int | None],
) -> None:
    assert said(counts, targets, *asked) == [expected]


def test_a_kind_that_is_not_counted_has_no_number() -> None:
    assert said([hit(SCHOOL, 5)], (SCHOOL, HOSPITAL), HOSPITAL) == []


def test_voices_are_set_against_each_other_over_one_kind_only() -> None:
    blue, red = {"attributed_to": "the Blue Lamps"}, {"attributed_to": "the Red Lamps"}
    both = (HOSPITAL, SCHOOL)
    assert said([hit(HOSPITAL, 3, **blue), hit(SCHOOL, 5, **red)], both) == [(8, 8, 8)]
    apart = [hit(HOSPITAL, 3, **blue), hit(HOSPITAL, 4, **red), hit(SCHOOL, 5)]
    assert said(apart, both) == [(8, 8, 8), (9, 9, 9)]
    assert said(apart, both, HOSPITAL) == [(3, 3, 3), (4, 4, 4)]
    assert said(apart, both, SCHOOL) == [(5, 5, 5)]


def test_a_vague_number_of_another_kind_makes_none_vague() -> None:
    counts = (hit(HOSPITAL, 3, qualifier="exact"), hit(SCHOOL, 2, None, qualifier="vague"))
    event = Event("airstrike", "…", 0, 1, counts=counts, targets=(HOSPITAL, SCHOOL))
    assert not is_vague(event, question(kind="facilities_hit", targets=(HOSPITAL,)))
    assert is_vague(event, question(kind="facilities_hit", targets=(SCHOOL,)))


@given(st.dictionaries(st.sampled_from((HOSPITAL, SCHOOL, MARKET)), st.integers(0, 40), min_size=1))
def test_kinds_add_up_to_their_whole(numbers: dict[str, int]) -> None:
    counts = [hit(kind, n) for kind, n in numbers.items()]
    each = [said(counts, tuple(numbers), kind)[0] for kind in numbers]
    assert said(counts, tuple(numbers)) == [tuple(map(sum, zip(*each, strict=True)))]


def test_figures_of_one_casebook_keep_claims_apart_that_differ_in_the_kind_alone() -> None:
    """What is alike is read once for all claims: the same number of another kind is not alike."""
    one = claim("one", hit(HOSPITAL, 2), hit(SCHOOL, 3), targets=(HOSPITAL, SCHOOL))
    other = claim("other", hit(SCHOOL, 2), hit(HOSPITAL, 3), targets=(HOSPITAL, SCHOOL))
    incidents = [incident("I-1", one, pcode="QZ010201"), incident("I-2", other, pcode="QZ010202")]
    for asked, expected in (((HOSPITAL,), (5, 5, 5)), ((SCHOOL,), (5, 5, 5)), ((), (10, 10, 10))):
        found = figure(question(kind="facilities_hit", targets=asked), incidents, one, other)
        assert low_best_high(found) == expected
    alone = figure(question(kind="facilities_hit", targets=(HOSPITAL,)), incidents[1:], one, other)
    assert low_best_high(alone) == (3, 3, 3)


@pytest.mark.parametrize(
    ("text", "hospitals", "schools", "together"),
    [
        ("Airstrikes hit three hospitals and five schools in Kafr Tut.", 3, 5, 8),
        ("Strikes hit two clinics, five schools and a hospital in Kafr Tut.", 3, 5, 8),
        ("استهدفت الغارات ثلاثة مشاف وخمس مدارس في كفر توت.", 3, 5, 8),
        ("قصفت الطائرات مدرستين ومشفى في كفر توت.", 1, 2, 3),
        ("Strikes hit 22 facilities in Kafr Tut: 5 schools and 3 hospitals.", 3, 5, 8),
    ],
)
def test_what_a_report_says_is_counted_by_kind(
    text: str, hospitals: int, schools: int, together: int
) -> None:
    [event] = extract_events(text, published=None, finder=None, pack=load_pack(["syria"]))
    for asked, expected in (((HOSPITAL,), hospitals), ((SCHOOL,), schools), ((), together)):
        told = voiced(event, question(kind="facilities_hit", targets=asked))
        assert [v.reading[:3] for v in told] == [(expected, expected, expected)]
