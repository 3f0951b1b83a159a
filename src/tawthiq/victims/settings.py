"""How two victims' records are compared: names part by part, dates, age, sex, place, cause of death.

The starting values of m and u stand for lists of the kind that documentation groups keep; learning replaces them.
How fields and levels are said to a person is data: model/vocab/victim_levels.yml.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from itertools import combinations
from typing import Any

from tawthiq.errors import Bilingual
from tawthiq.linkage.spec import Comparison, Doubles, Key, Level, Rule, Settings
from tawthiq.model.vocabulary import read_vocabulary

NAME, VERSION = "victims", 2
SPELLING, NEAR, ALIKE = 930, 780, 640
RARE = 11_000
GIVEN, FATHER, GRAND, FAMILY = (Key(slot, f"k_{slot}") for slot in ("given", "father", "grand", "family"))
MOTHER, DIED, PLACE = Key("mother", "k_mother"), Key("died", "died", near=3), Key("place", "place")
BORN, AGE = Key("born", "born"), Key("age", "k_age", near=1)
KEYS = (GIVEN, FATHER, GRAND, FAMILY, MOTHER, DIED, PLACE, BORN)

# m and u of: same, spelling, near and rare, near, alike, other.
_SAME_SCRIPT = {
    "given": ((0.82, 0.12, 0.03, 0.0015, 0.004, 0.02), (0.02, 0.01, 0.002, 0.02, 0.05, 0.90)),
    "father": ((0.82, 0.10, 0.03, 0.02, 0.01, 0.02), (0.04, 0.01, 0.002, 0.02, 0.05, 0.88)),
    "grand": ((0.80, 0.10, 0.03, 0.02, 0.01, 0.04), (0.03, 0.01, 0.002, 0.02, 0.05, 0.89)),
    "family": ((0.75, 0.13, 0.05, 0.03, 0.02, 0.02), (0.001, 0.001, 0.002, 0.006, 0.03, 0.96)),
    "mother": ((0.75, 0.12, 0.03, 0.03, 0.02, 0.05), (0.02, 0.01, 0.002, 0.02, 0.05, 0.90)),
}
# In 1/100 year, less what the two lists' ages differ by in general (victims/ages.py).
_APART = (
    "coalesce(abs((l.yob - r.yob) * 100 + l.ahead - r.ahead), abs((l.age - r.age) * 100 - l.ahead + r.ahead))"
)
_BIRTHDAYS = "l.born_md is not null and r.born_md is not null"
_DAYS = "abs(l.died - r.died)"
# Names of places in two scripts are not compared: in a casebook both are codes of its gazetteer.
_PLACE_UNSAID = "l.place is null or r.place is null or l.place_script <> r.place_script"
_AREA = "l.above = r.above or l.above = r.place or l.place = r.above"

# name, condition, m, u, whether a rare value counts for more
_Rows = tuple[tuple[str, str, float, float, bool], ...]
_ACROSS: _Rows = (
    ("same", "{s} >= 930", 0.70, 0.02, True),
    ("close", "{s} >= 830", 0.17, 0.02, True),
    ("near", "{s} >= 680", 0.08, 0.04, False),
    ("other", "true", 0.05, 0.92, False),
)
_BORN: _Rows = (
    ("same day", f"l.born_md = r.born_md and {_APART} = 0", 0.30, 0.00002, False),
    ("same day, other year", f"l.born_md = r.born_md and {_APART} <= 300", 0.03, 0.0001, False),
    ("other day", _BIRTHDAYS, 0.03, 0.16, False),
    ("same year", f"{_APART} <= 50", 0.35, 0.02, False),
    ("within a year", f"{_APART} < 100", 0.12, 0.02, False),
    ("1 year", f"{_APART} < 200", 0.08, 0.03, False),
    ("3 years", f"{_APART} < 400", 0.05, 0.06, False),
    ("10 years", f"{_APART} < 1100", 0.03, 0.19, False),
    ("other", "true", 0.01, 0.52, False),
)
_DIED: _Rows = (
    ("same day", f"{_DAYS} = 0", 0.75, 0.002, False),
    ("1 day", f"{_DAYS} <= 1", 0.12, 0.004, False),
    ("3 days", f"{_DAYS} <= 3", 0.07, 0.008, False),
    ("a month", f"{_DAYS} <= 31", 0.04, 0.04, False),
    ("other", "true", 0.02, 0.946, False),
)
_PLACE: _Rows = (
    ("same", "l.place = r.place and coalesce(l.above = r.above, true)", 0.85, 0.01, True),
    ("same area", _AREA, 0.08, 0.1, False),
    ("other", "true", 0.07, 0.89, False),
)
# What only a name tells of the sex speaks against two that differ; of two that agree the names have said it already.
_SEX_UNSAID = "l.sex is null or r.sex is null or (l.sex = r.sex and not (l.sex_said and r.sex_said))"
# One strike is an air raid to one list and a barrel bomb to the next.
_CAUSE: _Rows = (
    ("same", "l.cause = r.cause", 0.75, 0.3, False),
    ("same means", "l.means = r.means", 0.17, 0.2, False),
    ("other", "true", 0.08, 0.5, False),
)
_SEX: _Rows = (("same", "l.sex = r.sex", 0.985, 0.55, False), ("other", "true", 0.015, 0.45, False))


def victims_settings(*, mixed: bool = True, exclusive: bool = True) -> Settings:
    """The settings of victims. `mixed`: both scripts occur in the lists (one script alone needs simpler SQL)."""
    names = [c for slot in _SAME_SCRIPT for c in _name_comparisons(slot, mixed)]
    others = (
        _comparison("born", f"{_APART} is null", _BORN, uses=("born", "age")),
        _comparison("died", f"{_DAYS} is null", _DIED),
        _comparison("place", _PLACE_UNSAID, _PLACE, rarity="rare_place"),
        _comparison("cause", "l.cause is null or r.cause is null", _CAUSE),
        _comparison("sex", _SEX_UNSAID, _SEX),
    )
    rules = [Rule(keys) for n in (2, 3) for keys in combinations(KEYS, n)]
    rules += [Rule((*keys, AGE)) for keys in combinations(KEYS, 2) if DIED not in keys]
    rules.append(Rule((GIVEN, FATHER, GRAND, FAMILY)))
    return Settings(NAME, VERSION, (*names, *others), tuple(rules), doubles=_doubles(), exclusive=exclusive)


def _doubles() -> tuple[Doubles, Doubles, Doubles]:
    """Kin share all but their own name, age and sex and often die together; cousins are named after one grandfather.

    Until learnt: a strike on a home leaves about five of a family in both lists, four pairs of kin to each true pair;
    and one attack about ten people whom nothing but its place and its day brings together, nine pairs to each.
    """
    said = labels()["doubles"]
    kin = Doubles(
        "kin",
        (Rule((FATHER, FAMILY)), Rule((FAMILY, DIED))),
        ("given", "given_across", "born", "sex"),
        _label(said["kin"]),
        start=-2000,
    )
    namesakes = Doubles(
        "namesakes",
        (Rule((GIVEN, FATHER, GRAND, FAMILY)), Rule((GIVEN, FATHER, FAMILY))),
        ("born", "died", "place", "cause", "sex"),
        _label(said["namesakes"]),
        start=6000,
        as_strangers=True,
        told=("sex",),
    )
    companions = Doubles(
        "companions",
        (Rule((DIED, PLACE)),),
        (*(name for slot in _SAME_SCRIPT for name in (slot, f"{slot}_across")), "born", "sex"),
        _label(said["companions"]),
        start=-3200,
        as_strangers=True,
    )
    return kin, namesakes, companions


# A name of two parts may end in the father's: "Salim Badr" says nothing against Salim, son of Badr, Karam.
_FATHER_LAST = (
    " or (l.k_father is null and l.k_family = r.k_father and l.k_family is distinct from r.k_family)"
    " or (r.k_father is null and r.k_family = l.k_father and l.k_family is distinct from r.k_family)"
)


def _name_comparisons(slot: str, mixed: bool) -> tuple[Comparison, Comparison]:
    if mixed:
        a, b = _shared(slot, "l", "r"), _shared(slot, "r", "l")
        across = (
            f"((l.{slot}_ar is null or r.{slot}_ar is null) and (l.{slot}_la is null or r.{slot}_la is null))"
        )
    else:
        a, b = f"coalesce(l.{slot}_ar, l.{slot}_la)", f"coalesce(r.{slot}_ar, r.{slot}_la)"
        across = "false"
    unstated = f"({a}) is null or ({b}) is null{_FATHER_LAST if slot == 'family' else ''}"
    same = _comparison(
        slot,
        f"{unstated} or {across}",
        _same_script(slot, a, b),
        kind="name",
        likeness=(a, b),
        rarity=f"rare_{slot}",
    )
    other = _comparison(
        f"{slot}_across",
        f"{unstated} or not {across}",
        _across(slot),
        kind="across",
        uses=(slot,),
        likeness=(a, b),
        rarity=f"rare_{slot}",
    )
    return same, other


def _shared(slot: str, this: str, other: str) -> str:
    """This record's part in the script that both have, else in the one it has."""
    return (
        f"case when {this}.{slot}_ar is not null and {other}.{slot}_ar is not null then {this}.{slot}_ar "
        f"when {this}.{slot}_la is not null and {other}.{slot}_la is not null then {this}.{slot}_la "
        f"else coalesce({this}.{slot}_ar, {this}.{slot}_la) end"
    )


