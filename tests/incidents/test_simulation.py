"""A simulation says what is true of itself: every claim has its report, every error its rate, every seed its bytes."""

from __future__ import annotations

import csv
import json
from collections import Counter
from pathlib import Path

import pytest

from run_cli import tawthiq
from tawthiq.incidents.simulation import LEVELS, simulate, write
from tawthiq.incidents.simulation.model import Report, Said, Simulated


@pytest.fixture(scope="module")
def made() -> Simulated:
    return simulate(noise="medium", incidents=400, villages=120, seed=5)


def claims(made: Simulated) -> list[tuple[Report, Said]]:
    return [(r, c) for r in made.reports for c in r.claims]


def test_the_same_seed_gives_the_same_bytes_and_another_seed_others(tmp_path: Path) -> None:
    for name, seed in (("a", 3), ("b", 3), ("c", 4)):
        write(simulate(incidents=40, villages=30, seed=seed), tmp_path / name)
    files = [p.relative_to(tmp_path / "a") for p in (tmp_path / "a").rglob("*") if p.is_file()]
    assert len(files) > 15
    assert all((tmp_path / "a" / f).read_bytes() == (tmp_path / "b" / f).read_bytes() for f in files)
    assert (tmp_path / "a/claims.csv").read_bytes() != (tmp_path / "c/claims.csv").read_bytes()


def test_every_claim_stands_in_its_report_and_every_copy_repeats_its_original(made: Simulated) -> None:
    by_id = {r.id: r for r in made.reports}
    assert all(c.text in r.text for r, c in claims(made))
    copies = [r for r in made.reports if r.copied]
    assert len(copies) > 100
    for copy in copies:
        original = by_id[copy.copied]
        assert copy.published > original.published
        assert copy.claims[0].originator == original.source
        assert copy.claims[0].incident == original.claims[0].incident


def test_without_noise_every_claim_is_true() -> None:
    silent = type(LEVELS["low"])(*[0] * 18)
    made = simulate(noise=silent, incidents=100, villages=40)
    truth = {s.id: s for s in made.strikes}
    for _, c in claims(made):
        if c.scope == "event":
            strike = truth[c.incident]
            assert c.days == (strike.at.date(), strike.at.date())
            assert (c.place, c.event_type, c.killed) == (strike.village, strike.event_type, strike.killed)


def test_noise_errs_about_as_often_as_it_says() -> None:
    made = simulate(noise="high", incidents=1500, villages=300, seed=2)
    truth = {s.id: s for s in made.strikes}
    listed = {s.id for s in made.sources if s.kind == "database"}
    own = [c for r, c in claims(made) if c.scope == "event" and not r.copied and not c.update]
    own = [c for c in own if c.source not in listed]  # a database always states a day
    undated = sum(c.days is None for c in own) / len(own)
    dated = [c for c in own if c.days]
    off = sum(c.days[0] != truth[c.incident].at.date() for c in dated if c.days) / len(dated)
    assert undated == pytest.approx(0.16, abs=0.02)
    assert off == pytest.approx(0.06, abs=0.015)


def test_some_say_no_more_than_the_governorate_and_calm_days_are_calm() -> None:
    made = simulate(noise="high", incidents=600, villages=100, days=40, calm=400, seed=2)
    wide = [c for _, c in claims(made) if c.place and c.place.kind == "admin1"]
    truth = {s.id: s for s in made.strikes}
    assert wide
    assert all(
        c.place == next(s for s in made.sites if s.pcode == truth[c.incident].village.parents[1])
        for c in wide
    )
    assert any(c.place and c.place.en in c.text for c in wide)
    start = made.strikes[0].at
    after = sum((s.at - start).days >= 40 for s in made.strikes)
    assert 0.15 < after / len(made.strikes) < 0.45
    assert len({name for s in made.strikes for name in s.names}) > 160


