"""Searching incidents by words: an index beside the derived tables, over texts folded by our own normaliser.

SQLite has FTS5, PostgreSQL a tsvector of the configuration `simple`; neither folds Arabic, so both are given folded
words, each with and without the article and the clitics before it, and both give the same answers. The index follows
from the derived rows and is no part of their digest.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import QuerySet

from tawthiq.casebook import db
from tawthiq.casebook.derived.models import Incident as Row
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
    "postgresql": "CREATE TABLE incident_text (code varchar(20) PRIMARY KEY, words tsvector)",
}
_INSERTS = {
    "sqlite": "INSERT INTO incident_text (code, words) VALUES (%s, %s)",
    "postgresql": "INSERT INTO incident_text (code, words) VALUES (%s, to_tsvector('simple', %s))",
}


def index(connection: BaseDatabaseWrapper, texts: Iterable[tuple[str, str]]) -> None:
    """Make the index of (incident's code, its words) in the derived database that is being built."""
    with connection.cursor() as cursor:
        cursor.execute(_TABLES[connection.vendor])
        if connection.vendor == "sqlite":
            cursor.execute("BEGIN")
        for batch in db.batches(texts):
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


def having(rows: QuerySet[Row], words: str) -> QuerySet[Row]:
    """The incidents that hold every one of `words`, the last as a beginning. No word: none of them."""
    asked = [_forms(w)[-1] for w in _WORD.findall(fold(words))]
    if not asked:
        return rows.none()
    if db.is_postgresql(db.DERIVED):
        query = " & ".join([*(f"'{w}'" for w in asked[:-1]), f"'{asked[-1]}':*"])
        return rows.extra(where=[_WHERE.format("words @@ to_tsquery('simple', %s)")], params=[query])
    query = " ".join([*(f'"{w}"' for w in asked[:-1]), f'"{asked[-1]}"*'])
    return rows.extra(where=[_WHERE.format("incident_text MATCH %s")], params=[query])


_WHERE = '"incident"."code" IN (SELECT code FROM incident_text WHERE {})'
