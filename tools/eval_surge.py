"""Measure scan and surge: reference scores, false alarms and power, and what would have been said on 6 May 2019.

    make eval-surge    (or: python tools/eval_surge.py [--fresh] [references|calibration|short|nulls|syria|idlib ...])

Work done is kept in build/eval_surge.json, so that an interrupted run goes on where it stopped. Real data are read from
TAWTHIQ_SHARED (default ../shared) and printed as figures only.
"""

from __future__ import annotations

import csv
import gzip
import json
import os
import sys
import time
from datetime import date, timedelta
from pathlib import Path

import numpy as np
from quiet_periods import BASELINE, CHUNK, REPLICATES, RUNS, SCANS, SETTINGS, one_run, scan_run
from scipy.stats import binom
from short_baselines import RUNS_SHORT, SETTINGS_SHORT, SHORT_HEAD, short_row

from tawthiq.figures.scan import engine, models, scan, scores, windows, zones
from tawthiq.figures.scan.distances import geodesic_km, plane
from tawthiq.figures.scan.expected import population_share
from tawthiq.figures.surge import surge
from tawthiq.figures.surge.rules import acled

ROOT = Path(__file__).resolve().parents[1]
SHARED = Path(os.environ.get("TAWTHIQ_SHARED", ROOT.parent / "shared"))
STATE = ROOT / "build" / "eval_surge.json"


# --- references ------------------------------------------------------------------------------------------------------


def read(name):
    with (SHARED / "data" / "scan" / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.reader(lines))


def new_mexico():
    counts, base = read("NM_ref_counts_8689.csv"), read("NM_ref_baselines_8689.csv")
    header = read("NM_geo.csv")[0]
    geo = {r[0]: dict(zip(header, r, strict=True)) for r in read("NM_geo.csv")[1:]}
    people = {(r[0], r[1]): r[2] for r in read("NM_popcas.csv")[1:]}
    names = counts[0][1:]
    rows = [
        {"location": n, "date": c[0], "cases": c[i], "baseline": b[i], "population": people[c[0], n]}
        for c, b in zip(counts[1:], base[1:], strict=True)
        for i, n in enumerate(names, start=1)
    ]
    return (
        names,
        rows,
        [{"location": n, "lat": geo[n]["seat_lat"], "lon": geo[n]["seat_long"]} for n in names],
    )


def all_windows(names, rows, places, kind):
    """Largest difference from the reference score over every window, and the number of windows."""
    table = np.array([[float(r[c]) for c in ("cases", "baseline", "population")] for r in rows]).reshape(
        4, len(names), 3
    )
    counts, base, people = (table[:, :, i].T for i in range(3))
    total = counts.sum()
    spots = geodesic_km(np.array([[float(p["lat"]), float(p["lon"])] for p in places]))
    circles = zones.circles(spots, neighbours=15)
    if kind == "eb":
        problem = engine.Engine(circles, windows.prospective(4, 4), base, scores.poisson_expectation, None)
    else:
        share = population_share(people, over="period") * total
        score = models.partial(scores.poisson_conditional, total=total)
        problem = engine.Engine(circles, windows.prospective(4, 4), share, score, None)
    mine = {}
    for k, _, _, values in problem.all_windows(counts):
        for row in np.flatnonzero(circles.counted[: len(values), k]):
            members = frozenset(names[i] for i in circles.members(int(row), k))
            mine.update({(members, d + 1): values[row, d] for d in range(4)})
    zone_names = {int(z): frozenset(m.split("|")) for z, m in read("NM_ref_zones_k15.csv")[1:]}
    file = f"NM_ref_{kind}poisson_all_windows.csv"
    differences = [abs(mine[zone_names[int(z)], int(d)] - float(s)) for z, d, s, *_ in read(file)[1:]]
    return max(differences), len(differences)


