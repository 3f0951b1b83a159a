"""Linking victims' lists: known truths, an independent brute-force linker, the rules that hold whatever the data."""

from __future__ import annotations

import random
from itertools import combinations
from pathlib import Path

import pyarrow as pa
import pyarrow.csv as pacsv
import pytest
from click.testing import CliRunner

from invented_victims import clusters_of, people, rows, scores
from tawthiq.errors import TawthiqError
from tawthiq.linkage import model as models
from tawthiq.linkage.audit import assess
from tawthiq.linkage.cluster import Evidence, Rules
from tawthiq.linkage.draws import draws, interval
from tawthiq.linkage.errors import ContradictoryJudgements, ModelDoesNotFit, ModelUnreadable
from tawthiq.linkage.explain import explain
from tawthiq.linkage.model import probability
from tawthiq.victims.dates import read_day
from tawthiq.victims.errors import JudgementsWrong, ListUnreadable, MappingWrong, NoNames, NothingInList
from tawthiq.victims.judgements import Judged, read_judgements, write_judgements
from tawthiq.victims.link import LinkedVictims, link_victims
from tawthiq.victims.review import Review, doubtful, records_of, side_by_side
from tawthiq.victims.strata import audit_sample


@pytest.fixture(scope="module")
def table() -> pa.Table:
    return people(700, 5)


@pytest.fixture(scope="module")
def linked(table: pa.Table) -> LinkedVictims:
    return link_victims(table)


def test_lists_in_two_scripts_come_together(linked: LinkedVictims, table: pa.Table) -> None:
    precision, recall = scores(table["truth"].to_pylist(), linked.table["cluster"].to_pylist())
    assert precision >= 0.98
    assert recall >= 0.95


def test_the_truth_column_is_never_compared(linked: LinkedVictims) -> None:
    assert "truth" in linked.mapped.unused


def test_row_order_and_threads_change_nothing(linked: LinkedVictims, table: pa.Table) -> None:
    order = list(range(table.num_rows))
    random.Random(3).shuffle(order)
    again = link_victims(table.take(order), threads=1)
    assert again.model.digest == linked.model.digest
    assert clusters_of(again) == clusters_of(linked)


def test_an_adopted_model_gives_the_same_scores_and_survives_its_file(
    linked: LinkedVictims, table: pa.Table, tmp_path: Path
) -> None:
    linked.model.save(tmp_path / "model.json")
    adopted = models.load(tmp_path / "model.json")
    assert adopted == linked.model
    again = link_victims(table, model=adopted)
    sql = "select l, r, weight from scored order by l, r"
    assert again.con.execute(sql).fetchall() == linked.con.execute(sql).fetchall()
    assert models.compare(linked.model, adopted) == []


def test_two_models_are_compared_number_by_number(linked: LinkedVictims) -> None:
    changes = models.compare(linked.model, linked.model.with_prior(linked.model.prior + 5))
    assert changes == [models.Change("prior", linked.model.prior, linked.model.prior + 5)]


def test_a_pair_scores_the_same_whatever_other_records_stand_beside_it(
    linked: LinkedVictims, table: pa.Table
) -> None:
    weights = {
        frozenset({(a, b), (c, d)}): w
        for a, b, c, d, w in linked.con.execute(
            "select a.list, a.id, b.list, b.id, weight from scored join rows a on a.row = l join rows b on b.row = r"
        ).fetchall()
    }
    part = link_victims(table.slice(0, 300), model=linked.model)
    found = part.con.execute(
        "select a.list, a.id, b.list, b.id, weight from scored join rows a on a.row = l join rows b on b.row = r"
    ).fetchall()
    assert len(found) > 30
    assert all(weights.get(frozenset({(a, b), (c, d)}), w) == w for a, b, c, d, w in found)


def test_thirty_records_link_as_brute_force_over_all_pairs(linked: LinkedVictims, table: pa.Table) -> None:
    thirty = table.slice(40, 30)
    ids = [(row["list"], row["id"]) for row in thirty.to_pylist()]
    every = [(*a, *b) for a, b in combinations(ids, 2)]
    found = link_victims(thirty, model=linked.model, pairs=every)
    weights = {
        frozenset({f"{a}{b}", f"{c}{d}"}): w
        for a, b, c, d, w in found.con.execute(
            "select a.list, a.id, b.list, b.id, weight from scored join rows a on a.row = l join rows b on b.row = r"
        ).fetchall()
    }
    assert clusters_of(link_victims(thirty, model=linked.model)) == brute_force(
        [f"{a}{b}" for a, b in ids], weights
    )


