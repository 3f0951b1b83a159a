"""Critical counts, fast maxima, draws and zones of the scan against their definitions."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from invented_places import quiet

from tawthiq.figures.scan import nulls, scores, windows, zones
from tawthiq.figures.scan.distances import geodesic_km, plane
from tawthiq.figures.scan.engine import Engine
from tawthiq.figures.scan.maxima import maxima


@given(
    mean=st.floats(1e-3, 500),
    level=st.floats(0.01, 60),
    spare=st.floats(1.5, 1e4),
)
@settings(max_examples=200)
def test_critical_counts_are_where_the_score_reaches_the_level(mean, level, spare):
    b = np.array([mean])
    c = scores.critical_expectation(b, level)
    assert float(scores.poisson_expectation(c, b)[0]) == pytest.approx(level, rel=1e-6)
    total = mean * spare
    given_total = scores.critical_conditional(b, total, level)
    top = total * math.log(total / mean)
    if top < level:
        assert np.isinf(given_total[0])
    elif level < 0.99 * top:
        assert float(scores.poisson_conditional(given_total, b, total)[0]) == pytest.approx(level, rel=1e-5)


@pytest.mark.parametrize("model", ["expectation", "conditional", "retrospective", "long", "long to the end"])
def test_fast_maxima_equal_the_full_evaluation_of_every_replicate(model):
    rng = np.random.default_rng(3)
    periods = 70 if model.startswith("long") else 8
    mean = rng.gamma(2, 0.3 * 8 / periods, (25, periods))
    circles = zones.circles(plane(rng.random((25, 2))), neighbours=9)
    past = model in ("retrospective", "long")
    spans = windows.retrospective(periods, periods // 2) if past else windows.prospective(periods, periods)
    total = int(mean.sum())
    if model == "conditional":
        engine = Engine(
            circles,
            spans,
            mean / mean.sum() * total,
            lambda c, m: scores.poisson_conditional(c, m, total),
            lambda m, level: scores.critical_conditional(m, total, level),
        )
        draw = nulls.multinomial(mean, total)
    else:
        engine = Engine(circles, spans, mean, scores.poisson_expectation, scores.critical_expectation)
        draw = nulls.poisson(mean)
    drawn = np.concatenate(list(nulls.blocks(draw, 120, mean.size, 5)))
    told = []
    fast = maxima(
        engine, iter([drawn[:50], drawn[50:]]), total=120, progress=lambda *how_far: told.append(how_far)
    )
    assert fast == pytest.approx(np.array([engine.best(c) for c in drawn]), rel=1e-12)
    assert told[-1] == ("replicates", 120, 120)


@pytest.mark.parametrize("spans", [windows.retrospective(90, 45), windows.prospective(90, 90)])
def test_a_group_of_windows_lies_between_what_all_and_what_any_of_them_holds(spans):
    groups = windows.grouped(spans)
    assert sorted(groups.members) == list(range(len(spans.first)))
    assert len(groups.offset) < 0.4 * len(spans.first)
    for g, (start, size) in enumerate(zip(groups.offset, groups.size, strict=True)):
        held = [set(range(spans.first[w], spans.after[w])) for w in groups.members[start : start + size]]
        assert set(range(groups.around.first[g], groups.around.after[g])) == set.union(*held)
        assert set(range(groups.within.first[g], groups.within.after[g])) <= set.intersection(*held)


def test_poisson_draws_have_poisson_probabilities_up_into_the_tail():
    mean = np.array([[0.05, 0.7, 2.9, 12.0]])
    drawn = np.concatenate(list(nulls.blocks(nulls.poisson(mean), 60_000, 4, 1)))[:, 0]
    for i, m in enumerate(mean[0]):
        for k in range(int(m) + 6):
            p = math.exp(k * math.log(m) - m - math.lgamma(k + 1))
            seen = float((drawn[:, i] == k).mean())
            assert abs(seen - p) < 4.5 * math.sqrt(p * (1 - p) / 60_000) + 1e-9, (m, k)


def test_multinomial_draws_keep_the_total_and_each_cells_mean_and_variance():
    mean = np.array([[1.0, 4.0], [2.0, 13.0]])
    drawn = np.concatenate(list(nulls.blocks(nulls.multinomial(mean, 40), 20_000, 4, 2)))
    assert (drawn.sum(axis=(1, 2)) == 40).all()
    share = mean / mean.sum()
    assert drawn.mean(axis=0) == pytest.approx(40 * share, rel=0.02)
    assert drawn.var(axis=0) == pytest.approx(40 * share * (1 - share), rel=0.05)


def test_permutation_keeps_both_margins():
    counts = quiet(4)
    for drawn in next(nulls.blocks(nulls.permutation(counts), 20, counts.size, 0)):
        assert (drawn.sum(axis=1) == counts.sum(axis=1)).all()
        assert (drawn.sum(axis=0) == counts.sum(axis=0)).all()


def test_overdispersed_nulls_have_the_variance_of_their_theta():
    mean = np.full((1, 1), 6.0)
    drawn = np.concatenate(list(nulls.blocks(nulls.mixed(mean, 2.0, None), 20_000, 1, 3))).ravel()
    assert drawn.mean() == pytest.approx(6, rel=0.03)
    assert drawn.var() == pytest.approx(6 + 36 / 2, rel=0.07)


def test_zones_that_two_centres_share_are_counted_once():
    distance = plane(np.random.default_rng(0).random((30, 2)))
    nearest = np.argsort(distance, axis=1, kind="stable")[:, :8]
    sets = {frozenset(map(int, row[:k])) for row in nearest for k in range(1, 9)}
    assert zones.circles(distance, neighbours=8).count == len(sets)


def test_distances_agree_with_known_geodesics():
    # WGS 84: one degree of latitude from the equator 110.574 km, of longitude 111.320 km.
    d = geodesic_km(np.array([[0.0, 0.0], [1.0, 0.0], [0.0, 1.0]]))
    assert d[0, 1] == pytest.approx(110.574, abs=0.05)
    assert d[0, 2] == pytest.approx(111.320, abs=0.05)
    assert (np.diag(d) == 0).all()


@pytest.mark.parametrize("theta", [None, 1.5])
def test_draws_within_periods_keep_every_periods_total(theta):
    share, totals = np.random.default_rng(0).random((5, 4)), np.array([3, 0, 40, 7])
    drawn = next(nulls.blocks(nulls.by_period(share, totals, theta), 200, 20, 1))
    assert (drawn.sum(axis=1) == totals).all()
    if theta is None:
        assert drawn.mean(axis=0) == pytest.approx(share / share.sum(axis=0) * totals, abs=1.0)
