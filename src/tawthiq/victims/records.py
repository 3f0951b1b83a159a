"""From rows as received to the table `records` that is compared: names as numbered parts, dates as days, keys.

The table `rows` has the columns of COLUMNS as text (missing ones null) and `row`, 0..n-1 in the order received.
Every distinct name is read once; everything else is SQL.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import duckdb
import numpy as np
import pyarrow as pa

from tawthiq.linkage.score import Lexicon
from tawthiq.model.victims import FIELDS
from tawthiq.victims.causes import cause_numbers
from tawthiq.victims.dates import read_day
from tawthiq.victims.fields import SEXES, read_age, read_sex
from tawthiq.victims.letters import CODE, cross_script_costs, ending, mask, same_script_costs
from tawthiq.victims.names import ARABIC, ROLES, Name, Part, parse, parse_part, script_of, sex_of
from tawthiq.victims.places import read_place

COLUMNS = ("id", "list", *FIELDS)
SLOTS = (*ROLES, "mother")
_NAME_COLUMNS = (*ROLES, "other", "script", "sex")
_PART_COLUMNS = {"given": "given", "grandfather": "grand", "family": "family"}


@dataclass(slots=True)
class Parts:
    """Numbers for distinct name parts, their skeletons and places, in the order first met: new ones never renumber."""

    number: dict[Part, int] = field(default_factory=dict)
    skeletons: dict[str, int] = field(default_factory=dict)
    places: dict[str, int] = field(default_factory=dict)

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


def build(con: duckdb.DuckDBPyConnection, parts: Parts) -> None:
    """Make the tables `parts`, `records` (a row per record to be compared) and `copies` (row, of, home, twin).

    `parts` takes in what is new. `home` is the list; `twin` is equal in exact duplicates inside it, else empty.
    """
    _read_names(con, parts)
    _read_fields(con, parts.places)
    _join(con)
    _write_parts(con, parts)
    _fold_copies(con)


def _read_names(con: duckdb.DuckDBPyConnection, parts: Parts) -> None:
    texts = _distinct(con, ("name_ar", "name_en"))
    _register(con, "read_name", texts, (_numbers(parse(t), parts) for t in texts), _NAME_COLUMNS)
    for column in ("given", "father", "grandfather", "family", "mother"):
        texts = _distinct(con, (column,))
        if column in _PART_COLUMNS:
            read = (_numbers(Name(given=parse_part(t, family=column == "family")), parts) for t in texts)
        else:
            read = (_numbers(parse(t), parts) for t in texts)
        _register(con, f"read_{column}", texts, read, _NAME_COLUMNS)


def _numbers(name: Name, parts: Parts) -> tuple[int | None, ...]:
    script = name.given.script == ARABIC if name.given else None
    other, sex = name.other[0] if name.other else None, sex_of(name.given)
    return (
        *(parts.of(getattr(name, role)) for role in ROLES),
        parts.of(other),
        None if script is None else int(script),
        SEXES.index(sex) if sex else None,
    )


def _read_fields(con: duckdb.DuckDBPyConnection, seen: dict[str, int]) -> None:
    for column in ("date_of_birth", "date_of_death"):
        texts = _distinct(con, (column,))
        days = (read_day(t) for t in texts)
        _register(
            con,
            f"read_{column}",
            texts,
            (tuple(d) if d else (None, None, None) for d in days),
            ("y", "m", "d"),
        )
    texts = _distinct(con, ("age",))
    _register(con, "read_age", texts, ((read_age(t),) for t in texts), ("age",))
    texts = _distinct(con, ("sex",))
    sexes = (read_sex(t) for t in texts)
    _register(con, "read_sex", texts, ((SEXES.index(s) if s else None,) for s in sexes), ("sex",))
    texts = _distinct(con, ("cause",))
    _register(con, "read_cause", texts, map(cause_numbers, texts), ("cause", "means"))
    texts = _distinct(con, ("place",))
    rows = []
    for t in texts:
        numbers = (seen.setdefault(v, len(seen)) if v else None for v in read_place(t))
        rows.append((*numbers, int(script_of(t) == ARABIC)))
    _register(con, "read_place", texts, rows, ("place", "above", "script"))
    con.register(
        "incoming",
        pa.table(
            {"number": pa.array(list(seen.values()), pa.int32()), "name": pa.array(list(seen), pa.string())}
        ),
    )
    con.execute("create or replace temp table place_names as select * from incoming")
    con.unregister("incoming")


def _distinct(con: duckdb.DuckDBPyConnection, columns: Sequence[str]) -> list[str]:
    union = " union ".join(f"select distinct {c} t from rows where {c} is not null" for c in columns)
    return [t for (t,) in con.execute(f"select t from ({union}) order by t").fetchall()]


def _register(
    con: duckdb.DuckDBPyConnection, name: str, texts: list[str], read: Iterable[tuple[int | None, ...]],
    columns: Sequence[str],
) -> None:  # fmt: skip
    values: list[tuple[int | None, ...]] = list(zip(*read, strict=True)) if texts else [() for _ in columns]
    table = {"t": pa.array(texts, pa.string())} | {
        c: pa.array(list(v), pa.int32()) for c, v in zip(columns, values, strict=True)
    }
    con.register("incoming", pa.table(table))
    con.execute(f"create or replace temp table {name} as select * from incoming")
    con.unregister("incoming")


def _slot(slot: str, script: int) -> str:
    """The part of a slot in one script: from a column of its own, else from the full name in that script."""
    full = [f"case when {n}.script = {script} then {n}.{slot} end" for n in ("na", "ne")]
    own = {s: f"case when c_{s}.script = {script} then c_{s}.given end" for s in SLOTS}
    grand = f"case when c_father.script = {script} then coalesce(c_father.father, c_father.family) end"
    tried = {
        "given": [own["given"], *full],
        "family": [own["family"], *full],
        "father": [*full, own["father"]],
        "grand": [*full, own["grand"], grand],
        "mother": [own["mother"]],
    }[slot]
    return f"coalesce({', '.join(tried)}, null)"


# Of a full name and of a column of own names; two scripts that tell different sexes tell none.
_NAME_SEX = (
    "case when coalesce(na.sex, ne.sex, c_given.sex) = coalesce(ne.sex, c_given.sex, na.sex) "
    "then coalesce(na.sex, ne.sex, c_given.sex) end"
)


def _join(con: duckdb.DuckDBPyConnection) -> None:
    """The table `joined`: one row per row, everything read. Two rows of one list with the same `twin` are copies."""
    slots = ", ".join(f"{_slot(s, n)} as {s}_{x}" for s in SLOTS for n, x in ((1, "ar"), (0, "la")))
    content = ", ".join(f"rows.{c}" for c in COLUMNS[1:])
    con.execute(f"""
        create or replace temp table joined as
        select row, rows.list, {slots}, coalesce(x.sex, {_NAME_SEX})::tinyint as sex, (x.sex is not null) as sex_said,
          g.age as stated_age,
          b.y as born_y,
          case when b.d is not null and (b.m, b.d) <> (1, 1) then b.m * 100 + b.d end as born_md,
          case when d.d is not null then make_date(d.y, d.m, d.d) - date '1900-01-01' end::integer as died,
          d.y as died_y, p.place, p.above, p.script as place_script,
          k.cause::tinyint as cause, k.means::tinyint as means, hash({content}) as twin
        from rows
        left join read_age g on g.t = rows.age
        left join read_sex x on x.t = rows.sex
        left join read_name na on na.t = rows.name_ar
        left join read_name ne on ne.t = rows.name_en
        left join read_given c_given on c_given.t = rows.given
        left join read_father c_father on c_father.t = rows.father
        left join read_grandfather c_grand on c_grand.t = rows.grandfather
        left join read_family c_family on c_family.t = rows.family
        left join read_mother c_mother on c_mother.t = rows.mother
        left join read_date_of_birth b on b.t = rows.date_of_birth
        left join read_date_of_death d on d.t = rows.date_of_death
        left join read_cause k on k.t = rows.cause
        left join read_place p on p.t = rows.place""")


def _write_parts(con: duckdb.DuckDBPyConnection, parts: Parts) -> None:
    keys = parts.skeletons
    known = list(parts.number)
    skeletons = [keys.setdefault(p.skeleton, len(keys)) if p.skeleton else None for p in known]
    table = {
        "part": pa.array(range(len(known)), pa.int32()),
        "sound": pa.array([sound(p) for p in known], pa.string()),
        "skeleton": pa.array(skeletons, pa.int32()),
        "ending": pa.array([ending(p.symbols) for p in known], pa.int8()),
    }
    con.register("incoming", pa.table(table))
    con.execute("create or replace temp table parts as select * from incoming")
    con.unregister("incoming")


_VOWELS = str.maketrans(
    {"e": "", "a": "", "y": "i", "o": "u", "w": "u", "q": "k", "U": "u", "I": "i", "Y": "i"}
)


def sound(part: Part) -> str:
    """What spellings of one name have in common, for counting how many bear it (Ahmad, Ahmed; Salim, Saleem)."""
    return part.norm if part.script == ARABIC else part.symbols.translate(_VOWELS)


# What tells two rows with one name apart from one row written twice.
_STATES_MORE = (
    "(stated_age is not null or born_y is not null or died_y is not null or place is not null "
    "or mother_ar is not null or mother_la is not null)"
)
_NAMED = (
    "(j.given_ar is not null or j.given_la is not null or j.family_ar is not null or j.family_la is not null)"
)


def _fold_copies(con: duckdb.DuckDBPyConnection) -> None:
    """Exact duplicates inside a list stand for one record, if they state more than a name. Unnamed rows stay out."""
    con.execute(
        "create or replace temp table copies as select row, first_value(row) over (partition by list, twin, "
        "case when twin is null then row end order by row) as of, list as home, twin from (select row, list, "
        f"case when {_STATES_MORE} and {_NAMED} then twin end as twin from joined j)"
    )
    scripts = [(slot, x) for slot in SLOTS for x in ("ar", "la")]
    ids = ", ".join(f"j.{slot}_{x}" for slot, x in scripts)
    keys = ", ".join(f"coalesce(k_{s}_ar.skeleton, k_{s}_la.skeleton) as k_{s}" for s in SLOTS)
    joins = " ".join(f"left join parts k_{s}_{x} on k_{s}_{x}.part = j.{s}_{x}" for s, x in scripts)
    con.execute(f"""
        create or replace table records as
        select j.row, j.list, {ids}, {keys}, coalesce(k_given_ar.ending, k_given_la.ending) as given_end,
          j.sex, j.sex_said,
          coalesce(stated_age, case when died_y >= born_y then died_y - born_y end)::integer as age,
          coalesce(born_y, died_y - stated_age)::integer as yob, born_md::smallint as born_md,
          case when born_md is not null then born_y * 10000 + born_md end::integer as born,
          case when born_md is null then coalesce(yob, age) end as k_age,
          j.died, j.place, j.above, j.place_script, j.cause, j.means
        from joined j {joins} where j.row in (select of from copies) and {_NAMED} order by j.row""")
