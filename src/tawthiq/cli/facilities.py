"""facilities: a registry, and which strikes hit which of them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tawthiq.cli.common import (
    acting,
    acting_options,
    because_option,
    casebook_option,
    derived,
    harmless,
    json_option,
    lang_of,
    opened,
    recorded,
    said,
    table,
    tell,
)
from tawthiq.cli.help import Group

if TYPE_CHECKING:
    from tawthiq.casebook.facilities import Beside
    from tawthiq.figures.facilities import Match

_HEADINGS = {
    "en": ("facility", "incident", "rank", "name", "kind", "near", "days", "km", "sources", "judged"),
    "ar": ("المنشأة", "الحادثة", "الترتيب", "الاسم", "النوع", "القرب", "الأيام", "كم", "المصادر", "الحكم"),
}
_MISSING = {"en": "no incident found", "ar": "لا حادثة"}


_VERDICTS_AR = {"same": "أصابتها", "different": "لم تصبها", "unsure": "لا يمكن الجزم"}


@click.group(cls=Group)
def facilities() -> None:
    """Match incidents with a registry of hospitals, schools and other facilities. Coordinates are never shown.

    \b
    tawthiq facilities add hospitals.geojson
    tawthiq facilities match
    tawthiq facilities judge same I-4BMX-JHPF-MBTR way/1234 --because "both name the eastern ward"
    """


@facilities.command()
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@casebook_option
@acting_options
def add(file: Path, casebook: Path | None, member: str, organisation: str | None) -> None:
    """Adopt the registry in FILE (CSV or GeoJSON, as OpenStreetMap or healthsites.io export them)."""
    from tawthiq.casebook.actions.receiving import adopt
    from tawthiq.casebook.tools import FACILITIES
    from tawthiq.figures.facilities import read_registry
    from tawthiq.lang.plural import count_noun

    book, data = opened(casebook), file.read_bytes()
    listed = read_registry(file.name, data)
    adopt(book, acting=acting(book, member, organisation), role=FACILITIES, name=file.name, data=data)
    taken, refused = len(listed.facilities), len(listed.refused)
    tell(
        f"{count_noun(listed.rows, 'row', 'en')}: {count_noun(taken, 'facility', 'en')}, {refused} refused",
        f"الصفوف: {listed.rows}؛ المنشآت: {taken}؛ المرفوضة: {refused}",
    )
    for number, reason in listed.refused:
        tell(f"  row {number}: {harmless(reason.en)}", f"  الصف {number}: {harmless(reason.ar)}", err=True)


@facilities.command()
@click.option("--most", type=click.IntRange(1), default=3, show_default=True, help="Incidents a facility.")
@casebook_option
@json_option
@click.pass_context
def match(ctx: click.Context, most: int, casebook: Path | None, as_json: bool) -> None:
    """Rank the incidents that may have hit each facility, by name, kind, distance and dates; a person decides."""
    from tawthiq.casebook.facilities import beside_incidents

    listed = beside_incidents(derived(casebook), most=most)
    if as_json:
        click.echo(json.dumps([_plain(b) for b in listed], ensure_ascii=False, indent=1))
        return
    if not listed:
        tell("No registry of facilities: `tawthiq facilities add FILE` brings one.",
             "لا سجل منشآت بعد: الأمر `tawthiq facilities add FILE` يُدخل واحدا.")  # fmt: skip
        return
    lang = "ar" if lang_of(ctx) == "ar" else "en"
    rows: list[tuple[str, ...]] = [_HEADINGS[lang]]
    for b in listed:
        rows += [_row(b, m, lang) for m in b.found] or [(_name(b, lang), _none(b, lang), *[""] * 8)]
    click.echo(table(rows, widest=44))


def _none(b: Beside, lang: str) -> str:
    """Why no incident stands beside a facility: none fits, or nobody can tell where it is."""
    if b.facility.lat is not None:
        return _MISSING[lang]
    return said(f"place not known: {b.facility.place}", f"مكان غير معروف: {b.facility.place}")


def _plain(b: Beside) -> dict[str, object]:
    """Without coordinates: a list of hospitals with theirs is a list of targets."""
    f = b.facility
    found = [
        {
            "incident": m.incident, "rank": m.rank, "name": m.name, "kind": m.kind, "near": m.near,
            "days": m.days, "distance_m": _rounded(m), "sources": list(m.sources), "judged": b.judged.get(m.incident),
        }
        for m in b.found
    ]  # fmt: skip
    return {"facility": f.id, "name_en": f.name_en, "name_ar": f.name_ar, "kind": f.kind, "matches": found}


def _rounded(m: Match) -> int:
    """Whole kilometres: finer ones of three incidents would give the place away."""
    return round(m.distance / 1000) * 1000


def _name(b: Beside, lang: str) -> str:
    f = b.facility
    name = (f.name_ar or f.name_en) if lang == "ar" else (f.name_en or f.name_ar)
    return f"{name} ({f.id})"


def _row(b: Beside, m: Match, lang: str) -> tuple[str, ...]:
    from tawthiq.casebook.naming import naming
    from tawthiq.statement.words import word

    parts = (m.rank, m.name, m.kind, m.near, m.days, _rounded(m) // 1000)
    judged = b.judged.get(m.incident, "")
    judged = _VERDICTS_AR.get(judged, judged) if lang == "ar" else judged
    sources = word("comma", lang).join(map(naming(lang).name, m.sources))
    return (_name(b, lang), m.incident, *map(str, parts), sources, judged)


@facilities.command()
@click.argument("verdict", type=click.Choice(["same", "different", "unsure"]))
@click.argument("incident")
@click.argument("facility")
@because_option
@casebook_option
@acting_options
def judge(
    verdict: str, incident: str, facility: str, because: str, casebook: Path | None, member: str,
    organisation: str | None,
) -> None:  # fmt: skip
    """Say that INCIDENT hit FACILITY (same), did not (different), or that one cannot tell (unsure)."""
    from tawthiq.casebook import facilities as held

    book = derived(casebook)
    who = acting(book, member, organisation)
    act = held.judge(book, acting=who, verdict=verdict, incident=incident, facility=facility, because=because)
    recorded(act, verdict, "figures", "الأرقام", _VERDICTS_AR[verdict])