def references(_):
    names, rows, places = new_mexico()
    print("| reference | windows or cluster | difference |\n|---|---|---|")
    for kind, title in (("eb", "expectation-based"), ("pb", "population-based")):
        worst, count = all_windows(names, rows, places, kind)
        print(f"| {title} Poisson, every window | {count} | {worst:.1e} |")
    expected = (
        ("poisson-expectation", None, 9.18061699783),
        ("poisson-population", None, 7.46404312431),
        ("permutation", None, 1.7862412183),
        ("negbin", 10, 4.38433218895),
    )
    for model, theta, score in expected:
        best = scan(rows, places, model=model, dispersion=theta, seed=1).clusters[0]
        what = f"{len(best.locations)} counties, {best.duration} y, p = {best.p:.3f}, score {best.score:.9f}"
        print(f"| {model} | {what} | {abs(best.score - score):.1e} |")
    second = scan(rows, places, seed=1).clusters[1]
    print(f"| second cluster | {', '.join(second.locations)} | {abs(second.score - 6.8197323969):.1e} |")
    counts, base, xy = (
        np.array(read(f"bench_{n}.csv")[1:], float) for n in ("counts_14x200", "base_14x200", "xy_200")
    )
    circles = zones.circles(plane(xy), neighbours=20)
    bench = engine.Engine(circles, windows.prospective(14, 14), base.T, scores.poisson_expectation, None)
    print(
        f"| bench case | {circles.count} zones, score {bench.best(counts.T):.5f} "
        f"| {abs(bench.best(counts.T) - 12.80731):.1e} |"
    )


# --- calibration -----------------------------------------------------------------------------------------------------


def calibration(state):
    started = time.time()
    for kind, mean, how in SETTINGS:
        for factor in (1.0, 2.0):
            key = f"{kind}|{mean}|{how}|{factor}"
            done = state.setdefault(key, {"runs": 0, "hits": [0, 0, 0, 0]})
            runs = RUNS if factor == 1.0 else RUNS // 5
            while done["runs"] < runs:
                for seed in range(done["runs"], done["runs"] + CHUNK):
                    hits = one_run(kind, mean, how, factor, seed)
                    done["hits"] = [a + int(b) for a, b in zip(done["hits"], hits, strict=True)]
                done["runs"] += CHUNK
                save(state)
    print(
        "| counts | mean a day | setting | false alarms | plain Poisson | best date as if stated | power, doubling |"
    )
    print("|---|---|---|---|---|---|---|")
    for kind, mean, how in SETTINGS:
        quiet, loud = state[f"{kind}|{mean}|{how}|1.0"], state[f"{kind}|{mean}|{how}|2.0"]
        share = [f"{100 * h / quiet['runs']:.1f} %" for h in quiet["hits"]]
        date_picked = share[2] if how.startswith("best") else ""
        naive = "" if how.startswith("best") else share[1]
        power = f"{100 * loud['hits'][0] / loud['runs']:.0f} %"
        print(f"| {kind} | {mean:g} | {how} | {share[0]} | {naive} | {date_picked} | {power} |")
    print(
        f"\n{RUNS} quiet periods and {RUNS // 5} doublings a row, {REPLICATES} replicates; "
        f"{time.time() - started:.0f} s in this run."
    )


def save(state):
    STATE.parent.mkdir(exist_ok=True)
    STATE.write_text(json.dumps(state), encoding="utf-8")


# --- a baseline of 30 days -------------------------------------------------------------------------------------------


def short(state):
    found = state.setdefault("short", {})
    print(f"{SHORT_HEAD}\n|{'---|' * 11}")
    for kind, mean in SETTINGS_SHORT:
        key = f"{kind}|{mean}"
        if key not in found:
            found[key] = short_row(kind, mean)
            save(state)
        print(found[key], flush=True)
    print(f"\n{RUNS_SHORT} periods a row, {REPLICATES} replicates.")


# --- the scan's nulls ------------------------------------------------------------------------------------------------


