"""How two claims of events are compared: place, day, kind, tolls, targets, parties, names, wording, origin.

Conditions are SQL over the two records (`l`, `r`) and the pair (`p`: distance `d` in metres, `gap` in days, 0 and less
when the intervals meet, `alike` of 8 minhashes). The numbers beside each level are starting values (how often claims of
one event and of two events stand there among the pairs that blocking makes), until they are learnt. How fields and
levels are said to a person is data: model/vocab/incident_levels.yml.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from tawthiq.errors import Bilingual
from tawthiq.incidents.families import FACILITY_BITS, OTHER_MEANS
from tawthiq.linkage.spec import Comparison, Level, Settings
from tawthiq.model.vocabulary import read_vocabulary

NAME, VERSION = "incidents", 4
FINE_METRES = 6_000  # a village or a town with its fields
DISTRICT_METRES = 35_000
PROVINCE_METRES = 200_000  # a governorate; a wider place says next to nothing
VILLAGE_SUM, TOWN_SUM = 5_000, 2 * FINE_METRES  # both precisions together
BESIDE = 5_000  # metres beyond both precisions that a wrong coordinate may be off
GROWTH, SMALL_STEP = 3, 4  # a first toll may treble in later reports, or grow by so many persons
FEW_DAYS, LONG_DAYS = 4, 7
STRUCK = (2, 4, 8)  # spells in which a village was hit: seldom, at times, often
AROUND = (2, 8, 32)  # spells of villages told of around a claim: nothing else, little, some

_SUM = "(l.precision + r.precision)"
_SPAN = "greatest(l.last - l.first, r.last - r.first)"
_Rows = tuple[tuple[str, str, float, float], ...]

_PLACE: _Rows = (
    ("one village", f"l.pcode = r.pcode and greatest(l.precision, r.precision) <= {FINE_METRES}", 0.70, 0.10),
    ("one point", f"p.d <= 500 and {_SUM} <= {VILLAGE_SUM}", 0.10, 0.02),
    ("one place", f"p.d <= {_SUM} and {_SUM} <= {VILLAGE_SUM}", 0.06, 0.08),
    ("one town", f"p.d <= {_SUM} and {_SUM} <= {TOWN_SUM}", 0.05, 0.10),
    (
        "one district",
        f"p.d <= {_SUM} and greatest(l.precision, r.precision) <= {DISTRICT_METRES}",
        0.04,
        0.15,
    ),
    ("one province", f"p.d <= {_SUM}", 0.01, 0.10),
    ("beside", f"p.d <= {_SUM} + {BESIDE}", 0.03, 0.30),
    ("apart", "true", 0.01, 0.15),
)
_DAY: _Rows = (
    ("unknown, seldom", f"p.gap is null and p.struck <= {STRUCK[0]}", 0.01, 0.02),
    ("unknown, at times", f"p.gap is null and p.struck <= {STRUCK[1]}", 0.01, 0.03),
    ("unknown, often", f"p.gap is null and p.struck <= {STRUCK[2]}", 0.005, 0.03),
    ("unknown, always", "p.gap is null", 0.005, 0.05),
    ("same day", f"p.gap <= 0 and {_SPAN} = 0", 0.78, 0.35),
    ("soon told", f"p.gap <= 0 and {_SPAN} <= {FEW_DAYS} and abs(l.last - r.last) <= 1", 0.10, 0.10),
    ("few days", f"p.gap <= 0 and {_SPAN} <= {FEW_DAYS}", 0.04, 0.10),
    ("long", "p.gap <= 0", 0.02, 0.05),
    ("next day", "p.gap = 1", 0.05, 0.37),
    ("apart", "true", 0.01, 0.03),
)


def _away(field: str, cycle: int) -> str:
    """SQL: how many days of a week or year lie between two claims, 0 or less where the days of one allow the other."""
    sides = (("l", "r"), ("r", "l"))
    return "least({}, {})".format(
        *(
            f"({a}.{field} - {b}.{field} + {cycle}) % {cycle} - coalesce({b}.last - {b}.first, 0)"
            for a, b in sides
        )
    )


_DATE, _WEEK = _away("yearday", 366), _away("weekday", 7)
_CALENDAR: _Rows = (
    ("same date", f"{_DATE} <= 0 and coalesce({_WEEK}, 0) <= 1", 0.30, 0.003),
    ("next date", f"{_DATE} <= 1 and coalesce({_WEEK}, 0) <= 1", 0.05, 0.006),
    ("other date", "l.yearday + r.yearday is not null", 0.05, 0.30),
    ("same weekday", f"{_WEEK} <= 0", 0.48, 0.10),
    ("next weekday", f"{_WEEK} <= 1", 0.07, 0.20),
    ("other weekday", "true", 0.05, 0.39),
)
_AROUND: _Rows = (
    ("nothing else", f"p.around <= {AROUND[0]}", 0.10, 0.01),
    ("little", f"p.around <= {AROUND[1]}", 0.10, 0.02),
    ("some", f"p.around <= {AROUND[2]}", 0.30, 0.20),
    ("much", "true", 0.50, 0.77),
)
_DATED_OR_SILENT = "p.gap is not null or coalesce(l.yearday + r.yearday, l.weekday + r.weekday) is null"
_KIND: _Rows = (
    ("same", "l.kind = r.kind and not l.vague", 0.75, 0.35),
    ("vague", "l.vague or r.vague", 0.20, 0.20),
    ("related", f"l.family & r.family <> {OTHER_MEANS}", 0.04, 0.30),
    ("other means", "true", 0.01, 0.15),
)


def _toll(low: str, high: str, sizes: tuple[tuple[str, int, float, float], ...], step: int) -> _Rows:
    """The levels of a toll: the same number by its size, ranges that meet, nearly the same, grown, unlike."""
    equal = f"l.{low} = r.{low} and l.{high} = r.{high}"
    small, large = f"least(l.{high}, r.{high})", f"greatest(l.{low}, r.{low})"
    same = tuple((name, f"{equal} and l.{low} >= {least}", m, u) for name, least, m, u in sizes)
    return (
        *same,
        ("meet", f"l.{low} <= r.{high} and r.{low} <= l.{high}", 0.05, 0.05),
        ("close", f"{large} - {small} <= greatest({step}, {large} // 5) and {small} > 0", 0.08, 0.15),
        ("grown", f"{large} <= {GROWTH} * {small} or {large} - {small} <= {SMALL_STEP}", 0.10, 0.25),
        ("unlike", "true", 0.02, 0.25),
    )


_KILLED = _toll(
    "killed_low",
    "killed_high",
    (
        ("same, many", 10, 0.06, 0.001), ("same, some", 4, 0.15, 0.01), ("same, few", 2, 0.17, 0.04),
        ("same, one", 1, 0.17, 0.08), ("both none", 0, 0.20, 0.16),
    ),
    step=1,
)  # fmt: skip
_INJURED = _toll(
    "hurt_low",
    "hurt_high",
    (("same, many", 10, 0.2, 0.005), ("same, few", 1, 0.3, 0.05), ("both none", 0, 0.15, 0.15)),
    step=2,
)


def _people(field: str) -> _Rows:
    return (
        ("same", f"l.{field} = r.{field}", 0.60, 0.30),
        ("some", f"l.{field} & r.{field} <> 0", 0.32, 0.35),
        ("none", "true", 0.08, 0.35),
    )


_TARGET: _Rows = (
    ("same", "l.targets & r.targets <> 0", 0.90, 0.30),
    ("other facility", f"l.targets & {FACILITY_BITS} <> 0 and r.targets & {FACILITY_BITS} <> 0", 0.01, 0.15),
    ("other", "true", 0.09, 0.55),
)
_SHARED = "len(list_intersect(l.names, r.names))"
_NAMES: _Rows = (
    ("several", f"{_SHARED} > 1", 0.50, 0.0001),
    ("one", f"{_SHARED} = 1", 0.45, 0.001),
    ("other", "true", 0.05, 0.999),
)
_TEXT: _Rows = (
    ("copy", "p.alike >= 7", 0.10, 0.0005),
    ("much", "p.alike >= 4", 0.08, 0.002),
    ("some", "p.alike >= 2", 0.07, 0.01),
    ("other", "true", 0.75, 0.9875),
)
_ORIGIN: _Rows = (
    ("one source", "l.source = r.source", 0.05, 0.07),
    ("one originator", "l.originator = r.originator", 0.15, 0.02),
    ("two", "true", 0.80, 0.91),
)


def incidents_settings() -> Settings:
    """The settings of incidents. Blocking is by space and time and not by rules: see blocking.py."""
    unplaced = "p.d is null"
    return Settings(
        NAME,
        VERSION,
        (
            _comparison("place", unplaced, _PLACE),
            _comparison("day", "false", _DAY),
            _comparison("calendar", _DATED_OR_SILENT, _CALENDAR),
            _comparison("around", "p.around is null", _AROUND),
            _comparison("kind", "false", _KIND),
            _comparison("killed", "l.killed_low is null or r.killed_low is null", _KILLED),
            _comparison("injured", "l.hurt_low is null or r.hurt_low is null", _INJURED),
            _comparison("killed_who", "l.killed_who = 0 or r.killed_who = 0", _people("killed_who")),
            _comparison("injured_who", "l.hurt_who = 0 or r.hurt_who = 0", _people("hurt_who")),
            _comparison("target", "l.targets = 0 or r.targets = 0", _TARGET),
            _comparison("actor", "l.actors = 0 or r.actors = 0", _either("l.actors & r.actors <> 0", 0.95, 0.6)),
            _comparison("names", "len(l.names) = 0 or len(r.names) = 0", _NAMES),
            _comparison("text", "p.alike is null", _TEXT),
            _comparison("origin", "false", _ORIGIN),
        ),
        (),
    )  # fmt: skip


def _either(same: str, m: float, u: float) -> _Rows:
    return (("same", same, m, u), ("other", "true", 1 - m, 1 - u))


def _comparison(name: str, null: str, rows: _Rows) -> Comparison:
    said = labels()
    levels = tuple(
        Level(level, when, m, u, Bilingual(**said["levels"][name][level])) for level, when, m, u in rows
    )
    return Comparison(name, (name,), null, levels, Bilingual(**said["fields"][name]))


@cache
def labels() -> dict[str, Any]:
    """The words of model/vocab/incident_levels.yml."""
    loaded: dict[str, Any] = read_vocabulary("incident_levels")
    return loaded
