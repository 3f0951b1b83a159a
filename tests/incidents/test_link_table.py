"""A table of claims becomes incidents: scored against a simulated truth, the same whatever the order."""

from __future__ import annotations

import csv
import io
import random
from collections import Counter, defaultdict
from itertools import combinations
from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from run_cli import tawthiq
from tawthiq.incidents import blocking
from tawthiq.incidents.errors import ClaimsMappingWrong, ClaimsUnreadable, NothingToLink, PairsWrong
from tawthiq.incidents.link_table import LinkedIncidents, link_incidents, packaged_model
from tawthiq.incidents.pairs import Judged
from tawthiq.incidents.settings import incidents_settings
from tawthiq.incidents.simulation import simulate, write
from tawthiq.linkage.errors import ContradictoryJudgements
from tawthiq.linkage.tables import read_table

PUBLIC = (
    "id", "source", "originator", "date_start", "date_end", "lat", "lon", "precision", "pcode", "event_type",
    "actor_class", "targets", "killed_min", "killed_max", "injured_min", "injured_max", "text",
)  # fmt: skip
Row = dict[str, str | None]


def claim(source: str = "a", id_: str = "1", **told: str) -> Row:
    """A strike on an invented village; what is not told stands as here."""
    row: Row = {
        "id": id_, "source": source, "originator": source, "date_start": "2031-03-05", "date_end": None,
        "lat": "11.5", "lon": "-40.1", "precision": "1500", "pcode": "XC1", "event_type": "airstrike",
        "actor_class": "unknown", "targets": "market", "killed_min": "7", "killed_max": "7", "injured_min": "12",
        "injured_max": "12", "text": f"قصف على السوق بحسب {source} {id_}", "weekday": None,
        "month_day": None, "killed_groups": None, "injured_groups": None,
    }  # fmt: skip
    return row | told


def linked(*rows: Row, **options: object) -> LinkedIncidents:
    return link_incidents(pa.Table.from_pylist(list(rows)), **options)  # type: ignore[arg-type]


def clusters(found: LinkedIncidents) -> list[str]:
    return [str(c) for c in found.table["cluster"].to_pylist()]


def together(*rows: Row, **options: object) -> bool:
    return len(set(clusters(linked(*rows, **options)))) == 1


def test_one_strike_told_by_two_is_one_and_its_link_has_a_probability() -> None:
    found = linked(claim("a"), claim("b", text="An air strike on the market"))
    assert len(set(clusters(found))) == 1
    assert all(0.5 < w <= 1 for w in found.table["weakest"].to_pylist())
    assert clusters(found)[0].startswith("i-")


@pytest.mark.parametrize(
    "other",
    [
        {"lat": "12.5"},
        {"date_start": "2031-03-15"},
        {"event_type": "execution"},
        {"event_type": "detention"},
        {"killed_min": "70", "killed_max": "70", "targets": "school", "pcode": "XC2", "lat": "11.6"},
    ],
)
def test_another_place_day_or_kind_is_another_incident(other: dict[str, str]) -> None:
    assert not together(claim("a"), claim("b", **other))


def test_two_that_say_no_more_than_other_share_no_kind() -> None:
    def weight(kind: str) -> int:
        rows = (claim(source, event_type=kind, targets="") for source in "ab")
        return int(linked(*rows).edges.weight[0])

    assert weight("shelling") > weight("other") == weight("unknown_explosion")


def test_a_toll_may_grow() -> None:
    assert together(
        claim("a"), claim("b", killed_min="11", killed_max="14", injured_min="20", injured_max="20")
    )


def test_rows_of_a_table_and_events_of_one_report_stay_apart() -> None:
    rows = [claim("table", str(n), text="") for n in range(3)]
    assert len(set(clusters(linked(*rows)))) == 3
    same_text = [claim("feed", str(n), text="حصاد اليوم: غارات على السوق") for n in range(2)]
    assert not together(*same_text)
    assert not together(claim("a", "1", report="r1"), claim("a", "2", report="r1"))
    assert together(claim("a", "1", report="r1"), claim("a", "2", report="r2"))


def test_totals_belong_to_no_incident() -> None:
    found = linked(claim("a", scope="event"), claim("b", scope="total"), claim("c", scope="event"))
    assert found.table["cluster"].to_pylist()[1] is None
    assert found.counts["claims of events"] == 2


def test_a_claim_of_the_district_joins_the_one_incident_that_fits_and_none_of_two() -> None:
    wide = claim("c", precision="20000", pcode="", lat="11.55")
    assert together(claim("a"), wide)
    far = {"lat": "11.65", "pcode": "XC2"}
    assert len(set(clusters(linked(claim("a"), claim("b", **far), wide)))) == 3