def nulls(state):
    """False alarms of the scan by null: what overdispersion does to a Poisson null, and what calibrating gives back."""
    found, runs = state.setdefault("scan", {}), 400
    print(f"| counts | settings | false alarms of {runs} |\n|---|---|---|")
    for kind, options in SCANS:
        key = f"{kind}|{json.dumps(options, sort_keys=True)}"
        if key not in found:
            found[key] = sum(scan_run(kind, options, seed) for seed in range(runs))
            save(state)
        words = ", ".join(f"{k} {v}" for k, v in options.items()) or "expectation-based, Poisson null"
        print(f"| {kind} | {words} | {100 * found[key] / runs:.1f} % |")


# --- Syria's provinces, 2011-2018 ------------------------------------------------------------------------------------


def syria(state):
    """How often each rule fires on a Wednesday taken blindly, per province, on daily deaths."""
    path = SHARED / "data" / "vdc-syria" / "casualties_by_province_by_day.csv"
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    found = state.setdefault("syria", {})
    for province in [c for c in rows[0] if c != "day"]:
        if province not in found:
            found[province] = province_alarms(rows, province)
            save(state)
    print("| province | Wednesdays | surge | plain Poisson | ACLED +100 % |\n|---|---|---|---|---|")
    sums = np.zeros(4)
    for province, (n, ours, naive, rule, asked) in found.items():
        sums += (n, ours, naive, rule)
        print(
            f"| {province} | {n} | {100 * ours / n:.0f} % | {100 * naive / n:.0f} % "
            f"| {100 * rule / max(asked, 1):.0f} % of {asked} |"
        )
    print(f"| all | {sums[0]:.0f} | {100 * sums[1] / sums[0]:.0f} % | {100 * sums[2] / sums[0]:.0f} % | |")


def province_alarms(rows, province):
    table = [{"date": r["day"], "count": int(float(r[province]))} for r in rows if float(r[province])]
    daily = {date.fromisoformat(r["date"]): r["count"] for r in table}
    day, last = date(2012, 2, 1), date.fromisoformat(rows[-1]["day"])
    out = np.zeros(5, dtype=int)
    while day + timedelta(days=5) <= last:
        start = day - timedelta(days=BASELINE)
        near = [r for r in table if start <= date.fromisoformat(r["date"]) <= day + timedelta(days=5)]
        if sum(r["count"] for r in near) >= 20 and min(r["date"] for r in near) < day.isoformat():
            out += wednesday(near, daily, day, start)
        day += timedelta(weeks=3)
    return [int(x) for x in out]


def wednesday(near, daily, day, start):
    until = day + timedelta(days=5)
    result = surge(near, since=day, until=until, replicates=REPLICATES, sensitivity=False)
    counts = np.array([daily.get(start + timedelta(days=i), 0) for i in range(BASELINE + 6)], float)
    inside, total = counts[-6:].sum(), counts.sum()
    rule = acled(counts)
    naive = binom.sf(inside - 1, total, 6 / len(counts)) <= 0.05
    return np.array(
        [1, result.verdict == "surge", naive, rule.fires is True, rule.fires is not None], dtype=int
    )


# --- Idlib and Hama on 6 May 2019 ------------------------------------------------------------------------------------


def idlib(_):
    as_of = date(2019, 5, 6)
    case = SHARED / "cases" / "idlib-2019" / "input" / "airwars-nw-syria-2019.csv"
    part = SHARED / "data" / "airwars-syria" / "incidents.csv"
    asked = (
        ("UCDP GED", ucdp(), ("Idlib", "Hamah")),
        ("Airwars, the case's file (from 1 April 2019)", airwars(case), ("Idlib", "Hama")),
        ("Airwars, a part of all its incidents (from 2014)", airwars(part), ("Idlib", "Hama")),
    )
    for title, rows, areas in asked:
        print(f"\n### {title}, known on {as_of}\n")
        options = {"since": "2019-05-01", "known_on": as_of, "area": areas, "skip_bad_rows": True}
        whole = surge(rows, by="area", **options)
        show(whole)
        week = {**options, "since": "2019-04-24", "until": "2019-04-30", "sensitivity": False}
        print(f"\nThe week before, by itself: {surge(rows, **week).sentence.en}")
        later = surge(
            rows, since="2019-05-01", until=as_of, area=areas, skip_bad_rows=True, sensitivity=False
        )
        print(f"\nWith all that was published later: {later.sentence.en}")
        found = surge(rows, **{**options, "since": "best"})
        print(f"\nIf the date had been looked for: {found.search.since}, p = {found.search.p:.3g} "
              f"(as if stated {found.search.naive_p:.3g}).")  # fmt: skip


