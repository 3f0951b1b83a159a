"""From rows as received to the table `records` that is compared: names as numbered parts, dates as days, keys.

The table `rows` has the columns of COLUMNS as text (missing ones null) and `row`, 0..n-1 in the order received.
Every distinct name is read once; everything else is SQL.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import duckdb
import numpy as np
import pyarrow as pa

from tawthiq.linkage.score import Lexicon
from tawthiq.victims.dates import read_day
from tawthiq.victims.letters import CODE, cross_script_costs, mask, same_script_costs
from tawthiq.victims.names import ARABIC, ROLES, Name, Part, parse, parse_part
from tawthiq.victims.places import read_place

COLUMNS = (
    "id", "list", "name_ar", "name_en", "given", "father", "grandfather", "family", "mother", "age", "sex",
    "date_of_birth", "date_of_death", "place",
)  # fmt: skip
SLOTS = (*ROLES, "mother")
_PART_COLUMNS = {"given": "given", "grandfather": "grand", "family": "family"}


@dataclass(slots=True)
class Parts:
    """Numbers for distinct name parts, in the order first met."""

    number: dict[Part, int] = field(default_factory=dict)

    def of(self, part: Part | None) -> int | None:
        return None if part is None else self.number.setdefault(part, len(self.number))

    def lexicon(self) -> Lexicon:
        parts = list(self.number)
        width = max((len(p.symbols) for p in parts), default=1) or 1
        codes = np.zeros((len(parts), width), dtype=np.uint8)
        for i, part in enumerate(parts):
            codes[i, : len(part.symbols)] = [CODE[c] for c in part.symbols]
        lengths = np.array([len(p.symbols) for p in parts], dtype=np.int64)
        masks = np.array([(mask(p.symbols), mask(p.skeleton)) for p in parts], dtype=np.int64).reshape(-1, 2)
        script = np.array([p.script == ARABIC for p in parts], dtype=np.int8)
        return Lexicon(codes, lengths, masks, script, same_script_costs(), cross_script_costs())


def build(con: duckdb.DuckDBPyConnection) -> Parts:
    """Make the tables `parts`, `records` (one row per record to be compared) and `copies` (row, of). Returns the parts."""
    parts = Parts()
    _read_names(con, parts)
    _read_fields(con)
    _join(con)
    _write_parts(con, parts)
    _fold_copies(con)
    return parts


def _read_names(con: duckdb.DuckDBPyConnection, parts: Parts) -> None:
    texts = _distinct(con, ("name_ar", "name_en"))
    _register(con, "read_name", texts, (_numbers(parse(t), parts) for t in texts), (*ROLES, "other", "script"))
    for column in ("given", "father", "grandfather", "family", "mother"):
        texts = _distinct(con, (column,))
        if column in _PART_COLUMNS:
            read = (_numbers(Name(given=parse_part(t, family=column == "family")), parts) for t in texts)
        else:
            read = (_numbers(parse(t), parts) for t in texts)
        _register(con, f"read_{column}", texts, read, (*ROLES, "other", "script"))


def _numbers(name: Name, parts: Parts) -> tuple[int | None, ...]:
    script = name.given.script == ARABIC if name.given else None
    other = name.other[0] if name.other else None
    return (*(parts.of(getattr(name, role)) for role in ROLES), parts.of(other), None if script is None else int(script))


def _read_fields(con: duckdb.DuckDBPyConnection) -> None:
    for column in ("date_of_birth", "date_of_death"):
        texts = _distinct(con, (column,))
        days = (read_day(t) for t in texts)
        _register(con, f"read_{column}", texts, (tuple(d) if d else (None, None, None) for d in days), ("y", "m", "d"))
    texts = _distinct(con, ("place",))
    seen: dict[str, int] = {}
    rows = []
    for t in texts:
        place, above = read_place(t)
        rows.append(tuple(seen.setdefault(v, len(seen)) if v else None for v in (place, above)))
    _register(con, "read_place", texts, rows, ("place", "above"))


def _distinct(con: duckdb.DuckDBPyConnection, columns: Sequence[str]) -> list[str]:
    union = " union ".join(f"select distinct {c} t from rows where {c} is not null" for c in columns)
    return [t for (t,) in con.execute(f"select t from ({union}) order by t").fetchall()]


def _register(
    con: duckdb.DuckDBPyConnection, name: str, texts: list[str], read: Iterable[tuple[int | None, ...]],
    columns: Sequence[str],
) -> None:  # fmt: skip
    values = list(zip(*read, strict=True)) if texts else [[] for _ in columns]
    table = {"t": pa.array(texts, pa.string())} | {
        c: pa.array(list(v), pa.int32()) for c, v in zip(columns, values, strict=True)
    }
    con.register("incoming", pa.table(table))
    con.execute(f"create or replace temp table {name} as select * from incoming")
    con.unregister("incoming")


def _slot(slot: str, script: int) -> str:
    """The part of a slot in one script: from the full name in that script, else from a column of its own."""
    tried = [f"case when {n}.script = {script} then {n}.{slot} end" for n in ("na", "ne") if slot != "mother"]
    if slot in ("given", "family"):
        tried.insert(0, f"case when c_{slot}.script = {script} then c_{slot}.given end")
    if slot == "father":
        tried.append(f"case when c_father.script = {script} then c_father.given end")
    if slot == "grand":
        tried += [
            f"case when c_grand.script = {script} then c_grand.given end",
            f"case when c_father.script = {script} then coalesce(c_father.father, c_father.family) end",
        ]
    if slot == "mother":
        tried.append(f"case when c_mother.script = {script} then c_mother.given end")
    return f"coalesce({', '.join(tried)})" if len(tried) > 1 else tried[0]


def _join(con: duckdb.DuckDBPyConnection) -> None:
    slots = ", ".join(
        f"{_slot(slot, script)} as {slot}_{name}" for slot in SLOTS for script, name in ((1, "ar"), (0, "la"))
    )
    con.execute(f"""
        create or replace temp table joined as
        select row, rows.id, coalesce(rows.list, '') as list, {slots},
          case when lower(left(trim(sex), 1)) in ('m', 'ذ', 'r') then 1
               when lower(left(trim(sex), 1)) in ('f', 'أ', 'ا', 'إ', 'w') then 2 end::tinyint as sex,
          case when age_number between 0 and 120 then age_number end as stated_age,
          b.y as born_y, case when b.m is not null and b.d is not null and (b.m, b.d) <> (1, 1) then b.m * 100 + b.d end as born_md,
          case when d.d is not null then (make_date(d.y, d.m, d.d) - date '1900-01-01')::integer end as died,
          d.y as died_y, p.place, p.above,
          hash(rows.list, name_ar, name_en, rows.given, rows.father, rows.grandfather, rows.family, rows.mother, age, sex,
               date_of_birth, date_of_death, rows.place) as twin
        from (select *, {_AGE} as age_number from rows) rows left join read_name na on na.t = rows.name_ar left join read_name ne on ne.t = rows.name_en
        left join read_given c_given on c_given.t = rows.given left join read_father c_father on c_father.t = rows.father
        left join read_grandfather c_grand on c_grand.t = rows.grandfather
        left join read_family c_family on c_family.t = rows.family left join read_mother c_mother on c_mother.t = rows.mother
        left join read_date_of_birth b on b.t = rows.date_of_birth left join read_date_of_death d on d.t = rows.date_of_death
        left join read_place p on p.t = rows.place""")


# Arabic digits and "65 سنة" are read; -1 and ages above 120 are nobody's: not stated.
_AGE = (
    "try_cast(regexp_extract(translate(age, '٠١٢٣٤٥٦٧٨٩', '0123456789'), "
    "'^\\s*(-?\\d{1,3})(?:\\.\\d+)?(?:\\D|$)', 1) as smallint)"
)


def _write_parts(con: duckdb.DuckDBPyConnection, parts: Parts) -> None:
    keys: dict[str, int] = {}
    known = list(parts.number)
    table = pa.table(
        {
            "part": pa.array(range(len(known)), pa.int32()),
            "norm": pa.array([p.norm for p in known], pa.string()),
            "sound": pa.array([sound(p) for p in known], pa.string()),
            "skeleton": pa.array([keys.setdefault(p.skeleton, len(keys)) if p.skeleton else None for p in known], pa.int32()),
        }
    )  # fmt: skip
    con.register("incoming", table)
    con.execute("create or replace temp table parts as select * from incoming")
    con.unregister("incoming")


_VOWELS = str.maketrans({"e": "", "a": "", "y": "i", "o": "u", "w": "u", "q": "k"})


def sound(part: Part) -> str:
    """What spellings of one name have in common, for counting how many bear it (Ahmad, Ahmed; Salim, Saleem)."""
    return part.norm if part.script == ARABIC else part.symbols.translate(_VOWELS)


def _fold_copies(con: duckdb.DuckDBPyConnection) -> None:
    """Exact duplicates inside a list stand for one record, if they state more than a name."""
    more = "(stated_age is not null or born_y is not null or died_y is not null or place is not null or mother_ar is not null or mother_la is not null)"
    con.execute(
        f"create or replace temp table copies as select row, first_value(row) over "
        f"(partition by list, twin, case when {more} then 0 else row end order by row) as of from joined"
    )
    ids = ", ".join(f"j.{slot}_{script}" for slot in SLOTS for script in ("ar", "la"))
    keys = ", ".join(f"coalesce(k_{s}_ar.skeleton, k_{s}_la.skeleton) as k_{s}" for s in SLOTS)
    joins = " ".join(
        f"left join parts k_{s}_{x} on k_{s}_{x}.part = j.{s}_{x}" for s in SLOTS for x in ("ar", "la")
    )
    con.execute(f"""
        create or replace table records as
        select j.row, j.list, {ids}, {keys}, j.sex, coalesce(j.stated_age, case when died_y >= born_y then died_y - born_y end)::smallint as age,
          coalesce(born_y, died_y - stated_age)::smallint as yob, born_md::smallint as born_md,
          case when born_md is not null then (born_y * 10000 + born_md) end::integer as born, j.died, j.place, j.above
        from joined j {joins} where j.row in (select of from copies) and (j.given_ar is not null or j.given_la is not null
          or j.family_ar is not null or j.family_la is not null)
        order by j.row""")


def write_rarities(con: duckdb.DuckDBPyConnection, adopted: dict[str, dict[str, int]], unseen: dict[str, int]) -> None:
    """Add to `records` how rare each name part and place is, in 1/1000 bit: counted here, or as adopted."""
    for slot in (*SLOTS, "place"):
        name = f"rare_{slot}"
        value = "cast(place as varchar)" if slot == "place" else "p.sound"
        source = "records" if slot == "place" else f"records join parts p on p.part = coalesce({slot}_ar, {slot}_la)"
        counted = f"select {value} as value, count(*) n from {source} where {value} is not null group by 1"
        con.execute(f"create or replace table rarity_{name} as select value, "
                    f"cast(round(1000 * log2((select count(*) from {source} where {value} is not null) / n)) as integer) bits from ({counted})")
        join = f"left join rarity_{name} f on f.value = " + ("cast(r.place as varchar)" if slot == "place" else "p.sound")
        part = "" if slot == "place" else f"left join parts p on p.part = coalesce(r.{slot}_ar, r.{slot}_la)"
        con.execute(f"create or replace table records as select r.*, f.bits as {name} from records r {part} {join} order by r.row")


def bits(share: float) -> int:
    """How rare a share is, in 1/1000 bit."""
    return round(-1000 * math.log2(share))
