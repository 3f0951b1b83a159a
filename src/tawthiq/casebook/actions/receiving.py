"""What comes in: items, and what is adopted to read them with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tawthiq.casebook import db, vault
from tawthiq.casebook.book import Casebook
from tawthiq.casebook.log import Acting, append
from tawthiq.evidence.chain import Act
from tawthiq.evidence.kinds import AssetAdopted, ItemReceived, RowCorrected


def receive(
    book: Casebook,
    *,
    acting: Acting,
    data: bytes,
    told: ItemReceived,
    identities: Sequence[tuple[str, str, str]] = (),
    recipients: Sequence[str] = (),
) -> Act:
    """Keep the bytes and record the receipt `told`. The bytes are on disk before the act says so.

    `identities` (pseudonym, kind, value) are sealed to `recipients`.
    """
    if book.items.keep(data) != told.item:
        msg = "a receipt names the SHA-256 of its own bytes"
        raise ValueError(msg)
    with db.one_writer():
        act = append(told, acting, book.fresh())
        vault.seal(identities, acting.organisation, recipients)
    return act


def adopt(
    book: Casebook, *, acting: Acting, role: str, name: str, data: bytes, lang: str | None = None,
    seed: int | None = None,
) -> Act:  # fmt: skip
    """Bring along a gazetteer, pack, profile, codebook, model or statement; the later one of a name stands."""
    body = AssetAdopted(role, name, book.items.keep(data), len(data), seed, lang)
    with db.one_writer():
        return append(body, acting, book.fresh())


def correct_row(
    book: Casebook, *, acting: Acting, item: str, locator: str, fields: Mapping[str, str], because: str
) -> Act:
    """Mend a refused row: the fields to read instead, and why. `casebook.correcting` says first whether it reads."""
    with db.one_writer():
        return append(RowCorrected(item, locator, dict(fields), because), acting, book.fresh())
