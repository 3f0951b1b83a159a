"""What a pack of one conflict may hold: its parties, and its areas, further names and words for kinds of place.

A pack is YAML. One file may bring parties, areas or both. Every mistake is refused with the key where it stands, before
anything is read with the pack: what YAML or the program would pass over in silence would make every reading wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from tawthiq.errors import Bilingual, TawthiqError
from tawthiq.lang.normalise import fold
from tawthiq.model.claims import TARGETS
from tawthiq.model.node import Node, parse_yaml

_PARTIES = ("classes", "air_only", "ground_only", "joint", "targets", "sources")
_AREAS = ("aliases", "areas", "heads")
_TOP = ("name", "name_en", "name_ar", "country", "source", *_PARTIES, *_AREAS)
_CLASS = ("label", "en", "ar", "place", "adjective", "behind_weapon", "held")
_AREA = ("id", "name_en", "name_ar", "en", "ar", "members", "source", "lat", "lon", "precision")
_POINT = ("lat", "lon", "precision")
_BOTH = ("en", "ar")
_HEADS = (
    "admin1",
    "admin2",
    "admin3",
    "region",
    "area",
    "community",
    "camp",
    "quarter",
    "farms",
    "mountain",
    "road",
    "crossing",
)
_FORMS = ("ar", "en_before", "en_after")
_CODE = re.compile("[A-Z]{2}")


def read_shape(data: bytes, file: str, refusal: type[TawthiqError]) -> dict[str, Any]:
    """The pack in a file as plain data, all scalars texts. Raises `refusal` with the key that is wrong."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        wanted = Bilingual("a YAML file in UTF-8", "ملف YAML بترميز UTF-8")
        raise refusal(place=file, read=error, key="(top)", wanted=wanted) from error
    top = parse_yaml(text, file, refusal)
    keys = top.fields(_TOP)
    if not brings_parties(keys) and not brings_areas(keys):
        top.refuse(
            "`classes` with parties, or `areas` or `aliases`",
            "`classes` فيها الأطراف، أو `areas` أو `aliases`",
        )
    country = keys["country"].text() if "country" in keys else ""
    if ("country" in keys or brings_areas(keys)) and not _CODE.fullmatch(country):
        replace(top, key="country", value=country or "(missing)").refuse(
            "the two letters that the country's codes begin with: YE",
            "الحرفان اللذان تبدأ بهما رموز البلد: YE",
        )
    if brings_parties(keys):
        _check_parties(keys)
    if brings_areas(keys):
        _check_areas(keys, country)
    return dict(top.value)


def brings_parties(keys: Iterable[str]) -> bool:
    """Whether a pack with these keys is one of parties."""
    return not {*_PARTIES}.isdisjoint(keys)


def brings_areas(keys: Iterable[str]) -> bool:
    """Whether a pack with these keys is one of areas and names."""
    return not {*_AREAS}.isdisjoint(keys)


def _check_parties(keys: dict[str, Node]) -> None:
    if "classes" not in keys:
        first = next(n for k, n in keys.items() if k in _PARTIES)
        first.refuse("`classes` with parties beside it", "أن تكون بجانبه `classes` فيها الأطراف")
    if "name" in keys:
        _label(keys["name"])
    owners: dict[str, str] = {}
    for ident, node in keys["classes"].pairs():
        _class(ident, node, owners)
    _means(keys, tuple(keys["classes"].value))
    for both, node in _pairs(keys.get("joint")):
        if len(both.split("+")) != len(_BOTH) or not set(both.split("+")) <= set(keys["classes"].value):
            replace(node, value=both).refuse("two classes: `one+other`", "صنفان: `one+other`")
        _phrases(node)
    for target, node in _pairs(keys.get("targets")):
        replace(node, value=target).one_of(TARGETS)
        _phrases(node)
    for _, node in _pairs(keys.get("sources")):
        _source(node)


def _means(keys: dict[str, Node], known: tuple[str, ...]) -> None:
    """Who has only aircraft, and who has none."""
    air = {one.one_of(known) for one in _list(keys.get("air_only"))}
    for one in _list(keys.get("ground_only")):
        if one.one_of(known) in air:
            one.refuse("a party that is not in `air_only`", "طرف ليس في `air_only`")