def show(result):
    print(result.sentence.en, "\n")
    print(result.sentence.ar, "\n")
    for note in result.notes:
        print(f"- {note.en}")
    b = result.baseline
    print(f"- Baseline {b['from']} to {b['to']}: {b['observed']} incidents, {b['per_day']:.2f} a day, overdispersion "
          f"{b['overdispersion']:.2f}, autocorrelation {b['autocorrelation']:.2f}, weekday {b['weekday']}, "
          f"trend {b['trend']}.")  # fmt: skip
    d = result.deaths
    print(f"- Deaths (shown, not tested): {d['window']:.0f} in the window, {d['baseline_per_day']:.1f} a day before, "
          f"ratio {d['ratio'] or 0:.1f} ({d['low'] or 0:.1f} to {d['high'] or 0:.1f}).\n")  # fmt: skip
    print("| choice | known | expected | ratio | 90 % | p | verdict |\n|---|---|---|---|---|---|---|")
    for g in result.groups:
        a = g.answer
        print(line(g.name, a.observed, a.expected, a.ratio, a.low, a.high, g.p_adjusted, g.verdict))
    for s in result.sensitivity:
        print(
            line(
                s["en"],
                s.get("observed"),
                *(s.get(k) for k in ("expected", "ratio", "low", "high", "p")),
                s["verdict"],
            )
        )
    print()
    for r in result.rules:
        print(f"- {r.name}: {'fires' if r.fires else 'does not fire' if r.fires is False else 'does not apply'}; "
              f"{r.value} against {r.usual} ({r.why.en}).")  # fmt: skip


def line(name, known, expected, ratio, low, high, p, verdict):
    def number(v):
        return "" if v is None else f"{v:.3g}"

    cells = (
        name,
        known,
        number(expected),
        number(ratio),
        f"{number(low)} to {number(high)}",
        number(p),
        verdict,
    )
    return "| " + " | ".join(map(str, cells)) + " |"


def ucdp():
    """Events with at least one death; published is the earliest article that UCDP cites, not UCDP's own release."""
    path = SHARED / "data" / "ucdp-ged" / "ged191_syria.csv.gz"
    out = []
    with gzip.open(path, "rt", encoding="utf-8", newline="") as lines:
        for r in csv.DictReader(lines):
            cited = [s[:10] for s in r["source_date"].split(";") if len(s) >= 10]
            after = [s for s in cited if s >= r["date_start"][:10]]
            out.append({
                "id": r["id"], "date": r["date_start"][:10], "date_end": r["date_end"][:10],
                "published": min(after or cited or [""]),
                "area": r["adm_1"].replace(" Governorate", ""), "place": r["where_coordinates"],
                "source": r["source_office"], "deaths": r["best"],
            })  # fmt: skip
    return out


def airwars(path):
    with path.open(encoding="utf-8", newline="") as lines:
        return [
            {"id": r["code"], "date": r["date"], "date_end": r["date_end"], "published": r["published"],
             "area": r["governorate"], "place": r["place_en"], "source": "Airwars", "deaths": r["killed_min"]}
            for r in csv.DictReader(lines)
        ]  # fmt: skip


PARTS = {
    "references": references,
    "calibration": calibration,
    "short": short,
    "nulls": nulls,
    "syria": syria,
    "idlib": idlib,
}


def main():
    wanted = [a for a in sys.argv[1:] if a in PARTS] or list(PARTS)
    if "--fresh" in sys.argv and STATE.exists():
        STATE.unlink()
    state = json.loads(STATE.read_text(encoding="utf-8")) if STATE.exists() else {}
    for name in wanted:
        print(f"\n## {name}\n", flush=True)
        PARTS[name](state)


if __name__ == "__main__":
    main()
