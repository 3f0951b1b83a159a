"""Searching incidents and victims: variants of Arabic count as one, names cross scripts, on both databases alike."""

from __future__ import annotations

from pathlib import Path

import pytest

from made import WHO, small
from tawthiq.casebook import browsing_persons, catalogue, deriving
from tawthiq.casebook.actions.asking import name_source
from tawthiq.casebook.case import CaseInput
from tawthiq.casebook.catalogue import Wanted
from tawthiq.casebook.running import take
from tawthiq.evidence.kinds import SourceNamed

POSTS = {
    "lantern": "قُتل 3 مدنيين في غارة جوية على السوق الشعبي في كرسف بتاريخ 5 آذار 2024.",
    "wire": "Two civilians were killed by shelling on a school in Ain Darfil on 6 March 2024.",
}
FOUND = [
    ("سوق", 1), ("السوق", 1), ("بالسوق", 1), ("والسّــوق", 1), ("غاره جويه", 1), ("غارة جوية", 1), ("كرسف", 1),
    ("karsef", 1), ("KARSEF غارة", 1), ("school", 1), ("scho", 1), ("مدرسة", 0), ("سوق school", 0), ("", 2),
    ("\"'*) OR 1", 0), ("':*&|!", 0), ("المصابيح الزرقاء", 1), ("blue lamps", 1), ("لامبس برس school", 1), ("wire", 1),
]  # fmt: skip


@pytest.mark.usefixtures("database")
def test_words_are_found_however_they_are_written(tmp_path: Path) -> None:
    book = small(tmp_path / "c", POSTS)
    lamps = SourceNamed("wire", "Blue Lamps", "المصابيح الزرقاء", ("لامبس برس",))
    name_source(book, acting=WHO, source=lamps)
    deriving.derive(book)
    assert {w: len(catalogue.find(Wanted(words=w), "rafidan").rows) for w, _ in FOUND} == dict(FOUND)


LIST = (
    "id,name_ar,name_en,age,sex,date_of_death,place\n"
    "1,سالم حاتم الدرنوسي,,34,m,2024-03-05,كرسف\n"
    "2,,Maha Ramy al-Karsafi,9,f,2024-03-05,كرسف\n"
    "3,عبد الرحمن زلموني,Abd al-Rahman Zalmouni,51,m,2024-03-09,كرسف\n"
)
NAMED = [
    ("سالم", {1}), ("سالم درنوسي", {1}), ("الدّرنوسى", {1}), ("درنو", {1}), ("Salem Darnousi", {1}), ("salim", {1}),
    ("مها", {2}), ("مها الكرسفي", {2}), ("Karsafi", {2}), ("KARS", {2}), ("Maha Darnousi", set()),
    ("عبدالرحمن", {3}), ("abdelrahman zalmouni", {3}), ("نزار", set()), ("\"'*) OR 1", set()), ("", {1, 2, 3}),
]  # fmt: skip


@pytest.mark.usefixtures("database")
def test_victims_are_found_in_either_script(tmp_path: Path) -> None:
    book = small(tmp_path / "c", {})
    path = tmp_path / "list.csv"
    path.write_text(LIST, encoding="utf-8")
    one = CaseInput(path, None, "list", "victims-list", {}, WHO.organisation, "items", None)
    take(book, one, acting=WHO)
    deriving.derive(book)
    ages = {34: 1, 9: 2, 51: 3}
    found = {
        w: {ages[v.age[0]] for v in browsing_persons.victims(w, "rafidan").rows if v.age} for w, _ in NAMED
    }
    assert found == dict(NAMED)
    code = browsing_persons.victims("سالم", "rafidan").rows[0].code
    assert [v.code for v in browsing_persons.victims(code, "rafidan").rows] == [code]
