"""What figures are asked of, read from the stored tables."""

from __future__ import annotations

from collections.abc import Sequence

from tawthiq.casebook import queries
from tawthiq.casebook.facilities import confirmed
from tawthiq.figures.documented import Holdings
from tawthiq.model.memory import uncollected
from tawthiq.model.victims import Victim


def stored_holdings(victims: Sequence[Victim] | None = None) -> Holdings:
    """Incidents, the claims that figures may rest on, and confirmed facilities, as the last derivation stored them."""
    with uncollected():
        claims = {i: c for i, c in queries.claims().items() if not c.is_only_listed}
        return Holdings(claims, queries.incidents(), confirmed(), victims)