def brute_force(names: list[str], weights: dict[frozenset[str], int]) -> set[frozenset[str]]:
    """Join the best pair of clusters again and again, looking at all of them each time. Names begin with the list."""
    parts = [{name} for name in sorted(names)]
    while True:
        best = None
        for one, two in combinations(parts, 2):
            if {n[0] for n in one} & {n[0] for n in two}:
                continue
            between = [weights.get(frozenset({a, b}), -4000) for a in one for b in two]
            if max(between) >= 0 and sum(between) >= 0 and (best is None or max(between) > best[0]):
                best = (max(between), one, two)
        if best is None:
            return {frozenset(p) for p in parts}
        parts = [p for p in parts if p is not best[1] and p is not best[2]] + [best[1] | best[2]]


def test_the_unnamed_are_counted_and_never_joined() -> None:
    child = {
        "name_ar": "طفل مجهول الهوية",
        "age": "3",
        "sex": "m",
        "date_of_death": "2019-05-03",
        "place": "كفر نور",
    }
    named = {"name_ar": "سمير كامل ناجي الزعبي", "age": "30"}
    found = link_victims(
        rows(
            {"list": "ا", "id": "1", **child},
            {"list": "ا", "id": "2", **child},
            {"list": "ب", "id": "1", **child},
            {"list": "ب", "id": "2", **named},
        )
    )
    assert found.counts["without a name"] == 3
    assert found.counts["victims"] == 4


def test_exact_duplicates_inside_a_list_are_one_and_namesakes_are_two() -> None:
    copy = {"list": "ا", "name_ar": "سمير كامل ناجي الزعبي", "age": "30", "place": "كفر نور"}
    only_name = {"list": "ا", "name_ar": "غسان بدر طارق الشمران"}
    found = link_victims(
        rows(
            {"id": "1", **copy},
            {"id": "2", **copy},
            {"id": "3", **only_name},
            {"id": "4", **only_name},
            {"id": "5", **copy, "age": "31"},
        )
    )
    assert clusters_of(found) == {
        frozenset({"ا1", "ا2"}),
        frozenset({"ا3"}),
        frozenset({"ا4"}),
        frozenset({"ا5"}),
    }
    assert found.counts["exact duplicates"] == 1
    assert any("one list" in english for english, _ in found.notes)


@pytest.mark.parametrize(("mode", "joined"), [("rare", {"rare"}), ("review", set()), ("never", set())])
def test_names_alone_join_only_three_rare_parts(mode: str, joined: set[str]) -> None:
    names = {"rare": "زكريا لؤي فراس الصفقاوي", "two parts": "لؤي الطربالي", "common": "محمد أحمد محمد علي"}
    pairs = [{"list": list_, "id": key, "name_ar": name} for key, name in names.items() for list_ in "اب"]
    crowd = [
        {
            "list": "ا",
            "id": f"x{i}",
            "name_ar": f"{['محمد', 'أحمد'][i % 2]} {['أحمد', 'محمد'][i % 3 % 2]} محمد علي",
            "age": str(i),
        }
        for i in range(400)
    ]
    found = link_victims(rows(*pairs, *crowd), names_alone=mode)
    assert {next(iter(g))[1:] for g in clusters_of(found) if len(g) == 2} == joined
    assert found.counts["held back, names alone"] > 0


def test_judgements_override_and_can_be_taken_back(linked: LinkedVictims, table: pa.Table) -> None:
    pair = next(sorted(c) for c in clusters_of(linked) if len(c) == 2)
    apart = Judged(pair[0][0], pair[0][1:], pair[1][0], pair[1][1:], "different")
    judged = link_victims(table, model=linked.model, judgements=[apart])
    assert frozenset(pair) not in clusters_of(judged)
    assert clusters_of(link_victims(table, model=linked.model, judgements=[])) == clusters_of(linked)


def test_judgements_about_unknown_records_are_refused(table: pa.Table, linked: LinkedVictims) -> None:
    with pytest.raises(JudgementsWrong):
        link_victims(table, model=linked.model, judgements=[Judged("ا", "no such", "ب", "1", "same")])
    names = sorted({(row["list"], row["id"]) for row in table.to_pylist()})[:3]
    pairs = [(0, 1, "same"), (1, 2, "same"), (0, 2, "different")]
    with pytest.raises(ContradictoryJudgements) as caught:
        link_victims(
            table,
            model=linked.model,
            judgements=[Judged(*names[a], *names[b], verdict) for a, b, verdict in pairs],
        )
    assert set(caught.value.read.split(" - ")) <= {" ".join(name) for name in names}


def test_every_weight_is_the_sum_of_its_reasons(linked: LinkedVictims) -> None:
    for left, right, weight in linked.con.execute(
        "select l, r, weight from scored where weight > 0 limit 200"
    ).fetchall():
        why = explain(linked.con, linked.settings, linked.model, left, right)
        assert why is not None
        total = why.prior + sum(r.weight for r in why.reasons)
        assert why.weight == weight
        assert (total == weight) if why.against is None else (total > weight)
        assert "probability" in why.text("en")
        assert "الاحتمال" in why.text("ar")


