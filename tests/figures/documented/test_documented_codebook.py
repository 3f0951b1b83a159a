"""Codebooks are read whole or refused by the key that is wrong; the case's questions take their settings from them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from made import WHO, small
from tawthiq.casebook import deriving, queries
from tawthiq.casebook.actions.asking import ask, name_area
from tawthiq.casebook.actions.receiving import adopt
from tawthiq.casebook.case import read_case
from tawthiq.casebook.errors import CaseFileWrong
from tawthiq.casebook.stored import stored_figures
from tawthiq.casebook.tools import CODEBOOK, CONTROL
from tawthiq.evidence.kinds import AreaNamed, QuestionAsked
from tawthiq.figures.documented.codebook import first, read_codebook
from tawthiq.figures.errors import CodebookRefused, CodebookUnknown
from tawthiq.places.control import held_by, read_control
from tawthiq.places.errors import BadGazetteerRow

OURS = """
id: ours
version: "2"
published: 2024-01-01
title: {en: Our codebook, ar: دليلنا}
inclusion: {en: All., ar: الكل.}
exclusion: {en: None., ar: لا شيء.}
defaults: {rule: latest, min_originators: 1}
"""
POSTS = {
    "marsad": "مقتل 3 مدنيين في قصف على كرسف يوم 5 آذار 2024.",
    "shabaka": "مقتل 4 أشخاص في قصف على كرسف يوم 5 آذار 2024.",
}
CONTROL_TABLE = "pcode,holder,date\nXC01,North,2024-01-01\nXC01,South,2024-03-06\nXC02,South,2024-01-01\n"


def test_the_packaged_codebook_says_everything_in_both_languages() -> None:
    book = first()
    assert book.name == "first@1"
    assert {"categories", "inclusion", "exclusion", "corroboration", "corrections"} == set(book.sections)
    assert all(text.en and text.ar for rows in book.sections.values() for _, text in rows)


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("rule: latest", "rule: loudest"),
        ("id: ours", "name: ours"),
        ("2024-01-01", "spring"),
        ("ar: دليلنا", "fr: x"),
    ],
)
def test_a_codebook_with_a_wrong_key_is_refused(was: str, now: str) -> None:
    with pytest.raises(CodebookRefused) as refused:
        read_codebook("book.yml", OURS.replace(was, now).encode())
    assert refused.value.place.startswith("book.yml, ")


def test_a_question_follows_the_codebook_that_was_adopted_last(tmp_path: Path, database: str) -> None:
    book = small(tmp_path / "c", POSTS)
    asked = QuestionAsked("by-ours", "killed", ("2024-03-04", "2024-03-10"), "darnous", codebook="ours")
    ask(book, acting=WHO, question=asked)
    deriving.derive(book)
    assert "by-ours" not in {f.id for f in stored_figures()}
    assert CodebookUnknown.code in queries.refused_questions()["by-ours"][0]
    adopt(book, acting=WHO, role=CODEBOOK, name="ours.yml", data=OURS.encode())
    deriving.derive(book)
    found = {f.id: f for f in stored_figures()}["by-ours"].question
    assert (found.codebook, found.rule) == ("ours@2", "latest")
    deriving.check(book)


def test_an_area_of_control_is_the_communities_held_on_that_day(tmp_path: Path) -> None:
    book = small(tmp_path / "c", POSTS)
    adopt(book, acting=WHO, role=CONTROL, name="control.csv", data=CONTROL_TABLE.encode())
    for ident, day in (("before", "2024-03-05"), ("after", "2024-03-07")):
        named = AreaNamed(ident, ("XC01", "XC02"), "north", "الشمال", control=("North",), control_on=day)
        name_area(book, acting=WHO, area=named)
        ask(book, acting=WHO, question=QuestionAsked(ident, "killed", ("2024-03-04", "2024-03-10"), ident))
    deriving.derive(book)
    found = {f.id: f for f in stored_figures()}
    assert found["before"].question.area.pcodes == ("XC01",)
    assert found["before"].low == 3
    assert found["after"].low is None
    assert any("North" in en for en, _ in found["after"].caveats)


def test_a_line_of_a_later_day_tells_nothing_of_an_earlier_one() -> None:
    table = read_control("t", b"pcode,holder,date\nA,North,01/05/2019\nB,NA,2019-01-01\nC,South,2019-01-01\n")
    assert held_by([table], ["North", "South"], date(2019, 4, 1), ["A", "B", "C"]) == (("C",), 2)
    assert held_by([table], ["North"], date(2019, 5, 1), ["A", "B", "C"]) == (("A",), 1)
    for bad in (b"a,b\n1,2\n", b"pcode,holder,date\nA,North,soon\n"):
        with pytest.raises(BadGazetteerRow):
            read_control("t", bad)


CASE = """
name: x
zone: UTC
codebooks: [ours.yml]
controls: [control.csv]
areas:
  drawn: {polygon: drawn.geojson, name_en: drawn, name_ar: مرسومة}
  all: {everywhere: true}
  north: {pcodes: [XC01], control: [North], control_on: 2024-03-01}
questions:
  - {id: q, kind: killed, window: [2024-03-01, 2024-03-02], area: drawn, codebook: ours, rule: reliability,
     reliability: [[a, b], c], event_types: [airstrike], party: [north], grades: [Fair], originators: 2, seed: 9,
     by: sex}
"""
DRAWN = '{"type":"Polygon","coordinates":[[[36.1,34.1],[36.2,34.1],[36.2,34.2],[36.1,34.1]]]}'


def _case(folder: Path, text: str) -> Path:
    files = {"case.yml": text, "ours.yml": OURS, "control.csv": CONTROL_TABLE, "drawn.geojson": DRAWN}
    for name, data in files.items():
        (folder / name).write_text(data, encoding="utf-8")
    return folder


def test_every_new_key_of_a_case_file_is_read(tmp_path: Path) -> None:
    case = read_case(_case(tmp_path, CASE))
    asked = case.questions[0]
    assert (asked.tiers, asked.rule, asked.min_originators, asked.seed) == (
        (("a", "b"), ("c",)),
        "reliability",
        2,
        9,
    )
    areas = {a.id: a for a in case.areas}
    assert areas["drawn"].polygons == (
        ((361000000, 341000000), (362000000, 341000000), (362000000, 342000000)),
    )
    assert areas["all"].everywhere
    assert areas["north"].control_on == "2024-03-01"


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("everywhere: true", "note: nowhere"),
        (", control_on: 2024-03-01", ""),
        ("rule: reliability", "rule: loudest"),
        ("polygon: drawn.geojson", "polygon: ours.yml"),
        ("seed: 9", "seed: 9, priority: [a]"),
    ],
)
def test_a_wrong_key_of_a_definition_is_refused_with_its_place(tmp_path: Path, was: str, now: str) -> None:
    with pytest.raises(CaseFileWrong):
        read_case(_case(tmp_path, CASE.replace(was, now)))
