"""Figures asked anew: as they were known on a day, or as of an act."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial

from tawthiq import flow
from tawthiq.casebook import deriving, log, persons, stored
from tawthiq.casebook.book import Casebook
from tawthiq.casebook.holding import stored_holdings
from tawthiq.casebook.tools import brought_of, tools_of
from tawthiq.evidence.ledger import fold
from tawthiq.figures.documented import Holdings
from tawthiq.flow.naming import pairs_of, voices_of
from tawthiq.model.figures import Figure
from tawthiq.model.progress import Progress, quiet


def answers(
    book: Casebook,
    *,
    known_on: date | None = None,
    upto: int | None = None,
    workers: int = 1,
    progress: Progress = quiet,
) -> tuple[list[Figure], list[flow.Refused]]:
    """The casebook's questions answered from acts 1..`upto`, by what sources had published on `known_on`.

    Beside the figures the questions that cannot be answered, each with its refusal. Of all acts the stored tables are
    asked where they hold them all, read by this code; else everything is read again.
    """
    ledger = fold(log.read(upto))
    finder, pack = tools_of(book, ledger)
    brought = brought_of(book, ledger)
    if upto is None and stored.is_current(book):
        holdings = stored_holdings(persons.victims())
    else:
        derived = deriving.compute(book, upto=upto, workers=workers, progress=progress)
        hit = flow.hits(derived.standing.facilities, derived.incidents, brought.registry)
        claims = flow.counted(derived.standing)
        holdings = Holdings(claims, derived.incidents, hit, derived.persons.victims)
        voices = pairs_of(derived.claims.values())
        brought = replace(brought, names=partial(voices_of, ledger, pack.sources, voices))
    found, refused = flow.asked(ledger, finder, brought)
    put = [replace(q, known_on=known_on) for q in found]
    return flow.answers(holdings, (put, refused), as_of=ledger.last, code=stored.code_version())
