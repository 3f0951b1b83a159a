"""How well claims become incidents: the tables of docs/method/incidents.md.

usage: eval_incidents.py [simulate] [airwars] [case]     (all by default)
Real data come from TAWTHIQ_SHARED (../shared); nothing of them is kept.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa

sys.path.insert(0, str(Path(__file__).resolve().parent))
from bench import machine

from tawthiq.incidents.settings import BESIDE, FINE_METRES
from tawthiq.model.claims import YearlessDay

if TYPE_CHECKING:
    from tawthiq.incidents.link_table import LinkedIncidents

SHARED = Path(os.environ.get("TAWTHIQ_SHARED", Path(__file__).parents[2] / "shared"))
ASKED = {"low": 0.97, "medium": 0.93, "high": 0.88}
SEEDS = (101, 102, 103)
PLACES = (
    "ocha-cod/locations_adm4_aoc.csv", "ocha-cod/syr_adm1.geojson", "ocha-cod/syr_adm2.geojson",
    "ocha-cod/syr_adm3.geojson", "whosonfirst/sy_places.csv",
)  # fmt: skip


def b_cubed(pairs: list[tuple[str, str]]) -> tuple[float, float, float]:
    """Precision, recall and F1 over rows of (truth, cluster) (Bagga and Baldwin 1998)."""
    true, found, both = Counter(t for t, _ in pairs), Counter(c for _, c in pairs), Counter(pairs)
    precision = sum(n * n / found[c] for (_, c), n in both.items()) / len(pairs)
    recall = sum(n * n / true[t] for (t, _), n in both.items()) / len(pairs)
    return precision, recall, 2 * precision * recall / (precision + recall)


def show(name: str, rows: list[tuple[str, str]], asked: float | None) -> None:
    p, r, f = b_cubed(rows)
    mark = "" if asked is None else f"asked {asked}  {'reached' if f >= asked else 'missed'}"
    print(f"{name:<44} rows {len(rows):>6}  P {p:.3f}  R {r:.3f}  B-cubed F1 {f:.3f}  {mark}", flush=True)


def simulate() -> None:
    from tawthiq.incidents.link_table import link_incidents
    from tawthiq.incidents.simulation import simulate as made
    from tawthiq.incidents.simulation import write

    for level, asked in ASKED.items():
        for seed in SEEDS:
            with tempfile.TemporaryDirectory() as folder:
                write(made(noise=level, incidents=2000, villages=400, seed=seed), Path(folder))
                table = link_incidents(Path(folder) / "claims.csv").table
            rows = zip(table["incident"].to_pylist(), table["cluster"].to_pylist(), strict=True)
            show(f"simulated, {level}, seed {seed}", [(t, c) for t, c in rows if t], asked)


def airwars() -> None:
    """Texts of one coded incident each; a text's claim is the first event read from it, none read: alone."""
    from tawthiq.incidents.link_table import link_incidents

    texts = [json.loads(line) for line in _lines(SHARED / "data/airwars-syria/source_texts.jsonl")]
    texts = [t for t in texts if len(t["incident_seq"]) == 1]
    read = _extracted(texts)
    firsts = [next((e for e in events if e["scope"] == "event"), None) for events in read]
    rows = [_row(t, e) for t, e in zip(texts, firsts, strict=True) if e is not None]
    found = link_incidents(pa.Table.from_pylist(rows))
    table = found.table
    home = dict(zip(table["id"].to_pylist(), table["cluster"].to_pylist(), strict=True))
    pairs = [(str(t["incident_seq"][0]), home.get(t["source_id"]) or t["source_id"]) for t in texts]
    show("airwars-syria, all texts", pairs, 0.75)
    for name, half in (("half used for choosing", True), ("half used for reporting alone", False)):
        show(f"  {name}", [p for p in pairs if _chosen_on(p[0]) == half], None)
    kinds = {
        "with a village and a day": lambda e: e and _fine(e) and e["date_start"],
        "with a village, no day": lambda e: e and _fine(e) and not e["date_start"],
        "with a toll": lambda e: e and any(c["kind"] == "killed" for c in e["counts"]),
    }
    for name, holds in kinds.items():
        show(f"  {name}", [p for p, e in zip(pairs, firsts, strict=True) if holds(e)], None)
    _limits(texts, firsts)
    _lost(found, texts, home)


