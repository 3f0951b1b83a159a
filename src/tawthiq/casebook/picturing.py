"""What is written beside each figure: its recount sheet with the script, and its pictures with their tables."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence, Set
from io import StringIO
from pathlib import Path

from tawthiq.casebook import queries
from tawthiq.casebook.book import Casebook
from tawthiq.casebook.facilities import confirmed
from tawthiq.casebook.naming import naming
from tawthiq.figures.documented import Holdings, recount
from tawthiq.figures.documented.pictures import pictures
from tawthiq.lang.spreadsheets import write_rows
from tawthiq.model.figures import Figure
from tawthiq.model.incidents import Claim, Incident

_SAFE = re.compile(r"[\w-][\w.-]{0,80}")
_DRAWN = 5_000  # incidents; of a figure with more only the sheet is written with `run`


def beside_figures(
    book: Casebook, figures: Sequence[Figure], *, most: int | None = _DRAWN
) -> Iterator[tuple[str, bytes]]:
    """(file name, bytes): recount.py once, then for each figure NAME.csv and NAME-PICTURE.LANG.svg and .csv.

    Pictures of figures with more than `most` incidents are left out; None draws all.
    """
    hit = confirmed()
    yield "recount.py", recount.script().encode()
    for figure in figures:
        incidents, claims = queries.behind([figure])
        name = file_name(figure.id)
        yield f"{name}.csv", _recount(figure, incidents, claims)
        if most is not None and len(incidents) > most:
            continue
        for lang in ("en", "ar"):
            holdings = Holdings(naming(lang).claims(claims), incidents, hit)
            for plot in pictures(figure, holdings, lang):
                yield f"{name}-{plot.name}.{lang}.svg", plot.svg.encode()
                yield f"{name}-{plot.name}.{lang}.csv", plot.csv().encode("utf-8-sig")


def recount_csv(figure: Figure, hidden: Set[str]) -> bytes:
    """The recount sheet; a row of `hidden`, codes and ids, has its numbers without the day and the place."""
    incidents, claims = queries.behind([figure])
    shown = {ref: one for ref, one in claims.items() if ref not in hidden}
    return _recount(figure, [i for i in incidents if i.code not in hidden], shown)


def write_beside(book: Casebook, figures: Sequence[Figure], folder: Path) -> list[Path]:
    """The same into `folder`; the paths written."""
    folder.mkdir(parents=True, exist_ok=True)
    out = []
    for name, data in beside_figures(book, figures, most=None):
        path = folder / name
        path.write_bytes(data)
        out.append(path)
    return out


def file_name(ident: str) -> str:
    """The figure's id where it can name a file anywhere, else a name from its letters and a digest."""
    if _SAFE.fullmatch(ident):
        return ident
    kept = re.sub(r"[^\w-]+", "-", ident)[:60]
    return f"{kept}-{hashlib.sha256(ident.encode()).hexdigest()[:8]}"


def _recount(figure: Figure, incidents: Sequence[Incident], claims: Mapping[str, Claim]) -> bytes:
    out = StringIO()
    write_rows(out, recount.sheet(figure, {i.code: i for i in incidents}, claims))
    return out.getvalue().encode("utf-8-sig")
