"""Log-linear and decomposable models against closed forms and brute force."""

from __future__ import annotations

from itertools import combinations, permutations

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from published_tables import kosovo
from scipy.special import gammaln

from tawthiq.figures.estimates import poisson
from tawthiq.figures.estimates.existence import exists_and_identified
from tawthiq.figures.estimates.graphical import graphical, log_marginals, quick_quantiles
from tawthiq.figures.estimates.graphs import decomposable_graphs
from tawthiq.figures.estimates.hierarchy import closure, hierarchical_models
from tawthiq.figures.estimates.loglinear import fit_all, loglinear
from tawthiq.figures.estimates.simple import chao, chapman, nhoi
from tawthiq.figures.estimates.sparse import bca, choose, sparse
from tawthiq.figures.estimates.subsets import maximal, subset_sums, superset_sums, terms_text
from tawthiq.figures.estimates.tables import Overlap, overlap
from tawthiq.figures.estimates.two_groups import _cells as two_group_cells
from tawthiq.figures.estimates.two_groups import _fall as fall
from tawthiq.figures.estimates.two_groups import two_groups

TABLES = st.lists(st.integers(1, 60), min_size=7, max_size=7)
ENGINES = ("numba", "numpy")


def three(cells: list[int]) -> Overlap:
    return Overlap(("المرصد", "الدفاع", "الشبكة"), np.array([0.0, *cells]))


@given(st.lists(st.floats(-5, 5), min_size=16, max_size=16))
@settings(max_examples=25)
def test_sums_over_subsets_and_supersets_are_what_their_names_say(values: list[float]) -> None:
    array = np.array(values)
    for mask in range(16):
        above = sum(array[c] for c in range(16) if c & mask == mask)
        below = sum(array[c] for c in range(16) if c & mask == c)
        assert superset_sums(array)[mask] == pytest.approx(above, abs=1e-9)
        assert subset_sums(array)[mask] == pytest.approx(below, abs=1e-9)


@given(TABLES)
@settings(max_examples=25)
def test_all_pairs_of_three_lists_have_the_closed_form_of_no_highest_interaction(cells: list[int]) -> None:
    table = three(cells)
    found = next(m for m in loglinear(table).models if m.terms == "[12,13,23]")
    product = cells[0] * cells[1] * cells[3] * cells[6] / (cells[2] * cells[4] * cells[5])
    assert found.estimate == pytest.approx(table.documented + product, rel=1e-6)
    assert nhoi(table).median == pytest.approx(table.documented + product, rel=1e-9)


@given(TABLES)
@settings(max_examples=15)
def test_numba_and_numpy_fit_the_same_models(cells: list[int]) -> None:
    table = three(cells)
    layout = poisson.design(table.counts, hierarchical_models(3), table.possible)
    fast, plain = (poisson.fit(table.counts, layout, engine) for engine in ENGINES)
    np.testing.assert_allclose(fast.missing, plain.missing, rtol=1e-5)
    np.testing.assert_allclose(fast.loglik, plain.loglik, rtol=1e-8)


@given(st.permutations(range(4)))
@settings(max_examples=8)
def test_order_of_columns_changes_no_answer(order: list[int]) -> None:
    table = kosovo()
    moved = table.keep(order)
    assert moved.documented == table.documented
    for method in (loglinear, graphical):
        assert method(moved).median == pytest.approx(method(table).median, rel=1e-6)
    assert sparse(moved, bootstraps=0).median == pytest.approx(sparse(table, bootstraps=0).median, rel=1e-6)


def test_one_conditional_independence_has_the_two_list_formula_inside_the_third() -> None:
    table = three([30, 25, 12, 20, 9, 8, 6])
    found = next(m for m in loglinear(table).models if m.terms == "[13,23]")
    first, second, both = 30, 25, 12
    assert found.estimate == pytest.approx(table.documented + first * second / both, rel=1e-6)


def test_a_term_with_a_zero_margin_takes_its_cells_out() -> None:
    table = three([30, 25, 0, 20, 9, 8, 0])
    layout = poisson.design(table.counts, [closure([3, 5, 6], 3)], table.possible)
    assert not layout.live[0, [3, 7]].any()
    assert layout.on[0].sum() == 6


