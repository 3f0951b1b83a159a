"""Names in texts and tables of an invented country."""

from __future__ import annotations

import pytest

from tawthiq.model.places import Mention, PlaceFinder
from tawthiq.places import Finder, load
from tawthiq.places.areas import read_pack

from .invented import CSV, PACK, squares


@pytest.fixture(scope="module")
def finder() -> Finder:
    return Finder(load([("villages.csv", CSV), ("adm1.geojson", squares())]), [read_pack("invented", PACK)])


def names(finder: Finder, text: str) -> list[str]:
    return [text[m.start : m.end] for m in finder.mentions(text)]


def place(finder: Finder, text: str) -> str | None:
    found = finder.mentions(text)
    ref = finder.resolve(text, found, near=found)
    return ref.pcode if ref else None


def test_a_finder_is_what_the_model_asks_for(finder: Finder) -> None:
    as_protocol: PlaceFinder = finder
    assert as_protocol.mentions("") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قصف على بلدة كفر دنيا", ["كفر دنيا"]),
        ("وبالمشوار سقط قتيلان", ["المشوار"]),
        ("غارات على كفردنيا والمشوار", ["كفردنيا", "المشوار"]),
        ("استهداف #تل_زمار بالمدفعية", ["تل_زمار"]),
        ("shelling of Kafr-Dunya and al-Mishwar", ["Kafr-Dunya", "al-Mishwar"]),
        ("Norvale's hospital; in Kafr  Dunya.", ["Norvale", "Kafr  Dunya"]),
        ("كَفْر دُنيا", ["كَفْر دُنيا"]),
        ("المشواري رجل", []),
        ("Kafr Dunyaville", []),
    ],
)
def test_names_stand_as_words_of_their_own_with_clitics_cut_off(
    finder: Finder, text: str, expected: list[str]
) -> None:
    assert names(finder, text) == expected


def test_an_ordinary_word_is_a_village_only_after_a_word_for_village(finder: Finder) -> None:
    assert names(finder, "قال صالح إن القصف مستمر") == []
    assert names(finder, "قصف قرية صالح") == ["صالح"]


def test_of_two_namesakes_the_one_in_the_named_governorate_is_meant(finder: Finder) -> None:
    assert place(finder, "قصف على تل زمار في ريف نورفال") == "XP2"
    assert place(finder, "قصف على تل زمار في محافظة سودفال") == "XP3"
    assert place(finder, "Shelling hit Tal Zumar in Sudvale province") == "XP3"


def test_without_context_a_namesake_stays_visibly_ambiguous(finder: Finder) -> None:
    text = "قصف على تل زمار"
    ref = finder.resolve(text, finder.mentions(text))
    assert ref is not None
    assert ref.score <= 600
    assert {ref.pcode, *ref.alternatives} == {"XP2", "XP3"}


def test_the_village_is_the_place_and_the_governorate_its_context(finder: Finder) -> None:
    ref = finder.resolve(text := "في ريف نورفال، قصف على بلدة كفر دنيا", finder.mentions(text))
    assert ref is not None
    assert (ref.pcode, ref.admin, ref.text) == ("XP4", ("XA", "XA1", "XA11", "XP4"), "بلدة كفر دنيا")


def test_the_words_around_a_name_say_which_size_is_meant(finder: Finder) -> None:
    assert place(finder, "قصف مدينة نورفال") == "XP1"
    assert place(finder, "قصف في محافظة نورفال") == "XA1"
    assert place(finder, "clashes in Norvale province") == "XA1"


def test_near_a_town_is_less_precise_than_in_it(finder: Finder) -> None:
    inside, near = (finder.resolve(t, finder.mentions(t)) for t in ("قصف كفر دنيا", "قصف محيط كفر دنيا"))
    assert inside is not None
    assert near is not None
    assert inside.precision == 1500
    assert near.precision == 5000


def test_an_informal_area_is_never_a_whole_governorate(finder: Finder) -> None:
    assert finder.area("Red Lowland") == ("XA-lowland", "XA11", "XA21")
    ref = finder.resolve(text := "اشتباكات في سهل حمران", finder.mentions(text))
    assert ref is not None
    assert ref.admin == ("XA", "XA-lowland")
    assert ref.name_en == "Red Lowland"


def test_a_printed_area_of_several_units_is_all_of_them_or_nothing(finder: Finder) -> None:
    assert finder.area("Norvale 10 + Sudvale 1") == ("XA1", "XA2")
    assert finder.area("Norvale & Nowhereland") == ()


def test_a_direction_of_a_governorate_is_computed_with_its_members(finder: Finder) -> None:
    assert finder.area("south-eastern Norvale") == ("XA1:se", "XA12")


def test_coordinates_of_the_source_win_and_get_their_admin_chain(finder: Finder) -> None:
    ref = finder.lookup("a farm", lat=345_000_000, lon=365_000_000, precision=300)
    assert ref is not None
    assert (ref.lat, ref.lon, ref.precision, ref.admin) == (345_000_000, 365_000_000, 300, ("XA", "XA2"))


