"""The steps of a linkage in order, over the tables `records` and `likeness` of one DuckDB connection."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

import duckdb

from tawthiq.linkage import blocking, train
from tawthiq.linkage.blocking import Blocked
from tawthiq.linkage.cluster import Cluster, Evidence, Rules, clusters
from tawthiq.linkage.model import Model
from tawthiq.linkage.score import Lexicon, fill_likeness, score, settle
from tawthiq.linkage.spec import Rule, Settings

FLOOR = -10_000
# Makes the table `weighed` by a model from the pairs of the rules (None: those of the table `pairs`), down to a floor.
# Returns the pairs compared and the distinct words that were.
Weigh = Callable[
    [duckdb.DuckDBPyConnection, Settings, Lexicon, Model, list[Rule] | None, int], tuple[int, int]
]


@dataclass(frozen=True, slots=True)
class Verdict:
    """A person's decision about two records, by row: "same", "different" or "unsure"."""

    a: int
    b: int
    verdict: str


@dataclass(frozen=True, slots=True)
class Scored:
    """What comparing came to: the model used, pairs compared and kept, distinct words compared, rules tried."""

    model: Model
    blocked: tuple[Blocked, ...]
    pairs: int
    kept: int
    words: int


def connect(*, threads: int = 2, memory: str = "5GB") -> duckdb.DuckDBPyConnection:
    """A DuckDB in memory that never writes to disk (names would lie there in clear) and loads nothing from outside."""
    return duckdb.connect(
        config={
            "temp_directory": "", "threads": threads, "memory_limit": memory, "preserve_insertion_order": False,
            "autoinstall_known_extensions": False, "autoload_known_extensions": False,
        }
    )  # fmt: skip


def compare(
    con: duckdb.DuckDBPyConnection, settings: Settings, words: Lexicon, *, model: Model | None = None, seed: int = 1,
    floor: int = FLOOR, pairs_given: bool = False, adopted: bool = False, learn: bool = True,
    weigh: Weigh | None = None,
) -> Scored:  # fmt: skip
    """Choose rules, learn a model (or use `model`), score all candidate pairs into the table `scored`.

    Without a model and not to `learn` one, the starting values serve, with what strangers share counted.

    `adopted`: take the blocking rules of the model too. `pairs_given`: the table `pairs` (l, r) is there already and is
    compared instead of what blocking makes. `weigh`: what makes and weighs the pairs, if not DuckDB.
    Raises NothingToCompare, ModelDoesNotFit.
    """
    if model:
        model.check(settings)
    elif not learn:
        model = train.starting(con, settings, words, seed)
    blocked = blocking.choose(con, settings, model.rules if model and adopted else ())
    learnt = model or train.train(con, settings, words, blocked, seed)[0]
    rules = None if pairs_given else blocking.minimal(blocked)
    pairs, asked = (weigh or weigh_here)(con, settings, words, learnt, rules, floor)
    settled = learnt if model else _settled(con, settings, learnt, blocked)
    kept = settle(con, settings, settled.prior - learnt.prior, floor)
    return Scored(settled, tuple(blocked), pairs, kept, asked)


def weigh_here(
    con: duckdb.DuckDBPyConnection, settings: Settings, words: Lexicon, model: Model, rules: list[Rule] | None,
    floor: int,
) -> tuple[int, int]:  # fmt: skip
    """Weigh in DuckDB."""
    if rules is not None:
        blocking.make_pairs(con, rules, settings, "pairs")
    asked = fill_likeness(con, settings, words, "pairs")
    score(con, settings, model, "pairs", floor)
    row = con.execute("select count(*) from pairs").fetchone()
    return int(row[0]) if row else 0, asked


def _settled(
    con: duckdb.DuckDBPyConnection, settings: Settings, learnt: Model, blocked: list[Blocked]
) -> Model:
    taken = tuple(b.rule.name for b in blocked if b.taken)
    return replace(learnt, prior=train.settle_prior(con, settings, learnt), rules=taken)


def join(
    con: duckdb.DuckDBPyConnection, rules: Rules, verdicts: Iterable[Verdict] = (), held: str | None = None
) -> dict[int, Cluster[int]]:
    """Clusters of the rows in `records` from the table `scored`, without the pairs of the table `held` (l, r).

    A cluster's list names tell which lists it draws on. Raises ContradictoryJudgements.
    """
    evidence: Evidence[int] = Evidence(dict(con.execute("select row, list from records").fetchall()))
    without = f" anti join {held} using (l, r)" if held else ""
    rows = con.execute(f"select l, r, weight from scored{without}").fetchall()
    evidence.edges = {(left, right): weight for left, right, weight in rows}
    for v in verdicts:
        pair = (min(v.a, v.b), max(v.a, v.b))
        if v.verdict == "same":
            evidence.same.add(pair)
        elif v.verdict == "different":
            evidence.different.add(pair)
    return clusters(evidence, rules)
