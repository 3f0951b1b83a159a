"""The doubtful pairs of a casebook: those that nobody has judged, as its acts stand now."""

from __future__ import annotations

from tawthiq.casebook import log, queries
from tawthiq.evidence.identity import claim_id
from tawthiq.evidence.ledger import fold
from tawthiq.incidents.doubt import Doubt, doubtful
from tawthiq.model.incidents import Judgement


def doubts(limit: int) -> list[Doubt]:
    """Up to `limit` pairs of derived claims, without those that an act has judged since the last derivation too."""
    judged = [
        Judgement(claim_id(j.a), claim_id(j.b), j.verdict, a.id) for a, j in fold(log.read()).judgements
    ]
    return doubtful(queries.claims().values(), judged, limit)
