"""How well places are found: gold labels and coded incidents against the OCHA and Who's On First tables.

Prints the tables that docs/method/places.md keeps. Reads $TAWTHIQ_SHARED/data (default ../shared). A random third
of the labelled reports is held out; `--show` prints failures of the other two thirds only.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import os
import resource
import time
from pathlib import Path
from typing import Any

from tawthiq.places import Finder, load, pack
from tawthiq.places.geometry import distance, e7
from tawthiq.places.keys import fold, key

DATA = Path(os.environ.get("TAWTHIQ_SHARED", "../shared")) / "data"
TABLES = [
    "ocha-cod/locations_adm4_aoc.csv", "ocha-cod/syr_adm1.geojson", "ocha-cod/syr_adm2.geojson",
    "ocha-cod/syr_adm3.geojson", "whosonfirst/sy_places.csv",
]  # fmt: skip
WITHIN = 6_000


def held_out(identifier: str) -> bool:
    return hashlib.sha256(identifier.encode()).digest()[0] % 3 == 0


def records(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


class Tally:
    def __init__(self) -> None:
        self.right: dict[tuple[str, str], int] = {}
        self.all: dict[tuple[str, str], int] = {}

    def add(self, measure: str, part: str, right: bool) -> None:
        self.right[measure, part] = self.right.get((measure, part), 0) + right
        self.all[measure, part] = self.all.get((measure, part), 0) + 1

    def table(self) -> None:
        print("| measure | part | right | of | share |\n|---|---|---|---|---|")
        for (measure, part), n in sorted(self.all.items()):
            right = self.right[measure, part]
            print(f"| {measure} | {part} | {right} | {n} | {right / n:.3f} |")


def near(finder: Finder, code: str, lat: int | None, lon: int | None) -> bool:
    entry = finder.gazetteer.get(code)
    if entry is None or entry.kind != "community" or lat is None or lon is None:
        return False
    return distance(entry.lat or 0, entry.lon or 0, lat, lon) <= WITHIN


def gold(finder: Finder, tally: Tally, show: bool) -> None:
    for lang in ("ar", "en"):
        texts = {r["id"]: r for r in records(DATA / "gold" / f"dev_{lang}_in.jsonl")}
        for report in records(DATA / "gold" / f"dev_{lang}_gold.jsonl"):
            part = f"{lang} {'held out' if held_out(report['id']) else 'tuning'}"
            text = texts[report["id"]]["text"]
            found = finder.mentions(text)
            refs = [finder.resolve(text, [m], near=found) for m in found]
            for event in report["events"]:
                code, name = event.get("place_pcode"), event.get("place_text")
                if not code:
                    continue
                hits = [r for r in refs if r and (r.pcode == code or near(finder, code, r.lat, r.lon))]
                tally.add("any mention resolves to it", part, bool(hits))
                own = mention_of(text, name, found)
                ref = finder.resolve(text, own, near=found) if own else None
                right = bool(ref and (ref.pcode == code or near(finder, code, ref.lat, ref.lon)))
                tally.add("the labelled words resolve to it", part, right)
                row = finder.lookup(name or "")
                tally.add(
                    "lookup of the labelled words alone",
                    part,
                    bool(row and (row.pcode == code or near(finder, code, row.lat, row.lon))),
                )
                if show and not held_out(report["id"]) and not (right and hits):
                    got = (ref.pcode, ref.name_en) if ref else None
                    known = [text[m.start : m.end] for m in found][:12]
                    print(f"GOLD {lang} {name!r} {code} any={bool(hits)} got={got} mentions={known}")


def mention_of(text: str, name: str | None, found: list[Any]) -> list[Any]:
    at = text.find(name or "\x00")
    if at < 0:
        return []
    return [m for m in found if m.start < at + len(name or "") and m.end > at]


def incidents(finder: Finder, tally: Tally, show: bool) -> None:
    rows = list(csv.DictReader((DATA / "airwars-syria/incidents.csv").open(encoding="utf-8-sig")))
    rows = [r for r in rows if r["lat"] and r["lon"]]
    for row in rows:
        lat, lon = e7(row["lat"]), e7(row["lon"])
        hints = [h for h in (row["governorate"], row["region"]) if h]
        for lang in ("en", "ar"):
            name = row[f"place_{lang}"]
            if not name:
                continue
            ref = finder.lookup(name, admin=hints)
            right = bool(ref and ref.lat is not None and distance(ref.lat, ref.lon or 0, lat, lon) <= 10_000)
            tally.add("incident within 10 km", lang, right)
            if not right:
                unknown = ref is not None and ref.score in (300, 400)
                tally.add("missed: name unknown, put in its unit or town", lang, unknown)
                tally.add("missed: taken for another place", lang, ref is not None and not unknown)
            exact = any(
                e.lat is not None and distance(e.lat, e.lon or 0, lat, lon) <= 10_000
                for e in (finder.entries[k] for k in finder._known.names.exact(key(name)))
            )
            tally.add("incident: exact name within 10 km", lang, exact)
            if show and not right and held_out(row["code"]) is False:
                got = (ref.pcode, ref.name_en, ref.score) if ref else None
                print(f"INCIDENT {lang} {name!r} {hints} got={got} near={near_names(finder, lat, lon)}")


def near_names(finder: Finder, lat: int, lon: int) -> list[str]:
    found = sorted(finder.gazetteer.grid.near(lat, lon, 5_000))[:3]
    return [f"{finder.entries[k].name_en}/{finder.entries[k].name_ar}" for _, k in found]


def speed(finder: Finder) -> None:
    texts = [
        r["text"][:300] for lang in ("ar", "en") for r in records(DATA / "gold" / f"dev_{lang}_in.jsonl")
    ] * 20
    start = time.process_time()
    names = sum(len(finder.mentions(t)) for t in texts)
    middle = time.process_time()
    for text in texts:
        found = finder.mentions(text)
        finder.resolve(text, found, near=found)
    end = time.process_time()
    size = sum(map(len, texts)) // len(texts)
    folded = [fold(text)[0] for text in texts]
    before = time.process_time()
    hits = sum(len(finder._known.names.found(text)[0]) for text in folded)
    matching = time.process_time() - before
    print("\n| measure | value |\n|---|---|")
    print(f"| characters of a text on average | {size} |")
    print(f"| names and their boundaries in folded texts, per second | {len(texts) / matching:.0f} |")
    print(f"| spellings found per text | {hits / len(texts):.1f} |")
    print(f"| mentions, texts per second | {len(texts) / (middle - start):.0f} |")
    print(f"| mentions and resolve of all of them, texts per second | {len(texts) / (end - middle):.0f} |")
    print(f"| names found per text | {names / len(texts):.1f} |")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", action="store_true", help="print the failures that may be looked at")
    show = parser.parse_args().show
    start = time.process_time()
    finder = Finder(load([DATA / name for name in TABLES]), [pack("syria")])
    loaded = time.process_time() - start
    tally = Tally()
    gold(finder, tally, show)
    incidents(finder, tally, show)
    tally.table()
    speed(finder)
    names = sum(len(e.names()) for e in finder.entries)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"| entries | {len(finder.entries)} |\n| names | {names} |")
    print(f"| load and index, seconds | {loaded:.2f} |\n| peak memory, MB | {peak} |")


if __name__ == "__main__":
    main()
