"""What the questions of one casebook are asked of: its incidents, indexed by place, and what was worked out once.

A statement asks forty questions of the same incidents. Which incidents a place holds, and what the claims of an
incident say together under one definition, are worked out once and kept for the next question.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from tawthiq.model.incidents import Claim, Incident


class Holdings:
    """Incidents in order of code and claims by id. `remember(key)` is a dict that later questions share."""

    def __init__(self, claims: Mapping[str, Claim], incidents: Iterable[Incident]) -> None:
        self.claims = claims
        self.incidents = sorted(incidents, key=lambda i: i.code)
        self._in: dict[str, list[int]] = defaultdict(list)
        self._deepest: dict[str | None, list[int]] = defaultdict(list)
        self._above: dict[str, set[str]] = defaultdict(set)
        self._kept: dict[object, dict[Any, Any]] = {}
        for n, one in enumerate(self.incidents):
            self._place(n, one)

    def _place(self, n: int, one: Incident) -> None:
        for depth, code in enumerate(one.admin):
            self._in[code].append(n)
            self._above[code].update(one.admin[:depth])
        if one.pcode is not None and one.pcode not in one.admin:
            self._in[one.pcode].append(n)
        self._deepest[one.pcode or (one.admin[-1] if one.admin else None)].append(n)

    def inside(self, codes: Collection[str]) -> set[int]:
        """Positions of the incidents whose place, or a unit above it, is one of `codes`."""
        return {n for code in codes for n in self._in.get(code, ())}

    def unplaced(self) -> list[int]:
        """Positions of the incidents without any place."""
        return self._deepest.get(None, [])

    def placed_at(self, codes: Iterable[str]) -> set[int]:
        """Positions of the incidents whose own place, not one below it, is one of `codes`."""
        return {n for code in codes for n in self._deepest.get(code, ())}

    def above(self, codes: Collection[str]) -> set[str]:
        """The codes that contain one of `codes`, as the incidents' own admin chains show, without `codes`."""
        return {wider for code in codes for wider in self._above.get(code, ())} - set(codes)

    def remember(self, key: object) -> dict[Any, Any]:
        return self._kept.setdefault(key, {})