def _chosen_on(incident: str) -> bool:
    """Whether an incident is of the half on which settings were chosen."""
    return int(incident) * 2654435761 % 2**32 < 2**31


def _lost(found: LinkedIncidents, texts: list[dict[str, Any]], home: dict[str, str]) -> None:
    """Pairs of texts of one incident that are not joined, by the first thing that keeps them apart."""
    rows = {id_: row for row, id_ in found.con.execute("select row, id from keys").fetchall()}
    weights = {(a, b): w for a, b, w in found.con.execute("select l, r, weight from scored").fetchall()}
    killed = dict(found.con.execute("select row, killed_low is not null from records").fetchall())
    of: dict[int, list[str]] = defaultdict(list)
    for t in texts:
        of[t["incident_seq"][0]].append(t["source_id"])
    causes, uncounted, total = Counter[str](), Counter[str](), 0
    for ids in of.values():
        for a, b in combinations(ids, 2):
            total += 1
            if home.get(a, a) == home.get(b, b):
                continue
            pair = sorted(rows[i] for i in (a, b) if i in rows)
            cause = _cause(found, weights, pair)
            causes[cause] += 1
            uncounted[cause] += len(pair) == 2 and not (killed[pair[0]] and killed[pair[1]])
    lost = causes.total()
    print(f"  pairs of texts of one incident: {total}, joined {total - lost}, lost {lost}; of the lost:")
    for cause, n in causes.most_common():
        print(
            f"    {n:5} {n / lost:6.1%}  {cause}; {uncounted[cause]} of them without a number of dead on one side"
        )


def _cause(found: LinkedIncidents, weights: dict[tuple[int, int], int], pair: list[int]) -> str:
    known = found.known
    if len(pair) < 2:
        return "no event is read from one"
    a, b = pair
    if not (known.placed[a] and known.placed[b]):
        return "one states no place"
    if max(known.precision[a], known.precision[b]) > FINE_METRES and (a, b) not in weights:
        return "one states a district or more, and they share no number, name or wording"
    if known.distance(a, b) > int(known.precision[a] + known.precision[b]) + BESIDE:
        return "places are read that are apart"
    if not known.family[a] & known.family[b]:
        return "kinds are read that cannot be one"
    if not (known.dated[a] and known.dated[b]):
        return "one states no day and bears none" + _judged(weights, pair, found.threshold)
    if max(known.first[a], known.first[b]) - min(known.last[a], known.last[b]) > 1:
        return "days are read that are apart"
    return "place and day allow it" + _judged(weights, pair, found.threshold)


def _judged(weights: dict[tuple[int, int], int], pair: list[int], threshold: int) -> str:
    weight = weights.get((pair[0], pair[1]))
    if weight is None:
        return ", not compared"
    return ", weighed too low" if weight < threshold else ", strong enough alone, not as a group"


def _limits(texts: list[dict[str, Any]], firsts: list[dict[str, Any] | None]) -> None:
    """What linking cannot mend: texts of one incident in which no common place or no day is read."""
    code = [e["place"]["pcode"] if e and e["place"] else None for e in firsts]
    of: dict[int, Counter[str]] = defaultdict(Counter)
    for t, c in zip(texts, code, strict=True):
        if c:
            of[t["incident_seq"][0]][c] += 1
    common = sum(max(c.values()) for c in of.values())
    dated = sum(1 for e in firsts if e and e["date_start"])
    print(
        f"  of {len(texts)} texts: {sum(e is None for e in firsts)} without an event, {dated} with a day read, "
        f"{sum(1 for t in texts if t['published'])} with a publication, {common} placed where most of their incident is"
    )
    alone = [(str(t["incident_seq"][0]), c or t["source_id"]) for t, c in zip(texts, code, strict=True)]
    show("  the place code alone as cluster", alone, None)


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()


