"""The pairs of a linkage on Spark, through Splink's own backend, where they outgrow one machine.

Blocking, the words brought together, levels and weights are the SQL that DuckDB runs, put into Spark's dialect by
sqlglot and run by Splink's SparkAPI. Everything is integers, so the weights are the same. Tables go to and fro as
Parquet in a temporary folder that is removed at the end: numbers, days and names of lists, no names of persons.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import duckdb

from tawthiq.linkage.blocking import pairs_sql
from tawthiq.linkage.errors import NoSpark, SparkFailed
from tawthiq.linkage.model import Model
from tawthiq.linkage.score import Lexicon, answer, asked_sql, weighed_sql
from tawthiq.linkage.spec import Rule, Settings

_NO_PAIRS = "select row as l, row as r from records where false"


def weigh(
    con: duckdb.DuckDBPyConnection, settings: Settings, words: Lexicon, model: Model, rules: list[Rule] | None,
    floor: int,
) -> tuple[int, int]:  # fmt: skip
    """Weigh on Spark (engine.Weigh): the session that is active, or one of Spark's own configuration.

    Raises NoSpark, SparkFailed.
    """
    with _session() as session, TemporaryDirectory(prefix="tawthiq-spark-") as folder, _refusing():
        tables = _Tables(con, session, Path(folder))
        tables.lend("records")
        if rules is None:
            tables.lend("pairs")
        else:
            made = (f"select l, r from ({sql}) t(l, r, rule)" for sql in pairs_sql(rules, settings))
            tables.make("pairs", " union all ".join(made) or _NO_PAIRS)
        words_asked = 0
        if asked := asked_sql(settings, "pairs"):
            tables.make("asked", asked)
            words_asked = answer(con, words, f"from {tables.parquet('asked')}")
            tables.lend("likeness")
        # so many cases grow beyond what Spark can compile as one function: it would try, complain and fall back
        session.conf.set("spark.sql.codegen.wholeStage", "false")
        tables.make("weighed", weighed_sql(settings, model, "pairs", floor))
        con.execute(f"create or replace table weighed as from {tables.parquet('weighed')}")
        row = con.execute(f"select count(*) from {tables.parquet('pairs')}").fetchone()
        return int(row[0]) if row else 0, words_asked


@dataclass(frozen=True, slots=True)
class _Tables:
    """Tables that DuckDB and Spark hand to each other, a Parquet folder each."""

    con: duckdb.DuckDBPyConnection
    session: Any
    folder: Path

    def parquet(self, name: str) -> str:
        return f"read_parquet('{self.folder / name}/*.parquet')"

    def lend(self, name: str) -> None:
        """Let Spark see a table of DuckDB."""
        (self.folder / name).mkdir()
        self.con.execute(f"copy {name} to '{self.folder / name}/all.parquet' (format parquet)")
        self._view(name)

    def make(self, name: str, sql: str) -> None:
        """Let Spark compute a table from the SQL that DuckDB would run."""
        import sqlglot
        from splink.backends.spark import SparkAPI

        api: Any = SparkAPI(  # type: ignore[no-untyped-call]
            spark_session=self.session, register_udfs_automatically=False
        )
        result = api.query_sql(sqlglot.transpile(sql, read="duckdb", write="spark")[0])
        result.to_parquet(str(self.folder / name))
        self.session.catalog.dropTempView(result.physical_name)
        self._view(name)

    def _view(self, name: str) -> None:
        self.session.read.parquet(str(self.folder / name)).createOrReplaceTempView(name)


@contextmanager
def _session() -> Iterator[Any]:
    """A session with views and settings of its own, beside the active one or in a Spark that is stopped at the end.

    The latter has no web page: it would show queries.
    """
    try:
        from pyspark.errors import PySparkException
        from pyspark.sql import SparkSession
    except ImportError as error:
        raise NoSpark(read="pyspark") from error
    active = SparkSession.getActiveSession()
    if active is not None:
        yield active.newSession()
        return
    home = os.environ.get("JAVA_HOME")
    if shutil.which("java", path=str(Path(home, "bin")) if home else None) is None:
        raise NoSpark(read="java")
    quiet: dict[str, Any] = {"spark.ui.enabled": "false", "spark.ui.showConsoleProgress": "false"}
    try:
        made = SparkSession.builder.appName("tawthiq").config(map=quiet).getOrCreate()
    except PySparkException as error:
        raise NoSpark(read=error) from error
    made.sparkContext.setLogLevel("ERROR")
    try:
        yield made.newSession()
    finally:
        made.stop()


@contextmanager
def _refusing() -> Iterator[None]:
    """What Spark throws becomes a refusal."""
    from py4j.protocol import Py4JError
    from pyspark.errors import PySparkException
    from splink.internals.exceptions import SplinkException

    try:
        yield
    except (Py4JError, PySparkException, SplinkException) as error:
        raise SparkFailed(read=error.__cause__ or error) from error