def test_tolls_grow_villages_share_names_and_round_ups_hold_totals(made: Simulated) -> None:
    names = Counter(s.en for s in made.sites if s.kind == "community")
    assert any(n > 1 for n in names.values())
    updates = [c for _, c in claims(made) if c.update]
    truth = {s.id: s for s in made.strikes}
    full = sum(c.killed == truth[c.incident].killed for c in updates)
    assert full > len(updates) / 2
    totals = [(r, c) for r, c in claims(made) if c.scope == "total"]
    assert totals
    assert all(c.incident == "" and len(r.claims) >= 1 for r, c in totals)
    assert all(c.killed for _, c in totals)
    assert all(r.published > truth[c.incident].at for r, c in claims(made) if c.incident)


def test_groups_are_among_the_harmed_and_said_in_the_text(made: Simulated) -> None:
    truth = {s.id: s for s in made.strikes}
    told = [(r, c) for r, c in claims(made) if c.killed_who or c.injured_who]
    assert len(told) > 300
    assert {g for _, c in told for g, _ in c.killed_who} == {"children", "women", "men"}
    for strike in made.strikes:
        assert (len(strike.dead), len(strike.hurt)) == (strike.killed, strike.injured)
    for report, c in told:
        for groups, persons in (
            (c.killed_who, truth[c.incident].dead),
            (c.injured_who, truth[c.incident].hurt),
        ):
            assert sum(n for _, n in groups) <= len(persons)
            assert all(str(n) in report.text for _, n in groups if n > 2 and c.text)
    right = [all(n <= truth[c.incident].dead.count(g) for g, n in c.killed_who) for _, c in told]
    assert 0.9 < sum(right) / len(right) < 1


def test_both_languages_write_of_one_event(made: Simulated) -> None:
    languages = {(c.incident, r.lang) for r, c in claims(made) if r.text and c.incident}
    both = {i for i, lang in languages if lang == "ar"} & {i for i, lang in languages if lang == "en"}
    assert len(both) > 100


def test_the_files_hold_together_and_the_case_runs(tmp_path: Path) -> None:
    done = tawthiq(
        "simulate", str(tmp_path / "sim"), "--incidents", "25", "--villages", "30", "--noise", "low"
    )
    assert done.returncode == 0
    rows = list(csv.DictReader((tmp_path / "sim/claims.csv").read_text(encoding="utf-8").splitlines()))
    truth = {
        r["id"] for r in csv.DictReader((tmp_path / "sim/truth.csv").read_text(encoding="utf-8").splitlines())
    }
    places = {
        r["pcode"]
        for r in csv.DictReader((tmp_path / "sim/places.csv").read_text(encoding="utf-8").splitlines())
    }
    assert {r["incident"] for r in rows} - {""} <= truth
    assert {r["pcode"] for r in rows} - {""} <= places
    texts = [
        json.loads(line) for line in (tmp_path / "sim/reports.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    assert {c for t in texts for c in t["claims"]} <= {r["id"] for r in rows}
    ran = tawthiq("run", str(tmp_path / "sim"), "--out", str(tmp_path / "out"))
    assert ran.returncode == 0, ran.stderr
    assert "killed: Killed" in ran.stdout


def test_the_tables_in_the_form_of_meltt_bring_a_taxonomy_for_every_category(tmp_path: Path) -> None:
    """meltt looks a row's category up by its data set; without a row in the taxonomy it refuses the table."""
    write(simulate(noise="high", incidents=120, villages=40, seed=6), tmp_path)
    rows = {p.stem: _rows(p) for p in (tmp_path / "meltt").glob("*.csv")}
    assert len(rows) == 3
    assert all(
        {"date", "enddate", "latitude", "longitude"} <= r.keys() for told in rows.values() for r in told
    )
    for name in ("event_tax", "actor_tax", "prec_tax"):
        listed = _rows(tmp_path / "meltt" / "taxonomies" / f"{name}.csv")
        assert list(listed[0])[:2] == ["data.source", "base.categories"]
        known = [(t["data.source"], t["base.categories"]) for t in listed]
        assert len(known) == len(set(known))
        assert {(source, r[name]) for source, told in rows.items() for r in told} <= set(known)
        assert all(t["level1"] and t["level2"] for t in listed)


def _rows(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))