def _extracted(texts: list[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    from tawthiq.claims.packs import load_pack
    from tawthiq.flow.reading import written_on
    from tawthiq.flow.texts import extract_with, finder_for
    from tawthiq.lang.published import parse_published

    finder = finder_for(tuple(SHARED / "data" / p for p in PLACES), ("syria",))
    for t in texts:
        day = parse_published(t["published"] or "") or written_on(t["text"], t["url"])
        t["published"] = day.isoformat() if day else None
    given = ({"id": t["source_id"], "text": t["text"], "published": t["published"]} for t in texts)
    return [line["events"] for line in extract_with(given, finder, load_pack(("syria",)), 1)]


def _fine(event: dict[str, Any]) -> bool:
    return bool(event["place"]) and (event["place"].get("precision") or 10**6) <= 6000


def _row(text: dict[str, Any], event: dict[str, Any]) -> dict[str, Any]:
    place = event["place"] or {}
    row: dict[str, Any] = {
        "id": text["source_id"], "source": text["publisher"], "report": text["source_id"], "text": event["quote"],
        "published": text["published"], "event_type": event["event_type"],
        "actor_class": ";".join(event["actor_class"]), "targets": ";".join(event["targets"]),
        "names": ";".join(v["name"] for v in event["victims"] if v["name"]),
    }  # fmt: skip
    row |= {k: event[k] for k in ("date_start", "date_end")}
    said = YearlessDay(**(event["yearless"] or {}))
    row |= {"weekday": said.weekday, "month_day": said.month_day}
    row |= {k: place.get(k) for k in ("lat", "lon", "precision", "pcode")}
    for kind, field in (("killed", "killed"), ("injured", "injured")):
        counts = [c for c in event["counts"] if c["kind"] == kind and c["group"] in ("all", "civilians")]
        who = {c["group"] for c in event["counts"] if c["kind"] == kind and c["max"] != 0}
        row[f"{field}_groups"] = ";".join(sorted(who))
        row[f"{field}_min"] = min((c["min"] or 0 for c in counts), default=None)
        row[f"{field}_max"] = max(
            ((c["max"] if c["max"] is not None else c["min"]) or 0 for c in counts), default=None
        )
    return {k: None if v is None else str(v) for k, v in row.items()}


_CASE = """
import sys
from collections import Counter
from pathlib import Path
from tawthiq.casebook import deriving, queries
from tawthiq.casebook.book import make_casebook
from tawthiq.casebook.case import read_case
from tawthiq.casebook.running import bring_in
book = make_casebook(Path(sys.argv[2]))
bring_in(book, read_case(Path(sys.argv[1])))
deriving.derive(book, workers=2)
claims = queries.claims()
both = Counter()
def told(c):
    killed = [f"{x.min}-{x.max}" for x in c.event.counts if x.kind == "killed" and x.group in ("all", "civilians")]
    place = c.event.place.text[:24] if c.event.place else ""
    return f"{c.source} {c.event.date_start} {place} killed {'/'.join(killed)}"
for i in queries.incidents():
    of = [claims[c] for c in i.claims]
    days = sorted(str(c.event.date_start) for c in of)
    if not ("2019-05-01" <= days[0] and days[-1] <= "2019-05-06") or not {"SY07", "SY05"} & {*i.admin, i.pcode}:
        continue
    sources = frozenset(c.source for c in of)
    both[" + ".join(sorted(sources))] += 1
    for source in sources:
        own = {o for c in of if c.source == source for o in c.originators}
        both[f"  {source}: one originator alone"] += len(own) == 1
        for name in ("sohr", "airwars"):
            both[f"  {source}: {name} behind it"] += name in own
    if len(sources) > 1:
        print(i.date_start, (i.place_en or "")[:24].ljust(24), " | ".join(map(told, of)))
for name, n in sorted(both.items()):
    print(f"{n:5} {name}")
"""


def case() -> None:
    """Rows of UCDP and Airwars of the first six days that meet, as a table a person can check; who stands alone."""
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(
            [sys.executable, "-c", _CASE, str(SHARED / "cases/idlib-2019"), f"{folder}/c"],
            capture_output=True,
            text=True,
        )
    print(done.stdout or done.stderr[-800:], flush=True)


def main() -> None:
    print(machine())
    for name in sys.argv[1:] or ("simulate", "airwars", "case"):
        {"simulate": simulate, "airwars": airwars, "case": case}[name]()


if __name__ == "__main__":
    main()
