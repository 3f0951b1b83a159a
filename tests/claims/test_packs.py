"""Packs of actors are data."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

import pytest
import yaml

from tawthiq.claims.errors import BadPack, UnknownPack
from tawthiq.claims.extract import extract_events
from tawthiq.claims.packs import Pack, load_pack, pack_names
from tawthiq.flow.texts import finder_for
from tawthiq.lang.pack_shape import read_shape
from tawthiq.model.claims import EVENT_TYPES, GROUPS, KINDS, TARGETS
from tawthiq.model.vocabulary import read_vocabulary


def test_the_packaged_packs_are_found_by_name() -> None:
    assert {"sudan", "syria"} <= set(pack_names())


def test_every_class_has_a_label_in_both_languages() -> None:
    for name in pack_names():
        for label in load_pack([name]).classes.values():
            assert label["en"]
            assert label["ar"]


def test_a_pack_of_ones_own_needs_no_code(tmp_path: Path) -> None:
    mine = tmp_path / "mine.yml"
    mine.write_text(
        "name: {en: Valley, ar: الوادي}\nclasses:\n  river_guard: {en: [river guard], ar: [حرس النهر]}\n",
        "utf-8",
    )
    events = extract_events(
        "قصف حرس النهر قرية كفر توت بالمدفعية", published=None, finder=None, pack=load_pack([str(mine)])
    )
    assert events[0].actor_class == ("river_guard",)


def test_an_unknown_or_broken_pack_is_refused_in_both_languages(tmp_path: Path) -> None:
    with pytest.raises(UnknownPack) as unknown:
        load_pack(["atlantis"])
    assert "atlantis" in unknown.value.text("en")
    assert "atlantis" in unknown.value.text("ar")


_WRONG = {
    "- a list": "(top)",
    "name: {en: A, ar: ا}": "(top)",
    "classes:\n\tx: {en: [red guard]}": "line 2",
    "classes: {x: {en: [red guard]}}\nclasses: {}": "line 2",
    "clases: {x: {en: [red guard]}}": "clases",
    "classes: [{x: {en: [red guard]}}]": "classes",
    "classes: {x: }": "classes.x",
    "classes: {x: {en: [], ar: []}}": "classes.x",
    "classes: {x+y: {en: [red guard]}}": "classes.x+y",
    "classes: {x: {en: red guard}}": "classes.x.en",
    "classes: {x: {en: [red guard, '']}}": "classes.x.en[1]",
    "classes: {x: {en: [red guard], adjectives: {en: [red]}}}": "classes.x.adjectives",
    "classes: {x: {label: Red, en: [red guard]}}": "classes.x.label",
    "classes: {x: {label: {en: Red}, en: [red guard]}}": "classes.x.label.ar",
    "classes: {x: {ar: [حرس]}, y: {ar: [الفيلق, حَرس]}}": "classes.y.ar[1]",
    "classes: {x: {en: [red guard]}}\nair_only: x": "air_only",
    "classes: {x: {en: [red guard]}}\nair_only: [z]": "air_only[0]",
    "classes: {x: {en: [red guard]}}\nair_only: [x]\nground_only: [x]": "ground_only[0]",
    "classes: {x: {en: [red guard]}}\njoint: {x+q: {en: [red alliance]}}": "joint.x+q",
    "classes: {x: {en: [red guard]}}\ntargets: {wedding: {en: [hall]}}": "targets.wedding",
    "classes: {x: {en: [red guard]}}\nsources: [a]": "sources",
    "classes: {x: {en: [red guard]}}\nsources: {a: {en: []}}": "sources.a",
    "air_only: []": "air_only",
    "country: Yemen\nclasses: {x: {en: [red guard]}}": "country",
    "aliases: {XA1: {en: [Old Town]}}": "country",
    "country: XA\naliases: {XA1: Old Town}": "aliases.XA1",
    "country: XA\nheads: {district: {ar: [مديرية]}}": "heads.district",
    "country: XA\nheads: {admin2: {en: [township]}}": "heads.admin2.en",
    "country: XA\nareas: [{id: XA-a, name_en: A, name_ar: ا, source: s}]": "areas[0].members",
    "country: XA\nareas: [{id: XA-a, name_en: A, name_ar: ا, source: s, members: XA1}]": "areas[0].members",
    "country: XA\nareas: [{id: YA-a, name_en: A, name_ar: ا, source: s, members: [XA1]}]": "areas[0].id",
    "country: XA\nareas: [{id: XA-a, name_en: A, name_ar: ا, source: s, members: [XA1], lat: 2}]": "areas[0]",
}


@pytest.mark.parametrize("text", _WRONG)
def test_a_mistake_in_a_pack_is_refused_with_the_key_where_it_stands(tmp_path: Path, text: str) -> None:
    """What would be passed over in silence would make every reading with the pack wrong."""
    wrong = tmp_path / "wrong.yml"
    wrong.write_text(text, "utf-8")
    with pytest.raises(BadPack) as refused:
        load_pack([str(wrong)])
    for lang, head in (("en", "The pack is wrong at {}.\n"), ("ar", "في الحزمة خطأ عند {}.\n")):
        place = _WRONG[text].replace("line", "السطر") if lang == "ar" else _WRONG[text]
        assert head.format(place) in refused.value.text(lang)
        assert "wrong.yml" in refused.value.text(lang)


def test_the_packaged_packs_have_no_mistake() -> None:
    for path in (resources.files("tawthiq.model") / "vocab").iterdir():
        if path.name.startswith(("pack_", "places_")) and path.name != "places_words.yml":
            read_shape(path.read_bytes(), path.name, BadPack)


def test_one_file_may_bring_parties_and_areas(tmp_path: Path) -> None:
    mine = tmp_path / "mine.yml"
    mine.write_text(
        "country: XA\nclasses: {river_guard: {en: [river guard, 23], ar: [حرس النهر]}}\n"
        "areas: [{id: XA-plain, name_en: Long Plain, name_ar: السهل, source: s, members: [XA1],"
        " lat: 1, lon: 2, precision: 9}]\n",
        "utf-8",
    )
    table = tmp_path / "places.csv"
    table.write_text("pcode,name_en,name_ar,kind,admin0,lat,lon\nXA1,Dalmoun,دلمون,admin1,XA,1,2\n", "utf-8")
    text = "The river guard shelled farms in Long Plain."
    event = extract_events(
        text, published=None, finder=finder_for([table], [str(mine)]), pack=load_pack([str(mine)])
    )[0]
    assert event.actor_class == ("river_guard",)
    assert event.place is not None
    assert (event.place.text, event.place.precision) == ("Long Plain", 9)


def test_the_vocabularies_use_only_words_of_the_schema() -> None:
    assert set(read_vocabulary("kinds")) <= set(KINDS)
    assert set(read_vocabulary("groups")) <= set(GROUPS)
    assert set(read_vocabulary("targets")) <= set(TARGETS)
    assert set(read_vocabulary("weapons")) - {"bare_bombing", "bare_attack"} <= set(EVENT_TYPES)


def test_no_key_of_a_vocabulary_stands_twice() -> None:
    """The second would silently take the place of the first."""
    for path in sorted((resources.files("tawthiq.model") / "vocab").iterdir(), key=lambda p: p.name):
        if path.name.endswith(".yml"):
            waiting = [yaml.compose(path.read_text(encoding="utf-8"))]
            while waiting:
                node = waiting.pop()
                pairs = node.value if isinstance(node, yaml.MappingNode) else []
                keys = [key.value for key, _ in pairs]
                assert len(keys) == len(set(keys)), path.name
                waiting += [value for _, value in pairs]
                waiting += node.value if isinstance(node, yaml.SequenceNode) else []


def test_no_entry_of_a_vocabulary_was_read_as_a_boolean() -> None:
    def leaves(node: object) -> list[object]:
        if isinstance(node, dict):
            return [leaf for value in node.values() for leaf in leaves(value)]
        return [leaf for value in node for leaf in leaves(value)] if isinstance(node, list) else [node]

    names = (
        "kinds",
        "groups",
        "weapons",
        "targets",
        "phrases",
        "dates",
        "grammar",
        "boilerplate",
        "pack_syria",
    )
    for name in names:
        found = [leaf for leaf in leaves(read_vocabulary(name)) if isinstance(leaf, bool)]
        assert found in ([], [True, True]), name


def test_who_is_quoted_is_no_weapon_and_is_named_whole(tmp_path: Path) -> None:
    """قناة المسيرة is a channel: no drone struck, and its name does not end before that word."""
    mine = tmp_path / "mine.yml"
    mine.write_text(
        "classes: {x: {ar: [حرس النهر]}}\nsources: {m: {en: [Drone Watch], ar: [قناة المسيرة]}}\n", "utf-8"
    )
    for text, who in (
        ("قتل أربعة رعاة بغارة على كفر توت، بحسب قناة المسيرة.", "قناة المسيرة"),
        ("An air strike on Kafr Tut killed four shepherds, according to Drone Watch.", "Drone Watch"),
    ):
        (event,) = extract_events(text, published=None, finder=None, pack=load_pack([str(mine)]))
        assert (event.event_type, event.attributed_to) == ("airstrike", who)


SUDAN = [
    ("The RSF shelled a market in Kafr Tut on Sunday, killing 12 civilians and wounding dozens.",
     "shelling", ("rapid_support_forces",), ("market",),
     [("killed", 12), ("injured", 20)]),
    ("Army warplanes bombed Kafr Tut, killing a woman and her three children.",
     "airstrike", ("sudanese_army",), ("none_stated",), [("killed", 1), ("killed", 3)]),
    ("قصفت قوات الدعم السريع معسكر عين الورد ما أدى لمقتل 7 نازحين بينهم طفلان.",
     "shelling", ("rapid_support_forces",), ("camp",), [("killed", 7), ("killed", 2)]),
    ("استهدف طيران الجيش سوقاً في كفر توت وسقط 20 قتيلاً.",
     "airstrike", ("sudanese_army",), ("market",), [("killed", 20)]),
    ("اقتتال بين الجيش والدعم السريع في كفر توت ونزوح 3 آلاف أسرة.",
     "ground_fighting", ("sudanese_army", "rapid_support_forces"), ("military",), [("displaced", 3000)]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "kind", "actors", "targets", "counts"), SUDAN, ids=[c[0][:40] for c in SUDAN]
)
def test_reports_from_sudan_are_read_with_its_pack_alone(
    text: str, kind: str, actors: tuple[str, ...], targets: tuple[str, ...], counts: list[tuple[str, int]]
) -> None:
    (event,) = extract_events(text, published=None, finder=None, pack=load_pack(["sudan"]))
    assert (event.event_type, event.actor_class, event.targets) == (kind, actors, targets)
    assert [(c.kind, c.min) for c in event.counts] == counts


@pytest.mark.parametrize(
    "text", ["أطلق الجنود الأتراك الرصاص على كفر توت", "Turkish soldiers opened fire on Kafr Tut"]
)
def test_soldiers_of_a_country_are_of_its_party(text: str, pack: Pack) -> None:
    (event,) = extract_events(text, published=None, finder=None, pack=pack)
    assert event.actor_class == ("turkey",)
