"""Searching incidents by words: an index beside the derived tables, over texts folded by our own normaliser.

SQLite has FTS5, PostgreSQL a tsvector of the configuration `simple`; neither folds Arabic, so both are given folded
words, each with and without the article and the clitics before it, and both give the same answers. The index follows
from the derived rows and is no part of their digest.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

import numpy as np
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from numpy.typing import NDArray

from tawthiq.casebook import db
from tawthiq.lang.normalise import fold
from tawthiq.model.incidents import Claim, Incident

_WORD = re.compile(r"\w+")
_BEFORE = re.compile(r"^(?:[وفبك]?ال|[وف]?لل|[وفبكل](?=\w{4}))(?=\w{2})")
_LONGEST = 4_000
_TABLES = {
    "sqlite": (
        "CREATE VIRTUAL TABLE incident_text USING fts5(code UNINDEXED, words, prefix='3 4', "
        "tokenize='unicode61 remove_diacritics 0')"
    ),
    "postgresql": "CREATE TABLE incident_text (rowid integer PRIMARY KEY, code varchar(20), words tsvector)",
}
_INSERTS = {
    "sqlite": "INSERT INTO incident_text (rowid, code, words) VALUES (%s, %s, %s)",
    "postgresql": "INSERT INTO incident_text (rowid, code, words) VALUES (%s, %s, to_tsvector('simple', %s))",
}


def index(connection: BaseDatabaseWrapper, texts: Iterable[tuple[str, str]]) -> None:
    """Make the index of (incident's code, its words) in the derived database that is being built."""
    with connection.cursor() as cursor:
        cursor.execute(_TABLES[connection.vendor])
        if connection.vendor == "sqlite":
            cursor.execute("BEGIN")
        for batch in db.batches((n, code, words) for n, (code, words) in enumerate(texts, 1)):
            cursor.executemany(_INSERTS[connection.vendor], batch)
        if connection.vendor == "sqlite":
            cursor.execute("COMMIT")
        else:
            cursor.execute("CREATE INDEX incident_text_words ON incident_text USING gin (words)")


def texts(incidents: Iterable[Incident], claims: Mapping[str, Claim]) -> Iterator[tuple[str, str]]:
    """Code and words of each incident: its place in both languages, who reports it, and the sentences read."""
    for i in incidents:
        held = [claims[c] for c in i.claims]
        said = [i.code, i.place_en or "", i.place_ar or "", *(f"{c.publisher} {c.event.quote}" for c in held)]
        yield i.code, folded(" ".join(dict.fromkeys(said))[:_LONGEST])


def folded(text: str) -> str:
    """The words of a text as they are indexed; ta marbuta and ha are one at the end of a word."""
    return " ".join(form for word in _WORD.findall(fold(text)) for form in _forms(word))


def _forms(word: str) -> tuple[str, ...]:
    end = f"{word[:-1]}ه" if word.endswith("ة") else word
    bare = _BEFORE.sub("", end)
    return (end,) if bare == end else (end, bare)


def numbers(words: str) -> NDArray[np.int64]:
    """Numbers in the index of the incidents that hold every one of `words`, the last as a beginning.

    No word: none of them. The database joins the numbers into one text: 100,000 rows would take longer to hand over
    than to find.
    """
    asked = [_forms(w)[-1] for w in _WORD.findall(fold(words))]
    if not asked:
        return np.zeros(0, np.int64)
    with connections[db.DERIVED].cursor() as cursor:
        cursor.execute(*_query(asked))
        (joined,) = cursor.fetchone()
    return np.array((joined or "").split(","), np.int64) if joined else np.zeros(0, np.int64)


def _query(asked: list[str]) -> tuple[str, list[str]]:
    if db.is_postgresql(db.DERIVED):
        query = " & ".join([*(f"'{w}'" for w in asked[:-1]), f"'{asked[-1]}':*"])
        return f"SELECT string_agg(rowid::text, ',') {_FROM} words @@ to_tsquery('simple', %s)", [query]
    query = " ".join([*(f'"{w}"' for w in asked[:-1]), f'"{asked[-1]}"*'])
    return f"SELECT group_concat(rowid) {_FROM} incident_text MATCH %s", [query]


def numbered() -> list[tuple[int, str]]:
    """Number in the index and code of every incident."""
    with connections[db.DERIVED].cursor() as cursor:
        cursor.execute("SELECT rowid, code FROM incident_text")
        return [(int(n), str(code)) for n, code in cursor.fetchall()]


_FROM = "FROM incident_text WHERE"
