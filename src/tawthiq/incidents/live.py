"""New claims in a linked table: only the components that they reach are formed anew; the result equals a rebuild.

They reach those of claims that met by a number, name or wording alone which the new ones make too common to tell.
"""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from tawthiq.incidents import blocking, tables
from tawthiq.incidents.group import Edges, facts, groups
from tawthiq.incidents.link_table import LinkedIncidents
from tawthiq.incidents.weighing import weigh


def add_claims(found: LinkedIncidents, more: pa.Table) -> set[int]:
    """Take `more` rows, with the columns of the first table, into `found`. Returns the rows formed anew.

    A source is a table or a feed, and rows are of one text, by the rows of one call; give `report` where that matters.
    """
    before = len(found.known.keys)
    after, _ = tables.put_claims(found.con, more, found.told.fields, after=before)
    blocking.make_pairs(found.con, since=before)
    old, parted = _kept(found, before)
    found.edges = _both(old, weigh(found.con, found.settings, found.model))
    found.known = facts(found.con)
    formed: set[int] = set()
    for group in groups(found.known, found.edges, found.threshold, only={*range(before, after), *parted}):
        found.group_of.update(dict.fromkeys(group.rows, group))
        formed.update(group.rows)
    return formed


def _kept(found: LinkedIncidents, before: int) -> tuple[Edges, set[int]]:
    """The pairs that would still be made, and the rows of those that would not."""
    old = found.edges
    gone = blocking.lapsed(found.con, before, old.l, old.r)
    kept = Edges(old.l[~gone], old.r[~gone], old.weight[~gone], old.same, old.different)
    return kept, {*old.l[gone].tolist(), *old.r[gone].tolist()}


def _both(old: Edges, new: Edges) -> Edges:
    left, right = np.concatenate((old.l, new.l)), np.concatenate((old.r, new.r))
    return Edges(left, right, np.concatenate((old.weight, new.weight)), old.same, old.different)
