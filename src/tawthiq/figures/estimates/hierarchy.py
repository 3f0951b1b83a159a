"""All hierarchical log-linear models of up to five lists: 113 of four, 6,893 of five.

A model is a set of terms closed under taking subsets; all have the constant and every list alone, none the
term of all lists together (which nothing in the data could tell).
"""

from __future__ import annotations

from functools import lru_cache
from itertools import combinations


@lru_cache(maxsize=8)
def hierarchical_models(lists: int) -> tuple[tuple[int, ...], ...]:
    """Every model as its ascending tuple of term masks, smaller models first. For 2 to 5 lists."""
    base = frozenset([0, *(1 << j for j in range(lists))])
    found = [base]
    for size in range(2, lists):
        found = [bigger for model in found for bigger in _extensions(model, lists, size)]
    return tuple(sorted((tuple(sorted(m)) for m in found), key=lambda m: (len(m), m)))


def _extensions(model: frozenset[int], lists: int, size: int) -> list[frozenset[int]]:
    """`model` with every choice of terms of `size` lists whose parts it already has."""
    ready = [
        t for t in _terms(lists, size) if all(t & ~(1 << j) in model for j in range(lists) if t >> j & 1)
    ]
    out = [model]
    for term in ready:
        out += [m | {term} for m in out]
    return out


def _terms(lists: int, size: int) -> list[int]:
    return [sum(1 << j for j in chosen) for chosen in combinations(range(lists), size)]


def closure(generators: list[int], lists: int) -> tuple[int, ...]:
    """The terms of the model with these largest terms, every list alone included."""
    out = {0, *(1 << j for j in range(lists))}
    for top in generators:
        part = top
        while part:
            out.add(part)
            part = (part - 1) & top
    return tuple(sorted(out))
