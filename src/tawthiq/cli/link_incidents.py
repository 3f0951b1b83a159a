"""link incidents: which claims are of one event."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tawthiq.cli.common import json_option, lang_of, never_over, table

if TYPE_CHECKING:
    from tawthiq.incidents.link_table import LinkedIncidents

_FILE = click.Path(path_type=Path, dir_okay=False, allow_dash=True)
_READ = click.Path(path_type=Path, dir_okay=False, exists=True)
_COUNTS = {
    "rows": "الصفوف", "claims of events": "إفادات عن أحداث", "pairs compared": "أزواج قورنت", "incidents": "الحوادث",
    "judgements": "أحكام استُعملت",
}  # fmt: skip


@click.command()
@click.argument("source", metavar="IN", type=_FILE)
@click.argument("out", metavar="OUT", type=_FILE)
@click.option("--mapping", type=_READ, help="YAML, `field: column`; else columns are known by their names.")
@click.option("--judgements", type=_READ, help="CSV of source_a, id_a, source_b, id_b, verdict.")
@click.option(
    "--model", "model_file", type=_FILE,
    help="Use this model instead of the packaged one; if the file is not there, learn it from IN and write it.",
)  # fmt: skip
@click.option(
    "--answers", help="Learn from this column of IN, which says what is one event (with a new --model)."
)
@click.option("--pairs", "pairs_file", type=_FILE, help="Write the weighed pairs here (CSV or Parquet).")
@click.option(
    "--threshold", type=float, default=-3.0, show_default=True, help="Log2 odds from which claims are joined."
)
@click.option("--engine", type=click.Choice(["duckdb"]), default="duckdb", show_default=True)
@click.option("--threads", type=click.IntRange(1, 64), default=2, show_default=True)
@json_option
@click.pass_context
def incidents(
    ctx: click.Context, source: Path, out: Path, mapping: Path | None, judgements: Path | None,
    model_file: Path | None, answers: str | None, pairs_file: Path | None, threshold: float, engine: str, threads: int,
    as_json: bool,
) -> None:  # fmt: skip
    """Say which claims of a table are of one event: IN with `cluster` and `weakest` becomes OUT.

    CSV or Parquet; - is stdin or stdout. Columns: id, source, originator, date_start, date_end, lat, lon, precision,
    pcode, event_type, actor_class, targets, killed_min, killed_max, injured_min, injured_max, text; also report, scope,
    published, names, killed_groups and injured_groups (children;women); of a claim without a date weekday (1 Monday to
    7 Sunday) and month_day (--11-28). What is missing is not stated.

    \b
    tawthiq link incidents claims.csv linked.csv --pairs pairs.csv
    """
    from tawthiq.incidents.link_table import link_incidents
    from tawthiq.incidents.pairs import read_judgements, write_pairs
    from tawthiq.incidents.tables import read_mapping
    from tawthiq.linkage.model import load
    from tawthiq.linkage.tables import write_table

    never_over((source, mapping, judgements, model_file), (out, pairs_file))
    fresh = model_file is not None and not model_file.exists()
    found = link_incidents(
        sys.stdin.buffer.read() if str(source) == "-" else source,
        mapping=read_mapping(mapping) if mapping else None,
        model=load(model_file) if model_file and not fresh else None,
        judgements=read_judgements(judgements) if judgements else (),
        learn=("answers" if answers else "alone") if fresh else "no",
        answers=answers or "", threshold=round(threshold * 1000), threads=threads,
    )  # fmt: skip
    write_table(found.table, None if str(out) == "-" else out, sys.stdout.buffer)
    if pairs_file:
        write_pairs(found, pairs_file)
    if model_file and fresh:
        found.model.save(model_file)
    _say(found, lang_of(ctx), as_json=as_json)


def _say(found: LinkedIncidents, lang: str, *, as_json: bool) -> None:
    """What was done, on stderr: stdout may carry the table."""
    if as_json:
        body = {
            "counts": found.counts, "model": found.model.digest, "unread": dict(found.told.unread),
            "unused": list(found.told.unused),
        }  # fmt: skip
        click.echo(json.dumps(body, ensure_ascii=False), err=True)
        return
    rows = [(_COUNTS[k] if lang == "ar" else k, f"{v:,}") for k, v in found.counts.items()]
    click.echo(table(rows), err=True)
    for field, n in found.told.unread.items():
        english = f"{n} values of {field} could not be read and were taken as not stated."
        arabic = f"تعذرت قراءة {n} قيمة في {field} وعُدّت غير مذكورة."
        click.echo(arabic if lang == "ar" else english, err=True)
