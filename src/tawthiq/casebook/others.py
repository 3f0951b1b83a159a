"""What others printed for a question of the casebook, by its stored tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tawthiq import flow
from tawthiq.casebook import log, persons, queries, stored
from tawthiq.casebook.book import Casebook
from tawthiq.casebook.errors import NotFound
from tawthiq.casebook.holding import stored_holdings
from tawthiq.casebook.tools import brought_of, tools_of
from tawthiq.errors import Bilingual
from tawthiq.evidence.ledger import fold
from tawthiq.figures.documented import answer_from
from tawthiq.figures.documented.by_victims import GROUPS
from tawthiq.figures.documented.displacement import Displacement, displacement
from tawthiq.figures.documented.others import Compared, Increment, compared, increments, totals_of
from tawthiq.figures.documented.series import Series, series
from tawthiq.model.figures import Question
from tawthiq.model.victims import Victim


def three_series(book: Casebook, ident: str) -> Series:
    """A question of incidents beside the identified victims of the same definition, and the last estimate of its area.

    NotFound for a question that nobody asked, or that is not one of incidents.
    """
    question = _question(book, ident)
    if question.basis != "incidents":
        raise NotFound(
            place="ID",
            read=ident,
            what=Bilingual("a question whose basis is incidents", "سؤال أساسه الحوادث"),
        )
    held = persons.victims()
    holdings = stored_holdings(held)
    as_of, code = stored.made(book).acts, stored.code_version()
    group = question.group if question.group in GROUPS else "all"
    asked = (replace(question, by=None), replace(question, by=None, basis="victims", group=group))
    documented, identified = (answer_from(holdings, q, as_of=as_of, code=code) for q in asked)
    return series(documented, identified, _named_in(held), _estimated(question))


def _named_in(held: Sequence[Victim]) -> dict[str, frozenset[str]]:
    """For a victim's code the codes of the incidents whose reports name the victim."""
    claims = {r.id: r.claim for r in persons.records().values() if r.claim}
    home = {c: i.code for i in queries.incidents() for c in i.claims}
    return {v.code: frozenset(home[c] for r in v.records if (c := claims.get(r)) in home) for v in held}


def _estimated(question: Question) -> tuple[str, int | None, int | None, int | None] | None:
    """The last run of a plan of the same area and days."""
    ledger = fold(log.read())
    window = tuple(d.isoformat() for d in question.window)
    for ident, (_, plan) in ledger.plans.items():
        if plan.area == question.area.id and plan.died == window and ledger.runs.get(ident):
            _, run = ledger.runs[ident][-1]
            return run.verdict, run.low, run.best, run.high
    return None


@dataclass(frozen=True, slots=True)
class Others:
    """The series of a question as increments, and each total beside our incidents."""

    increments: tuple[Increment, ...]
    compared: tuple[Compared, ...]


def beside_ours(book: Casebook, ident: str) -> Others:
    """NotFound for a question that nobody asked."""
    question, holdings = _question(book, ident), stored_holdings()
    told = totals_of(question, holdings.claims, holdings)
    return Others(tuple(increments(told)), tuple(compared(question, told, holdings)))


def displaced(book: Casebook, ident: str) -> Displacement:
    """NotFound for a question that nobody asked."""
    return displacement(_question(book, ident), stored_holdings())


def _question(book: Casebook, ident: str) -> Question:
    ledger = fold(log.read())
    finder, _ = tools_of(book, ledger)
    asked = {q.id: q for q in flow.questions(ledger, finder, brought_of(book, ledger))}
    if ident not in asked:
        raise NotFound(place="ID", read=ident, what=", ".join(asked))
    return asked[ident]
