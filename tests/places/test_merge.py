"""Tables into one gazetteer: one place once, whatever the order."""

from __future__ import annotations

import random

import pytest

from tawthiq.places import Finder, Gazetteer, from_bytes, load

from .invented import CSV, HEADER, squares
from .test_formats import GEONAMES, TOWNS, WOF

ALL = [("towns.csv", TOWNS), ("wof.csv", WOF.encode()), ("XZ.txt", GEONAMES.encode()), ("own.csv", CSV)]


def codes(gazetteer: Gazetteer) -> set[str]:
    return {entry.pcode for entry in gazetteer.entries}


def test_the_same_town_of_two_tables_is_one_entry_under_the_official_code() -> None:
    gazetteer = load(ALL[:2])
    assert "wof:77" not in codes(gazetteer)
    entry = gazetteer.get("V1")
    assert entry is not None
    assert entry.source == "ocha+whosonfirst"
    assert {"Mirdjane", "مرجانة"} <= set(entry.aliases)


def test_a_town_far_away_of_the_same_name_stays_another() -> None:
    far = WOF.replace("35.501,36.502", "35.9,36.502").encode()
    assert "wof:77" in codes(load([("towns.csv", TOWNS), ("wof.csv", far)]))


def test_two_rows_of_one_table_are_never_one_place() -> None:
    rows = "P1,Twin,توأم,,,,,,,35.0,36.0,,\nP2,Twin,توأم,,,,,,,35.001,36.0,,\n"
    assert codes(from_bytes("t.csv", (HEADER + rows).encode())) == {"P1", "P2"}


def test_a_place_without_a_chain_gets_that_of_its_boundary() -> None:
    gazetteer = load(
        [("adm1.geojson", squares()), ("wof.csv", WOF.replace("35.9,36.1", "34.5,36.5").encode())]
    )
    assert gazetteer.admin_chain("wof:78") == ("XA", "XA2", "wof:78")


def test_a_place_without_a_chain_gets_that_of_the_nearest_community() -> None:
    gazetteer = load([("towns.csv", TOWNS), ("wof.csv", WOF.replace("35.9,36.1", "35.61,36.62").encode())])
    assert gazetteer.admin_chain("wof:78") == ("XZ", "XZ1", "XZ11", "XZ1100", "wof:78")


@pytest.mark.parametrize("seed", range(4))
def test_the_order_of_tables_and_rows_changes_nothing(seed: int) -> None:
    order = random.Random(seed)
    shuffled = []
    for name, data in ALL:
        head, *rows = data.decode("utf-8-sig").strip("\n").split("\n")
        if name != "XZ.txt":  # that one has no header
            order.shuffle(rows)
        shuffled.append((name, ("\n".join([head, *rows]) + "\n").encode()))
    order.shuffle(shuffled)
    plain, other = load(ALL), load(shuffled)
    assert plain.digest == other.digest
    text = "قصف على تل زمار وكفر دنيا في محافظة نورفال، وعلى مرجان وفريدة"
    answers = []
    for finder in (Finder(plain), Finder(other)):
        found = finder.mentions(text)
        answers.append([finder.resolve(text, [m], near=found) for m in found])
    assert answers[0] == answers[1]


def test_the_digest_covers_what_an_answer_depends_on() -> None:
    changed = CSV.replace(b"35.66", b"35.67")
    assert from_bytes("a", CSV).digest == from_bytes("b", CSV).digest != from_bytes("a", changed).digest
