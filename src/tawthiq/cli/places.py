"""places find, places add."""

from __future__ import annotations

import json
from pathlib import Path

import click

from tawthiq.cli.common import acting, acting_options, casebook_option, json_option, opened, table, tell
from tawthiq.cli.help import Group


@click.group(cls=Group)
def places() -> None:
    """Find places, or bring a gazetteer along."""


@places.command()
@click.argument("names", nargs=-1, required=True)
@click.option(
    "--places", "tables", multiple=True, type=click.Path(path_type=Path, exists=True), help="Gazetteer files."
)
@click.option("--pack", "packs", multiple=True, help="Packs whose areas are known too.  [default: syria]")
@casebook_option
@json_option
def find(
    names: tuple[str, ...],
    tables: tuple[Path, ...],
    packs: tuple[str, ...],
    casebook: Path | None,
    as_json: bool,
) -> None:
    """For each NAME the places it may mean, best first.

    \b
    tawthiq places find "كفر نبل" Binnish --places locations.csv
    """
    from tawthiq.cli.extract import tools

    finder, _ = tools(tables, packs, casebook)
    for name in names:
        found = finder.find(name)
        if as_json:
            click.echo(json.dumps(found, ensure_ascii=False))
            continue
        rows: list[tuple[str, ...]] = [("code", "English", "العربية", "precision m", "score", "source")]
        keys = ("pcode", "name_en", "name_ar", "precision", "score", "source")
        rows += [tuple(str(f[k] if f[k] is not None else "") for k in keys) for f in found[:10]]
        if not found:
            tell(f"{name}: none found", f"{name}: لم يُعثر على شيء")
            continue
        tell(f"{name}: {len(found)} found\n{table(rows)}", f"{name}: عُثر على {len(found)}\n{table(rows)}")


@places.command()
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True, dir_okay=False)
)
@casebook_option
@acting_options
def add(files: tuple[Path, ...], casebook: Path | None, member: str, organisation: str | None) -> None:
    """Adopt gazetteer FILES (OCHA COD, Who's On First, GeoNames, GeoJSON, or the plain CSV of docs/how-to)."""
    from tawthiq.casebook.actions.receiving import adopt
    from tawthiq.casebook.tools import GAZETTEER
    from tawthiq.lang.plural import count_noun
    from tawthiq.places.gazetteer import from_bytes

    book = opened(casebook)
    who = acting(book, member, organisation)
    for path in files:
        data = path.read_bytes()
        read = from_bytes(path.name, data)
        act = adopt(book, acting=who, role=GAZETTEER, name=path.name, data=data)
        tell(
            f"act {act.n}: {path.name} adopted, {count_noun(len(read.entries), 'place', 'en')}",
            f"الفعل {act.n}: اعتُمد {path.name}، الأماكن: {len(read.entries):,}",
        )
        for note in read.notes:
            click.echo(f"  {note}", err=True)
