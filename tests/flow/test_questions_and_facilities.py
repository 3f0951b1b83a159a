"""A question that cannot be answered stops no other; what people judged of facilities is a table of its own."""

from __future__ import annotations

import json
import re
import sqlite3
from pathlib import Path

import pytest

from made import WHO, small
from run_cli import tawthiq
from tawthiq.casebook import deriving, facilities, log, queries
from tawthiq.casebook.actions.asking import ask, name_area, name_source
from tawthiq.casebook.actions.deciding import withdraw
from tawthiq.casebook.actions.receiving import adopt
from tawthiq.casebook.asking import answers
from tawthiq.casebook.book import Casebook
from tawthiq.casebook.derived import models
from tawthiq.casebook.tools import FACILITIES, brought_of
from tawthiq.evidence.kinds import AreaNamed, QuestionAsked, SourceNamed
from tawthiq.evidence.ledger import Ledger, fold

POSTS = {
    "one": "An airstrike on the hospital in Karsef killed 3 people on 4 March 2024.",
    "two": "An airstrike on the hospital in Ain Darfil killed 5 people on 6 March 2024.",
}
WEEK = ("2024-03-04", "2024-03-10")
REGISTRY = (
    "id,name,kind,place\nh1,Karsef Hospital,hospital,Karsef\nh2,Ain Darfil Hospital,hospital,Ain Darfil\n"
)


@pytest.fixture
def book(tmp_path: Path, database: str) -> Casebook:
    return small(tmp_path / "c", POSTS)


def test_what_cannot_be_answered_is_refused_with_its_code_and_the_others_go_on(book: Casebook) -> None:
    ask(book, acting=WHO, question=QuestionAsked("theirs", "killed", WEEK, "darnous", codebook="nobody"))
    ask(book, acting=WHO, question=QuestionAsked("persons", "killed", WEEK, "darnous", basis="victims",
        group="civilians"))  # fmt: skip
    ask(book, acting=WHO, question=QuestionAsked("later", "killed", WEEK, "darnous"))
    name_source(
        book, acting=WHO, source=SourceNamed("one", "Blue Lamps", "المصابيح الزرقاء", ("Lamps Press",))
    )
    for ident, ranked in (
        ("ranked", ("مصابيح لا تُعرف", "two")),
        ("spelt", ("lamps press", "TWO", "المصابيح الزرقاء")),
    ):
        put = QuestionAsked(
            ident, "killed", WEEK, "darnous", rule="priority", tiers=tuple((r,) for r in ranked)
        )
        ask(book, acting=WHO, question=put)
    made = deriving.derive(book, workers=1)
    assert sorted(f.id for f in queries.figures()) == ["killed", "later", "spelt"]
    assert queries.figure("later").low == 8
    assert queries.figure("spelt").question.tiers == (("one",), ("two",), ("one",))
    assert [f.question.tiers for f in answers(book)[0] if f.id == "spelt"] == [(("one",), ("two",), ("one",))]
    rows = models.FigureRefusal._default_manager.order_by("id").values_list("id", "code", "read")
    assert list(rows) == [
        ("persons", "FIG-006", "civilians"), ("ranked", "FIG-008", "مصابيح لا تُعرف"), ("theirs", "FIG-004", "nobody"),
    ]  # fmt: skip
    english, arabic = queries.refused_questions()["ranked"]
    assert "an alias of a source: one, two" in english
    assert "السؤال ranked" in arabic
    english, arabic = queries.refused_questions()["theirs"]
    assert "No codebook of this name is adopted." in english
    assert "لم يُعتمد دليل ترميز بهذا الاسم." in arabic
    assert deriving.check(book).digest == made.digest


def test_a_question_of_an_area_that_was_withdrawn_is_refused_and_the_others_go_on(book: Casebook) -> None:
    """`derive`, and every command that asks, ended with a bare KeyError from then on."""
    name_area(book, acting=WHO, area=AreaNamed("ain", ("XC02",), "Ain Darfil", "عين دارفيل"))
    ask(book, acting=WHO, question=QuestionAsked("there", "killed", WEEK, "ain"))
    named = next(a for a in log.acts() if a.kind == "area.named")
    withdraw(book, acting=WHO, act=named.id, because="drawn wrongly")
    made = deriving.derive(book)
    assert [f.id for f in queries.figures()] == ["there"]
    rows = models.FigureRefusal._default_manager.values_list("id", "code", "read")
    assert list(rows) == [("killed", "FIG-007", "darnous")]
    assert "one of ain" in queries.refused_questions()["killed"][0]
    assert deriving.check(book).digest == made.digest


