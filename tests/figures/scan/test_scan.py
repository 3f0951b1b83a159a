"""The scan against brute force, published values and the rules of its models. All places and counts are invented
except the New Mexico county table, which is a published reference (Kulldorff et al. 1998; counts 1986-89)."""

from __future__ import annotations

import itertools
import json
import math
import re

import numpy as np
import pytest
from click.testing import CliRunner
from invented_places import NAMES, SPOTS, brute, conditional, eb, places, quiet, rows

from tawthiq.cli.scan import scan as command
from tawthiq.figures.scan import errors, scan, scores
from tawthiq.figures.scan.expected import population_share
from tawthiq.figures.scan.satscan import read_cases, read_places
from tawthiq.figures.scan.svg import map_svg
from tawthiq.figures.scan.tail import gumbel_p, monte_carlo_p
from tawthiq.figures.scan.wording import few


@pytest.mark.parametrize("retrospective", [False, True])
@pytest.mark.parametrize("seed", range(4))
def test_best_cluster_is_the_best_of_every_window_tried_one_by_one(seed, retrospective):
    counts, baseline = quiet(seed), np.random.default_rng(seed + 50).uniform(0.4, 2.5, (6, 10))
    spans = (
        [(a, b) for b in range(1, 11) for a in range(b) if b - a <= 5]
        if retrospective
        else [(a, 10) for a in range(10)]
    )
    result = scan(rows(counts, baseline), places(), neighbours=4, retrospective=retrospective, replicates=0)
    truth = brute(counts, baseline, eb, 4, spans)
    best = result.clusters[0]
    assert best.score == pytest.approx(max(truth.values()), rel=1e-12)
    key = max(truth, key=truth.get)
    assert set(best.locations) == {NAMES[i] for i in key[0]}
    assert (best.start, best.end) == (f"2021-03-{key[1] + 1:02d}", f"2021-03-{key[2]:02d}")


def test_population_and_permutation_scores_agree_with_brute_force():
    counts = quiet(7)
    people = np.random.default_rng(8).uniform(100, 900, (6, 10))
    total = counts.sum()
    spans = [(a, 10) for a in range(10)]
    shares = brute(counts, population_share(people, over="period") * total, conditional(total), 5, spans)
    margins = np.outer(counts.sum(axis=1), counts.sum(axis=0)) / total
    permuted = brute(counts, margins, conditional(total), 5, spans)
    given_people = rows(counts, population=people)
    for model, truth in (("poisson-population", shares), ("permutation", permuted)):
        found = scan(given_people, places(), model=model, neighbours=5, replicates=0).clusters[0]
        assert found.score == pytest.approx(max(truth.values()), rel=1e-10)


def test_negative_binomial_score_is_tangos_hotspot_statistic():
    counts, baseline = quiet(9), np.full((6, 10), 1.2)
    found = scan(
        rows(counts, baseline), places(), model="negbin", dispersion=3, neighbours=3, replicates=0
    ).clusters[0]
    w = 1 + 1.2 / 3
    cells = found.duration * len(found.locations)
    assert found.score == pytest.approx(
        (found.observed - cells * 1.2) / w / math.sqrt(cells * 1.2 / w), rel=1e-12
    )
    assert found.score == pytest.approx(
        max(
            (c - 1.2 * n) / w / math.sqrt(1.2 * n / w)
            for (members, a, b), c in brute(
                counts, counts, lambda c, _: c, 3, [(a, 10) for a in range(10)]
            ).items()
            for n in [len(members) * (b - a)]
        )
    )


# Counts 1986-89 of Los Alamos and Santa Fe, and what was expected of them, from the published county table.
LOS_ALAMOS_SANTA_FE = (43, 20.6585306310384)


def test_published_new_mexico_cluster_keeps_its_published_score():
    c, b = LOS_ALAMOS_SANTA_FE
    assert float(scores.poisson_expectation(np.array(float(c)), np.array(b))) == pytest.approx(
        9.18061699783, abs=1e-9
    )


def test_p_is_rank_among_replicates_and_ties_count_against():
    maxima = np.array([1.0, 2.0, 3.0, 3.0, 4.0])
    assert monte_carlo_p(3.0, maxima) == 4 / 6
    assert monte_carlo_p(9.0, maxima) == 1 / 6


def test_gumbel_tail_recovers_a_gumbel_distribution():
    maxima = np.random.default_rng(0).gumbel(5, 1.3, 20_000)
    for x in (6.0, 9.0, 14.0):
        truth = -math.expm1(-math.exp(-(x - 5) / 1.3))
        assert gumbel_p(x, maxima) == pytest.approx(truth, rel=0.15)


