"""New claims in a linked table: only the components that they reach are formed anew; the result equals a rebuild.

They reach those of claims that met by a number, name or wording alone which the new ones make too common to tell.
"""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from tawthiq.incidents import blocking, tables
from tawthiq.incidents.group import Edges, Ints, beside, facts, groups, torn, without
from tawthiq.incidents.link_table import LinkedIncidents
from tawthiq.incidents.weighing import weigh


def add_claims(found: LinkedIncidents, more: pa.Table) -> set[int]:
    """Take `more` rows, with the columns of the first table, into `found`. Returns the rows formed anew.

    A source that seemed a table, as none of its rows bore a text, and proves to be a feed has all pairs made anew.
    """
    before, lists = len(found.known.keys), found.known.lists
    after, _ = tables.put_claims(found.con, more, found.told.fields, after=before, begun=found.counts["rows"])
    found.counts["rows"] += more.num_rows
    found.known = facts(found.con)
    since = 0 if _freed(lists, found.known.lists[:before]) else before
    blocking.make_pairs(found.con, since=since)
    old, parted = _kept(found, since)
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


def _both(old: Edges, new: Edges) -> Edges:
    left, right = np.concatenate((old.l, new.l)), np.concatenate((old.r, new.r))
    return Edges(left, right, np.concatenate((old.weight, new.weight)), old.same, old.different)
