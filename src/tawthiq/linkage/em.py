"""Splink's expectation maximisation over levels that are computed already (the table `levels`).

Splink sees two records per pair: one carries the pair's levels, the other only its number. It runs in a database of its
own, on one thread. One made-up match and one made-up non-match stand at every level, so that no level dies out.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import Any

import duckdb
import pyarrow as pa

from tawthiq.linkage.spec import Comparison

ITERATIONS = (60, 12, 4)


@dataclass(frozen=True, slots=True)
class Learnt:
    """`share` of the pairs that are matches; m and u per comparison and level (None: the level did not occur)."""

    share: float
    m: dict[str, tuple[float | None, ...]]
    u: dict[str, tuple[float | None, ...]]


def learn(
    con: duckdb.DuckDBPyConnection,
    comparisons: tuple[Comparison, ...],
    u: dict[str, tuple[float, ...]],
    *,
    fix_u: bool,
) -> Learnt | None:
    """m, and u unless fixed, from the pairs of `levels`. None when the numbers vanish however few the rounds.

    Splink refuses a probability that underflows; the same pairs are then learnt with fewer rounds.
    """
    sides = _sides(con, comparisons)
    for rounds in ITERATIONS:
        try:
            return _run(sides, comparisons, u, rounds, fix_u=fix_u)
        except ValueError as error:
            if "minimum allowed" not in str(error):
                raise
    return None


def _sides(con: duckdb.DuckDBPyConnection, comparisons: tuple[Comparison, ...]) -> pa.Table:
    columns = [f"g_{c.name}" for c in comparisons]
    made = []
    for i, comparison in enumerate(comparisons):
        for level in range(len(comparison.levels)):
            for others in ([0] * len(comparisons), [len(c.levels) - 1 for c in comparisons]):
                made.append([level if k == i else at for k, at in enumerate(others)])
    table = {name: pa.array([row[k] for row in made], pa.int8()) for k, name in enumerate(columns)}
    con.register("made_up", pa.table(table))
    listed = ", ".join(columns)
    sides = con.execute(
        f"with n as (select {listed}, row_number() over (order by l, r) pair from levels union all "
        f"select {listed}, -row_number() over () from made_up) "
        f"select pair * 2 unique_id, pair, {listed} from n union all by name select pair * 2 + 1 unique_id, pair from n"
    ).to_arrow_table()
    con.unregister("made_up")
    return sides


def _run(
    sides: pa.Table,
    comparisons: tuple[Comparison, ...],
    u: dict[str, tuple[float, ...]],
    rounds: int,
    *,
    fix_u: bool,
) -> Learnt:
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on

    logging.getLogger("splink").setLevel(logging.CRITICAL)
    api = DuckDBAPI(connection=duckdb.connect(config={"threads": 1, "temp_directory": ""}))
    settings = SettingsCreator(
        link_type="dedupe_only",
        comparisons=[_for_splink(c, u[c.name]) for c in comparisons],
        blocking_rules_to_generate_predictions=[block_on("pair")],
        max_iterations=rounds,
        probability_two_random_records_match=0.3,
    )
    linker = Linker(api.register(sides, dataset_display_name="sides"), settings, log_level=None)
    session = linker.training.estimate_parameters_using_expectation_maximisation(
        "l.pair = r.pair", estimate_without_term_frequencies=True, fix_u_probabilities=fix_u
    )
    trained = session.core_model_settings
    levels = {
        c.output_column_name: [v for v in c.comparison_levels if not v.is_null_level]
        for c in trained.comparisons
    }
    m, learnt_u = (
        {c.name: tuple(_number(v, which) for v in levels[c.name]) for c in comparisons}
        for which in ("m_probability", "u_probability")
    )
    return Learnt(float(trained.probability_two_random_records_match), m, learnt_u)


def _number(level: Any, which: str) -> float | None:
    value = getattr(level, which, None)
    return float(value) if isinstance(value, int | float) else None


def _for_splink(comparison: Comparison, u: tuple[float, ...]) -> dict[str, object]:
    column = f"g_{comparison.name}"
    either = f"coalesce({column}_l, {column}_r)"
    levels: list[dict[str, object]] = [
        {"sql_condition": f"{either} = -1", "label_for_charts": "null", "is_null_level": True}
    ]
    total_m = sum(level.m for level in comparison.levels)
    for i, level in enumerate(comparison.levels):
        levels.append(
            {
                "sql_condition": f"{either} = {i}", "label_for_charts": level.name,
                "m_probability": level.m / total_m, "u_probability": u[i],
            }
        )  # fmt: skip
    return {"output_column_name": comparison.name, "comparison_levels": levels}
