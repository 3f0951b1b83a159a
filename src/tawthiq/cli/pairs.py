"""pairs: judge doubtful pairs of claims in the terminal, side by side."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from tawthiq.cli.common import acting, acting_options, casebook_option, derived, harmless, lang_of

if TYPE_CHECKING:
    from tawthiq.incidents.doubt import Doubt
    from tawthiq.model.incidents import Claim

_KEYS = {"s": "same", "d": "different", "u": "unsure"}
_ASK = {
    "en": "same, different, unsure, next, quit", "ar": "s نفس الحدث، d مختلف، u غير متأكد، n التالي، q خروج",
}  # fmt: skip


@click.command()
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="Pairs to show.")
@click.option("--list", "only_list", is_flag=True, help="Show them and ask nothing.")
@casebook_option
@acting_options
@click.pass_context
def pairs(
    ctx: click.Context,
    limit: int,
    only_list: bool,
    casebook: Path | None,
    member: str,
    organisation: str | None,
) -> None:
    """Show pairs of claims that may be one event, the most doubtful first, and record what you decide.

    \b
    tawthiq pairs --limit 10
    Keys: s same, d different, u unsure, n next, q quit. A judgement asks for its reason.
    """
    from tawthiq.casebook import queries
    from tawthiq.casebook.actions.deciding import judge
    from tawthiq.casebook.doubts import doubts

    book, lang = derived(casebook), lang_of(ctx)
    who = acting(book, member, organisation)
    found = doubts(book, limit)
    claims = queries.claims({c for d in found for c in (d.a, d.b)})
    for n, doubt in enumerate(found, start=1):
        click.echo(harmless(_shown(doubt, claims, lang, f"{n} / {len(found)}")))
        if only_list:
            continue
        key = click.prompt(_ASK[lang], type=click.Choice([*_KEYS, "n", "q"]), show_choices=True)
        if key == "q":
            break
        if key in _KEYS:
            reason = str(click.prompt("because" if lang == "en" else "السبب"))
            a, b = claims[doubt.a].anchor, claims[doubt.b].anchor
            judge(book, acting=who, a=a, b=b, verdict=_KEYS[key], because=reason)


def _shown(doubt: Doubt, claims: dict[str, Claim], lang: str, at: str) -> str:
    from tawthiq.incidents.doubt import side_by_side

    lines = ["", f"{at}  {doubt.a} | {doubt.b}", *side_by_side(claims[doubt.a], claims[doubt.b], lang)]
    return "\n".join([*lines, doubt.why.text(lang) if doubt.why else ""])