def test_a_table_with_admin_columns_settles_namesakes(finder: Finder) -> None:
    ref = finder.lookup("Tel Zummar", admin=["Sudvale"])
    assert ref is not None
    assert ref.pcode == "XP3"


def test_mentions_know_their_entries(finder: Finder) -> None:
    found = finder.mentions("قصف نورفال")
    assert found == [Mention(4, 10, found[0].entries)]
    assert {finder.entries[k].pcode for k in found[0].entries} == {"XA1", "XP1"}


@pytest.mark.parametrize(
    ("text", "pcode"),
    [
        ("Residents return to Zahrania's Kafr Dunya after a year", "XP4"),
        ("the area around Kafr Dunya village in Norvale", "XP4"),
        ("قصف على قرية كفر دنيا بريف نورفال", "XP4"),
        ("Kafr Dunya is quiet. Raids hit Norvale", "XA1"),
        ("Kafr Dunya is quiet. Raids hit Zahrania", "XA"),
        ("the village of Al-Mishwar and raids in Norvale", "XA1"),
    ],
)
def test_a_unit_that_is_only_the_address_of_a_place_gives_way_to_it(
    finder: Finder, text: str, pcode: str
) -> None:
    found = finder.mentions(text)
    unit = [
        m
        for m in found
        if finder.entries[m.entries[0]].kind in ("country", "admin1") or text[m.start :][:7] == "Norvale"
    ]
    own = unit[-1:] or found[-1:]
    ref = finder.resolve(text, own, near=found)
    assert ref is not None
    assert ref.pcode == pcode


def test_a_far_namesake_of_an_unknown_place_gives_way_to_the_town_beside_it(finder: Finder) -> None:
    text = "قصف على مزرعة المشوار قرب مرجان في محافظة نورفال"
    found = finder.mentions(text)
    ref = finder.resolve(text, found[:1], near=found)
    assert ref is not None
    assert (ref.pcode, ref.text, ref.precision) == ("XP8", "مزرعة المشوار قرب مرجان", 5_000)
    assert place(finder, "قصف على مزرعة المشوار قرب مرجان في محافظة سودفال") == "XP5"


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Kafr Dunja", "XP4"),
        ("Kafar Dunya", "XP4"),
        ("AlMishwar", "XP5"),
        ("بكفر دنيا", "XP4"),
        ("كفر دنيه", "XP4"),
    ],
)
def test_a_misspelt_name_is_found_and_trusted_less_than_a_written_one(
    finder: Finder, name: str, code: str
) -> None:
    rows = finder.find(name)
    assert rows[0]["pcode"] == code
    written = finder.find("Kafr Dunya" if code == "XP4" else "Al-Mishwar")[0]["score"]
    assert rows[0]["score"] <= written


def test_a_name_found_inside_a_longer_one_is_worth_half(finder: Finder) -> None:
    whole, part = finder.find("Kafr Dunya")[0], finder.find("Kafr Dunya Mazyuna")[0]
    assert part["pcode"] == whole["pcode"]
    assert part["score"] <= whole["score"] // 2


@pytest.mark.parametrize("name", ["Putin", "Greece", "بوتين"])
def test_a_name_without_likeness_is_not_found(finder: Finder, name: str) -> None:
    assert finder.find(name) == []


def test_an_unknown_capitalised_word_is_no_place_where_nothing_is_known(finder: Finder) -> None:
    assert names(finder, "Sami Dunyan spoke in Kifir Danyo about music.") == []
    assert names(finder, "Shelling on the village of Kafar Donia.") == ["Kafar Donia"]


def test_a_camp_needs_a_word_for_camp(finder: Finder) -> None:
    assert "أملان" not in names(finder, "قال أملان إن القصف مستمر")
    assert place(finder, "قصف على مخيم أملان") == "XC1"


def test_a_village_known_only_far_away_gives_way_to_the_unit_that_is_its_address(finder: Finder) -> None:
    assert place(finder, "قصف على قرية كفر دنيا بريف قصبية") == "XA21"
    assert place(finder, "قصف على قرية كفر دنيا بريف مرجان") == "XP4"


def test_a_place_outside_the_cut_of_a_long_text_is_not_read_in_it(finder: Finder) -> None:
    text = "غارات  عنيفة  على  زهرانيا"  # two spaces are one where names are compared
    own = finder.mentions(text)
    village = finder.mentions("بلدة كفر دنيا")[0].entries
    ref = finder.resolve(text, own, near=[*own, Mention(len(text) + 30, len(text) + 38, village)])
    assert ref is not None
    assert ref.pcode == "XA"


def test_a_preposition_is_no_part_of_a_misspelt_name(finder: Finder) -> None:
    assert names(finder, "قصف على قرية كفر دنيه في ريف نورفال") == ["كفر دنيه", "نورفال"]