def test_the_commands_show_the_refusal_and_end_with_one(tmp_path: Path) -> None:
    folder = tmp_path / "c"
    made = small(folder, POSTS)
    ask(made, acting=WHO, question=QuestionAsked("theirs", "killed", WEEK, "darnous", codebook="nobody"))
    done = tawthiq("derive", "--casebook", folder)
    assert (done.returncode, "1 figure_refusal" in done.stdout) == (1, True)
    assert "theirs: FIG-004" in done.stderr
    for told in ((), ("--as-of", "7")):
        shown = tawthiq("figure", *told, "--casebook", folder)
        assert (shown.returncode, "theirs: FIG-004" in shown.stderr, "killed:" in shown.stdout) == (
            1,
            True,
            True,
        )
    assert tawthiq("figure", "killed", "--casebook", folder).returncode == 0
    assert "DOC-12" in tawthiq("--lang", "ar", "doctor", "--casebook", folder).stdout


def test_judgements_of_facilities_are_rows_with_what_figures_count(book: Casebook) -> None:
    adopt(book, acting=WHO, role=FACILITIES, name="h.csv", data=REGISTRY.encode())
    deriving.derive(book, workers=1)
    one, two = sorted(queries.incidents(), key=lambda i: str(i.date_start))
    for verdict, incident, facility in (
        ("different", one, "h1"), ("same", one, "h1"), ("same", two, "h2"), ("different", one, "h2"),
    ):  # fmt: skip
        facilities.judge(
            book, acting=WHO, verdict=verdict, incident=incident.code, facility=facility, because="named"
        )
    deriving.derive(book, workers=1)
    rows = models.FacilityJudgement._default_manager.values_list(
        "facility", "incident", "verdict", "kind", "counts"
    )
    kinds = {f.id: f.kind for f in brought_of(book, _ledger()).registry}
    assert sorted(rows) == sorted([
        ("h1", one.code, "different", kinds["h1"], 0), ("h1", one.code, "same", kinds["h1"], 1),
        ("h2", two.code, "same", kinds["h2"], 1), ("h2", one.code, "different", kinds["h2"], 0),
    ])  # fmt: skip
    assert facilities.confirmed() == {
        one.code: (("h1", kinds["h1"]),), two.code: (("h2", kinds["h2"]),),
    }  # fmt: skip
    assert set(kinds.values()) == {"health_facility"}


def test_coordinates_of_facilities_are_in_no_output_and_no_derived_table(tmp_path: Path) -> None:
    """A published list of hospitals with coordinates has been a target list before."""
    folder, listed = tmp_path / "c", tmp_path / "hospitals.csv"
    made = small(folder, POSTS)
    listed.write_text(
        "id,name,kind,place,lat,lon\nh1,Karsef Hospital,hospital,Karsef,34.1243217,36.1221765\n"
    )
    ask(made, acting=WHO, question=QuestionAsked("hit", "facilities_hit", WEEK, "darnous"))
    name_source(made, acting=WHO, source=SourceNamed("one", "The Blue Lamps", "المصابيح الزرقاء"))
    run = ("--casebook", folder)
    assert tawthiq("facilities", "add", listed, *run).returncode == 0
    assert tawthiq("derive", *run).returncode == 0
    matched = json.loads(tawthiq("facilities", "match", "--json", *run).stdout)[0]
    code = matched["matches"][0]["incident"]
    assert matched["matches"][0]["distance_m"] % 1000 == 0
    assert tawthiq("facilities", "judge", "same", code, "h1", "--because", "named", *run).returncode == 0
    told = [tawthiq("derive", *run).stdout, tawthiq("figure", "hit", "--out", tmp_path / "out", *run).stdout]
    told += [tawthiq("facilities", "match", *more, *run).stdout for more in ((), ("--json",))]
    told += [path.read_text(encoding="utf-8") for path in (tmp_path / "out").iterdir()]
    with sqlite3.connect(folder / "derived.db") as con:
        names = [name for (name,) in con.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        assert "facility_judgement" in names
        told += [repr(row) for name in names for row in con.execute(f'SELECT * FROM "{name}"')]
    assert "Karsef Hospital" in told[2]
    assert matched["matches"][0]["sources"] == ["one"]
    assert "The Blue Lamps" in told[2], "a person reads the name of a source"
    assert not [text for text in told if re.search("243217|221765|34[.]124|36[.]122", text)]


def _ledger() -> Ledger:

    return fold(log.read())
