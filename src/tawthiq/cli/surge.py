"""`tawthiq surge`: whether there is a surge since a date, how large, and how sure."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tawthiq.cli.common import casebook_option, never_over, table

if TYPE_CHECKING:
    from tawthiq.figures.surge.result import SurgeResult

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
OUT = click.Path(dir_okay=False, path_type=Path)
TERM = {"auto": None, "yes": True, "no": False}


@click.command("surge")
@click.argument("events", type=FILE, required=False)
@click.option(
    "--since",
    required=True,
    help="First day of the window, as the claim states it; or `best` to look for one.",
)
@click.option("--until", help="Last day of the window (--known-on, else the table's last day).")
@click.option("--known-on", help="Use only what had been published by this day.")
@click.option("--baseline-days", type=int, default=91, show_default=True)
@click.option("--area", multiple=True, help="Only events of this area; may be given several times.")
@click.option(
    "--by", type=click.Choice(["area", "weapon", "target", "source"]), help="Answer for each value too."
)
@click.option("--adjust", type=click.Choice(["holm", "bh"]), default="holm", show_default=True)
@click.option(
    "--merge", type=click.Choice(["incident", "none", "strict"]), default="incident", show_default=True
)
@click.option("--weekday", type=click.Choice(list(TERM)), default="auto", show_default=True)
@click.option("--trend", type=click.Choice(list(TERM)), default="auto", show_default=True)
@click.option("--replicates", type=int, default=1999, show_default=True)
@click.option("--seed", type=int, default=0, show_default=True)
@click.option(
    "--search-days", type=int, default=14, show_default=True, help="With --since best: days to look at."
)
@click.option(
    "--no-sensitivity", is_flag=True, help="Leave out the other choices of window, baseline and sources."
)
@click.option(
    "--skip-bad-rows", is_flag=True, help="List rows that cannot be used instead of refusing the table."
)
@click.option("--picture", type=OUT, help="Write daily counts as SVG, and their table as CSV beside it.")
@click.option("--lang", type=click.Choice(["en", "ar"]), help="Language of the sentences.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON instead of a table.")
@casebook_option
@click.pass_context
def surge(ctx: click.Context, /, events: Path | None, casebook: Path | None, **options: Any) -> None:
    """Is there a surge since a date in EVENTS (CSV: date[, published, area, source, incident, deaths, ...])?

    Without EVENTS the casebook is asked: --area takes an area of the case or an admin code.

    \b
    tawthiq surge events.csv --since 2019-05-01 --known-on 2019-05-06 --area Idlib --by weapon
    tawthiq surge --casebook out/casebook --since 2019-05-01 --area idlib-hama
    """
    from tawthiq.errors import TawthiqError

    lang = options.pop("lang") or (ctx.obj or {}).get("lang", "en")
    as_json, picture = options.pop("as_json"), options.pop("picture")
    never_over((events,), (picture, picture.with_suffix(".csv") if picture else None))
    try:
        result = _run(events or _of_casebook(casebook), options)
    except TawthiqError as refusal:
        click.echo(_json(refusal.as_dict()) if as_json else refusal.text(lang), err=True)
        raise click.exceptions.Exit(1) from refusal
    shown = result if events or as_json else _named(result, lang, options["by"])
    if picture is not None:
        _draw(shown, picture, lang)
    click.echo(_json(result.as_dict()) if as_json else _table(shown, lang))


def _of_casebook(folder: Path | None) -> list[dict[str, object]]:
    from tawthiq.casebook.as_events import events
    from tawthiq.cli.common import derived

    derived(folder)
    return events()


def _named(result: SurgeResult, lang: str, by: str | None) -> SurgeResult:
    from tawthiq.casebook.as_events import named

    return named(result, lang, by)


def _run(events: Path | list[dict[str, object]], options: dict[str, Any]) -> SurgeResult:
    from tawthiq.figures.surge import surge as run

    weekday, trend = TERM[options.pop("weekday")], TERM[options.pop("trend")]
    sensitivity = not options.pop("no_sensitivity")
    return run(events, weekday=weekday, trend=trend, sensitivity=sensitivity, **options)


def _draw(result: SurgeResult, picture: Path, lang: str) -> None:
    from tawthiq.figures.surge.svg import counts_svg
    from tawthiq.figures.surge.svg import table as written
    from tawthiq.lang.spreadsheets import write_rows

    picture.write_text(counts_svg(result, lang), encoding="utf-8")
    with picture.with_suffix(".csv").open("w", encoding="utf-8", newline="") as lines:
        write_rows(lines, written(result))


def _table(result: SurgeResult, lang: str) -> str:
    from tawthiq.figures.surge import wording

    lines = [result.sentence[lang], *(n[lang] for n in result.notes)]
    for rows in (_groups(result, lang), _choices(result, lang)):
        if len(rows) > 1:
            lines += ["", table(rows)]
    lines += ["", *(f"{r.name}: {wording.FIRES[r.fires][lang]} ({r.why[lang]})" for r in result.rules)]
    return "\n".join(lines)


_GROUPS = {
    "en": ("group", "observed", "expected", "ratio", "low", "high", "p", "verdict"),
    "ar": ("المجموعة", "الموثق", "المتوقع", "النسبة", "أدناها", "أعلاها", "p", "الحكم"),
}
_CHOICES = {
    "en": ("other choice", "ratio", "low", "high", "p", "verdict"),
    "ar": ("خيار آخر", "النسبة", "أدناها", "أعلاها", "p", "الحكم"),
}


def _groups(result: SurgeResult, lang: str) -> list[tuple[str, ...]]:
    from tawthiq.figures.surge.wording import VERDICTS

    rows: list[tuple[str, ...]] = [_GROUPS[lang]]
    for g in result.groups:
        a = g.answer
        figures = (a.expected, a.ratio, a.low, a.high, g.p_adjusted)
        rows.append((g.name, str(a.observed), *map(_short, figures), VERDICTS[g.verdict][lang]))
    return rows


def _choices(result: SurgeResult, lang: str) -> list[tuple[str, ...]]:
    from tawthiq.figures.surge.wording import VERDICTS

    rows: list[tuple[str, ...]] = [_CHOICES[lang]]
    for s in result.sensitivity:
        figures = (_short(s.get(k)) for k in ("ratio", "low", "high", "p"))
        rows.append((str(s[lang]), *figures, VERDICTS[str(s["verdict"])][lang]))
    return rows


def _short(value: object) -> str:
    return f"{value:.3g}" if isinstance(value, float) else "" if value is None else str(value)


def _json(value: object) -> str:
    import json

    return json.dumps(value, ensure_ascii=False, indent=1)