def test_an_estimate_on_the_edge_of_the_marginal_cone_does_not_exist() -> None:
    """Two opposite empty cells under all pairs: positive margins, yet no finite maximum (Haberman 1974)."""
    counts = np.array([0.0, 0, 12, 9, 11, 8, 7, 0])
    layout = poisson.design(counts, [closure([3, 5, 6], 3)], np.arange(8) > 0)
    assert exists_and_identified(counts, layout, 0)[0] is False
    filled = counts + np.array([0.0, 3, 0, 0, 0, 0, 0, 2])
    assert exists_and_identified(
        filled, poisson.design(filled, [closure([3, 5, 6], 3)], np.arange(8) > 0), 0
    ) == (True, True)
    table = Overlap(("A", "B", "C"), counts)
    assert fit_all(table).weight[[m == closure([3, 5, 6], 3) for m in hierarchical_models(3)]] == 0


def test_as_many_terms_as_cells_or_more_identify_nothing() -> None:
    counts = np.array([0.0, 5, 6, 0, 7, 0, 0, 0])
    layout = poisson.design(counts, [closure([3, 5, 6], 3)], np.arange(8) > 0)
    assert exists_and_identified(counts, layout, 0)[1] is False


def test_decomposable_graphs_are_the_chordal_ones() -> None:
    for lists, expected in ((3, 8), (4, 61), (5, 822)):
        pairs = list(combinations(range(lists), 2))
        chordal = 0
        for chosen in range(1 << len(pairs)):
            graph = nx.Graph([p for i, p in enumerate(pairs) if chosen >> i & 1])
            chordal += nx.is_chordal(graph) if graph.number_of_edges() else 1
        assert len(decomposable_graphs(lists).cliques) == chordal == expected
    assert len(decomposable_graphs(6).cliques) == 18154


def test_decomposable_average_is_the_brute_force_sum() -> None:
    table, delta, most = three([14, 11, 5, 9, 4, 3, 2]), 0.125, 60
    graphs = {
        (): [(1,), (2,), (4,)],
        ("12",): [(3,), (4,)],
        ("13",): [(5,), (2,)],
        ("23",): [(6,), (1,)],
    }  # cliques by masks; separators empty
    weights: dict[int, float] = {}
    for missing in range(most + 1):
        cells = table.counts.copy()
        cells[0] = missing
        n = cells.sum()
        outer = gammaln(n + 1) - gammaln(missing + 1) - np.log(n)
        total = sum(np.exp(outer + sum(dirichlet(cells, c[0], delta) for c in cs)) for cs in graphs.values())
        for a, b, c in ((3, 5, 1), (3, 6, 2), (5, 6, 4)):
            total += np.exp(
                outer + dirichlet(cells, a, delta) + dirichlet(cells, b, delta) - dirichlet(cells, c, delta)
            )
        total += np.exp(outer + dirichlet(cells, 7, delta))
        weights[missing] = total
    chance = np.array(list(weights.values())) / sum(weights.values())
    mean = table.documented + (chance * np.arange(most + 1)).sum()
    assert graphical(table, delta=delta, most=most).mean == pytest.approx(mean, rel=1e-9)


def dirichlet(cells: np.ndarray, chosen: int, delta: float) -> float:
    held = [m for m in range(8) if m & ~chosen == 0]
    margin = np.array([sum(cells[c] for c in range(8) if c & chosen == m) for m in held])
    each = delta * 8 / len(held)
    inside = gammaln(each + margin).sum() - len(held) * gammaln(each)
    return float(gammaln(each * len(held)) - gammaln(each * len(held) + cells.sum()) + inside)


def test_quick_quantiles_are_close_to_the_exact_ones() -> None:
    table = kosovo()
    quick = quick_quantiles(table.counts[None, :], 4, 0.0625, 88_000)[0]
    assert quick == pytest.approx([9827, 12595, 16544], rel=0.005)
    assert log_marginals(table, 0.0625, np.arange(3.0)).shape == (16, 3)


def test_sparse_selection_stops_at_independence_where_lists_are_independent() -> None:
    counts = np.array([0.0, 240, 160, 60, 120, 40, 30, 10])
    table = Overlap(("A", "B", "C"), counts)
    assert sparse(table, bootstraps=0).models[0].terms == "[1,2,3]"


