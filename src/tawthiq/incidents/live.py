"""New claims in a linked table: only the components that they reach are formed anew; the result equals a rebuild."""

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
    found.edges = _both(found.edges, weigh(found.con, found.settings, found.model))
    found.known = facts(found.con)
    formed: set[int] = set()
    for group in groups(found.known, found.edges, found.threshold, only=set(range(before, after))):
        found.group_of.update(dict.fromkeys(group.rows, group))
        formed.update(group.rows)
    return formed


def _both(old: Edges, new: Edges) -> Edges:
    left, right = np.concatenate((old.l, new.l)), np.concatenate((old.r, new.r))
    return Edges(left, right, np.concatenate((old.weight, new.weight)), old.same, old.different)
