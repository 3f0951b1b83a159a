"""The files of a simulation: claims as a table, texts, truth, places, a case to run, tables in meltt's form."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from pathlib import Path

import yaml

from tawthiq.incidents.families import FAMILIES
from tawthiq.incidents.simulation.country import sources, words
from tawthiq.incidents.simulation.model import Report, Said, Simulated, Site, Source
from tawthiq.model.claims import YearlessDay

CLAIM_COLUMNS = (
    "id", "source", "originator", "date_start", "date_end", "lat", "lon", "precision", "pcode", "event_type",
    "actor_class", "targets", "killed_min", "killed_max", "injured_min", "injured_max", "text", "report", "scope",
    "published", "lang", "names", "weekday", "month_day", "killed_groups", "injured_groups", "incident",
)  # fmt: skip
TRUTH_COLUMNS = (
    "id", "date", "place", "pcode", "lat", "lon", "event_type", "actor_class", "target", "killed_low", "killed_high",
    "injured", "reports",
)  # fmt: skip
PLACE_COLUMNS = (
    "pcode", "name_en", "name_ar", "aliases", "kind", "admin0", "admin1", "admin2", "lat", "lon", "precision",
)  # fmt: skip
SOURCE_COLUMNS = ("id", "name_en", "name_ar", "kind")
# https://cran.r-project.org/package=meltt (Donnay, Dunford, McGrath, Backer and Cunningham 2019)
MELTT_COLUMNS = (
    "date",
    "enddate",
    "latitude",
    "longitude",
    "event_tax",
    "actor_tax",
    "prec_tax",
    "dataset",
    "event",
)
_PRECISIONS = {"community": 1, "admin2": 2, "admin1": 3}  # as prec_tax has them
TAXONOMY_COLUMNS = ("data.source", "base.categories", "level1", "level2")
_META = "This country and everything in these files is invented. هذا البلد وكل ما في هذه الملفات مخترع."


def write(made: Simulated, folder: Path) -> dict[str, int]:
    """Write everything into `folder`; returns rows by file."""
    (folder / "channels").mkdir(parents=True, exist_ok=True)
    (folder / "tables").mkdir(exist_ok=True)
    (folder / "meltt" / "taxonomies").mkdir(parents=True, exist_ok=True)
    (folder / "INVENTED.txt").write_text(_META + "\n", encoding="utf-8")
    counts = {
        "claims.csv": _csv(folder / "claims.csv", CLAIM_COLUMNS, _claims(made)),
        "truth.csv": _csv(folder / "truth.csv", TRUTH_COLUMNS, _truth(made)),
        "places.csv": _csv(folder / "places.csv", PLACE_COLUMNS, _places(made.sites)),
        "sources.csv": _csv(folder / "sources.csv", SOURCE_COLUMNS, _sources(made.sources)),
        "reports.jsonl": _reports(folder / "reports.jsonl", made.reports),
    }  # fmt: skip
    _case(made, folder)
    for source in made.sources:
        own = [r for r in made.reports if r.source == source.id]
        if source.kind == "database":
            counts[f"meltt/{source.id}.csv"] = _csv(
                folder / "meltt" / f"{source.id}.csv", MELTT_COLUMNS, _meltt(own)
            )
    databases = [s.id for s in made.sources if s.kind == "database"]
    for name, levels in _taxonomies().items():
        told = ((source, *row) for source in databases for row in levels)
        path = f"meltt/taxonomies/{name}.csv"
        counts[path] = _csv(folder / path, TAXONOMY_COLUMNS, told)
    return counts


def degrees(units: int) -> str:
    """1e-7 degree as a decimal text."""
    sign = "-" if units < 0 else ""
    return f"{sign}{abs(units) // 10**7}.{abs(units) % 10**7:07d}"


def _csv(path: Path, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> int:
    count = 0
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(columns)
        for row in rows:
            writer.writerow(["" if v is None else v for v in row])
            count += 1
    return count


def _claims(made: Simulated) -> Iterator[tuple[object, ...]]:
    for report in made.reports:
        for c in report.claims:
            yield _claim(c, report)


def _claim(c: Said, report: Report) -> tuple[object, ...]:
    place, day = c.place, c.yearless or YearlessDay()
    lat, lon = c.at or ((place.lat, place.lon) if place else (0, 0))
    code = "" if place is None or c.at else place.pcode
    where = (degrees(lat), degrees(lon), place.precision, code) if place else ("",) * 4
    first, last = c.days or (None, None)
    return (
        c.id, c.source, c.originator, first, last, *where, c.event_type, c.party or "unknown", c.target, c.killed,
        _upto(c.killed, c.spread), c.injured, _upto(c.injured, c.spread), c.text, report.id, c.scope,
        _printed(report), report.lang, _named(c, report.lang), day.weekday, day.month_day,
        _groups(c.killed_who), _groups(c.injured_who), c.incident,
    )  # fmt: skip


def _groups(named: Sequence[tuple[str, int]]) -> str:
    return "|".join(group for group, _ in named)


def _printed(report: Report) -> str:
    return report.published.isoformat() if report.printed else ""


def _named(c: Said, lang: str) -> str:
    return "|".join(name[1 if lang == "ar" else 0] for name in c.names)


def _upto(number: int | None, spread: int) -> int | None:
    return None if number is None else number + spread


def _truth(made: Simulated) -> Iterator[tuple[object, ...]]:
    told: dict[str, list[str]] = {}
    for report in made.reports:
        for c in report.claims:
            told.setdefault(c.incident, []).append(report.id)
    for s in made.strikes:
        v = s.village
        yield (
            s.id, s.at.date(), v.en, v.pcode, degrees(v.lat), degrees(v.lon), s.event_type, s.party, s.target, s.killed,
            s.killed, s.injured, "|".join(told.get(s.id, ())),
        )  # fmt: skip


def _places(sites: Sequence[Site]) -> Iterator[tuple[object, ...]]:
    for s in sites:
        above = [*s.parents, "", "", ""][:3]
        yield (
            s.pcode, s.en, s.ar, "", s.kind, *above, degrees(s.lat), degrees(s.lon), s.precision,
        )  # fmt: skip


def _sources(sources: Sequence[Source]) -> Iterator[tuple[str, ...]]:
    return ((s.id, s.en, s.ar, s.kind) for s in sources)


def _reports(path: Path, reports: Sequence[Report]) -> int:
    texts = [r for r in reports if r.text]
    with path.open("w", encoding="utf-8") as file:
        for r in texts:
            told = {
                "id": r.id, "source": r.source, "published": _printed(r), "lang": r.lang, "text": r.text,
                "copied": r.copied, "claims": [c.id for c in r.claims],
                "incidents": [c.incident for c in r.claims if c.incident],
            }  # fmt: skip
            file.write(json.dumps(told, ensure_ascii=False) + "\n")
    return len(texts)


def _meltt(reports: Sequence[Report]) -> Iterator[tuple[object, ...]]:
    """meltt wants a day, a point and numbered taxonomies for each row; rows that lack one are left out of it."""
    numbers = {kind: n for n, kind, _ in _taxonomies()["event_tax"]}
    parties = {party: n for n, party, _ in _taxonomies()["actor_tax"]}
    for r in reports:
        c = r.claims[0]
        if c.days is None or c.place is None:
            continue
        precision = _PRECISIONS[c.place.kind]
        yield (
            *c.days, degrees(c.place.lat), degrees(c.place.lon), numbers[c.event_type],
            parties[c.party or "not stated"], precision, c.source, c.incident,
        )  # fmt: skip


def _taxonomies() -> dict[str, list[tuple[int, str, str]]]:
    """By column: (base category, what it is, of what kind that is); meltt climbs the two levels."""
    kinds = [(k, next(f for f, held in FAMILIES.items() if k in held)) for k in words()["weapons"]]
    parties = [("not stated", "any"), *((p, "named") for p in words()["parties"])]
    levels = {
        "event_tax": kinds,
        "actor_tax": parties,
        "prec_tax": [("community", "any"), ("district", "any"), ("governorate", "any")],
    }
    return {name: [(n, *row) for n, row in enumerate(rows, start=1)] for name, rows in levels.items()}


def _case(made: Simulated, folder: Path) -> None:
    """A case.yml that `tawthiq run` takes: channels as exports, databases as tables with their profile."""
    inputs = []
    for source in made.sources:
        own = [r for r in made.reports if r.source == source.id]
        if source.kind == "database":
            _csv(folder / "tables" / f"{source.id}.csv", _ROW, (_row(r) for r in own))
            inputs.append(
                {
                    "path": f"tables/{source.id}.csv",
                    "reader": "csv",
                    "profile": "./profile.yml",
                    "source": source.id,
                }
            )
        else:
            _channel(folder / "channels" / f"{source.id}.json", source, own)
            inputs.append({"path": f"channels/{source.id}.json", "reader": "telegram", "source": source.id})
    _yaml(folder / "profile.yml", _profile())
    _yaml(folder / "pack.yml", _pack())
    _yaml(folder / "case.yml", _described(made, inputs))


_ROW = (
    "row", "date", "place", "district", "lat", "lon", "precision", "kind", "party", "target", "killed", "killed_to",
    "injured", "injured_to", "entered",
)  # fmt: skip


def _row(r: Report) -> tuple[object, ...]:
    c, place = r.claims[0], r.claims[0].place
    where = (
        (place.en, place.parents[-1], *(degrees(d) for d in c.at or (place.lat, place.lon)), place.precision)
        if place
        else ("", "", "", "", "")
    )
    return (
        r.id, c.days[0] if c.days else "", *where, c.event_type, c.party, c.target, c.killed, _upto(c.killed, c.spread),
        c.injured, _upto(c.injured, c.spread), r.published.date(),
    )  # fmt: skip


def _channel(path: Path, source: Source, reports: Sequence[Report]) -> None:
    name = source.ar if source.lang == "ar" else source.en
    messages = [
        {
            "id": int(r.id[1:]), "type": "message", "date": r.published.replace(tzinfo=None).isoformat(),
            "date_unixtime": str(_seconds(r.published)), "from": name, "from_id": "channel1", "text": r.text,
        }
        for r in reports
    ]  # fmt: skip
    export = {"name": name, "type": "public_channel", "id": 1, "messages": messages}
    path.write_text(json.dumps(export, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")


def _seconds(at: datetime) -> int:
    return int(at.timestamp())


def _profile() -> dict[str, object]:
    kinds = {kind: kind for kind in words()["weapons"]}
    targets = {t: t for t in words()["targets"]}
    return {
        "profile": "simulated-table", "version": 1,
        "title": {"en": "a simulated database (invented)", "ar": "قاعدة بيانات محاكاة (مخترعة)"},
        "lang": "en", "published": {"column": "entered"}, "date": {"start": "date"},
        "event_type": {"column": "kind", "default": "other", "values": kinds},
        "place": {"name": {"column": "place"}, "lat": "lat", "lon": "lon", "precision": {"column": "precision"}},
        "hints": ["district"],
        "actor_class": {"column": "party", "default": "unknown", "values": {p: p for p in words()["parties"]}},
        "targets": {"column": "target", "default": "none_stated", "values": targets},
        "counts": [
            {"kind": "killed", "group": "civilians", "low": "killed", "high": "killed_to"},
            {"kind": "injured", "group": "all", "low": "injured", "high": "injured_to"},
        ],
        "ignore": ["row"],
    }  # fmt: skip


def _pack() -> dict[str, object]:
    classes: dict[str, object] = {
        key: {"label": told, "en": [told["en"].lower()], "ar": [told["ar"]]}
        for key, told in words()["parties"].items()
    }
    classes["unknown"] = {"label": {"en": "not said who", "ar": "لم يذكر الفاعل"}, "en": [], "ar": []}
    country = words()["country"]
    return {
        "name": {"en": country["en"], "ar": country["ar"]},
        "country": country["pcode"],
        "classes": classes,
        "air_only": [],
        "sources": {s.id: {"en": [s.en], "ar": [s.ar]} for s in sources()},
    }


def _described(made: Simulated, inputs: Sequence[dict[str, str]]) -> dict[str, object]:
    country = words()["country"]
    days = sorted(s.at.date().isoformat() for s in made.strikes)
    window = [days[0], days[-1]]
    asked = {"window": window, "area": "country", "basis": "incidents", "by": "source"}
    return {
        "name": "Selmara, simulated (invented)", "invented": True, "zone": "UTC", "languages": ["en", "ar"],
        "organisations": [
            {"id": "simulated", "name_en": "Simulated office (invented)", "name_ar": "مكتب محاكاة (مخترع)"}
        ],
        "gazetteers": ["places.csv"], "packs": ["./pack.yml"], "inputs": list(inputs),
        "areas": {"country": {"pcodes": [country["pcode"]], "name_en": country["en"], "name_ar": country["ar"]}},
        "questions": [
            {"id": "killed", "kind": "killed", "group": "all", **asked},
            {"id": "injured", "kind": "injured", "group": "all", **asked},
        ],
    }  # fmt: skip


def _yaml(path: Path, body: dict[str, object]) -> None:
    path.write_text(
        f"# {_META}\n" + yaml.safe_dump(body, allow_unicode=True, sort_keys=False, width=100),
        encoding="utf-8",
    )
