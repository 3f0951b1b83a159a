"""Names that a table tells apart from namesakes by a word of its own: "الزمار بيروحة", "Big Zumar".

Reports leave that word out. Such a place is also known by its name without the unit that it lies in; and one of three
words without that for its size or side, where no other place of the sub-district bears the rest alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from tawthiq.places.gazetteer import ADMIN_KINDS, Entry, Table
from tawthiq.places.keys import key
from tawthiq.places.words import Words, words

_BESIDE = frozenset(("/", "-", key("قرب"), "near"))


def with_bare_names(tables: Iterable[Table]) -> list[Table]:
    """The tables, settlements of them also under their bare names."""
    read = list(tables)
    units = {e.pcode: _unit_names(e) for table in read for e in table.entries if e.kind in ADMIN_KINDS}
    return [replace(table, entries=_bared(table.entries, units)) for table in read]


def _unit_names(unit: Entry) -> frozenset[str]:
    """The folded names of a unit, with and without article, and the first of several words with it (الجسر)."""
    names = {n for n in map(key, (unit.name_en, unit.name_ar)) if n}
    bare = {n.removeprefix("ال") for n in names}
    first = {n.split(" ", 1)[0] for n in bare if " " in n and not n.isascii()}
    return frozenset(names | bare | {"ال" + n for n in bare | first if not n.isascii()})


def _bared(entries: tuple[Entry, ...], units: Mapping[str, frozenset[str]]) -> tuple[Entry, ...]:
    known = words()
    held = {(e.admin[-1:], key(n)) for e in entries for n in e.names()}
    return tuple(_bare(e, units, held, known) if e.kind == "community" and e.admin else e for e in entries)


def _bare(
    entry: Entry, units: Mapping[str, frozenset[str]], held: set[tuple[tuple[str, ...], str]], known: Words
) -> Entry:
    own = frozenset[str]().union(*(units.get(code, frozenset()) for code in entry.admin))
    new = []
    for name in map(key, (entry.name_en, entry.name_ar)):
        bare = _without_unit(name, own)
        if bare is None:
            bare = _without_side(name, known)
            bare = None if (entry.admin[-1:], bare) in held else bare
        if bare and len(bare) > _SHORT and bare not in known.heads and not _first_of_many(bare, known):
            new.append(bare)
    return replace(entry, aliases=tuple(dict.fromkeys((*entry.aliases, *new)))) if new else entry


_SHORT = 2


def _first_of_many(bare: str, known: Words) -> bool:
    return not known.never_alone.isdisjoint((bare, bare.removeprefix("ال")))


def _without_unit(name: str, units: frozenset[str]) -> str | None:
    """A name without the unit that ends it; None of one that has none, or is itself that of the unit."""
    if name in units:
        return None
    for unit in units:
        if name.endswith(" " + unit):
            rest = name[: -len(unit)].split()
            return " ".join(rest[:-1] if rest[-1] in _BESIDE else rest)
    return None


def _without_side(name: str, known: Words) -> str | None:
    """A name of three words and more without one for its size or side, last in Arabic and first in English.

    A single word that is left may be any word: "أربعة صغيرة" is no village of four.
    """
    found = name.split(" ")
    if len(found) > _WORDS and found[-1].removeprefix("ال") in known.sizes:
        return " ".join(found[:-1])
    return " ".join(found[1:]) if len(found) > _WORDS and found[0] in known.sizes else None


_WORDS = 2
