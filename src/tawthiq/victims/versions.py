"""One list received several times: which rows of a later version state an earlier entry again.

A number stands again when the names beside it are alike: monthly lists that each count from 1 are not versions of one
another. A row without a number stands again when its words are the same and it states more than a name; a bare name
only if the later file repeats at least half of the earlier one, since two persons may bear it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from tawthiq.model.victims import Record
from tawthiq.victims.names import ROLES, Name, parse, parse_part

_MORE = ("mother", "age", "date_of_birth", "date_of_death", "place")


def supersede(records: Iterable[Record]) -> list[Record]:
    """The records in act order, each earlier version of an entry with the record that supersedes it."""
    ordered = sorted(records, key=lambda r: (r.act, r.anchor.item, r.anchor.locator, r.id))
    entries: dict[str, list[Record]] = defaultdict(list)
    for record in ordered:
        entries[record.anchor.key].append(record)
    repeated = _repeated_items(entries.values())
    sizes = Counter(r.anchor.item for r in ordered)
    later: dict[str, str] = {}
    for versions in entries.values():
        for a, b in combinations(versions, 2):
            shared = repeated[a.anchor.item, b.anchor.item]
            if a.anchor.item != b.anchor.item and _again(a, b, 2 * shared >= sizes[a.anchor.item]):
                later[a.id] = b.id
    return [replace(r, superseded_by=later.get(r.id)) for r in ordered]


def _repeated_items(entries: Iterable[Sequence[Record]]) -> Counter[tuple[str, str]]:
    """How many entries two items share."""
    return Counter(
        (a.anchor.item, b.anchor.item) for versions in entries for a, b in combinations(versions, 2)
    )


def _again(a: Record, b: Record, much_repeated: bool) -> bool:
    if a.stated.own_id:
        return _alike(a, b)
    return much_repeated or any(getattr(a.stated, name) for name in _MORE)


def _alike(a: Record, b: Record) -> bool:
    """At least half of the parts of the shorter name have the same consonants; two unnamed entries are alike."""
    one, two = set(_skeletons(a)), set(_skeletons(b))
    return 2 * len(one & two) >= min(len(one), len(two)) if one and two else one == two


def _skeletons(record: Record) -> Iterator[str]:
    stated = record.stated
    names = [parse(stated.name_ar), parse(stated.name_en)]
    names += [Name(parse_part(text)) for text in (stated.given, stated.father, stated.family)]
    yield from (part.skeleton for name in names for role in ROLES if (part := getattr(name, role)))