def _across(slot: str) -> _Rows:
    """Vowels come cheap across scripts, and the last tells Salma from Salim: own names that end otherwise are near."""
    if slot != "given":
        return _ACROSS
    ends = " and (l.given_end is null or r.given_end is null or l.given_end = r.given_end)"
    return tuple((n, when + ends if rare else when, m, u, rare) for n, when, m, u, rare in _ACROSS)


def _same_script(slot: str, a: str, b: str) -> _Rows:
    """Two common names a letter apart are two names (Salim, Salem); a rare one is a slip of the common one."""
    m, u = _SAME_SCRIPT[slot]
    rare = f"greatest(l.rare_{slot}, r.rare_{slot}) >= {RARE}"
    conditions = (
        ("same", f"({a}) = ({b})", True),
        ("spelling", f"{{s}} >= {SPELLING}", True),
        ("near, rare", f"{{s}} >= {NEAR} and {rare}", False),
        ("near", f"{{s}} >= {NEAR}", False),
        ("alike", f"{{s}} >= {ALIKE}", False),
        ("other", "true", False),
    )
    return tuple((name, when, m[i], u[i], counts) for i, (name, when, counts) in enumerate(conditions))


def _comparison(
    name: str,
    null: str,
    rows: _Rows,
    *,
    kind: str = "",
    uses: tuple[str, ...] = (),
    likeness: tuple[str, str] | None = None,
    rarity: str | None = None,
) -> Comparison:
    said = labels()["levels"][kind or name]
    levels = tuple(Level(n, when, m, u, _label(said[n]), rare) for n, when, m, u, rare in rows)
    field = _label(labels()["fields"][name])
    return Comparison(name, uses or (name,), null, levels, field, likeness, rarity)


def _label(said: Mapping[str, str]) -> Bilingual:
    return Bilingual(said["en"], said["ar"])


@cache
def labels() -> dict[str, Any]:
    """The words of model/vocab/victim_levels.yml."""
    loaded: dict[str, Any] = read_vocabulary("victim_levels")
    return loaded
