"""Informal areas, and the packs that hold them."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from tawthiq.places import Finder, Pack, load, pack, packaged_packs
from tawthiq.places.areas import parts, read_pack
from tawthiq.places.errors import BadPack, UnknownPack

from .invented import CSV, PACK, squares


@pytest.fixture(scope="module")
def finder() -> Finder:
    return Finder(load([("villages.csv", CSV), ("adm1.geojson", squares())]), [read_pack("invented", PACK)])


@pytest.mark.parametrize("name", packaged_packs())
def test_every_packaged_area_has_two_names_members_and_a_source(name: str) -> None:
    found: Pack = pack(name)
    identifiers = [area["id"] for area in found.areas]
    assert identifiers
    assert len(identifiers) == len(set(identifiers))
    for area in found.areas:
        assert area["id"].startswith(f"{found.country}-")
        assert len(set(area["members"])) == len(area["members"])
        assert all(str(code).startswith(found.country) for code in area["members"])
        assert any("\u0600" < c < "\u06ff" for c in area["name_ar"])
        assert ("lat" in area) == ("lon" in area) == ("precision" in area)


def test_two_countries_are_packaged() -> None:
    assert packaged_packs() == ["sudan", "syria"]


@pytest.mark.parametrize(
    "text", ["country: [", "areas: []", "country: XA\nareas: [{id: XA-x, name_en: X}]", "- 1"]
)
def test_a_pack_that_is_no_pack_is_refused_in_both_languages(tmp_path: Path, text: str) -> None:
    path = tmp_path / "bad.yml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadPack) as refused:
        pack(path)
    assert refused.value.code == "PLC-005"
    assert "bad.yml" in refused.value.text("en")
    assert "bad.yml" in refused.value.text("ar")


def test_an_unknown_pack_is_refused() -> None:
    with pytest.raises(UnknownPack) as refused:
        pack("atlantis")
    assert "syria" in refused.value.text("en")
    assert "syria" in refused.value.text("ar")


def test_a_pack_from_a_file_is_as_good_as_a_packaged_one(tmp_path: Path) -> None:
    path = tmp_path / "places.yml"
    path.write_text(yaml.safe_dump(PACK, allow_unicode=True), encoding="utf-8")
    other = Finder(load([("villages.csv", CSV)]), [pack(path)])
    assert other.area("السهل الأحمر") == ("XA-lowland", "XA11", "XA21")
    assert other.find("مركانو")[0]["pcode"] == "XP8"


def test_another_name_of_a_town_is_one_of_its_district_too(finder: Finder) -> None:
    ref = finder.resolve(text := "اشتباكات في ريف مركانو", finder.mentions(text))
    assert ref is not None
    assert ref.pcode == "XA11"


def test_an_area_whose_members_are_not_loaded_is_left_out_with_a_note() -> None:
    data = {**PACK, "areas": [{**PACK["areas"][0], "members": ["XQ1"]}]}  # type: ignore[index]
    other = Finder(load([("villages.csv", CSV)]), [read_pack("invented", data)])
    assert other.area("Red Lowland") == ()
    assert other.gazetteer.notes == ("pack invented: area XA-lowland has no member in the loaded tables",)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Norvale", ("XA1",)),
        ("محافظة نورفال", ("XA1",)),
        ("Marjan district", ("XA11",)),
        ("city of Norvale", ("XP1",)),
        ("Norvale & Sudvale", ("XA1", "XA2")),
        ("نورفال وسودفال", ("XA1", "XA2")),
        ("Norvale, Sudvale and Marjan district", ("XA1", "XA2", "XA11")),
        ("south-eastern Norvale", ("XA1:se", "XA12")),
        ("جنوب شرق نورفال", ("XA1:se", "XA12")),
        ("northern Norvale", ()),
        ("XA2", ("XA2",)),
        ("Red Lowland & Norvale", ("XA-lowland", "XA11", "XA21", "XA1")),
        ("Norvale and elsewhere", ()),
        ("", ()),
        ("somewhere in Norvale", ()),
    ],
)
def test_a_printed_area_is_read_whole_or_not_at_all(
    finder: Finder, name: str, expected: tuple[str, ...]
) -> None:
    assert finder.area(name) == expected


def test_members_are_told_of_areas_and_computed_parts_only(finder: Finder) -> None:
    assert finder.members("XA-lowland") == ("XA11", "XA21")
    assert finder.members("XA1:se") == ("XA12",)
    assert finder.members("XA1") == finder.members("XA1:up") == finder.members("nowhere") == ()


def test_parts_of_a_printed_area() -> None:
    assert parts("Hama 10 + Idleb 9") == ["Hama", "Idleb"]
    assert parts("A & B, C and D") == ["A", "B", "C", "D"]


def test_a_pack_brings_its_countrys_words_for_kinds_of_place() -> None:
    """مديرية is a district in one country and an office in another; "township" a district or a town."""
    heads = {"admin2": {"ar": ["مديرية"], "en_after": ["township"]}}
    own = Finder(load([("villages.csv", CSV)]), [read_pack("invented", {**PACK, "heads": heads})])
    others = Finder(load([("villages.csv", CSV)]), [read_pack("invented", PACK)])
    for text in ("قصف على مديرية مركانو", "Shelling of Marcano township"):
        codes = [ref.pcode for f in (own, others) if (ref := f.resolve(text, f.mentions(text))) is not None]
        assert codes == ["XA11", "XP8"], text
    assert own.digest != others.digest
