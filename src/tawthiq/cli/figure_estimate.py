"""figure plan, figure --estimate: estimates over the casebook's victims."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tawthiq.cli.common import acting, acting_options, casebook_option, derived

if TYPE_CHECKING:
    from tawthiq.casebook.book import Casebook
    from tawthiq.casebook.log import Acting


@click.command()
@click.argument("id_", metavar="ID")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@acting_options
@casebook_option
def plan(id_: str, file: Path, member: str, organisation: str | None, casebook: Path | None) -> None:
    """Record how the estimate ID will be made, before it is first run.

    FILE is YAML with the keys that `tawthiq estimate --print-plan` shows, and `records` per list (which received
    lists make it up), `died` (first and last day), `area`, `draws` (of the linkage). Once run, a plan stands.

    \b
    tawthiq figure plan killed-in-all plan.yml
    tawthiq figure killed-in-all --basis victims --estimate
    """
    from tawthiq.casebook import estimating

    book = derived(casebook)
    act = estimating.plan(book, id_, file, acting=acting(book, member, organisation))
    click.echo(f"{id_}: {act.id} {act.at[:19]}")


def show_estimates(
    book: Casebook, who: Acting, ids: Sequence[str], seed: int | None, lang: str, as_json: bool
) -> None:
    """Run the estimates (all that are planned unless IDS name some), each run an act, and print them."""
    from tawthiq.casebook import estimating
    from tawthiq.figures.estimates.report import report

    found = [estimating.run(book, one, acting=who, seed=seed) for one in ids or estimating.planned(book)]
    if as_json:
        click.echo(json.dumps([one.as_dict() for one in found], ensure_ascii=False, indent=1))
        return
    for one in found:
        parts = ("، " if lang == "ar" else ", ").join(
            f"{estimating.ACCOUNT[k][lang]} {v:,}" for k, v in one.account.items()
        )
        click.echo(f"{one.definition.id}: {one.stamp(lang)}\n{parts}\n{report(one.found, lang, one.words)}\n")