def test_false_alarms_of_a_quiet_country_are_five_in_a_hundred():
    baseline = np.full((6, 10), 1.5)
    alarms = sum(
        scan(rows(quiet(s), baseline), places(), replicates=99, seed=s, companion=False).clusters[0].p <= 0.05
        for s in range(150)
    )
    assert 1 <= alarms <= 17  # 7.5 expected; outside this with probability below 1 in 1,000


def test_overdispersed_null_calms_what_a_poisson_null_calls_a_cluster():
    rng = np.random.default_rng(1)
    counts = rng.negative_binomial(1.0, 1 / (1 + 4.0), (6, 10))
    table = rows(counts, np.full((6, 10), 4.0))
    hasty = scan(table, places(), replicates=199)
    careful = scan(table, places(), replicates=199, dispersion="estimate")
    assert hasty.clusters[0].p <= 0.05 < careful.clusters[0].p
    assert any("--dispersion estimate" in c.en and "بواسون" in c.ar for c in hasty.caveats)


def test_same_seed_same_answer_and_rows_may_come_in_any_order():
    table = rows(quiet(5), np.full((6, 10), 1.5))
    a = scan(table, places(), seed=4).as_dict()
    assert a == scan(list(table), places(), seed=4).as_dict()
    other = scan(sorted(table, key=lambda r: r["date"], reverse=True), places(), seed=4).as_dict()
    assert [c["score"] for c in a["clusters"]] == [c["score"] for c in other["clusters"]]


def test_secondary_clusters_share_no_place_and_limits_hold():
    counts = quiet(11)
    counts[0, 7:] += 6
    counts[4, 8:] += 7
    result = scan(rows(counts, np.full((6, 10), 1.5)), places(), max_duration=3, max_radius_km=30)
    names = [n for c in result.clusters for n in c.locations]
    assert len(names) == len(set(names))
    assert {NAMES[0], NAMES[4]} <= {n for c in result.clusters[:2] for n in c.locations}
    assert all(c.duration <= 3 and c.radius <= 30 for c in result.clusters)
    half = scan(rows(counts, np.full((6, 10), 1.5)), places(), max_population=34)
    assert all(len(c.locations) <= 2 for c in half.clusters)
    many = scan(rows(counts, np.full((6, 10), 1.5)), places(), min_cases=12)
    assert all(c.observed >= 12 for c in many.clusters)


def test_given_zones_are_the_only_places_looked_at():
    counts = quiet(12)
    chosen = [[NAMES[0], NAMES[5]], [NAMES[2]]]
    result = scan(rows(counts, np.full((6, 10), 1.0)), places(), zones=chosen)
    assert {c.locations for c in result.clusters} <= {tuple(z) for z in chosen}
    assert result.settings["zones"] == 2


@pytest.mark.parametrize(
    ("raised", "reading"),
    [(slice(0, 2), "here"), (slice(0, 6), "everywhere or a new source"), (slice(0, 0), "neither")],
)
def test_two_answers_together_tell_here_from_everywhere(raised, reading):
    counts = quiet(13)
    counts[raised, 7:] += 4
    result = scan(rows(counts, np.full((6, 10), 1.5)), places(), max_duration=3)
    assert result.companion.reading == reading
    assert result.companion.sentence.ar


def test_history_teaches_the_expected_counts_and_is_not_scanned():
    counts = np.concatenate([quiet(14, (6, 40), 2.0), quiet(15, (6, 5), 2.0)], axis=1)
    counts[3, 40:] = (2, 2, 2, 11, 11)
    table = [
        {"location": NAMES[i], "period": t, "cases": int(counts[i, t])} for i, t in np.ndindex(*counts.shape)
    ]
    result = scan(table, places(), history=40)
    best = result.clusters[0]
    assert (best.locations, best.start, best.end) == ((NAMES[3],), "43", "44")
    assert best.p <= 0.01
    assert result.settings["periods"] == 5


def test_recurrence_interval_is_the_period_over_p():
    result = scan(rows(quiet(16), np.full((6, 10), 1.5)), places(), replicates=99)
    best = result.clusters[0]
    assert best.recurrence_days == pytest.approx(1 / best.p)
    assert (
        scan(rows(quiet(16), np.full((6, 10), 1.5)), places(), retrospective=True).clusters[0].recurrence_days
        is None
    )


def _refused(call, code, word):
    with pytest.raises(errors.ScanError) as caught:
        call()
    assert caught.value.code == code
    assert word in caught.value.text("en")
    assert caught.value.text("ar") != caught.value.text("en")


