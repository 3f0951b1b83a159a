"""Linking on a local Spark is linking in DuckDB: the same pairs, integer weights and clusters."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.csv as pacsv
import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner

from invented_victims import people
from tawthiq.cli.link import link
from tawthiq.linkage.errors import NoSpark, SparkFailed
from tawthiq.linkage.model import load
from tawthiq.victims.link import LinkedVictims, link_victims


@pytest.fixture(scope="session")
def spark() -> Iterator[Any]:
    from pyspark.sql import SparkSession

    options = {
        "spark.ui.enabled": "false", "spark.sql.shuffle.partitions": "2", "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.host": "127.0.0.1", "spark.driver.memory": "1g", "spark.ui.showConsoleProgress": "false",
        # a short run: compiling queries well would take longer than they do
        "spark.sql.adaptive.enabled": "false", "spark.sql.codegen.wholeStage": "false",
        "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1",
    }  # fmt: skip
    session = SparkSession.builder.master("local[2]").config(map=options).getOrCreate()
    yield session
    session.stop()


@pytest.fixture(scope="module")
def table() -> pa.Table:
    return people(5200, 11).drop_columns(["truth"])


@pytest.fixture(scope="module")
def in_duckdb(table: pa.Table) -> LinkedVictims:
    return link_victims(table)


def scored(found: LinkedVictims) -> list[tuple[int, ...]]:
    return found.con.execute("select * from scored order by l, r").fetchall()


def test_ten_thousand_records_come_to_the_same_weights_and_clusters(
    spark: Any, table: pa.Table, in_duckdb: LinkedVictims
) -> None:
    on_spark = link_victims(table, model=in_duckdb.model, engine="spark")
    assert table.num_rows >= 10_000
    assert on_spark.counts == in_duckdb.counts
    assert len(set(on_spark.table["cluster"].to_pylist())) < 0.6 * table.num_rows
    assert on_spark.table.equals(in_duckdb.table)
    assert scored(on_spark) == scored(in_duckdb)


def test_parquet_and_csv_go_in_and_out_and_the_same_model_is_learnt(spark: Any, tmp_path: Path) -> None:
    few = people(80, 12).drop_columns(["truth"])
    here = link_victims(few)
    pq.write_table(few, tmp_path / "lists.parquet")
    pacsv.write_csv(few, tmp_path / "lists.csv")
    for ending in ("parquet", "csv"):
        files = [str(tmp_path / f"{name}.{ending}") for name in ("lists", "linked")]
        options = ["--engine", "spark", "--memory", "1", "--model", str(tmp_path / "model.json")]
        assert CliRunner().invoke(link, ["victims", *files, *options]).exit_code == 0
    assert load(tmp_path / "model.json") == here.model
    assert pq.read_table(tmp_path / "linked.parquet").equals(here.table)
    assert pacsv.read_csv(tmp_path / "linked.csv")["cluster"].to_pylist() == here.table["cluster"].to_pylist()


def test_pairs_that_are_given_are_weighed_and_no_others(spark: Any, in_duckdb: LinkedVictims) -> None:
    names = {
        r: (lst, id_) for r, lst, id_ in in_duckdb.con.execute("select row, list, id from rows").fetchall()
    }
    pairs = [(*names[a], *names[b]) for a, b, *_ in scored(in_duckdb)[:20]]
    given = {name for a, b, c, d in pairs for name in ((a, b), (c, d))}
    few = pa.Table.from_pylist([r for r in in_duckdb.table.to_pylist() if (r["list"], r["id"]) in given])
    found = [link_victims(few, model=in_duckdb.model, pairs=pairs, engine=e) for e in ("duckdb", "spark")]
    assert found[1].scored.pairs == 20
    assert scored(found[0]) == scored(found[1])


def test_without_pyspark_or_java_it_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    table = people(5, 1)
    monkeypatch.setattr("pyspark.sql.SparkSession.getActiveSession", lambda: None)
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))
    with pytest.raises(NoSpark) as without_java:
        link_victims(table, engine="spark")
    monkeypatch.setitem(sys.modules, "pyspark.sql", None)
    with pytest.raises(NoSpark) as without_pyspark:
        link_victims(table, engine="spark")
    assert (without_java.value.read, without_pyspark.value.read) == ("java", "pyspark")
    assert all("tawthiq[spark]" in without_java.value.text(lang) for lang in ("en", "ar"))


def test_a_run_that_breaks_off_is_refused_and_leaves_no_folder(
    spark: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr("tawthiq.linkage.spark.weighed_sql", lambda *_: "select nothing from pairs")
    with pytest.raises(SparkFailed):
        link_victims(people(40, 2), engine="spark")
    assert list(tmp_path.iterdir()) == []
