"""Pictures that a page has just drawn, kept for the moment in which the browser fetches them.

They are shown as images: the policy allows no inline styles inside a page, and nothing in an image runs.
"""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from threading import Lock

from tawthiq.web.templating import url

KEPT = 200
_lock = Lock()
_held: OrderedDict[str, str] = OrderedDict()


def as_image(svg: str) -> str:
    """The address of the picture."""
    digest = hashlib.sha256(svg.encode()).hexdigest()
    with _lock:
        _held[digest] = svg
        _held.move_to_end(digest)
        while len(_held) > KEPT:
            _held.popitem(last=False)
    return url("picture", sha=digest)


def image(digest: str) -> str | None:
    """The picture of an address; None when so many came after it that it is gone."""
    with _lock:
        return _held.get(digest)
