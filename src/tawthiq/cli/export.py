"""export: the incidents as a map page, CSV or GeoJSON."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

import click

from tawthiq.cli.common import casebook_option, derived, lang_of
from tawthiq.cli.help import Group
from tawthiq.model.claims import TARGETS

F = TypeVar("F", bound=Callable[..., Any])
_DAY = click.DateTime(["%Y-%m-%d"])
_FILE = click.Path(path_type=Path, dir_okay=False, allow_dash=True)


@click.group(cls=Group)
def export() -> None:
    """Write the incidents for other programs, or as a page. All of it is internal and stamped so."""


def _chosen_options(command: F) -> F:
    """--figure, --since, --until, --target, --casebook: which incidents of which casebook."""
    for option in (
        casebook_option,
        click.option(
            "--target",
            type=click.Choice(TARGETS),
            metavar="KIND",
            help="Only incidents that hit this kind of target.",
        ),
        click.option("--until", type=_DAY, help="Only incidents that may have begun by that day."),
        click.option("--since", type=_DAY, help="Only incidents that may have lasted to that day."),
        click.option("--figure", help="Only the incidents that this figure counts."),
    ):
        command = option(command)
    return command


@export.command("map")
@click.argument("file", type=_FILE)
@_chosen_options
@click.pass_context
def map_(ctx: click.Context, /, file: Path, **chosen: Any) -> None:
    """Write FILE, one HTML page with a map and a table that opens without a network.

    \b
    tawthiq --lang ar export map incidents.html --since 2024-03-04
    """
    _write(ctx, "map", file, **chosen)


@export.command("csv")
@click.argument("file", type=_FILE, default="-")
@_chosen_options
@click.pass_context
def csv_(ctx: click.Context, /, file: Path, **chosen: Any) -> None:
    """Write FILE (- for standard output), one row an incident; no cell can run as a formula.

    \b
    tawthiq export csv incidents.csv --figure killed-week
    tawthiq export csv hospitals.csv --target health_facility
    """
    _write(ctx, "csv", file, **chosen)


@export.command("geojson")
@click.argument("file", type=_FILE, default="-")
@_chosen_options
@click.pass_context
def geojson_(ctx: click.Context, /, file: Path, **chosen: Any) -> None:
    """Write FILE (- for standard output), a point an incident, for a map program.

    \b
    tawthiq export geojson incidents.geojson
    """
    _write(ctx, "geojson", file, **chosen)


def _write(
    ctx: click.Context, what: str, file: Path, *, figure: str | None, since: datetime | None,
    until: datetime | None, target: str | None, casebook: Path | None,
) -> None:  # fmt: skip
    from tawthiq.casebook.exporting import EXPORTS, Chosen

    book = derived(casebook)
    chosen = Chosen(figure, since.date() if since else None, until.date() if until else None, target)
    text = EXPORTS[what](book, chosen, lang_of(ctx))
    if str(file) == "-":
        click.echo(text, nl=False)
    else:
        file.write_text(text, encoding="utf-8-sig" if what == "csv" else "utf-8", newline="")