def test_a_pair_that_never_meets_is_taken_as_minus_infinity_when_that_surprises() -> None:
    cells = {
        "1000": 200,
        "0100": 180,
        "0010": 150,
        "0001": 140,
        "1010": 40,
        "0110": 35,
        "1001": 35,
        "0101": 30,
    }
    cells |= {"0011": 28, "1011": 6}
    table = overlap("ABCD", [([int(bit) for bit in key], n) for key, n in cells.items()])
    found = choose(table.counts[None, :], table.possible)
    assert 3 in found.pairs[found.taken[0]]
    assert found.exists[0]
    assert not found.layout.live[0, [3, 7, 11, 15]].any()


def test_bca_of_a_symmetric_bootstrap_is_the_percentile_interval() -> None:
    replicates = np.linspace(-1, 1, 2001)
    low, high = bca(replicates, 0.0, np.array([-1.0, 1.0]), np.array([1.0, 1.0]))
    assert (low, high) == pytest.approx((-0.95, 0.95), abs=0.002)


def test_chao_is_exact_for_equal_lists_that_are_independent() -> None:
    """Four lists that each hold 30 %: 2,401 of 10,000 are missed, and the bound with (k-1)/k says so."""
    chances = {m: 0.3**m * 0.7 ** (4 - m) for m in range(5)}
    cells = [(tuple(m >> j & 1 for j in range(4)), round(1e4 * chances[m.bit_count()])) for m in range(1, 16)]
    found = chao(overlap("ABCD", cells))
    assert found.median == pytest.approx(10_000, rel=0.002)
    plain = next(m for m in found.models if m.terms == "f1^2/(2 f2)")
    assert plain.estimate > 10_700
    assert len(chapman(overlap("ABCD", cells)).models) == 6


def test_terms_are_written_largest_first_by_column_number() -> None:
    assert terms_text([1, 2, 4, 8, 3, 5, 6, 7, 9, 12]) == "[123,14,34]"
    assert terms_text([0]) == "[]"
    assert maximal([1, 3, 2]) == (3,)
    for order in permutations([7, 9, 12]):
        assert terms_text(order) == "[123,14,34]"


def two_groups_drawn(seed: int) -> Overlap:
    """10,000 persons; half are reached by five lists with .4 to .3, half with .15."""
    rng = np.random.default_rng(seed)
    group = rng.random(10_000) < 0.5
    reach = np.where(group[:, None], (0.4, 0.35, 0.3, 0.3, 0.35), (0.15,) * 5)
    held = rng.random((10_000, 5)) < reach
    counts = np.bincount(held @ (1 << np.arange(5)), minlength=32).astype(np.float64)
    counts[0] = 0.0
    return Overlap(tuple("ABCDE"), counts)


def test_two_groups_slope_is_the_derivative_of_the_likelihood() -> None:
    bits, counts = two_group_cells(kosovo())
    at, h = np.random.default_rng(0).standard_normal(9), 1e-5
    for missing in (None, 5000.0):
        slope = fall(at, bits, counts, missing)[1]
        for i in range(9):
            step = h * np.eye(9)[i]
            rise = fall(at + step, bits, counts, missing)[0] - fall(at - step, bits, counts, missing)[0]
            assert slope[i] == pytest.approx(rise / (2 * h), abs=1e-4)


def test_two_groups_profile_holds_the_truth_and_fits_where_there_are_two() -> None:
    found = [two_groups(two_groups_drawn(seed)) for seed in range(4)]
    held = [f.why_not is not None or f.low <= 10_000 <= f.high for f in found]  # type: ignore[operator]
    assert sum(held) >= 3
    assert all(float(str(f.diagnostics["p"])) > 0.001 for f in found if f.answered)
    wider = [f.reach[0] < f.low and f.high < f.reach[1] for f in found if f.answered]  # type: ignore[operator]
    assert len(wider) >= 2
    assert all(wider), "the envelope takes the profile at 99 %"


def test_two_groups_do_not_explain_pairs_of_lists_that_share_sources() -> None:
    found = two_groups(kosovo())
    assert float(str(found.diagnostics["p"])) < 1e-6


def test_two_groups_say_nothing_of_three_lists() -> None:
    assert not two_groups(three([30, 25, 12, 20, 9, 8, 6])).answered
