"""serve: the casebook in a browser on this machine."""

from __future__ import annotations

import os
from pathlib import Path

import click

from tawthiq.cli.common import acting, acting_options, casebook_option, lang_of
from tawthiq.cli.errors import PortTaken
from tawthiq.cli.progress import Progress


@click.command()
@click.option(
    "--port", type=click.IntRange(0, 65_535), default=8040, show_default=True, help="0 takes a free one."
)
@click.option("--open", "open_browser", is_flag=True, help="Open the browser as well.")
@casebook_option
@acting_options
@click.pass_context
def serve(
    ctx: click.Context, port: int, open_browser: bool, casebook: Path | None, member: str, organisation: str | None
) -> None:  # fmt: skip
    """Open the casebook in a browser on this machine, for you alone.

    The printed address holds a key; no other machine and no other browser gets in.

    \b
    tawthiq serve --casebook casebook --as field-2
    """
    os.environ["DJANGO_SETTINGS_MODULE"] = "tawthiq.web.settings"  # before the casebook is imported
    import django

    django.setup()
    from tawthiq.casebook import db, deriving, stored
    from tawthiq.casebook.book import find, open_casebook
    from tawthiq.web.server import HOST, first_url, is_taken, make_server

    book = open_casebook(find(casebook))
    if not db.has_derived(book.folder) or stored.facts()["code"] != stored.code_version():
        with Progress() as progress:
            deriving.derive(book, progress=progress)
    if is_taken(port):
        raise PortTaken(place=f"{HOST}:{port}", read=port)
    server = make_server(book, acting(book, member, organisation), port=port, lang=lang_of(ctx))
    click.echo(first_url(server))
    click.echo(_STOP[lang_of(ctx)], err=True)
    if open_browser:
        click.launch(first_url(server))
    server.run()


_STOP = {
    "en": "Open this address in your browser. Ctrl-C stops the server; what was recorded stands.",
    "ar": "افتح هذا العنوان في متصفحك. يوقف Ctrl-C الخادم، وما سُجّل باق.",
}
