"""Rebuilding derived.db from the acts, and checking that a rebuild gives the same rows."""

from __future__ import annotations

from django.db.backends.base.base import BaseDatabaseWrapper

from tawthiq import flow
from tawthiq.casebook import db, log, readings, searching, vault
from tawthiq.casebook.book import Casebook
from tawthiq.casebook.derived import models as derived_models
from tawthiq.casebook.errors import DifferentRebuild, OtherCode
from tawthiq.casebook.models import IssuedCode
from tawthiq.casebook.rows import Digest, tables, text
from tawthiq.casebook.stored import Made, code_version, made
from tawthiq.casebook.tools import brought_of, tools_of
from tawthiq.evidence.ledger import Ledger, fold
from tawthiq.model.memory import paused
from tawthiq.model.progress import Progress, quiet


def compute(
    book: Casebook, *, upto: int | None = None, workers: int = 1, progress: Progress = quiet,
    anew: bool = False,
) -> flow.Derived:  # fmt: skip
    """The flow over acts 1..`upto` (all of them), in memory; `anew` without what the stored tables say was read."""
    with paused():
        return flow.derive(_inputs(book, fold(log.read(upto)), workers, progress, anew))


def _inputs(book: Casebook, ledger: Ledger, workers: int, progress: Progress, anew: bool) -> flow.Inputs:
    (finder, pack), code = tools_of(book, ledger), code_version()
    return flow.Inputs(
        ledger, book.items.get, finder, pack, vault.pseudonym_key(), code, workers, progress,
        brought_of(book, ledger), {} if anew else readings.known(book, ledger, code),
    )  # fmt: skip


def derive(book: Casebook, *, workers: int = 1, progress: Progress = quiet) -> Made:
    """Compute everything, write it beside the old tables and put it in their place.

    What an earlier derivation read and what has not changed since is not read again; the rows are those of a rebuild.
    """
    with paused():
        return _derive(book, workers, progress)


def _derive(book: Casebook, workers: int, progress: Progress) -> Made:
    upto = log.last_number()  # before reading: an act that comes meanwhile waits for the next derivation
    ledger = fold(log.read(upto))
    derived = flow.derive(_inputs(book, ledger, workers, progress, anew=False))
    with db.building(book.folder, (*derived_models.DERIVED, derived_models.Made)) as connection:
        made = _load(connection, derived, upto, readings.words(ledger), progress)
    remember_codes(derived)
    return made


def _load(
    connection: BaseDatabaseWrapper, derived: flow.Derived, upto: int, words: str, progress: Progress
) -> Made:
    digest, rows, facts = Digest(), {}, {readings.WORDS: words}
    for done, (model, held) in enumerate(tables(derived)):
        progress("write", done, len(derived_models.DERIVED))
        rows[model._meta.db_table] = digest.add(model, held)
        db.bulk_load(connection, model, held)
        if model is derived_models.READ[-1]:
            facts[readings.READINGS] = digest.hex()
    searching.index(
        connection, searching.INCIDENTS, searching.texts(derived.incidents, derived.claims, derived.sources)
    )
    searching.index(connection, searching.VICTIMS, searching.names(derived.persons.victims))
    result = Made(upto, code_version(), digest.hex(), rows)
    facts |= {"acts": str(upto), "code": result.code, "digest": result.digest}
    db.bulk_load(connection, derived_models.Made, sorted(facts.items()))
    return result


def check(book: Casebook, *, workers: int = 1, progress: Progress = quiet) -> Made:
    """Rebuild in memory from the same acts and nothing else, and compare with the stored rows.

    Raises DifferentRebuild if any row differs.
    """
    stored = made(book)
    if stored.code != code_version():
        raise OtherCode(place="derived tables", read=code_version(), stored=stored.code)
    held, again = Digest(), Digest()
    for model in derived_models.DERIVED:
        held.add(model, db.rows_in_key_order(db.DERIVED, model, model.key_fields))
    for model, rows in tables(compute(book, upto=stored.acts, workers=workers, progress=progress, anew=True)):
        again.add(model, rows)
    for place, digest in (("rows stored", held.hex()), ("rows rebuilt", again.hex())):
        if digest != stored.digest:
            raise DifferentRebuild(place=place, read=digest, stored=stored.digest)
    return stored


def remember_codes(derived: flow.Derived) -> int:
    """Note every code that can now be shown, with the anchor of its first claim or record: it answers for ever."""
    known = set(IssuedCode.objects.values_list("code", flat=True))
    rows = [
        IssuedCode(code=i.code, anchor=text(derived.claims[i.claims[0]].anchor))
        for i in derived.incidents
        if i.code not in known
    ]
    first = {r.id: r for r in derived.persons.records}
    rows += [
        IssuedCode(code=v.code, anchor=text(first[v.records[0]].anchor))
        for v in derived.persons.victims
        if v.code not in known
    ]
    IssuedCode.objects.bulk_create(rows, batch_size=5_000, ignore_conflicts=True)
    return len(rows)
