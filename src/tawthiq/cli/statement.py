"""statement build, statement verify."""

from __future__ import annotations

from pathlib import Path

import click

from tawthiq.cli.common import acting, acting_options, casebook_option, derived, lang_of, tell, tell_written
from tawthiq.cli.help import Group


@click.group(cls=Group)
def statement() -> None:
    """The joint text whose numbers open onto their evidence."""


@statement.command()
@click.argument("source", required=False, type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option(
    "--out", type=click.Path(path_type=Path, file_okay=False), required=True, help="Where to write."
)
@casebook_option
@acting_options
@click.pass_context
def build(
    ctx: click.Context,
    source: Path | None,
    out: Path,
    casebook: Path | None,
    member: str,
    organisation: str | None,
) -> None:
    """Build the draft from SOURCE (Markdown with tokens, adopted first) or from the text adopted last.

    \b
    tawthiq statement build statement.md --out out
    """
    from tawthiq.casebook.actions.receiving import adopt
    from tawthiq.casebook.tools import STATEMENT, check_asset
    from tawthiq.casebook.writing import write
    from tawthiq.statement import problems_text

    book = derived(casebook)
    if source is not None:
        who = acting(book, member, organisation)
        check_asset(STATEMENT, source.name, source.read_bytes())
        adopt(book, acting=who, role=STATEMENT, name="all", data=source.read_bytes())
    written = write(book, out)
    for what, path in written.files.items():
        if what.startswith("statement"):
            tell_written(what, path, lang_of(ctx))
    problems = problems_text(written.resolved.problems, lang_of(ctx))
    for problem in problems:
        click.echo(problem, err=True)
    ctx.exit(1 if problems else 0)


@statement.command()
@click.argument("source", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@casebook_option
@click.pass_context
def verify(ctx: click.Context, source: Path, casebook: Path | None) -> None:
    """Check every token and number of SOURCE against the casebook. Exit 1 when anything stands on nothing."""
    from tawthiq.casebook.writing import bind
    from tawthiq.statement import problems_text

    derived(casebook)
    problems = problems_text(bind(source.read_text(encoding="utf-8-sig")).problems, lang_of(ctx))
    for problem in problems:
        click.echo(problem)
    if not problems:
        tell(
            "Every number is a figure, a cited claim, part of a quotation, or a literal with its reason.",
            "كل رقم إما من أرقام ملف التوثيق أو إفادة مستشهد بها أو جزء من اقتباس أو حرفي مع سببه.",
        )
    ctx.exit(1 if problems else 0)
