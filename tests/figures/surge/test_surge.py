"""The surge question against simulated truth, independent oracles and its own promises. All events are invented."""

from __future__ import annotations

import json
from datetime import date, timedelta

import numpy as np
import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st
from invented_counts import AREAS, DAY0, ask, events, quiet
from scipy.stats import binomtest

from tawthiq.cli.surge import surge as command
from tawthiq.figures.surge import delays, errors, surge
from tawthiq.figures.surge.answer import Answer
from tawthiq.figures.surge.exact import exact
from tawthiq.figures.surge.multiplicity import adjusted
from tawthiq.figures.surge.rules import acled, hdx_signals
from tawthiq.figures.surge.svg import counts_svg, table

# --- small counts, groups, many tests ---------------------------------------------------------------------------------


@given(before=st.integers(0, 30), inside=st.integers(0, 20), ratio=st.floats(0.02, 1.0))
@settings(max_examples=60)
def test_exact_test_is_the_binomial_test_of_two_rates(before, inside, ratio):
    if before + inside == 0:
        return
    found = exact(before, inside, 100.0, 100.0 * ratio)
    oracle = binomtest(inside, before + inside, ratio / (1 + ratio), alternative="greater")
    assert found.p == pytest.approx(oracle.pvalue, rel=1e-9)
    if inside and before:
        assert found.low <= found.ratio <= found.high
        assert (found.p <= 0.05) == (found.low >= 1) or abs(found.low - 1) < 1e-6


def test_holm_and_benjamini_hochberg_agree_with_their_published_steps():
    p = [0.01, 0.04, 0.03, 0.005]
    assert adjusted(p, "holm") == pytest.approx([0.03, 0.06, 0.06, 0.02])
    assert adjusted(p, "bh") == pytest.approx([0.02, 0.04, 0.04, 0.02])


def test_groups_are_adjusted_and_small_ones_tested_exactly():
    rng = np.random.default_rng(2)
    loud = np.concatenate([rng.poisson(3, 84), rng.poisson(12, 6)])
    rows = events(loud) + events(rng.poisson(3, 90), area=AREAS[1], prefix="f")
    facilities = [*([0] * 80), 1, 0, 0, 1, *([1] * 6)]
    rows += [{**r, "target": "مستشفى"} for r in events(facilities, prefix="h")]
    result = ask(rows, 84, by="area")
    verdicts = {g.name: g.verdict for g in result.groups}
    assert verdicts == {AREAS[0]: "surge", AREAS[1]: "not distinguishable"}
    assert all(g.p_adjusted >= g.answer.p for g in result.groups)
    target = ask(rows, 84, by="target").groups[0]
    assert (target.name, target.answer.method) == ("مستشفى", "exact conditional test")
    assert target.verdict == "surge"
    assert target.incidents == tuple(f"h{i}" for i in range(2, 8))


# --- what was known, sources, duplicates ------------------------------------------------------------------------------


def test_only_what_was_published_by_the_day_is_used_and_the_missing_part_is_estimated():
    rng = np.random.default_rng(4)
    waits = rng.geometric(1 / 6, 5000) - 1  # five days on average
    rows = events(rng.poisson(8, 110), delay=lambda i: waits[i])
    as_of = DAY0 + timedelta(days=100)
    result = ask(rows, 95, known_on=as_of)
    cast = result.nowcast
    truth = sum(1 for r in rows if DAY0 + timedelta(days=95) <= date.fromisoformat(r["date"]) <= as_of)
    assert cast["known"] == result.window["observed"] < truth
    assert cast["share_reported"] == pytest.approx(cast["known"] / truth, abs=0.12)
    assert cast["low"] <= truth <= cast["high"]
    assert cast["mean_delay_days"] == pytest.approx(5, abs=1)
    assert result.verdict == "not distinguishable"
    assert result.dropped["published later"] > 0


def test_delay_estimate_is_not_fooled_by_recent_days_seeming_fast():
    rng = np.random.default_rng(6)
    age = rng.integers(0, 40, 6000)
    delay = rng.geometric(0.2, 6000) - 1
    seen = delay <= age
    found = delays.estimate(list(delay[seen]), list(age[seen]))
    truth = 1 - 0.8 ** np.arange(1, 12)
    assert found.share[:11] == pytest.approx(truth, abs=0.03)
    naive = np.mean(delay[seen] <= 2)
    assert abs(found.share[2] - truth[2]) < abs(naive - truth[2])


