"""Kin and namesakes: pairs that agree more than strangers and are two persons. Invented rows."""

from __future__ import annotations

import pytest

from invented_victims import FAMILIES, MEN, WOMEN, clusters_of, people, rows, scores
from tawthiq.linkage.explain import explain
from tawthiq.victims.link import link_victims
from tawthiq.victims.review import doubtful


def test_without_a_learnt_model_namesakes_among_few_names_stay_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    """Six own names and three families: with starting values for strangers too, precision was .60 here."""
    monkeypatch.setattr("invented_victims.MEN", MEN[:6])
    monkeypatch.setattr("invented_victims.WOMEN", WOMEN[:2])
    monkeypatch.setattr("invented_victims.FAMILIES", FAMILIES[:3])
    few = people(400, 3)
    found = link_victims(few, learn=False, adopted=True)
    precision, recall = scores(few["truth"].to_pylist(), found.table["cluster"].to_pylist())
    assert precision >= 0.85
    assert recall >= 0.8
    assert not any(level.trained for levels in found.model.levels.values() for level in levels)


def test_brothers_who_died_together_stay_two() -> None:
    one = {"date_of_death": "2019-05-03", "place": "كفر نور", "sex": "m"}
    found = link_victims(
        rows(
            {"list": "ا", "id": "1", "name_ar": "حسن سمير ناجي الدغموش", "age": "9", **one},
            {"list": "ب", "id": "1", "name_ar": "حسين سمير ناجي الدغموش", "age": "7", **one},
            {"list": "ب", "id": "2", "name_ar": "حسن سمير ناجى الدغموش", "age": "9", **one},
        )
    )
    assert clusters_of(found) == {frozenset({"ا1", "ب2"}), frozenset({"ب1"})}


@pytest.mark.parametrize(("one", "other"), [("حسن", "حسين"), ("محمد", "محمود"), ("سليم", "سالم")])
def test_brothers_of_like_names_with_one_age_and_day_wait_for_a_person(one: str, other: str) -> None:
    """Without each other's record in the other list: twins, or one boy misnamed. They were joined at .95."""
    alike = {"age": "9", "sex": "m", "date_of_death": "2019-05-03", "place": "كفر نور"}
    found = link_victims(
        rows(
            {"list": "ا", "id": "1", "name_ar": f"{one} سمير ناجي الدغموش", **alike},
            {"list": "ب", "id": "1", "name_ar": f"{other} سمير ناجي الدغموش", **alike},
        )
    )
    assert len(clusters_of(found)) == 2
    assert found.counts["pairs in doubt"] == 1
    assert [(d.a, d.b) for d in doubtful(found.con)] == [(0, 1)]


def test_sex_is_no_evidence_among_namesakes() -> None:
    """Their shared own name tells it already; another sex still speaks against them."""
    learnt = link_victims(people(700, 5)).model
    names = {"name_ar": "سمير كامل ناجي الزعبي"}
    weights = {}
    for sexes in ((None, None), ("m", "m"), ("m", "f")):
        sides = zip("اب", ("30", "36"), sexes, strict=True)
        two = rows(*({"list": x, "id": "1", **names, "age": age, "sex": sex} for x, age, sex in sides))
        found = link_victims(two, model=learnt)
        why = explain(found.con, found.settings, found.model, 0, 1)
        assert why is not None
        weights[sexes] = why.weight
        if "f" not in sexes:
            assert why.against is not None
            assert why.against["en"] == "two who bear the same names"
    assert weights["m", "m"] == weights[None, None] > weights["m", "f"]
    assert learnt.levels["sex"][0].weight > 0


@pytest.mark.parametrize(
    ("listed", "sex", "told", "joined"),
    [
        ("سلمى خالد حداد", "f", "Salim Haddad", False),
        ("كريمة محمود نعمان", "f", "Karim Naaman", False),
        ("لطيفة محمود نعمان", "f", "Latif Naaman", False),
        ("سليم بدر كرم", "m", "Salim Haddad", False),
        ("سليم بدر كرم", "m", "Salim Karam", True),
        ("سليم بدر كرم", "m", "Salim Badr", True),
        ("سلمى خالد حداد", "f", "Salma Haddad", True),
    ],
)
def test_of_one_attack_a_name_in_latin_letters_is_who_it_fits_in_sex_and_family(
    listed: str, sex: str, told: str, joined: bool
) -> None:
    """One place and one day are common to all whom an attack killed; a girl of 12 was joined to a boy."""
    one = {"date_of_death": "2019-05-03", "place": "كفر نور"}
    found = link_victims(
        rows(
            {"list": "ا", "id": "1", "name_ar": listed, "age": "12", "sex": sex, **one},
            {"list": "ا", "id": "2", "name_ar": "هند باسم عطار", "age": "40", "sex": "f", **one},
            {"list": "ب", "id": "1", "name_en": told, **one},
        ),
        learn=False,
        adopted=True,
    )
    assert (frozenset({"ا1", "ب1"}) in clusters_of(found)) is joined
