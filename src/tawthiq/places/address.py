"""What is said beside a place: units that a little-known one can or cannot lie in, another it is a pair with."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tawthiq.places.choose import share
from tawthiq.places.frames import Frame
from tawthiq.places.gazetteer import Entry
from tawthiq.places.geometry import distance
from tawthiq.places.keys import key
from tawthiq.places.known import SEAT, Candidates, is_unit
from tawthiq.places.words import Words

SETTLED = ("community", "camp", "neighbourhood", "feature")
BEHIND = 40
"""Folded characters behind a place within which its address begins."""
_FAR_AWAY = 40_000
"""Metres beyond which a place of another governorate is not "by" a town."""
_UNIT_ROLES = frozenset(("countryside", "admin1", "admin2", "admin3"))


def unit_of(candidates: Candidates) -> Entry | None:
    """The unit smaller than a country, or the informal area, that a name behind a place may mean."""
    units = [e for _, _, e in candidates.scored if (is_unit(e) or e.members) and e.kind != "country"]
    return max(units, key=lambda e: (e.prior, e.pcode), default=None)


def codes(unit: Entry) -> set[str]:
    """The code of a unit; of an informal area those of the units that hold it, as nobody draws its border."""
    return {unit.pcode} if is_unit(unit) else set(unit.admin[1:])


def far_from(unit: Entry, little: Candidates) -> bool:
    """Whether every place that a little-known name may mean lies far outside a unit."""
    apart = _distances(unit, little)
    return bool(apart) and min(apart) > unit.precision + _FAR_AWAY


def far_but_in(town: Entry, little: Candidates, named: set[str]) -> bool:
    """Whether a town lies in a named governorate, and far from every place that a little-known name may mean."""
    if is_unit(town) or town.lat is None or town.lon is None or named.isdisjoint(town.admin):
        return False
    return all(apart > _FAR_AWAY for apart in _distances(town, little))


def _distances(place: Entry, little: Candidates) -> list[int]:
    """Metres from a place to every place with a point that a name may mean; none from one without a point."""
    if place.lat is None or place.lon is None:
        return []
    points = [(e.lat, e.lon) for _, _, e in little.scored if e.lat is not None and e.lon is not None]
    return [distance(place.lat, place.lon, lat, lon) for lat, lon in points]


def by_town(little: Candidates, found: Sequence[Candidates]) -> Candidates | None:
    """The surroundings of the town right behind a little-known name that is known only far from it.

    The town is a well-known one or likelier than all its namesakes.
    """
    for town in found:
        entry, frame = town.scored[0][2], town.frame
        city = frame.role == "community" and not is_unit(entry) and entry.prior >= SEAT
        address = city or frame.direction or not _BESIDE.isdisjoint(frame.roles)
        sure = entry.prior >= SEAT or share(town.scored) >= _SURE
        if sure and address and far_from(entry, little):
            roles = ("near", *frame.roles) if city else frame.roles
            return town._replace(frame=frame._replace(start=little.frame.start, roles=roles), partial=True)
    return None


_SURE = 600
_BESIDE = frozenset(("countryside", "near", "mantiqa", "area", "region"))


def said_of(gap: str, known: Words) -> bool:
    """Whether what follows a place may still be said of it: behind a comma, or a full stop and a hashtag.

    Not what another clause or a second place begins with: "X وريف Y", "X and in Y", "X, who worked in Y". What is
    said behind a list of quarters or villages is said of all of them: "أحياء X والحارة الشمالية في مدينة Y".
    """
    bare = not gap.strip(" .#") or gap[:1] not in tuple("\n؛;.")
    if not bare or set("\n,،؛;.") & set(gap[1:]):
        return False
    said = _WORD.findall(gap)
    strange = [w for w in said if not (_links(w, known) or w.startswith(("ال", "وال")))]
    if any(w in _OTHER_CLAUSE or (w[0] == "و" and w not in known.roles_before) for w in strange):
        return False
    return len(strange) <= (0 if not _FROM.isdisjoint(said) else 1)


def another(place: Candidates, folded: str, known: Words) -> bool:
    """Whether the words around a place begin with "and": "X وريف Y" is another place beside X."""
    word = folded[place.frame.start :].split(" ", 1)[0]
    return bool(place.frame.roles) and word[0] == "و" and word[1:] in known.roles_before


def _links(word: str, known: Words) -> bool:
    """Whether a word stands between a place and its address: "in", "village", "التابعة", بريف."""
    bare = word[1:] if word[0] in "بل" else word
    some = (_LINKED, known.roles_before, known.roles_after, known.points, known.definite)
    return any(w in one for one in some for w in (word, bare))


_LINKING = (
    "التابعة تابعة الواقعة القريبة المجاورة التابع في من ب ل على ضمن عند in of at on the within inside off"
)
_LINKED = frozenset(map(key, _LINKING.split()))
_OTHER_CLAUSE = frozenset(["and", "who", "which", "where", "after", "before", "while", "but"])
_FROM, _WORD = frozenset(("من", "from")), re.compile(r"\w+")


_AROUND_IT = ("mantiqa", "region", "area")


def on_the_road(one: Candidates) -> bool:
    """The road to a little-known place: right before the area that it lies in, it says more ("طريق X في منطقة Y")."""
    return "road" in one.frame.roles and one.scored[0][2].kind in SETTLED and one.scored[0][2].prior < SEAT


def leads_into(folded: str, road: Candidates, around: Candidates) -> bool:
    """Whether an area, or the town of the sub-district of a place on a road, is said right behind that road."""
    gap = folded[road.frame.end : max(around.frame.start, 0)]
    if around.frame.start <= road.frame.end or len(gap) > BEHIND or not set("\n.:؛;").isdisjoint(gap):
        return False
    place, town = road.scored[0][2], around.scored[0][2]
    return around.frame.role in _AROUND_IT or (not is_unit(town) and town.admin[-1:] == place.admin[-1:])


def settlements(little: Candidates) -> Candidates:
    """Without the units of a name that is only alike or that of a site: none of these is named for them."""
    if not (little.likeness or little.frame.role == "quarter"):
        return little
    towns = [s for s in little.scored if not is_unit(s[2])]
    return little._replace(scored=towns) if towns else little


def addresses(folded: str, place: Candidates, unit: Candidates, *, country: bool) -> bool:
    """Whether a unit is only the address of a place: "X village in Idlib", "قرية X بريف إدلب", "Syria's X"."""
    entry, a, b = place.scored[0][2], place.frame, unit.frame
    gap = folded[a.end : b.start] if a.start < b.start else folded[b.end : a.start]
    held = {e.pcode for _, _, e in unit.scored}
    if any(mark in gap for mark in ".\n:؛;") or held.isdisjoint(entry.admin):
        return False
    if country and any(mark in gap for mark in (")", " - ", " – ", " — ")):
        return False  # "NAHRASA, 10 March (Agency) - 30 were killed in Tamrasa": where it was written
    if country:
        return entry.kind != "country"
    return not is_unit(entry) and entry.kind != "area" and b.start - a.end > 0


def lies_in(one: Candidates, unit: Entry) -> bool:
    """Whether a name means a place in the governorate beside whose name it stands: "#حلب #تقاد"."""
    return unit.pcode in one.scored[0][2].admin and same_name_unit(one) is None


def part_of_governorate(chosen: Candidates) -> bool:
    """Whether a direction and a name mean a part of a governorate: "شمال حلب", not "شمال مدينة حلب"."""
    return chosen.frame.parts and any(e.kind == "admin1" for _, _, e in chosen.scored)


def same_name_unit(chosen: Candidates) -> Entry | None:
    """The governorate, when nothing says whether it or the town of the same name is meant."""
    if chosen.frame.roles or chosen.frame.direction:
        return None
    best = chosen.scored[0][2]
    for _, _, entry in chosen.scored:
        if entry.kind == "admin1" and (entry is best or entry.pcode in best.admin):
            return entry
    return None


def in_town(folded: str, place: Candidates) -> Candidates:
    """The town first of what a name means behind a quarter or street: "حي X في Y", "the X roundabout in Y".

    No governorate has quarters.
    """
    start, unit = place.frame.start, same_name_unit(place)
    line = folded[max(folded.rfind("\n", 0, start) + 1, start - BEHIND) : start]
    if unit is None or not _QUARTER.search(line):
        return place
    towns = [s for s in place.scored if s[2].kind == "community" and unit.pcode in s[2].admin]
    if not towns:
        return place
    frame = place.frame._replace(roles=("seat",))
    return place._replace(scored=[*towns, *(s for s in place.scored if s not in towns)], frame=frame)


_QUARTER = re.compile(
    r"(?:\b[وبلف]{0,2}(?:حي|حيي|احيا|حاره|شارع|دوار|ساحه)(?: \w+){1,3} (?:في |ب|داخل |وسط )"
    r"|\b(?:neighbou?rhood|quarter|street|roundabout|square)s? (?:in|of) )[\"#«“(]*$"
)


def opens(folded: str, line: int, unit: Candidates) -> bool:
    """Whether a unit opens its line, with a colon or a comma behind it: "حلب::", "في ريف حلب، ..."."""
    frame = unit.frame
    before, behind = folded[line : frame.start], folded[frame.end :].lstrip()[:1]
    led = sum(map(str.isalnum, before)) <= _LED and behind in tuple(":،,")
    return led and (behind == ":" or not _UNIT_ROLES.isdisjoint(frame.roles))


_LED = 2


def lies_between(folded: str, first: Frame, second: Frame) -> bool:
    """Whether two names, the first before the second, are those of "بين X وY", "طريق X-Y", "the X-Y highway"."""
    if folded[first.end : second.start].strip(_SIGNS) not in _AND:
        return False
    led = folded[max(0, first.start - _WINDOW) : first.start].split()
    inside = folded[first.start : first.end].split()
    before = led[:-1] if led[-1:] == ["the"] else led
    road = ("road" in first.roles and not {*second.roles} - {"community"}) or second.roles[:1] == ("road",)
    return road or before[-1:] in (["بين"], ["between"]) or not _BETWEEN.isdisjoint(inside)


_WINDOW, _SIGNS = 16, ' "#()«»“”–—/'
_AND, _BETWEEN = ("", "و", "and", "and the"), frozenset(("بين", "between"))