def test_slow_reporting_alone_never_looks_like_calm_before_a_real_surge():
    rng = np.random.default_rng(8)
    waits = rng.geometric(1 / 6, 9000) - 1
    counts = np.concatenate([rng.poisson(8, 95), rng.poisson(24, 6)])
    rows = events(counts, delay=lambda i: waits[i])
    result = ask(rows, 95, known_on=DAY0 + timedelta(days=100))
    blind = surge(rows, since=DAY0 + timedelta(days=95), known_on=DAY0 + timedelta(days=100), replicates=199)
    without = next(s for s in blind.sensitivity if s["kind"] == "reporting delay")
    assert result.verdict == "surge"
    assert without["ratio"] < result.answer.ratio


def test_a_new_source_makes_no_surge_and_is_named():
    rng = np.random.default_rng(9)
    rows = events(rng.poisson(5, 90)) + events([0] * 84 + [9] * 6, source="صفحة جديدة", prefix="n")
    result = ask(rows, 84)
    assert result.verdict in ("not distinguishable", "cannot tell")
    assert [(s["source"], s["window"]) for s in result.left_out] == [("صفحة جديدة", 54)]
    assert "صفحة جديدة" in " ".join(n.ar for n in result.notes)


def test_leaving_out_silent_sources_does_not_by_itself_make_false_alarms():
    alarms = 0
    for seed in range(60):
        rng = np.random.default_rng([seed, 13])
        rows = []
        for s in range(12):
            rows += events(rng.poisson(0.25, 90), source=f"مصدر {s}", prefix=f"s{s}-")
        alarms += ask(rows, 84, seed=seed).verdict == "surge"
    assert alarms <= 8  # 3 expected at 5 %


def test_rows_of_one_incident_count_once_with_the_most_deaths_any_states():
    rows = events([2] * 60)
    double = [{**r, "incident": f"i{i}", "deaths": str(d)} for i, r in enumerate(rows) for d in (1, 4)]
    result = ask(double, 54)
    assert result.window["observed"] == 12
    assert result.deaths["window"] == 48
    assert len(result.window["incidents"]) == 24
    assert ask(double, 54, merge="none").window["observed"] == 24


def test_events_whose_dates_straddle_the_start_belong_to_neither_window():
    rows = events([3] * 60)
    rows.append({**rows[0], "id": "x", "date": (DAY0 + timedelta(days=53)).isoformat(),
                 "date_end": (DAY0 + timedelta(days=55)).isoformat()})  # fmt: skip
    result = ask(rows, 54)
    assert result.window["observed"] == 18
    assert result.dropped == {"dates on both sides of the window's edge": 1, "of sources not compared": 0}


def test_deaths_are_shown_and_never_decide():
    rng = np.random.default_rng(14)
    rows = events(rng.poisson(5, 90))
    rows[-1]["deaths"] = "900"
    result = ask(rows, 84)
    assert result.verdict == "not distinguishable"
    assert result.deaths["ratio"] > 5
    assert result.deaths["largest_incident_share"] > 0.9


# --- verdicts and words -----------------------------------------------------------------------------------------------


def test_not_distinguishable_says_what_would_have_been_found_and_what_it_does_not_show():
    result = ask(events(quiet("poisson", np.random.default_rng(15), 90)), 84)
    assert result.verdict == "not distinguishable"
    assert f"{result.answer.detectable_ratio:.1f} times" in result.sentence.en
    assert "This does not show that there was none." in result.sentence.en
    assert "لا يثبت" in result.sentence.ar


@pytest.mark.parametrize(
    ("rows", "since", "why"),
    [
        (events([4] * 30), 24, "baseline too short"),
        (events([4] * 60 + [0] * 6) + events([0] * 60 + [4] * 6, source="آخر", prefix="b"), 60, "no source"),
        (events([3] * 90, delay=lambda i: 20), 84, "mostly unreported"),
    ],
)
def test_cannot_tell_says_why(rows, since, why):
    options = {"known_on": DAY0 + timedelta(days=89)} if why == "mostly unreported" else {}
    result = ask(rows, since, **options)
    assert result.verdict == "cannot tell"
    assert any(w.startswith(why) for w in result.answer.why)
    assert result.answer.ratio is None
    assert "cannot be told" in result.sentence.en
    assert "لا يمكن الحكم" in result.sentence.ar