def test_a_claim_of_the_governorate_is_compared_with_those_of_its_day() -> None:
    untold = dict.fromkeys(("killed_min", "killed_max", "injured_min", "injured_max"), "")
    wide = {"precision": "80000", "pcode": "XS01", "lat": "11.9", "text": "An air strike was heard"} | untold
    assert together(claim("a"), claim("c", **wide))
    assert not together(claim("a"), claim("c", **wide | {"date_start": "2031-03-06"}))
    assert not together(claim("a"), claim("c", **wide | {"precision": "300000"}))


def test_a_claim_without_a_day_shares_no_day() -> None:
    found = linked(claim("a"), claim("b", date_start=""), claim("c", date_start=""))
    pairs = found.con.execute("select l, r, gap, struck, around from pairs order by all").fetchall()
    assert pairs == [(0, 1, None, 1, None), (0, 2, None, 1, None), (1, 2, None, 1, None)]


def test_a_claim_without_a_day_is_of_the_only_strike_on_its_village_and_of_none_of_many() -> None:
    undated = claim("z", date_start="", killed_min="5", killed_max="5", injured_min="", injured_max="")
    assert together(claim("a", killed_min="6", killed_max="6"), undated)
    many = [
        claim("a", str(n), date_start=f"2031-{n:02}-05", killed_min="6", killed_max="6") for n in range(1, 13)
    ]
    assert len(set(clusters(linked(*many, undated)))) == 13


def test_a_claim_of_a_whole_year_meets_those_of_its_village() -> None:
    assert together(claim("a"), claim("b", date_start="2031-01-01", date_end="2031-12-31"))


def weighed(**told: str) -> int:
    """What speaks for one event of a strike on Tuesday, 5 March 2030 and a claim without a date."""
    found = linked(claim("a", date_start="2030-03-05"), claim("b", date_start="", killed_min="8", **told))
    return int(found.edges.weight[0])


def test_a_weekday_or_a_date_without_its_year_tells_days_apart() -> None:
    assert weighed(weekday="2") > weighed() > weighed(weekday="3") > weighed(weekday="5")
    assert weighed(month_day="--03-05") > weighed(weekday="2")
    assert weighed(month_day="--03-06") > weighed() > weighed(month_day="--05-03")


def test_a_date_of_another_weekday_is_of_another_year() -> None:
    assert weighed(month_day="03-05", weekday="2") == weighed(month_day="--03-05")
    assert weighed(month_day="03-05", weekday="5") == weighed(month_day="--05-03")


def test_the_turn_of_the_year_and_a_leap_day_are_neighbours_of_their_days() -> None:
    def level(date_start: str, month_day: str) -> int:
        found = linked(claim("a", date_start=date_start), claim("b", date_start="", month_day=month_day))
        row = found.con.execute("select g_calendar from scored").fetchone()
        return int(row[0]) if row else -1

    same, near, other = range(3)
    assert level("2031-01-01", "--12-31") == level("2030-12-31", "--01-01") == near
    assert level("2032-02-29", "--02-29") == same
    assert level("2032-02-29", "--03-01") == level("2032-02-29", "--02-28") == near
    assert level("2031-07-15", "--01-15") == other


def test_of_two_days_without_a_year_the_same_speaks_for_one_event() -> None:
    def both(a: str, b: str) -> int:
        rows = claim("a", date_start="", month_day=a), claim("b", date_start="", month_day=b)
        return int(linked(*rows).edges.weight[0])

    assert both("--03-05", "--03-05") > both("--03-05", "") > both("--03-05", "--08-05")


@pytest.mark.parametrize("field", ["killed_groups", "injured_groups"])
def test_who_was_harmed_tells_strikes_apart(field: str) -> None:
    def weight(a: str, b: str) -> int:
        return int(linked(claim("a", **{field: a}), claim("b", **{field: b})).edges.weight[0])

    silent = weight("", "")
    assert weight("children|women", "women|children") > silent > weight("children", "women")
    assert weight("children", "") == weight("children", "civilians") == silent
    assert weight("children", "children|women") > weight("children", "men")


def test_a_dated_claim_is_not_asked_for_its_weekday() -> None:
    told = claim("b", weekday="6", month_day="--11-30")
    assert linked(claim("a"), told).edges.weight[0] == linked(claim("a"), claim("b")).edges.weight[0]


