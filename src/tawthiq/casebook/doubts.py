"""The doubtful pairs of a casebook: those that nobody has judged, as its acts stand now."""

from __future__ import annotations

from tawthiq.casebook import log, queries
from tawthiq.casebook.book import Casebook
from tawthiq.evidence.identity import claim_id
from tawthiq.evidence.ledger import fold
from tawthiq.flow.adopted import INCIDENTS, adopted_model
from tawthiq.incidents.doubt import Doubt, doubtful
from tawthiq.model.incidents import Judgement


def doubts(book: Casebook, limit: int) -> list[Doubt]:
    """Up to `limit` pairs of derived claims, without those that an act has judged since the last derivation too."""
    ledger = fold(log.read())
    judged = [Judgement(claim_id(j.a), claim_id(j.b), j.verdict, a.id) for a, j in ledger.judgements]
    model = adopted_model(ledger, book.items.get, INCIDENTS)
    return doubtful(queries.claims().values(), judged, limit, model=model)
