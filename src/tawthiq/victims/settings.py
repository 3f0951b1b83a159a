"""How two victims' records are compared: names part by part, dates, age, sex, place.

The starting values of m and u stand for lists of the kind that documentation groups keep; learning replaces them.
"""

from __future__ import annotations

from itertools import combinations

from tawthiq.errors import Bilingual
from tawthiq.linkage.spec import Comparison, Doubles, Key, Level, Rule, Settings

NAME, VERSION = "victims", 1
SPELLING, NEAR, ALIKE = 930, 780, 640
KEYS = (
    Key("given", "k_given"), Key("father", "k_father"), Key("grand", "k_grand"), Key("family", "k_family"),
    Key("mother", "k_mother"), Key("died", "died", near=3), Key("place", "place"), Key("born", "born"),
)  # fmt: skip

_DOUBLES = (
    # Brothers and sisters share everything but their own name, age and sex, and they often die together.
    Doubles(
        "kin",
        (Rule((KEYS[1], KEYS[3])), Rule((KEYS[3], KEYS[5]))),
        ("given", "given_across", "born", "sex"),
        Bilingual("two of one family", "فردان من أسرة واحدة"),
    ),
    # Cousins are named after one grandfather: in a large family all names agree by custom, not by chance.
    Doubles(
        "namesakes",
        (Rule((KEYS[0], KEYS[1], KEYS[2], KEYS[3])), Rule((KEYS[0], KEYS[1], KEYS[3]))),
        ("born", "died", "place", "sex"),
        Bilingual("two who bear the same names", "شخصان يحملان الأسماء نفسها"),
        as_strangers=True,
    ),
)

_SLOTS = {
    "given": Bilingual("own name", "الاسم"),
    "father": Bilingual("father's name", "اسم الأب"),
    "grand": Bilingual("grandfather's name", "اسم الجد"),
    "family": Bilingual("family name", "اسم العائلة"),
    "mother": Bilingual("mother's name", "اسم الأم"),
}
# m and u of: same, spelling, near and rare, near, alike, other (same script); same, close, near, other (across).
_STARTS = {
    "given": ((0.80, 0.12, 0.03, 0.02, 0.01, 0.02), (0.02, 0.01, 0.002, 0.02, 0.05, 0.90)),
    "father": ((0.82, 0.10, 0.03, 0.02, 0.01, 0.02), (0.04, 0.01, 0.002, 0.02, 0.05, 0.88)),
    "grand": ((0.80, 0.10, 0.03, 0.02, 0.01, 0.04), (0.03, 0.01, 0.002, 0.02, 0.05, 0.89)),
    "family": ((0.75, 0.13, 0.05, 0.03, 0.02, 0.02), (0.001, 0.001, 0.002, 0.006, 0.03, 0.96)),
    "mother": ((0.75, 0.12, 0.03, 0.03, 0.02, 0.05), (0.02, 0.01, 0.002, 0.02, 0.05, 0.90)),
}
_ACROSS = ((0.70, 0.17, 0.08, 0.05), (0.02, 0.02, 0.04, 0.92))


def victims_settings(*, mixed: bool = True, exclusive: bool = True) -> Settings:
    """The settings of victims. `mixed`: both scripts occur in the lists (one script alone needs simpler SQL)."""
    names = [c for slot in _SLOTS for c in _name_comparisons(slot, mixed)]
    rules = [Rule(pair) for n in (2, 3) for pair in combinations(KEYS, n)] + [Rule(KEYS[:4])]
    comparisons = (*names, _born(), _died(), _place(), _sex())
    return Settings(NAME, VERSION, comparisons, tuple(rules), doubles=_DOUBLES, exclusive=exclusive)


def _name_comparisons(slot: str, mixed: bool) -> tuple[Comparison, Comparison]:
    if mixed:
        a, b = _shared(slot, "l", "r"), _shared(slot, "r", "l")
        across = f"((l.{slot}_ar is null or r.{slot}_ar is null) and (l.{slot}_la is null or r.{slot}_la is null))"
    else:
        a, b = f"coalesce(l.{slot}_ar, l.{slot}_la)", f"coalesce(r.{slot}_ar, r.{slot}_la)"
        across = "false"
    unstated = f"({a}) is null or ({b}) is null"
    label = _SLOTS[slot]
    m, u = _STARTS[slot]
    same_script = Comparison(
        slot, (slot,), f"{unstated} or {across}", _same_script_levels(slot, a, b, m, u), label, (a, b), f"rare_{slot}"
    )
    other = Bilingual(f"{label.en} across scripts", f"{label.ar} بين كتابتين")
    cross = Comparison(
        f"{slot}_across", (slot,), f"{unstated} or not {across}", _across_levels(), other, (a, b), f"rare_{slot}"
    )
    return same_script, cross


def _shared(slot: str, this: str, other: str) -> str:
    """This record's part in the script that both have, else in the one it has."""
    return (
        f"case when {this}.{slot}_ar is not null and {other}.{slot}_ar is not null then {this}.{slot}_ar "
        f"when {this}.{slot}_la is not null and {other}.{slot}_la is not null then {this}.{slot}_la "
        f"else coalesce({this}.{slot}_ar, {this}.{slot}_la) end"
    )