def test_refusals_say_what_is_missing():
    table = rows(quiet(), np.full((6, 10), 1.5))
    no_baseline = rows(quiet())
    _refused(lambda: scan(table, places()[1:]), "SCN-003", NAMES[0])
    _refused(lambda: scan(no_baseline, places()), "SCN-005", "--history")
    _refused(lambda: scan([{**table[0], "cases": "-3"}, *table[1:]], places()), "SCN-002", "-3")
    _refused(lambda: scan([r for r in table if r["location"] == NAMES[0]], places()[:1]), "SCN-004", "surge")
    _refused(
        lambda: scan(table, places(), since="2021-03-09", until="2021-03-02"), "SCN-008", "before it starts"
    )
    _refused(lambda: scan(table[1:], places()), "SCN-006", NAMES[0])
    _refused(
        lambda: scan([{k: v for k, v in r.items() if k != "date"} for r in table], places()),
        "SCN-001",
        "date",
    )
    _refused(lambda: scan([{**r, "cases": 0} for r in table], places()), "SCN-007", "cases")
    _refused(lambda: scan([{**r, "baseline": 0} for r in table], places()), "SCN-012", "zero")
    _refused(lambda: scan(table, places(), model="bernoulli"), "SCN-011", "permutation")
    _refused(lambda: scan(table, places(), zones=[["لا أحد"]]), "SCN-010", "لا أحد")
    _refused(lambda: scan([{**r, "date": "soon"} for r in table], places()), "SCN-002", "soon")


def test_a_small_expected_number_is_not_told_as_none():
    assert [few(n) for n in (0, 0.0412, 0.5, 0.96, 12.34)] == ["0.0", "0.041", "0.5", "1.0", "12.3"]


def test_a_missing_column_is_told_of_the_header_and_an_empty_cell_of_its_own_row(tmp_path):
    spots, cases = tmp_path / "places.csv", tmp_path / "cases.csv"
    spots.write_text("location;lat;lon\nA;35;36\nB;35.1;36\n", encoding="utf-8")
    cases.write_text("name,date,cases\nA,2021-03-01,1\n", encoding="utf-8")
    _refused(lambda: scan(cases, spots), "SCN-001", "where: cases.csv row 1")
    _refused(lambda: scan(cases, spots), "SCN-001", "read: name, date, cases")
    cases.write_text("location,date,cases\n\nA,2021-03-01,1\n,,\nB,,1\n", encoding="utf-8")
    _refused(lambda: scan(cases, spots), "SCN-002", "where: cases.csv row 5 field date")
    with pytest.raises(errors.ScanError) as caught:
        scan(cases, spots)
    assert "cases.csv الصف 5 الحقل date" in caught.value.text("ar")


def test_too_many_windows_are_refused_before_memory_runs_out(monkeypatch):
    monkeypatch.setattr("tawthiq.figures.scan.engine.MAX_WINDOWS", 50)
    _refused(lambda: scan(rows(quiet(), np.full((6, 10), 1.5)), places()), "SCN-009", "--neighbours")


def test_satscan_files_give_the_same_counts_as_the_table(tmp_path):
    counts = quiet(17)
    lines = [f"p{i} {counts[i, t]} 2021/3/{t + 1} f" for i, t in np.ndindex(6, 10) if counts[i, t]]
    (tmp_path / "a.cas").write_text("\n".join(lines))
    (tmp_path / "a.geo").write_text("\n".join(f"p{i} {a} {b}" for i, (a, b) in enumerate(SPOTS)))
    (tmp_path / "a.pop").write_text(
        "\n".join(f"p{i} {y} {1000 * (i + 1)}" for i in range(6) for y in (2020, 2022))
    )
    table, notes = read_cases(tmp_path / "a.cas", tmp_path / "a.pop")
    assert "covariate" in notes[0].en
    found = scan(table, read_places(tmp_path / "a.geo"), model="poisson-population", population_over="total")
    people = np.repeat(1000.0 * np.arange(1, 7)[:, None], 10, axis=1)
    direct = scan(
        rows(counts, population=people), places(), model="poisson-population", population_over="total"
    )
    assert found.clusters[0].score == pytest.approx(direct.clusters[0].score, rel=1e-9)


