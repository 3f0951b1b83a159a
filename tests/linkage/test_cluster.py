"""Clusters follow from the set of edges, rules and judgements alone."""

from __future__ import annotations

from contextlib import suppress
from itertools import combinations

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tawthiq.linkage.cluster import Evidence, Rules, clusters
from tawthiq.linkage.errors import ContradictoryJudgements
from tawthiq.linkage.live import LiveClusters

PAIRS = list(combinations(range(8), 2))
weights = st.dictionaries(st.sampled_from(PAIRS), st.integers(-3000, 9000), max_size=20)
lists = st.lists(st.sampled_from("ابج"), min_size=8, max_size=8)


def partition(evidence: Evidence[int], rules: Rules) -> set[frozenset[int]]:
    return {frozenset(c.members) for c in clusters(evidence, rules).values()}


@settings(max_examples=80)
@given(weights, lists, st.randoms(use_true_random=False))
def test_the_order_of_arrival_does_not_matter(
    edges: dict[tuple[int, int], int], names: list[str], random: object
) -> None:
    shuffled = list(edges.items())
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    stated = dict(enumerate(names))
    assert partition(Evidence(stated, edges), Rules()) == partition(Evidence(stated, dict(shuffled)), Rules())


@settings(max_examples=80)
@given(weights, lists)
def test_no_cluster_holds_two_records_of_one_list(
    edges: dict[tuple[int, int], int], names: list[str]
) -> None:
    for found in partition(Evidence(dict(enumerate(names)), edges), Rules()):
        assert len({names[r] for r in found}) == len(found)


@settings(max_examples=80)
@given(weights, lists)
def test_a_cluster_never_leaves_its_connected_component(
    edges: dict[tuple[int, int], int], names: list[str]
) -> None:
    graph = nx.Graph([p for p, w in edges.items() if w >= 0])
    graph.add_nodes_from(range(8))
    where = {r: i for i, part in enumerate(nx.connected_components(graph)) for r in part}
    for found in partition(Evidence(dict(enumerate(names)), edges), Rules(exclusive=False)):
        assert len({where[r] for r in found}) == 1


def test_one_strong_edge_does_not_chain_two_clusters_whose_other_records_disagree() -> None:
    evidence = Evidence({0: "ا", 1: "ب", 2: "ج", 3: "د"}, {(0, 1): 9000, (2, 3): 9000, (1, 2): 1000})
    assert partition(evidence, Rules()) == {frozenset({0, 1}), frozenset({2, 3})}
    evidence.edges |= {(0, 2): 5000, (1, 3): 5000, (0, 3): 5000}
    assert partition(evidence, Rules()) == {frozenset({0, 1, 2, 3})}


def test_judgements_override_weights_and_the_rule_between_lists() -> None:
    edges = {(0, 1): 9000, (1, 2): -9000}
    stated = {0: "ا", 1: "ب", 2: "ب"}
    found = partition(Evidence(stated, edges, same={(1, 2)}, different={(0, 1)}), Rules())
    assert found == {frozenset({0}), frozenset({1, 2})}


def test_judgements_that_contradict_each_other_are_refused() -> None:
    evidence = Evidence({0: "ا", 1: "ب", 2: "ج"}, same={(0, 1), (1, 2)}, different={(0, 2)})
    with pytest.raises(ContradictoryJudgements):
        clusters(evidence, Rules())


record = st.integers(0, 7)
arrival_edges = st.dictionaries(record, st.integers(-3000, 9000), max_size=5)
arrivals = st.tuples(st.just("add"), record, st.sampled_from("ابج"), arrival_edges)
verdicts = st.tuples(st.just("judge"), record, record, st.sampled_from(["same", "different", "unsure", None]))
steps = st.lists(st.one_of(arrivals, verdicts, st.tuples(st.just("erase"), record)), max_size=25)


@settings(max_examples=150)
@given(steps)
def test_incremental_equals_rebuild_over_arrivals_judgements_withdrawals_and_erasures(
    acts: list[tuple[object, ...]],
) -> None:
    live: LiveClusters[int] = LiveClusters(Rules())
    known: set[int] = set()
    for act in acts:
        _apply(live, known, act)
        rebuilt = clusters(live.evidence, live.rules)
        assert {r: sorted(c.members) for r, c in live.home.items()} == {
            r: sorted(c.members) for r, c in rebuilt.items()
        }
        assert {r: c.weakest for r, c in live.home.items()} == {r: c.weakest for r, c in rebuilt.items()}


def _apply(live: LiveClusters[int], known: set[int], act: tuple[object, ...]) -> None:
    kind, first, *rest = act
    assert isinstance(first, int)
    if kind == "add" and first not in known:
        edges = {other: w for other, w in rest[1].items() if other in known}  # type: ignore[attr-defined]
        live.add(first, str(rest[0]), edges)
        known.add(first)
    elif kind == "judge" and {first, rest[0]} <= known and first != rest[0]:
        with suppress(ContradictoryJudgements):
            live.judge(first, rest[0], rest[1])  # type: ignore[arg-type]
    elif kind == "erase" and first in known:
        live.erase(first)
        known.discard(first)


def test_a_change_touches_only_its_component() -> None:
    live: LiveClusters[int] = LiveClusters(Rules())
    for record, list_, edges in [(0, "ا", {}), (1, "ب", {0: 5000}), (2, "ا", {}), (3, "ب", {2: 5000})]:
        live.add(record, list_, edges)
    assert live.add(4, "ج", {3: 6000, 2: 6000}) == {2, 3, 4}
    assert live.judge(0, 1, "different") == {0, 1}