def test_a_weekday_or_date_that_cannot_be_read_is_counted() -> None:
    found = linked(claim("a"), claim("b", date_start="", weekday="8", month_day="31 February"))
    assert found.told.unread == {"weekday": 1, "month_day": 1}


def test_judgements_come_before_weights() -> None:
    a, b = claim("a"), claim("b")
    assert not together(a, b, judgements=[Judged("a", "1", "b", "1", "different")])
    assert together(a, claim("b", lat="13.0"), judgements=[Judged("a", "1", "b", "1", "same")])
    with pytest.raises(PairsWrong):
        linked(a, b, judgements=[Judged("a", "1", "z", "1", "same")])
    pairs = [("a", "b", "same"), ("b", "c", "same"), ("a", "c", "different")]
    with pytest.raises(ContradictoryJudgements) as caught:
        linked(a, b, claim("c"), judgements=[Judged(x, "1", y, "1", verdict) for x, y, verdict in pairs])
    assert caught.value.read == "b 1 - c 1"


def test_cells_that_cannot_be_read_are_counted_and_not_stated() -> None:
    found = linked(
        claim("a", lat="north", killed_min="many"), claim("b", date_start="٢٠٣١-٠٣-٠٥"), claim("c", lat="95")
    )
    assert found.told.unread == {"lat": 2, "killed_min": 1}


def test_bad_tables_are_refused() -> None:
    with pytest.raises(NothingToLink):
        link_incidents(pa.Table.from_pylist([{"a": "1"}]))
    with pytest.raises(ClaimsUnreadable):
        link_incidents(b"\x00\x01\xff")
    with pytest.raises(ClaimsUnreadable):
        link_incidents(",".join(PUBLIC).encode())
    with pytest.raises(ClaimsMappingWrong):
        linked(claim(), mapping={"planet": "id"})


def test_a_row_alone_and_a_table_without_pairs_are_fine() -> None:
    assert linked(claim()).table["weakest"].to_pylist() == [None]
    assert (
        len(set(clusters(linked(claim("a"), claim("b", lat="", lon="", pcode="", date_start="", text="")))))
        == 2
    )


@pytest.fixture(scope="module")
def simulated(tmp_path_factory: pytest.TempPathFactory) -> pa.Table:
    folder = tmp_path_factory.mktemp("sim")
    write(simulate(noise="medium", incidents=500, villages=200, seed=77), folder)
    return read_table(folder / "claims.csv", unreadable=ClaimsUnreadable, empty=ClaimsUnreadable)


def b_cubed(table: pa.Table) -> float:
    """F1 over the rows with a true incident (Bagga and Baldwin 1998), counted by hand."""
    rows = [
        (t, c) for t, c in zip(table["incident"].to_pylist(), table["cluster"].to_pylist(), strict=True) if t
    ]
    true, found, both = Counter(t for t, _ in rows), Counter(c for _, c in rows), Counter(rows)
    precision = sum(n * n / found[c] for (_, c), n in both.items()) / len(rows)
    recall = sum(n * n / true[t] for (t, _), n in both.items()) / len(rows)
    return 2 * precision * recall / (precision + recall)


def test_the_truth_is_found_and_groups_stay_bounded(simulated: pa.Table) -> None:
    found = link_incidents(simulated)
    assert b_cubed(found.table) > 0.93
    for group in {id(g): g for g in found.group_of.values()}.values():
        assert not any(found.known.apart(a, b) for a, b in combinations(group.rows, 2))


def test_the_public_columns_alone_are_enough(simulated: pa.Table) -> None:
    found = link_incidents(simulated.select([*PUBLIC, "incident"]))
    assert b_cubed(found.table) > 0.90


def test_learning_from_the_claims_alone_does_as_well(simulated: pa.Table) -> None:
    found = link_incidents(simulated, learn="alone")
    assert found.model.digest != packaged_model().digest
    assert b_cubed(found.table) > 0.91


@settings(max_examples=8)
@given(st.randoms(use_true_random=False), st.integers(1, 2))
def test_order_and_threads_change_nothing(simulated: pa.Table, chance: random.Random, threads: int) -> None:
    rows = list(range(simulated.num_rows))[:1200]
    whole = link_incidents(simulated.take(rows), threads=2).table
    chance.shuffle(rows)
    shuffled = link_incidents(simulated.take(rows), threads=threads).table
    keys = ["id", "cluster", "weakest"]
    assert shuffled.select(keys).sort_by("id") == whole.select(keys).sort_by("id")


