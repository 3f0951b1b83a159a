"""The formats of tables of places, one file each; adding one is a file, its test and a line here.

A format module has `NAME`, `TITLE`, `RANK` (0 keeps its codes, higher ranks join into lower ones),
`knows(head)` over the first 4,096 bytes without a byte order mark, and `table(name, data)`.
"""

from __future__ import annotations

from typing import Protocol

from tawthiq.places.errors import EmptyGazetteer, UnknownGazetteerFormat
from tawthiq.places.formats import (
    geojson,
    geonames,
    ocha_camps,
    ocha_communities,
    ocha_pcodes,
    plain,
    whosonfirst,
)
from tawthiq.places.gazetteer import Table


class Format(Protocol):
    """What every module here offers."""

    NAME: str
    TITLE: str
    RANK: int

    def knows(self, head: str) -> bool:
        """Whether the beginning of a file is of this format."""

    def table(self, name: str, data: bytes) -> Table:
        """The whole file; raises BadGazetteerRow."""


FORMATS: tuple[Format, ...] = (
    ocha_communities, ocha_camps, ocha_pcodes, whosonfirst, geojson, plain, geonames,
)  # fmt: skip


def read(name: str, data: bytes) -> Table:
    """The table in `data` by the first format that knows its header."""
    head = data[:4096].decode("utf-8-sig", errors="replace")
    for form in FORMATS:
        if form.knows(head):
            table = form.table(name, data)
            if not table.entries:
                raise EmptyGazetteer(place=name)
            return table
    titles = "; ".join(f.TITLE for f in FORMATS)
    raise UnknownGazetteerFormat(place=name, read=head.split("\n", 1)[0], formats=titles)
