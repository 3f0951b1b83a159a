"""Facilities by kind and persons by group, whatever the reports tell: parts fit their whole, and nothing is lost."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from documented_made import WINDOW, claim, count, figure, incident, low_best_high, question
from hypothesis import given, settings
from hypothesis import strategies as st
from test_documented_properties import EVERYWHERE, added, rules, three
from test_documented_recount import recounted

from tawthiq.model.claims import Count
from tawthiq.model.figures import Area, Figure
from tawthiq.model.incidents import Claim, Incident

Book = tuple[list[Incident], list[Claim]]
_KINDS = ("school", "health_facility", "market")
_GROUPS = ("children", "women", "men")
_SPOTS = (("QZ", "QZ01", "QZ0101"), ("QZ", "QZ02", "QZ0201"), ("QZ",), ())


@st.composite
def hit_books(draw: st.DrawFn) -> Book:
    """Incidents at few places, whose reports count some of the kinds, all of them, or no kind."""
    listed: list[Incident] = []
    told: list[Claim] = []
    for n in range(draw(st.integers(1, 5))):
        own = [_hit(draw, f"c{n}{k}") for k in range(draw(st.integers(1, 3)))]
        first, spot = draw(st.integers(1, 8)), draw(st.sampled_from(_SPOTS))
        last, place = first + draw(st.integers(0, 1)), spot[-1] if spot else None
        listed.append(incident(f"I{n}", *own, day=first, last=last, admin=spot, pcode=place))
        told += own
    return listed, told


def _hit(draw: st.DrawFn, name: str) -> Claim:
    kinds = tuple(sorted(draw(st.sets(st.sampled_from(_KINDS), min_size=1))))
    counted: Sequence[str | None] = draw(st.sampled_from(((None,), kinds, (None, *kinds))))
    counts = [_number(draw, "facilities_hit", "all", unit="facility", target=kind) for kind in counted]
    who = draw(st.sampled_from(("مرصد", "شبكة", "راديو")))
    return claim(name, *counts, source=who, targets=kinds, act=int(name[1:]))


def _number(draw: st.DrawFn, kind: str, group: str, **more: Any) -> Count:
    low = draw(st.integers(0, 4))
    return count(kind, group, low, draw(st.one_of(st.none(), st.integers(low, 5))), **more)


def hit(book: Book, *kinds: str, **more: Any) -> Figure:
    return figure(question(kind="facilities_hit", targets=kinds, **more), *book[:1], *book[1])


def least(found: Figure) -> tuple[int, int]:
    return found.low or 0, found.best or 0


def top(found: Figure) -> float:
    return 0 if found.low is None else float("inf") if found.high is None else found.high


def no_more(part: Figure, whole: Figure) -> None:
    assert all(p <= w for p, w in zip(least(part), least(whole), strict=True))
    assert top(part) <= top(whole)


@settings(max_examples=60)
@given(hit_books(), rules)
def test_no_kind_of_facility_is_more_than_all_of_them(book: Book, rule: dict[str, Any]) -> None:
    whole = hit(book, **rule)
    assert recounted(whole, *book) == low_best_high(whole)
    for kinds in (*((kind,) for kind in _KINDS), _KINDS[:2]):
        part = hit(book, *kinds, **rule)
        no_more(part, whole)
        assert recounted(part, *book) == low_best_high(part)


@settings(max_examples=60)
@given(hit_books(), rules, st.integers(0, 3), st.integers(0, 3), st.data())
def test_fewer_days_or_incidents_never_raise_a_number_of_facilities(
    book: Book, rule: dict[str, Any], later: int, earlier: int, data: st.DataObject
) -> None:
    kinds = data.draw(st.sampled_from(((), _KINDS[:1], _KINDS[:2])))
    whole = hit(book, *kinds, **rule)
    days = (WINDOW[0] + timedelta(days=later), WINDOW[1] - timedelta(days=earlier))
    no_more(hit(book, *kinds, window=days, **rule), whole)
    gone = data.draw(st.sampled_from(book[0]))
    left = [i for i in book[0] if i is not gone], [c for c in book[1] if c.id not in gone.claims]
    no_more(hit(left, *kinds, **rule), whole)


@settings(max_examples=40)
@given(hit_books(), rules)
def test_facilities_of_disjoint_areas_add_up(book: Book, rule: dict[str, Any]) -> None:
    whole = hit(book, area=EVERYWHERE, by="area", **rule)
    assert added(map(three, whole.parts)) == three(whole)
    areas = [Area("a", codes, "a", "أ") for codes in (("QZ01",), ("QZ02",), ("QZ01", "QZ02"))]
    one, two, both = (three(hit(book, area=a, **rule)) for a in areas)
    assert added([one, two]) == both


@st.composite
def parts_books(draw: st.DrawFn) -> Book:
    """Incidents of which nobody states all of the dead: each report counts some groups, each of its own originator."""
    listed: list[Incident] = []
    told: list[Claim] = []
    for n in range(draw(st.integers(1, 4))):
        own = []
        for k in range(draw(st.integers(1, 4))):
            groups = draw(st.lists(st.sampled_from(_GROUPS), min_size=1, max_size=3, unique=True))
            counts = [_number(draw, "killed", group) for group in groups]
            own.append(claim(f"c{n}{k}", *counts, act=n * 9 + k))
        listed.append(incident(f"I{n}", *own, day=draw(st.integers(1, 8))))
        told += own
    return listed, told


@settings(max_examples=60)
@given(parts_books())
def test_where_nobody_states_the_whole_its_parts_fit_into_it(book: Book) -> None:
    whole = figure(question(), *book[:1], *book[1])
    parts = [figure(question(group=group), *book[:1], *book[1]) for group in _GROUPS]
    for part in parts:
        no_more(part, whole)
    assert sum(part.low or 0 for part in parts) <= top(whole)
    assert sum(map(top, parts)) >= top(whole)
