"""Learning the weights of incidents: from known answers, or from the claims themselves.

m and u are how often pairs of one event and of two stand at a level among the pairs that blocking makes (Fellegi &
Sunter 1969). Known answers are counted, and softened by errors of reading, which simulated claims do not have; without
answers Splink's expectation maximisation starts from the model at hand (Winkler 1988; Linacre et al., Splink, MIT).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import duckdb

from tawthiq.linkage.em import learn
from tawthiq.linkage.model import LevelWeight, Model, level_weight, millibits
from tawthiq.linkage.score import levels_sql
from tawthiq.linkage.spec import Comparison, Settings

TRUST = 50.0  # how many known answers the starting values count for
TRUST_ALONE = 20_000.0  # and how many pairs without an answer: few claims change the model little
READING = 0.25  # of pairs of one event, those at a level that chance makes, as words are read wrong
MEASURED = {
    "place": 0.0,
    "day": 0.05,
    "calendar": 0.1,
    "killed": 0.0,
    "injured": 0.0,
    "target": 0.15,
}  # the same, less
SAMPLE = 300_000  # pairs for expectation maximisation


def learn_from_answers(con: duckdb.DuckDBPyConnection, settings: Settings) -> Model:
    """m and u counted over the table `pairs`; the table `answers` (row, event) says which are one event."""
    con.execute(
        "create or replace temp table judged as select p.*, coalesce(a.event = b.event, false) as same from pairs p "
        "join answers a on a.row = p.l join answers b on b.row = p.r"
    )
    con.execute(f"create or replace temp table levels as {levels_sql(settings, 'judged')}")
    levels = {c.name: _counted(con, c) for c in settings.comparisons}
    same, other = con.execute(
        "select count(*) filter (same), count(*) filter (not same) from judged"
    ).fetchone() or (0, 0)
    return _model(con, settings, levels, millibits(max(1.0, same) / max(1.0, other)), same + other)


def _counted(con: duckdb.DuckDBPyConnection, comparison: Comparison) -> tuple[LevelWeight, ...]:
    found = {
        (g, same): n
        for g, same, n in con.execute(
            f"select g_{comparison.name}, same, count(*) from levels join judged using (l, r) group by all"
        ).fetchall()
    }
    places = range(len(comparison.levels))
    m = _shares([found.get((i, True), 0) for i in places], [level.m for level in comparison.levels])
    u = _shares([found.get((i, False), 0) for i in places], [level.u for level in comparison.levels])
    error = MEASURED.get(comparison.name, READING)
    return _weighed(comparison, [(1 - error) * a + error * b for a, b in zip(m, u, strict=True)], u)


def _shares(counts: Sequence[float], start: Sequence[float], trust: float = TRUST) -> list[float]:
    """Shares of counts that lean on the starting values as `trust` pairs."""
    total, whole = sum(counts) + trust, sum(start)
    return [(n + trust * s / whole) / total for n, s in zip(counts, start, strict=True)]


def _weighed(comparison: Comparison, m: Sequence[float], u: Sequence[float]) -> tuple[LevelWeight, ...]:
    return tuple(
        level_weight(level.name, m[i], u[i], trained=True) for i, level in enumerate(comparison.levels)
    )


def learn_alone(con: duckdb.DuckDBPyConnection, settings: Settings, start: Model) -> Model:
    """m, u and prior by expectation maximisation over `pairs`; `start` itself when the pairs teach nothing."""
    total = (con.execute("select count(*) from pairs").fetchone() or (0,))[0]
    part = min(1_000_000, 1_000_000 * SAMPLE // max(total, 1))
    con.execute(
        "create or replace temp table learning as select * from pairs "
        f"where hash(l, r) % 1000000 < {part} order by l, r"
    )
    con.execute(f"create or replace temp table levels as {levels_sql(settings, 'learning')}")
    begun = tuple(_from_model(c, start) for c in settings.comparisons)
    usable = tuple(c for c in begun if _levels_seen(con, c.name) > 1)
    u = {c.name: tuple(level.u for level in c.levels) for c in usable}
    found = learn(con, usable, u, fix_u=False) if usable else None
    if found is None:
        return start
    sample = (con.execute("select count(*) from levels").fetchone() or (0,))[0]
    same, other = found.share * sample, (1 - found.share) * sample
    levels = dict(start.levels)
    for c in usable:
        m = _shares([same * (v or 0) for v in found.m[c.name]], [level.m for level in c.levels], TRUST_ALONE)
        learnt_u = _shares(
            [other * (v or 0) for v in found.u[c.name]], [level.u for level in c.levels], TRUST_ALONE
        )
        levels[c.name] = _weighed(c, m, learnt_u)
    return _model(con, settings, levels, millibits(max(same, 1.0) / max(other, 1.0)), sample)


def _levels_seen(con: duckdb.DuckDBPyConnection, name: str) -> int:
    row = con.execute(f"select count(distinct g_{name}) from levels where g_{name} >= 0").fetchone()
    return int(row[0]) if row else 0


def _from_model(comparison: Comparison, model: Model) -> Comparison:
    held = model.levels[comparison.name]
    return replace(
        comparison,
        levels=tuple(
            replace(level, m=w.m / 1e9, u=w.u / 1e9) for level, w in zip(comparison.levels, held, strict=True)
        ),
    )


def _model(
    con: duckdb.DuckDBPyConnection,
    settings: Settings,
    levels: dict[str, tuple[LevelWeight, ...]],
    prior: int,
    pairs: int,
) -> Model:
    records = (con.execute("select count(*) from records").fetchone() or (0,))[0]
    return Model(settings.name, settings.version, prior, levels, {}, {}, {}, records=records, pairs=pairs)
