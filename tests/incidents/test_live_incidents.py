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


@settings(max_examples=12, deadline=None)
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
    assert partition(live) == partition(link_incidents(claims))


@pytest.mark.parametrize("limit", [2, 5])
@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
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
    assert _pairs(live) == _pairs(rebuilt)
    assert partition(live) == partition(rebuilt)


def _pairs(found: LinkedIncidents) -> set[tuple[str, str]]:
    keys = found.known.keys
    sides = zip(found.edges.l.tolist(), found.edges.r.tolist(), strict=True)
    return {(min(keys[a], keys[b]), max(keys[a], keys[b])) for a, b in sides}


def test_a_new_claim_touches_its_component_alone(claims: pa.Table) -> None:
    live = link_incidents(claims.slice(0, claims.num_rows - 1))
    before = dict(live.group_of)
    formed = add_claims(live, claims.slice(claims.num_rows - 1))
    assert 0 < len(formed) < claims.num_rows // 4
    untouched = set(before) - formed
    assert all(live.group_of[r] is before[r] for r in untouched)
