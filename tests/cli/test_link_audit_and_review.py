"""An audit and a review at the terminal, on a file of lists and in a casebook."""

from __future__ import annotations

import json
from pathlib import Path

import pyarrow.csv as pacsv
import pytest
from click.testing import CliRunner

from invented_lists import invented_casebook
from invented_victims import people
from tawthiq.casebook import deriving, learning, log, persons
from tawthiq.cli.link import link
from tawthiq.victims.audit_files import read_sample
from tawthiq.victims.judgements import Judged, read_judgements, write_judgements


@pytest.fixture
def lists(tmp_path: Path) -> Path:
    """Invented lists with their truth in `truth.json` beside them."""
    table = people(150, 9)
    pacsv.write_csv(table.drop_columns(["truth"]), tmp_path / "lists.csv")
    truth = {f"{r['list']}\x1f{r['id']}": r["truth"] for r in table.to_pylist()}
    (tmp_path / "truth.json").write_text(json.dumps(truth), encoding="utf-8")
    return tmp_path / "lists.csv"


def run(*args: object, keys: str = "") -> str:
    done = CliRunner().invoke(link, [str(a) for a in args], input=keys, catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.output


def test_an_audit_drawn_judged_by_the_truth_and_reported(lists: Path) -> None:
    sample, verdicts = lists.with_name("sample.csv"), lists.with_name("verdicts.csv")
    run("audit", "draw", sample, "--lists", lists, "--joined", 40, "--below", 40, "--never-compared", 20)
    truth = json.loads(lists.with_name("truth.json").read_text(encoding="utf-8"))
    drawn = read_sample(sample)
    same = {(s.a, s.b): truth[s.a] == truth[s.b] for s in drawn}
    said = [
        Judged(*s.a.split("\x1f"), *s.b.split("\x1f"), "same" if same[s.a, s.b] else "different")
        for s in drawn
    ]
    write_judgements(verdicts, said)
    told = json.loads(run("audit", "report", sample, verdicts, verdicts, "--json"))
    joined = [same[s.a, s.b] for s in drawn if s.stratum == "joined"]
    assert told["precision"][1] == round(1000 * sum(joined) / len(joined))
    assert told["precision"][0] <= told["precision"][1] <= told["precision"][2]
    assert told["recall"][0] <= told["recall"][1] <= told["recall"][2] <= 1000
    assert (told["judged"], told["agreement"][1:]) == (len(drawn), [1.0, 1.0])
    assert sum(row[2] for row in told["reliability"]) == sum(s.weight is not None for s in drawn)
    assert (
        "الشخص نفسه"
        in CliRunner()
        .invoke(link, ["audit", "report", str(sample), str(verdicts)], obj={"lang": "ar"})
        .output
    )


def test_a_judge_of_an_audit_sees_no_weight_and_goes_on_where_they_stopped(lists: Path) -> None:
    sample, verdicts = lists.with_name("sample.csv"), lists.with_name("verdicts.csv")
    run("audit", "draw", sample, "--lists", lists, "--joined", 3, "--below", 3, "--never-compared", 2)
    shown = run("audit", "judge", sample, verdicts, "--lists", lists, keys="sdzuq")
    assert "|" in shown
    assert not any(word in shown for word in ("joined", "below", "bit", "probability"))
    assert [j.verdict for j in read_judgements(verdicts)] == ["same", "unsure"]
    run("audit", "judge", sample, verdicts, "--lists", lists, keys="ssssss")
    assert len(read_judgements(verdicts)) == len(read_sample(sample))


def test_pairs_judged_before_are_not_drawn(lists: Path) -> None:
    sample, used = lists.with_name("sample.csv"), lists.with_name("used.csv")
    run("review", lists, used, keys="ssssssq")
    run("audit", "draw", sample, "--lists", lists, "--without", used, "--joined", 9999, "--below", 9999)
    drawn = {frozenset({s.a, s.b}) for s in read_sample(sample)}
    for j in read_judgements(used):
        assert frozenset({f"{j.list_a}\x1f{j.id_a}", f"{j.list_b}\x1f{j.id_b}"}) not in drawn


def test_a_review_in_a_casebook_is_acts_and_z_withdraws(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("TAWTHIQ_DATABASE_URL", raising=False)
    book = invented_casebook(tmp_path)
    shown = run("review", "--casebook", book.folder, keys="dzsq")
    assert "سمير" in shown
    assert "Sameer" in shown
    kinds = [a.kind for a in log.acts()][-3:]
    assert kinds == ["records.judged", "act.withdrawn", "records.judged"]
    deriving.derive(book)
    assert [j.verdict for j in persons.judgements()] == ["same"]


def test_draws_of_the_casebook_carry_the_doubt_and_keep_judgements(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tawthiq.linkage.draws import Calibration

    monkeypatch.delenv("TAWTHIQ_DATABASE_URL", raising=False)
    book = invented_casebook(tmp_path)
    draws = list(persons.drawn(book, 30, 1))
    assert draws == list(persons.drawn(book, 30, 1))
    records = {r for v in persons.victims() for r in v.records}
    for draw in draws:
        assert sorted(r for v in draw for r in v.records) == sorted(records)
    learning.adopt_calibration(
        book, acting=log.Acting("rafidan", "tester"), calibration=Calibration(1000, -90_000)
    )
    assert all(len(v.records) == 1 for v in next(persons.drawn(book, 1, 1)))
