"""Keeping the account of a reading while it goes on, and saying it in both languages."""

from __future__ import annotations

from collections import Counter

from tawthiq.errors import Bilingual, shorten
from tawthiq.lang.labels import locator_text
from tawthiq.lang.plural import count_noun
from tawthiq.model.reports import Account, Refused

_UNITS = {
    "row": ("row", "rows", "الصفوف"),
    "message": ("message", "messages", "الرسائل"),
    "text": ("text", "texts", "النصوص"),
    "page": ("page", "pages", "الصفحات"),
    "entry": ("entry", "entries", "المداخل"),
    "form": ("form", "forms", "الاستمارات"),
    "file": ("file", "files", "الملفات"),
    "record": ("record or file", "records and files", "السجلات والملفات"),
    "capture": ("capture", "captures", "اللقطات"),
    "address": ("address", "addresses", "العناوين"),
}


class Tally:
    """Counts reports, refused and empty units; `close()` gives an account that adds up by construction."""

    def __init__(self, unit: str) -> None:
        self._unit = unit
        self._reports = 0
        self._empty = 0
        self._refused: list[Refused] = []
        self._notes: dict[Bilingual, None] = {}  # in order, each once
        self._counted: Counter[Bilingual] = Counter()

    def report(self) -> None:
        self._reports += 1

    def empty(self) -> None:
        self._empty += 1

    def refuse(self, refused: Refused) -> None:
        self._refused.append(refused)

    def note(self, en: str, ar: str) -> None:
        """Something the reader found or did, said once."""
        self._notes[Bilingual(en, ar)] = None

    def count(self, en: str, ar: str, times: int = 1) -> None:
        """Something that happens many times; closes as "TEXT (N)"."""
        self._counted[Bilingual(en, ar)] += times

    def close(self) -> Account:
        notes = [
            *self._notes,
            *(Bilingual(f"{n.en} ({c})", f"{n.ar} ({c})") for n, c in self._counted.items()),
        ]
        return Account(
            unit=self._unit,
            units=self._reports + self._empty + len(self._refused),
            reports=self._reports,
            refused=tuple(self._refused),
            empty=self._empty,
            notes=tuple(note.en for note in notes),
            notes_ar=tuple(note.ar for note in notes),
        )


def account_text(account: Account, lang: str = "en", *, limit: int = 20) -> str:
    """The account as people read it: "812 rows: 805 reports, 7 refused: row 14, field ...; ...".

    Notes follow, one a line. Of refused units and of notes at most `limit` are spelled out, the rest is counted.
    """
    refused = [f"  {refused_text(one, lang)}" for one in account.refused]
    notes = [f"  - {note}" for note in (account.notes_ar if lang == "ar" else account.notes)]
    return "\n".join([_head(account, lang), *_first(refused, limit, lang), *_first(notes, limit, lang)])


def _first(lines: list[str], limit: int, lang: str) -> list[str]:
    """The first lines, and how many more there are."""
    more = len(lines) - limit
    if more <= 0:
        return lines
    return [*lines[:limit], f"  و{more} غيرها" if lang == "ar" else f"  and {more} more"]


def refused_text(refused: Refused, lang: str = "en") -> str:
    """ "row 14, field date_start, read '2019-13-02', expected a date (SRC-102)"."""
    if lang == "ar":
        expected = refused.expected_ar or refused.expected
        return (
            f"{locator_text(refused.locator, 'ar')}، الحقل {refused.field}، "
            f"المقروء «{shorten(refused.read)}»، المتوقع {expected} ({refused.code})"
        )
    return (
        f"{refused.locator}, field {refused.field}, read '{shorten(refused.read)}', "
        f"expected {refused.expected} ({refused.code})"
    )


def _head(account: Account, lang: str) -> str:
    singular, plural, arabic = _UNITS[account.unit]
    refused = len(account.refused)
    if lang == "ar":
        parts = [f"{arabic}: {account.units}؛ التقارير: {account.reports}؛ المرفوضة: {refused}"]
        parts.extend([f"؛ الفارغة: {account.empty}"] if account.empty else [])
        return "".join(parts) + (":" if refused else ".")
    parts = [f"{account.units} {singular if account.units == 1 else plural}: "]
    parts.append(f"{count_noun(account.reports, 'report', 'en')}, {refused} refused")
    parts.extend([f", {account.empty} empty"] if account.empty else [])
    return "".join(parts) + (":" if refused else ".")
