"""Freezes: made from what is derived, and read back as they were."""

from __future__ import annotations

import json
from collections.abc import Sequence

from tawthiq.casebook import deriving, log, stored
from tawthiq.casebook.actions.freezing import freeze
from tawthiq.casebook.book import Casebook
from tawthiq.casebook.errors import NotFound
from tawthiq.casebook.log import Acting
from tawthiq.casebook.rows import text
from tawthiq.casebook.stored import stored_figures
from tawthiq.errors import Bilingual
from tawthiq.evidence.chain import Act
from tawthiq.evidence.kinds import FreezeMade
from tawthiq.evidence.ledger import fold
from tawthiq.model.figures import Figure
from tawthiq.model.plain import from_plain
from tawthiq.model.progress import Progress, quiet


def freeze_now(
    book: Casebook, *, acting: Acting, name: str, workers: int = 1, progress: Progress = quiet
) -> Act:
    """Freeze the figures over every act so far, deriving first where the tables are older than the acts."""
    if not stored.is_current(book):
        deriving.derive(book, workers=workers, progress=progress)
    made, figures = stored.made(book), stored_figures()
    return freeze(
        book, acting=acting, name=name, upto=made.acts, code=made.code, derived=made.digest,
        figures=[(f.id, f.digest) for f in figures], data=text(figures).encode(),
    )  # fmt: skip


def freezes() -> list[tuple[Act, FreezeMade]]:
    """Every freeze in the order of the acts."""
    return fold(log.read()).freezes


def find(name: str) -> FreezeMade:
    """The freeze of that name. NotFound when there is none."""
    found = {body.name: body for _, body in freezes()}
    if name not in found:
        raise NotFound(
            place="--freeze", read=name, what=", ".join(found) or "`tawthiq freeze NAME` makes one"
        )
    return found[name]


def frozen(book: Casebook, name: str) -> list[Figure]:
    """The figures as they stood at the freeze, read from its item and never computed again.

    NotFound when no freeze has the name, or for one of an early version that kept digests only.
    """
    held = find(name)
    if not held.item:
        raise NotFound(
            place="--freeze",
            read=name,
            what=Bilingual(
                "a freeze that kept its figures, not only their digests", "تجميد حفظ أرقامه لا بصماتها فقط"
            ),
        )
    return figures_of(book.items.get(held.item))


def figures_of(data: bytes) -> list[Figure]:
    """Figures from the JSON of a freeze."""
    listed: Sequence[dict[str, object]] = json.loads(data)
    return [from_plain(Figure, plain) for plain in listed]
