"""Which kinds of events can be one event: families of kinds, as bits. A kind outside all families is one of its own.

Whoever tells of an attack may err in its means, so that all attacks share one family: what they share beyond it is
weighed as another weapon of one kind, that family alone as another means.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Mapping

from tawthiq.model.claims import EVENT_TYPES, GROUPS, TARGETS

FAMILIES = {
    "bombardment": (
        "airstrike", "drone_strike", "helicopter_barrel_bomb", "shelling", "rocket_missile", "cluster_munition",
        "chemical", "unknown_explosion", "other",
    ),
    "bomb": ("ied_vbied", "landmine_uxo", "unknown_explosion", "other"),
    "custody": ("detention", "abduction", "raid"),
    "killing": ("shooting", "ground_fighting", "raid", "other"),
    "execution": ("execution", "torture_death"),
    "movement": ("displacement", "forced_return", "siege"),
    "attack": (
        "airstrike", "drone_strike", "helicopter_barrel_bomb", "shelling", "rocket_missile", "cluster_munition",
        "chemical", "ied_vbied", "landmine_uxo", "shooting", "ground_fighting", "raid", "unknown_explosion", "other",
    ),
}  # fmt: skip
GENERIC = ("other", "unknown_explosion")
FACILITIES = ("school", "health_facility", "market", "camp", "place_of_worship", "prison")

_ALONE = [k for k in EVENT_TYPES if not any(k in kinds for kinds in FAMILIES.values())]
_KIND_BITS = {
    kind: sum(1 << n for n, kinds in enumerate(FAMILIES.values()) if kind in kinds)
    or 1 << (len(FAMILIES) + _ALONE.index(kind))
    for kind in EVENT_TYPES
}
OTHER_MEANS = 1 << list(FAMILIES).index("attack")  # all that two attacks by unrelated means share
_TARGET_BITS = {target: 1 << n for n, target in enumerate(TARGETS) if target != "none_stated"}

_PEOPLE_BITS = {g: 1 << n for n, g in enumerate(GROUPS) if g not in ("all", "civilians", "families")}


def family(kind: str) -> int:
    """The families of a kind as bits; an unknown word is taken as "other"."""
    return _KIND_BITS.get(kind, _KIND_BITS["other"])


def party_bits(parties: Iterable[str]) -> int:
    """Alleged perpetrators as bits, 0 when nobody is named. Two of them may share one of the 62 bits."""
    bits = 0
    for party in parties:
        if party not in ("", "unknown"):
            bits |= 1 << (zlib.crc32(party.encode()) % 62)
    return bits


def target_bits(targets: tuple[str, ...]) -> int:
    """What was hit as bits; 0 when nothing is stated."""
    return _bits(_TARGET_BITS, targets)


def people_bits(groups: Iterable[str]) -> int:
    """Groups of people as bits, those left out that say nothing of who somebody was; 0 when nothing is stated."""
    return _bits(_PEOPLE_BITS, groups)


def _bits(of: Mapping[str, int], stated: Iterable[str]) -> int:
    bits = 0
    for word in stated:
        bits |= of.get(word, 0)
    return bits


FACILITY_BITS = target_bits(FACILITIES)
