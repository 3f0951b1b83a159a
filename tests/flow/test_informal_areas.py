"""An informal area of a pack is asked about by its own id and stands for its members, and for nothing beside them."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from made import WHO, empty, post
from tawthiq.casebook import deriving, queries
from tawthiq.casebook.actions.asking import ask, name_area
from tawthiq.casebook.actions.receiving import adopt
from tawthiq.casebook.book import Casebook
from tawthiq.casebook.tools import GAZETTEER, PLACES_PACK
from tawthiq.evidence.kinds import AreaNamed, QuestionAsked

WEEK = ("2024-03-04", "2024-03-10")
HEADER = "pcode,name_en,name_ar,kind,admin1,admin2,lat,lon,precision\n"
ROWS = (
    "XT01,Darnous,درنوس,admin1,,,34.2,36.2,30000",
    "XT0101,Salvan,سلفان,admin2,XT01,,34.1,36.1,9000",
    "XT0102,Marzat,مرزات,admin2,XT01,,34.3,36.3,9000",
    "XT0103,Rawsan,روسان,admin2,XT01,,34.5,36.5,9000",
    "XC01,Karsef,كرسف,community,XT01,XT0101,34.12,36.12,1500",
    "XC02,Ain Darfil,عين دارفيل,community,XT01,XT0102,34.32,36.32,1500",
    "XC03,Tal Owais,تل عويص,community,XT01,XT0103,34.52,36.52,1500",
)
PACK = {
    "country": "XT",
    "areas": [{
        "id": "XT-north", "name_en": "northern Darnous countryside", "name_ar": "ريف درنوس الشمالي",
        "en": ["north Darnous countryside"], "ar": ["ريف درنوس الشمالي"], "members": ["XT0102", "XT0103"],
        "source": "invented for this test",
    }],
}  # fmt: skip
POSTS = {
    "south": "قُتل ثلاثة مدنيين في غارة جوية على كرسف في 4 آذار 2024.",
    "middle": "An airstrike on Ain Darfil killed 5 people on 6 March 2024.",
    "north": "قُتل سبعة أشخاص في قصف على تل عويص في 8 آذار 2024.",
}


@pytest.fixture
def book(tmp_path: Path, database: str) -> Casebook:
    made = empty(tmp_path / "c")
    adopt(
        made, acting=WHO, role=GAZETTEER, name="places.csv", data=(HEADER + "\n".join(ROWS) + "\n").encode()
    )
    adopt(made, acting=WHO, role=PLACES_PACK, name="invented.yml", data=yaml.safe_dump(PACK).encode())
    areas = {"north": ("XT-north",), "members": ("XT0102", "XT0103"), "rest": ("XT0101",), "all": ("XT01",),
             "mixed": ("XT-north", "XT0102")}  # fmt: skip
    for name, codes in areas.items():
        name_area(made, acting=WHO, area=AreaNamed(name, codes, name, name))
        by = "area" if name == "north" else None
        ask(made, acting=WHO, question=QuestionAsked(name, "killed", WEEK, name, by=by))
    for name, text in POSTS.items():
        post(made, tmp_path / "c", name, text)
    deriving.derive(made, workers=1)
    return made


def test_a_figure_of_an_informal_area_is_that_of_its_members(book: Casebook) -> None:
    found = {f.id: (f.low, f.best, f.high) for f in queries.figures()}
    assert found["north"] == found["members"] == found["mixed"] == (12, 12, 12)
    assert (found["rest"], found["all"]) == ((3, 3, 3), (15, 15, 15))


def test_it_is_split_into_its_members_by_their_names_and_digested_by_their_codes(book: Casebook) -> None:
    north = queries.figure("north")
    assert north.question.area.pcodes == ("XT0102", "XT0103")
    assert {code: names for code, *names in north.question.area.units} == {
        "XT0102": ["Marzat", "مرزات"], "XT0103": ["Rawsan", "روسان"],
    }  # fmt: skip
    assert [(p.name, p.low) for p in north.parts] == [("XT0102", 5), ("XT0103", 7)]


def test_what_is_known_only_to_lie_in_the_area_counts_there_and_not_in_its_members_alone(
    tmp_path: Path, book: Casebook
) -> None:
    post(book, tmp_path / "c", "vague", "قُتل شخصان في ريف درنوس الشمالي في 9 آذار 2024.")
    deriving.derive(book, workers=1)
    found = {f.id: f for f in queries.figures()}
    assert {k: (f.low, f.high) for k, f in found.items()} == {
        "north": (14, 14), "mixed": (14, 14), "members": (12, 12), "rest": (3, 3), "all": (17, 17),
    }  # fmt: skip
    assert [(p.name, p.low) for p in found["north"].parts] == [("XT0102", 5), ("XT0103", 7), ("unknown", 2)]
    assert any(
        "known only to a unit wider than the area: 1 incident" in en for en, _ in found["members"].caveats
    )
