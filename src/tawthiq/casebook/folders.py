"""A folder as it comes: every file in it by its own reader, and the account of the whole.

What auto-archiver wrote is one item: its records, and the files they name, packed so that the hashes in the records
can be checked against the files whenever the item is read.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from tawthiq.casebook.case import CaseInput
from tawthiq.casebook.running import Taken
from tawthiq.errors import Bilingual
from tawthiq.lang.plural import count_noun
from tawthiq.sources.captures import ENDS, HEAD, are_records


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
        units_en = (
            f"{count_noun(self.reports, 'report', 'en')}, {self.refused_units} refused, {self.empty} empty"
        )
        files_ar = f"المستلمة: {self.received}؛ المعروفة: {self.known}؛ المرفوضة: {self.refused}؛ المتروكة: {self.left}"
        units_ar = f"التقارير: {self.reports}؛ المرفوضة: {self.refused_units}؛ الفارغة: {self.empty}"
        return Bilingual(
            f"{count_noun(self.files, 'file', 'en')}: {files_en}; units in them: {self.units}, {units_en}.",
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


@dataclass(frozen=True, slots=True)
class Pack:
    """Files that are one item; `top` is their folder."""

    top: Path
    files: tuple[Path, ...]

    @property
    def name(self) -> Path:
        """The name under which it is received: that of its folder."""
        return Path(f"{self.top.resolve().name}.zip")

    def data(self) -> bytes:
        """A ZIP of them, the same bytes for the same files."""
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as made:
            for path in self.files:
                made.writestr(zipfile.ZipInfo(path.relative_to(self.top).as_posix()), path.read_bytes())
        return out.getvalue()


_NAME = re.compile(rb"[^/'\"]+(?=['\"])")  # the end of a quoted path


def walk(folder: Path) -> Iterator[Path | Pack | Left]:
    """The files of a folder in order. Links are not followed: one could lead to this machine's own files."""
    found = list(_files(folder))
    plain = [one for one in found if isinstance(one, Path)]
    packs = list(_packs(plain))
    packed = {path for pack in packs for path in pack.files}
    yield from packs
    yield from (one for one in found if one not in packed)


def _files(folder: Path) -> Iterator[Path | Left]:
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


def _packs(files: list[Path]) -> Iterator[Pack]:
    """What auto-archiver wrote: a file of records with the files under its folder whose names stand in it."""
    taken: set[Path] = set()
    for records in files:
        if records in taken or not _are_records(records):
            continue
        top, told = records.parent, {*_NAME.findall(records.read_bytes())}
        named = [
            path for path in files
            if path not in taken and top in path.parents and path != records and path.name.encode() in told
        ]  # fmt: skip
        taken.update((records, *named))
        yield Pack(top, (records, *named))


def _are_records(path: Path) -> bool:
    if path.suffix.lower() not in ENDS:
        return False
    with path.open("rb") as opened:
        return are_records(path.name, opened.read(HEAD))


def with_own_profile(one: CaseInput) -> CaseInput:
    """`one` with the profile that lies beside its table: list.yml for list.csv."""
    beside = one.path.with_suffix(".yml")
    return replace(one, profile=str(beside)) if one.profile is None and _is_profile(beside) else one


def _is_profile(path: Path) -> bool:
    if path.suffix != ".yml" or not path.is_file():
        return False
    tables: Iterable[Path] = (path.with_suffix(end) for end in (".csv", ".tsv", ".xlsx", ".json"))
    return any(table.is_file() for table in tables)
