"""Average linkage of one component, against joining the best pair of all groups again and again."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tawthiq.incidents.average import Bonds, Pair, averaged
from tawthiq.linkage.errors import ContradictoryJudgements

SIZE, MISSING = 8, -2000
PAIRS = list(combinations(range(SIZE), 2))
pairs = st.sampled_from(PAIRS)
weights = st.dictionaries(pairs, st.integers(-6000, 9000), max_size=24)
some = st.sets(pairs, max_size=3)
lists = st.lists(st.integers(1, 12), min_size=SIZE, max_size=SIZE)
thresholds = st.sampled_from((-4000, -1000, 0))
Groups = set[frozenset[int]]


def bonds(
    edges: dict[Pair, int], of: list[int] | None = None, never: set[Pair] = frozenset(),  # type: ignore[assignment]
    same: set[Pair] = frozenset(), different: set[Pair] = frozenset(),  # type: ignore[assignment]
) -> Bonds:  # fmt: skip
    held = of or list(range(SIZE))
    return Bonds(held, edges, same, different, lambda a, b: (min(a, b), max(a, b)) in never, MISSING)


def partition(given: Bonds, threshold: int) -> Groups:
    return {frozenset(members) for members, _ in averaged(given, threshold)}


def plainly(given: Bonds, threshold: int) -> Groups:
    """The same rule as written in the documentation, every mean anew at every step."""
    found = [[n] for n in range(len(given.lists))]
    while True:
        options = []
        for left, right in combinations(sorted(found), 2):
            mean = _mean(given, left, right, threshold)
            if mean is not None:
                options.append((-mean, left, right))
        if not options:
            return {frozenset(f) for f in found}
        _, left, right = min(options)
        found = [f for f in found if f not in (left, right)] + [sorted(left + right)]


def _mean(given: Bonds, left: list[int], right: list[int], threshold: int) -> float | None:
    across = [(min(a, b), max(a, b)) for a in left for b in right]
    if any(given.lists[a] == given.lists[b] or (a, b) in given.different for a, b in across):
        return None
    if any((a, b) not in given.edges and given.apart(a, b) for a, b in across):
        return None
    if not any(given.edges.get(pair, threshold - 1) >= threshold for pair in across):
        return None
    mean = sum(given.edges.get(pair, MISSING) for pair in across) / len(across)
    least = threshold / min(len(left), len(right)) if threshold < 0 else threshold
    return mean if mean >= least else None


@settings(max_examples=300)
@given(weights, lists, some, some, thresholds)
def test_groups_are_those_of_the_rule_followed_step_by_step(
    edges: dict[Pair, int], of: list[int], never: set[Pair], different: set[Pair], threshold: int
) -> None:
    given_ = bonds(edges, of, never, different=different)
    assert partition(given_, threshold) == plainly(given_, threshold)


@settings(max_examples=80)
@given(weights, st.randoms(use_true_random=False))
def test_the_order_of_edges_does_not_matter(edges: dict[Pair, int], chance: object) -> None:
    shuffled = list(edges.items())
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert averaged(bonds(edges), -1000) == averaged(bonds(dict(shuffled)), -1000)


def test_below_even_odds_several_claims_must_say_more_than_one() -> None:
    two = {(0, 1): 9000, (2, 3): 9000, **{(a, b): -2000 for a in (0, 1) for b in (2, 3)}}
    assert {frozenset({0, 1}), frozenset({2, 3})} <= partition(bonds(two), -3000)
    one = {(0, 1): 9000, (0, 2): -2000, (1, 2): -2000}
    assert frozenset({0, 1, 2}) in partition(bonds(one), -3000)


def test_the_best_pair_of_groups_is_joined_before_a_stronger_pair_of_claims() -> None:
    """0 and 1 tell one strike, 3 and 4 another; 2 agrees best with 1 alone, and with 3 and 4 on average."""
    edges = {(0, 1): 9000, (3, 4): 9000, (1, 2): 5000, (0, 2): -6000, (2, 3): 4000, (2, 4): 4000}
    found = partition(bonds(edges, never={(0, 3), (0, 4), (1, 3), (1, 4)}), 0)
    assert {frozenset({0, 1}), frozenset({2, 3, 4})} <= found


def test_the_weakest_mean_that_holds_a_group_is_told() -> None:
    edges = {(0, 1): 9000, (0, 2): 1000, (1, 2): 3000}
    told = {tuple(members): weakest for members, weakest in averaged(bonds(edges), 0)}
    assert told[0, 1, 2] == 2000
    assert told[3,] is None


def test_people_join_and_part_whatever_the_weights() -> None:
    edges = {(0, 1): 9000, (1, 2): -9000}
    found = partition(bonds(edges, [1, 2, 2, 4, 5, 6, 7, 8], same={(1, 2)}, different={(0, 1)}), 0)
    assert {frozenset({0}), frozenset({1, 2})} <= found


def test_judgements_that_contradict_each_other_are_refused() -> None:
    with pytest.raises(ContradictoryJudgements):
        averaged(bonds({}, same={(0, 1), (1, 2)}, different={(0, 2)}), 0)
