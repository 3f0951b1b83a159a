"""`tawthiq scan`: where and when there are more cases than chance explains."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tawthiq.cli.common import never_over, table
from tawthiq.cli.progress import Progress

if TYPE_CHECKING:
    from tawthiq.figures.scan.result import ScanResult

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
OUT = click.Path(dir_okay=False, path_type=Path)
MODELS = ("poisson-expectation", "poisson-population", "negbin", "permutation")


@click.command("scan")
@click.argument("cases", type=FILE)
@click.option(
    "--places", required=True, type=FILE, help="CSV with location and lat, lon (or x, y); or a .geo file."
)
@click.option("--model", type=click.Choice(MODELS), default=MODELS[0], show_default=True)
@click.option(
    "--neighbours", type=int, help="Nearest places in a zone, itself included (15 when no limit is given)."
)
@click.option(
    "--zones", type=FILE, help="Zones to look at instead of circles: places separated by |, one zone a line."
)
@click.option(
    "--max-radius-km", type=float, help="Largest radius, in km (in units of x, y without lat, lon)."
)
@click.option(
    "--max-population", type=float, help="Largest share of the population or expected cases: 0.5 or 50."
)
@click.option("--max-duration", type=int, help="Longest window, in periods.")
@click.option("--min-cases", type=int, default=1, show_default=True)
@click.option("--retrospective", is_flag=True, help="Look at past windows too, not only those up to the end.")
@click.option("--replicates", type=int, default=999, show_default=True)
@click.option("--seed", type=int, default=0, show_default=True)
@click.option(
    "--dispersion", help="Null with more variance than Poisson: the negative binomial size, or `estimate`."
)
@click.option("--theta", "dispersion", help="The same as --dispersion.", hidden=True)
@click.option("--history", type=int, help="Learn the expected counts from this many first periods.")
@click.option(
    "--population-over", type=click.Choice(["period", "total"]), help="How a population weighs periods."
)
@click.option(
    "--unit", type=click.Choice(["day", "week", "month", "year", "period"]), help="Add dates up to it."
)
@click.option("--from", "since", help="First day of the study period.")
@click.option("--to", "until", help="Last day of the study period.")
@click.option("--max-clusters", type=int, default=10, show_default=True)
@click.option("--no-companion", is_flag=True, help="Leave out the other Poisson answer.")
@click.option("--format", "kind", type=click.Choice(["csv", "satscan"]), default="csv", show_default=True)
@click.option("--population", type=FILE, help="SaTScan .pop file (with --format satscan).")
@click.option("--cartesian", is_flag=True, help="The .geo file holds x and y (with --format satscan).")
@click.option("--geojson", type=OUT, help="Write clusters and places as GeoJSON.")
@click.option("--map", "map_file", type=OUT, help="Write a map as SVG, and its table as CSV beside it.")
@click.option("--lang", type=click.Choice(["en", "ar"]), help="Language of the sentences.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON instead of a table.")
@click.pass_context
def scan(ctx: click.Context, /, cases: Path, places: Path, **options: Any) -> None:
    """Find clusters of CASES (CSV: location, date or period, cases[, baseline | population]) in space and time.

    \b
    tawthiq scan cases.csv --places places.csv --max-duration 14 --map clusters.svg
    """
    from tawthiq.errors import TawthiqError

    out = {name: options.pop(name) for name in ("geojson", "map_file", "lang", "as_json")}
    out["lang"] = out["lang"] or (ctx.obj or {}).get("lang", "en")
    table = out["map_file"].with_suffix(".csv") if out["map_file"] else None
    never_over(
        (cases, places, options["zones"], options["population"]), (out["geojson"], out["map_file"], table)
    )
    try:
        with Progress() as progress:
            result = _run(cases, places, {**options, "progress": progress})
        _write(result, out["geojson"], out["map_file"], out["lang"])
    except TawthiqError as refusal:
        _refuse(refusal, out["as_json"], out["lang"])
    click.echo(_json(result.as_dict()) if out["as_json"] else _table(result, out["lang"]))


def _run(cases: Path, places: Path, options: dict[str, Any]) -> ScanResult:
    from dataclasses import replace

    from tawthiq.figures.scan import satscan
    from tawthiq.figures.scan import scan as run

    kind, people = options.pop("kind"), options.pop("population")
    cartesian = options.pop("cartesian")
    over = options.pop("population_over") or ("total" if kind == "satscan" else "period")
    arguments = {
        "companion": not options.pop("no_companion"),
        "population_over": over,
        **options,
    }
    if kind == "csv":
        return run(cases, places, **arguments)
    if all(arguments[name] is None for name in ("zones", "neighbours", "max_radius_km", "max_population")):
        arguments["max_population"] = satscan.MAX_SHARE
    rows, notes = satscan.read_cases(cases, people)
    result = run(rows, satscan.read_places(places, cartesian=cartesian), **arguments)
    return replace(result, caveats=(*result.caveats, *notes))


def _write(result: ScanResult, geojson: Path | None, map_file: Path | None, lang: str) -> None:
    if geojson is not None:
        from tawthiq.figures.scan.geojson import as_geojson

        geojson.write_text(_json(as_geojson(result)) + "\n", encoding="utf-8")
    if map_file is not None:
        from tawthiq.figures.scan.svg import map_svg, table
        from tawthiq.lang.spreadsheets import write_rows

        map_file.write_text(map_svg(result, lang), encoding="utf-8")
        with map_file.with_suffix(".csv").open("w", encoding="utf-8", newline="") as lines:
            write_rows(lines, table(result))


def _table(result: ScanResult, lang: str) -> str:
    from tawthiq.figures.scan.svg import table as written

    rows = [[*row] for row in written(result)]
    for row in rows[1:]:
        row[1] = row[1] if len(row[1]) <= 40 else f"{row[1][:37]}..."
    head = [_HEADINGS_AR.get(name, name) if lang == "ar" else name for name in rows[0]]
    texts = [result.sentence[lang]]
    if result.companion:
        texts.append(result.companion.sentence[lang])
    texts.extend(caveat[lang] for caveat in result.caveats)
    return "\n".join([table([head, *rows[1:]]), "", *texts])


_HEADINGS_AR = {
    "cluster": "التجمّع", "locations": "الأماكن", "start": "أوله", "end": "آخره", "duration": "مدته",
    "observed": "الحالات", "expected": "المتوقع", "score": "الدرجة", "recurrence_days": "يتكرر كل (يوم)",
}  # fmt: skip


def _json(value: object) -> str:
    import json

    return json.dumps(value, ensure_ascii=False, indent=1)


def _refuse(refusal: Any, as_json: bool, lang: str) -> None:
    click.echo(_json(refusal.as_dict()) if as_json else refusal.text(lang), err=True)
    raise click.exceptions.Exit(1)
