"""A row that sums up a day and the incidents that it sums up: every person counts once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from documented_made import claim, count, figure, incident, low_best_high, question
from hypothesis import given, settings
from hypothesis import strategies as st
from test_documented_properties import EVERYWHERE, Three, areas_add_up, rules, three, wide_and_narrow
from test_documented_recount import AGAIN, recounted, sheet_rows

from tawthiq.figures.documented import Holdings
from tawthiq.figures.documented.by_incidents import answer_by_incidents
from tawthiq.figures.documented.leaving_out import leave_out
from tawthiq.model.claims import Count
from tawthiq.model.figures import Area, Figure
from tawthiq.model.incidents import Claim, Incident

Book = tuple[list[Incident], list[Claim]]
Range = tuple[int, int | None]


def killed(low: int, high: int | None, **more: Any) -> Count:
    return count("killed", "all", low, high, **more)


def day(row: Range, *parts: Range, **more: Any) -> Book:
    """The row "W" of the source "sum" and its parts P0, P1... of the source "one by one"."""
    told = [claim(f"p{n}", killed(*p), source="one by one") for n, p in enumerate(parts)]
    summing = claim("w", killed(*row), source="sum")
    listed = [incident(f"P{n}", c) for n, c in enumerate(told)]
    whole = incident("W", summing, **{"sums": tuple(i.code for i in listed), **more})
    return [*listed, whole], [*told, summing]


@pytest.mark.parametrize(
    ("row", "parts", "together"),
    [
        ((12, 12), [(5, 5), (4, 4), (2, 2)], (12, 12, 12)),
        ((10, 12), [(5, 5), (6, 6)], (11, 11, 12)),
        ((9, 10), [(2, 5), (2, 5)], (4, 4, 10)),
        ((3, 4), [(5, 6), (5, 6)], (10, 10, 12)),
        ((12, None), [(5, 5), (4, 4)], (12, 12, None)),
        ((12, 12), [(3, None), (4, 4)], (12, 12, None)),
    ],
)
def test_the_upper_number_is_the_greater_of_the_two_and_the_lower_never_less_than_the_parts(
    row: Range, parts: list[Range], together: tuple[int, int, int | None]
) -> None:
    listed, told = day(row, *parts)
    found = figure(question(), listed, *told)
    assert low_best_high(found) == together
    assert low_best_high(figure(question(), [replace(i, sums=()) for i in listed], *told)) != together


def test_the_figure_says_what_it_took_off_and_why() -> None:
    found = figure(question(), *_spread())
    assert any("Counted once: 1 incident of one source against 2 incidents" in en for en, _ in found.caveats)
    assert any("higher by 11" in en for en, _ in found.caveats)
    assert any("محسوب مرة واحدة" in ar for _, ar in found.caveats)
    row = next(i for i in found.inputs if i.ref == "W")
    assert (row.why, row.low, row.less) == (
        "sums up incidents that are told one by one: adds only what these leave", 1, ("P0", "P1"),
    )  # fmt: skip
    assert row.states == (12, 12, 12)


def _spread() -> Any:
    listed, told = day((12, 12), (5, 5), (6, 6))
    return (listed, *told)


def test_a_part_of_another_day_or_area_is_taken_off_and_shown() -> None:
    listed, told = day((12, 12), (5, 5), (6, 6))
    listed[1] = replace(listed[1], admin=("QZ", "QZ02"))
    found = figure(question(), listed, *told)
    assert low_best_high(found) == (6, 6, 6)
    out = next(i for i in found.inputs if i.ref == "P1")
    assert (out.counted, out.why) == (
        False, "summed up by an incident that counts and itself outside what is asked: taken off that one",
    )  # fmt: skip
    rows = {r["code"]: r for r in sheet_rows(found, listed, told)}
    assert (rows["W"]["sums_up"], rows["W"]["states"]) == ("P0 P1", "12/12/12")
    assert [rows[p]["part_of"] for p in ("P0", "P1")] == ["W", "W"]


def test_a_part_that_the_definition_counts_nowhere_is_not_taken_off() -> None:
    listed, told = day((12, 12), (5, 5), (6, 6))
    told[0] = replace(told[0], review="rejected")
    assert low_best_high(figure(question(), listed, *told)) == (12, 12, 12)
    listed[1] = replace(listed[1], event_type="airstrike")
    told[0] = replace(told[0], review="unreviewed")
    assert low_best_high(figure(question(event_types=("shelling",)), listed, *told)) == (12, 12, 12)


def test_each_source_alone_and_without_an_originator_stands_as_it_says() -> None:
    listed, told = day((12, 12), (5, 5), (4, 4))
    found = figure(question(by="source"), listed, *told)
    assert [(p.name, p.low, p.high) for p in found.parts] == [("one by one", 9, 9), ("sum", 12, 12)]
    holdings = Holdings({c.id: c for c in told}, listed)
    asked = question()
    left = leave_out(asked, answer_by_incidents(asked, holdings), holdings)
    assert {(one.originator, one.reading.low) for one in left} == {("sum", 9), ("one by one", 12)}


def test_civilians_plus_status_unknown_are_counted_once_too() -> None:
    told = [
        claim("p0", count("killed", "civilians", 6, 6), source="b"),
        claim("p1", killed(5, 5), source="b"),
        claim("w", count("killed", "civilians", 12, 12), source="a"),
    ]
    listed = [incident(f"P{n}", told[n]) for n in range(2)]
    listed.append(incident("W", told[2], sums=("P0", "P1")))
    found = figure(question(group="civilians"), listed, *told)
    assert low_best_high(found) == (12, 12, 12)
    assert {b.name: (b.low, b.high) for b in found.beside}["plus status unknown"] == (12, 12)


def test_two_rows_of_one_database_are_two_events_and_two_databases_tell_the_same() -> None:
    def three_rows(second: str) -> Figure:
        told = [claim("p0", killed(1, 1), source="b"), claim("p1", killed(2, 2), source="b")]
        told += [claim("v", killed(3, 3), source="a"), claim("w", killed(4, 4), source=second)]
        listed = [incident(f"P{n}", told[n]) for n in range(2)]
        listed += [incident(code, c, sums=("P0", "P1")) for code, c in zip("VW", told[2:], strict=True)]
        return figure(question(), listed, *told)

    assert low_best_high(three_rows("a")) == (7, 7, 7)
    assert low_best_high(three_rows("c")) == (4, 4, 4)


def test_a_row_of_rows_and_one_that_sums_up_itself() -> None:
    listed, told = day((9, 9), (5, 5), (4, 4))
    week = claim("x", killed(12, 12), source="third")
    listed.append(incident("X", week, sums=("W",)))
    found = figure(question(), listed, *told, week)
    assert low_best_high(found) == (12, 12, 12)
    circle = [replace(i, sums=("X",)) if i.code == "W" else i for i in listed]
    assert low_best_high(figure(question(), circle, *told, week))[2] == 21


_AREAS = (("QZ", "QZ01"), ("QZ", "QZ02"), ("QZ",), ())


@st.composite
def tied(draw: st.DrawFn, *, alone: bool = False) -> Book:
    """Up to seven incidents; later ones may sum up earlier ones, whatever their day and place.

    `alone`: each is summed up by one row at most, and by none that is summed up itself.
    """
    listed: list[Incident] = []
    told: list[Claim] = []
    for i in range(draw(st.integers(2, 7))):
        for k in range(draw(st.integers(1, 2))):
            low = draw(st.integers(0, 9))
            high = draw(st.one_of(st.none(), st.integers(low, 12)))
            who = draw(st.sampled_from(("أ", "ب", "ج")))
            group = draw(st.sampled_from(("all", "all", "civilians", "women")))
            told.append(claim(f"c{i}{k}", count("killed", group, low, high), source=who, act=i))
        own = [c for c in told if c.id.startswith(f"c{i}")]
        taken = {code for one in listed for code in one.sums} if alone else set()
        free = [one.code for one in listed if one.code not in taken and not (alone and one.sums)]
        parts = draw(st.sets(st.sampled_from(free), max_size=4)) if len(free) > 1 else set()
        first = draw(st.integers(1, 12))
        last = min(12, first + draw(st.integers(0, 2)))
        admin = draw(st.sampled_from(_AREAS))
        listed.append(incident(f"I{i}", *own, day=first, last=last, admin=admin, sums=tuple(sorted(parts))))
    return listed, told


@settings(max_examples=150)
@given(
    tied(), rules, st.sampled_from(("all", "civilians")), st.sampled_from((None, "sex", "source", "status"))
)
def test_low_best_and_high_stand_in_order_and_the_sheet_gives_them(
    book: Book, rule: dict[str, Any], group: str, by: str | None
) -> None:
    found = figure(question(group=group, by=by, **rule), book[0], *book[1])
    for one in (*found.inputs, *found.parts, *found.beside):
        assert one.low <= one.best
        assert one.high is None or one.best <= one.high
    assert recounted(found, *book) == low_best_high(found)
    apart = figure(question(group=group, **rule), [replace(i, sums=()) for i in book[0]], *book[1])
    assert (found.low or 0) <= (apart.low or 0)
    assert (found.best or 0) <= (apart.best or 0)
    assert apart.high is None or (found.high is not None and found.high <= apart.high) or apart.low is None


@settings(max_examples=100)
@given(tied(), st.integers(0, 3), st.integers(0, 3), rules)
def test_a_narrower_window_never_raises_a_number(
    book: Book, later: int, earlier: int, rule: dict[str, Any]
) -> None:
    wide, found = wide_and_narrow(book, later, earlier, rule)
    assert wide.high is None or (found.high is not None and found.high <= wide.high) or found.low is None


@settings(max_examples=100)
@given(tied(), rules)
def test_disjoint_areas_and_the_unplaced_add_up_to_everywhere(book: Book, rule: dict[str, Any]) -> None:
    whole = areas_add_up(book, rule)
    for part in whole.parts:
        if part.name in ("QZ01", "QZ02"):
            asked = question(area=Area("a", (part.name,), "a", "أ"), **rule)
            assert three(figure(asked, book[0], *book[1])) == three(part)


@settings(max_examples=100)
@given(tied(), st.data(), rules)
def test_a_copy_of_a_claim_changes_no_number(book: Book, data: st.DataObject, rule: dict[str, Any]) -> None:
    listed, told = book
    original = data.draw(st.sampled_from(told))
    copy = replace(original, id=f"{original.id}-copy", act=99)
    grown = [replace(i, claims=(*i.claims, copy.id)) if original.id in i.claims else i for i in listed]
    before, after = (figure(question(**rule), i, *c) for i, c in ((listed, told), (grown, [*told, copy])))
    assert low_best_high(before) == low_best_high(after)


WHOLE = {"area": EVERYWHERE, "window": (date(2031, 3, 1), date(2031, 3, 12))}


def exact(book: Book) -> Book:
    """The same with a number in the place of each range."""
    told = [
        replace(c, event=replace(c.event, counts=tuple(replace(n, max=n.min) for n in c.event.counts)))
        for c in book[1]
    ]
    return [replace(i, claims=i.claims[:1]) for i in book[0]], told


def withdrawn(book: Book, data: st.DataObject, rule: dict[str, Any], group: str) -> tuple[Three, Three]:
    """A figure of everything before and after all reports of one incident are withdrawn, in 0, 0, 0 for nothing."""
    listed, told = book
    gone = data.draw(st.sampled_from(listed)).claims
    left = [replace(c, review="rejected") if c.id in gone else c for c in told]
    before, after = (figure(question(group=group, **WHOLE, **rule), listed, *c) for c in (told, left))
    return three(before), three(after)


@settings(max_examples=150)
@given(tied(), st.data(), rules, st.sampled_from(("all", "civilians")))
def test_withdrawing_an_incident_never_raises_the_upper_number(
    book: Book, data: st.DataObject, rule: dict[str, Any], group: str
) -> None:
    before, after = withdrawn(book, data, rule, group)
    assert before[2] is None or (after[2] is not None and after[2] <= before[2])


def one_row_each(book: Book) -> Book:
    """The same without the rows of a database after its first one, among those that hang together by their parts."""
    listed, told = book
    source = {c.id: c.source for c in told}
    together: list[tuple[set[str], set[str]]] = []
    out = []
    for one in listed:
        held = {one.code, *one.sums}
        touched = [t for t in together if t[0] & held]
        sources = {s for t in touched for s in t[1]}
        own = {source[c] for c in one.claims}
        if one.sums and not own & sources:
            together = [t for t in together if t not in touched]
            together.append((held.union(*(t[0] for t in touched)), own | sources))
        out.append(one if one.sums and not own & sources else replace(one, sums=()))
    return out, told


@settings(max_examples=150)
@given(tied(), st.data(), rules)
def test_withdrawing_an_incident_whose_tie_holds_no_range_raises_nothing(
    book: Book, data: st.DataObject, rule: dict[str, Any]
) -> None:
    before, after = withdrawn(one_row_each(exact(book)), data, rule, "all")
    assert after[0] <= before[0]
    assert after[1] <= before[1]
    assert (after[2] or 0) <= (before[2] or 0)


def test_where_a_border_cuts_a_tie_a_withdrawal_gives_back_what_was_taken_off() -> None:
    """Twelve dead told by two: counted once and by area, no rule can hold what each area would say alone."""
    listed, told = day((12, 12), (12, 12))
    listed = [replace(listed[0], admin=("QZ", "QZ02")), listed[1]]
    assert low_best_high(figure(question(area=EVERYWHERE), listed, *told)) == (12, 12, 12)
    assert low_best_high(figure(question(), listed, *told)) == (0, 0, 0)
    told[0] = replace(told[0], review="rejected")
    assert low_best_high(figure(question(), listed, *told)) == (12, 12, 12)
    assert low_best_high(figure(question(area=EVERYWHERE), listed, *told)) == (12, 12, 12)


def test_a_row_of_one_number_beside_parts_of_wide_ranges_may_rise_below_and_never_above() -> None:
    listed, told = day((4, 4), (1, 5), (1, 2))
    assert low_best_high(figure(question(), listed, *told)) == (2, 2, 7)
    told[0] = replace(told[0], review="rejected")
    assert low_best_high(figure(question(), listed, *told)) == (3, 3, 4)


def test_what_a_row_of_another_database_adds_is_taken_off_one_row_only() -> None:
    """One dead of a day by one database, and one in each of two rows of another: these two are two."""
    rows = [claim(f"w{n}", killed(1, 1), source=who) for n, who in enumerate(("one", "other", "other"))]
    part = claim("p", killed(0, 0), source="one by one")
    listed = [incident("P", part), *(incident(f"W{n}", c, sums=("P",)) for n, c in enumerate(rows))]
    assert low_best_high(figure(question(), listed, part, *rows)) == (2, 2, 2)
    assert low_best_high(figure(question(), listed, part, rows[1], rows[2])) == (2, 2, 2)


def test_a_row_beside_two_rows_of_one_database_is_taken_off_the_first_even_when_that_says_nothing() -> None:
    """One database: nobody in P0, one in both. The other: one in both. Without P1 nothing says which of the rows."""
    told = [
        claim("p0", killed(0, 0), source="one by one"),
        claim("p1", killed(1, 1), source="one by one"),
        *(claim(f"w{n}", killed(low, low), source=who) for n, (low, who) in enumerate(TWO_AND_ONE)),
    ]
    parts = (("P0", ()), ("P1", ()), ("W0", ("P0", "P1")), ("W1", ("P0",)), ("W2", ("P0", "P1")))
    listed = [incident(code, c, sums=sums) for (code, sums), c in zip(parts, told, strict=True)]
    assert low_best_high(figure(question(), listed, *told)) == (1, 1, 1)
    told[1] = replace(told[1], review="rejected")
    assert low_best_high(figure(question(), listed, *told)) == (2, 2, 2)


TWO_AND_ONE = ((1, "one"), (0, "other"), (1, "other"))


@settings(max_examples=60)
@given(tied(), st.randoms(use_true_random=False))
def test_the_order_of_incidents_and_claims_changes_no_byte(book: Book, chance: Any) -> None:
    listed, told = list(book[0]), list(book[1])
    first = figure(question(), listed, *told).digest
    chance.shuffle(listed)
    chance.shuffle(told)
    assert figure(question(), listed, *told).digest == first


def test_the_script_refuses_a_row_that_does_not_add_up() -> None:
    listed, told = day((12, 12), (5, 5), (6, 6))
    rows = sheet_rows(figure(question(), listed, *told), listed, told)
    wrong = [{**r, "high": "9"} if r["code"] == "W" else r for r in rows]
    with pytest.raises(SystemExit, match="W: not what the incidents that it sums up leave of it"):
        AGAIN(wrong)
