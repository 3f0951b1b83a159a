"""The ledger as it stands after the last act, folded once for every new act and then kept."""

from __future__ import annotations

import threading

from tawthiq.casebook import log
from tawthiq.casebook.book import Casebook
from tawthiq.evidence.ledger import Ledger, fold

_lock = threading.Lock()
_kept: tuple[str, str, Ledger] | None = None


def current(book: Casebook) -> Ledger:
    """Everything in force now. It is shared: do not change it."""
    global _kept
    place, head = str(book.folder), log.last_leaf()
    with _lock:
        if _kept is None or _kept[:2] != (place, head):
            _kept = (place, head, fold(log.read()))
        return _kept[2]
