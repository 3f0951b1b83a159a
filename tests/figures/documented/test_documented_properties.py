"""What holds for every casebook: order of the numbers, windows, copies, areas."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import rfc8785
from documented_made import WINDOW, claim, count, figure, incident, question
from hypothesis import given, settings
from hypothesis import strategies as st

from tawthiq.figures.documented import Holdings, answer_from
from tawthiq.figures.documented.digest import canonical, definition, digest
from tawthiq.model.figures import HIGHEST, Area, Figure, Input, Part
from tawthiq.model.incidents import Claim, Incident
from tawthiq.model.plain import to_plain

_AREAS = (("QZ", "QZ01"), ("QZ", "QZ02"), ())


@st.composite
def casebooks(draw: st.DrawFn) -> tuple[list[Incident], list[Claim]]:
    incidents, claims = [], []
    for i in range(draw(st.integers(1, 6))):
        told = []
        for k in range(draw(st.integers(1, 3))):
            low = draw(st.integers(0, 9))
            high = draw(st.one_of(st.none(), st.integers(low, 12)))
            group = draw(st.sampled_from(("all", "civilians", "children", "women")))
            who = draw(st.sampled_from(("مرصد", "شبكة", "راديو")))
            kind = draw(st.sampled_from(("killed", "killed", "killed", "killed_or_injured")))
            told.append(claim(f"c{i}{k}", count(kind, group, low, high), originator=who, act=i))
        start = draw(st.integers(1, 12))
        last = min(12, start + draw(st.integers(0, 4)))
        claims += told
        incidents.append(incident(f"I{i}", *told, day=start, last=last, admin=draw(st.sampled_from(_AREAS))))
    return incidents, claims


RULES_ASKED = tuple(
    {"rule": rule, "tiers": tiers}
    for rule, tiers in (
        ("range", ()),
        ("latest", ()),
        ("priority", (("شبكة",), ("مرصد",))),
        ("reliability", (("مرصد",), ("شبكة", "راديو"))),
    )
)
rules = st.sampled_from(RULES_ASKED)


@settings(max_examples=120)
@given(casebooks(), st.sampled_from(("all", "civilians")), rules)
def test_low_best_and_high_stand_in_order(
    book: tuple[list[Incident], list[Claim]], group: str, rule: dict[str, Any]
) -> None:
    found = figure(question(group=group, **rule), book[0], *book[1])
    for one in found.beside:
        assert one.low <= one.best
        assert one.high is None or one.best <= one.high
    if found.low is not None and found.best is not None:
        assert found.low <= found.best
        assert found.high is None or found.best <= found.high


@settings(max_examples=60)
@given(casebooks(), st.integers(0, 3), st.integers(0, 3), rules)
def test_a_narrower_window_never_raises_a_number(
    book: tuple[list[Incident], list[Claim]], later: int, earlier: int, rule: dict[str, Any]
) -> None:
    wide, found = wide_and_narrow(book, later, earlier, rule)
    assert highest(found) <= highest(wide)
    assert wide.high is None or (found.high is not None and found.high <= wide.high) or found.low is None


@settings(max_examples=150)
@given(casebooks(), st.data(), rules, st.integers(0, 5), st.sampled_from(("all", "civilians")))
def test_a_copy_of_a_claim_changes_no_number_however_late_it_comes(
    book: tuple[list[Incident], list[Claim]], data: st.DataObject, rule: dict[str, Any], late: int, group: str
) -> None:
    incidents, claims = book
    original = data.draw(st.sampled_from(claims))
    assert original.published_on is not None
    day = original.published_on + timedelta(days=late)
    copy = replace(original, id=f"{original.id}-copy", source="نسخة", published_on=day, act=99)
    grown = [replace(i, claims=(*i.claims, copy.id)) if original.id in i.claims else i for i in incidents]
    asked = question(group=group, **rule)
    before, after = figure(asked, incidents, *claims), figure(asked, grown, *claims, copy)
    assert (before.low, before.best, before.high) == (after.low, after.best, after.high)


Three = tuple[int, int, int | None]


def areas_add_up(book: tuple[Any, Any], rule: dict[str, Any]) -> Figure:
    """The figure of everywhere by area; areas that share no place add up to it, and two of them to both."""
    whole = figure(question(area=EVERYWHERE, by="area", **rule), *book[:1], *book[1])
    assert added(map(three, whole.parts)) == three(whole)
    areas = [Area("a", codes, "a", "أ") for codes in (("QZ01",), ("QZ02",), ("QZ01", "QZ02"))]
    one, two, both = (three(figure(question(area=a, **rule), book[0], *book[1])) for a in areas)
    assert added([one, two]) == both
    return whole


def wide_and_narrow(
    book: tuple[list[Incident], list[Claim]], later: int, earlier: int, rule: dict[str, Any]
) -> tuple[Figure, Figure]:
    """The figure of the window and that of a narrower one, whose low and best are no higher."""
    wide = figure(question(**rule), book[0], *book[1])
    narrow = (WINDOW[0] + timedelta(days=later), WINDOW[1] - timedelta(days=earlier))
    found = figure(question(window=narrow, **rule), book[0], *book[1])
    assert (found.low or 0) <= (wide.low or 0)
    assert (found.best or 0) <= (wide.best or 0)
    return wide, found


def three(found: Figure | Part) -> Three:
    return found.low or 0, found.best or 0, 0 if found.low is None else found.high


def added(parts: Iterable[Three]) -> Three:
    rows = list(parts)
    high = None if any(r[2] is None for r in rows) else sum(r[2] or 0 for r in rows)
    return sum(r[0] for r in rows), sum(r[1] for r in rows), high


EVERYWHERE = Area("all", (), "everywhere", "كل مكان", everywhere=True)


@settings(max_examples=100)
@given(casebooks(), rules)
def test_disjoint_areas_and_the_unplaced_add_up_to_everywhere(
    book: tuple[list[Incident], list[Claim]], rule: dict[str, Any]
) -> None:
    incidents, claims = book
    whole = figure(question(area=EVERYWHERE, by="area", **rule), incidents, *claims)
    assert added(map(three, whole.parts)) == three(whole)
    for part in whole.parts:
        if part.name not in ("unknown", "QZ"):
            asked = question(area=Area("a", (part.name,), "a", "أ"), **rule)
            assert three(figure(asked, incidents, *claims)) == three(part)
    areas = [Area("a", codes, "a", "أ") for codes in (("QZ01",), ("QZ02",), ("QZ01", "QZ02"))]
    one, two, both = (three(figure(question(area=a, **rule), incidents, *claims)) for a in areas)
    assert added([one, two]) == both


@settings(max_examples=60)
@given(casebooks(), rules)
def test_causes_add_up_to_the_whole(book: tuple[list[Incident], list[Claim]], rule: dict[str, Any]) -> None:
    kinds = ("airstrike", "shooting", "other", "ied_vbied")
    incidents = [replace(i, event_type=kinds[n % 4]) for n, i in enumerate(book[0])]
    found = figure(question(by="cause", **rule), incidents, *book[1])
    assert added(map(three, found.parts)) == three(found)


@settings(max_examples=60)
@given(casebooks(), st.sampled_from(("sex", "age", "status")))
def test_every_class_of_persons_stands_in_order_and_below_the_whole(
    book: tuple[list[Incident], list[Claim]], by: str
) -> None:
    found = figure(question(by=by), *book[:1], *book[1])
    for part in found.parts:
        assert part.low <= part.best <= (found.best or 0)
        assert part.high is None or part.best <= part.high
        assert found.high is None or (part.high is not None and part.high <= found.high)


@settings(max_examples=40)
@given(casebooks(), st.data(), st.sampled_from(RULES_ASKED[:1] + RULES_ASKED[3:]))
def test_withdrawing_a_claim_of_its_own_originator_only_ever_lowers_the_upper_number(
    book: tuple[list[Incident], list[Claim]], data: st.DataObject, rule: dict[str, Any]
) -> None:
    incidents, claims = book
    gone = data.draw(st.sampled_from(claims))
    alone = [replace(c, originators=(c.id,)) for c in claims]
    kept = [replace(c, review="rejected") if c.id == gone.id else c for c in alone]
    asked = question(**rule)
    before, after = figure(asked, incidents, *alone), figure(asked, incidents, *kept)
    assert before.high is None or after.high is None or after.high <= before.high
    assert highest(after) <= highest(before)


def highest(found: Figure) -> int:
    """The sum of the highest numbers that reports state."""
    told = found.named(HIGHEST)
    return (found.high if told is None else told.high) or 0


@settings(max_examples=60)
@given(casebooks(), st.data(), rules)
def test_withdrawing_all_reports_of_an_incident_raises_no_number_under_any_rule(
    book: tuple[list[Incident], list[Claim]], data: st.DataObject, rule: dict[str, Any]
) -> None:
    incidents, claims = book
    gone = data.draw(st.sampled_from(incidents)).claims
    left = [replace(c, review="rejected") if c.id in gone else c for c in claims]
    before, after = (three(figure(question(**rule), incidents, *told)) for told in (claims, left))
    assert after[0] <= before[0]
    assert after[1] <= before[1]
    assert before[2] is None or (after[2] is not None and after[2] <= before[2])


Said = dict[str, tuple[int, int | None]]


def words(
    one: Incident, claims: list[Claim]
) -> tuple[Said, Said, dict[tuple[str, str], tuple[int, int | None]], dict[str, int | None]]:
    """The last word of each voice: of the whole, of parts, of parts by group, of killed and injured together."""
    said: Said = {}
    parts: Said = {}
    groups: dict[tuple[str, str], tuple[int, int | None]] = {}  # by who says it and group
    either: dict[str, int | None] = {}
    for c in sorted(
        (c for c in claims if c.id in one.claims), key=lambda c: (c.published_on or date.min, c.act, c.id)
    ):
        counted = c.event.counts[0]
        if counted.kind == "killed_or_injured":
            either[c.originators[0]] = counted.max
            continue
        who, number = c.originators[0], (counted.min or 0, counted.max)
        if counted.group in ("all", "civilians"):
            said[who] = number
        else:
            parts[who] = number
            groups.pop((who, counted.group), None)  # the last word of each stands last
            groups[who, counted.group] = number
    return said, parts, groups, either


def by_hand(incidents: list[Incident], claims: list[Claim]) -> tuple[int, int | None] | None:
    """Low and high of all killed, the slow way: every rule of the method page in one loop, sharing no code."""
    sums: list[tuple[int, int | None]] = []
    for one in incidents:
        assert one.date_start is not None
        assert one.date_end is not None
        if "QZ01" not in one.admin or one.date_end < WINDOW[0] or one.date_start > WINDOW[1]:
            continue
        inside = WINDOW[0] <= one.date_start and one.date_end <= WINDOW[1]
        said, parts, groups, either = words(one, claims)
        floors = [v for who, v in parts.items() if said and who not in said]
        said = said or by_parts(parts, groups)
        above = [h for who, h in either.items() if who not in said and who not in parts]
        if not said:
            if above:
                sums.append((0, None if None in above else max(h or 0 for h in above)))
            continue
        highs = [h for _, h in said.values()] + [low if h is None else h for low, h in floors]
        high = None if None in highs else max(h for h in [*highs, *(h or 0 for h in above)] if h is not None)
        sums.append((min(low for low, _ in said.values()) if inside else 0, high))
    if not sums:
        return None
    return sum(low for low, _ in sums), None if any(h is None for _, h in sums) else sum(
        h or 0 for _, h in sums
    )


def by_parts(
    parts: dict[str, tuple[int, int | None]],
    groups: dict[tuple[str, str], tuple[int, int | None]],
) -> dict[str, tuple[int, int | None]]:
    """Where nobody states the whole: no less than any part, and with each part those that others state besides."""
    least: dict[str, int] = {}
    for (_, group), (low, _) in groups.items():
        least[group] = min(low, least.get(group, low))
    out = {}
    for who, (low, high) in parts.items():
        others = {g for _, g in groups} - {next(g for v, g in reversed(groups) if v == who)}
        more = sum(max(h or 0 for (_, g), (_, h) in groups.items() if g == other) for other in others)
        is_open = any(h is None for _, h in parts.values())
        out[who] = (max(low, *least.values()), None if is_open else (high or 0) + more)
    return out


@settings(max_examples=80)
@given(casebooks())
def test_the_figure_is_what_a_slow_recount_by_hand_gives(book: tuple[list[Incident], list[Claim]]) -> None:
    found = figure(question(), book[0], *book[1])
    assert (None if found.low is None else (found.low, found.high)) == by_hand(*book)


_ASKED = st.fixed_dictionaries({
    "group": st.sampled_from(("all", "civilians", "children")),
    "kind": st.sampled_from(("killed", "injured")),
    "by": st.sampled_from((None, "source", "age")),
    "inclusion": st.sampled_from(("all documented", "reviewed")),
    "known_on": st.sampled_from((None, date(2031, 3, 3), date(2031, 3, 5))),
    "grades": st.sampled_from(((), ("a",))),
    "rule": st.sampled_from(("range", "latest")),
})  # fmt: skip
_STANDING = st.fixed_dictionaries({
    "review": st.sampled_from(("unreviewed", "confirmed", "rejected")),
    "published_on": st.sampled_from((None, date(2031, 3, 3), date(2031, 3, 5))),
})  # fmt: skip


@settings(max_examples=80)
@given(casebooks(), st.data(), st.lists(_ASKED, min_size=2, max_size=6))
def test_questions_that_share_what_was_worked_out_are_answered_as_if_asked_alone(
    book: tuple[list[Incident], list[Claim]], data: st.DataObject, asked: list[dict[str, Any]]
) -> None:
    incidents = book[0]
    claims = [replace(c, event=replace(c.event, grade=data.draw(st.sampled_from((None, "a")))),
                      **data.draw(_STANDING)) for c in book[1]]  # fmt: skip
    shared = Holdings({c.id: c for c in claims}, incidents)
    for more in asked:
        one = question(**more)
        assert answer_from(shared, one, as_of=9, code="test") == figure(one, incidents, *claims)


_PLAIN = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53) + 1, 2**53 - 1)
    | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text("abz_Z09", max_size=4), inner, max_size=4)
    ),
    max_leaves=12,
)


@settings(max_examples=150)
@given(_PLAIN)
def test_the_digest_is_over_the_bytes_of_rfc_8785(data: object) -> None:
    assert canonical(data) == rfc8785.dumps(data)  # type: ignore[arg-type]


@settings(max_examples=150)
@given(st.lists(st.builds(
    Input, st.text(), st.booleans(), st.text(), st.integers(0), st.integers(0), st.none() | st.integers(0),
    st.lists(st.text(), max_size=3).map(tuple), st.lists(st.text(), max_size=3).map(tuple),
    st.lists(st.text(), max_size=2).map(tuple), st.none() | st.tuples(st.integers(0), st.integers(0), st.none()),
), max_size=4))  # fmt: skip
def test_the_digest_of_inputs_is_that_of_their_canonical_json(inputs: list[Input]) -> None:
    plain = []
    for one in inputs:
        row = one._asdict()
        plain.append(
            row if one.states is not None else {k: row[k] for k in row if k not in ("less", "states")}
        )
    asked = question()
    data = canonical({"definition": definition(asked), "inputs": plain})
    assert digest(asked, inputs) == hashlib.sha256(data).hexdigest()


def test_a_window_of_one_day_is_a_window() -> None:
    c = claim("c", count("killed", "all", 3, 3))
    day = date(2031, 3, 3)
    assert figure(question(window=(day, day)), [incident("I1", c)], c).low == 3


def test_an_input_is_written_with_the_names_of_its_fields() -> None:
    one = Input("I1", True, "in", 1, 2, None, ("c",))
    told = {"ref": "I1", "counted": True, "why": "in", "low": 1, "best": 2, "high": None, "claims": ["c"]}
    assert to_plain(one) == told
    assert to_plain(one, full=True) == {**told, "originators": [], "less": [], "states": None}
