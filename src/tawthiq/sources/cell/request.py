"""What a worker is asked."""

from __future__ import annotations

from dataclasses import dataclass

from tawthiq.sources.cell.limits import Limits
from tawthiq.sources.reading import Corrections, ReadOptions


@dataclass(frozen=True, slots=True)
class Request:
    """One file to read; `reader` "" leaves it to the bytes. The data follow the pickled request.

    With `head` only the first rows of a table are wanted, as they stand.
    """

    reader: str
    item: str
    name: str
    options: ReadOptions
    corrections: Corrections
    limits: Limits
    reads: bool
    head: bool = False
