"""What linking rests on and the casebook adopted: models, and what an audit found their odds to be worth."""

from __future__ import annotations

from collections.abc import Callable

from tawthiq.evidence.ledger import Ledger
from tawthiq.linkage.model import Model, loads

MODEL, CALIBRATION = "model", "calibration"
VICTIMS, INCIDENTS = "victims", "incidents"


def adopted_model(ledger: Ledger, item: Callable[[str], bytes], name: str) -> Model | None:
    """The model in force for VICTIMS or INCIDENTS; None while what comes with the program serves.

    `item` gives the bytes of a SHA-256. Raises ModelUnreadable.
    """
    adopted = ledger.assets.get((MODEL, name))
    return loads(item(adopted.item).decode(), place=adopted.name) if adopted else None
