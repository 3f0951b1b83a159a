"""Searching incidents by words and victims by name: indexes beside the derived tables, over texts that we fold.

SQLite has FTS5, PostgreSQL a tsvector of the configuration `simple`; neither folds Arabic, so both are given folded
words, each with and without the article and the clitics before it, and both give the same answers. A name is found in
the script it was not written in as well, by its consonants. The indexes follow from the derived rows and are no part of
their digest.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

import numpy as np
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import QuerySet
from numpy.typing import NDArray

from tawthiq.casebook import db
from tawthiq.casebook.derived.models import Victim as VictimRow
from tawthiq.lang.normalise import fold
from tawthiq.model.incidents import Claim, Incident, Source
from tawthiq.model.victims import Victim
from tawthiq.victims.names import ARABIC, LATIN, Part, make_part, parse

_WORD = re.compile(r"\w+")
_BEFORE = re.compile(r"^(?:[وفبك]?ال|[وف]?لل|[وفبكل](?=\w{4}))(?=\w{2})")
_LONGEST = 4_000
_BONES = "0"  # begins a word of consonants: no word of a name begins so
INCIDENTS, VICTIMS = "incident_text", "victim_text"
_TABLES = {
    "sqlite": (
        "CREATE VIRTUAL TABLE {table} USING fts5(code UNINDEXED, words, prefix='3 4', "
        "tokenize='unicode61 remove_diacritics 0')"
    ),
    "postgresql": "CREATE TABLE {table} (rowid integer PRIMARY KEY, code varchar(20), words tsvector)",
}
_INSERTS = {
    "sqlite": "INSERT INTO {table} (rowid, code, words) VALUES (%s, %s, %s)",
    "postgresql": "INSERT INTO {table} (rowid, code, words) VALUES (%s, %s, to_tsvector('simple', %s))",
}


def index(connection: BaseDatabaseWrapper, table: str, texts: Iterable[tuple[str, str]]) -> None:
    """Make the index of (code, its words) in the derived database that is being built."""
    with connection.cursor() as cursor:
        cursor.execute(_TABLES[connection.vendor].format(table=table))
        if connection.vendor == "sqlite":
            cursor.execute("BEGIN")
        for batch in db.batches((n, code, words) for n, (code, words) in enumerate(texts, 1)):
            cursor.executemany(_INSERTS[connection.vendor].format(table=table), batch)
        if connection.vendor == "sqlite":
            cursor.execute("COMMIT")
        else:
            cursor.execute(f"CREATE INDEX {table}_words ON {table} USING gin (words)")


def texts(
    incidents: Iterable[Incident], claims: Mapping[str, Claim], sources: Iterable[Source]
) -> Iterator[tuple[str, str]]:
    """Code and words of each incident: its place in both languages, who reports it, and the sentences read.

    Who reports it and who said it first are found by every name and spelling of `sources`, which has none of those
    that are held back.
    """
    named = {s.id: " ".join((s.name_en, s.name_ar, *s.spellings)) for s in sources}
    for i in incidents:
        held = [claims[c] for c in i.claims]
        who = dict.fromkeys(one for c in held for one in (c.source, c.publisher, *c.originators))
        said = [i.code, i.place_en or "", i.place_ar or "", *(named[one] for one in who if one in named)]
        said += [f"{c.publisher} {c.event.quote}" for c in held]
        yield i.code, folded(" ".join(dict.fromkeys(said))[:_LONGEST])


def folded(text: str) -> str:
    """The words of a text as they are indexed; ta marbuta and ha are one at the end of a word."""
    return " ".join(form for word in _WORD.findall(fold(text)) for form in _forms(word))


def _forms(word: str) -> tuple[str, ...]:
    end = f"{word[:-1]}ه" if word.endswith("ة") else word
    bare = _BEFORE.sub("", end)
    return (end,) if bare == end else (end, bare)


def names(victims: Iterable[Victim]) -> Iterator[tuple[str, str]]:
    """Code and words of each victim: the parts of the name, and their consonants where one script is missing."""
    for v in victims:
        words = [
            w for name in (v.name_ar, v.name_en) if name for p in _parts(name) for w in (p.norm, p.symbols)
        ]
        if not (v.name_ar and v.name_en):
            words += [_bones(p) for p in _parts(v.name_ar or v.name_en)]
        yield v.code, " ".join(dict.fromkeys(words))


def _parts(name: str | None) -> list[Part]:
    """The parts of a name, each as it stands and, without its article, as a family's."""
    return [one for p in _stated(name or "") for one in (p, make_part(p.norm, family=True))]