def test_every_count_links_to_its_rows():
    rng = np.random.default_rng(16)
    rows = events(rng.poisson(4, 90))
    result = ask(rows, 84)
    by_id = {r["id"]: r["date"] for r in rows}
    assert len(result.window["incidents"]) == result.answer.observed
    assert all(by_id[i] >= result.window["since"] for i in result.window["incidents"])
    assert all(by_id[i] < result.window["since"] for i in result.baseline["incidents"])


def test_public_rules_stand_beside_with_their_own_numbers():
    calm, loud = np.full(60, 2.0), np.concatenate([np.full(53, 2.0), np.full(7, 4.0)])
    assert acled(calm).fires is False
    assert (acled(loud).fires, acled(loud).value, acled(loud).usual) == (True, 28.0, 14.0)
    assert acled(calm[:20]).fires is None
    assert acled(calm / 40).fires is None
    deaths = np.concatenate([np.full(400, 3.0), np.full(30, 5.0)])
    assert hdx_signals(deaths).fires is True
    assert hdx_signals(deaths[:400]).fires is False
    assert "three years" in hdx_signals(np.concatenate([np.full(800, 3.0), deaths])).why.en
    assert hdx_signals(deaths / 10).fires is False
    assert hdx_signals(deaths[:100]).fires is None


def test_sensitivity_varies_window_baseline_sources_and_merging():
    rng = np.random.default_rng(17)
    rows = events(rng.poisson(3, 200), source="أ") + events(rng.poisson(3, 200), source="ب", prefix="b")
    rows += events([0] * 194 + [1] * 6, source="ج", prefix="c")
    result = surge([{**r, "weapon": "قصف"} for r in rows], since=DAY0 + timedelta(days=194), replicates=199)
    kinds = {s["kind"] for s in result.sensitivity}
    assert kinds == {"window", "baseline", "sources", "de-duplication", "model"}
    assert sum(s["kind"] == "sources" for s in result.sensitivity) == 3
    assert all(s["ar"] != s["en"] for s in result.sensitivity)


def test_same_seed_same_answer_in_any_order_of_rows():
    rows = events(quiet("overdispersed", np.random.default_rng(18), 90))
    a, b = ask(rows, 84, seed=3).as_dict(), ask(rows[::-1], 84, seed=3).as_dict()
    assert a["p"] == b["p"]
    assert a == ask(rows, 84, seed=3).as_dict()
    json.dumps(a, allow_nan=False)


def test_picture_has_bars_band_fan_and_a_table_twin_in_both_directions():
    rng = np.random.default_rng(19)
    waits = rng.geometric(0.25, 2000) - 1
    result = ask(events(rng.poisson(5, 90), delay=lambda i: waits[i]), 84, known_on=DAY0 + timedelta(days=89))
    rows = table(result)
    assert len(rows) == 91
    assert sum(int(r[2]) for r in rows[1:] if r[1] == "1") == result.answer.observed
    right, left = counts_svg(result, "ar"), counts_svg(result, "en")
    assert 'direction="rtl"' in right
    assert 'direction="rtl"' not in left
    assert "الحوادث في اليوم" in right
    for svg in (right, left):
        assert "polyline" in svg
        assert "#f4a582" in svg
        assert "href" not in svg


# --- refusals and the command -----------------------------------------------------------------------------------------


def _refused(call, code, word):
    with pytest.raises(errors.SurgeError) as caught:
        call()
    assert caught.value.code == code
    assert word in caught.value.text("en")
    assert caught.value.text("ar") != caught.value.text("en")


def test_refusals_say_what_is_missing():
    rows = events([3] * 60)
    _refused(lambda: ask([{"area": "x"}], 54), "SRG-001", "date")
    _refused(lambda: ask([{"area": "x"}], 54), "SRG-001", "where: events row 1")
    _refused(
        lambda: ask([*rows, {"area": "x"}], 54), "SRG-001", f"where: events row {len(rows) + 2} field date"
    )
    _refused(lambda: ask([{**rows[0], "deaths": "-4"}, *rows], 54), "SRG-002", "-4")
    _refused(lambda: ask([{**rows[0], "count": "-1"}, *rows], 54), "SRG-002", "count")
    _refused(lambda: ask([{**rows[0], "date": "Wednesday"}, *rows], 54), "SRG-002", "Wednesday")
    _refused(lambda: ask([{**rows[9], "date_end": "2020-01-01"}, *rows], 54), "SRG-003", "row 2")
    _refused(lambda: ask([{**rows[9], "published": "2020-01-01"}, *rows], 54), "SRG-003", "published before")
    _refused(lambda: ask(rows, 54, until=DAY0), "SRG-003", "ends before")
    _refused(lambda: ask(rows, 0), "SRG-004", "28 days")
    _refused(lambda: ask(rows, 54, area=["الغوطة"]), "SRG-005", AREAS[0])
    _refused(lambda: ask([], 54), "SRG-005", "date")
    _refused(lambda: ask(rows, 54, by="actor"), "SRG-006", "weapon")


