"""figure totals, figure displacement: what others printed, made comparable."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tawthiq.cli.common import casebook_option, derived, json_option, lang_of, table

if TYPE_CHECKING:
    from tawthiq.figures.documented.displacement import Displacement, Stated
    from tawthiq.figures.documented.others import Compared, Increment


@click.command()
@click.argument("ident", metavar="ID")
@casebook_option
@json_option
@click.pass_context
def totals(ctx: click.Context, ident: str, casebook: Path | None, as_json: bool) -> None:
    """What publishers printed for the question ID: series as increments, and each total beside our own incidents.

    \b
    tawthiq figure totals published-killed
    """
    from tawthiq.casebook.others import beside_ours
    from tawthiq.model.plain import to_plain

    found = beside_ours(derived(casebook), ident)
    if as_json:
        shown = {"increments": found.increments, "compared": found.compared}
        click.echo(json.dumps(to_plain(shown, full=True), ensure_ascii=False, indent=1))
        return
    lang = "ar" if lang_of(ctx) == "ar" else "en"
    click.echo(table(_increment_rows(found.increments, lang)))
    click.echo("\n" + table(_compared_rows(found.compared, lang)))


@click.command()
@click.argument("ident", metavar="ID")
@casebook_option
@json_option
@click.pass_context
def displacement(ctx: click.Context, ident: str, casebook: Path | None, as_json: bool) -> None:
    """Flow, stock, return and arrival for the window and area of ID, the bounds of the flow, and the balance.

    \b
    tawthiq figure displacement displaced
    """
    from tawthiq.casebook.others import displaced
    from tawthiq.model.plain import to_plain

    found = displaced(derived(casebook), ident)
    lang = "ar" if lang_of(ctx) == "ar" else "en"
    if as_json:
        told = [
            {"measure": s.measure, "claim": s.total.claim.id, "publisher": s.total.claim.publisher, "days": s.days,
             "low": s.total.reading.low, "best": s.total.reading.best, "high": s.total.reading.high,
             "window": s.total.window, "area": s.total.area}
            for s in found.stated
        ]  # fmt: skip
        shown = {
            "stated": told, "low": found.low, "high": found.high, "disjoint": found.disjoint, "behind": found.behind,
            "overlaps": found.overlaps, "balances": found.balances,
        }  # fmt: skip
        click.echo(json.dumps(to_plain(shown, full=True), ensure_ascii=False, indent=1))
        return
    click.echo(table(_stated_rows(found, lang)))
    click.echo("\n" + "\n".join(_bounds(found, lang)))


@click.command(name="series")
@click.argument("ident", metavar="ID")
@casebook_option
@json_option
@click.pass_context
def series_of(ctx: click.Context, ident: str, casebook: Path | None, as_json: bool) -> None:
    """Documented deaths, identified victims and an estimate for ID, side by side; who is missing from which.

    \b
    tawthiq figure series killed-week
    """
    from tawthiq.casebook.others import three_series

    found = three_series(derived(casebook), ident)
    lang = "ar" if lang_of(ctx) == "ar" else "en"
    numbers = {
        "documented deaths": (found.documented.low, found.documented.best, found.documented.high),
        "identified victims": (found.identified.low, found.identified.best, found.identified.high),
        "estimate": found.estimated[1:] if found.estimated else None,
    }
    if as_json:
        shown = {**numbers, "lists_only": found.lists_only, "named": found.named, "unnamed": found.unnamed}
        click.echo(
            json.dumps({k.replace(" ", "_"): v for k, v in shown.items()}, ensure_ascii=False, indent=1)
        )
        return
    rows = [_words(lang, "series", "low", "best", "high")]
    rows += [(*_words(lang, name), *_cells(told, f"no {name}", lang)) for name, told in numbers.items()]
    click.echo(table(rows))
    low, high = found.unnamed
    lines = (
        ("named in", f"{found.named:,}"),
        ("lists only", f"{found.lists_only:,}"),
        ("unnamed", _range(low, high, lang)),
    )
    for key, n in lines:
        click.echo(_words(lang, key)[0].format(n=n))


def _cells(told: tuple[int | None, ...] | None, none: str, lang: str) -> tuple[str, str, str]:
    if told is None or told[0] is None:
        return (_words(lang, none)[0], "", "")
    low, best, high = ("" if n is None else f"{n:,}" for n in told)
    return low, best, high or _words(lang, "no upper")[0]


def _words(lang: str, *keys: str) -> tuple[str, ...]:
    from tawthiq.lang.labels import label

    return tuple(label("others", key, lang) for key in keys)


def _range(low: int, high: int | None, lang: str) -> str:
    from tawthiq.lang.ranges import fmt_range

    return fmt_range(low, high, lang) if low >= 0 else f"{low:,}"


def _increment_rows(found: tuple[Increment, ...], lang: str) -> list[tuple[str, ...]]:
    from tawthiq.lang.labels import date_text, window_text

    rows = [_words(lang, "series", "kind", "days", "published", "printed", "range")]
    for i in found:
        days, published = window_text(*i.days, lang), date_text(i.published_on, lang)
        rows.append(
            (i.series, *_words(lang, i.kind), days, published, f"{i.best:,}", _range(i.low, i.high, lang))
        )
    return rows


def _compared_rows(found: tuple[Compared, ...], lang: str) -> list[tuple[str, ...]]:
    from tawthiq.lang.labels import window_text

    rows = [_words(lang, "publisher", "days", "printed area", "theirs", "ours", "verdict", "within")]
    for c in found:
        ours = _range(c.ours.low, c.ours.high, lang) if c.ours else ""
        theirs = _range(c.theirs.low, c.theirs.high, lang)
        within = str(len(c.within)) if c.within else ""
        days = window_text(*c.window, lang)
        rows.append((_who(c.publisher, lang), days, c.area, theirs, ours, *_words(lang, c.verdict), within))
    return rows


def _who(publisher: str, lang: str) -> str:
    from tawthiq.casebook.naming import naming

    return naming(lang).name(publisher)


def _stated_rows(found: Displacement, lang: str) -> list[tuple[str, ...]]:
    from tawthiq.figures.documented.relations import area_as_printed
    from tawthiq.lang.labels import label, window_text

    rows = [_words(lang, "measure", "publisher", "days", "printed area", "theirs", "window", "area")]
    for s in found.stated:
        event, reading = s.total.claim.event, s.total.reading
        days = window_text(event.date_start, event.date_end, lang)
        relations = (label("relations", r, lang) for r in (s.total.window, s.total.area))
        number = _range(reading.low, reading.high, lang)
        who, where = _who(s.total.claim.publisher, lang), area_as_printed(event)
        rows.append((*_words(lang, s.measure), who, days, where, number, *relations))
    return rows


def _total_named(one: Stated, lang: str) -> str:
    from tawthiq.lang.labels import window_text

    claim = one.total.claim
    days = window_text(claim.event.date_start, claim.event.date_end, lang)
    comma = "،" if lang == "ar" else ","
    return f"{_who(claim.publisher, lang)}{comma} {days} ({claim.id})"


def _bounds(found: Displacement, lang: str) -> list[str]:
    from tawthiq.lang.labels import label, window_text
    from tawthiq.lang.ranges import fmt_number

    if found.low is None:
        return [label("others", "no flow", lang)]
    above = label("others", "at most", lang)
    high = (
        label("others", "no upper", lang)
        if found.high is None
        else above.format(n=fmt_number(found.high, lang))
    )
    lines = [
        label("others", "bounds", lang).format(low=fmt_number(found.low, lang), high=high),
        label("others", "disjoint", lang).format(n=fmt_number(found.disjoint, lang), k=len(found.behind)),
        label("others", "overlaps", lang).format(n=len(found.overlaps)),
    ]
    named = {s.total.claim.id: _total_named(s, lang) for s in found.stated}
    lines += [f"  {named[a]} / {named[b]}" for a, b in found.overlaps]
    for b in found.balances:
        numbers = {k: fmt_number(getattr(b, k), lang) for k in ("before", "after", "flow", "returned")}
        residual = f"{b.residual:+,}"
        lines.append(
            label("others", "balance", lang).format(
                who=_who(b.publisher, lang), days=window_text(*b.days, lang), residual=residual, **numbers
            )
        )
    return lines
