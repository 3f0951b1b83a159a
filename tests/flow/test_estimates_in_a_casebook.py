"""An estimate over the casebook's victims: planned by an act, every run an act, the linkage's doubt in its width."""

from __future__ import annotations

import csv
import io
import json
import random
from pathlib import Path

import pytest
from click.testing import CliRunner

from made import WHO, small
from tawthiq.casebook import deriving, estimates_told, estimating, log, persons
from tawthiq.casebook.book import Casebook
from tawthiq.casebook.case import CaseInput
from tawthiq.casebook.errors import NotAllowed, NotFound
from tawthiq.casebook.running import take
from tawthiq.cli.main import cli
from tawthiq.evidence.kinds import EstimatePlanned
from tawthiq.evidence.ledger import fold
from tawthiq.figures.estimates import Effort
from tawthiq.figures.estimates.errors import BadPlan
from tawthiq.figures.estimates.plots import drawn
from tawthiq.figures.estimates.report import report
from tawthiq.model.victims import Victim

QUICK = Effort(bootstraps=100, simulations=20, most_rounds=500)
GIVEN = ("سمير", "غسان", "فراس", "لؤي", "طارق", "بدر", "ليلى", "هدى", "رنا", "سلمى", "نورا", "أمينة")
FAMILY = (
    "الزعبي",
    "الخطيب",
    "الشامي",
    "الدغيم",
    "القرموش",
    "البليدي",
    "الجمال",
    "الطرابي",
    "الصفدي",
    "النعسان",
)
PLAN = """
population: killed in the invented week, by all parties
died: [2024-03-01, 2024-03-31]
draws: 4
lists:
  registry: {period: March 2024, area: Darnous}
  hospital: {area: Darnous}
  families: {records: [families, funerals]}
seed: 3
"""


def lists(seed: int = 1, number: int = 160) -> dict[str, str]:
    """CSV per list: `number` persons, each in a list with chance .5; funerals hold those of families with .3."""
    random_ = random.Random(seed)
    rows: dict[str, list[list[str]]] = {"registry": [], "hospital": [], "families": [], "funerals": []}
    for person in range(number):
        name = " ".join(random_.choice(GIVEN) for _ in range(3)) + " " + random_.choice(FAMILY)
        row = [name, str(random_.randint(1, 80)), f"{random_.randint(1, 28)}/3/2024", "كرسف"]
        row += [("ذكر", "أنثى")[person % 3 == 0]]
        for source, chance in (("registry", 0.5), ("hospital", 0.5), ("families", 0.4), ("funerals", 0.2)):
            if random_.random() < chance:
                rows[source].append([f"{source[0]}{person}", *row])
    return {source: written(found) for source, found in rows.items()}


def written(rows: list[list[str]]) -> str:
    text = io.StringIO()
    csv.writer(text).writerows([["الرقم", "الاسم", "العمر", "تاريخ الوفاة", "المكان", "الجنس"], *rows])
    return text.getvalue()


@pytest.fixture
def book(tmp_path: Path) -> Casebook:
    made = small(tmp_path / "c", {})
    for source, text in lists().items():
        path = tmp_path / f"{source}.csv"
        path.write_text(text)
        take(
            made,
            CaseInput(path, None, source, "victims-list", {}, WHO.organisation, "items", None),
            acting=WHO,
        )
    deriving.derive(made)
    return made


def planned(book: Casebook, folder: Path, text: str = PLAN) -> None:
    path = folder / "plan.yml"
    path.write_text(text)
    estimating.plan(book, "killed", path, acting=WHO)


