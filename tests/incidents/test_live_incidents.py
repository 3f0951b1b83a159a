"""New claims, in any order and in any portions, end where all claims together end."""

from __future__ import annotations

import random
from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tawthiq.incidents import blocking
from tawthiq.incidents.errors import ClaimsUnreadable
from tawthiq.incidents.link_table import LinkedIncidents, link_incidents
from tawthiq.incidents.live import add_claims
from tawthiq.incidents.simulation import simulate, write
from tawthiq.linkage.tables import read_table


@pytest.fixture(scope="module")
def claims(tmp_path_factory: pytest.TempPathFactory) -> pa.Table:
    folder: Path = tmp_path_factory.mktemp("sim")
    write(simulate(noise="high", incidents=60, villages=20, days=20, seed=3), folder)
    return read_table(folder / "claims.csv", unreadable=ClaimsUnreadable, empty=ClaimsUnreadable)


def partition(found: LinkedIncidents) -> set[frozenset[str]]:
    return {frozenset(found.known.keys[r] for r in g.rows) for g in found.group_of.values()}


@settings(max_examples=12)
@given(st.randoms(use_true_random=False), st.integers(1, 4))
def test_portions_in_any_order_equal_a_rebuild(
    claims: pa.Table, chance: random.Random, portions: int
) -> None:
    rows = list(range(claims.num_rows))
    chance.shuffle(rows)
    cuts = sorted(chance.sample(range(1, len(rows)), portions))
    parts = [rows[a:b] for a, b in zip([0, *cuts], [*cuts, len(rows)], strict=True)]
    live = link_incidents(claims.take(parts[0]))
    for part in parts[1:]:
        add_claims(live, claims.take(part))
    rebuilt = link_incidents(claims)
    assert _weights(live) == _weights(rebuilt)
    assert partition(live) == partition(rebuilt)


@pytest.mark.parametrize("limit", [2, 5])
@settings(max_examples=6, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.randoms(use_true_random=False))
def test_what_new_claims_make_too_common_brings_no_older_ones_together(
    limit: int, claims: pa.Table, monkeypatch: pytest.MonkeyPatch, chance: random.Random
) -> None:
    monkeypatch.setattr(blocking, "BUSIEST", limit)
    rows = list(range(claims.num_rows))
    chance.shuffle(rows)
    cut = chance.randrange(1, len(rows))
    live = link_incidents(claims.take(rows[:cut]))
    add_claims(live, claims.take(rows[cut:]))
    rebuilt = link_incidents(claims.take(rows))
    assert _weights(live) == _weights(rebuilt)
    assert partition(live) == partition(rebuilt)


def _weights(found: LinkedIncidents) -> dict[tuple[str, str], int]:
    keys, edges = found.known.keys, found.edges
    sides = zip(edges.l.tolist(), edges.r.tolist(), edges.weight.tolist(), strict=True)
    return {(min(keys[a], keys[b]), max(keys[a], keys[b])): weight for a, b, weight in sides}


def _pairs(found: LinkedIncidents) -> set[tuple[str, str]]:
    return set(_weights(found))


TEXTS = (
    None,
    "Invented: shells fell on the mill",
    "Invented: a strike on the well",
    "مخترع: قصف على الطاحونة",
)
told = st.fixed_dictionaries(
    {
        "id": st.sampled_from(("1", "2", None)), "source": st.sampled_from(("a", "b", None)),
        "text": st.sampled_from(TEXTS), "report": st.sampled_from((None, None, "r")),
        "killed_min": st.sampled_from(("2", "7", None)), "scope": st.sampled_from(("event", "event", "total")),
    }
)  # fmt: skip
BESIDES = {
    "date_start": "2031-03-05",
    "lat": "11.5",
    "lon": "-40.1",
    "pcode": "XC1",
    "event_type": "airstrike",
}
SCHEMA = pa.schema(
    [(name, pa.string()) for name in ("id", "source", "text", "report", "killed_min", "scope", *BESIDES)]
)


@settings(max_examples=25)
@given(st.lists(told, min_size=2, max_size=9), st.data())
def test_table_or_feed_and_repeated_texts_and_ids_do_not_depend_on_portions(
    rows: list[dict[str, str | None]], data: st.DataObject
) -> None:
    """A source without texts proves to be a feed later, a text or an id is told again in a later portion."""
    table = pa.Table.from_pylist([BESIDES | row for row in rows], schema=SCHEMA)
    cut = data.draw(st.integers(1, len(rows) - 1))
    live = link_incidents(table.slice(0, cut))
    add_claims(live, table.slice(cut))
    rebuilt = link_incidents(table)
    assert sorted(live.known.keys) == sorted(rebuilt.known.keys)
    assert _pairs(live) == _pairs(rebuilt)
    assert partition(live) == partition(rebuilt)


@pytest.mark.parametrize(
    ("rows", "apart_before"),
    [
        ([("b", "1", None), ("b", "2", None), ("b", "3", TEXTS[1])], {("b\x1f1", "b\x1f2")}),
        ([("b", "1", TEXTS[2]), ("b", "2", TEXTS[1]), ("b", "3", TEXTS[1])], set()),
        ([("b", "1", TEXTS[1]), ("a", "2", None), ("b", "3", None)], set()),
    ],
)
def test_what_a_source_is_follows_from_all_its_rows(
    rows: list[tuple[str, str, str | None]], apart_before: set[tuple[str, str]]
) -> None:
    """A table proves to be a feed, a text is told again, a feed brings a row without text."""
    told = [{"source": s, "id": i, "text": t, "killed_min": "7"} for s, i, t in rows]
    table = pa.Table.from_pylist([BESIDES | row for row in told], schema=SCHEMA)
    live = link_incidents(table.slice(0, 2))
    assert not _pairs(live) & apart_before
    add_claims(live, table.slice(2))
    assert apart_before <= _pairs(live) == _pairs(link_incidents(table))
    assert partition(live) == partition(link_incidents(table))


@settings(max_examples=20)
@given(st.permutations(range(14)), st.integers(1, 13))
def test_older_pairs_weigh_less_as_more_is_told_of_their_village(order: list[int], cut: int) -> None:
    """A claim without a day is nearly surely of the only strike on its village, and of none of ten."""
    days = [None, None, *(f"2031-{1 + n}-10" for n in range(11)), "2031-01-11"]
    told = [BESIDES | {"source": f"s{n}", "id": str(n), "date_start": day} for n, day in enumerate(days)]
    table = pa.Table.from_pylist(told, schema=SCHEMA).take(order)
    live, first = link_incidents(table.slice(0, cut)), link_incidents(table.slice(0, cut))
    add_claims(live, table.slice(cut))
    rebuilt = link_incidents(table)
    assert _weights(live) == _weights(rebuilt)
    assert partition(live) == partition(rebuilt)
    shared = _weights(first).keys() & _weights(live).keys()
    assert all(_weights(live)[p] <= _weights(first)[p] for p in shared)


def test_a_new_claim_touches_its_component_alone(claims: pa.Table) -> None:
    live = link_incidents(claims.slice(0, claims.num_rows - 1))
    before = dict(live.group_of)
    formed = add_claims(live, claims.slice(claims.num_rows - 1))
    assert 0 < len(formed) < claims.num_rows // 4
    untouched = set(before) - formed
    assert all(live.group_of[r] is before[r] for r in untouched)
