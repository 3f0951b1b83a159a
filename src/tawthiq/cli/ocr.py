"""ocr: what tesseract reads in pictures and in pages without text, for search and as a draft."""

from __future__ import annotations

from pathlib import Path

import click

from tawthiq.cli.common import acting, acting_options, casebook_option, derived, harmless, lang_of


@click.command()
@click.argument("item")
@click.option(
    "--page", "pages", type=click.IntRange(1), multiple=True, help="Of a PDF; those without text by default."
)
@click.option("--languages", default="ara+eng", show_default=True, help="As tesseract names them.")
@casebook_option
@acting_options
@click.pass_context
def ocr(
    ctx: click.Context, item: str, pages: tuple[int, ...], languages: str, casebook: Path | None, member: str,
    organisation: str | None,
) -> None:  # fmt: skip
    """Read a picture, or pages of a PDF, by OCR. ITEM is a SHA-256 or its beginning.

    The text is received as an item of its own and can be searched. Its claims stay unreviewed whatever the engine
    says of itself; no incident or figure rests on one before a person confirms or corrects it:
    `tawthiq review --ocr`.
    """
    from tawthiq.casebook.recognising import by_ocr
    from tawthiq.casebook.reviewing import item_named
    from tawthiq.sources.account import account_text

    book = derived(casebook)
    taken = by_ocr(book, item_named(item), pages, languages, acting=acting(book, member, organisation))
    if taken.refusal is not None or taken.account is None:
        raise taken.refusal or AssertionError(taken)
    lang = lang_of(ctx)
    known = {"en": "" if taken.new else " (known already)", "ar": "" if taken.new else " (معروفة من قبل)"}
    said = {"en": f"item {taken.item}", "ar": f"المادة {taken.item}"}
    click.echo(f"{said[lang]}{known[lang]}")
    click.echo(harmless(account_text(taken.account, lang)))