def test_the_packaged_model_is_what_its_command_makes(tmp_path: Path) -> None:
    """docs/method/incidents.md names the command."""
    tawthiq(
        "simulate",
        tmp_path / "sim",
        "--noise",
        "high",
        "--incidents",
        "3000",
        "--villages",
        "500",
        "--days",
        "180",
        "--calm",
        "2000",
        "--seed",
        "11",
    )
    done = tawthiq(
        "link", "incidents", tmp_path / "sim/claims.csv", tmp_path / "out.csv", "--model", tmp_path / "m.json",
        "--answers", "incident",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "m.json").read_text(encoding="utf-8").strip() == packaged_model().dumps()


def test_the_command_reads_stdin_writes_stdout_and_the_pairs(tmp_path: Path) -> None:
    text = io.StringIO()
    writer = csv.DictWriter(text, PUBLIC, extrasaction="ignore")
    writer.writeheader()
    writer.writerows([claim("a"), claim("b"), claim("c", lat="12.9")])
    done = tawthiq(
        "--lang",
        "ar",
        "link",
        "incidents",
        "-",
        "-",
        "--pairs",
        tmp_path / "pairs.csv",
        stdin=text.getvalue(),
    )
    assert done.returncode == 0, done.stderr
    found = defaultdict(list)
    for row in csv.DictReader(io.StringIO(done.stdout)):
        found[row["cluster"]].append(row["source"])
    assert sorted(found.values()) == [["a", "b"], ["c"]]
    assert "الحوادث" in done.stderr
    pairs = list(csv.DictReader((tmp_path / "pairs.csv").read_text(encoding="utf-8").splitlines()))
    assert [(p["id_a"], p["together"]) for p in pairs] == [("1", "true")]


def test_pairs_are_the_same_however_days_are_parted(
    simulated: pa.Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    def pairs() -> list[tuple[object, ...]]:
        found = link_incidents(simulated)
        return sorted(found.con.execute("select l, r, d, gap, alike from pairs").fetchall())

    whole = pairs()
    monkeypatch.setattr(blocking, "STRETCH", 40)
    found = link_incidents(simulated)
    assert len(blocking._stretches(found.con, 0)) > 5
    assert pairs() == whole
    assert len({pair[:2] for pair in whole}) == len(whole)


def test_joins_carry_no_text(simulated: pa.Table) -> None:
    kinds = {kind for _, kind, *_ in link_incidents(simulated).con.execute("describe records").fetchall()}
    assert kinds <= {"INTEGER", "BIGINT", "BOOLEAN", "SMALLINT", "TINYINT", "BIGINT[]"}


def test_coordinates_without_a_code_are_no_common_village() -> None:
    def place_of(lat: str) -> int:
        rows = (
            {"id": "1", "source": "a", "date_start": "2024-03-05", "lat": "35.0", "lon": "36.0", "text": "x"},
            {"id": "2", "source": "b", "date_start": "2024-03-05", "lat": lat, "lon": "36.0", "text": "y"},
        )
        found = linked(*rows)
        row = found.con.execute("select g_place from scored").fetchone()
        assert row is not None
        return int(row[0])

    names = [
        level.name for level in next(c for c in incidents_settings().comparisons if c.name == "place").levels
    ]
    assert [names[place_of(lat)] for lat in ("35.001", "35.06")] == ["one point", "beside"]


@pytest.mark.parametrize("wider", ["a", "b"])
def test_the_wider_of_two_districts_reaches_the_other_whatever_their_order(wider: str) -> None:
    wide, narrow = {"precision": "34000", "lat": "35.0"}, {"precision": "7000", "lat": "35.29"}
    shared = {"pcode": "", "lon": "36.0", "text": "", "injured_min": "", "injured_max": ""}
    rows = [
        claim(source, killed_min=killed, killed_max=killed, **shared, **(wide if source == wider else narrow))
        for source, killed in (("a", "3"), ("b", "4"))
    ]
    assert linked(*rows).counts["pairs compared"] == 1


def test_distances_are_those_of_blocking_from_either_side() -> None:
    chance = random.Random(5)
    rows = [
        {
            "id": str(n), "source": f"s{n}", "date_start": "2031-03-05", "event_type": "airstrike",
            "lat": f"{-33.2 + chance.random() / 40:.7f}", "lon": f"{-70.1 + chance.random() / 40:.7f}",
        }
        for n in range(60)
    ]  # fmt: skip
    found = link_incidents(pa.Table.from_pylist(rows))
    pairs = found.con.execute("select l, r, d from pairs").fetchall()
    assert len(pairs) == 60 * 59 // 2
    assert [(found.known.distance(a, b), found.known.distance(b, a)) for a, b, _ in pairs] == [
        (d, d) for *_, d in pairs
    ]
