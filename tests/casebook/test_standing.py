"""How an incident stands: the toll's course, grades with reasons and a person's word, ties; in the terminal too."""

from __future__ import annotations

from pathlib import Path

import pytest

from made import WHO, small
from tawthiq.casebook import browsing, deriving, ledger, queries
from tawthiq.casebook.actions.deciding import grade
from tawthiq.casebook.reviewing import anchor_of
from tawthiq.casebook.standing import Standing, standing
from tawthiq.casebook.tracing import trace_of

POSTS = {
    "lantern": "قُتل 5 مدنيين في قصف مدفعي على كرسف بتاريخ 5 آذار 2024.",
    "wire": "قُتل 4 مدنيين في قصف مدفعي على عين دارفيل بتاريخ 5 آذار 2024.",
    "gazette": "قُتل 9 مدنيين في قصف مدفعي على درنوس بتاريخ 5 آذار 2024.",
}


def stands(book: object, code: str) -> Standing:
    incident, claims = browsing.incident(code, "rafidan")
    return standing(incident, claims, ledger.current(book), browsing.seen_by("rafidan"))  # type: ignore[arg-type]


@pytest.mark.usefixtures("database")
def test_what_a_person_says_of_a_grade_stands_beside_the_rule(tmp_path: Path) -> None:
    book = small(tmp_path / "c", POSTS)
    deriving.derive(book)
    code = next(i.code for i in queries.incidents() if i.pcode == "XC01")
    found = stands(book, code)
    assert [(s.originator, s.killed, s.injured, s.stands) for s in found.course] == [
        ("lantern", (5, 5), None, True)
    ]
    assert [(g.about, g.stands, g.rule) for g in found.grades] == [
        ("harm", "single", "single"), ("attribution", "none stated", "none stated"),
    ]  # fmt: skip
    assert (found.harmed_by, found.denied_by, found.attributed_by) == (("lantern",), (), ())
    for given in ("contested", "corroborated"):
        grade(
            book, acting=WHO, anchor=anchor_of(code), about="harm", grade=given, because=f"invented: {given}"
        )
    harm = stands(book, code).grades[0]
    assert (harm.stands, harm.rule, harm.waits) == ("single", "single", True)
    assert [body.grade for _, body in harm.decided] == ["corroborated", "contested"]
    deriving.derive(book)
    harm = stands(book, code).grades[0]
    assert (harm.stands, harm.rule, harm.waits) == ("corroborated", "single", False)
    for lang, mark in (("en", "by the rule: one originator"), ("ar", "بحسب القاعدة: مصدر أول واحد")):
        told = "\n".join(trace_of(code, lang, book))
        assert mark in told
        assert "invented: contested" in told


def test_an_incident_names_what_it_sums_up_and_what_sums_it_up(tmp_path: Path) -> None:
    book = small(tmp_path / "c", POSTS)
    deriving.derive(book)
    code = {i.pcode: i.code for i in queries.incidents()}
    whole, parts = code["XT01"], sorted((code["XC01"], code["XC02"]))
    for one in (whole, *parts):
        (tie,) = stands(book, one).ties
        assert (tie.whole, list(tie.parts), tie.whole_toll, tie.parts_toll) == (whole, parts, (9, 9), (9, 9))
        assert all(c in "\n".join(trace_of(one, "en", book)).rpartition("sums up")[2] for c in parts)