def test_review_shows_the_least_certain_first_and_takes_back(linked: LinkedVictims, tmp_path: Path) -> None:
    queue = doubtful(linked.con, limit=5)
    usefulness = [d.usefulness for d in queue]
    assert usefulness == sorted(usefulness, reverse=True)
    names = {
        row: (list_, id_)
        for row, list_, id_ in linked.con.execute("select row, list, id from rows").fetchall()
    }
    sitting = Review(queue, names.__getitem__)
    assert [sitting.press(k) for k in "sxz"] == [True, False, True]
    assert sitting.verdicts() == []
    sitting.press("d")
    sitting.press("u")
    assert [j.verdict for j in sitting.verdicts()] == ["different", "unsure"]
    write_judgements(tmp_path / "j.csv", sitting.verdicts())
    assert read_judgements(tmp_path / "j.csv") == sitting.verdicts()
    lines = side_by_side(*records_of(linked.con, queue[0].a, queue[0].b), "ar")
    assert any("العمر" in line for line in lines)


def test_stated_probabilities_are_about_right(linked: LinkedVictims, table: pa.Table) -> None:
    truth = {(r["list"], r["id"]): r["truth"] for r in table.to_pylist()}
    pairs = linked.con.execute(
        "select a.list, a.id, b.list, b.id, weight from scored join rows a on a.row = l join rows b on b.row = r"
    ).fetchall()
    expected = sum(probability(w) for *_, w in pairs)
    true = sum(truth[a, b] == truth[c, d] for a, b, c, d, _ in pairs)
    assert expected == pytest.approx(true, rel=0.05)


def test_an_audit_of_the_linkage_covers_its_true_precision_and_recall(
    linked: LinkedVictims, table: pa.Table
) -> None:
    truth = {f"{r['list']}\x1f{r['id']}": r["truth"] for r in table.to_pylist()}
    sampled = audit_sample(linked, {"joined": 150, "below": 150, "never compared": 100}, seed=4)
    verdicts = {(s.a, s.b): "same" if truth[s.a] == truth[s.b] else "different" for s in sampled}
    audit = assess(sampled, verdicts)
    precision, recall = scores(table["truth"].to_pylist(), linked.table["cluster"].to_pylist())
    assert audit.precision is not None
    assert audit.recall is not None
    assert audit.precision.low <= 1000 * precision <= audit.precision.high
    assert audit.recall.low <= 1000 * recall <= audit.recall.high
    assert {s.stratum for s in sampled} == {"joined", "below", "never compared"}


def test_draws_stand_around_the_number_of_victims_and_repeat_under_a_seed() -> None:
    stated = dict(enumerate("اباباب"))
    evidence = Evidence(stated, {(0, 1): 0, (2, 3): 9000, (4, 5): -9000})
    counts = [len(set(d.values())) for d in draws(evidence, Rules(), 400, seed=7)]
    assert interval(counts) == (4, interval(counts)[1], 5)
    assert 0.4 < sum(n == 4 for n in counts) / 400 < 0.6
    assert counts == [len(set(d.values())) for d in draws(evidence, Rules(), 400, seed=7)]


@pytest.mark.parametrize(
    ("data", "refusal"),
    [
        (b"list,age\nA,3\n", NoNames),
        (b"name_ar,age\n", NothingInList),
        (b"name_ar\n\xd8\xb7\xd9\x81\xd9\x84 \xd9\x85\xd8\xac\xd9\x87\xd9\x88\xd9\x84\n", NoNames),
        (b"\x00\x01\x02\xff\xfe\xfd", ListUnreadable),
        (b'name_ar,age\n"abc', ListUnreadable),
        (b"PAR1 but not really", ListUnreadable),
    ],
)
def test_bad_input_is_refused_in_both_languages(data: bytes, refusal: type[TawthiqError]) -> None:
    with pytest.raises(refusal) as caught:
        link_victims(data)
    assert caught.value.text("ar").startswith(caught.value.code)


def test_a_mapping_that_names_no_column_is_refused() -> None:
    with pytest.raises(MappingWrong):
        link_victims(b"a,b\n1,2\n", mapping={"name_ar": ["c"]})


def test_models_for_other_settings_or_no_models_are_refused(linked: LinkedVictims, table: pa.Table) -> None:
    with pytest.raises(ModelUnreadable):
        models.loads("{}")
    other = models.loads(linked.model.dumps().replace('"settings":"victims"', '"settings":"incidents"'))
    with pytest.raises(ModelDoesNotFit):
        link_victims(table, model=other)


