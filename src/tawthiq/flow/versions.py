"""Versions of one submission in several exports: which of them stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from tawthiq.model.incidents import Claim
from tawthiq.model.reports import Report

Key = tuple[str, str]  # item, locator


def outdated(reports: Iterable[Report]) -> frozenset[Key]:
    """Reports for which another version of the same submission stands, of the same source.

    `reports` in the order in which they came. A version that another one replaces by name never stands; of the rest the
    last one does. Where that repeats the words of an earlier one, the earlier one stands, with what people decided.
    """
    versions = [r for r in reports if r.version_of is not None]
    first = _roots(versions)
    of: dict[tuple[str, str], list[Report]] = {}
    for one in versions:
        of.setdefault((one.source, first.get(own(one), one.version_of or "")), []).append(one)
    return frozenset(key for group in of.values() for key in _outdated(group))


def own(report: Report) -> str:
    """The id of this very version."""
    return report.locator.removeprefix("form ")


def _roots(versions: Iterable[Report]) -> dict[str, str]:
    """The first version's id by the id of each, through the edits that name only the version before them."""
    before = {own(r): r.replaces or r.version_of or "" for r in versions}
    roots = {}
    for start in before:
        seen, at = {start}, before[start]
        while at in before and at not in seen:
            seen.add(at)
            at = before[at]
        roots[start] = min(seen) if at in seen and before[at] != at else at
    return roots


def _outdated(group: list[Report]) -> Iterable[Key]:
    replaced = {r.replaces for r in group}
    current = next((r for r in reversed(group) if own(r) not in replaced), group[-1])
    stands = next(r for r in group if r.text == current.text and own(r) not in replaced - {own(current)})
    return [(r.item, r.locator) for r in group if r is not stands]


def without(claims: Mapping[str, Claim], old: frozenset[Key]) -> dict[str, Claim]:
    """The claims, those of outdated reports superseded unless a person decided on them."""
    return {
        i: replace(c, review="superseded")
        if c.review == "unreviewed" and (c.anchor.item, c.anchor.locator) in old
        else c
        for i, c in claims.items()
    }
