"""Claims from a CSV or Parquet file: which column is what, and what its texts say as integers."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pyarrow as pa
import yaml

from tawthiq.incidents.errors import ClaimsMappingWrong, NothingToLink
from tawthiq.incidents.families import GENERIC, family, party_bits, people_bits, target_bits
from tawthiq.incidents.records import code, put_records

FIELDS = (
    "id", "source", "originator", "date_start", "date_end", "lat", "lon", "precision", "pcode", "event_type",
    "actor_class", "targets", "killed_min", "killed_max", "injured_min", "injured_max", "text", "report", "scope",
    "published", "names", "weekday", "month_day", "killed_groups", "injured_groups",
)  # fmt: skip
UNDATED_DAYS = 3  # what states no day happened on the day of publication or up to so many days before
DEFAULT_PRECISION = 2_000  # metres, where a row has coordinates and says nothing of their precision
EARTH = {"lat": 90, "lon": 180}


@dataclass(frozen=True, slots=True)
class Told:
    """What the columns are, which are carried along, and the cells that could not be read, by field."""

    fields: Mapping[str, str]
    unused: tuple[str, ...]
    unread: Mapping[str, int]


def map_fields(columns: Sequence[str], mapping: Mapping[str, str] | None) -> dict[str, str]:
    """Field to column: by the mapping, else by name (any capitals). Raises ClaimsMappingWrong."""
    known = {c.lower().strip(): c for c in reversed(columns)}
    fields = dict(mapping) if mapping is not None else {f: known[f] for f in FIELDS if f in known}
    wrong = [f for f in fields if f not in FIELDS] + [c for c in fields.values() if c not in columns]
    if wrong:
        raise ClaimsMappingWrong(
            place=wrong[0], read=wrong[0], fields=", ".join(FIELDS), columns=", ".join(columns[:40])
        )
    if not {"date_start", "published", "text"} & fields.keys() and "lat" not in fields:
        raise NothingToLink(read=", ".join(columns[:20]))
    return fields


def read_mapping(path: Path) -> dict[str, str]:
    """A mapping file: YAML of `field: column`. Raises ClaimsMappingWrong."""
    try:
        raw = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise ClaimsMappingWrong(place=path.name, read=error, fields=", ".join(FIELDS), columns="") from error
    if not isinstance(raw, dict):
        raise ClaimsMappingWrong(place=path.name, read=raw, fields=", ".join(FIELDS), columns="")
    return {str(k): str(v) for k, v in raw.items()}


def put_claims(
    con: duckdb.DuckDBPyConnection,
    table: pa.Table,
    fields: Mapping[str, str],
    *,
    after: int = 0,
    begun: int = 0,
) -> tuple[int, dict[str, int]]:
    """The rows of `table` into `records`, numbered from `after`. Returns the rows now, and unreadable cells by field.

    Rows whose scope is not "event" are left out: totals and announcements are never part of an incident. Texts
    are held beside the table only until they are codes. `begun` rows were given before, those left out among them.
    """
    places = pa.array(range(begun, begun + table.num_rows), pa.int32())
    con.register("incoming", table.append_column("n__", places))
    columns = ", ".join(f"{_column(fields, f)} as {f}" for f in FIELDS)
    con.execute(f"create or replace temp view told as select n__ as n, {columns} from incoming")
    _put_words(con)
    con.execute(_READ)
    unread = con.execute(_UNREAD).fetchone() or ()
    for name, sql in _REPEATED.items():
        con.execute(f"create or replace temp table {name} as {sql + (_EARLIER[name] if after else '')}")
    con.execute(_CLAIMS)
    rows = put_records(con, after=after)
    if after:
        con.execute(_TAKEN_ANEW)
    con.execute("drop table claims; drop view reads; drop view told")
    con.unregister("incoming")
    return rows, {name: n for name, n in zip(_CHECKED, unread, strict=True) if n}


def _column(fields: Mapping[str, str], field: str) -> str:
    if field not in fields:
        return "cast(null as varchar)"
    quoted = '"' + fields[field].replace('"', '""') + '"'
    return f"nullif(trim(cast({quoted} as varchar)), '')"


def _put_words(con: duckdb.DuckDBPyConnection) -> None:
    """Distinct kinds, parties and targets as bits."""
    words: tuple[tuple[str, Callable[[str], int]], ...] = (
        ("event_type", lambda text: family(text.lower())),
        ("actor_class", lambda text: party_bits(_parts(text))),
        ("targets", lambda text: target_bits(tuple(_parts(text)))),
        ("killed_groups", lambda text: people_bits(_parts(text))),
        ("injured_groups", lambda text: people_bits(_parts(text))),
    )
    for field, read in words:
        texts = [
            t
            for (t,) in con.execute(
                f"select distinct {field} t from told where t <> '' order by t"
            ).fetchall()
        ]
        made = {"t": pa.array(texts, pa.string()), "bits": pa.array([read(t) for t in texts], pa.int64())}
        con.register("made", pa.table(made))
        con.execute(f"create or replace temp table read_{field} as select * from made")
        con.unregister("made")


def _parts(text: str) -> list[str]:
    for mark in "|;،":
        text = text.replace(mark, ",")
    return [p.strip(" []'\"").lower() for p in text.split(",") if p.strip(" []'\"")]


_CHECKED = (
    "date_start",
    "date_end",
    "lat",
    "lon",
    "precision",
    "killed_min",
    "killed_max",
    "injured_min",
    "injured_max",
    "weekday",
    "month_day",
)
_DAY = "try_cast(left(translate({0}, '٠١٢٣٤٥٦٧٨٩', '0123456789'), 10) as date) - date '1970-01-01'"
_WHOLE = "try_cast(try_cast(translate({0}, '٠١٢٣٤٥٦٧٨٩', '0123456789') as double) as integer)"
# "--11-28", as XML Schema's gMonthDay has it, or "11-28"
_MONTH_DAY = "dayofyear(try_cast('2000-' || ltrim({0}, '-') as date))"
_DEGREE = (
    "case when abs(try_cast({0} as double)) <= {1} then round(try_cast({0} as double) * 1e7)::bigint end"
)


def _read_sql() -> str:
    read = {f: _DAY.format(f) for f in ("date_start", "date_end", "published")}
    read |= {
        f: _WHOLE.format(f) for f in ("precision", "killed_min", "killed_max", "injured_min", "injured_max")
    }
    read |= {f: _DEGREE.format(f, limit) for f, limit in EARTH.items()}
    read["weekday"] = (
        f"case when {_WHOLE.format('weekday')} between 1 and 7 then {_WHOLE.format('weekday')} end"
    )
    read["month_day"] = _MONTH_DAY.format("month_day")
    columns = ", ".join(f"({sql}) as r_{f}" for f, sql in read.items())
    return f"create or replace temp view reads as select *, {columns} from told"


_READ = _read_sql()
_UNREAD = (
    "select "
    + ", ".join(f"count(*) filter ({f} is not null and r_{f} is null)" for f in _CHECKED)
    + " from reads"
)
# A source that gives no row a text is a table: it lists an event once. Rows of one report, or of one text, are events
# that their source tells apart, unless they say the very same.
_EVENTS = "reads where coalesce(lower(scope), 'event') = 'event'"
_IDS = f"(select n, coalesce(source, '') as source, coalesce(id, (n + 1)::varchar) as id from {_EVENTS})"
_REPEATED = {
    "feeds": f"select distinct source from {_EVENTS} and coalesce(text, '') <> ''",
    "retold": f"select source, md5_number(text) as text from {_EVENTS} and text is not null "
    "group by all having count(*) > 1",
    "repeated": f"select source, id, 0 as times from {_IDS} group by all having count(*) > 1",
    "again": f"select n, row_number() over (partition by source, id order by n) + times as k from {_IDS} "
    "join (select source, id, max(times) as times from repeated group by all) using (source, id)",
}
# The same of claims that were given before: a feed stays one, a text or an id is told again whenever it was first.
_SOURCE, _TEXT = code("coalesce(e.source, '')"), code("e.text")
_EARLIER = {
    "feeds": " union select distinct k.source from keys k join records using (row) where wording is not null",
    "retold": " union select e.source, md5_number(e.text) from "
    f"(select source, text from {_EVENTS} and text is not null) e "
    f"join records r on r.source = {_SOURCE} and r.wording = {_TEXT}",
    "repeated": " union all select source, id, times from "
    "(select k.source, regexp_replace(k.id, '#[0-9]+$', '') as id, "
    "case when bool_or(not contains(k.id, '#')) then count(*) end as times from keys k group by 1, 2) "
    f"where times > 0 and (source, id) in (select source, id from {_IDS})",
    "again": "",
}
# Earlier rows whose text is told again share its list now; those of a table that proves to be a feed have one each.
_OWN = code("'row ' || k.source || chr(31) || k.id")
_RETOLD, _LISTED = code("'text ' || k.source || ' ' || md5(t.text)"), code("'table ' || k.source")
_TAKEN_ANEW = (
    f"update records r set list = {_RETOLD} from keys k, "
    "(select distinct coalesce(source, '') as source, text from told where text is not null) t "
    f"where k.row = r.row and k.source = t.source and r.wording = {code('t.text')} and r.list = {_OWN};"
    f"update records r set list = {_OWN} from keys k join feeds f using (source) "
    f"where k.row = r.row and r.list = {_LISTED}"
)
_CLAIMS = (
    """
