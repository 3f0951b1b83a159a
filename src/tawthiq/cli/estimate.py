"""`tawthiq estimate`: how many in all, from how lists overlap, or an honest refusal."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tawthiq.cli.common import lang_of
from tawthiq.cli.progress import Progress

if TYPE_CHECKING:
    from tawthiq.figures.estimates import Estimate

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
INPUT = click.Path(exists=True, dir_okay=False, path_type=Path, allow_dash=True)
METHODS = ("latent_class", "graphical", "loglinear", "sparse", "chao", "chapman", "nhoi", "two_groups")


@click.command("estimate")
@click.argument("lists_file", metavar="LISTS.csv", type=INPUT, required=False)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.option("--method", type=click.Choice(METHODS), help="One method alone.")
@click.option("--classes", type=int, help="Most latent classes (10).")
@click.option("--delta", type=float, help="Prior persons per cell of the decomposable models (2^-lists).")
@click.option("--max-missing", type=int, help="Largest number undocumented (20 times the documented).")
@click.option("--seed", type=int, help="Seed (0).")
@click.option("--strata", help="Columns to estimate by, A,B,...")
@click.option("--lists", "columns", help="The list columns, A,B,... (all columns of 0 and 1).")
@click.option("--plan", type=FILE, help="What was decided beforehand (YAML); departures from it are printed.")
@click.option("--print-plan", is_flag=True, help="Print the plan that would be followed, and stop.")
@click.option("--force", is_flag=True, help="Print the numbers of a withheld answer, stamped.")
@click.option(
    "--plots",
    type=click.Path(file_okay=False, path_type=Path),
    help="Write plots (SVG) and their tables here.",
)
@click.option(
    "--lang",
    "own_lang",
    type=click.Choice(["en", "ar"]),
    help="Language of the text; that of messages when left out.",
)
@click.pass_context
def estimate(
    ctx: click.Context, lists_file: Path | None, as_json: bool, method: str | None, classes: int | None,
    delta: float | None, max_missing: int | None, seed: int | None, strata: str | None, columns: str | None,
    plan: Path | None, print_plan: bool, force: bool, plots: Path | None, own_lang: str | None,
) -> None:  # fmt: skip
    """Estimate how many there are in all from how lists overlap.

    LISTS.csv has one row per person with a column of 0 and 1 per list, or one row per combination with `count`;
    `-` is stdin.
    Ends with 0 when there is an answer, "withheld" being one, and with 1 when the table cannot be read.

    \b
    tawthiq estimate lists.csv --json
    tawthiq estimate lists.csv --strata governorate --plan plan.yml --plots plots
    """
    from tawthiq.errors import TawthiqError
    from tawthiq.figures import estimates

    lang = own_lang or lang_of(ctx)
    try:
        if print_plan:
            click.echo(_plan_text(estimates.read_plan(plan) if plan else estimates.Plan()))
            return
        if lists_file is None:
            raise click.MissingParameter(param_hint="LISTS.csv")
        with Progress() as progress:
            found = estimates.estimate(
                lists_file, method=method, classes=classes, delta=delta, max_missing=max_missing, seed=seed,
                strata=_names(strata), columns=_names(columns), plan=plan, force=force, progress=progress,
            )  # fmt: skip
    except TawthiqError as error:
        click.echo(json.dumps(error.as_dict(), ensure_ascii=False) if as_json else error.text(lang), err=True)
        raise SystemExit(1) from error
    _notes(found, lang)
    if plots is not None:
        _write_plots(found, plots, lang)
    click.echo(json.dumps(found.as_dict(), ensure_ascii=False, indent=1) if as_json else _report(found, lang))


def _names(text: str | None) -> tuple[str, ...]:
    return tuple(part.strip() for part in (text or "").split(",") if part.strip())


def _plan_text(plan: object) -> str:
    import yaml

    from tawthiq.figures.estimates import Plan

    assert isinstance(plan, Plan)
    return yaml.safe_dump(plan.as_dict(), allow_unicode=True, sort_keys=False).rstrip()


def _notes(found: Estimate, lang: str) -> None:
    """What was read as a list and what was not: on stderr."""
    read = found.lists
    words = ("lists", "empty", "not read") if lang == "en" else ("القوائم", "فارغة", "لم تُقرأ")
    for word, names in zip(words, (read.lists, read.empty, read.ignored), strict=True):
        if names:
            click.echo(f"{word}: {', '.join(names)}", err=True)
    if read.outside:
        said = (
            "in none of these lists, left out" if lang == "en" else "ليسوا في أي من هذه القوائم، ولم يدخلوا"
        )
        click.echo(f"{said}: {read.outside}", err=True)


def _report(found: Estimate, lang: str) -> str:
    from tawthiq.figures.estimates.report import report

    return report(found, lang)


def _write_plots(found: Estimate, folder: Path, lang: str) -> None:
    from tawthiq.figures.estimates.plots import plots

    folder.mkdir(parents=True, exist_ok=True)
    for name, text in plots(found, lang).items():
        (folder / name).write_text(text, encoding="utf-8")