_NOT_SAID = "unknown"
"""The class of a party that is not said needs no names."""


def _class(ident: str, node: Node, owners: dict[str, str]) -> None:
    """One party; a name of another party is refused: it could mean only one of the two."""
    if not ident.replace("_", "").replace("-", "").isalnum():
        replace(node, value=ident).refuse("an id of letters, digits and _", "معرّف من حروف وأرقام و_")
    keys = node.fields(_CLASS)
    if "label" in keys:
        _label(keys["label"])
    for extra in ("place", "adjective", "behind_weapon", "held"):
        if extra in keys:
            _phrases(keys[extra])
    named = _both(keys)
    if not named and ident != _NOT_SAID and not {"place", "adjective"} & set(keys):
        node.refuse("at least one name under `en` or `ar`", "اسم واحد على الأقل تحت `en` أو `ar`")
    for one in named:
        owner = owners.setdefault(fold(one.text()), ident)
        if owner != ident:
            one.refuse(f"a name that {owner} does not have", f"اسم ليس للطرف {owner}")


def _label(node: Node) -> None:
    for text in node.fields(_BOTH, _BOTH).values():
        _filled(text)


def _source(node: Node) -> None:
    keys = node.fields(("label", *_BOTH))
    for text in keys["label"].fields(_BOTH).values() if "label" in keys else ():
        _filled(text)
    if not _both(keys):
        node.refuse("at least one name under `en` or `ar`", "اسم واحد على الأقل تحت `en` أو `ar`")


def _check_areas(keys: dict[str, Node], country: str) -> None:
    for _, node in _pairs(keys.get("aliases")):
        _phrases(node)
    for role, node in _pairs(keys.get("heads")):
        replace(node, value=role).one_of(_HEADS)
        for words in node.fields(_FORMS).values():
            _listed(words)
    seen: set[str] = set()
    for node in _list(keys.get("areas")):
        ident = _area(node, country)
        if ident in seen:
            node.below(".id", ident).refuse("an id that stands once", "معرّف لا يتكرر")
        seen.add(ident)


def _area(node: Node, country: str) -> str:
    keys = node.fields(_AREA, ("id", "name_en", "name_ar", "members", "source"))
    for name in ("id", "name_en", "name_ar", "source"):
        _filled(keys[name])
    if not keys["id"].text().startswith(country):
        keys["id"].refuse(f"an id that begins with {country}", f"معرّف يبدأ بـ {country}")
    if not _listed(keys["members"]):
        keys["members"].refuse("at least one code of the gazetteer", "رمز واحد على الأقل من معجم الأماكن")
    _both(keys)
    _point(node, {k: keys[k] for k in _POINT if k in keys})
    return keys["id"].text()


def _point(node: Node, point: dict[str, Node]) -> None:
    if point and len(point) < len(_POINT):
        node.refuse("lat, lon and precision together", "lat و lon و precision معا")
    for name, high in (("lat", 90), ("lon", 180)):
        if name in point and not _degrees(point[name].text(), high):
            point[name].refuse(f"degrees from -{high} to {high}", f"درجات من -{high} إلى {high}")
    if point:
        point["precision"].integer(1)


def _degrees(text: str, high: int) -> bool:
    try:
        return abs(float(text)) <= high
    except ValueError:
        return False


def _phrases(node: Node) -> list[Node]:
    """The texts under `en` and `ar`."""
    return _both(node.fields(_BOTH))


def _both(keys: dict[str, Node]) -> list[Node]:
    return [one for lang in _BOTH for one in _listed(keys.get(lang))]


def _listed(node: Node | None) -> list[Node]:
    """The texts of a list; one text that is no list is refused, and so is an empty one."""
    return [_filled(one) for one in _list(node)]


def _filled(node: Node) -> Node:
    if not node.text().strip():
        node.refuse("a text that is not empty", "نص غير فارغ")
    return node


def _list(node: Node | None) -> list[Node]:
    """The entries; a key that is not there, or with nothing behind it, has none."""
    if node is None or node.value == "":
        return []
    if not isinstance(node.value, list):
        node.refuse("a list: [one, other]", "قائمة: [واحد, آخر]")
    return node.items()


def _pairs(node: Node | None) -> list[tuple[str, Node]]:
    return [] if node is None or node.value == "" else list(node.pairs())
