"""Measure the reading of reports against hand labels and coded incidents: the tables of docs/method/extraction.md.

usage: eval_extract.py [--only gold|syria|gaza|speed] [--errors N] [--keep DIR]

The labelled reports are parted by a seeded hash of their ids: two thirds to tune on, one third to report on. `--errors`
shows errors of the tuning part only. Data are read from TAWTHIQ_SHARED, else ../shared beside the project.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import math
import os
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from tawthiq.claims.extract import detect_lang, extract_events
from tawthiq.claims.jsonl import to_json
from tawthiq.claims.packs import Pack, load_pack
from tawthiq.lang.published import parse_published
from tawthiq.model.claims import Event
from tawthiq.places.areas import pack as areas_pack
from tawthiq.places.finder import Finder
from tawthiq.places.gazetteer import load

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("TAWTHIQ_SHARED", ROOT.parent / "shared"))
SEED = "tawthiq-gold-1"
GATES = {
    "counts_f1": 0.85, "killed_exact": 0.88, "type_f1": 0.85, "target_f1": 0.80, "actor_f1": 0.85,
    "place_found": 0.85, "date_found": 0.90,
}  # fmt: skip
TABLES = (
    "ocha-cod/syr_adm1.geojson", "ocha-cod/syr_adm2.geojson", "ocha-cod/syr_adm3.geojson",
    "ocha-cod/locations_adm4_aoc.csv", "ocha-cod/camp_pcodes.csv", "whosonfirst/sy_places.csv",
)  # fmt: skip


def held_out(report_id: str) -> bool:
    """A third of the ids, by a seeded hash."""
    return int(hashlib.sha256(f"{SEED}:{report_id}".encode()).hexdigest(), 16) % 3 == 0


def rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def read(report: dict[str, Any], finder: Finder, pack: Pack) -> list[Event]:
    published = parse_published(str(report.get("published") or ""))
    return extract_events(report["text"], published=published, finder=finder, pack=pack)


def gold(finder: Finder, pack: Pack, folder: Path, errors: int) -> None:
    """The scorer's measures for both languages, on the part tuned on and the part held out."""
    print(f"{'':14}" + "".join(f"{m:>14}" for m in GATES))
    print(f"{'asked':14}" + "".join(f"{g:14.2f}" for g in GATES.values()))
    for lang in ("en", "ar"):
        reports = rows(SHARED / f"data/gold/dev_{lang}_in.jsonl")
        labels = {r["id"]: r for r in rows(SHARED / f"data/gold/dev_{lang}_gold.jsonl")}
        for part, held in (("tuned", False), ("held out", True)):
            chosen = [r for r in reports if held_out(r["id"]) == held]
            scores = _score(
                chosen, labels, finder, pack, folder / f"{lang}_{part[:4]}", 0 if held else errors
            )
            line = f"{lang} {part} {len(chosen)}"
            print(f"{line:14}" + "".join(f"{scores[m]:14.3f}" for m in GATES))


def _score(
    chosen: Sequence[dict[str, Any]],
    labels: dict[str, Any],
    finder: Finder,
    pack: Pack,
    base: Path,
    errors: int,
) -> dict[str, float]:
    predicted, truth = base.with_suffix(".pred.jsonl"), base.with_suffix(".gold.jsonl")
    with predicted.open("w", encoding="utf-8") as out:
        for report in chosen:
            found = to_json(report["id"], detect_lang(report["text"]), read(report, finder, pack))
            out.write(json.dumps(found, ensure_ascii=False) + "\n")
    lines = [json.dumps(labels[r["id"]], ensure_ascii=False) + "\n" for r in chosen]
    truth.write_text("".join(lines), encoding="utf-8")
    scorer = [sys.executable, str(SHARED / "tools/score_extract.py"), str(truth), str(predicted)]
    places = str(SHARED / "data/ocha-cod/locations_adm4_aoc.csv")
    done = subprocess.run(
        [*scorer, places, "--errors", str(errors)], capture_output=True, text=True, check=True
    )
    *shown, last = done.stdout.strip().splitlines()
    if errors:
        print("\n".join(shown))
    scores: dict[str, float] = json.loads(last)
    return scores


def syria(finder: Finder, pack: Pack) -> None:
    """Texts of coded incidents: does the highest killed range meet the coded one, is a place within 10 km?"""
    with (SHARED / "data/airwars-syria/incidents.csv").open(encoding="utf-8") as f:
        coded = {r["seq"]: r for r in csv.DictReader(f)}
    tally: dict[str, Counter[str]] = {"ar": Counter(), "en": Counter(), "mixed": Counter()}
    for report in rows(SHARED / "data/airwars-syria/source_texts.jsonl"):
        incident = next((coded[str(s)] for s in report["incident_seq"] if str(s) in coded), None)
        if incident is None:
            continue
        events = read(report, finder, pack)
        count = tally[detect_lang(report["text"])]
        count["texts"] += 1
        _killed(count, events, incident)
        _near(count, events, incident)
    head = ("texts", "with an event", "killed read", "meets coded", "place read", "within 10 km")
    print(f"{'':8}" + "".join(f"{h:>15}" for h in head))
    for lang, count in tally.items():
        print(f"{lang:8}" + "".join(f"{count[h]:15}" for h in head))


