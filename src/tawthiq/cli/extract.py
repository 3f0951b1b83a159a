"""extract: texts to events, without a casebook or with its places and packs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import click

from tawthiq.cli.common import tell, workers_option

if TYPE_CHECKING:
    from tawthiq.claims.packs import Pack
    from tawthiq.places.finder import Finder


@click.command()
@click.argument("file", type=click.File("r", encoding="utf-8"), default="-")
@click.option(
    "--places", "tables", multiple=True, type=click.Path(path_type=Path, exists=True), help="Gazetteer files."
)
@click.option(
    "--pack", "packs", multiple=True, help="Actor packs: packaged names or YAML files.  [default: syria]"
)
@click.option(
    "--casebook",
    type=click.Path(path_type=Path, file_okay=False),
    help="Use this casebook's places and packs.",
)
@workers_option
def extract(
    file: IO[str], tables: tuple[Path, ...], packs: tuple[str, ...], casebook: Path | None, workers: int
) -> None:
    """Read JSONL {id, text, published?, lang?} and write one line of events for each. `-` is stdin.

    \b
    echo '{"id": "1", "text": "مقتل طفلين بقصف على بنش", "published": "2019-05-04"}' | tawthiq extract
    """
    from tawthiq.flow.texts import extract_with

    finder, pack = tools(tables, packs, casebook)
    for line in extract_with(_lines(file), finder, pack, workers):
        click.echo(json.dumps(line, ensure_ascii=False))


def tools(tables: tuple[Path, ...], packs: tuple[str, ...], casebook: Path | None) -> tuple[Finder, Pack]:
    """The places and packs named, else the casebook's, else the packaged ones; says on stderr which."""
    from tawthiq.claims.packs import load_pack
    from tawthiq.flow.texts import finder_for

    book = _standing(casebook) if not tables and not packs else None
    if book is not None:
        from tawthiq.casebook import log
        from tawthiq.casebook.tools import tools_of
        from tawthiq.evidence.ledger import fold

        tell(
            f"places and packs: of the casebook in {book.folder}",
            f"الأماكن والحزم: من ملف التوثيق في {book.folder}", err=True,
        )  # fmt: skip
        return tools_of(book, fold(log.read()))
    names = packs or ("syria",)
    listed, packed = ", ".join(p.name for p in tables), ", ".join(names)
    tell(
        f"places: {listed or 'packaged'}; packs: {packed}", f"الأماكن: {listed or 'المرفقة'}؛ الحزم: {packed}",
        err=True,
    )  # fmt: skip
    return finder_for(tables, names), load_pack(names)


def _standing(folder: Path | None) -> Any:
    """The casebook that was named or stands here; None when there is none and none was named."""
    import os

    if folder is None and not os.environ.get("TAWTHIQ_CASEBOOK") and not Path("casebook.db").exists():
        return None
    from tawthiq.casebook.book import find, open_casebook

    return open_casebook(find(folder))


def _lines(file: IO[str]) -> Iterator[dict[str, Any]]:
    from tawthiq.cli.errors import BadLine

    for n, line in enumerate(file, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except json.JSONDecodeError as error:
            raise BadLine(place=f"line {n}", read=line) from error
        if not isinstance(row, dict) or not isinstance(row.get("text"), str) or "id" not in row:
            raise BadLine(place=f"line {n}", read=line)
        yield row