def test_a_plan_comes_before_the_first_run_and_every_run_is_an_act(book: Casebook, tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        estimating.run(book, "killed", acting=WHO, effort=QUICK)
    planned(book, tmp_path)
    first = estimating.run(book, "killed", acting=WHO, effort=QUICK)
    second = estimating.run(book, "killed", acting=WHO, seed=4, effort=QUICK)
    assert first.stamp("en") == "run 1 of 1, plan of 2024-03-11, deviations: none"
    assert second.stamp("en") == "run 2 of 2, plan of 2024-03-11, deviations: seed"
    assert "المخالفات: seed" in second.stamp("ar")
    runs = fold(log.read()).runs["killed"]
    assert [body.deviations for _, body in runs] == [(), ("seed",)]
    assert runs[0][1].inputs == runs[1][1].inputs
    assert log.verify().acts == runs[1][0].n
    kept = json.loads(book.items.get(runs[0][1].item))
    assert kept["estimated"]["documented"] == first.found.documented
    last, before = estimates_told.runs(book, fold(log.read()), "killed")
    assert (last.number, before.number, dict(before.account)) == (2, 1, dict(first.account))
    for lang in ("en", "ar"):
        assert [(p.name, p.svg) for p in before.plots[lang]] == [
            (p.name, p.svg) for p in drawn(first.found, lang)
        ]
    with pytest.raises(NotAllowed):
        planned(book, tmp_path)


def test_the_account_adds_up_and_the_documented_are_the_derived_victims(
    book: Casebook, tmp_path: Path
) -> None:
    planned(book, tmp_path)
    found = estimating.run(book, "killed", acting=WHO, effort=QUICK)
    assert sum(found.account.values()) == len(persons.victims())
    assert found.found.documented == found.account["in"]
    assert found.found.lists.lists == ("registry", "hospital", "families")
    assert found.as_dict()["documented"] == found.found.documented
    assert deriving.check(book).rows["victim"] == len(persons.victims())


def test_doubt_about_the_linkage_is_carried_into_the_width(book: Casebook, tmp_path: Path) -> None:
    planned(book, tmp_path)
    found = estimating.run(book, "killed", acting=WHO, effort=QUICK).found
    assert len(found.lists.versions) == 4
    assert found.shares["linkage"] > 0
    again = estimating.run(book, "killed", acting=WHO, effort=QUICK).found
    assert again.lists.cells == found.lists.cells


def test_days_outside_the_plan_are_counted_apart(book: Casebook, tmp_path: Path) -> None:
    planned(book, tmp_path, PLAN.replace("2024-03-31", "2024-03-10").replace("draws: 4", "draws: 0"))
    found = estimating.run(book, "killed", acting=WHO, effort=QUICK)
    days = [v.died for v in persons.victims()]
    assert found.account["in"] == sum(d is not None and d[1].day <= 10 for d in days)
    assert found.account["outside"] == sum(d is not None and d[0].day > 10 for d in days)
    assert found.account["unclear"] == len(days) - found.account["in"] - found.account["outside"]
    assert found.found.lists.versions == [("", "")]


@pytest.mark.parametrize(
    ("text", "error"), [("strata: [name]", BadPlan), ("lists: {morgue: {}}", NotFound), ("- a", BadPlan)]
)
def test_plans_that_cannot_be_followed_are_refused(
    book: Casebook, tmp_path: Path, text: str, error: type[Exception]
) -> None:
    with pytest.raises(error):
        planned(book, tmp_path, text)


def test_strata_are_said_in_words_of_both_languages_and_add_up(book: Casebook, tmp_path: Path) -> None:
    planned(book, tmp_path, PLAN.replace("draws: 4", "draws: 0\nstrata: [place, sex, month]"))
    found = estimating.run(book, "killed", acting=WHO, effort=QUICK)
    rows = found.as_dict()["estimated"]["strata"]  # type: ignore[index]
    assert {tuple(r["values"]) for r in rows} == {("XT01", s, "2024-03") for s in ("female", "male")}
    assert sum(r["documented"] for r in rows) == found.found.documented
    text = {lang: report(found.found, lang, found.words) for lang in ("en", "ar")}
    assert "stratum Darnous / women / 2024-03: documented " in text["en"]
    assert "الشريحة درنوس / النساء / 2024-03: موثق " in text["ar"]
    assert found.as_dict()["words"]["XT01"] == {"en": "Darnous", "ar": "درنوس"}  # type: ignore[index]


def test_the_stratum_of_a_place_is_the_governorate_and_not_the_country() -> None:
    scope = estimating._Scope(EstimatePlanned("all", "{}", ()), None, {"XT01", "XC01"})
    for admin, stratum in (
        (("XT", "XT01", "XC01"), "XT01"),
        (("XT01", "XC01"), "XT01"),
        (("XT",), ""),
        ((), ""),
    ):
        one = Victim("V-1", (), identified=True, lists=(), admin=admin)
        assert scope.stratum(one, "place") == stratum


def test_an_area_that_the_casebook_does_not_name_is_refused(book: Casebook, tmp_path: Path) -> None:
    planned(book, tmp_path, "area: nowhere")
    with pytest.raises(NotFound):
        estimating.run(book, "killed", acting=WHO, effort=QUICK)


def test_the_command_prints_documented_and_estimated_apart(book: Casebook, tmp_path: Path) -> None:
    path = tmp_path / "plan.yml"
    path.write_text(PLAN.replace("draws: 4", "draws: 0"))
    run = CliRunner().invoke
    assert run(cli, ["figure", "plan", "killed", str(path), "--casebook", str(book.folder)]).exit_code == 0
    shown = run(cli, ["figure", "--basis", "victims", "--estimate", "--casebook", str(book.folder), "--json"])
    answer = json.loads(shown.stdout)[0]
    assert answer["run"]["number"] == 1
    assert answer["documented"] == answer["account"]["in"]
    assert {"low", "best", "high", "verdict"} <= set(answer["estimated"])
    wrong = run(cli, ["figure", "--estimate", "--casebook", str(book.folder)])
    assert wrong.exit_code == 2