def test_headers_encodings_and_three_calendars_are_read() -> None:
    text = "القائمة,الرقم,الاسم,العمر,تاريخ الوفاة\nا,1,سمير كامل ناجي الزعبي,٣٤ سنة,٣ أيار ٢٠١٩\n"
    text += "ب,1,سمير كامل ناجى الزعبى,34,1440/8/28\n"
    found = link_victims(text.encode("windows-1256", errors="replace").replace(b"?", b"1"))
    assert found.mapped.fields["name_ar"] == ("الاسم",)
    found = link_victims(text.encode("utf-8-sig"))
    days = found.con.execute("select died, age from records order by row").fetchall()
    assert days[0][0] + 1 == days[1][0]
    assert days[0][1] == days[1][1] == 34
    assert len(set(found.table["cluster"].to_pylist())) == 1


@pytest.mark.parametrize(
    "text",
    ["2019-05-03", "٣ أيار ٢٠١٩", "3 مايو 2019", "1398/2/13", "١٣/٢/١٣٩٨", "1440/8/27", "٢٧ شعبان ١٤٤٠ هـ",
     "27 Shaban 1440", "3/5/2019 (رمضان)", "3 أيار 2019 الموافق 27 شعبان 1440"],
)  # fmt: skip
def test_a_day_is_the_same_in_three_calendars(text: str) -> None:
    """1 Muharram 1440 was 12 September 2018 by the tabular calendar, 1 Farvardin 1398 was 21 March 2019."""
    assert read_day(text) == (2019, 5, 3)


def test_a_place_written_in_another_script_speaks_neither_for_nor_against() -> None:
    text = "list,id,name_ar,name_en,place\nا,1,سمير كامل ناجي الزعبي,,كرسف\nب,1,,Samir Kamel Naji al-Zoubi,Karsef\n"
    text += "ب,2,,Huda Kamel Naji al-Zoubi,Darfil\nج,2,,Huda Kamel Naji al-Zoubi,Karsef\n"
    found = link_victims(text.encode())
    levels = dict(
        found.con.execute(
            "select a.id || b.id, g_place from scored join rows a on a.row = l join rows b on b.row = r"
        ).fetchall()
    )
    assert (levels["11"], levels["22"]) == (-1, 2)


def test_a_list_of_many_columns_and_of_identical_rows_is_answered() -> None:
    header = "name_ar,age," + ",".join(f"c{i}" for i in range(298))
    body = "سمير كامل ناجي الزعبي,30," + ",".join("1" * 298)
    found = link_victims("\n".join([header, *[body] * 2000]).encode())
    assert found.counts["victims"] == 1
    assert found.table.num_columns == 302


def test_the_command_writes_clusters_pairs_and_a_model_that_it_takes_again(tmp_path: Path) -> None:
    from tawthiq.cli.link import link

    pacsv.write_csv(people(60, 9).drop_columns(["truth"]), tmp_path / "in.csv")
    run = CliRunner().invoke
    args = [
        "victims",
        str(tmp_path / "in.csv"),
        str(tmp_path / "out.csv"),
        "--model",
        str(tmp_path / "m.json"),
        "--pairs",
        str(tmp_path / "p.csv"),
    ]
    first = run(link, args)
    assert first.exit_code == 0, first.output
    written = (tmp_path / "out.csv").read_bytes()
    assert {"cluster", "weakest"} <= set(pacsv.read_csv(tmp_path / "out.csv").column_names)
    assert {"list_a", "weight", "probability", "together"} <= set(
        pacsv.read_csv(tmp_path / "p.csv").column_names
    )
    assert run(link, args).exit_code == 0
    assert (tmp_path / "out.csv").read_bytes() == written
    assert "given: same" in run(link, ["model", str(tmp_path / "m.json")]).output
    assert "no difference" in run(link, ["model", str(tmp_path / "m.json"), str(tmp_path / "m.json")]).output


def test_the_review_in_the_terminal_keeps_verdicts_and_goes_on_where_it_stopped(tmp_path: Path) -> None:
    from tawthiq.cli.link import link

    pacsv.write_csv(people(60, 9).drop_columns(["truth"]), tmp_path / "in.csv")
    args = ["review", str(tmp_path / "in.csv"), str(tmp_path / "j.csv")]
    first = CliRunner().invoke(link, args, input="sdzuq")
    assert first.exit_code == 0, first.output
    assert [j.verdict for j in read_judgements(tmp_path / "j.csv")] == ["same", "unsure"]
    CliRunner().invoke(link, args, input="uq")
    assert [j.verdict for j in read_judgements(tmp_path / "j.csv")] == ["same", "unsure", "unsure"]
