"""Victims as lists and reports state them: records, and the persons they are about.

A record is a row of a victims' list, or a person whom a report names (kind from_text). Who is whom is a derivation;
what a person judged of it is an act. Names are sensitive: every row carries the strictest audience of its inputs.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

STATUSES = ("killed", "injured", "detained", "executed", "missing")
FIELDS = (
    "name_ar", "name_en", "given", "father", "grandfather", "family", "mother", "age", "sex", "date_of_birth",
    "date_of_death", "place", "area", "cause",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Particulars:
    """What a row or sentence says of one person, as written; None is not stated.

    `own_id` is the list's number; `list` where the row itself names its list.
    """

    own_id: str | None = None
    list: str | None = None
    name_ar: str | None = None
    name_en: str | None = None
    given: str | None = None
    father: str | None = None
    grandfather: str | None = None
    family: str | None = None
    mother: str | None = None
    age: str | None = None
    sex: str | None = None
    date_of_birth: str | None = None
    date_of_death: str | None = None
    place: str | None = None
    area: str | None = None
    cause: str | None = None
    status: str | None = None


@dataclass(frozen=True, slots=True)
class RecordAnchor:
    """What a record hangs on, whatever the code; it holds digests where a name would stand, since acts keep it.

    `key` is the SHA-256 of the list with the record's own number (else its words) and which of its repeats it is;
    `words` the SHA-256 of `text[start:end]`.
    """

    item: str
    locator: str
    list: str
    key: str
    words: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Record:
    """One person as one row or report states them. `id` is a hash of the anchor.

    `list` is the source's list, `group` within which a person stands once (the list; of a text, the report).
    `died` is the interval that the stated date allows; `age` in years; `sex` male or female; `named` whether anybody
    is named. `superseded_by`: the record of a later version of the same list that states this entry again. `claim` of
    a from_text record; `pcode`, `admin` where the gazetteer knows the place.
    """

    id: str
    anchor: RecordAnchor
    kind: str
    list: str
    group: str
    stated: Particulars
    act: int
    named: bool
    superseded_by: str | None = None
    claim: str | None = None
    sex: str | None = None
    age: int | None = None
    died: tuple[date, date] | None = None
    pcode: str | None = None
    admin: tuple[str, ...] = ()
    audience: str = "items"


@dataclass(frozen=True, slots=True)
class RecordPair:
    """Two records that were compared: log2 odds in 1/1000 bit, and the level of each comparison (-1: not stated).

    `held`: on names alone, so that only a person may join them.
    """

    a: str
    b: str
    weight: int
    held: bool
    levels: tuple[int, ...]
    audience: str = "items"


@dataclass(frozen=True, slots=True)
class Victim:
    """A person in the world: `records` are ids in act order, superseded ones among them; the first gives the code.

    `identified`: named by at least one record; the unidentified are counted and never linked. `weakest` is the weakest
    link that holds the records, in 1/1000 bit. What records state differently is None (sex) or a range (age, died).
    """

    code: str
    records: tuple[str, ...]
    identified: bool
    lists: tuple[str, ...]
    weakest: int | None = None
    name_ar: str | None = None
    name_en: str | None = None
    sex: str | None = None
    age: tuple[int, int] | None = None
    died: tuple[date, date] | None = None
    pcode: str | None = None
    admin: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    audience: str = "items"


@dataclass(frozen=True, slots=True)
class RecordJudgement:
    """A person's decision on two records, by their ids after re-attachment; `act` is the deciding act's id."""

    a: str
    b: str
    verdict: str
    act: str