def _killed(count: Counter[str], events: Sequence[Event], incident: dict[str, str]) -> None:
    count["with an event"] += bool(events)
    highest = _highest(events)
    low, high = _int(incident.get("killed_min")), _int(incident.get("killed_max"))
    if highest is None or low is None:
        return
    count["killed read"] += 1
    top = math.inf if highest[1] is None else highest[1]
    count["meets coded"] += highest[0] <= (high if high is not None else low) and top >= low


def _highest(events: Iterable[Event]) -> tuple[int, int | None] | None:
    found = [c for e in events if e.scope == "event" for c in e.counts if c.kind in ("killed", "executed")]
    if not found:
        return None
    best = max(found, key=lambda c: (c.min or 0, c.max or 0))
    return best.min or 0, best.max


def _near(count: Counter[str], events: Sequence[Event], incident: dict[str, str]) -> None:
    lat, lon = _float(incident.get("lat")), _float(incident.get("lon"))
    places = [e.place for e in events if e.place and e.place.lat is not None and e.place.lon is not None]
    if lat is None or lon is None or not places:
        return
    count["place read"] += 1
    count["within 10 km"] += any(_km(lat, lon, (p.lat or 0) / 1e7, (p.lon or 0) / 1e7) <= 10 for p in places)


def _km(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    p1, p2 = math.radians(lat1), math.radians(lat2)
    d = (
        math.sin((p2 - p1) / 2) ** 2
        + math.cos(p1) * math.cos(p2) * math.sin(math.radians(lon2 - lon1) / 2) ** 2
    )
    return 12742 * math.asin(min(1, math.sqrt(d)))


def _int(value: str | None) -> int | None:
    return int(float(value)) if value and re.fullmatch(r"\d+(\.\d+)?", value) else None


def _float(value: str | None) -> float | None:
    try:
        return float(value or "")
    except ValueError:
        return None


def gaza(finder: Finder, pack: Pack) -> None:
    """English narratives with conflicting counts: does the highest killed range meet the coded one?"""
    count: Counter[str] = Counter()
    for report in rows(SHARED / "data/airwars-gaza/assessments_en.jsonl"):
        count["texts"] += 1
        text = next((report[k] for k in ("text", "narrative") if report.get(k)), "")
        events = read({**report, "text": text, "published": report.get("date")}, finder, pack)
        ends = re.findall(r"\d+", (report["killed"] or [""])[0])
        _killed(count, events, {"killed_min": ends[0], "killed_max": ends[-1]} if ends else {})
    print("  ".join(f"{k}: {v}" for k, v in count.items()))


def speed(finder: Finder, pack: Pack, loaded: float) -> None:
    """Short reports a second on one core, one very long text, memory."""
    texts = [r["text"] for lang in ("en", "ar") for r in rows(SHARED / f"data/gold/dev_{lang}_in.jsonl")]
    short = [t[:280] for t in texts] * 5
    for finding in (finder, None):
        started = time.process_time()
        for text in short:
            extract_events(text, published=None, finder=finding, pack=pack)
        rate = len(short) / (time.process_time() - started)
        print(f"short reports a second, {'full gazetteer' if finding else 'no gazetteer'}: {rate:.0f}")
    for size in (1_000_000, 5_000_000):
        lines = [
            line
            for text in texts
            for line in text.splitlines()
            if len(line) > 60 and "All reactions" not in line
        ]
        copies = size // sum(map(len, lines)) + 1
        whole = "\n".join(f"{line} ({n})." for n in range(copies) for line in lines)[:size]
        started = time.process_time()
        extract_events(whole, published=None, finder=finder, pack=pack)
        print(f"one text of {size:,} characters: {time.process_time() - started:.1f} s")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"gazetteer loaded in {loaded:.1f} s; peak memory with the texts above {peak:.0f} MB")


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--only", choices=("gold", "syria", "gaza", "speed"))
    ap.add_argument("--errors", type=int, default=0)
    ap.add_argument("--keep", type=Path)
    a = ap.parse_args()
    started = time.process_time()
    finder = Finder(load([SHARED / "data" / t for t in TABLES]), [areas_pack("syria")])
    loaded = time.process_time() - started
    pack = load_pack(["syria"])
    with tempfile.TemporaryDirectory() as scratch:
        folder = a.keep or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        for name, run in (
            ("gold", lambda: gold(finder, pack, folder, a.errors)),
            ("syria", lambda: syria(finder, pack)),
            ("gaza", lambda: gaza(finder, pack)),
            ("speed", lambda: speed(finder, pack, loaded)),
        ):
            if a.only in (None, name):
                print(f"== {name}", flush=True)
                run()


if __name__ == "__main__":
    main()
