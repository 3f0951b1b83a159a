"""simulate: a conflict that never was, with its truth, to measure on."""

from __future__ import annotations

import json
from pathlib import Path

import click

from tawthiq.cli.common import json_option, table

LEVELS = ("low", "medium", "high")


@click.command()
@click.argument("out", metavar="OUT", type=click.Path(path_type=Path, file_okay=False))
@click.option("--noise", type=click.Choice(LEVELS), default="medium", show_default=True)
@click.option("--incidents", type=click.IntRange(1, 2_000_000), default=1000, show_default=True)
@click.option("--villages", type=click.IntRange(20, 8000), default=400, show_default=True)
@click.option(
    "--days", type=click.IntRange(1, 20_000), help="Length; one day for every 12 incidents by default."
)
@click.option(
    "--calm",
    type=click.IntRange(0, 20_000),
    default=0,
    help="Days of calm that follow, strikes 24 times as seldom.",
)
@click.option("--seed", type=int, default=1, show_default=True)
@json_option
def simulate(
    out: Path,
    noise: str,
    incidents: int,
    villages: int,
    days: int | None,
    calm: int,
    seed: int,
    as_json: bool,
) -> None:
    """Write an invented conflict with known truth into the folder OUT: texts, claims, truth, places, a case.

    \b
    tawthiq simulate sim --noise medium --incidents 1000 --seed 1
    tawthiq link incidents sim/claims.csv linked.csv
    """
    from tawthiq.incidents.simulation import simulate as made
    from tawthiq.incidents.simulation import write

    simulated = made(noise=noise, incidents=incidents, villages=villages, days=days, calm=calm, seed=seed)
    counts = write(simulated, out)
    click.echo(json.dumps(counts) if as_json else table([(k, f"{v:,}") for k, v in counts.items()]))