def test_command_prints_json_writes_map_table_and_geojson(tmp_path):
    counts = quiet(18)
    counts[2, 8:] += 8
    for name, table in (("cases", rows(counts, np.full((6, 10), 1.5))), ("places", places())):
        text = ",".join(table[0]) + "\n" + "\n".join(",".join(map(str, r.values())) for r in table) + "\n"
        (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
    files = [str(tmp_path / "cases.csv"), "--places", str(tmp_path / "places.csv")]
    out = ["--geojson", str(tmp_path / "c.geojson"), "--map", str(tmp_path / "c.svg"), "--lang", "ar"]
    ran = CliRunner().invoke(command, [*files, *out, "--json", "--max-duration", "3"])
    assert ran.exit_code == 0, ran.output
    best = json.loads(ran.stdout)["clusters"][0]
    assert best["locations"] == [NAMES[2]]
    keys = {"locations", "start", "end", "duration", "observed", "expected", "score", "p", "recurrence_days"}
    assert keys <= set(best)
    features = json.loads((tmp_path / "c.geojson").read_text(encoding="utf-8"))["features"]
    kinds = [f["geometry"]["type"] for f in features]
    assert kinds.count("Point") == 6
    assert kinds.count("Polygon") >= 1
    svg = (tmp_path / "c.svg").read_text(encoding="utf-8")
    assert 'direction="rtl"' in svg
    assert NAMES[2] in svg
    assert "href" not in svg
    assert NAMES[2] in (tmp_path / "c.csv").read_text(encoding="utf-8")
    plain = CliRunner().invoke(command, [*files, "--replicates", "19"])
    assert NAMES[2] in plain.stdout


def test_command_refuses_with_exit_code_1_in_the_language_asked(tmp_path):
    (tmp_path / "cases.csv").write_text("location,date,cases\na,2021-01-01,-2\n")
    (tmp_path / "places.csv").write_text("location,x,y\na,0,0\n")
    call = [str(tmp_path / "cases.csv"), "--places", str(tmp_path / "places.csv"), "--lang", "ar"]
    ran = CliRunner().invoke(command, call)
    assert ran.exit_code == 1
    assert "SCN-002" in ran.stderr
    assert "غير سالب" in ran.stderr
    assert json.loads(CliRunner().invoke(command, [*call, "--json"]).stderr)["code"] == "SCN-002"


def test_every_refusal_speaks_both_languages_and_has_its_own_code():
    kinds = errors.ScanError.__subclasses__()
    assert len({k.code for k in kinds}) == len(kinds)
    for kind in kinds:
        for text in (kind.message, kind.expected, kind.remedy):
            assert text.en, kind
            assert text.ar, kind


def test_periods_are_read_as_days_weeks_months_years_or_numbers():
    base = {"cases": 1, "baseline": 1}
    for dates, unit, shown in (
        (["2019", "2020", "2021"], "year", "2021"),
        (["2021-01-01", "2022-01-01", "2023-01-01"], "year", "2023"),
        (["2021-01", "2021-02", "2021-03"], "month", "2021-03"),
        (["1", "2", "3"], "period", "3"),
        (["2021-03-01", "2021-03-02", "2021-03-03"], "day", "2021-03-03"),
    ):
        table = [{"location": n, "date": d, **base} for n, d in itertools.product(NAMES[:2], dates)]
        table[-1]["cases"] = 5
        result = scan(table, places()[:2])
        assert (result.settings["unit"], result.clusters[0].end) == (unit, shown)
    weekly = [
        {"location": n, "date": f"2021-03-{d:02d}", **base}
        for n, d in itertools.product(NAMES[:2], range(1, 15))
    ]
    weekly[-1]["cases"] = 9
    result = scan(weekly, places()[:2], unit="week")
    assert (result.settings["periods"], result.clusters[0].start, result.clusters[0].end) == (
        2,
        "2021-03-08",
        "2021-03-14",
    )
    assert result.clusters[0].expected == pytest.approx(7.0 * len(result.clusters[0].locations))


def test_dates_in_arabic_sentences_are_isolated_so_that_they_keep_their_order():
    result = scan(rows(quiet(21), np.full((6, 10), 1.5)), places())
    assert f"\u2066{result.clusters[0].start}\u2069" in result.sentence.ar
    assert "\u2066" not in result.sentence.en


def test_map_keeps_every_circle_inside_the_sheet():
    counts = quiet(18)
    counts[0:3, 7:] += 4
    svg = map_svg(scan(rows(counts, np.full((6, 10), 1.5)), places(), max_duration=3), "ar")
    circles = re.findall(r'<circle cx="([\d.-]+)" cy="([\d.-]+)" r="([\d.]+)"', svg)
    assert len(circles) > 6
    for x, y, r in ((float(v) for v in c) for c in circles):
        assert x - r >= 0
        assert x + r <= 640
        assert y - r >= 0
        assert y + r <= 560


def test_arabic_digits_are_read_and_other_encodings_refused(tmp_path):
    digits = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
    table = rows(quiet(23), np.full((6, 10), 1.5))
    arabic = [
        {**r, "date": r["date"].translate(digits), "cases": str(r["cases"]).translate(digits)} for r in table
    ]
    assert scan(arabic, places(), replicates=19).as_dict() == scan(table, places(), replicates=19).as_dict()
    (tmp_path / "c.csv").write_bytes("location,date,cases\nدير,2021-01-01,1\n".encode("cp1256"))
    _refused(lambda: scan(tmp_path / "c.csv", places()), "SCN-002", "UTF-8")


def test_reading_gives_the_rise_of_all_areas_in_the_clusters_own_periods():
    counts = np.full((6, 10), 2)
    counts[:, 8:] = 6
    result = scan(rows(counts, np.full((6, 10), 2.0)), places(), max_duration=2)
    assert result.companion.reading == "everywhere or a new source"
    assert "3.00 times" in result.companion.sentence.en
