"""What changed between two states of a casebook is split by cause, and the parts always add up."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from tawthiq.figures.compare import World
from tawthiq.flow.changing import State, change
from tawthiq.incidents.summary import summarise
from tawthiq.model.claims import Count, Event, PlaceRef
from tawthiq.model.figures import Area, Question
from tawthiq.model.incidents import Anchor, Claim

ASKED = Question(
    "killed",
    "killed",
    (date(2031, 3, 1), date(2031, 3, 9)),
    Area("valley", ("QZ01",), "the valley", "الوادي"),
)
PLACE = PlaceRef("السنديان", pcode="QZC1", admin=("QZ", "QZ01"), precision=500)


def told(name: str, n: int, *, item: str = "", source: str = "مرصد", day: int = 3, **more: object) -> Claim:
    quote = f"قُتل {n} في السنديان"
    event = Event(
        "shelling", quote, 0, len(quote), date_start=date(2031, 3, day), date_end=date(2031, 3, day),
        date_basis="stated", place=PLACE, counts=(Count("killed", "all", n, n, "exact", quote, 0, 4),),
    )  # fmt: skip
    sha = hashlib.sha256((item or name).encode()).hexdigest()
    anchor = Anchor(sha, "row 1", "rules", quote, 0, 0, len(quote))
    made = Claim(name, anchor, event, source, source, (name,), 1, date(2031, 3, day))
    return replace(made, **more)


def state(*groups: Sequence[Claim], kept: Sequence[str] = ()) -> State:
    """A casebook whose incidents are these groups of claims; it also holds the items named in `kept`."""
    claims = {c.id: c for group in groups for c in group}
    incidents = [summarise(f"I-{g[0].id}", list(g), audience="items") for g in groups]
    items = {c.anchor.item for c in claims.values()} | {hashlib.sha256(k.encode()).hexdigest() for k in kept}
    return State(World(claims, incidents, 1, "test"), frozenset(items))


def moved(before: State, after: State) -> dict[str, int]:
    out: dict[str, int] = {}
    for part in change(ASKED, before, after):
        if part.delta.best:
            out[part.cause] = out.get(part.cause, 0) + part.delta.best
    return out


A, B = told("a", 3), told("b", 4)


def test_each_cause_is_known_by_what_people_and_sources_did() -> None:
    before = state([A], [B])
    assert moved(before, state([A], [B], [told("c", 5)])) == {"late reports": 5}
    assert moved(before, state([A], [B], [told("c", 5, source="راديو")])) == {"new sources": 5}
    assert moved(before, state([A])) == {"withdrawals": -4}
    assert moved(before, state([A], [replace(B, review="rejected", reviewed_by="x")])) == {"withdrawals": -4}
    mended = replace(told("b", 9), review="corrected", reviewed_by="x")
    assert moved(before, state([A], [mended])) == {"corrections": 5}
    assert moved(before, state([A], [B], [told("c", 2, item="b")])) == {"corrections": 2}
    assert moved(before, state([A], kept=("b",))) == {"corrections": -4}
    assert moved(before, state([A], [told("b", 6)])) == {"method": 2}


def test_merges_and_splits_are_named_through_the_incidents_that_they_join() -> None:
    apart, together = state([A], [B]), state([A, B])
    assert moved(apart, together) == {"merges": -4 + 0}
    assert moved(together, apart) == {"splits": 4}
    part = next(p for p in change(ASKED, apart, together) if p.delta.best)
    assert part.refs == ("I-a", "I-b")


def test_one_source_alone_changes_by_its_own_claims() -> None:
    radio = told("r", 7, source="راديو")
    parts = change(ASKED, state([A]), state([A], [B], [radio]), lambda c: c.source == "راديو")
    assert {p.cause: p.delta.best for p in parts if p.delta.best} == {"new sources": 7}


@st.composite
def states(draw: st.DrawFn) -> State:
    pool = []
    for i in range(draw(st.integers(0, 6))):
        review = draw(st.sampled_from(("unreviewed", "confirmed", "rejected")))
        by = None if review == "unreviewed" else draw(st.sampled_from(("x", "y")))
        pool.append(
            told(
                f"c{draw(st.integers(0, 7))}",
                draw(st.integers(0, 9)),
                item=f"i{i % 3}",
                source=draw(st.sampled_from(("مرصد", "راديو"))),
                day=draw(st.integers(1, 12)),
                review=review,
                reviewed_by=by,
            )
        )
    claims = list({c.id: c for c in pool}.values())
    groups: dict[int, list[Claim]] = {}
    for c in claims:
        groups.setdefault(draw(st.integers(0, 3)), []).append(c)
    return state(*groups.values())


@settings(max_examples=150)
@given(states(), states())
def test_the_parts_of_a_change_always_add_up(before: State, after: State) -> None:
    first, last = before.world.ask(ASKED), after.world.ask(ASKED)
    parts = change(ASKED, before, after)
    assert sum(p.delta.low for p in parts) == (last.low or 0) - (first.low or 0)
    assert sum(p.delta.best for p in parts) == (last.best or 0) - (first.best or 0)
    assert sum(p.delta.high or 0 for p in parts) == (last.high or 0) - (first.high or 0)
