"""Weighing the pairs of claims by an adopted model, in integers."""

from __future__ import annotations

from functools import cache
from importlib import resources

import duckdb
import numpy as np

from tawthiq.incidents.group import Edges
from tawthiq.linkage.model import Model, loads
from tawthiq.linkage.score import score, settle
from tawthiq.linkage.spec import Settings

THRESHOLD = -4000  # the mean of a cluster errs low: chosen on simulated conflicts, docs/method/incidents.md
FLOOR = -40_000


@cache
def packaged_model() -> Model:
    """The model that comes with the program, learnt on a simulated conflict (docs/method/incidents.md says how)."""
    text = (resources.files("tawthiq.incidents") / "model.json").read_text(encoding="utf-8")
    return loads(text, place="model.json")


def weigh(con: duckdb.DuckDBPyConnection, settings: Settings, model: Model) -> Edges:
    """Weigh the table `pairs` into `scored`, and return it as arrays."""
    score(con, settings, model, "pairs", FLOOR)
    settle(con, settings, 0, FLOOR)
    con.execute("drop table weighed")
    found = con.execute("select l, r, weight from scored").fetchnumpy()
    left, right, weight = (np.asarray(found[c], dtype=np.int64) for c in ("l", "r", "weight"))
    return Edges(left, right, weight)