create or replace temp table claims as
with one as (
  select *, coalesce(r_date_start, r_published - {undated}) as first,
    coalesce(r_date_end, r_date_start, r_published) as until
  from {events}
)
select one.n,
  coalesce(id, (one.n + 1)::varchar) || case when again.k > 1 then '#' || again.k else '' end as id,
  coalesce(one.source, '') as source,
  case when report is not null then 'report ' || coalesce(one.source, '') || ' ' || report
    when one.source is not null and feeds.source is null then 'table ' || one.source
    when retold.text is not null then 'text ' || coalesce(one.source, '') || ' ' || md5(one.text)
    else 'row ' || coalesce(one.source, '') || chr(31) || coalesce(id, (one.n + 1)::varchar)
      || case when again.k > 1 then '#' || again.k else '' end end as list,
  coalesce(originator, one.source, '') as originator,
  first::integer as first, greatest(first, until)::integer as last,
  case when r_lon is not null then r_lat end as lat, case when r_lat is not null then r_lon end as lon,
  greatest(coalesce(r_precision, {precision}), 0)::integer as precision, coalesce(pcode, '') as pcode,
  coalesce(lower(event_type), 'other') as kind, coalesce(lower(event_type), 'other') in ({generic}) as vague,
  coalesce(t.bits, {other})::integer as family, coalesce(a.bits, 0) as actors, coalesce(g.bits, 0)::integer as targets,
  coalesce(r_killed_min, r_killed_max) as killed_low,
  greatest(r_killed_min, coalesce(r_killed_max, r_killed_min)) as killed_high,
  coalesce(r_injured_min, r_injured_max) as hurt_low,
  greatest(r_injured_min, coalesce(r_injured_max, r_injured_min)) as hurt_high,
  case when names is null then []::varchar[] else list_distinct(list_filter(
    list_transform(string_split_regex(names, '[|;،]'), x -> lower(trim(x))), x -> x <> '')) end as names,
  coalesce(one.text, '') as text, case when first is null then r_weekday end as weekday,
  case when first is null then r_month_day end as yearday,
  coalesce(k.bits, 0)::smallint as killed_who, coalesce(h.bits, 0)::smallint as hurt_who
from one left join read_event_type t on t.t = event_type left join read_actor_class a on a.t = actor_class
left join read_targets g on g.t = targets
left join read_killed_groups k on k.t = killed_groups left join read_injured_groups h on h.t = injured_groups
left join feeds on feeds.source = one.source left join again on again.n = one.n
left join retold on retold.source is not distinct from one.source and retold.text = md5_number(one.text)
""".replace("{undated}", str(UNDATED_DAYS))
    .replace("{precision}", str(DEFAULT_PRECISION))
    .replace("{generic}", ", ".join(f"'{k}'" for k in GENERIC))
    .replace("{other}", str(family("other")))
    .replace("{events}", _EVENTS)
)
