"""extract: texts to events, without a casebook or with its places and packs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from tawthiq.claims.packs import Pack
    from tawthiq.places.finder import Finder

_BATCH = 2_000


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
@click.option("--workers", type=click.IntRange(1, 64), default=1, show_default=True, help="Processes.")
def extract(
    file: IO[str], tables: tuple[Path, ...], packs: tuple[str, ...], casebook: Path | None, workers: int
) -> None:
    """Read JSONL {id, text, published?, lang?} and write one line of events for each. `-` is stdin.

    \b
    echo '{"id": "1", "text": "مقتل طفلين بقصف على بنش", "published": "2019-05-04"}' | tawthiq extract
    """
    from tawthiq.claims.extract import detect_lang
    from tawthiq.claims.jsonl import to_json
    from tawthiq.flow.reading import events_of_texts

    finder, pack = tools(tables, packs, casebook)
    for batch in _batches(_lines(file)):
        texts = [(str(r["text"]), _day(r.get("published"))) for r in batch]
        for one, events in zip(batch, events_of_texts(texts, finder, pack, workers), strict=True):
            lang = detect_lang(str(one["text"]))
            click.echo(json.dumps(to_json(str(one["id"]), lang, events), ensure_ascii=False))


def tools(tables: tuple[Path, ...], packs: tuple[str, ...], casebook: Path | None) -> tuple[Finder, Pack]:
    """The places and packs named, else the casebook's, else the packaged ones; says on stderr which."""
    from tawthiq.casebook.tools import PLACES_PACK, packaged_pack, places_pack
    from tawthiq.claims.packs import load_pack
    from tawthiq.places.finder import Finder
    from tawthiq.places.gazetteer import load, packaged

    book = _standing(casebook)
    if book is not None and not tables and not packs:
        from tawthiq.casebook import log
        from tawthiq.casebook.tools import tools_of
        from tawthiq.evidence.ledger import fold

        click.echo(f"places and packs: of the casebook in {book.folder}", err=True)
        return tools_of(book, fold(log.read()))
    names = packs or ("syria",)
    areas = [
        places_pack(n, data) for n in names if not n.endswith(".yml")
        for role, data in packaged_pack(n) if role == PLACES_PACK
    ]  # fmt: skip
    click.echo(
        f"places: {', '.join(p.name for p in tables) or 'packaged'}; packs: {', '.join(names)}", err=True
    )
    return Finder(load(list(tables)) if tables else packaged(), areas), load_pack(names)


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


def _batches(rows: Iterator[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    batch: list[dict[str, Any]] = []
    for row in rows:
        batch.append(row)
        if len(batch) == _BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def _day(published: object) -> date | None:
    """The calendar day of `published` as the publisher writes it; None when it cannot be read as one."""
    from tawthiq.lang.published import parse_published

    return parse_published(str(published)) if published else None
