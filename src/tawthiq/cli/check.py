"""check: what the casebook says of each sentence of a finished text."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tawthiq.cli.common import casebook_option, json_option, lang_of, never_over, opened, table

if TYPE_CHECKING:
    from tawthiq.casebook.book import Casebook
    from tawthiq.flow.checking import Checked

_HEAD = {
    "en": ("", "quote", "what", "verdict", "what it means"),
    "ar": ("", "الاقتباس", "ما هو", "الحكم", "ما يعنيه"),
}
_DAY = click.DateTime(["%Y-%m-%d"])
_QUOTE = 60


@click.command()
@click.argument("draft", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--date", "day", type=_DAY, help="The day of the text; its own date line by default.")
@click.option("--known-on", type=_DAY, help="Only what sources had published by that day.")
@click.option(
    "--html",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write one page with the text highlighted.",
)
@casebook_option
@json_option
@click.pass_context
def check(
    ctx: click.Context, draft: Path, day: datetime | None, known_on: datetime | None, html: Path | None,
    casebook: Path | None, as_json: bool,
) -> None:  # fmt: skip
    """Judge every sentence of DRAFT (text, Markdown, HTML, DOCX or PDF; English or Arabic) by the casebook.

    \b
    tawthiq check statement.docx --known-on 2019-05-06 --html check.html
    """
    from tawthiq.casebook.checking import check_draft
    from tawthiq.flow.drafts import read_draft
    from tawthiq.statement.checking.output import as_rows, problems

    never_over((draft,), (html,))
    book = opened(casebook)
    read = read_draft(draft.read_bytes(), draft.name)
    known = known_on.date() if known_on else None
    checked = check_draft(book, read, draft.name, day=day.date() if day else None, known_on=known)
    if html is not None:
        write_page(html, checked, draft.name, book)
    for note in checked.notes:
        click.echo(note[lang_of(ctx)], err=True)
    if as_json:
        click.echo(json.dumps(as_rows(checked.judgements), ensure_ascii=False, indent=1))
    else:
        click.echo(_table(checked, lang_of(ctx)))
    ctx.exit(1 if problems(checked.judgements) else 0)


def write_page(path: Path, checked: Checked, name: str, book: Casebook) -> None:
    """One page with the text highlighted, the judgement beside each sentence, and the incidents on a map."""
    from tawthiq.casebook.exporting import behind, ground, named
    from tawthiq.casebook.naming import in_both
    from tawthiq.statement.checking.page import page

    judgements = [in_both(j) for j in checked.judgements]
    made = page(checked.text, judgements, checked.notes, name, named(behind(checked), "en"), *ground(book))
    path.write_text(made, encoding="utf-8")


def _table(checked: Checked, lang: str) -> str:
    from tawthiq.statement.checking import wording

    rows: list[tuple[str, ...]] = [_HEAD[lang]]
    for j in checked.judgements:
        quote = " ".join(j.quote.split())
        rows.append((
            wording.sign(j.verdict), quote if len(quote) <= _QUOTE else f"{quote[: _QUOTE - 1]}…",
            wording.table("kinds", j.kind)[lang], wording.table("verdicts", j.verdict)[lang],
            f"{j.means[lang]} {j.does_not_mean[lang]}",
        ))  # fmt: skip
    return table(rows, widest=60)
