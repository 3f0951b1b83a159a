"""The ledger as it stands after the last act, kept and followed from act to act."""

from __future__ import annotations

import threading

from tawthiq.casebook import log
from tawthiq.casebook.book import Casebook
from tawthiq.evidence.ledger import Ledger, fold, follow

_lock = threading.Lock()
_kept: tuple[str, str, Ledger] | None = None


def current(book: Casebook) -> Ledger:
    """Everything in force now. It is shared: do not change it."""
    global _kept
    place, head = str(book.folder), log.last_leaf()
    with _lock:
        if _kept is None or _kept[:2] != (place, head):
            followed = _followed(place)
            _kept = (place, head, fold(log.read()) if followed is None else followed)
        return _kept[2]


def _followed(place: str) -> Ledger | None:
    """The kept ledger with the acts since; None where it is another casebook's, or acts were taken back."""
    if _kept is None or _kept[0] != place or log.leaf_of(_kept[2].last) != _kept[1]:
        return None
    return follow(_kept[2], log.after(_kept[2].last))
