"""Whether a correction mends the row it is meant for, before anything is recorded."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tawthiq.casebook import log, vault
from tawthiq.casebook.book import Casebook
from tawthiq.casebook.errors import NotAllowed
from tawthiq.evidence.kinds import ItemReceived
from tawthiq.evidence.ledger import fold, foremost
from tawthiq.flow import reading
from tawthiq.sources.reading import Reading
from tawthiq.sources.table import no_column


def must_read(book: Casebook, item: str, locator: str, fields: Mapping[str, str]) -> None:
    """Read the item with the correction; NotAllowed when the row is still refused, or there is no such row or field."""
    ledger = fold(log.read())
    known = ledger.corrections.setdefault(item, {})
    known[locator] = {**known.get(locator, {}), **fields}
    body = foremost(ledger.receipts[item]).body
    _names_nobody(book, body, locator, fields)
    result = reading.read(item, body, book.items.get, ledger, vault.pseudonym_key())
    refused = next((r for r in result.account.refused if r.locator == locator), None)
    mended = next((r.report for r in result.reads if r.report.locator == locator), None)
    if refused is None and mended is not None:
        _must_be_met(mended.text, locator, fields)
        return
    if refused is not None:
        _must_be_a_column(result, refused.field, locator, fields, table=body.profile is not None)
        raise NotAllowed(
            place=f"{locator}, {refused.field}", read=refused.read, command="correct",
            expected_en=refused.expected, expected_ar=refused.expected_ar or refused.expected,
        )  # fmt: skip
    raise NotAllowed(
        place=locator, read=locator, command="correct",
        expected_en="a row of this item, as the account of `receive` names it",
        expected_ar="صف من هذه المادة كما يسميه حساب `receive`",
    )  # fmt: skip


def _names_nobody(book: Casebook, body: ItemReceived, locator: str, fields: Mapping[str, str]) -> None:
    """Acts carry pseudonyms alone: a column of persons is left as it is, or blank where the row is typed anew."""
    profile = reading.profile_of(body, book.items.get)
    persons = {column for column, _ in profile.identities} if profile else set()
    for name in fields:
        if name in persons:
            raise NotAllowed(
                place=locator, read=name, command="correct",
                expected_en="no name of a person: the correction stands in the log, which holds none",
                expected_ar="ألا يكون اسم إنسان: التصحيح يُكتب في السجل ولا أسماء فيه",
            )  # fmt: skip


def _must_be_met(text: str, locator: str, fields: Mapping[str, str]) -> None:
    """Every field must stand in the row as it is read now: what is spelt otherwise than its column changes nothing."""
    shown = _shown(text)
    for name in fields:
        if name != "text" and name not in shown:
            raise _no_such_column(locator, name, shown)


def _must_be_a_column(
    result: Reading, refused: str, locator: str, fields: Mapping[str, str], *, table: bool
) -> None:
    """The same where the row is refused still: a field that is none is the reason, not what it was refused for."""
    known = (
        [refused, *(name for one in result.reads for name in _shown(one.report.text))] if table else ["text"]
    )
    for name in fields:
        if no_column(locator, name) in result.account.notes or (not table and name not in known):
            raise _no_such_column(locator, name, known)


def _shown(text: str) -> list[str]:
    """The names of the columns that the text of a row shows."""
    return [
        line.partition(": ")[0].removesuffix(" (as received)") for line in text.splitlines() if ": " in line
    ]


def _no_such_column(locator: str, name: str, known: Iterable[str]) -> NotAllowed:
    there = ", ".join(dict.fromkeys(known))
    return NotAllowed(
        place=locator, read=name, command="correct",
        expected_en=f"a column of this row: {there}", expected_ar=f"عمود من هذا الصف: {there}",
    )  # fmt: skip
