"""Causes of death in either language: what is read, what is vague, and what it is worth. Invented rows."""

from __future__ import annotations

import pyarrow as pa
import pytest

from tawthiq.linkage.explain import explain
from tawthiq.victims.causes import cause_numbers, read_cause
from tawthiq.victims.link import LinkedVictims, link_victims


@pytest.mark.parametrize(
    ("text", "cause"),
    [("قصف جوي", "airstrike"), ("بالقصف الجوّي", "airstrike"), ("Warplane shelling", "airstrike"),
     ("air strike", "airstrike"), ("وبالبراميل المتفجره", "helicopter_barrel_bomb"),
     ("barrel", "helicopter_barrel_bomb"), ("قذيفة هاون", "shelling"), ("Shelling", "shelling"),
     ("برصاص قنّاص", "shooting"), ("gunshot wound", "shooting"), ("انفجار لغم أرضي", "landmine_uxo"),
     ("mine", "landmine_uxo"), ("تحت التعذيب", "torture_death"), ("Detention - Torture", "torture_death"),
     ("Chemical and toxic gases", "chemical"), ("إعدام ميداني", "execution"), ("سيارة مفخخة", "ied_vbied")],
)  # fmt: skip
def test_causes_are_read_in_either_language(text: str, cause: str) -> None:
    read = read_cause(text)
    assert read is not None
    assert read[0] == cause


@pytest.mark.parametrize(
    "text",
    ["", "قصف", "استهداف", "انفجار", "مجزرة", "attack", "bombing", "war", "شهيد", "غير معروف", "Other"],
)
def test_what_any_attack_may_be_called_says_nothing(text: str) -> None:
    assert read_cause(text) is None
    assert cause_numbers(text) == (None, None)


def two(one: str, other: str) -> LinkedVictims:
    alike = {"id": "1", "name_ar": "سمير كامل ناجي الزعبي", "date_of_death": "2019-05-03"}
    return link_victims(
        pa.Table.from_pylist([{"list": "ا", **alike, "cause": one}, {"list": "ب", **alike, "cause": other}])
    )


@pytest.mark.parametrize(
    ("one", "other", "level"),
    [("غارة جوية", "airstrike", 0), ("قصف جوي", "براميل متفجرة", 1), ("shelling", "قنص", 2), ("قصف", "قنص", -1),
     ("", "قنص", -1)],
)  # fmt: skip
def test_the_same_cause_one_of_its_kind_or_another(one: str, other: str, level: int) -> None:
    assert two(one, other).con.execute("select g_cause from scored").fetchall() == [(level,)]


def test_another_cause_speaks_against_and_a_vague_one_neither_for_nor_against() -> None:
    def worth(one: str, other: str) -> list[int]:
        found = two(one, other)
        why = explain(found.con, found.settings, found.model, 0, 1)
        assert why is not None
        return [r.weight for r in why.reasons if r.field["en"] == "cause of death"]

    assert worth("shelling", "قنص")[0] < 0 < worth("shelling", "قصف مدفعي")[0]
    assert worth("قصف", "قنص") == worth("", "") == []
