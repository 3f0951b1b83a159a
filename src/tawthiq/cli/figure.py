"""figure show, figure compare, trace."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tawthiq.cli.common import (
    acting,
    acting_options,
    casebook_option,
    derived,
    do_not_go_together,
    json_option,
    lang_of,
    say_refused,
    table,
    tell,
    workers_option,
)
from tawthiq.cli.figure_estimate import plan, show_estimates
from tawthiq.cli.figure_more import displacement, series_of, totals
from tawthiq.cli.help import Group
from tawthiq.cli.progress import Progress

if TYPE_CHECKING:
    from tawthiq.casebook.book import Casebook
    from tawthiq.model.figures import Figure


class FigureGroup(Group):
    """`figure IDS` is `figure show IDS`; a question that is called like a subcommand is shown with `figure show`."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if not args or (args[0] not in self.commands and args[0] not in ctx.help_option_names):
            args = ["show", *args]
        return super().parse_args(ctx, args)


@click.group(cls=FigureGroup)
def figure() -> None:
    """Figures: the answers to the casebook's questions, each with what its range is.

    Without a command the figures are shown: `figure ID` is `figure show ID`, with its options.

    \b
    tawthiq figure killed-this-week
    tawthiq figure compare killed-this-week killed-this-week@2019-05-07
    """


figure.add_command(plan)


@figure.command()
@click.argument("ids", nargs=-1)
@click.option(
    "--known-on", type=click.DateTime(["%Y-%m-%d"]), help="Only what sources had published by that day."
)
@click.option("--as-of", type=click.IntRange(1), help="Only acts 1 to N.")
@click.option(
    "--out", type=click.Path(path_type=Path, file_okay=False), help="Write recount sheets and pictures there."
)
@click.option("--freeze", "name", help="As they stood at this freeze; nothing is computed.")
@click.option(
    "--basis", type=click.Choice(["incidents", "victims", "published totals"]), help="Only of this basis."
)
@click.option(
    "--estimate", is_flag=True, help="With --basis victims: run the planned estimates (IDS, or all)."
)
@click.option("--seed", type=int, help="With --estimate: another seed than planned; named as a deviation.")
@acting_options
@casebook_option
@workers_option
@json_option
@click.pass_context
def show(
    ctx: click.Context, ids: tuple[str, ...], known_on: datetime | None, as_of: int | None, out: Path | None,
    name: str | None, basis: str | None, estimate: bool, seed: int | None, member: str, organisation: str | None,
    casebook: Path | None, workers: int, as_json: bool,
) -> None:  # fmt: skip
    """Show the figures of the casebook (all, or those with IDS), each with what its range is.

    \b
    tawthiq figure killed-this-week
    tawthiq figure killed-this-week --known-on 2019-05-07
    tawthiq figure killed-this-week --out recount
    tawthiq figure --freeze "statement of 6 May"
    tawthiq figure --basis victims --estimate
    """
    if estimate:
        if basis != "victims":
            do_not_go_together("--basis victims with --estimate", "الخيار --basis victims مع --estimate")
        book = derived(casebook)
        show_estimates(book, acting(book, member, organisation), ids, seed, lang_of(ctx), as_json)
        return
    from tawthiq.casebook.errors import NotFound
    from tawthiq.casebook.stored import figures_json, with_inputs

    _only_one(name is not None, bool(known_on or as_of), out is not None)
    book = derived(casebook)
    found, refused = _figures(book, known_on, as_of, name, workers)
    if missing := set(ids) - {f.id for f in found} - refused.keys():
        raise NotFound(place="IDS", read=", ".join(sorted(missing)), what=", ".join(f.id for f in found))
    chosen = [f for f in found if (not ids or f.id in ids) and basis in (None, f.question.basis)]
    if (as_json or out is not None) and not (known_on or as_of or name):
        chosen = with_inputs(chosen)
    if out is not None:
        _write_beside(book, chosen, out)
    if as_json:
        click.echo(figures_json(chosen))
    else:
        _print(chosen, lang_of(ctx), in_words=bool(ids)) if chosen or not basis else _none_asked(basis)
    if say_refused({i: said for i, said in refused.items() if not ids or i in ids}, lang_of(ctx)):
        ctx.exit(1)


def _none_asked(basis: str) -> None:
    """Instead of a table without rows."""
    from tawthiq.lang.labels import label

    said = label("bases", basis, "ar")
    tell(f"No question of the basis {basis} is asked.", f"لا سؤال مطروحا على هذا الأساس: {said}.")