def test_bad_rows_can_be_listed_instead():
    rows = events([3] * 60)
    result = ask([{**rows[0], "deaths": "many"}, *rows], 54, skip_bad_rows=True)
    assert result.skipped == ({"place": "events row 2 field deaths", "read": "many", "why": "SRG-002"},)
    assert any("unusable: 1" in n.en for n in result.notes)


def test_command_prints_the_public_keys_draws_and_refuses(tmp_path):
    rows = events(quiet("poisson", np.random.default_rng(20), 90))
    text = ",".join(rows[0]) + "\n" + "\n".join(",".join(r.values()) for r in rows) + "\n"
    (tmp_path / "e.csv").write_text(text, encoding="utf-8")
    base = [
        str(tmp_path / "e.csv"),
        "--since",
        (DAY0 + timedelta(days=84)).isoformat(),
        "--replicates",
        "199",
    ]
    ran = CliRunner().invoke(command, [*base, "--json", "--picture", str(tmp_path / "p.svg"), "--lang", "ar"])
    assert ran.exit_code == 0, ran.output
    out = json.loads(ran.stdout)
    keys = {"verdict", "ratio", "low", "high", "p", "detectable_ratio", "window", "baseline", "nowcast", "left_out",
            "sensitivity", "rules"}  # fmt: skip
    assert keys <= set(out)
    assert (tmp_path / "p.svg").exists()
    assert len((tmp_path / "p.csv").read_text().splitlines()) == 91
    plain = CliRunner().invoke(command, [*base, "--by", "area"])
    assert AREAS[0] in plain.stdout
    assert "ACLED" in plain.stdout
    wrong = CliRunner().invoke(
        command, [base[0], "--since", "2020-01-01", "--until", "2019-01-01", "--lang", "ar"]
    )
    assert wrong.exit_code == 1
    assert "SRG-003" in wrong.stderr


def test_every_refusal_speaks_both_languages_and_has_its_own_code():
    kinds = errors.SurgeError.__subclasses__()
    assert len({k.code for k in kinds}) == len(kinds)
    for kind in kinds:
        for text in (kind.message, kind.expected, kind.remedy):
            assert text.en, kind
            assert text.ar, kind


def test_an_answer_without_a_verdict_has_no_numbers():
    assert ask(events([4] * 30), 24).answer == Answer(
        "cannot tell", ("baseline too short",), 24, None, None, None, None, None, None, "none",
        mean=pytest.approx(np.zeros(0)),
    )  # fmt: skip


def test_a_source_that_is_often_silent_for_as_long_is_an_answer_not_a_gap():
    rng = np.random.default_rng(22)
    rare = [*rng.poisson(0.2, 84), *([0] * 6)]
    _refused(lambda: ask(events(rare), 84), "SRG-003", "--until DATE")
    result = ask(events(rare), 84, until=DAY0 + timedelta(days=89))
    assert result.verdict == "not distinguishable"
    assert result.answer.observed == 0
    assert (
        ask(events([3] * 84 + [0] * 6) + events([0] * 84 + [1] * 6, source="آخر"), 84).verdict
        == "cannot tell"
    )


def test_arabic_digits_are_read_and_other_encodings_refused(tmp_path):
    rows = events([3] * 60)
    digits = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
    arabic = [{**r, "date": r["date"].translate(digits), "deaths": "٢"} for r in rows]
    assert ask(arabic, 54).as_dict()["window"] == ask(rows, 54).as_dict()["window"]
    (tmp_path / "e.csv").write_bytes("date,area\n2021-01-01,دير\n".encode("cp1256"))
    _refused(lambda: ask(tmp_path / "e.csv", 54), "SRG-002", "UTF-8")
