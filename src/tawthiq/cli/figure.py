"""figure, trace."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tawthiq.cli.common import Progress, casebook_option, derived, json_option, lang_of, table, workers_option

if TYPE_CHECKING:
    from tawthiq.casebook.book import Casebook
    from tawthiq.model.figures import Figure


@click.command()
@click.argument("ids", nargs=-1)
@click.option(
    "--known-on", type=click.DateTime(["%Y-%m-%d"]), help="Only what sources had published by that day."
)
@click.option("--as-of", type=click.IntRange(1), help="Only acts 1 to N.")
@click.option("--freeze", "name", help="As they stood at this freeze; nothing is computed.")
@casebook_option
@workers_option
@json_option
@click.pass_context
def figure(
    ctx: click.Context, ids: tuple[str, ...], known_on: datetime | None, as_of: int | None, name: str | None,
    casebook: Path | None, workers: int, as_json: bool,
) -> None:  # fmt: skip
    """Show the figures of the casebook (all, or those with IDS), each with what its range is.

    \b
    tawthiq figure killed-this-week
    tawthiq figure killed-this-week --known-on 2019-05-07
    tawthiq figure --freeze "statement of 6 May"
    """
    from tawthiq.casebook.errors import NotFound
    from tawthiq.casebook.writing import figures_json
    from tawthiq.figures.documented import beside_lines, sentence, table_rows

    if name is not None and (known_on or as_of):
        msg = "--freeze shows what was fixed; it takes neither --known-on nor --as-of"
        raise click.UsageError(msg)
    found = _figures(derived(casebook), known_on, as_of, name, workers)
    if missing := set(ids) - {f.id for f in found}:
        raise NotFound(place="IDS", read=", ".join(sorted(missing)), what=", ".join(f.id for f in found))
    chosen = [f for f in found if not ids or f.id in ids]
    if as_json:
        click.echo(figures_json(chosen))
        return
    lang = lang_of(ctx)
    click.echo(table(table_rows(chosen, lang)))
    for one in chosen if ids else []:
        click.echo(f"\n{sentence(one, lang)}")
        for caveat in one.caveats:
            click.echo(f"  {caveat[1 if lang == 'ar' else 0]}")
        for line in beside_lines(one, lang):
            click.echo(f"  {line}")


def _figures(
    book: Casebook, known_on: datetime | None, as_of: int | None, freeze: str | None, workers: int
) -> list[Figure]:
    """From the freeze, asked anew for a day or an act, or as they are stored."""
    from tawthiq.casebook import log
    from tawthiq.casebook.asking import answers
    from tawthiq.casebook.errors import NotFound
    from tawthiq.casebook.freezing import frozen
    from tawthiq.casebook.writing import stored_figures

    if freeze is not None:
        return frozen(book, freeze)
    if not known_on and not as_of:
        return stored_figures()
    if as_of is not None and as_of > (last := max(a.n for a in log.acts())):
        raise NotFound(place="--as-of", read=as_of, what=f"1 to {last}")
    progress = Progress()
    day = known_on.date() if known_on else None
    found = answers(book, known_on=day, upto=as_of, workers=workers, progress=progress)
    progress.end()
    return found


@click.command()
@click.argument("ref")
@casebook_option
@click.pass_context
def trace(ctx: click.Context, ref: str, casebook: Path | None) -> None:
    """Follow REF (a figure's id, an incident's code or a claim's id) to its sentences.

    \b
    tawthiq trace killed-this-week
    """
    from tawthiq.casebook.tracing import trace_of

    derived(casebook)
    for line in trace_of(ref, lang_of(ctx)):
        click.echo(line)