def _only_one(*asked: bool) -> None:
    if sum(asked) > 1:
        do_not_go_together(
            "only one of: --freeze; --out; --known-on with --as-of",
            "واحد فقط من: --freeze؛ --out؛ --known-on مع --as-of",
        )


def _write_beside(book: Casebook, chosen: list[Figure], out: Path) -> None:
    from tawthiq.casebook.picturing import write_beside

    write_beside(book, chosen, out)


def _print(chosen: list[Figure], lang: str, *, in_words: bool) -> None:
    """The table; with `in_words` also each figure's sentence, caveats and what stands beside it."""
    from tawthiq.casebook.naming import naming
    from tawthiq.figures.documented import beside_lines, sentence, table_rows

    chosen = [naming(lang).figure(f) for f in chosen]
    click.echo(table(table_rows(chosen, lang)))
    for one in chosen if in_words else []:
        click.echo(f"\n{sentence(one, lang)}")
        for caveat in one.caveats:
            click.echo(f"  {caveat[1 if lang == 'ar' else 0]}")
        for line in beside_lines(one, lang):
            click.echo(f"  {line}")


def _figures(
    book: Casebook, known_on: datetime | None, as_of: int | None, freeze: str | None, workers: int
) -> tuple[list[Figure], dict[str, tuple[str, str]]]:
    """From the freeze, asked anew for a day or an act, or the heads of the stored ones; and the refused questions."""
    from tawthiq.casebook import log, queries
    from tawthiq.casebook.errors import NotFound
    from tawthiq.casebook.stored import stored_heads
    from tawthiq.evidence.ledger import fold

    if freeze is not None:
        from tawthiq.casebook.freezing import frozen

        return frozen(book, freeze), {}
    if not known_on and not as_of:
        return stored_heads(fold(log.read())), queries.refused_questions()
    if as_of is not None and as_of > (last := max(a.n for a in log.acts())):
        raise NotFound(place="--as-of", read=as_of, what=f"1 to {last}")
    from tawthiq.casebook.asking import answers

    day = known_on.date() if known_on else None
    with Progress() as progress:
        found, refused = answers(book, known_on=day, upto=as_of, workers=workers, progress=progress)
    return found, {r.id: (r.error.text("en"), r.error.text("ar")) for r in refused}


@figure.command()
@click.argument("a")
@click.argument("b")
@click.option(
    "--as-listed", is_flag=True, help="Count a source's repeated reports again, as its own list does."
)
@casebook_option
@workers_option
@json_option
@click.pass_context
def compare(
    ctx: click.Context, a: str, b: str, as_listed: bool, casebook: Path | None, workers: int, as_json: bool
) -> None:
    """Say why A and B differ; the parts add up to the difference.

    A and B are ID[:SOURCE][@WHEN]: a question (or a claim's id, for a total that somebody printed); one source,
    publisher or organisation; a day of knowledge, an act number or the name of a freeze.

    \b
    tawthiq figure compare killed-this-week:ucdp killed-this-week:airwars
    tawthiq figure compare killed-this-week@2019-05-07 killed-this-week
    """
    from tawthiq.casebook.comparing import Comparer
    from tawthiq.figures.compare import comparison_rows, sentence
    from tawthiq.figures.compare.wording import as_plain

    with Progress() as progress:
        comparer = Comparer(derived(casebook), workers=workers, progress=progress)
        found = comparer.compare(a, b, as_listed=as_listed)
    if as_json:
        click.echo(json.dumps(as_plain(found.comparison, (found.a, found.b)), ensure_ascii=False, indent=1))
        return
    lang = lang_of(ctx)
    click.echo(table(comparison_rows(found.comparison, (found.a, found.b), lang)))
    click.echo(f"\n{sentence(found.comparison)[lang]}")


figure.add_command(totals)
figure.add_command(displacement)
figure.add_command(series_of)


@click.command()
@click.argument("ref")
@casebook_option
@click.pass_context
def trace(ctx: click.Context, ref: str, casebook: Path | None) -> None:
    """Follow REF to its sentences: a figure's or claim's id, the code of an incident or victim, a record's id.

    \b
    tawthiq trace killed-this-week
    tawthiq trace V-01SJ-MQCN-A3BX
    """
    from tawthiq.casebook.tracing import trace_of

    book = derived(casebook)
    for line in trace_of(ref, lang_of(ctx), book):
        click.echo(line)
