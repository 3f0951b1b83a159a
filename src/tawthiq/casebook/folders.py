"""A folder as it comes: every file in it by its own reader, and the account of the whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from tawthiq.casebook.case import CaseInput
from tawthiq.casebook.running import Taken
from tawthiq.errors import Bilingual


@dataclass(frozen=True, slots=True)
class FolderAccount:
    """What became of the files of a folder, and of all units inside the files that were read.

    `files == received + known + refused + left` (links, hidden files and profiles are left), and
    `units == reports + refused_units + empty`, always.
    """

    files: int = 0
    received: int = 0
    known: int = 0
    refused: int = 0
    left: int = 0
    units: int = 0
    reports: int = 0
    refused_units: int = 0
    empty: int = 0

    def with_file(self, taken: Taken) -> FolderAccount:
        """The account with one more file."""
        account = taken.account
        if taken.refusal is not None or account is None:
            return replace(self, files=self.files + 1, refused=self.refused + 1)
        return replace(
            self,
            files=self.files + 1,
            received=self.received + taken.new,
            known=self.known + (not taken.new),
            units=self.units + account.units,
            reports=self.reports + account.reports,
            refused_units=self.refused_units + len(account.refused),
            empty=self.empty + account.empty,
        )

    def adds_up(self) -> bool:
        files = self.received + self.known + self.refused + self.left
        return self.files == files and self.units == self.reports + self.refused_units + self.empty

    def text(self) -> Bilingual:
        """One line for people."""
        files_en = f"{self.received} received, {self.known} known, {self.refused} refused, {self.left} left"
        units_en = f"{self.reports} reports, {self.refused_units} refused, {self.empty} empty"
        files_ar = f"المستلمة: {self.received}؛ المعروفة: {self.known}؛ المرفوضة: {self.refused}؛ المتروكة: {self.left}"
        units_ar = f"التقارير: {self.reports}؛ المرفوضة: {self.refused_units}؛ الفارغة: {self.empty}"
        return Bilingual(
            f"{self.files} files: {files_en}; {self.units} units in them: {units_en}.",
            f"الملفات: {self.files}؛ {files_ar}. الوحدات فيها: {self.units}؛ {units_ar}.",
        )


@dataclass(frozen=True, slots=True)
class Left:
    """A file that is not received, and why."""

    name: str
    why: Bilingual


_LINK = Bilingual("a symbolic link, not followed", "رابط رمزي، لا يُتبع")
_HIDDEN = Bilingual("a hidden file", "ملف مخفي")
_PROFILE = Bilingual("the mapping profile of the table beside it", "ملف مطابقة الجدول الذي بجانبه")


def walk(folder: Path) -> Iterator[Path | Left]:
    """The files of a folder in order. Links are not followed: one could lead to this machine's own files."""
    for path in sorted(folder.rglob("*")):
        if path.is_symlink():
            yield Left(path.name, _LINK)
        elif path.is_file():
            inside = path.relative_to(folder).parts
            if any(part.startswith(".") for part in inside):
                yield Left(path.name, _HIDDEN)
            elif _is_profile(path):
                yield Left(path.name, _PROFILE)
            elif not any((folder / Path(*inside[:n])).is_symlink() for n in range(1, len(inside))):
                yield path


def with_own_profile(one: CaseInput) -> CaseInput:
    """`one` with the profile that lies beside its table: list.yml for list.csv."""
    beside = one.path.with_suffix(".yml")
    return replace(one, profile=str(beside)) if one.profile is None and _is_profile(beside) else one


def _is_profile(path: Path) -> bool:
    if path.suffix != ".yml" or not path.is_file():
        return False
    tables: Iterable[Path] = (path.with_suffix(end) for end in (".csv", ".tsv", ".xlsx", ".json"))
    return any(table.is_file() for table in tables)