def _stated(name: str) -> list[Part]:
    found = parse(name)
    return [p for p in (found.given, found.father, found.grand, found.family, *found.other) if p]


def _bones(part: Part) -> str:
    """The consonants of a part as a word that no name is, and which script they come from."""
    return f"{_BONES}{part.script}{part.skeleton}"


def numbers(words: str) -> NDArray[np.int64]:
    """Numbers in the index of the incidents that hold every one of `words`, the last as a beginning.

    No word: none of them. The database joins the numbers into one text: 100,000 rows would take longer to hand over
    than to find.
    """
    asked = [[_forms(w)[-1]] for w in _WORD.findall(fold(words))]
    if not asked:
        return np.zeros(0, np.int64)
    joined = "string_agg(rowid::text, ',')" if db.is_postgresql(db.DERIVED) else "group_concat(rowid)"
    with connections[db.DERIVED].cursor() as cursor:
        cursor.execute(f"SELECT {joined} FROM {INCIDENTS} WHERE {_matches(INCIDENTS)}", [_query(asked)])
        (found,) = cursor.fetchone()
    return np.array(found.split(","), np.int64) if found else np.zeros(0, np.int64)


def _matches(table: str) -> str:
    return "words @@ to_tsquery('simple', %s)" if db.is_postgresql(db.DERIVED) else f"{table} MATCH %s"


def _query(asked: list[list[str]]) -> str:
    """For every word one of its forms, for the last the beginning of one; consonants are never a beginning."""
    quote, start, either, every = (
        ("'", ":*", " | ", " & ") if db.is_postgresql(db.DERIVED) else ('"', "*", " OR ", " AND ")
    )

    def one(forms: list[str], last: bool) -> str:
        ends = [start if last and w[0] != _BONES else "" for w in forms]
        return "(" + either.join(f"{quote}{w}{quote}{e}" for w, e in zip(forms, ends, strict=True)) + ")"

    return every.join(one(forms, forms is asked[-1]) for forms in asked)


def having_name(rows: QuerySet[VictimRow], name: str) -> QuerySet[VictimRow]:
    """The victims whose name, in either script, has every part of `name`, the last as a beginning."""
    asked = _stated(name)
    if not asked:
        return rows.none()
    within = f"SELECT code FROM {VICTIMS} WHERE {_matches(VICTIMS)}"
    return rows.extra(where=[f'"victim"."code" IN ({within})'], params=[_query([_asked(p) for p in asked])])


def _asked(part: Part) -> list[str]:
    """The forms under which a part may stand in the index: spelt so, or with these consonants in the other script."""
    other = LATIN if part.script == ARABIC else ARABIC
    forms = [part, make_part(part.norm, family=True)]
    bones = [f"{_BONES}{other}{p.skeleton}" for p in forms if p.skeleton]
    return list(dict.fromkeys([*(w for p in forms for w in (p.norm, p.symbols)), *bones]))


def numbered() -> list[tuple[int, str]]:
    """Number in the index and code of every incident."""
    with connections[db.DERIVED].cursor() as cursor:
        cursor.execute(f"SELECT rowid, code FROM {INCIDENTS}")
        return [(int(n), str(code)) for n, code in cursor.fetchall()]
