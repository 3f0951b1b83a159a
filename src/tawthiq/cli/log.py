"""log and doctor."""

from __future__ import annotations

import json
from pathlib import Path

import click

from tawthiq.cli.common import casebook_option, json_option, lang_of, opened, table, tell
from tawthiq.cli.help import Group

_HEADINGS = {
    "en": ("n", "at", "kind", "organisation", "member", "id"),
    "ar": ("الرقم", "متى", "النوع", "المنظمة", "العضو", "المعرّف"),
}


@click.group(name="log", cls=Group, invoke_without_command=True)
@casebook_option
@json_option
@click.pass_context
def log(ctx: click.Context, casebook: Path | None, as_json: bool) -> None:
    """List the acts; `log verify` recomputes every hash."""
    ctx.obj = {**(ctx.obj or {}), "casebook": casebook}
    if ctx.invoked_subcommand is not None:
        return
    from tawthiq.casebook import log as acts

    opened(casebook)
    listed = list(acts.acts())
    if as_json:
        for a in listed:
            click.echo(
                json.dumps({"n": a.n, "id": a.id, "kind": a.kind, "at": a.at, "by": a.member, "leaf": a.leaf})
            )
        return
    rows = [_HEADINGS["ar" if lang_of(ctx) == "ar" else "en"]]
    rows += [(str(a.n), a.at[:19], a.kind, a.organisation, a.member, a.id) for a in listed]
    click.echo(table(rows))


@log.command()
@casebook_option
@click.pass_context
def verify(ctx: click.Context, casebook: Path | None) -> None:
    """Recompute every hash of the chain and of every item. Exit 1 at the first that does not hold."""
    from tawthiq.casebook import log as acts
    from tawthiq.evidence.ledger import fold
    from tawthiq.lang.plural import count_noun

    book = opened(casebook or (ctx.obj or {}).get("casebook"))
    verified = acts.verify()
    needed = sorted(fold(acts.read()).items())
    for sha in needed:
        book.items.get(sha)
    tell(
        f"{count_noun(verified.acts, 'act', 'en')} and {count_noun(len(needed), 'item', 'en')} hold; "
        f"bodies that were erased: {verified.erased}.\n"
        f"head {verified.head}",
        f"الأفعال: {verified.acts} والمواد: {len(needed)}، كلها سليمة؛ وما مُحي محتواه من الأفعال: {verified.erased}.\n"
        f"رأس السلسلة {verified.head}",
    )


@click.command()
@casebook_option
@json_option
@click.pass_context
def doctor(ctx: click.Context, casebook: Path | None, as_json: bool) -> None:
    """Look for what is missing or weak. Exit 1 when something must be mended."""
    from tawthiq.casebook.health import examine

    findings = examine(opened(casebook))
    lang = lang_of(ctx)
    for f in findings:
        if as_json:
            shown = {"code": f.code, "grave": f.grave, "en": f.says.en, "ar": f.says.ar}
            click.echo(json.dumps(shown, ensure_ascii=False))
        else:
            click.echo(f"{'!!' if f.grave else ' -'} {f.code} {f.says[lang]}")
    if not findings and not as_json:
        click.echo("Nothing to mend." if lang == "en" else "لا شيء يحتاج إلى إصلاح.")
    ctx.exit(1 if any(f.grave for f in findings) else 0)
