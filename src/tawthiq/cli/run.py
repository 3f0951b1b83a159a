"""run: a case folder to figures, statement and trace."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from tawthiq.cli.common import (
    harmless,
    lang_of,
    said,
    say_refused,
    table,
    tell,
    tell_stage,
    tell_written,
    workers_option,
)
from tawthiq.cli.progress import Progress

if TYPE_CHECKING:
    from tawthiq.casebook.book import Casebook
    from tawthiq.casebook.case import Case
    from tawthiq.casebook.running import Taken
    from tawthiq.casebook.writing import Written


@click.command()
@click.argument("case", type=click.Path(path_type=Path, exists=True))
@click.option(
    "--out", type=click.Path(path_type=Path, file_okay=False), required=True, help="Where to write."
)
@workers_option
@click.pass_context
def run(ctx: click.Context, case: Path, out: Path, workers: int) -> None:
    """Bring CASE (a case.yml or its folder) into OUT/casebook; write figures, statement and trace into OUT/internal.

    A second run adds only what is missing.

    \b
    tawthiq run examples/invented-week --out out/demo
    """
    from tawthiq.casebook import queries
    from tawthiq.casebook.case import read_case
    from tawthiq.casebook.running import bring_in
    from tawthiq.casebook.writing import write

    lang = lang_of(ctx)
    told = read_case(case)
    book = _book(out / "casebook")
    taken = bring_in(book, told, say=tell_stage)
    refused = _accounts(taken, lang)
    _derive(book, workers)
    tell_stage("write", said("statement and trace", "البيان والتتبّع"))
    written = write(book, out)
    _check(book, told, written, lang)
    _show(written, lang)
    unanswered = say_refused(queries.refused_questions(), lang)
    if told.truth is not None:
        from tawthiq.casebook.truth import nearness

        click.echo("\n" + nearness(told.truth, lang))
    ctx.exit(1 if refused or unanswered or written.resolved.problems else 0)


def _book(folder: Path) -> Casebook:
    from tawthiq.casebook.book import make_casebook, open_casebook
    from tawthiq.casebook.errors import NoCasebook

    try:
        return open_casebook(folder)
    except NoCasebook:
        return make_casebook(folder)


def _accounts(taken: list[Taken], lang: str) -> bool:
    """Print what became of every input; whether a whole file was refused."""
    from tawthiq.sources.account import account_text

    for one in taken:
        if one.refusal is not None:
            click.echo(harmless(f"{one.name}: {one.refusal.text(lang)}"), err=True)
        elif one.account is not None:
            click.echo(harmless(f"{one.name}: {account_text(one.account, lang)}"))
    return any(one.refusal is not None for one in taken)


def _derive(book: Casebook, workers: int) -> None:
    """Derive; where lists of victims came and no model is adopted, learn one first, as an act of the run."""
    from tawthiq.casebook import deriving, learning, stored
    from tawthiq.casebook.running import MEMBER
    from tawthiq.cli.common import acting

    if not stored.is_current(book):
        with Progress() as progress:
            deriving.derive(book, workers=workers, progress=progress)
    if learning.worth_learning():
        tell_stage("learn", said("victims", "الضحايا"))
        learning.learn(book, acting=acting(book, MEMBER, None))
        with Progress() as progress:
            deriving.derive(book, workers=workers, progress=progress)


def _check(book: Casebook, told: Case, written: Written, lang: str) -> None:
    """Judge the finished statements that the case names, a page each beside the rest."""
    from tawthiq.casebook.checking import check_draft
    from tawthiq.cli.check import write_page
    from tawthiq.flow.drafts import read_draft

    for n, one in enumerate(told.checks, 1):
        tell_stage("check", harmless(one.path.name))
        draft = read_draft(one.path.read_bytes(), one.path.name)
        checked = check_draft(book, draft, one.path.name, day=one.date)
        page = written.folder / f"check-{n}.html"
        write_page(page, checked, one.path.name, book)
        written.files[f"check {n}"] = page


def _show(written: Written, lang: str) -> None:
    from tawthiq.casebook.naming import naming
    from tawthiq.casebook.stored import stored_figures
    from tawthiq.figures.documented import table_rows
    from tawthiq.statement import problems_text

    click.echo("\n" + table(table_rows(map(naming(lang).figure, stored_figures()), lang)))
    problems = problems_text(written.resolved.problems, lang)
    if problems:
        tell("\nThe statement has problems:", "\nفي البيان مشكلات:", err=True)
        for problem in problems:
            click.echo(problem, err=True)
    click.echo()
    for what, path in written.files.items():
        if what.startswith(("statement", "check")) or what in (
            "figures",
            "incidents",
            "trace en",
            "trace ar",
        ):
            tell_written(what, path, lang)
