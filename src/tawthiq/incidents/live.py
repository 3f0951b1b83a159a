"""New claims in a linked table: only the components that they reach are formed anew; the result equals a rebuild.

They reach those of claims that met by a number, name or wording alone which the new ones make too common to tell, and
those of pairs whose weight differs as more is told of their place or of what lies around it.
"""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from tawthiq.incidents import blocking, tables
from tawthiq.incidents.group import Edges, Ints, beside, facts, groups, torn, without
from tawthiq.incidents.link_table import LinkedIncidents
from tawthiq.incidents.settings import AROUND, STRUCK
from tawthiq.incidents.weighing import weigh


def add_claims(found: LinkedIncidents, more: pa.Table) -> set[int]:
    """Take `more` rows, with the columns of the first table, into `found`. Returns the rows formed anew.

    A source that seemed a table, as none of its rows bore a text, and proves to be a feed has all pairs made anew.
    """
    before, lists, density = len(found.known.keys), found.known.lists, blocking.densities(found.con)
    after, _ = tables.put_claims(found.con, more, found.told.fields, after=before, begun=found.counts["rows"])
    found.counts["rows"] += more.num_rows
    found.known = facts(found.con)
    since = 0 if _freed(lists, found.known.lists[:before]) else before
    blocking.make_pairs(found.con, since=since)
    old, parted = _kept(found, since)
    parted = np.union1d(parted, _reweighed(found, old, density))
    found.edges = _both(old, weigh(found.con, found.settings, found.model))
    changed = _settled(found, np.concatenate((np.arange(since, after), parted)))
    formed: set[int] = set()
    for group in groups(
        found.known, without(found.known, found.edges, found.torn), found.threshold, only=changed
    ):
        found.group_of.update(dict.fromkeys(group.rows, group))
        formed.update(group.rows)
    return formed


def _freed(lists: Ints, now: Ints) -> bool:
    """Whether rows that one list kept apart may be of one event now."""
    of, times = np.unique(lists, return_counts=True)
    return bool(np.isin(lists[lists != now], of[times > 1]).any())


def _settled(found: LinkedIncidents, rows: Ints) -> Ints:
    """Whether the claims that new or parted `rows` reach are torn, anew. Returns all whose component may differ."""
    asked = np.union1d(rows, beside(found.known, found.edges, found.threshold, rows))
    now = torn(found.known, found.edges, found.threshold, only=asked)
    flipped = np.setxor1d(np.intersect1d(found.torn, asked), now)
    found.torn = np.union1d(np.setdiff1d(found.torn, asked), now)
    return np.concatenate((rows, flipped, beside(found.known, found.edges, found.threshold, flipped)))


def _kept(found: LinkedIncidents, since: int) -> tuple[Edges, Ints]:
    """The pairs that would still be made, and the rows of those that would not."""
    old = found.edges
    if since == 0:
        return Edges(old.l[:0], old.r[:0], old.weight[:0], old.same, old.different), old.l[:0]
    gone = blocking.lapsed(found.con, since, old.l, old.r)
    kept = Edges(old.l[~gone], old.r[~gone], old.weight[~gone], old.same, old.different)
    return kept, np.union1d(old.l[gone], old.r[gone])


def _reweighed(found: LinkedIncidents, old: Edges, before: tuple[Ints, Ints]) -> Ints:
    """Weigh older pairs by how much is told now in the stead of `before`. Returns the rows of those that differ."""
    now = blocking.densities(found.con)
    change = np.zeros(len(old.l), dtype=np.int64)
    for name, bounds, was, is_ in zip(("day", "around"), (STRUCK, AROUND), before, now, strict=True):
        weights = np.array([found.model.weight(name, n) for n in range(len(bounds) + 1)])
        held = was[old.l], was[old.r], is_[old.l], is_[old.r]
        first, second = (np.maximum(*held[:2]), np.maximum(*held[2:]))
        said = first >= 0 if name == "day" else np.minimum(*held[:2]) >= 0
        levels = [np.searchsorted(bounds, side) for side in (first, second)]
        change += np.where(said, weights[levels[1]] - weights[levels[0]], 0)
    old.weight += change
    return np.union1d(old.l[change != 0], old.r[change != 0])


def _both(old: Edges, new: Edges) -> Edges:
    left, right = np.concatenate((old.l, new.l)), np.concatenate((old.r, new.r))
    return Edges(left, right, np.concatenate((old.weight, new.weight)), old.same, old.different)
