"""codebook: what figures count and how, as an adopted text."""

from __future__ import annotations

from pathlib import Path

import click

from tawthiq.cli.common import acting, acting_options, casebook_option, lang_of, opened
from tawthiq.cli.help import Group


@click.group(cls=Group)
def codebook() -> None:
    """What figures count and how: a published text in versions. A figure names the version it was counted by.

    \b
    tawthiq codebook adopt our-codebook.yml
    tawthiq codebook show
    """


@codebook.command()
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@casebook_option
@acting_options
def adopt(file: Path, casebook: Path | None, member: str, organisation: str | None) -> None:
    """Adopt the codebook in FILE; of one id the version adopted last is in force."""
    from tawthiq.casebook.actions.receiving import adopt as adopt_asset
    from tawthiq.casebook.tools import CODEBOOK
    from tawthiq.figures.documented.codebook import read_codebook

    book, data = opened(casebook), file.read_bytes()
    read = read_codebook(file.name, data)
    who = acting(book, member, organisation)
    adopt_asset(book, acting=who, role=CODEBOOK, name=f"{read.name}", data=data)
    click.echo(f"{read.name}: {read.title.en} / {read.title.ar}")


@codebook.command()
@click.argument("ident", metavar="ID", required=False)
@casebook_option
@click.pass_context
def show(ctx: click.Context, ident: str | None, casebook: Path | None) -> None:
    """Print the codebooks in force, or the one with ID, whole."""
    from tawthiq.casebook import log
    from tawthiq.casebook.errors import NotFound
    from tawthiq.casebook.tools import brought_of
    from tawthiq.evidence.ledger import fold
    from tawthiq.figures.documented.codebook import codebook_text, first

    book = opened(casebook)
    found = {first().id: first(), **brought_of(book, fold(log.read())).codebooks}
    if ident is not None and ident not in found:
        raise NotFound(place="ID", read=ident, what=", ".join(found))
    for one in found.values() if ident is None else [found[ident]]:
        click.echo(codebook_text(one, lang_of(ctx)))
