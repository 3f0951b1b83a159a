"""freeze: fix the figures of today, or list what was fixed."""

from __future__ import annotations

import json
from pathlib import Path

import click

from tawthiq.cli.common import (
    acting,
    acting_options,
    casebook_option,
    json_option,
    lang_of,
    opened,
    table,
    workers_option,
)
from tawthiq.cli.progress import Progress

_HEADINGS = {
    "en": ("name", "at", "acts", "figures", "code", "head"),
    "ar": ("الاسم", "الوقت", "الأفعال", "الأرقام", "البرنامج", "رأس السلسلة"),
}


@click.command()
@click.argument("name", required=False)
@casebook_option
@workers_option
@acting_options
@json_option
@click.pass_context
def freeze(
    ctx: click.Context, name: str | None, casebook: Path | None, workers: int, member: str, organisation: str | None,
    as_json: bool,
) -> None:  # fmt: skip
    """Fix the figures over every act so far under NAME; without NAME list the freezes.

    What is frozen is shown with `tawthiq figure --freeze NAME`, as it stood and never computed again.

    \b
    tawthiq freeze "statement of 6 May"
    tawthiq figure killed-this-week --freeze "statement of 6 May"
    """
    from tawthiq.casebook.freezing import freeze_now

    book = opened(casebook)
    if name is not None:
        who = acting(book, member, organisation)
        with Progress() as progress:
            freeze_now(book, acting=who, name=name, workers=workers, progress=progress)
    _list(lang_of(ctx), as_json)


def _list(lang: str, as_json: bool) -> None:
    from tawthiq.casebook.freezing import freezes
    from tawthiq.model.plain import to_plain

    listed = freezes()
    if as_json:
        shown = [{"n": act.n, "at": act.at, **to_plain(body, full=True)} for act, body in listed]
        click.echo(json.dumps(shown, ensure_ascii=False, indent=1))
        return
    rows = [
        (b.name, act.at[:19], f"1-{b.upto}", str(len(b.figures)), b.code, b.head[:16]) for act, b in listed
    ]
    click.echo(table([_HEADINGS["ar" if lang == "ar" else "en"], *rows]))