def _same_script_levels(slot: str, a: str, b: str, m: tuple[float, ...], u: tuple[float, ...]) -> tuple[Level, ...]:
    rare = f"greatest(l.rare_{slot}, r.rare_{slot}) >= 11000"
    return (
        Level("same", f"({a}) = ({b})", m[0], u[0], Bilingual("the same", "متطابق"), rare=True),
        Level("spelling", f"{{s}} >= {SPELLING}", m[1], u[1], Bilingual("the same, spelt differently", "متطابق برسم مختلف"), rare=True),
        Level("near, rare", f"{{s}} >= {NEAR} and {rare}", m[2], u[2], Bilingual("one letter apart, one of them rare", "يختلف بحرف وأحدهما نادر")),
        Level("near", f"{{s}} >= {NEAR}", m[3], u[3], Bilingual("one letter apart, both common names", "يختلف بحرف وكلاهما شائع")),
        Level("alike", f"{{s}} >= {ALIKE}", m[4], u[4], Bilingual("alike", "متشابه")),
        Level("other", "true", m[5], u[5], Bilingual("different", "مختلف")),
    )  # fmt: skip


def _across_levels() -> tuple[Level, ...]:
    m, u = _ACROSS
    return (
        Level("same", "{s} >= 930", m[0], u[0], Bilingual("the same in the other script", "متطابق بالكتابة الأخرى"), rare=True),
        Level("close", "{s} >= 830", m[1], u[1], Bilingual("nearly the same in the other script", "شبه متطابق بالكتابة الأخرى"), rare=True),
        Level("near", "{s} >= 680", m[2], u[2], Bilingual("alike in the other script", "متشابه بالكتابة الأخرى")),
        Level("other", "true", m[3], u[3], Bilingual("different", "مختلف")),
    )  # fmt: skip


def _born() -> Comparison:
    apart = "coalesce(abs(l.yob - r.yob), abs(l.age - r.age))"
    both = "l.born_md is not null and r.born_md is not null"
    levels = (
        Level("same day", f"l.born_md = r.born_md and {apart} = 0", 0.30, 0.00002, Bilingual("born on the same day", "تاريخ الميلاد نفسه")),
        Level("same day, other year", f"l.born_md = r.born_md and {apart} <= 3", 0.03, 0.0001, Bilingual("same birthday, years apart by at most 3", "يوم الميلاد نفسه وفارق السنوات 3 أو أقل")),
        Level("other day", both, 0.03, 0.16, Bilingual("born on different days", "يوما ميلاد مختلفان")),
        Level("same year", f"{apart} = 0", 0.35, 0.02, Bilingual("the same age", "العمر نفسه")),
        Level("1 year", f"{apart} <= 1", 0.20, 0.03, Bilingual("ages 1 year apart", "فارق العمر سنة")),
        Level("3 years", f"{apart} <= 3", 0.05, 0.06, Bilingual("ages 2 or 3 years apart", "فارق العمر سنتان أو ثلاث")),
        Level("10 years", f"{apart} <= 10", 0.03, 0.19, Bilingual("ages up to 10 years apart", "فارق العمر حتى 10 سنوات")),
        Level("other", "true", 0.01, 0.54, Bilingual("ages far apart", "عمران متباعدان")),
    )  # fmt: skip
    return Comparison("born", ("born",), f"{apart} is null", levels, Bilingual("age", "العمر"))


def _died() -> Comparison:
    apart = "abs(l.died - r.died)"
    levels = (
        Level("same day", f"{apart} = 0", 0.75, 0.002, Bilingual("the same day of death", "يوم الوفاة نفسه")),
        Level("1 day", f"{apart} <= 1", 0.12, 0.004, Bilingual("deaths 1 day apart", "فارق الوفاة يوم واحد")),
        Level("3 days", f"{apart} <= 3", 0.07, 0.008, Bilingual("deaths 2 or 3 days apart", "فارق الوفاة يومان أو ثلاثة")),
        Level("a month", f"{apart} <= 31", 0.04, 0.04, Bilingual("deaths within a month", "فارق الوفاة شهر أو أقل")),
        Level("other", "true", 0.02, 0.946, Bilingual("deaths more than a month apart", "فارق الوفاة أكثر من شهر")),
    )  # fmt: skip
    return Comparison("died", ("died",), f"{apart} is null", levels, Bilingual("day of death", "يوم الوفاة"))


def _place() -> Comparison:
    levels = (
        Level("same", "l.place = r.place", 0.85, 0.01, Bilingual("the same place", "المكان نفسه"), rare=True),
        Level("same area", "l.above = r.above or l.above = r.place or l.place = r.above", 0.08, 0.1, Bilingual("the same area", "المنطقة نفسها")),
        Level("other", "true", 0.07, 0.89, Bilingual("different places", "مكانان مختلفان")),
    )  # fmt: skip
    null = "l.place is null or r.place is null"
    return Comparison("place", ("place",), null, levels, Bilingual("place", "المكان"), rarity="rare_place")


def _sex() -> Comparison:
    levels = (
        Level("same", "l.sex = r.sex", 0.985, 0.55, Bilingual("the same sex", "الجنس نفسه")),
        Level("other", "true", 0.015, 0.45, Bilingual("different sex", "جنسان مختلفان")),
    )
    return Comparison("sex", ("sex",), "l.sex is null or r.sex is null", levels, Bilingual("sex", "الجنس"))
